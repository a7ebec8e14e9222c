"""Tables of the Worker sheet: a role's steady months by weekly hours, profile by profile, every row live."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ladder.analysis import Result
from ladder.law.income_tax import BRACKETS
from ladder.model.month import Month
from ladder.reports.law_figures import ASSUMPTIONS, reference, supplement_from_ssa
from ladder.reports.tables import Column, Kind, Row, Table, Unit, Value
from ladder.worker.schedule import SteadyLaw, WorkerSchedule

LABEL_WIDTH = 66
AMOUNTS, LINES, TAX = "earnings_lines", "lines", "tax_brackets"


def key(scenario: str, role: str) -> str:
    """The key of the table of one role's steady months."""
    return f"worker.{scenario}.{role}"


def shown_hours(schedule: WorkerSchedule) -> list[Decimal]:
    """The weekly hours shown: every fifth, and those its seats offer."""
    return [weekly for weekly in schedule.hours if weekly % 5 == 0 or weekly in schedule.seat_hours]


def hours_key(weekly: Decimal) -> str:
    """The key of a number of hours' column."""
    return f"h{weekly.normalize():f}"


def steady_months(result: Result, schedule: WorkerSchedule) -> Table:
    """One role's table."""
    rows = _Rows(result, schedule)
    rows.wages()
    rows.profile("none", "no benefits", ssi=False, ssdi=False)
    rows.profile("ssi", "SSI", ssi=True, ssdi=False)
    rows.profile("ssdi", "SSDI", ssi=False, ssdi=True)
    rows.profile("both", "both SSI and SSDI", ssi=True, ssdi=True)
    rows.lines()
    hours = shown_hours(schedule)
    columns = tuple(
        Column(hours_key(weekly), f"{weekly.normalize():f} hours", None, 14, projected=schedule.projected)
        for weekly in hours
    )
    title = f"{schedule.title} ({result.scenario.title})"
    name = key(result.scenario.name, schedule.role)
    return Table(
        name, title, columns, tuple(rows.rows), label_header="A steady month", label_width=LABEL_WIDTH
    )


class _Rows:
    """The rows so far, and references to the law and the worker's assumptions."""

    def __init__(self, result: Result, schedule: WorkerSchedule) -> None:
        self.result, self.schedule, self.rows = result, schedule, list[Row]()
        self.start = result.plan.period.start
        self.name = key(result.scenario.name, schedule.role)
        self.hours = shown_hours(schedule)
        self.at = [schedule.at(weekly) for weekly in self.hours]
        self.supplement = reference("state_supplement", self.start) if result.steady.supplement else ""

    def law(self, figure: str) -> str:
        """A figure of the law."""
        return reference(figure, self.start)

    def assume(self, row: str) -> str:
        """An assumption of this scenario."""
        return f"{{{ASSUMPTIONS}!{row}@{self.result.scenario.name}}}"

    def add(
        self, name: str, label: str, amounts: Sequence[Decimal], formula: str, kind: Kind = Kind.CALCULATION
    ) -> None:
        """A row of dollars."""
        values = tuple(amounts[place] for place in self.at)
        self.rows.append(Row(name, label, values, Unit.CENTS, formula=formula, kind=kind))

    def wages(self) -> None:
        """Hours, wages and FICA, the same for every profile."""
        oasdi, medicare = self.law("oasdi_rate"), self.law("hospital_insurance_rate")
        covered = self.assume("employer_cost.social_security")
        self.rows.append(Row("hours", "Weekly hours", tuple(self.hours), Unit.HOURS, kind=Kind.TEXT))
        rate = f"{{{LINES}!{self.name}@rate}}"
        self.add("wages", "Wages", self.schedule.wages, f"=ROUND({rate}*{{hours}}*52/12,2)")
        fica = f"=ROUND({{wages}}*{oasdi}*{covered},2)+ROUND({{wages}}*{medicare},2)"
        self.add("fica", "FICA", self.schedule.fica, fica)

    def profile(self, name: str, words: str, *, ssi: bool, ssdi: bool) -> None:
        """A profile's benefits, tax and net income."""
        month = self.schedule.profiles[name]
        benefit = "worker.ssdi_benefit_with_ssi" if ssi else "worker.ssdi_benefit"
        received = f"{{{name}.ssdi}}" if ssdi else "0"
        if ssdi:
            paid = f"=ROUNDDOWN({self.assume(benefit)},0)*({{wages}}<={self.law('substantial_gainful_activity')})"
            self.add(f"{name}.ssdi", f"With {words}: SSDI", month.ssdi, paid)
        if ssi:
            self._ssi(name, words, received)
        self._tax(name, words, received, month.tax)
        parts = ["{wages}", *([received] if ssdi else []), *([f"{{{name}.ssi}}"] if ssi else [])]
        parts += [f"{{{name}.supplement}}"] if ssi and self.supplement else []
        formula = "=" + "+".join(parts) + f"-{{fica}}-{{{name}.tax}}"
        self.add(f"{name}.net", f"Net with {words}", month.net, formula, Kind.TOTAL)

    def _ssi(self, name: str, words: str, received: str) -> None:
        """Countable income, SSI by SSA's rounding, and the state's supplement."""
        month, fbr = self.schedule.profiles[name], self.law("federal_benefit_rate")
        general, earned = self.law("general_income_exclusion"), self.law("earned_income_exclusion")
        share, counted = self.law("earned_income_share_excluded"), f"{{{name}.countable}}"
        self.add(
            f"{name}.countable",
            f"With {words}: countable income",
            month.countable,
            f"=MAX({received}-{general},0)+MAX({{wages}}-MAX({general}-{received},0)-{earned},0)*(1-{share})",
        )
        # Up to the cent; a dollar at least, unless SSA pays a supplement too; nothing from the benefit rate on.
        least = "0" if supplement_from_ssa(self.result.plan) and self.supplement else "1"
        ssi = f"=IF({counted}>={fbr},0,MAX({least},ROUNDUP(ROUND({fbr}-{counted},3),2)))"
        self.add(f"{name}.ssi", f"With {words}: SSI", month.ssi, ssi)
        if self.supplement:
            left = f"MAX({self.supplement}-MAX({counted}-{fbr},0),0)"
            label = f"With {words}: state supplement"
            self.add(f"{name}.supplement", label, month.supplement, f"=ROUNDUP(ROUND({left},3),2)")

    def _tax(self, name: str, words: str, received: str, amounts: Sequence[Decimal]) -> None:
        """Federal income tax of a year of such months, a twelfth of it. 26 USC 1, 63, 86."""
        taxed = ""
        if received != "0":
            first, second = self.law("social_security_tax_first"), self.law("social_security_tax_second")
            year, provisional = f"12*{received}", f"(12*{{wages}}+12*{received}/2)"
            lower = f"MIN({year}/2,MAX({provisional}-{first},0)/2)"
            upper = f"MIN({year}*0.85,({provisional}-{second})*0.85+MIN({year}/2,({second}-{first})/2))"
            values = self._taxed(name)
            formula = f"=IF({provisional}>{second},{upper},{lower})"
            self.add(f"{name}.taxed", f"With {words}: SSDI taxed, a year", values, formula)
            taxed = f"+{{{name}.taxed}}"
        income = f"MAX(12*{{wages}}{taxed}-{self.law('standard_deduction')},0)"
        blocks = [f"{{{TAX}!bracket.1:bracket.{BRACKETS}@{column}}}" for column in ("bottom", "step")]
        tax = f"SUMPRODUCT(({income}>{blocks[0]})*({income}-{blocks[0]})*{blocks[1]})"
        label = f"With {words}: federal income tax"
        self.add(f"{name}.tax", label, amounts, f"=ROUND(ROUND({tax},2)/12,2)")

    def _taxed(self, name: str) -> list[Decimal]:
        """How much of a year's SSDI is taxed, exactly. 26 USC 86(a)."""
        month, taxes = self.schedule.profiles[name], self.result.steady.taxes
        first, second = (
            Decimal(taxes.social_security_first) / 1000,
            Decimal(taxes.social_security_second) / 1000,
        )
        found = []
        for wages, benefit in zip(self.schedule.wages, month.ssdi, strict=True):
            year, provisional = 12 * benefit, 12 * wages + 12 * benefit / 2
            lower = min(year / 2, max(provisional - first, Decimal(0)) / 2)
            upper = min(
                year * Decimal("0.85"),
                (provisional - second) * Decimal("0.85") + min(year / 2, (second - first) / 2),
            )
            found.append(upper if provisional > second else lower)
        return found

    def lines(self) -> None:
        """Which lines a month's wages are over."""
        for line in self.schedule.lines:
            over: tuple[Value, ...] = tuple(
                "over" if self.schedule.wages[place] > line.amount else "" for place in self.at
            )
            formula = f'=IF({{wages}}>{{{AMOUNTS}!{line.name}@amount}},"over","")'
            self.rows.append(Row(f"over.{line.name}", f"Over the {line.title}", over, formula=formula))


def tax_brackets(steady: SteadyLaw, start: Month) -> Table:
    """The brackets as the formulas take them: where each begins, its rate, and its rate over the one below."""
    columns = (
        Column("bottom", "From", Unit.CENTS, 14),
        Column("rate", "Rate", Unit.PERCENT, 14),
        Column("step", "Over the rate below", Unit.PERCENT, 14),
    )
    rows = []
    bottoms = (0, *steady.taxes.bracket_tops)
    before = Decimal(0)
    for number, (bottom, rate) in enumerate(zip(bottoms, steady.taxes.rates, strict=True), 1):
        top = None if number == 1 else f"={reference(f'tax_bracket_top.{number - 1}', start)}"
        lower = "" if number == 1 else f"-{{bracket.{number - 1}@rate}}"
        formulas = (
            top,
            f"={reference(f'tax_bracket_rate.{number}', start)}",
            f"={{bracket.{number}@rate}}{lower}",
        )
        kinds = (Kind.TEXT if top is None else Kind.CALCULATION, Kind.CALCULATION, Kind.CALCULATION)
        values = (Decimal(bottom) / 1000, rate, rate - before)
        rows.append(Row(f"bracket.{number}", f"Bracket {number}", values, formula=formulas, kind=kinds))
        before = rate
    return Table(
        TAX,
        "Federal income tax brackets, single filer",
        columns,
        tuple(rows),
        label_header="Bracket",
        label_width=LABEL_WIDTH,
    )
