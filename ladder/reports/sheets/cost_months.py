"""Workings of the employer's cost month by month: premiums as they grow, hires, and the costs beside the seats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ladder.analysis import Result
from ladder.finance.employer_cost import as_it_grows, is_for
from ladder.finance.other_costs import LICENSED, other_cost_titles
from ladder.finance.supervision import supervised_roles
from ladder.model.plan import Plan
from ladder.reports.groups import groupings, groups_with_seats
from ladder.reports.sheets.cost_formulas import bought_hours
from ladder.reports.sheets.month_rows import TEXT_COLUMNS, MonthRows
from ladder.reports.tables import Kind, Unit
from ladder.workforce.budget import by_group

RUNNING, SEATS, HIRES = "total.running", "total.seats", "total.hires"


def running_key(result: Result) -> str:
    """The row of everything but one-time costs: the cost of seats, where there are no costs beside them."""
    return RUNNING if result.budget.other else SEATS


@dataclass(frozen=True, slots=True)
class GrowingAmount:
    """An amount for each person that grows: its row, and the field of the item that gives it."""

    key: str
    label: str
    item: str
    field: str
    amounts: tuple[Decimal, ...]  # by month


def growing_amounts(plan: Plan) -> list[GrowingAmount]:
    """What premiums and the like come to as they grow, and what the worker pays of them."""
    found = []
    for name, item in plan.employer_cost.items.items():
        if item.grows is None or item.person_base is None:
            continue
        words = "a year" if item.person_base == "per_person_year" else "a month"
        own = [(f"amount.{name}", f"{item.title}, {words}", item.person_base)]
        if item.worker_pays is not None:
            own.append((f"worker_pays.{name}", f"{item.title}: the worker pays a month", "worker_pays"))
        found += [
            GrowingAmount(key, label, name, field, as_it_grows(plan, item, getattr(item, field)))
            for key, label, field in own
        ]
    return found


def add_amounts(rows: MonthRows) -> None:
    """Amounts that grow: up each year in the month of their rise, to whole cents."""
    growing = growing_amounts(rows.plan)
    if growing:
        rows.head("amount", "Amounts for each person that grow")
    for each in growing:
        path, start = f"employer_cost.items.{each.item}", rows.plan.period.start
        rises = f"(MONTH({{month}})={rows.assume(f'{path}.grows_in')})*({{month}}>{{month@{start}}})"
        rows.add(
            each.key,
            each.label,
            Unit.CENTS,
            each.amounts,
            f"=ROUND({{{each.key}@<}}*(1+{rows.assume(f'{path}.grows')}*{rises}),2)",
            opening=each.amounts[0],
            opening_formula=f"={rows.assume(f'{path}.{each.field}')}",
        )


def add_people(rows: MonthRows) -> None:
    """Expected hires where each hire costs something; people where licensed supervision goes by them."""
    supervision = rows.plan.supervision
    if rows.plan.hiring:
        _by_line_and_role(rows, "hires", "Expected hires")
    if supervision and supervision.licensed and supervision.licensed.hours_a_month_per_person is not None:
        _by_line_and_role(rows, "people", "People in filled seats")


def _by_line_and_role(rows: MonthRows, block: str, label: str) -> None:
    """A block of people by seat line, then added up by role."""
    plan, budget = rows.plan, rows.result.budget
    rows.head(block, label)
    for name, line in plan.seats.items():
        values = budget.lines[name].hires if block == "hires" else budget.lines[name].people
        formula = _hires_formula(rows, name) if block == "hires" else f"={_people(rows, name)}"
        rows.add(f"{block}.{name}", name, Unit.PEOPLE, values, formula, about=rows.about(line.role))
    role = groupings(plan)[0]
    lines = list(plan.seats)
    span = f"{block}.{lines[0]}:{block}.{lines[-1]}"
    amounts = by_group(budget, role.group_of, lambda line: line.hires if block == "hires" else line.people)
    rows.head(f"{block}_by_role", f"{label} by role")
    for group in groups_with_seats(rows.result, role):
        key = f"{block}_by_role.{group}"
        about = tuple(role.titles[group] if each == "role" else None for each in TEXT_COLUMNS)
        formula = f"=SUMPRODUCT(({{{span}@role}}={{{key}@role}})*{{{span}}})"
        rows.add(key, role.titles[group], Unit.PEOPLE, amounts[group], formula, about=about)


def _people(rows: MonthRows, name: str) -> str:
    shared = rows.shared_by(name)
    return f"{{filled.{name}}}*{shared}" if shared else f"{{filled.{name}}}"


def _hires_formula(rows: MonthRows, name: str) -> str:
    """People replaced, and everyone in the month the line opens."""
    line, people = rows.plan.seats[name], _people(rows, name)
    terms = []
    exits = rows.assumed.exits(line.role)
    if exits:
        terms.append(f"{people}*{exits}/12")
    if line.first_month is not None:
        terms.append(f"{people}*({{month}}={rows.assume(f'seats.{name}.first_month')})")
    return "=" + ("+".join(terms) or "0")


def add_other_costs(rows: MonthRows) -> str:
    """The costs beside the seats and, where there are any, their sum with the seats; the row of that sum."""
    budget = rows.result.budget
    titles = other_cost_titles(rows.plan)
    if rows.plan.hiring:
        lines = list(rows.plan.seats)
        formula = f"=SUM({{hires.{lines[0]}:hires.{lines[-1]}}})"
        rows.add(HIRES, "Expected hires", Unit.PEOPLE, budget.hires, formula, kind=Kind.TOTAL)
    for path, amounts in budget.other.items():
        rows.add(f"other.{path}", titles[path], Unit.DOLLARS, amounts, _other_formula(rows, path))
    if budget.other:
        added = "".join(f"+{{other.{path}}}" for path in budget.other)
        label = "Cost of seats and of what stands beside them"
        rows.add(RUNNING, label, Unit.DOLLARS, budget.running, f"={{{SEATS}}}{added}", kind=Kind.TOTAL)
    return running_key(rows.result)


def _other_formula(rows: MonthRows, path: str) -> str:
    if path.startswith("hiring.items."):
        hiring = rows.plan.hiring
        assert hiring
        roles = hiring.items[path.removeprefix("hiring.items.")].roles
        return f"={rows.assume(f'{path}.amount')}*({_by_roles(rows, 'hires', roles)})"
    during = _during(rows, path)
    if path == LICENSED:
        licensed = rows.plan.supervision.licensed if rows.plan.supervision else None
        assert licensed
        hourly = rows.assume(f"{path}.hourly")
        if licensed.hours_a_month is not None:
            return f"={rows.assume(f'{path}.hours_a_month')}*{hourly}{during}"
        people = _by_roles(rows, "people", supervised_roles(rows.plan))
        return f"=({people})*{rows.assume(f'{path}.hours_a_month_per_person')}*{hourly}{during}"
    service = rows.plan.bought[path.removeprefix("bought.")]
    if service.hourly is not None:
        return f"={bought_hours(rows.assumed, path)}*{rows.assume(f'{path}.hourly')}{during}"
    seats = f"{rows.assume(f'{path}.seats')}*" if service.seats is not None else ""
    return f"={seats}{rows.assume(f'{path}.a_month')}{during}"


def _by_roles(rows: MonthRows, block: str, roles: tuple[str, ...] | None) -> str:
    """The people or hires of some roles added up."""
    held = groups_with_seats(rows.result, groupings(rows.plan)[0])
    chosen = [role for role in held if is_for(roles, role)]
    return "+".join(f"{{{block}_by_role.{role}}}" for role in chosen) or "0"


def _during(rows: MonthRows, path: str) -> str:
    """Factors that are 1 in the months something is paid for, and 0 in others."""
    part = rows.plan.supervision.licensed if path == LICENSED and rows.plan.supervision else None
    dated = part or rows.plan.bought[path.removeprefix("bought.")]
    factors = ""
    if dated.from_month:
        factors += f"*({{month}}>={rows.assume(f'{path}.from_month')})"
    if dated.to_month:
        factors += f"*({{month}}<={rows.assume(f'{path}.to_month')})"
    return factors
