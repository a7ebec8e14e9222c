"""The Assumptions sheet: every input once, one column a scenario, each with where it comes from.

A scenario's cell that its config does not change is a link to the baseline's, so a change to the baseline in the
workbook reaches the scenarios as it does in the config.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.finance.fund_ends import lines_that_fund_closes
from ladder.model.month import Month
from ladder.model.plan import Plan, Rate
from ladder.pay.structure import RANGE_POINTS, opening_points, placement_of
from ladder.reports.law_figures import ASSUMPTIONS as KEY
from ladder.reports.law_figures import UsedFigure
from ladder.reports.sheets import cost_inputs, placement_inputs
from ladder.reports.sheets.assumption_rows import AssumptionRows, ValueOf
from ladder.reports.sheets.funding_inputs import add_funding
from ladder.reports.sheets.market_inputs import market_inputs
from ladder.reports.sheets.pay_inputs import add_pay_inputs
from ladder.reports.sheets.revenue_inputs import add_revenue
from ladder.reports.tables import Sheet, Table, Unit, Value
from ladder.worker.schedule import PAYDAY_WEEKS, WORKDAY_WEEKS, YEAR_WEEKS

_TRIED = (
    "Low and high are what the sheet Scenarios tries, in the scenario that leads where it gives the figure itself; "
    "they are as of this run, not live. A figure without them is not tried."
)
POINT_WORDS = {"minimum": "minimum", "control_point": "control point", "maximum": "maximum"}


def point_words(point: str) -> str:
    """A grade's point in words: `control point`, `step 2`."""
    return POINT_WORDS.get(point) or point.replace("_", " ")


def build(results: Sequence[Result], law: Sequence[UsedFigure]) -> Sheet:
    """The sheet of every input. `law` is the figures of the law the budget and the schedules use."""
    rows = AssumptionRows(results)
    _pay(rows)
    _grades(rows)
    _seats(rows)
    add_pay_inputs(rows)
    placement_inputs.add_rows(rows)
    _employer_cost(rows)
    _one_time(rows)
    add_funding(rows)
    add_revenue(rows)
    market_inputs(rows)
    _worker(rows)
    _law(rows, law)
    table = Table(
        KEY, "Every input, once", rows.columns, tuple(rows.rows), label_header="Assumption", label_width=58
    )
    return Sheet(
        "Assumptions",
        "What this plan assumes",
        (table,),
        lines=(
            "Change a shaded figure here and every live sheet follows. Sheets that say calculated, not live, do not; "
            "titles, months and the list of seat lines come from the config: change them there and run the tool again. "
            "So do the weekly hours of the invented worker on Summary.",
            *((_TRIED,) if any(column.key == "low" for column in rows.columns) else ()),
        ),
    )


def _plans(rows: AssumptionRows) -> list[Plan]:
    return [result.plan for result in rows.results]


def _union(names: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for some in names for name in some))


def _pay(rows: AssumptionRows) -> None:
    rows.head("pay", "Hours, vacancy and raises")
    rows.add(
        "pay.full_time_hours",
        "Full-time hours a week",
        Unit.HOURS,
        "pay.full_time_hours",
        lambda r: r.plan.pay.full_time_hours,
    )
    rows.add(
        "pay.vacancy", "Share of seats vacant", Unit.PERCENT, "pay.vacancy", lambda r: r.plan.pay.vacancy
    )
    for name, label, unit in (
        ("general_raises", "General raise (moves every range, rate and the entry role)", Unit.PERCENT),
        ("merit_raises", "Merit raise (within a range, up to its maximum)", Unit.PERCENT),
        ("step_raises", "Step raise (steps up within a grade of steps)", Unit.COUNT),
    ):
        months = sorted({month for plan in _plans(rows) for month in getattr(plan.pay, name)})
        for month in months:
            rows.add(f"pay.{name}.{month}", label, unit, f"pay.{name}.{month}", _raise_in(name, month), month)
    _one_time_payments(rows)
    rows.add(
        "market.aging",
        "Growth a year by which posted and surveyed pay is aged",
        Unit.PERCENT,
        "market.aging",
        lambda r: r.plan.market.aging,
    )
    rows.add(
        "market.tolerance",
        "At a benchmark means within",
        Unit.PERCENT,
        "market.tolerance",
        lambda r: r.plan.market.tolerance,
    )


def _one_time_payments(rows: AssumptionRows) -> None:
    payments = {
        (name, payment.given_as, payment.paid): payment.title
        for plan in _plans(rows)
        for name, payment in plan.pay.one_time_payments.items()
    }
    for (name, given_as, month), title in payments.items():
        percent = given_as == "percent_of_pay"
        rows.add(
            f"pay.one_time_payments.{name}.{given_as}.{month}",
            f"{title}: {'share of a year of pay' if percent else 'for a full-time person'}",
            Unit.PERCENT if percent else Unit.CENTS,
            f"pay.one_time_payments.{name}",
            partial(_one_time_payment, name, given_as, month),
            month,
        )


def _one_time_payment(name: str, given_as: str, month: Month, result: Result) -> Value:
    payment = result.plan.pay.one_time_payments.get(name)
    return getattr(payment, given_as) if payment and payment.paid == month else None


def _raise_in(name: str, month: Month) -> ValueOf:
    return lambda result: getattr(result.plan.pay, name).get(month, Decimal(0))


def _grades(rows: AssumptionRows) -> None:
    rows.head("grades", "Pay grades")
    for name in _union(plan.grades for plan in _plans(rows)):
        points = _union(
            opening_points(plan, plan.grades[name]) for plan in _plans(rows) if name in plan.grades
        )
        for point in points:
            annual = any(name in plan.grades and plan.grades[name].basis == "annual" for plan in _plans(rows))
            rows.add_rate(
                f"grades.{name}.{point}",
                f"{name} {point_words(point)}",
                Unit.CENTS if annual else Unit.HOURLY,
                f"grades.{name}.{'steps' if point.startswith('step_') else point}",
                partial(_grade_rate, name, point),
            )
    rows.add_rate(
        "entry_role.rate",
        f"Our own entry role: {rows.results[0].plan.entry_role.title}",
        Unit.HOURLY,
        "entry_role.rate",
        lambda plan: plan.entry_role.rate,
    )


def _grade_rate(name: str, point: str, plan: Plan) -> Rate | None:
    grade = plan.grades.get(name)
    if grade is None:
        return None
    if point in RANGE_POINTS:
        return getattr(grade, point)  # type: ignore[no-any-return]
    step = int(point.removeprefix("step_"))
    return grade.steps[step - 1] if grade.steps and step <= len(grade.steps) else None


def _seats(rows: AssumptionRows) -> None:
    rows.head("seats", "Seats")
    waiting = {each.line for result in rows.results for each in result.scenario.delayed}
    for name in _union(plan.seats for plan in _plans(rows)):
        some = [plan.seats[name] for plan in _plans(rows) if name in plan.seats]
        path = f"seats.{name}"
        rows.add(f"{path}.seats", f"{name}: authorized seats", Unit.COUNT, path, _line_field(name, "seats"))
        rows.add(
            f"{path}.hours", f"{name}: hours a week, each seat", Unit.HOURS, path, _line_field(name, "hours")
        )
        if any(line.shared_by > 1 for line in some):
            label = f"{name}: people who share a seat"
            rows.add(f"{path}.shared_by", label, Unit.COUNT, path, _line_field(name, "shared_by"))
        for field in ("first_month", "last_month"):
            if any(getattr(line, field) for line in some):
                label = f"{name}: {field.replace('_', ' ')}{_why_then(rows, name, field, waiting)}"
                rows.add(f"{path}.{field}", label, Unit.MONTH, path, _line_field(name, field))
        rows.add(
            f"{path}.vacancy",
            f"{name}: share of seats vacant",
            Unit.PERCENT,
            f"{path}.vacancy",
            partial(_vacancy, name),
            formula_of=partial(_vacancy_link, name),
        )
        _seat_pay(rows, name)


def _why_then(rows: AssumptionRows, name: str, field: str, waiting: Collection[str]) -> str:
    """What moved a line's first or last month, to follow its label; nothing where the config gives it."""
    if field == "first_month":
        return ", after the preparation" if name in waiting else ""
    closed = any(name in lines_that_fund_closes(plan, fund) for plan in _plans(rows) for fund in plan.funds)
    return ", with its fund" if closed else ""


def _line_field(name: str, field: str) -> ValueOf:
    return lambda result: getattr(result.plan.seats.get(name), field, None)


def _vacancy(name: str, result: Result) -> Value:
    line = result.plan.seats.get(name)
    if line is None:
        return None
    return result.plan.pay.vacancy if line.vacancy is None else line.vacancy


def _vacancy_link(name: str, result: Result) -> str | None:
    """The plan's vacancy, unless the line has its own."""
    line = result.plan.seats.get(name)
    return "={pay.vacancy}" if line and line.vacancy is None else None


def _seat_pay(rows: AssumptionRows, name: str) -> None:
    """A line's pay at the plan's start: a link to its grade, or its own rate."""
    path = f"seats.{name}"
    some = [(plan, plan.seats[name]) for plan in _plans(rows) if name in plan.seats]
    if any(line.rate for _, line in some):
        rows.add_rate(
            f"{path}.rate",
            f"{name}: rate given",
            Unit.HOURLY,
            f"{path}.rate",
            lambda plan: plan.seats[name].rate if name in plan.seats else None,
        )
    annual = any(plan.grades[plan.roles[line.role].grade].basis == "annual" for plan, line in some)
    rows.add(
        f"{path}.pay",
        f"{name}: pay at the plan's start",
        Unit.CENTS if annual else Unit.HOURLY,
        path,
        partial(_opening_pay, name),
        formula_of=partial(_pay_link, name),
    )
    if any(result.pay.seats[name].step for result in rows.results if name in result.pay.seats):
        label = f"{name}: step at the plan's start"
        rows.add(f"{path}.step", label, Unit.COUNT, path, partial(_opening_step, name))


def _opening_pay(name: str, result: Result) -> Value:
    return result.pay.seats[name].rate[0] if name in result.pay.seats else None


def _opening_step(name: str, result: Result) -> Value:
    """The step of the plan itself, so that what is tried of it is told too; today's of people who are moved later."""
    seats = result.pay.seats.get(name)
    if seats is None or not seats.step:
        return None
    before = result.scenario.before
    plan = before if before and seats.placed is not None else result.plan
    line = plan.seats[name]
    place = placement_of(line, plan.grades[plan.roles[line.role].grade]) or ""
    return int(place.removeprefix("step_")) if place.startswith("step_") else seats.step[0]


def _pay_link(name: str, result: Result) -> str | None:
    line = result.plan.seats.get(name)
    if line is None:
        return None
    if formula := placement_inputs.pay_until_moved(name, result):
        return formula
    grade = result.plan.roles[line.role].grade
    place = placement_of(line, result.plan.grades[grade])
    if place is None:
        return f"={{seats.{name}.rate}}"
    if place.startswith("step_"):  # follows the step chosen on the next row
        last = len(result.pay.grades[grade])
        return f"=INDEX({{grades.{grade}.step_1:grades.{grade}.step_{last}}},{{seats.{name}.step}})"
    return f"={{grades.{grade}.{place}}}"


def _employer_cost(rows: AssumptionRows) -> None:
    rows.head("employer_cost", "Employer cost on top of wages")
    if any(plan.employer_cost.fringe_rate is not None for plan in _plans(rows)):
        rows.add(
            "employer_cost.fringe_rate",
            "Fringe rate, payroll tax included",
            Unit.PERCENT,
            "employer_cost.fringe_rate",
            lambda r: r.plan.employer_cost.fringe_rate,
        )
    rows.add(
        "employer_cost.social_security",
        "In Social Security (1 yes, 0 no)",
        Unit.COUNT,
        "employer_cost.social_security",
        lambda r: int(r.plan.employer_cost.social_security),
    )
    cost_inputs.add_items(rows)
    cost_inputs.add_other(rows)


def _one_time(rows: AssumptionRows) -> None:
    costs = {
        (name, cost.month): cost.title for plan in _plans(rows) for name, cost in plan.one_time_costs.items()
    }
    if costs:
        rows.head("one_time", "One-time costs")
    for (name, month), title in costs.items():
        rows.add(
            f"one_time.{name}.{month}",
            title,
            Unit.DOLLARS,
            f"one_time_costs.{name}",
            partial(_one_time_amount, name, month),
            month,
        )


def _one_time_amount(name: str, month: Month, result: Result) -> Value:
    cost = result.plan.one_time_costs.get(name)
    return cost.amount if cost and cost.month == month else None


def _worker(rows: AssumptionRows) -> None:
    rows.head("worker", "The invented worker of the benefit schedules")
    rows.add(
        "worker.ssdi_benefit",
        "SSDI benefit, for the profile with SSDI only",
        Unit.CENTS,
        "worker.ssdi_benefit",
        lambda r: r.plan.worker.ssdi_benefit,
    )
    rows.add(
        "worker.ssdi_benefit_with_ssi",
        "SSDI benefit, for the profile with SSI and SSDI",
        Unit.CENTS,
        "worker.ssdi_benefit_with_ssi",
        lambda r: r.plan.worker.ssdi_benefit_with_ssi,
    )
    rows.add(
        "worker.workday_weeks",
        "Weeks of work in a month of 23 workdays",
        Unit.RATIO,
        "worker.workday_weeks",
        lambda r: WORKDAY_WEEKS,
    )
    rows.add(
        "worker.payday_weeks",
        "Weeks of pay in the month with the most paydays",
        Unit.RATIO,
        "worker.payday_weeks",
        lambda r: PAYDAY_WEEKS[r.plan.pay.frequency],
    )
    rows.add(
        "worker.year_weeks",
        "A twelfth of the weeks of pay in the year with the most paydays",
        Unit.RATIO,
        "worker.year_weeks",
        lambda r: YEAR_WEEKS[r.plan.pay.frequency],
    )


def _law(rows: AssumptionRows, law: Sequence[UsedFigure]) -> None:
    """The law's figures: one value for every scenario, each with the source it was read in."""
    rows.head("law", "The law's figures")
    for used in law:
        rows.add_figure(used)
