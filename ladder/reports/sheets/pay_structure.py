"""The sheet "Pay structure": ranges, where pay stands in them, and compression, at the start of each plan year."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.model.plan import WEEKS_A_YEAR, Plan
from ladder.pay.structure import RANGE_POINTS
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.sheets import months, pay_pairs
from ladder.reports.sheets.assumptions import point_words
from ladder.reports.sheets.matching import matching_tables
from ladder.reports.sheets.plan_years import at_the_start, year_columns
from ladder.reports.tables import Column, Kind, Row, Sheet, Table, Unit, Value, heading

LABEL_WIDTH = 62
NO_SEATS = "no seats"
ONE_RATE = "one rate"


def grades_key(scenario: str) -> str:
    """The key of a scenario's table of grades."""
    return f"structure.{scenario}"


def lines_key(scenario: str) -> str:
    """The key of a scenario's table of seat lines in their ranges."""
    return f"positions.{scenario}"


def build(results: Sequence[Result], findings: Sequence[str]) -> Sheet:
    """The sheet: what stands out, then each scenario's grades, seat lines and pairs of rungs."""
    tables = [_findings(findings)] if findings else []
    for result in results:
        tables += [_grades(result), _lines(result), *pay_pairs.tables(result)]
    tables += matching_tables(results)
    return Sheet(
        "Pay structure",
        "Are the ranges sound, and where does pay stand in them?",
        tuple(tables),
        lines=(
            "At the start of each plan year, by the hour; a salary is divided by full-time hours, 52 weeks a year. Pay "
            "is the rate, without differentials or overtime: part-time staff are held against a range by their rate.",
            "Range spread is (maximum - minimum) / minimum. Overlap is the share of the higher range that the grade "
            "before it reaches into. Compa-ratio is pay over the control point, which need not be the midpoint.",
        ),
    )


def _findings(findings: Sequence[str]) -> Table:
    rows = tuple(
        Row(f"finding.{number}", words, (None,), kind=Kind.TEXT, flows=True)
        for number, words in enumerate(findings, 1)
    )
    title = "What stands out (calculated, not live)"
    return Table("structure_findings", title, (Column("one", "", None, 15),), rows, label_width=LABEL_WIDTH)


class _YearRows:
    """Rows of a table of plan years."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.columns = plan, year_columns(plan)
        self.rows: list[Row] = []

    def head(self, key: str, label: str) -> None:
        self.rows.append(heading(f"head.{key}", label, self.columns))

    def add(
        self,
        key: str,
        label: str,
        unit: Unit,
        values: Sequence[Value],
        formula: str | tuple[str, ...] | None,
        *,
        kind: Kind = Kind.CALCULATION,
        indent: int = 1,
    ) -> None:
        self.rows.append(Row(key, label, tuple(values), unit, formula=formula, kind=kind, indent=indent))


def _grades(result: Result) -> Table:
    """Every grade from the lowest midpoint up: its points, spread, and how it stands to the one before."""
    plan, rows = result.plan, _YearRows(result.plan)
    before = None
    for grade, years in result.structure.grades.items():
        title = plan.grades[grade].title
        rows.head(grade, f"{grade}: {title}" if title else grade)
        by_steps = plan.grades[grade].steps is not None
        points = list(result.pay.grades[grade]) if by_steps else list(RANGE_POINTS)
        for place, point in enumerate(points):
            values = [year.steps[place] for year in years] if by_steps else _point(result, grade, point)
            formula = _by_the_hour(result, grade, f"grade.{grade}.{point}")
            rows.add(f"{grade}.{point}", point_words(point).capitalize(), Unit.HOURLY, values, formula)
        low, high = f"{{{grade}.{points[0]}}}", f"{{{grade}.{points[-1]}}}"
        midpoint, spread = [year.midpoint for year in years], [year.spread for year in years]
        rows.add(f"{grade}.midpoint", "Midpoint", Unit.HOURLY, midpoint, f"=AVERAGE({low},{high})")
        words = "Total spread, first step to top" if by_steps else "Range spread"
        rows.add(f"{grade}.spread", words, Unit.PERCENT, spread, f"=({high}-{low})/{low}")
        if by_steps:
            _steps(rows, result, grade, points)
        if before:
            _against(rows, result, grade, before, (low, high))
        before = (grade, points[-1])
    key, title = grades_key(result.scenario.name), f"{result.scenario.title}: grades and ranges"
    return Table(key, title, rows.columns, tuple(rows.rows), label_header="Grade", label_width=LABEL_WIDTH)


def _point(result: Result, grade: str, point: str) -> list[Value]:
    field = {"minimum": "lowest", "control_point": "control_point", "maximum": "highest"}[point]
    return [getattr(year, field) for year in result.structure.grades[grade]]


def _by_the_hour(result: Result, grade: str, row: str) -> tuple[str, ...]:
    """A row of the months at the start of each plan year, a salary by the hour."""
    name = result.scenario.name
    amount = f"={{{months.key(name)}!{row}@#}}"
    if result.plan.grades[grade].basis == "annual":
        amount += f"/({{{ASSUMPTIONS}!pay.full_time_hours@{name}}}*{WEEKS_A_YEAR})"
    return at_the_start(result.plan, amount)


def _steps(rows: _YearRows, result: Result, grade: str, points: Sequence[str]) -> None:
    """The smallest and largest step, and the years to the top at the plan's step raises."""
    years = result.structure.grades[grade]
    pairs = list(zip(points[1:], points, strict=False))
    for word, of in (("Smallest", min), ("Largest", max)):
        if not pairs:
            break
        sizes = [
            of(up / low for up, low in zip(year.steps[1:], year.steps, strict=False)) - 1 for year in years
        ]
        ratios = ",".join(f"{{{grade}.{up}}}/{{{grade}.{low}}}" for up, low in pairs)
        formula = f"={of.__name__.upper()}({ratios})-1"
        rows.add(f"{grade}.{word.lower()}", f"{word} step", Unit.PERCENT, sizes, formula)
    raises = sum(result.plan.pay.step_raises.values())
    if pairs and raises:
        period = result.plan.period
        span = f"{period.start}:{period.all_months[-1]}"
        given = f"{{{months.key(result.scenario.name)}!step_raises@{span}}}"
        up = f"(ROWS({{{grade}.{points[0]}:{grade}.{points[-1]}}})-1)"
        service = f"=IF(SUM({given})=0,0,{up}*COUNT({given})/12/SUM({given}))"
        worth = len(pairs) * period.months / 12 / raises
        label = "Years of service from the first step to the top, at the plan's step raises (0: none)"
        rows.add(f"{grade}.service", label, Unit.RATIO, [worth for _ in years], service)


def _against(
    rows: _YearRows, result: Result, grade: str, before: tuple[str, str], ends: tuple[str, str]
) -> None:
    """A grade's midpoint and range against the grade before it."""
    years, (under, top) = result.structure.grades[grade], before
    low, high = ends
    progression = [year.progression for year in years]
    formula = f"={{{grade}.midpoint}}/{{{under}.midpoint}}-1"
    rows.add(f"{grade}.progression", f"Midpoint progression over {under}", Unit.PERCENT, progression, formula)
    shared = f"=IF({high}={low},0,MIN(1,MAX(0,{{{under}.{top}}}-{low})/({high}-{low})))"
    overlaps = [year.overlap for year in years]
    label = f"Overlap: share of {grade} that {under} reaches into"
    rows.add(f"{grade}.overlap", label, Unit.PERCENT, overlaps, shared)


def _lines(result: Result) -> Table:
    """Each seat line's pay against its range; the group's compa-ratio over those in ranges."""
    plan, name, rows = result.plan, result.scenario.name, _YearRows(result.plan)
    view = result.structure.lines
    ranged = [line for line in plan.seats if view[line][0].compa_ratio is not None]
    every = [*ranged, *(line for line in plan.seats if line not in ranged)]
    rows.head("seats", "Authorized seats")
    for line in every:
        formula = at_the_start(plan, f"={{{months.key(name)}!authorized.{line}@#}}")
        rows.add(f"seats.{line}", line, Unit.SEATS, [year.seats for year in view[line]], formula)
    rows.head("pay", "Pay by the hour")
    for line in every:
        formula = _by_the_hour(result, plan.roles[plan.seats[line].role].grade, f"rate.{line}")
        rows.add(f"pay.{line}", line, Unit.HOURLY, [year.pay for year in view[line]], formula)
    if ranged:
        _in_ranges(rows, result, ranged)
    title = f"{result.scenario.title}: where each seat line stands in its range"
    return Table(
        lines_key(name),
        title,
        rows.columns,
        tuple(rows.rows),
        label_header="Seat line",
        label_width=LABEL_WIDTH,
    )


def _in_ranges(rows: _YearRows, result: Result, ranged: Sequence[str]) -> None:
    plan, name, view = result.plan, result.scenario.name, result.structure.lines
    grades = grades_key(name)
    rows.head("compa", "Compa-ratio: pay over the control point")
    for line in ranged:
        control = f"{{{grades}!{plan.roles[plan.seats[line].role].grade}.control_point}}"
        ratios = [year.compa_ratio for year in view[line]]
        rows.add(f"compa.{line}", line, Unit.RATIO, ratios, f"={{pay.{line}}}/{control}")
    _group(rows, result, ranged)
    rows.head("penetration", "Range penetration: how far pay is from the minimum to the maximum")
    for line in ranged:
        low, high = _ends(result, line)
        depths: list[Value] = [
            ONE_RATE if year.penetration is None else year.penetration for year in view[line]
        ]
        depth = f'=IF({high}={low},"{ONE_RATE}",({{pay.{line}}}-{low})/({high}-{low}))'
        rows.add(f"penetration.{line}", line, Unit.PERCENT, depths, depth)
    rows.head("circle", "Under the minimum (green circle), over the maximum (red circle), or in range")
    for line in ranged:
        low, high = _ends(result, line)
        circles = [year.circle for year in view[line]]
        circle = f'=IF({{pay.{line}}}<{low},"green circle",IF({{pay.{line}}}>{high},"red circle","in range"))'
        rows.add(f"circle.{line}", line, Unit.TEXT, circles, circle)


def _group(rows: _YearRows, result: Result, ranged: Sequence[str]) -> None:
    """The compa-ratio of all lines in ranges together: sums over sums, not the mean of their ratios."""
    plan, table = result.plan, months.key(result.scenario.name)
    rows.head("hours", "Filled hours of the month")
    for line in ranged:
        filled = [result.budget.lines[line].hours[month] for month in result.structure.years]
        formula = at_the_start(plan, f"={{{table}!hours.{line}@#}}")
        rows.add(f"hours.{line}", line, Unit.HOURS, filled, formula)
    first, last = ranged[0], ranged[-1]
    hours, pay, compa = (f"{{{block}.{first}:{block}.{last}}}" for block in ("hours", "pay", "compa"))
    values = [NO_SEATS if each is None else each for each in result.structure.group_compa_ratio]
    over = f"SUMPRODUCT({hours}*{pay})/SUMPRODUCT({hours}*{pay}/{compa})"
    label = "Group compa-ratio: all pay over all control points, by filled hours"
    ratio = f'=IF(SUM({hours})=0,"{NO_SEATS}",{over})'
    rows.add("group", label, Unit.RATIO, values, ratio, kind=Kind.TOTAL, indent=0)


def _ends(result: Result, line: str) -> tuple[str, str]:
    grade = result.plan.roles[result.plan.seats[line].role].grade
    key = grades_key(result.scenario.name)
    return f"{{{key}!{grade}.minimum}}", f"{{{key}!{grade}.maximum}}"
