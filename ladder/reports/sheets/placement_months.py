"""Moving people to new ranges, month by month: the old ranges, the pay once placed, and the formulas that follow it."""

from __future__ import annotations

from ladder.model.plan_set import BASELINE
from ladder.reports.sheets.assumptions import point_words
from ladder.reports.sheets.month_rows import MonthRows
from ladder.reports.tables import Unit


def moved_lines(rows: MonthRows) -> list[str]:
    """The lines of people who are moved."""
    return [name for name in rows.plan.seats if rows.result.pay.seats[name].placed is not None]


def add_old_ranges(rows: MonthRows) -> None:
    """The ranges people are moved from: the baseline's, moved by this scenario's general raises."""
    before, old = rows.result.scenario.before, rows.result.pay.old_grades
    if before is None or not old:
        return
    rows.head("old", "The ranges people are moved from")
    for grade, points in old.items():
        unit = Unit.CENTS if before.grades[grade].basis == "annual" else Unit.HOURLY
        ranged = before.grades[grade].steps is None and rows.plan.pay.structure_adjustments
        adjusted = "*(1+{structure_adjustments})" if ranged else ""
        for point, amounts in points.items():
            name = f"old.{grade}.{point}"
            rows.add(
                name,
                f"{grade} {point_words(point)}, as today",
                unit,
                amounts[1:],
                f"=ROUND({{{name}@<}}*(1+{{general_raises}}){adjusted},2)",
                opening=amounts[0],
                opening_formula=f"={rows.assume(f'grades.{grade}.{point}', BASELINE)}",
            )


def add_placed(rows: MonthRows) -> None:
    """Pay once placed: never less than the general raise leaves it."""
    names = moved_lines(rows)
    if names:
        rows.head("placed", "Pay once placed in the new ranges (before merit or a step)")
    for name in names:
        placed = rows.result.pay.seats[name].placed or ()
        rows.add(
            f"placed.{name}",
            name,
            rows.pay_unit(name),
            placed[1:],
            MovedLine(rows, name).placed_formula(),
            about=rows.about(rows.plan.seats[name].role),
        )


class MovedLine:
    """The formulas of one line of people who are moved."""

    def __init__(self, rows: MonthRows, name: str) -> None:
        plan, before, how = rows.plan, rows.result.scenario.before, rows.plan.implementation
        assert before is not None
        assert how is not None
        self.rows, self.name, self.how = rows, name, how
        self.old_grade = before.roles[before.seats[name].role].grade
        self.new_grade = plan.roles[plan.seats[name].role].grade
        self.old = _Points("old", self.old_grade, list(rows.result.pay.old_grades[self.old_grade]))
        self.new = _Points("grade", self.new_grade, list(rows.result.pay.grades[self.new_grade]))
        self.salaried = plan.grades[self.new_grade].basis == "annual"
        self.month = rows.assume("implementation.month")
        first = plan.seats[name].first_month
        self.raised = f"*({{month}}>{rows.assume(f'seats.{name}.first_month')})" if first else ""

    def placed_formula(self) -> str:
        """In the month of implementation the method's pay, if it is more; else what the general raise leaves."""
        general = f"{{general.{self.name}}}"
        return f"=IF({{month}}={self.month},MAX({general},{self._target(general)}),{general})"

    def _target(self, general: str) -> str:
        low, high = self.new.lowest, self.new.highest
        if self.how.method == "to_minimum":
            return low
        if self.how.method == "years_in_role":
            return f"ROUND(MIN({low}+{self._for_years()},{self._most()}),2)"
        if self.how.keeps == "compa_ratio":
            same = f"{general}*{self.new.control}/{self.old.control}"
        else:
            width = f"({self.old.highest}-{self.old.lowest})"
            place = f"{low}+({general}-{self.old.lowest})*({high}-{low})/{width}"
            same = f"IF({width}=0,{low},{place})" if self.old.lowest != self.old.highest else low
        return f"ROUND(MAX({low},MIN({same},{high})),2)"

    def _for_years(self) -> str:
        years = self.rows.assume(f"seats.{self.name}.years")
        if self.how.percent_of_range_a_year is not None:
            share = self.rows.assume("implementation.percent_of_range_a_year")
            return f"{years}*{share}*({self.new.highest}-{self.new.lowest})"
        a_year = f"{years}*{self.rows.assume('implementation.dollars_a_year')}"
        return f"{a_year}*{self.rows.assume('pay.full_time_hours')}*52" if self.salaried else a_year

    def _most(self) -> str:
        return self.new.control if self.how.up_to == "control_point" else self.new.highest

    def step_formula(self) -> str:
        """The step before, at and after the month of implementation; 0 while pay is in a range."""
        up = f"{{step.{self.name}@<}}+{{step_raises}}{self.raised}"
        before = f"MIN({up},ROWS({self.old.block}))" if self.old.by_step else "0"
        placed = f"1+SUMPRODUCT(({self.new.block}<{{placed.{self.name}}})*1)+{{step_raises}}{self.raised}"
        at = f"MIN(ROWS({self.new.block}),{placed})" if self.new.by_step else "0"
        after = f"MIN({up},ROWS({self.new.block}))" if self.new.by_step else "0"
        return f"=IF({{month}}<{self.month},{before},IF({{month}}={self.month},{at},{after}))"

    def rate_formula(self) -> str:
        """Pay by the old ranges before the month of implementation, by the new from then on."""
        before, after = self._rate(self.old), self._rate(self.new)
        return f"=IF({{month}}<{self.month},{before},{after})"

    def _rate(self, points: _Points) -> str:
        placed = f"{{placed.{self.name}}}"
        if points.by_step:
            return f"MAX({placed},INDEX({points.block},{{step.{self.name}}}))"
        merit = f"ROUND({placed}*(1+{{merit_raises}}{self.raised}),2)"
        return f"MAX({placed},MIN({merit},{points.highest}))"


class _Points:
    """References to the points of a grade in the month's column."""

    def __init__(self, table: str, grade: str, points: list[str]) -> None:
        self.by_step = points[0].startswith("step_")

        def cell(point: str, last: str = "") -> str:
            return f"{{{table}.{grade}.{point}{last}}}"

        self.lowest, self.highest = cell(points[0]), cell(points[-1])
        self.control = cell("control_point") if "control_point" in points else self.highest
        self.block = cell(points[0], f":{table}.{grade}.{points[-1]}")
