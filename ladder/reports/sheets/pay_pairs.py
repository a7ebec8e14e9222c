"""Pairs of rungs on the sheet "Pay structure": what each role is paid, and an upper rung's pay over a lower one's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ladder.analysis import Result
from ladder.pay.compression import BANDS, Pair, RoleYear, band
from ladder.pay.structure_findings import APART, CLOSE, USUAL, reading_of_a_step, steps_between
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets.plan_years import at_the_start, year_columns
from ladder.reports.tables import Kind, Row, Table, Unit, Value, heading

LABEL_WIDTH = 62
_ARGUMENTS = 100  # a spreadsheet's function takes 255 at most


def paid_key(scenario: str) -> str:
    """The key of a scenario's table of the lowest and highest pay of each role."""
    return f"paid.{scenario}"


def tables(result: Result) -> list[Table]:
    """Steps between the grades of promotion paths; then pay, and pairs of rungs."""
    found = [_steps(result)] if result.plan.promotions else []
    if result.compression.pairs:
        found += [_paid(result), _pairs(result)]
    return found


def _norm(result: Result, field: str) -> str:
    return f"{{{ASSUMPTIONS}!pay.norms.{field}@{result.scenario.name}}}"


def _steps(result: Result) -> Table:
    """How far apart the grades of each promotion path are, and how much of the higher range the lower one covers."""
    plan, columns, rows = result.plan, year_columns(result.plan), []
    grades = f"structure.{result.scenario.name}"
    for step in steps_between(plan, result.structure):
        title = f"{plan.roles[step.lower].title} to {plan.roles[step.upper].title}"
        low, high = (plan.roles[role].grade for role in (step.lower, step.upper))
        name = f"{step.lower}.{step.upper}"
        rows.append(heading(f"head.{name}", f"{title} ({low} to {high})", columns))
        rise = f"={{{grades}!{high}.midpoint}}/{{{grades}!{low}.midpoint}}-1"
        rows.append(Row(f"{name}.rise", "Midpoint rises by", step.rises, Unit.PERCENT, rise, indent=1))
        words = tuple(reading_of_a_step(rise, low == high, plan.pay.norms) for rise in step.rises)
        verdict = (
            f'=IF({{{name}.rise}}<{_norm(result, "smallest_step")},"{CLOSE}",'
            f'IF({{{name}.rise}}>{_norm(result, "largest_step")},"{APART}","{USUAL}"))'
        )
        formula = None if low == high else verdict
        kind = Kind.TEXT if low == high else Kind.CALCULATION
        rows.append(Row(f"{name}.reading", "so the rungs are", words, formula=formula, kind=kind, indent=1))
        if low == high:
            continue
        bottom, top, under = (
            f"{{{grades}!{grade}.{list(result.pay.grades[grade])[place]}}}"
            for grade, place in ((high, 0), (high, -1), (low, -1))
        )
        shared = f"=IF({top}={bottom},0,MIN(1,MAX(0,{under}-{bottom})/({top}-{bottom})))"
        label = f"Overlap: share of {high} that {low} reaches into"
        rows.append(Row(f"{name}.overlap", label, step.overlaps, Unit.PERCENT, shared, indent=1))
        large = tuple("large" if each > plan.pay.norms.largest_overlap else "usual" for each in step.overlaps)
        formula = f'=IF({{{name}.overlap}}>{_norm(result, "largest_overlap")},"large","usual")'
        rows.append(Row(f"{name}.large", "so the overlap is", large, formula=formula, indent=1))
    title = f"{result.scenario.title}: how far apart the rungs of each promotion path are"
    key = f"rung_steps.{result.scenario.name}"
    return Table(key, title, columns, tuple(rows), label_header="Step", label_width=LABEL_WIDTH)


def _paid(result: Result) -> Table:
    """The minimum wage, and each role's lowest and highest pay: as planned, and lifted to the minimum wage."""
    plan, columns = result.plan, year_columns(result.plan)
    wage = [result.floors.minimum_wage[month].value for month in result.structure.years]
    floor = at_the_start(plan, f"={{floor_months.{result.scenario.name}!minimum_wage@#}}")
    rows = [Row("minimum_wage", "Minimum wage", tuple(wage), Unit.HOURLY, floor)]
    blocks: tuple[tuple[str, str, Callable[[RoleYear], Value]], ...] = (
        ("highest", "Highest pay, as planned", lambda year: year.highest),
        ("lowest", "Lowest pay, as planned", lambda year: year.lowest),
        ("highest_by_law", "Highest pay, with the minimum wage applied", lambda year: year.highest_by_law),
        ("lowest_by_law", "Lowest pay, with the minimum wage applied", lambda year: year.lowest_by_law),
    )
    for block, label, value in blocks:
        rows.append(heading(f"head.{block}", label, columns))
        for role, years in result.compression.roles.items():
            formula = _paid_formula(result, role, block)
            values = tuple(value(year) for year in years)
            rows.append(
                Row(f"{block}.{role}", plan.roles[role].title, values, Unit.HOURLY, formula, indent=1)
            )
    title = f"{result.scenario.title}: the lowest and highest pay on each rung"
    key = paid_key(result.scenario.name)
    note = "A role without seats stands at the lowest pay of its grade. An exempt role has no minimum wage."
    return Table(key, title, columns, tuple(rows), label_header="Role", label_width=LABEL_WIDTH, note=note)


def _paid_formula(result: Result, role: str, block: str) -> str:
    plan, name = result.plan, result.scenario.name
    if block.endswith("_by_law"):
        planned = f"{{{block.removesuffix('_by_law')}.{role}}}"
        exempt = plan.roles[role].flsa == "exempt"
        return f"={planned}" if exempt else f"=MAX({planned},{{minimum_wage}})"
    grade = plan.roles[role].grade
    entry = f"{{structure.{name}!{grade}.{next(iter(result.pay.grades[grade]))}}}"
    lines = [line for line, each in plan.seats.items() if each.role == role]
    if not lines:
        return f"={entry}"
    seats = [f"{{positions.{name}!seats.{line}}}" for line in lines]
    pay = [f"{{positions.{name}!pay.{line}}}" for line in lines]
    if block == "highest":
        paid = [f"({seat}>0)*{rate}" for seat, rate in zip(seats, pay, strict=True)]
        return f"=IF({_all('SUM', seats)}=0,{entry},{_all('MAX', paid)})"
    paid = [f"IF({seat}>0,{rate},{{highest.{role}}})" for seat, rate in zip(seats, pay, strict=True)]
    return f"=IF({_all('SUM', seats)}=0,{entry},{_all('MIN', paid)})"


def _all(function: str, terms: Sequence[str]) -> str:
    """A function of many terms, some at a time where there are too many for one."""
    if len(terms) <= _ARGUMENTS:
        return f"{function}({','.join(terms)})"
    parts = [_all(function, terms[first : first + _ARGUMENTS]) for first in range(0, len(terms), _ARGUMENTS)]
    return _all(function, parts)


def _pairs(result: Result) -> Table:
    """The ratio of every pair, and what it reads as, as planned and with the minimum wage applied."""
    columns, rows, norms = year_columns(result.plan), [], result.plan.pay.norms
    close, narrow = _norm(result, "close_pay"), _norm(result, "narrow_pay")
    choices = ",".join(f'"{word}"' for word in BANDS)
    for suffix, words in (("", "as planned"), ("_by_law", "with the minimum wage applied")):
        ratios, readings = [], []
        for pair in result.compression.pairs:
            name = f"{pair.upper}.{pair.lower}{suffix}"
            values = pair.by_law if suffix else pair.planned
            paid = paid_key(result.scenario.name)
            formula = f"={{{paid}!lowest{suffix}.{pair.upper}}}/{{{paid}!highest{suffix}.{pair.lower}}}"
            ratios.append(Row(f"ratio.{name}", _label(result, pair), values, Unit.RATIO, formula, indent=1))
            ratio = f"{{ratio.{name}}}"
            chosen = f"=CHOOSE(1+({ratio}>=1)+({ratio}>=1+{close})+({ratio}>=1+{narrow}),{choices})"
            read = tuple(band(value, norms) for value in values)
            readings.append(Row(f"band.{name}", _label(result, pair), read, formula=chosen, indent=1))
        rows += [
            heading(
                f"head.ratio{suffix}", f"Upper rung's lowest pay over the lower's highest, {words}", columns
            ),
            *ratios,
            heading(f"head.band{suffix}", f"So the pair is, {words}", columns),
            *readings,
        ]
    title = f"{result.scenario.title}: is each rung paid more than the one below?"
    note = (
        f"Inversion: the upper rung is paid less. Compressed: within {norms.close_pay:.0%}. Narrow: within "
        f"{norms.narrow_pay:.0%}. Clear: more than that. Bands are on Assumptions."
    )
    return Table(
        f"pairs.{result.scenario.name}",
        title,
        columns,
        tuple(rows),
        label_header="Upper over lower rung",
        label_width=LABEL_WIDTH,
        note=note,
    )


def _label(result: Result, pair: Pair) -> str:
    roles = result.plan.roles
    return f"{roles[pair.upper].title} over {roles[pair.lower].title} ({pair.why})"
