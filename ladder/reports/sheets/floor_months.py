"""Workings of the sheet "Floors", month by month: the floors, the seats under them, and what lifting them costs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.model.plan import WEEKS_A_YEAR
from ladder.reports.sheets import months
from ladder.reports.sheets.cost_formulas import Assumed, follows_wages
from ladder.reports.sheets.month_rows import ScenarioRows
from ladder.reports.sheets.pay_rows import PAID_RATE
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value
from ladder.workforce.exposure import Floor, is_salaried

LABEL_WIDTH = 62
WORDS: dict[Floor, str] = {
    "minimum_wage": "the minimum wage",
    "exempt_salary": "the exempt salary level",
    "living_wage": "the living wage",
}


def key(scenario: str) -> str:
    """The key of a scenario's month-by-month workings."""
    return f"floor_months.{scenario}"


def floor_amounts(result: Result, floor: Floor) -> list[Decimal]:
    """A floor by month."""
    if floor == "living_wage":
        return list(result.floors.living_wage or ())
    figures = result.floors.minimum_wage if floor == "minimum_wage" else result.floors.exempt_salary
    return [figure.value for figure in figures]


class _Rows(ScenarioRows):
    """Rows of the floors; columns are the months."""

    def __init__(self, result: Result, inputs: Table) -> None:
        super().__init__(result, inputs)
        self.name = result.scenario.name
        self.columns = tuple(
            Column(str(figure.month), figure.month, None, 12, projected=figure.status == "projected")
            for figure in result.floors.minimum_wage
        )

    def add(
        self,
        name: str,
        label: str,
        unit: Unit,
        values: Sequence[Value],
        formula: str | None,
        *,
        kind: Kind = Kind.CALCULATION,
        indent: int = 0,
    ) -> None:
        self.rows.append(Row(name, label, tuple(values), unit, formula, kind, indent=indent))

    def dated(self, prefix: str) -> str:
        """What a dated assumption gives this month."""
        dates, values = self.dated_block(prefix)
        return f"=LOOKUP({self.month('month')},{dates},{values})"

    def month(self, row: str) -> str:
        """The same month's cell of a row of the scenario's months."""
        return f"{{{months.key(self.name)}!{row}}}"


def table(result: Result, inputs: Table) -> Table:
    """One scenario's workings, live from the Assumptions table `inputs` and from its months."""
    rows = _Rows(result, inputs)
    years = [1 + month // 12 for month in range(result.plan.period.months)]
    rows.add("plan_year", "Plan year", Unit.COUNT, years, None, kind=Kind.TEXT)
    label = "Employer cost that follows a dollar of added wages"
    assumed = Assumed(result.plan, rows.name, rows.inputs)
    rows.add("follows", label, Unit.PERCENT, result.exposure.follows, f"={follows_wages(assumed)}")
    for floor in dict.fromkeys(("minimum_wage", *result.exposure.lines)):
        unit = Unit.CENTS if floor == "exempt_salary" else Unit.HOURLY
        words = WORDS[floor].removeprefix("the ").capitalize()
        words += " a week" if floor == "exempt_salary" else " an hour"
        rows.add(floor, words, unit, floor_amounts(result, floor), _floor(rows, floor))
    for floor in result.exposure.lines:
        _under(rows, floor)
    title = f"{result.scenario.title}: workings, month by month"
    return Table(
        key(rows.name),
        title,
        rows.columns,
        tuple(rows.rows),
        label_header="Measure and seat line",
        label_width=LABEL_WIDTH,
    )


def _under(rows: _Rows, floor: Floor) -> None:
    """The seats under a floor and the cost to lift them, line by line, and all together."""
    exposure, words = rows.result.exposure, WORDS[floor]
    lines = exposure.lines[floor]
    rows.head(f"seats.{floor}", f"Seats paid under {words}")
    for line, under in lines.items():
        formula = f"=({_pay(rows, floor, line)}<{{{floor}}})*{rows.month(f'authorized.{line}')}"
        rows.add(f"seats.{floor}.{line}", line, Unit.SEATS, under.seats, formula, indent=1)
    _total(rows, f"seats.{floor}", Unit.SEATS, exposure.seats(floor), list(lines))
    rows.head(f"cost.{floor}", f"Cost to lift pay to {words}")
    for line, under in lines.items():
        short = f"MAX(0,{{{floor}}}-{_pay(rows, floor, line)})"
        formula = f"={short}*{_units(rows, floor, line)}*(1+{{follows}})"
        rows.add(f"cost.{floor}.{line}", line, Unit.DOLLARS, under.cost, formula, indent=1)
    _total(rows, f"cost.{floor}", Unit.DOLLARS, exposure.cost(floor), list(lines))


def _total(rows: _Rows, block: str, unit: Unit, values: Sequence[Value], lines: Sequence[str]) -> None:
    formula = f"=SUM({{{block}.{lines[0]}:{block}.{lines[-1]}}})"
    rows.add(block, "All lines", unit, values, formula, kind=Kind.TOTAL)


def _floor(rows: _Rows, floor: Floor) -> str:
    if floor != "living_wage":
        return rows.dated(f"law.{floor}")
    given, amount = rows.result.plan.floors.living_wage, rows.assume("floors.living_wage")
    if given is None or given.as_of is None:
        return f"={amount}"
    years = f"({rows.assume('floors.living_wage', 'aged')}/12+{{plan_year}}-1)"
    return f"=ROUND({amount}*(1+{rows.assume('market.aging')})^{years},2)"


def _pay(rows: _Rows, floor: Floor, line: str) -> str:
    """Straight-time pay: by the hour, or one person's by the week, whatever the hours."""
    plan = rows.result.plan
    seat = plan.seats[line]
    paid = rows.month(f"{PAID_RATE if seat.differentials else 'rate'}.{line}")
    full_time = rows.assume("pay.full_time_hours")
    if floor == "exempt_salary":
        shared = f"/{rows.assume(f'seats.{line}.shared_by')}" if seat.shared_by > 1 else ""
        return f"{paid}*{rows.assume(f'seats.{line}.hours')}/{full_time}/{WEEKS_A_YEAR}{shared}"
    return f"{paid}/({full_time}*{WEEKS_A_YEAR})" if is_salaried(plan, line) else paid


def _units(rows: _Rows, floor: Floor, line: str) -> str:
    """What a lack by the hour or by the week is multiplied with: the month's filled hours, or its people's weeks."""
    if floor != "exempt_salary":
        return rows.month(f"hours.{line}")
    seat = rows.result.plan.seats[line]
    shared = f"*{rows.assume(f'seats.{line}.shared_by')}" if seat.shared_by > 1 else ""
    return f"{rows.month(f'filled.{line}')}{shared}*{WEEKS_A_YEAR}/12"
