"""Steady months and hours below each line by hand.

2027: federal benefit rate 1,029 (SSA fact sheet); SGA 1,770 and trial work month 1,270 by the statute's formula.
2026: 994, 1,690 and 1,210 (https://www.ssa.gov/oact/cola/sga.html, twp.html, SSIamts.html).
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import amounts, mills_of, plan_from, result_from

from ladder.law import load_law, month_law
from ladder.law.income_tax import tax_year
from ladder.law.money import to_dollars
from ladder.law.payroll import employee_fica
from ladder.model.month import Month
from ladder.model.plan import WorkerView
from ladder.worker.schedule import (
    AVERAGE_WEEKS,
    WORKDAY_WEEKS,
    SteadyLaw,
    WorkerSchedule,
    earnings_lines,
    hours_below,
    hours_that_pay_less,
    schedule,
    steady_law,
    steady_month,
)

LAW = {
    year: SteadyLaw(month_law(load_law(), Month.of(year, 1)), tax_year(load_law(), year), 0, False, -1)
    for year in (2026, 2027)
}


def month_of(profile: str, wages: str, year: int = 2027) -> dict[str, Decimal]:
    """Dollars of a steady month; SSDI is 1,630 for SSDI alone and 600 beside SSI."""
    worker = WorkerView(ssdi_benefit=1630, ssdi_benefit_with_ssi=600)
    found = steady_month(profile, mills_of([wages]), worker, LAW[year])
    names = ("countable", "ssi", "supplement", "ssdi", "tax", "net")
    return dict(zip(names, (to_dollars(int(each[0])) for each in found), strict=True))


@pytest.mark.parametrize(
    ("year", "wages", "countable", "paid"),
    [
        (2027, "0", "0", "1029"),
        (2027, "85.00", "0", "1029"),  # 20 + 65
        (2027, "85.01", "0.005", "1029"),  # 1,028.995 goes up to the cent
        (2027, "85.02", "0.01", "1028.99"),
        (2027, "85.03", "0.015", "1028.99"),  # 1,028.985
        (2027, "1000", "457.5", "571.50"),  # (1,000 - 85) / 2
        (2027, "1233.27", "574.135", "454.87"),  # 454.865
        (2027, "1770.00", "842.5", "186.50"),  # SGA means nothing to SSI
        (2027, "1770.01", "842.505", "186.50"),  # 186.495
        (2027, "2140.99", "1027.995", "1.01"),  # 1.005
        (2027, "2141.00", "1028", "1"),
        (2027, "2141.02", "1028.01", "1"),  # 0.99: the minimum is a dollar
        (2027, "2142.99", "1028.995", "1"),  # 0.005
        (2027, "2143.00", "1029", "0"),  # break-even: 2 x 1,029 + 85
        (2027, "2143.01", "1029.005", "0"),
        (2027, "4000", "1957.5", "0"),
        (2026, "0", "0", "994"),
        (2026, "1000", "457.5", "536.50"),
        (2026, "2072.99", "993.995", "1"),
        (2026, "2073.00", "994", "0"),  # 2 x 994 + 85
    ],
)
def test_ssi_at_and_around_each_line(year: int, wages: str, countable: str, paid: str) -> None:
    month = month_of("ssi", wages, year)
    assert (month["countable"], month["ssi"], month["ssdi"]) == tuple(amounts(countable, paid, 0))


@pytest.mark.parametrize(
    ("year", "wages", "paid"),
    [
        (2027, "0", "1630"),
        (2027, "1270.01", "1630"),  # trial work is used up: the trial work line changes nothing
        (2027, "1770.00", "1630"),  # at SGA is not over it
        (2027, "1770.01", "0"),
        (2026, "1690.00", "1630"),
        (2026, "1690.01", "0"),
    ],
)
def test_ssdi_at_and_over_substantial_gainful_activity(year: int, wages: str, paid: str) -> None:
    month = month_of("ssdi", wages, year)
    assert (month["countable"], month["ssi"], month["ssdi"]) == tuple(amounts(0, 0, paid))


@pytest.mark.parametrize(
    ("wages", "countable", "ssi", "ssdi"),
    [
        # SSDI 600 less 20 = 580 countable; of wages only 65 is left out then.
        ("0", "580", "449", "600"),
        ("65", "580", "449", "600"),
        ("85", "590", "439", "600"),
        ("962.98", "1028.99", "1", "600"),  # (962.98 - 65) / 2 = 448.99; 0.01 pays a dollar
        ("963.00", "1029", "0", "600"),
        ("1770.00", "1432.5", "0", "600"),
        # A cent more is SGA: no SSDI, so SSI comes back: 20 and 65 off the wages, 1,029 - 842.505 = 186.495.
        ("1770.01", "842.505", "186.50", "0"),
    ],
)
def test_ssi_and_ssdi_together(wages: str, countable: str, ssi: str, ssdi: str) -> None:
    month = month_of("both", wages)
    assert (month["countable"], month["ssi"], month["ssdi"]) == tuple(amounts(countable, ssi, ssdi))


def test_a_small_ssdi_benefit_leaves_part_of_the_general_exclusion_to_wages() -> None:
    # SSDI 12: all of it under the 20; 8 left. Wages 273: (273 - 8 - 65) / 2 = 100. 1,029 - 100 = 929.
    found = steady_month("both", mills_of(["273"]), WorkerView(ssdi_benefit_with_ssi=12), LAW[2027])
    assert [to_dollars(int(each[0])) for each in found[:4]] == amounts(100, 929, 0, 12)


@pytest.mark.parametrize(
    ("wages", "tax"),
    [
        ("1233.27", "94.34"),  # 76.46274 -> 76.46 and 17.882415 -> 17.88; 7.65% at once would be 94.35
        ("1518.40", "116.16"),  # 94.1408 -> 94.14; 22.0168 -> 22.02
        ("1000", "76.50"),  # 62.00 and 14.50
        ("100.00", "7.65"),  # 6.20; 1.45
        ("1.00", "0.07"),  # 0.062 -> 0.06; 0.0145 -> 0.01
        ("2.50", "0.20"),  # 0.155 -> 0.16, half up; 0.03625 -> 0.04
        ("0", "0"),
    ],
)
def test_fica_to_the_cent(wages: str, tax: str) -> None:
    assert to_dollars(int(employee_fica(mills_of([wages]), 0, LAW[2027].month)[0])) == Decimal(tax)


def test_net_income_is_wages_and_benefits_less_fica() -> None:
    # 14,799.24 a year is under the standard deduction of 16,550, and with half of 19,560 under 25,000: no tax.
    # 1,233.27 - 94.34 = 1,138.93; with SSI 454.87: 1,593.80; with SSDI 1,630: 2,768.93;
    # both: 600, SSI 1,029 - 580 - 584.135 < 0: none: 1,738.93.
    net = {profile: month_of(profile, "1233.27")["net"] for profile in ("none", "ssi", "ssdi", "both")}
    assert net == dict(zip(net, amounts("1138.93", "1593.80", "2768.93", "1738.93"), strict=True))


def schedule_at(
    rate: str, *seat_hours: str, start: str = "2027-01", frequency: str = "biweekly"
) -> WorkerSchedule:
    plan = plan_from(f"period: {{start: {start}, months: 12}}\npay: {{frequency: {frequency}}}")
    law = steady_law(plan, load_law())
    return schedule("peer", "Peer", Decimal(rate), tuple(amounts(*seat_hours)), plan, law)


def test_wages_of_an_average_month_in_cents() -> None:
    # 14.23 x 20 x 52 / 12 = 1,233.2667 -> 1,233.27; 16.05 x 37.5 x 52 / 12 = 2,608.125, a tie -> 2,608.13.
    assert dict(zip(schedule_at("14.23").hours, schedule_at("14.23").wages, strict=True))[
        Decimal(20)
    ] == Decimal("1233.27")
    odd = schedule_at("16.05", "37.5")
    assert odd.wages[odd.at(Decimal("37.5"))] == Decimal("2608.13")


def test_a_schedule_has_5_to_40_hours_and_the_hours_of_the_seats() -> None:
    hours = schedule_at("20", "18.75", "20", "45").hours
    assert hours[:2] == (5, 6)
    assert hours[-2:] == (40, 45)
    assert Decimal("18.75") in hours
    assert len(hours) == 36 + 2


def test_exactly_sga_in_an_average_month_of_2026() -> None:
    # 19.50 x 20 x 52 / 12 = 1,690.00, the line itself; a cent an hour more, 1,690.87, is over it.
    at, over = schedule_at("19.50", start="2026-01"), schedule_at("19.51", start="2026-01")
    twenty = at.at(Decimal(20))
    assert at.wages[twenty] == 1690
    assert at.profiles["ssdi"].ssdi[twenty] == 1688  # 1,688.60, whole dollars
    assert over.wages[twenty] == Decimal("1690.87")
    assert over.profiles["ssdi"].ssdi[twenty] == 0


@pytest.mark.parametrize(
    ("rate", "start", "frequency", "name", "amount", "worst", "average"),
    [
        # Worst month for SSDI: 23 workdays, 23 / 5 = 4.6 weeks; the average has 52 / 12.
        # 14.23 x 4.6 = 65.458: 1,270 / 65.458 = 19.40 and 1,770 / 65.458 = 27.04.
        # Average: 14.23 x 52 / 12 = 61.6633: 1,270 / 61.6633 = 20.596 and 1,770 / 61.6633 = 28.70.
        ("14.23", "2027-01", "biweekly", "trial_work_month", "1270", "19.4", "20.5"),
        ("14.23", "2027-01", "biweekly", "sga", "1770", "27.0", "28.7"),
        # Worst month for SSI, biweekly: three paydays of two weeks, 6 weeks: 2,143 / 85.38 = 25.099;
        # average 25,716 / 739.96 = 34.753
        ("14.23", "2027-01", "biweekly", "ssi_break_even", "2143", "25.0", "34.7"),
        # Weekly: five paydays: 2,143 / (21.43 x 5) = exactly 20; average 25,716 / 1,114.36 = 23.077
        ("21.43", "2027-01", "weekly", "ssi_break_even", "2143", "20.0", "23.0"),
        (
            "21.44",
            "2027-01",
            "weekly",
            "ssi_break_even",
            "2143",
            "19.9",
            "23.0",
        ),  # 19.99; 25,716 / 1,114.88 = 23.07
        # Twice a month: what 23 workdays pay, 2,143 / (20 x 4.6) = 23.29; average 24.727
        ("20.00", "2027-01", "semimonthly", "ssi_break_even", "2143", "23.2", "24.7"),
        ("20.00", "2027-01", "monthly", "ssi_break_even", "2143", "23.2", "24.7"),
        # 2026: average exactly at the line: 1,690 x 12 / (19.50 x 52) = 20; worst 1,690 / 89.70 = 18.84
        ("19.50", "2026-01", "biweekly", "sga", "1690", "18.8", "20.0"),
        ("19.51", "2026-01", "biweekly", "sga", "1690", "18.8", "19.9"),
        # 2026: 1,210 / (12.10 x 4.6) = 21.74; x 12 / (12.10 x 52) = 23.08
        ("12.10", "2026-01", "biweekly", "trial_work_month", "1210", "21.7", "23.0"),
        # 2026: 2 x 994 + 85 = 2,073; 13.82 x 6 = 82.92: exactly 25; average 24,876 / 718.64 = 34.62
        ("13.82", "2026-01", "biweekly", "ssi_break_even", "2073", "25.0", "34.6"),
    ],
)
def test_hours_below_each_line(
    rate: str, start: str, frequency: str, name: str, amount: str, worst: str, average: str
) -> None:
    plan = plan_from(f"period: {{start: {start}, months: 12}}\npay: {{frequency: {frequency}}}")
    lines = earnings_lines(Decimal(rate), plan, steady_law(plan, load_law()))
    line = next(line for line in lines if line.name == name)
    assert (line.amount, line.worst_month_hours, line.average_month_hours) == tuple(
        amounts(amount, worst, average)
    )


@pytest.mark.parametrize(
    ("line", "rate", "weeks", "hours"),
    [
        (
            "1766.40",
            "20.00",
            WORKDAY_WEEKS,
            "19.2",
        ),  # 20 x 4.6 = 92 a weekly hour; 92 x 19.2 = 1,766.40 exactly
        ("1766.39", "20.00", WORKDAY_WEEKS, "19.1"),
        ("1755.00", "18.00", AVERAGE_WEEKS, "22.5"),  # 18 x 52 / 12 = 78; 78 x 22.5 = 1,755 exactly
        ("1754.99", "18.00", AVERAGE_WEEKS, "22.4"),
        ("1027.00", "15.00", AVERAGE_WEEKS, "15.8"),  # 65 x 15.8 = 1,027
        ("1800.00", "10.00", Decimal(6), "30.0"),
    ],
)
def test_hours_exactly_at_a_tenth_are_kept(line: str, rate: str, weeks: Decimal, hours: str) -> None:
    assert hours_below(Decimal(line), Decimal(rate), weeks) == Decimal(hours)


def test_stretches_of_hours_that_pay_less() -> None:
    hours = amounts(5, 10, 15, 20, 25, 30, 35)
    # 10 h leaves 300; 15 and 20 leave less; 25 leaves more again. Then 35 leaves less, and nothing after.
    assert hours_that_pay_less(hours, amounts(200, 300, 250, 299, 310, 400, 390)) == ((10, 25), (30, None))
    # As much is not less, and being whole again at exactly as much counts.
    assert hours_that_pay_less(hours, amounts(200, 300, 300, 250, 300, 400, 500)) == ((15, 25),)
    assert hours_that_pay_less(hours, amounts(1, 2, 3, 4, 5, 6, 7)) == ()


def test_hours_to_come_out_ahead_after_ssdi_stops() -> None:
    # At 20.00 an hour, SSDI 1,688.60, paid as 1,688. 2027's tax: deduction 16,550, 10% to 12,750, 12% over it.
    # 20 h: wages 1,733.33, FICA 107.47 + 25.13. A year: wages 20,799.96, half of SSDI 10,128, so 5,927.96 over
    #   25,000, half of it taxed: 2,963.98; 7,213.94 taxable, tax 721.39, a month 60.12.
    #   Net 1,733.33 + 1,688 - 132.60 - 60.12 = 3,228.61.
    # 21 h: 1,820.00 is over 1,770: no SSDI. 21,840 - 16,550 = 5,290: tax 529, a month 44.08.
    #   Net 1,820 - 139.23 - 44.08 = 1,636.69.
    # 43 h: 3,726.67 - 285.09 - 260.45 = 3,181.13 (28,170.04 taxable: 1,275 + 1,850.40 = 3,125.40), not yet.
    # 44 h: 3,813.33 - 291.72 - 270.85 = 3,250.76 (29,209.96 taxable: 1,275 + 1,975.20 = 3,250.20): ahead.
    shown = schedule_at("20.00", "41", "42", "43", "44")
    net = dict(zip(shown.hours, shown.profiles["ssdi"].net, strict=True))
    assert [net[Decimal(hours)] for hours in (20, 21, 43, 44)] == amounts(
        "3228.61", "1636.69", "3181.13", "3250.76"
    )
    assert hours_that_pay_less(shown.hours, shown.profiles["ssdi"].net) == ((20, 44),)
    until_40 = schedule_at("20.00")
    assert hours_that_pay_less(until_40.hours, until_40.profiles["ssdi"].net) == ((20, None),)


def test_with_ssi_more_hours_never_pay_less() -> None:
    # Half of wages past 85 is kept, less 7.65%: 42.35 cents of each dollar, then 92.35.
    shown = schedule_at("20.00")
    assert hours_that_pay_less(shown.hours, shown.profiles["ssi"].net) == ()


def test_a_role_s_schedule_is_at_its_pay_in_cents_and_its_seats_hours_a_person() -> None:
    # 240 h at 14.00 and 120 h at 18.00 average 15.3333 -> 15.33. 37.5 h shared by two is 18.75 h a person.
    found = result_from("""
grades: {G: {minimum: 14.00, control_point: 18.00, maximum: 22.00}}
roles:
  peer:   {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: G}
seats:
  a: {role: peer, seats: 12, hours: 20}
  b: {role: peer, seats: 3, hours: 40, place: control_point}
  c: {role: peer, seats: 0, hours: 12}
  d: {role: mentor, seats: 2, hours: 37.5, shared_by: 2, first_month: 2027-06}
""").worker
    assert [(each.role, each.rate, each.seat_hours) for each in found] == [
        ("mentor", Decimal("14.00"), (Decimal("18.75"),)),
        ("peer", Decimal("15.33"), (20, 40)),
    ]


def test_a_plan_that_starts_past_the_published_figures_says_projected() -> None:
    assert not schedule_at("20.00", start="2027-12").projected
    assert schedule_at("20.00", start="2028-01").projected


def test_the_supplement_of_new_york_adds_to_ssi_and_moves_its_break_even() -> None:
    # New York, own household: 87. Break-even 2 x (1,029 + 87) + 85 = 2,317. Beside SSDI of 600:
    # 2 x (1,116 - 580) + 65 = 1,137. At 2,200: countable 1,057.50 is 28.50 over 1,029: no SSI, 87 - 28.50 = 58.50.
    plan = plan_from("agency: {name: Agency, kind: nonprofit, state: NY}")
    law = steady_law(plan, load_law())
    lines = {line.name: line.amount for line in earnings_lines(Decimal(20), plan, law)}
    assert (lines["ssi_break_even"], lines["ssi_break_even_with_ssdi"]) == (2317, 1137)
    _, ssi, supplement, *_ = steady_month("ssi", mills_of(["2200", "1000"]), plan.worker, law)
    # At 1,000: countable 457.50, SSI 571.50 and the whole 87.
    assert [to_dollars(int(each)) for each in (*ssi, *supplement)] == amounts("0", "571.50", "58.50", "87")


def test_an_employer_outside_social_security_withholds_medicare_only() -> None:
    # 1,733.33 x 1.45% = 25.133 -> 25.13; with Social Security 107.47 more.
    inside, outside = (plan_from(f"employer_cost: {{social_security: {word}}}") for word in ("true", "false"))
    taxes = []
    for plan in (inside, outside):
        shown = schedule("peer", "Peer", Decimal(20), (), plan, steady_law(plan, load_law()))
        taxes.append(shown.fica[shown.at(Decimal(20))])
    assert taxes == amounts("132.60", "25.13")


def test_the_1619b_line_is_the_chart_over_twelve() -> None:
    # Texas 2027, projected: 53,165 + 24 x (1,029 - 994) = 54,005; a twelfth 4,500.42.
    # Biweekly: 27 paydays in a year, 54 weeks of pay: 54,005 / (20 x 54) = 50.004; average 54,005 / 1,040 = 51.93.
    plan = plan_from("agency: {name: Agency, kind: public, state: TX}")
    line = earnings_lines(Decimal(20), plan, steady_law(plan, load_law()))[-1]
    assert (line.name, line.amount, line.worst_month_hours, line.average_month_hours) == (
        "threshold_1619b",
        Decimal("4500.42"),
        Decimal("50.0"),
        Decimal("51.9"),
    )
