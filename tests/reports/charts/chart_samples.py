"""Charts of invented agencies, ordinary and extreme, for the tests of the charts."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.month import Month
from ladder.reports.charts import (
    Chart,
    cost_by_year,
    funding_by_year,
    ladder_chart,
    net_income_by_hours,
    pay_against_market,
    rate_required,
    what_matters,
)
from ladder.reports.charts.cost_by_year import CostData, YearlyCost
from ladder.reports.charts.funding_by_year import FundEnd, FundingData, FundYears
from ladder.reports.charts.ladder_chart import LadderData, Rung
from ladder.reports.charts.net_income_by_hours import HoursLine, NetIncomeData, ProfileNet
from ladder.reports.charts.pay_against_market import MarketBenchmark, MarketData, RolePay
from ladder.reports.charts.rate_required import RateData, RateRung
from ladder.reports.charts.rows import EntryRole
from ladder.reports.charts.what_matters import End, Input, MattersData
from ladder.reports.charts.year_table import FiscalYear

FOOTER = (
    "Source: OEWS May 2025 (Bureau of Labor Statistics). 2026-07-01. Scenario: ladder. Illustrative: 7"
    " assumptions not yet replaced. Config 3fa9c1d2, ladder 0.1.0"
)
LONG = "Senior Certified Peer Support Specialist and Preceptor for Newly Hired Staff"
ENTRY = EntryRole("Direct Support Professional", Decimal("13.25"))
LONG_ENTRY = EntryRole(f"{LONG} of the Residential Program, Overnight and Weekend", Decimal("13.25"))


def rung(
    minimum: str,
    maximum: str,
    name: str = "Peer Specialist",
    track: str = "direct service",
    seats: str = "3.5",
) -> Rung:
    low, high = Decimal(minimum), Decimal(maximum)
    middle = ((low + high) / 2).quantize(Decimal("0.01"))
    return Rung(name, "mentor", track, "P2", low, middle, high, seats, (low + middle) / 2)


FOUR_RUNGS = (
    rung("14.50", "18.00", "Peer Support Specialist", seats="12"),
    rung("16.50", "21.00", "Peer Mentor (Preceptor)"),
    rung("20.00", "26.00", "Peer Supervisor"),
    rung("27.00", "34.10", "Director of Peer Support Services", seats="1"),
)
TRACKS = ("direct service", "training", "administration")


def ladder(rungs: tuple[Rung, ...] = FOUR_RUNGS, entry: EntryRole = ENTRY) -> LadderData:
    return LadderData("Example Health Network", "the ladder", Month.of(2026, 7), rungs, entry, FOOTER)


def many_rungs(count: int, name: str = LONG) -> tuple[Rung, ...]:
    return tuple(
        rung(f"{15 + 2 * index}.00", f"{19 + 3 * index}.00", name, TRACKS[index % 3])
        for index in range(count)
    )


def years(count: int, first_months: int = 10) -> tuple[FiscalYear, ...]:
    return tuple(FiscalYear(f"FY {2027 + index}", 12 if index else first_months) for index in range(count))


def yearly(name: str, first: str, count: int, growth: str = "1.03") -> YearlyCost:
    return YearlyCost(name, tuple(Decimal(first) * Decimal(growth) ** index for index in range(count)))


def cost(count: int, baseline: str, *scenarios: tuple[str, str]) -> CostData:
    lines = tuple(yearly(name, amount, count) for name, amount in scenarios)
    plan = yearly("today's plan", baseline, count)
    return CostData("Example Health Network", years(count), plan, lines, "wages and employer cost", FOOTER)


MIDDLES = {10: "13.10", 25: "15.20", 50: "18.34", 75: "22.90", 90: "28.15"}


def benchmark(label: str, area: str, percentiles: dict[int, str] | None = None) -> MarketBenchmark:
    rates = MIDDLES if percentiles is None else percentiles
    return MarketBenchmark(label, area, "May 2025", {key: Decimal(rate) for key, rate in rates.items()})


THREE_BENCHMARKS = (
    benchmark("Community health workers", "El Paso, Texas"),
    benchmark("Social and human service assistants", "Texas", {25: "16.90", 50: "19.93", 75: "24.80"}),
    benchmark("Psychiatric aides", "United States", {10: "14.60", 25: "17.20"}),
)
LONG_AREA = "New York-Newark-Jersey City, NY-NJ Metropolitan Statistical Area"


def roles(rungs: tuple[Rung, ...]) -> tuple[RolePay, ...]:
    return tuple(RolePay(each.title, each.average, each.minimum, each.control_point) for each in rungs)


def market(
    paid: tuple[RolePay, ...],
    benchmarks: tuple[MarketBenchmark, ...] = THREE_BENCHMARKS,
    entry: EntryRole = ENTRY,
) -> MarketData:
    return MarketData("Example Health Network", "the ladder", "July 2026", paid, entry, benchmarks, FOOTER)


def net_income(
    rate: str,
    lines: tuple[HoursLine, ...] = (),
    role: str = "Peer Support Specialist",
    ssdi: float = 1234.7,
    seat_hours: tuple[float, ...] = (20, 30, 37.5),
) -> NetIncomeData:
    """Amounts in the shape of the law, not the law's: SSI falls by half, SSDI stops past $1,690 a month."""
    stop = 1690 * 12 / 52 / float(rate)
    points = [(float(hours), False) for hours in range(5, 41) if hours != stop]
    if 5 < stop < 40:
        points += [(stop, False), (stop, True)]
    points.sort()
    wages = [float(rate) * hours * 52 / 12 for hours, _ in points]
    plain = [amount * 0.9235 for amount in wages]
    ssi = [max(0.0, 994 - (amount - 85) / 2) for amount in wages]
    paid = [0.0 if hours > stop or past else ssdi for hours, past in points]
    both = [max(benefit, money) for benefit, money in zip(paid, ssi, strict=True)]
    profiles = tuple(
        ProfileNet(name, tuple(a + b for a, b in zip(plain, benefit, strict=True)))
        for name, benefit in (
            ("no benefits", [0.0] * len(points)),
            ("SSI", ssi),
            ("SSDI", paid),
            ("both SSI and SSDI", both),
        )
    )
    hours = tuple(hours for hours, _ in points)
    programs = "wages, SSI, SSDI, FICA and federal income tax"
    return NetIncomeData(
        role, Decimal(rate), "July 2026", hours, profiles, lines, seat_hours, programs, FOOTER
    )


def law_lines(rate: str) -> tuple[HoursLine, ...]:
    return (
        HoursLine("trial work month", 1210 * 12 / 52 / float(rate)),
        HoursLine("substantial gainful activity (SGA)", 1690 * 12 / 52 / float(rate)),
        HoursLine("SSI payment ends", 2073 * 12 / 52 / float(rate)),
    )


def funding(
    count: int,
    funds: tuple[tuple[str, str, str | None], ...],
    unfunded: str = "84000",
    ends: tuple[FundEnd, ...] = (FundEnd("Block grant", "June 2028", 1),),
) -> FundingData:
    lines = tuple(FundYears(name, yearly(name, amount, count).amounts, ends) for name, amount, ends in funds)
    left = yearly("", unfunded, count, "1.4").amounts
    return FundingData("Example Health Network", "the ladder", years(count), lines, left, ends, FOOTER)


THREE_FUNDS = (
    ("Medicaid", "410000", None),
    ("Block grant", "120000", "June 2028"),
    ("County contract", "98000", "March 2029"),
)


def rates(*rungs: tuple[str, str, str | None]) -> RateData:
    found = tuple(
        RateRung(name, "H0038", Decimal("16.36"), Decimal(today), Decimal(required) if required else None)
        for name, today, required in rungs
    )
    return RateData("Example Health Network", "the ladder", found, FOOTER)


def matters(
    *inputs: tuple[str, str, str], planned: str = "2493048", without: tuple[str, ...] = ()
) -> MattersData:
    found = tuple(
        Input(name, "85%", End("at 70%", Decimal(low)), End("at 90%", Decimal(high)))
        for name, low, high in inputs
    )
    measure = 'net cost "the ladder" adds over five years'
    how = "one input at a time, ten percent either way, not a forecast"
    return MattersData("Example Health Network", measure, Decimal(planned), found, without, how, FOOTER)


def _charts() -> dict[str, Chart]:
    flat = tuple(rung("12.58", "12.58", f"Role {letter}") for letter in "ABC")
    apart = (rung("9.00", "9.50", "Aide"), rung("95.00", "180.00", "Medical Director of Everything"))
    close = tuple(HoursLine(f"a line of the law number {number}", 22 + number / 10) for number in range(4))
    eight = tuple(benchmark(f"{LONG} {number}", LONG_AREA) for number in range(8))
    vacant = tuple(RolePay(each.title, None, each.minimum, each.control_point) for each in FOUR_RUNGS)
    suppressed = (benchmark("Psychiatric aides", "Texas", {}), benchmark("Aides", "Texas", {90: "31.00"}))
    long_name = f"the ladder with {LONG} paid by the state's training grant"
    return {
        "ladder": ladder_chart.chart(ladder()),
        "ladder of one": ladder_chart.chart(ladder(FOUR_RUNGS[:1])),
        "ladder of ten on three tracks": ladder_chart.chart(ladder(many_rungs(10))),
        "ladder of twelve, all long": ladder_chart.chart(ladder(many_rungs(12), LONG_ENTRY)),
        "ladder of twenty-four": ladder_chart.chart(ladder(many_rungs(24))),
        "ladder of one rate": ladder_chart.chart(ladder(flat, EntryRole("Aide", Decimal("12.58")))),
        "ladder of rates far apart": ladder_chart.chart(ladder(apart)),
        "ladder below the entry role": ladder_chart.chart(
            ladder(FOUR_RUNGS, EntryRole("Direct Support Professional", Decimal("40.00")))
        ),
        "cost": cost_by_year.chart(cost(5, "694200", ("the ladder", "906120"))),
        "cost of the baseline": cost_by_year.chart(cost(5, "694200")),
        "cost of nothing": cost_by_year.chart(cost(3, "0", ("the ladder", "0"))),
        "cost from nothing": cost_by_year.chart(cost(1, "0", ("the ladder", "120"))),
        "cost of ten years, three scenarios": cost_by_year.chart(
            cost(10, "3400000", ("the ladder", "41000000"), (long_name, "390"), ("raises only", "3350000"))
        ),
        "cost of twenty years": cost_by_year.chart(cost(20, "694200000", ("the ladder", "906120000"))),
        "cost below zero": cost_by_year.chart(cost(4, "-50000", ("the ladder", "90000"))),
        "funding": funding_by_year.chart(funding(3, THREE_FUNDS)),
        "funding of nothing": funding_by_year.chart(funding(1, (("A", "0", None),), "0", ())),
        "funding of twelve long funds over ten years": funding_by_year.chart(
            funding(10, tuple((f"{LONG} {number}", f"{number}000000", "March 2029") for number in range(12)))
        ),
        "rates": rate_required.chart(
            rates(("Peer Specialist", "11.97", "16.49"), ("Peer Mentor", "11.97", "9.20"))
        ),
        "rates of nothing paid": rate_required.chart(rates((LONG, "11.97", None))),
        "rates of thirty roles": rate_required.chart(
            rates(*((f"{LONG} {number}", "2.88", f"{number * 9 + 1}.05") for number in range(30)))
        ),
        "matters": what_matters.chart(
            matters(("Unit rate", "-439630", "436881"), ("Vacancy", "33714", "-33714"))
        ),
        "matters of one": what_matters.chart(
            matters(("Unit rate", "0", "267272"), planned="-1200", without=("Vacancy", "Indirect rate"))
        ),
        "matters of twelve, all long": what_matters.chart(
            matters(
                *((f"{LONG} {number}", f"-{13 - number}00000", f"{number}000") for number in range(12)),
                without=(LONG,),
            )
        ),
        "matters on one side": what_matters.chart(
            matters(("Vacancy", "-4000", "-9000000"), ("Raises", "-120", "-1"), ("Exits", "0", "-3"))
        ),
        "matters of rising cost": what_matters.chart(
            matters(("Vacancy", "40000", "90000"), ("Raises", "1", "120"))
        ),
        "market": pay_against_market.chart(market(roles(FOUR_RUNGS))),
        "market of one role alone": pay_against_market.chart(market(roles(FOUR_RUNGS[:1]), ())),
        "market of twelve roles, eight benchmarks": pay_against_market.chart(
            market(roles(many_rungs(12)), eight, LONG_ENTRY)
        ),
        "market of thirty roles": pay_against_market.chart(market(roles(many_rungs(30)))),
        "market of vacant roles, suppressed": pay_against_market.chart(market(vacant, suppressed)),
        "net income": net_income_by_hours.chart(net_income("16.25", law_lines("16.25")), "net"),
        "net income at a high rate": net_income_by_hours.chart(
            net_income("94.10", law_lines("94.10"), LONG), "net"
        ),
        "net income at a low rate": net_income_by_hours.chart(net_income("7.25", law_lines("7.25")), "net"),
        "net income with lines close together": net_income_by_hours.chart(
            net_income("34.10", close, LONG, 50.0, ()), "net"
        ),
    }


CHARTS: dict[str, Chart] = _charts()
