"""Ranges, compa-ratios and circles against published plans and arithmetic worked here."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import plan_from, result_from

from ladder.model.money import cents
from ladder.pay.analytics import GREEN, IN_RANGE, RED, overlap, spread
from ladder.pay.structure import build_pay_structure

# Mississippi's general pay plan: minimum, market point and maximum of three grades, dollars a year.
MISSISSIPPI = """
agency: {name: Agency, kind: public, state: MS}
grades:
  G8:  {basis: annual, minimum: 33600, control_point: 44100, maximum: 55125}
  G9:  {basis: annual, minimum: 36624, control_point: 48069, maximum: 60086.25}
  G10: {basis: annual, minimum: 40286.40, control_point: 52875.90, maximum: 66094.88}
roles:
  one:   {title: One, tier: direct_support, grade: G8, flsa: exempt}
  two:   {title: Two, tier: mentor, grade: G9, flsa: exempt}
  three: {title: Three, tier: director, grade: G10, flsa: exempt}
seats:
  ones:   {role: one, hours: 20, place: control_point}
  twos:   {role: two, hours: 40, place: minimum}
  threes: {role: three, hours: 40, place: maximum}
promotions: [{from: one, to: two, months_in_role: 12}, {from: two, to: three, months_in_role: 12}]
"""


def rounded(value: Decimal | None, places: str = "0.0001") -> Decimal:
    assert value is not None
    return value.quantize(Decimal(places))


def test_mississippis_published_plan() -> None:
    result = result_from(MISSISSIPPI)
    grades = {name: years[0] for name, years in result.structure.grades.items()}
    assert [rounded(year.spread) for year in grades.values()] == [Decimal("0.6406")] * 3
    for year in grades.values():
        assert year.control_point is not None
        # the market point is 1.3125 of the minimum, and the maximum 1.25 of it
        assert rounded(year.control_point / year.lowest) == Decimal("1.3125")
        assert rounded(year.highest / year.control_point) == Decimal("1.25")
    # it is not the middle of the range: (33,600 + 55,125) / 2 = 44,362.50
    assert cents(grades["G8"].midpoint * 2080) == Decimal("44362.50")
    # 36,624 / 33,600 = 1.09 and 40,286.40 / 36,624 = 1.10, and so their midpoints
    assert [rounded(grades[name].progression, "0.001") for name in ("G9", "G10")] == [
        Decimal("0.090"),
        Decimal("0.100"),
    ]
    assert grades["G8"].progression is None
    # (55,125 - 36,624) / (60,086.25 - 36,624) = 18,501 / 23,462.25
    assert rounded(grades["G9"].overlap) == Decimal("0.7885")


def test_part_time_is_held_against_the_range_by_rate() -> None:
    lines = result_from(MISSISSIPPI).structure.lines
    # at the control point, at half the hours, and so half of its pay
    assert lines["ones"][0].compa_ratio == 1
    assert rounded(lines["twos"][0].compa_ratio) == rounded(Decimal(36624) / 48069)
    assert (lines["twos"][0].penetration, lines["threes"][0].penetration) == (0, 1)


def test_spreads_and_overlaps() -> None:
    assert spread(Decimal(60_000), Decimal(90_000)) == Decimal("0.5")
    # Calaveras County's second range starts above the first: 17.92 to 21.76, 22.84 to 27.76
    assert rounded(spread(Decimal("17.92"), Decimal("21.76")), "0.001") == Decimal("0.214")
    assert overlap(Decimal("21.76"), Decimal("22.84"), Decimal("27.76")) == 0
    # 16 to 20 and 18 to 22: a half of the higher range
    assert overlap(Decimal(20), Decimal(18), Decimal(22)) == Decimal("0.5")
    assert overlap(Decimal(30), Decimal(18), Decimal(22)) == 1  # never more than all of it
    assert overlap(Decimal(20), Decimal(20), Decimal(20)) == 0


@pytest.mark.parametrize(
    ("pay", "control", "ratio"), [("40000", "50000", "0.800"), ("64.10", "48.08", "1.333")]
)
def test_compa_ratio(pay: str, control: str, ratio: str) -> None:
    annual = Decimal(pay) > 1000
    basis, flsa = ("basis: annual, ", ", flsa: exempt") if annual else ("", "")
    low, high = Decimal(control) / 2, Decimal(control) * 2
    result = result_from(
        f"grades: {{G: {{{basis}minimum: {low}, control_point: {control}, maximum: {high}}}}}\n"
        f"roles: {{peer: {{title: Peer, tier: direct_support, grade: G{flsa}}}}}\n"
        f"seats: {{line: {{role: peer, hours: 20, rate: {pay}}}}}\n"
    )
    assert rounded(result.structure.lines["line"][0].compa_ratio, "0.001") == Decimal(ratio)


CIRCLES = """
grades: {G: {minimum: 20.00, control_point: 25.00, maximum: 30.00}}
seats:
  under: {role: peer, seats: 3, hours: 20, rate: 19.00}
  over:  {role: peer, hours: 40, rate: 31.00}
  inner: {role: peer, hours: 40, rate: 25.00}
"""


def test_circles_and_the_group() -> None:
    structure = result_from(CIRCLES).structure
    lines = {name: years[0] for name, years in structure.lines.items()}
    assert [line.circle for line in lines.values()] == [GREEN, RED, IN_RANGE]
    assert [line.penetration for line in lines.values()] == [Decimal("-0.1"), Decimal("1.1"), Decimal("0.5")]
    # (60 x 19 + 40 x 31 + 40 x 25) / (140 x 25) = 3,380 / 3,500; the mean of 0.76, 1.24 and 1 is 1
    assert rounded(structure.group_compa_ratio[0]) == Decimal("0.9657")


def test_a_range_of_one_rate_has_no_penetration() -> None:
    result = result_from("grades: {G: {minimum: 20.00, control_point: 20.00, maximum: 20.00}}\n")
    year = result.structure.lines["line"][0]
    assert (year.compa_ratio, year.penetration, year.circle) == (1, None, IN_RANGE)


def test_a_structure_adjustment_moves_ranges_and_nobodys_pay() -> None:
    plan = plan_from(
        "period: {start: 2027-01, months: 24}\n"
        "pay: {general_raises: {2027-07: 3%}, structure_adjustments: {2027-07: 2%, 2028-01: 1%}}\n"
        "seats: {line: {role: peer, hours: 20}, later: {role: peer, hours: 20, first_month: 2028-02}}\n"
    )
    pay = build_pay_structure(plan)
    # 20.00 x 1.03 x 1.02 = 21.012; 21.01 x 1.01 = 21.2201
    assert [pay.grades["G"]["minimum"][month] for month in (6, 7, 12, 13)] == [
        Decimal(each) for each in ("20.00", "21.01", "21.01", "21.22")
    ]
    assert pay.entry_rate[-1] == Decimal("20.60")
    # people get the general raise alone, and stand under the new minimum; a line that opens later starts at it
    assert pay.seats["line"].rate[-1] == Decimal("20.60")
    assert [pay.seats["later"].rate[month] for month in (0, 7, 13, 14)] == [
        Decimal(each) for each in ("20.00", "21.01", "21.22", "21.22")
    ]


def test_people_left_under_a_moved_minimum_are_green_circled() -> None:
    result = result_from(
        "period: {start: 2027-01, months: 24}\npay: {structure_adjustments: {2027-07: 2%}}\n"
    )
    assert [year.circle for year in result.structure.lines["line"]] == [IN_RANGE, GREEN]


def test_steps_are_not_moved_by_a_structure_adjustment() -> None:
    plan = plan_from(
        "grades: {G: {steps: [20.00, 21.00]}, R: {minimum: 20.00, control_point: 21.00, maximum: 22.00}}\n"
        "pay: {structure_adjustments: {2027-07: 2%}}\n"
    )
    pay = build_pay_structure(plan)
    assert pay.grades["G"]["step_2"][-1] == 21
    assert pay.grades["R"]["maximum"][-1] == Decimal("22.44")


def test_a_grade_of_steps() -> None:
    structure = result_from(
        "grades: {G: {steps: [20.00, 21.00, 22.26]}}\nseats: {line: {role: peer, hours: 20, step: 2}}\n"
    ).structure
    year, line = structure.grades["G"][0], structure.lines["line"][0]
    assert (year.steps, rounded(year.spread)) == (
        tuple(Decimal(step) for step in ("20.00", "21.00", "22.26")),
        Decimal("0.1130"),
    )
    assert (line.pay, line.compa_ratio, line.circle) == (21, None, None)
    assert structure.group_compa_ratio == (None,)
