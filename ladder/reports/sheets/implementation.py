"""The Implementation sheet: moving today's staff to a scenario's ranges, by each method, and line by line as chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.model.plan import MONTHS_A_YEAR, Plan
from ladder.model.staff import METHODS, Implementation, Method
from ladder.pay.placement import lowest, years_in_role
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import months
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value, heading
from ladder.workforce.implementation import NO_FUND, Cost, MethodCost

METHOD_WORDS: dict[Method, str] = {
    "to_minimum": "To the new minimum only",
    "years_in_role": "To the minimum plus years in role",
    "full_placement": "Full placement",
}
LABEL_WIDTH = 46


def methods_key(scenario: str) -> str:
    """The key of a scenario's table of the three methods."""
    return f"methods.{scenario}"


def build(results: Sequence[Result]) -> Sheet | None:
    """The sheet; None where no scenario moves anyone."""
    moving = [result for result in results if result.methods]
    if not moving:
        return None
    tables = [table for result in moving for table in (_methods(result), _lines(result))]
    return Sheet(
        "Implementation",
        "What moving staff to the new ranges costs",
        tuple(tables),
        lines=(
            "Cost is what the scenario costs with people moved, less what it costs if they keep today's pay and "
            "ranges: wages and everything that follows wages, less vacancy. No one's pay is lowered; pay over a new "
            "maximum is kept and gets general raises only.",
            "The tables of three methods are calculated, not live: run the tool again. The chosen method is live on "
            "the Months sheets and in the tables of seat lines here.",
        ),
    )


def method_note(how: Implementation, method: Method) -> str:
    """What a method does here, in a few words."""
    top = how.up_to.replace("_", " ")
    if method == "to_minimum":
        return "people under the new minimum are brought to it"
    if method == "full_placement":
        same = "compa-ratio" if how.keeps == "compa_ratio" else "place between minimum and maximum"
        return f"each person keeps the same {same}, within the new range"
    if how.percent_of_range_a_year is not None:
        share = f"{(how.percent_of_range_a_year * 100).normalize():f}% of the range"
        return f"the new minimum plus {share} for each whole year in role, up to the {top}"
    if how.dollars_a_year is not None:
        return f"the new minimum plus ${how.dollars_a_year:,.2f} for each whole year in role, up to the {top}"
    return 'not calculated: give "percent_of_range_a_year" or "dollars_a_year" under implementation'


class _MethodRows:
    """Rows with one column a method; a method that was not calculated leaves its column empty."""

    def __init__(self, result: Result) -> None:
        self.by_method = {each.method: each for each in result.methods}
        self.columns = tuple(Column(method, words, None, 18) for method, words in METHOD_WORDS.items())
        self.rows: list[Row] = []

    def head(self, key: str, label: str) -> None:
        self.rows.append(heading(key, label, self.columns))

    def add(
        self, key: str, label: str, unit: Unit, value_of: Callable[[MethodCost], Value], indent: int = 0
    ) -> None:
        values = tuple(
            value_of(self.by_method[method]) if method in self.by_method else None for method in METHODS
        )
        self.rows.append(Row(key, label, values, unit, kind=Kind.TEXT, indent=indent))


def _methods(result: Result) -> Table:
    plan, how = result.plan, result.plan.implementation
    assert how is not None
    rows = _MethodRows(result)
    rows.rows.append(
        Row(
            "chosen",
            "In this scenario",
            tuple("chosen" if method == how.method else "compared" for method in METHODS),
            kind=Kind.TEXT,
        )
    )
    rows.add("people", "People in today's seats", Unit.PEOPLE, lambda each: each.people)
    rows.add("moved", "People whose pay goes up", Unit.PEOPLE, lambda each: each.people_moved)
    rows.add(
        "over", "People left over the new maximum, pay kept", Unit.PEOPLE, lambda each: each.over_maximum
    )
    rows.add("largest", "Largest raise", Unit.PERCENT, lambda each: each.largest_raise)
    rows.add(
        "largest_role", "Largest raise: in the role of", Unit.TEXT, lambda each: _role_title(result, each)
    )
    for name, label in cost_labels(result):
        rows.add(f"total.{name}", label, Unit.DOLLARS, _amount(lambda each: each.total, name))
        rows.add(
            f"wages.{name}", "of it wages", Unit.DOLLARS, _amount(lambda each: each.wages, name), indent=1
        )
    roles = {name: role.title for name, role in plan.roles.items()}
    _by_group(rows, result, "role", lambda each: each.by_role, roles)
    _by_group(rows, result, "fund", lambda each: each.by_fund, _fund_titles(result.methods[0], result.plan))
    notes = "; ".join(f"{METHOD_WORDS[method]}: {method_note(how, method)}" for method in METHODS)
    return Table(
        methods_key(result.scenario.name),
        f"{result.scenario.title}: three ways to move people in {how.month.name}",
        rows.columns,
        tuple(rows.rows),
        label_header="Measure",
        label_width=LABEL_WIDTH,
        note=f"{notes}.",
    )


def _by_group(
    rows: _MethodRows,
    result: Result,
    group: str,
    costs_of: Callable[[MethodCost], dict[str, Cost]],
    titles: dict[str, str],
) -> None:
    """The costs by role or by fund, a heading for each; groups without seats are left out."""
    known = [key for key in titles if key in costs_of(result.methods[0])]
    for name, label in cost_labels(result) if known else ():
        rows.head(f"head.{group}.{name}", f"{label}, by {group}")
        for key in known:
            amount = partial(_group_amount, costs_of, key, name)
            rows.add(f"{group}.{name}.{key or 'none'}", titles[key], Unit.DOLLARS, amount, indent=1)


def _group_amount(
    costs_of: Callable[[MethodCost], dict[str, Cost]], key: str, name: str, each: MethodCost
) -> Value:
    amount: Decimal = getattr(costs_of(each)[key], name)
    return amount


def cost_labels(result: Result) -> tuple[tuple[str, str], ...]:
    """The costs, each with its name and what it is called; where people are moved at the start, two are one."""
    plan, how = result.plan, result.plan.implementation
    assert how is not None
    count = min(12, plan.period.months)
    left = min(12, plan.period.months - (how.month - plan.period.start))
    first = "twelve" if count == MONTHS_A_YEAR else str(count)
    placed = "twelve" if left == MONTHS_A_YEAR else str(left)
    in_place = ("first_in_place", f"Cost in the first {placed} months from {how.month.name}")
    return (
        ("first_year", f"Cost in the plan's first {first} months"),
        *([in_place] if how.month > plan.period.start else []),
        ("run_rate", f"Cost in the plan's last {first} months"),
    )


def _amount(cost_of: Callable[[MethodCost], Cost], name: str) -> Callable[[MethodCost], Value]:
    return lambda each: getattr(cost_of(each), name)


def _role_title(result: Result, each: MethodCost) -> str:
    line = each.largest_raise_line
    return result.plan.roles[result.plan.seats[line].role].title if line else "no one"


def _fund_titles(each: MethodCost, plan: Plan) -> dict[str, str]:
    names = sorted(fund for fund in each.by_fund if fund != NO_FUND)
    titles = {fund: plan.funds[fund].title if fund in plan.funds else fund for fund in names}
    return {**titles, NO_FUND: "No fund given"} if NO_FUND in each.by_fund else titles


def _lines(result: Result) -> Table:
    """The chosen method, line by line and live: pay before and after, and a year of the difference in wages."""
    plan, how, name = result.plan, result.plan.implementation, result.scenario.name
    assert how is not None
    number = 1 + (how.month - plan.period.start)
    columns = (
        Column("people", "People", Unit.PEOPLE, 18),
        Column("before", "Pay before", None, 18),
        Column("after", "Pay after", None, 18),
        Column("raise", "Raise", Unit.PERCENT, 10),
        Column("wages", "A year of it in wages", Unit.DOLLARS, 13),
        Column("minimum", "New minimum", None, 13),
        Column("maximum", "New maximum", None, 13),
        Column("years", "Years in role", Unit.COUNT, 9),
        Column("role", "Role", Unit.TEXT, 40),
    )
    rows = [
        _line(result, line, number)
        for line in plan.seats
        if result.pay.seats[line].placed is not None and plan.seats[line].open_in(how.month)
    ]
    people = sum(int(str(row.values[0])) for row in rows)
    wages = sum((Decimal(str(row.values[4])) for row in rows), Decimal(0))
    block = f"{rows[0].key}:{rows[-1].key}"
    total = Row(
        "total",
        "All",
        (people, None, None, None, wages, None, None, None, None),
        formula=(f"=SUM({{{block}@people}})", None, None, None, f"=SUM({{{block}@wages}})", *(None,) * 4),
        kind=Kind.TOTAL,
    )
    return Table(
        f"moved.{name}",
        f"{result.scenario.title}: {METHOD_WORDS[how.method]}, line by line",
        columns,
        (*rows, total),
        label_header="Seat line",
        label_width=LABEL_WIDTH,
        note="Pay before is after the month's general raise; pay after is with merit or a step of that month too. "
        "The year of wages is 52 weeks at the seats' hours, every seat filled.",
    )


def _line(result: Result, name: str, number: int) -> Row:
    plan, pay, how = result.plan, result.pay.seats[name], result.plan.implementation
    assert how is not None
    line, before = plan.seats[name], result.scenario.before
    grade = plan.roles[line.role].grade
    points = result.pay.grades[grade]
    low, high = next(iter(points)), list(points)[-1]
    salaried = plan.grades[grade].basis == "annual"
    was, now = pay.after_general_raise[number], pay.rate[number]
    people = line.seats * line.shared_by
    hours = line.hours / plan.pay.full_time_hours if salaried else line.hours * 52
    scenario = result.scenario.name
    assume = f"{ASSUMPTIONS}!seats.{name}"
    shared = f"*{{{assume}.shared_by@{scenario}}}" if line.shared_by > 1 else ""
    of_hours = f"{{{assume}.hours@{scenario}}}" + (
        f"/{{{ASSUMPTIONS}!pay.full_time_hours@{scenario}}}" if salaried else "*52"
    )
    return Row(
        name,
        name,
        (
            people,
            was,
            now,
            now / was - 1,
            (now - was) * line.seats * hours,
            lowest(points)[number],
            points[high][number],
            years_in_role(before.seats[name], how.month) if before and before.seats[name].hired else None,
            plan.roles[line.role].title,
        ),
        Unit.CENTS if salaried else Unit.HOURLY,
        formula=(
            f"={{{assume}.seats@{scenario}}}{shared}",
            _in_the_month(result, f"general.{name}"),
            _in_the_month(result, f"rate.{name}"),
            f"={{{name}@after}}/{{{name}@before}}-1",
            f"=({{{name}@after}}-{{{name}@before}})*{{{assume}.seats@{scenario}}}*{of_hours}",
            _in_the_month(result, f"grade.{grade}.{low}"),
            _in_the_month(result, f"grade.{grade}.{high}"),
            None,
            None,
        ),
        kind=(*(Kind.CALCULATION,) * 7, Kind.TEXT, Kind.TEXT),
    )


def _in_the_month(result: Result, row: str) -> str:
    """What a row of the months holds in the month of implementation that Assumptions gives."""
    table, every = months.key(result.scenario.name), result.plan.period.all_months
    span = f"{every[0]}:{every[-1]}"
    month = f"{{{ASSUMPTIONS}!implementation.month@{result.scenario.name}}}"
    return f"=LOOKUP({month},{{{table}!month@{span}}},{{{table}!{row}@{span}}})"
