"""Rows of a scenario's months as they are added, and the formulas of a seat line."""

from __future__ import annotations

from collections.abc import Sequence

from ladder.analysis import Result
from ladder.finance.employer_cost import PAID_LEAVE
from ladder.model.plan import TIERS, TRACKS, SeatLine
from ladder.pay.structure import Schedule, placement_of
from ladder.reports.sheets.cost_formulas import Assumed, PaidPeople, follows_wages, item_formula
from ladder.reports.sheets.pay_rows import premium_rows
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value, heading

About = tuple[str | None, ...]
"""The role, tier and track of a row, in words."""

TEXT_COLUMNS = ("role", "tier", "track")


class ScenarioRows:
    """The rows so far of a scenario's workings, and references to its cells of the Assumptions table."""

    columns: tuple[Column, ...]

    def __init__(self, result: Result, inputs: Table) -> None:
        self.result, self.plan, self.inputs = result, result.plan, inputs
        self.rows: list[Row] = []

    def head(self, name: str, label: str) -> None:
        """Name the rows that follow."""
        self.rows.append(heading(f"head.{name}", label, self.columns))

    def assume(self, row: str, column: str | None = None) -> str:
        """A reference to an assumption: this scenario's cell, or the named column's."""
        return f"{{{self.inputs.key}!{row}@{column or self.result.scenario.name}}}"

    def dated_block(self, prefix: str) -> tuple[str, str]:
        """References to a dated assumption's months and to this scenario's values of it."""
        rows = self.dated_rows(prefix)
        block = f"{rows[0]}:{rows[-1]}"
        return self.assume(block, "month"), self.assume(block)

    def dated_rows(self, prefix: str) -> list[str]:
        """The rows of a dated assumption, by key."""
        return [row.key for row in self.inputs.rows if row.key.startswith(prefix + ".")]


class MonthRows(ScenarioRows):
    """The rows of a scenario's months."""

    def __init__(self, result: Result, inputs: Table) -> None:
        super().__init__(result, inputs)
        self.assumed = Assumed(result.plan, result.scenario.name, inputs)
        months = self.plan.period.all_months
        self.columns = (
            *(
                Column(name, name.capitalize(), Unit.TEXT, width)
                for name, width in self._text_widths().items()
            ),
            Column("opening", "At the start", None, 13),
            *(
                Column(str(month), month, None, 12, projected=projected)
                for month, projected in zip(months, result.rates.wage_base_projected, strict=True)
            ),
        )

    def _text_widths(self) -> dict[str, int]:
        """Room for the longest role, tier and track, so that a line of months stays one line high."""
        abouts = [self.about(name) for name in self.plan.roles]
        return {
            name: min(40, max(len(str(about[place])) for about in abouts) + 2)
            for place, name in enumerate(TEXT_COLUMNS)
        }

    def add(
        self,
        name: str,
        label: str,
        unit: Unit,
        values: Sequence[Value],
        formula: str | None,
        *,
        opening: Value = None,
        opening_formula: str | None = None,
        about: About = (None, None, None),
        kind: Kind = Kind.CALCULATION,
    ) -> None:
        """One row: its values by month and their one formula, and its opening value where it has one."""
        self.rows.append(
            Row(
                name,
                label,
                (*about, opening, *values),
                unit,
                formula=(None, None, None, opening_formula, *(formula for _ in values)),
                kind=(*((Kind.TEXT if any(about) else kind) for _ in about), kind, *(kind for _ in values)),
                indent=1 if any(about) else 0,
            )
        )

    def moved(
        self, name: str, label: str, unit: Unit, amounts: Schedule, assumption: str, factor: str = ""
    ) -> None:
        """An amount of the pay table: its opening value is an assumption, each general raise and factor moves it."""
        self.add(
            name,
            label,
            unit,
            amounts[1:],
            f"=ROUND({{{name}@<}}*(1+{{general_raises}}){factor},2)",
            opening=amounts[0],
            opening_formula=f"={self.assume(assumption)}",
        )

    def dated_sum(self, prefix: str) -> str | None:
        """A formula for what a dated assumption gives this month; None where the config dates nothing."""
        if not self.dated_rows(prefix):
            return None
        months, values = self.dated_block(prefix)
        return f"=SUMIF({months},{{month}},{values})"

    def about(self, role: str) -> About:
        """A role's title, tier and track in words."""
        about = self.plan.roles[role]
        return (about.title, TIERS[about.tier], TRACKS[about.track])

    def pay_unit(self, name: str) -> Unit:
        """Hourly, or dollars a year for an exempt role."""
        return Unit.CENTS if self._annual(name) else Unit.HOURLY

    def _annual(self, name: str) -> bool:
        return self.plan.grades[self._grade(name)].basis == "annual"

    def _grade(self, name: str) -> str:
        return self.plan.roles[self.plan.seats[name].role].grade

    def _raised(self, name: str) -> str:
        """A factor: 0 up to the month a line opens, 1 after it; nothing for a line open from the start."""
        if self.plan.seats[name].first_month is None:
            return ""
        return f"*({{month}}>{self.assume(f'seats.{name}.first_month')})"

    def authorized_formula(self, name: str, line: SeatLine) -> str:
        """The seats of a line in the months it is open."""
        formula = f"={self.assume(f'seats.{name}.seats')}"
        if line.first_month:
            formula += f"*({{month}}>={self.assume(f'seats.{name}.first_month')})"
        if line.last_month:
            formula += f"*({{month}}<={self.assume(f'seats.{name}.last_month')})"
        return formula

    def general_formula(self, name: str) -> str:
        """Last month's pay, moved by the general raise; a given rate holds until its line opens."""
        place = placement_of(self.plan.seats[name], self.plan.grades[self._grade(name)])
        if place is None:
            return f"=ROUND({{rate.{name}@<}}*(1+{{general_raises}}{self._raised(name)}),2)"
        adjusted = ""
        if self.plan.seats[name].first_month and self.plan.pay.structure_adjustments:
            unopened = f"({{month}}<={self.assume(f'seats.{name}.first_month')})"
            adjusted = f"*(1+{{structure_adjustments}}*{unopened})"
        return f"=ROUND({{rate.{name}@<}}*(1+{{general_raises}}){adjusted},2)"

    def range_rate_formula(self, name: str) -> str:
        """Merit up to the range's maximum; pay over it is left where the general raise put it."""
        general, maximum = f"{{general.{name}}}", f"{{grade.{self._grade(name)}.maximum}}"
        return f"=MAX({general},MIN(ROUND({general}*(1+{{merit_raises}}{self._raised(name)}),2),{maximum}))"

    def step_formula(self, name: str) -> str:
        """Last month's step and the step raise, no further than the top step."""
        return f"=MIN({{step.{name}@<}}+{{step_raises}}{self._raised(name)},ROWS({self._steps(name)}))"

    def step_rate_formula(self, name: str) -> str:
        """The rate of the step in the month's table."""
        return f"=INDEX({self._steps(name)},{{step.{name}}})"

    def _steps(self, name: str) -> str:
        grade = self._grade(name)
        last = len(self.result.pay.grades[grade])
        return f"{{grade.{grade}.step_1:grade.{grade}.step_{last}}}"

    def seat_wages_formula(self, name: str, line: SeatLine) -> str:
        """A month's wages of one filled seat: hours at the rate, or the seat's share of a salary."""
        hours = self.assume(f"seats.{name}.hours")
        if self._annual(name):
            return f"={{rate.{name}}}*{hours}/{self.assume('pay.full_time_hours')}/12"
        return f"={{rate.{name}}}*{hours}*52/12"

    def one_time_pay_formula(self, name: str, line: SeatLine) -> str | None:
        """One-time pay of one filled seat: its hours' part of a full-time amount, or a share of a year's pay."""
        terms = []
        for key, payment in self.plan.pay.one_time_payments.items():
            if payment.goes_to(line.role):
                path = f"pay.one_time_payments.{key}.{payment.given_as}.{payment.paid}"
                amount = f"{self.assume(path)}*({{month}}={self.assume(path, 'month')})"
                if payment.percent_of_pay is not None:
                    terms.append(f"{amount}*{{seat_wages.{name}}}*12")
                else:
                    hours, full_time = self.assume(f"seats.{name}.hours"), self.assume("pay.full_time_hours")
                    terms.append(f"{amount}*{hours}/{full_time}")
        return "=" + "+".join(terms) if terms else None

    def one_time_cost_formula(self, name: str, line: SeatLine) -> str | None:
        """One-time pay of a line's filled seats with the employer costs that follow wages."""
        if self.one_time_pay_formula(name, line) is None:
            return None
        shared = self.shared_by(name)
        by, per = (f"*{shared}", f"/{shared}") if shared else ("", "")
        pay = f"{{one_time_pay.{name}}}{per}"
        cost = f"{pay}*(1+{follows_wages(self.assumed, self.person_hours(name))})"
        if self.plan.employer_cost.fringe_rate is None:
            room = f"MAX(0,{{wage_base}}-12*({self.paid_to_a_seat(name)}){per})"
            rate = f"{self.assumed.law('oasdi_rate')}*{self.assume('employer_cost.social_security')}"
            cost += f"-MAX(0,{pay}-{room})*{rate}"
        return f"={{filled.{name}}}{by}*({cost})"

    def paid_to_a_seat(self, name: str) -> str:
        """The month's regular pay of one filled seat."""
        return f"{{seat_wages.{name}}}" + "".join(f"+{{{row}}}" for row in premium_rows(self.plan, name))

    def person_hours(self, name: str) -> str:
        """A reference to the weekly hours of one person in a seat."""
        shared = self.shared_by(name)
        return f"{self.assume(f'seats.{name}.hours')}{f'/{shared}' if shared else ''}"

    def item_formula(self, item: str, name: str, line: SeatLine) -> str:
        """One employer cost item of one seat line."""
        return item_formula(self.assumed, item, self._paid_people(name, line))

    def shared_by(self, name: str) -> str | None:
        """A reference to the people who share a seat of a line; None where no line of that name is shared."""
        row = f"seats.{name}.shared_by"
        return self.assume(row) if self.assumed.has(row) else None

    def _paid_people(self, name: str, line: SeatLine) -> PaidPeople:
        shared = self.shared_by(name)
        per = f"/{shared}" if shared else ""
        return PaidPeople(
            role=line.role,
            people=(f"{{filled.{name}}}", *([shared] if shared else [])),
            hours=self.person_hours(name),
            wages=f"{{wages.{name}}}",
            a_person=f"({self.paid_to_a_seat(name)}){per}",
            leave=f"{{item.{PAID_LEAVE}.{name}}}",
            wage_base="{wage_base}",
            amount=lambda item: f"{{amount.{item}}}",
        )
