"""The dated figures: each with unit, source and status; looked up by month; projected by the statute."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ladder.law import FigureNotKnownError, FiguresError, Projection, load_law, month_law
from ladder.law.figures import read_program, shipped_programs
from ladder.model.month import Month

LAW = load_law()
GOOD = """
program: A program
published_through: 2026
checked: 2026-11-21
sources: {notice: https://example.gov/notice}
rate:
  title: A rate
  unit: USD/month
  law: 1 CFR 1
  indexed: {by: cola}
  values:
    2025: {amount: 100.10, source: notice, status: published}
    2026: {amount: 110.20, source: notice, status: computed}
"""


def test_a_good_file_is_read_exactly() -> None:
    program = read_program(GOOD)
    value = program.figures["rate"].values[Month.of(2025, 1)]
    assert value.amount == Decimal("100.10")
    assert value.source == "https://example.gov/notice"


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("USD/fortnight", "USD/month", "unit"),
        ("status: sure", "status: published", "status"),
        ("extra: 1", "law: 1 CFR 1", "extra"),
        ('source: ""', "source: notice", "source"),
        ("2024: {amount", "2026: {amount", "ascending"),
        ("2025: {amount", "2026: {amount", "twice"),
        ("2028: {amount", "2026: {amount", "without a gap"),
        ("indexed: {by: moon}", "indexed: {by: cola}", "indexed"),
    ],
)
def test_a_wrong_file_is_refused_in_words(wrong: str, right: str, message: str) -> None:
    text = GOOD.replace(right, wrong, 1) if message != "twice" else GOOD.replace("2026: {", "2025: {", 1)
    assert text != GOOD
    with pytest.raises(FiguresError, match=message):
        read_program(text)


def test_every_shipped_value_says_where_it_was_read() -> None:
    values = [
        value
        for program in shipped_programs().values()
        for series in program.figures.values()
        for dated in (series.values, *series.places.values())
        for value in dated.values()
    ]
    assert len(values) > 500
    assert all(len(value.source) > 10 for value in values)


# ssa.gov/oact/cola and cms.gov, by year from 2019: SGA, blind SGA, trial work, SSI rate, couple, student month
# and year, wage base, Part B
TABLE = {
    2019: (1220, 2040, 880, 771, 1157, 1870, 7550, 132900, "135.50"),
    2020: (1260, 2110, 910, 783, 1175, 1900, 7670, 137700, "144.60"),
    2021: (1310, 2190, 940, 794, 1191, 1930, 7770, 142800, "148.50"),
    2022: (1350, 2260, 970, 841, 1261, 2040, 8230, 147000, "170.10"),
    2023: (1470, 2460, 1050, 914, 1371, 2220, 8950, 160200, "164.90"),
    2024: (1550, 2590, 1110, 943, 1415, 2290, 9230, 168600, "174.70"),
    2025: (1620, 2700, 1160, 967, 1450, 2350, 9460, 176100, "185.00"),
    2026: (1690, 2830, 1210, 994, 1491, 2410, 9730, 184500, "202.90"),
}
NAMES = (
    "substantial_gainful_activity",
    "substantial_gainful_activity_blind",
    "trial_work_month",
    "federal_benefit_rate",
    "federal_benefit_rate_couple",
    "student_exclusion_month",
    "student_exclusion_year",
    "oasdi_wage_base",
    "part_b_premium",
)


@pytest.mark.parametrize("year", TABLE)
def test_the_table(year: int) -> None:
    for month in (1, 12):
        found = [LAW.value(name, Month.of(year, month)) for name in NAMES]
        assert found == [Decimal(str(amount)) for amount in TABLE[year]]


@pytest.mark.parametrize("year", range(2020, 2028))
def test_the_formulas_give_the_known_years(year: int) -> None:
    """Each index formula, from the years before, reaches the value that was published."""
    indexes = {
        2018: "52145.80",
        2019: "54099.99",
        2020: "55628.60",
        2021: "60575.07",
        2022: "63795.13",
        2023: "66621.80",
        2024: "69846.57",
        2025: "72800.33",
    }
    average = Decimal(indexes[year - 2])

    def nearest(base: int, over: str, multiple: int) -> int:
        return round(base * average / Decimal(over) / multiple) * multiple

    month = Month.of(year, 6)
    assert nearest(700, "28861.44", 10) == LAW.value("substantial_gainful_activity", month)
    assert nearest(930, "22935.42", 10) == LAW.value("substantial_gainful_activity_blind", month)
    assert nearest(530, "30469.84", 10) == LAW.value("trial_work_month", month)
    assert nearest(60600, "22935.42", 300) == LAW.value("oasdi_wage_base", month)


def test_what_2027_rests_on() -> None:
    january = Month.of(2027, 1)
    published = {"federal_benefit_rate": 1029, "federal_benefit_rate_couple": 1544, "oasdi_wage_base": 192300}
    computed = {"substantial_gainful_activity": 1770, "trial_work_month": 1270}
    for name, amount in published.items():
        assert (LAW.value(name, january), LAW.figure(name, january).status) == (amount, "published")
    for name, amount in computed.items():
        assert (LAW.value(name, january), LAW.figure(name, january).status) == (amount, "computed")
    assert LAW.figure("part_b_premium", january).status == "projected"


def test_projection_is_chained_and_marked() -> None:
    law = load_law(Projection(cola=Decimal("0.03"), wage_growth=Decimal("0.04"), source="the test"))
    # 11,929.46 x 1.036 = 12,358.92; x 1.03 = 12,729.69; / 12 = 1,060.8
    # 17,892.21 x 1.036 = 18,536.33; x 1.03 = 19,092.42; / 12 = 1,591.03
    rate, couple = (
        law.figure(name, Month.of(2028, 7))
        for name in ("federal_benefit_rate", "federal_benefit_rate_couple")
    )
    assert (rate.value, couple.value, rate.status) == (1060, 1591, "projected")
    assert "the test" in rate.source
    # 700 x 72,800.33 x 1.04 / 28,861.44 = 1,836.3
    assert law.value("substantial_gainful_activity", Month.of(2028, 1)) == 1840


def test_no_rise_in_benefits_holds_the_blind_amount_and_the_wage_base() -> None:
    law = load_law(Projection(cola=Decimal(0), wage_growth=Decimal("0.05")))
    month = Month.of(2028, 3)
    assert law.value("substantial_gainful_activity_blind", month) == 2950
    assert law.value("oasdi_wage_base", month) == 192300
    assert law.value("substantial_gainful_activity", month) > 1770


def test_wage_indexed_amounts_never_fall() -> None:
    law = load_law(Projection(wage_growth=Decimal("-0.10")))
    assert law.value("substantial_gainful_activity", Month.of(2029, 1)) == 1770


def test_1619b_chart_is_projected_as_new_base_and_old_medicaid_part() -> None:
    # 53,165 + 12 x 2 x (1,029 - 994)
    figure = LAW.figure("medicaid_1619b_threshold", Month.of(2027, 2), "TX")
    assert (figure.value, figure.status) == (54005, "projected")


def test_a_year_a_place_lacks_is_not_carried_over() -> None:
    with pytest.raises(FigureNotKnownError, match="March 2024"):
        LAW.figure("medicaid_1619b_threshold", Month.of(2024, 3), "AL")


def test_before_the_first_year_and_unknown_names() -> None:
    with pytest.raises(FigureNotKnownError, match="none is known before January 2017"):
        LAW.figure("federal_benefit_rate", Month.of(2016, 12))
    with pytest.raises(KeyError, match="federal_benefit_rat "):
        LAW.figure("federal_benefit_rat", Month.of(2026, 1))
    record = month_law(LAW, Month.of(2016, 6))
    assert {"federal_benefit_rate", "trial_work_month"} <= record.unknown


def test_a_held_amount_is_marked_past_the_published_year() -> None:
    place = "NY.living_alone"
    assert LAW.figure("state_supplement", Month.of(2026, 12), place).status == "published"
    assert LAW.figure("state_supplement", Month.of(2027, 1), place).status == "projected"
    # a state that pays none pays none
    assert LAW.figure("state_supplement", Month.of(2028, 1), "TX.own_household").status == "secondary"


def test_published_through_is_by_program() -> None:
    assert LAW.published_through["ssi"] == 2027
    assert LAW.published_through["medicare"] == 2026


def test_a_far_year_is_projected_without_looking_up_every_year_before_it_in_turn() -> None:
    far = Month.of(2300, 1)
    names = ("substantial_gainful_activity_blind", "substantial_gainful_activity", "trial_work_month")
    amounts = [load_law().value(name, far) for name in names]
    assert amounts == sorted(amounts, reverse=True)
    assert amounts[-1] > 1_000_000
