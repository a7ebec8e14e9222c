"""Pay on the day of a promotion, on the sheet "Promotions": the raise, or the new range's lowest if that is more."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.model.plan import WEEKS_A_YEAR, Promotion
from ladder.pay.promotion import PayAfter, pay_after_promotion
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import market_cells, months
from ladder.reports.tables import Column, Kind, Row, Table, Unit

TYPICAL_AND_ON_THE_DAY = (
    "The first table is pay on the day of the step, for someone at the typical rate of the role they leave. The tables "
    "of net income hold the typical pay of one role against the typical pay of the other.",
)


def pay_after_table(lead: Result, steps: Sequence[Promotion]) -> Table | None:
    """Pay after each step; None where the plan has no promotion raise."""
    found = [(step, pay_after_promotion(lead.plan, lead.market, step)) for step in steps]
    rows = [_row(lead, step, after) for step, after in found if after]
    if not rows:
        return None
    columns = (
        Column("before", "Typical pay before", Unit.HOURLY, 14),
        Column("raised", "With the promotion raise", Unit.HOURLY, 14),
        Column("lowest", "Lowest of the new grade", Unit.HOURLY, 14),
        Column("highest", "Highest of the new grade", Unit.HOURLY, 14),
        Column("after", "Pay after", Unit.HOURLY, 14),
        Column("rise", "Rise", Unit.PERCENT, 14),
        Column("range", "In the new range", Unit.TEXT, 18),
    )
    title = "Pay on the day of the step, by the hour"
    return Table("pay_after", title, columns, tuple(rows), label_header="Step", label_width=58)


def _row(lead: Result, step: Promotion, after: PayAfter) -> Row:
    plan, name = lead.plan, lead.scenario.name
    grade = plan.roles[step.to_role].grade
    points = list(lead.pay.grades[grade])
    own = f"{step.from_role}.{step.to_role}"
    low, high = (_point(lead, grade, point) for point in (points[0], points[-1]))
    if plan.grades[grade].steps is None:
        chosen = f"=MAX({{{own}@raised}},{{{own}@lowest}})"
    else:  # the first step that gives at least the raise, or the top one
        reached = (f"({_point(lead, grade, point)}<{{{own}@raised}})" for point in points)
        block = (
            f"{{{months.key(name)}!grade.{grade}.{points[0]}:grade.{grade}.{points[-1]}@{plan.period.start}}}"
        )
        chosen = f"=INDEX({block},MIN(1+{'+'.join(reached)},ROWS({block}))){_hourly(lead, grade)}"
    formulas = (
        f"={{{market_cells.key(name)}!{step.from_role}@pay}}",
        f"=ROUND({{{own}@before}}*(1+{{{ASSUMPTIONS}!pay.promotion_raise@{name}}}),2)",
        f"={low}",
        f"={high}",
        chosen,
        f"={{{own}@after}}/{{{own}@before}}-1",
        f'=IF({{{own}@after}}>{{{own}@highest}},"over its maximum","in range")',
    )
    values = (
        after.before,
        after.with_raise,
        after.lowest,
        after.highest,
        after.after,
        after.after / after.before - 1,
        "over its maximum" if after.after > after.highest else "in range",
    )
    titles = [plan.roles[role].title for role in (step.from_role, step.to_role)]
    return Row(own, " to ".join(titles), values, formula=formulas, kind=Kind.CALCULATION)


def _point(lead: Result, grade: str, point: str) -> str:
    cell = f"{{{months.key(lead.scenario.name)}!grade.{grade}.{point}@{lead.plan.period.start}}}"
    return f"{cell}{_hourly(lead, grade)}"


def _hourly(lead: Result, grade: str) -> str:
    """What turns the grade's amounts into pay by the hour."""
    if lead.plan.grades[grade].basis == "hourly":
        return ""
    return f"/({{{ASSUMPTIONS}!pay.full_time_hours@{lead.scenario.name}}}*{WEEKS_A_YEAR})"
