"""A small plan of no one's, with every form of reference, unit, kind and value the workbook writer knows."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.month import Month, month_range
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, heading

MONTHS = month_range(Month.of(2026, 7), 6)
RATE = {"today": Decimal("12.58"), "ladder": Decimal("16.25")}
HOURS = Decimal("37.5")
FICA = Decimal("0.0765")
RAISE = Decimal("0.03")
TODAY, LADDER = Column("today", "Today"), Column("ladder", "With the ladder")

_ADDED = "{budget!wages_ladder}-{budget!wages_today}"

TITLE = "A plan for no one & nobody"
PROPERTIES = {
    "subject": "What a ladder costs",
    "creator": "ladder 0.1",
    "keywords": "pay, ladder",
    "config hash": "abc123",
}


def sheets() -> tuple[Sheet, ...]:
    """The workbook's sheets: text first, then results, inputs, workings, checks and sources."""
    return _about(), _summary(), _assumptions(), _budget(), _sources()


def monthly(scenario: str) -> list[Decimal]:
    """Wages by month: seats x weekly hours x 52 / 12 x rate; a raise in month 4, a seat less in month 5."""
    wages = []
    for index in range(len(MONTHS)):
        rate = RATE[scenario] * (1 + RAISE if index >= 3 else 1)
        wages.append(_seats(index) * HOURS * 52 / 12 * rate)
    return wages


def _seats(index: int) -> Decimal:
    return Decimal(4 if index < 4 else 3)


def _about() -> Sheet:
    contents = Table(
        "contents",
        "What is where",
        (Column("holds", "What it holds", width=70),),
        (
            Row("summary", "Summary", ("The answer on one page",), link="Summary"),
            Row(
                "budget",
                "Budget by month",
                ("Wages and payroll tax, month by month",),
                link="Budget by month",
            ),
        ),
        label_header="Sheet",
    )
    key = Table(
        "key",
        "How cells are marked",
        (Column("looks", "", width=30),),
        (
            Row("input", "An input", (Decimal("16.25"),), Unit.HOURLY, kind=Kind.INPUT),
            Row("calculation", "A calculation", (Decimal(1234),), Unit.DOLLARS),
            Row("total", "A total", (Decimal(-1234),), Unit.DOLLARS, kind=Kind.TOTAL),
            Row("check", "A check", (True,), kind=Kind.CHECK),
        ),
    )
    long = "This workbook belongs to no agency. " * 8
    return Sheet("About", TITLE, (contents, key), ("=1+1 is text here, not a formula.", long.strip()))


def _summary() -> Sheet:
    totals = [sum(monthly(name), Decimal(0)) for name in RATE]
    share = (totals[1] - totals[0]) / totals[0]
    answer = Table(
        "answer",
        "What it costs",
        (TODAY, LADDER, Column("difference", "Difference")),
        (
            Row(
                "wages",
                "Wages in six months",
                (*totals, totals[1] - totals[0]),
                Unit.DOLLARS,
                (
                    "SUM({budget!wages_today@2026-07:2026-12})",
                    "SUM({budget!wages_ladder@2026-07:2026-12})",
                    "{wages@ladder}-{wages@today}",
                ),
                Kind.TOTAL,
            ),
            Row(
                "tax",
                "Payroll tax",
                (*(t * FICA for t in totals), (totals[1] - totals[0]) * FICA),
                Unit.DOLLARS,
                "{wages}*{inputs!fica@ladder}",
                note="The employer's share, 26 USC 3111.",
            ),
            Row(
                "more",
                "Added share",
                (None, None, share),
                Unit.PERCENT,
                (None, None, "{wages}/{wages@today}"),
            ),
            Row(
                "ends",
                "Last month",
                (None, MONTHS[-1], None),
                Unit.MONTH,
                (None, "MAX({budget!month@2026-07:2026-12})", None),
            ),
            Row(
                "posture",
                "Posture",
                ("below", "above", None),
                formula=(
                    'IF({inputs!rate}<15,"below","above")',
                    'IF({inputs!rate}<15,"below","above")',
                    None,
                ),
            ),
            Row(
                "covered",
                "All months positive",
                (None, None, True),
                formula=(None, None, "MIN({budget!wages_today:wages_ladder@2026-07:2026-12})>0"),
                kind=Kind.CHECK,
            ),
        ),
        label_header="Six months",
        note="Before revenue. " * 12,
    )
    return Sheet(
        "Summary", "The ladder costs more", (answer,), ("Every number here follows from Assumptions.",)
    )


def _assumptions() -> Sheet:
    inputs = Table(
        "inputs",
        "Inputs",
        (TODAY, LADDER),
        (
            heading("pay", "Pay", (TODAY, LADDER)),
            Row("rate", "Starting rate", tuple(RATE.values()), Unit.HOURLY, kind=Kind.INPUT, indent=1),
            Row("raise", "General raise in October", (RAISE, RAISE), Unit.PERCENT, kind=Kind.INPUT, indent=1),
            Row("hours", "Weekly hours", (HOURS, HOURS), Unit.HOURS, kind=Kind.INPUT, indent=1),
            heading("cost", "Employer cost", (TODAY, LADDER)),
            Row(
                "fica",
                "FICA",
                (FICA, FICA),
                Unit.PERCENT,
                kind=Kind.INPUT,
                indent=1,
                note="26 USC 3101, 3111",
            ),
            Row("fee", "Background check, once", (0, 0), Unit.CENTS, kind=Kind.INPUT, indent=1),
            Row("year", "First fiscal year", (2027, 2027), Unit.FISCAL_YEAR, kind=Kind.INPUT, indent=1),
        ),
        label_header="Assumption",
        show_unit=True,
    )
    return Sheet("Assumptions", "Assumptions", (inputs,))


def _budget() -> Sheet:
    columns = tuple(Column(str(month), month, projected=month >= Month.of(2026, 11)) for month in MONTHS)
    rates = {name: [RATE[name] * (1 + RAISE if index >= 3 else 1) for index in range(6)] for name in RATE}
    running, total = [], Decimal(0)
    for index in range(6):
        total += monthly("today")[index] + monthly("ladder")[index]
        running.append(total)
    budget = Table(
        "budget",
        "Budget",
        columns,
        (
            Row("month", "Month", MONTHS, Unit.MONTH),
            Row(
                "seats",
                "Filled seats",
                tuple(_seats(index) for index in range(6)),
                Unit.SEATS,
                kind=Kind.INPUT,
            ),
            *(
                Row(
                    f"rate_{name}",
                    f"Rate, {name}",
                    tuple(rates[name]),
                    Unit.HOURLY,
                    f"{{inputs!rate@{name}}}*IF({{month}}>=DATE(2026,10,1),1+{{inputs!raise@{name}}},1)",
                )
                for name in RATE
            ),
            *(
                Row(
                    f"wages_{name}",
                    f"Wages, {name}",
                    tuple(monthly(name)),
                    Unit.DOLLARS,
                    f"{{seats}}*{{inputs!hours@{name}}}*52/12*{{rate_{name}}}",
                )
                for name in RATE
            ),
            Row(
                "both",
                "Both together",
                tuple(a + b for a, b in zip(monthly("today"), monthly("ladder"), strict=True)),
                Unit.DOLLARS,
                "SUM({wages_today:wages_ladder})",
                Kind.TOTAL,
            ),
            Row(
                "running",
                "Running total",
                tuple(running),
                Unit.DOLLARS,
                ("{both}", *["{running@<}+{both}"] * 5),
            ),
        ),
        label_header="Month",
        show_unit=True,
    )
    change = [added - base for added, base in zip(monthly("ladder"), monthly("today"), strict=True)]
    second = Table(
        "change",
        "What the ladder adds",
        columns,
        (
            Row("added", "Added wages", tuple(change), Unit.DOLLARS, _ADDED),
            Row("before", "Wages the month before", (None, *monthly("today")[:5]), Unit.DOLLARS,
                (None, *["{budget!wages_today@<}"] * 5)),
            Row("back", "Taken back", tuple(-value for value in change), Unit.DOLLARS, "-{added}"),
        ),
        label_header="Month",
        show_unit=True,
    )  # fmt: skip
    return Sheet("Budget by month", "Wages by month", (budget, second))


def _sources() -> Sheet:
    columns = (
        Column("words", "What it says", width=60),
        Column("where", "Where", width=40),
        Column("number", "Figure", width=10),
    )
    rows = (
        Row(
            "fica",
            "Payroll tax",
            ("Taxes on wages. " * 12, "https://www.ssa.gov/oact/progdata/taxRates.html", 7),
        ),
        Row("odd", "@SUM(1)", ('=HYPERLINK("http://example.org")', "+2", -3)),
        Row("signs", "+1", ("-2", "'quoted", True)),
    )
    return Sheet(
        "Sources", "Where figures come from", (Table("sources", "", columns, rows, label_header="Figure"),)
    )
