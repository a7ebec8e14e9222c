"""What the slides are made from: the results, the report's tables and the rendered charts, with ways to ask them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.analysis import Result, is_simulated
from ladder.pay.market import RolePay, posture
from ladder.reports.build import Report
from ladder.reports.charts import Chart
from ladder.reports.charts.style import footer_share, title_share
from ladder.reports.deck.spec import PICTURE, Picture, Placed, Slide
from ladder.reports.key_figures import first_rung_then
from ladder.reports.phrases import Form, number_text
from ladder.reports.provenance import standing_assumptions
from ladder.reports.risk_figures import why_outside
from ladder.reports.sheets.about import footer
from ladder.worker.over_time import WITH_BENEFITS


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a slide may ask for. The lead is the first scenario, or the baseline where there is none."""

    results: Sequence[Result]
    report: Report
    charts: Sequence[Chart]
    pictures: Mapping[str, bytes]

    @property
    def base(self) -> Result:
        """The baseline."""
        return self.results[0]

    @property
    def lead(self) -> Result:
        """The scenario that leads."""
        return self.results[min(1, len(self.results) - 1)]

    @property
    def proposed(self) -> bool:
        """Whether there is anything to decide besides today's plan."""
        return len(self.results) > 1

    @property
    def title(self) -> str:
        """The lead's title in quotation marks."""
        return f'"{self.lead.scenario.title}"'

    @property
    def first_rung_now(self) -> RolePay:
        """The baseline's lowest-paid role of the first rung."""
        return self.base.market.entry_peer_role

    @property
    def first_rung_then(self) -> RolePay:
        """The same role under the lead; another where the lead fills no seat of it."""
        return first_rung_then(self.base, self.lead)

    @property
    def lowest_then(self) -> RolePay | None:
        """The lead's lowest-paid role of the first rung, where it is paid less than the role that is followed."""
        lowest = self.lead.market.entry_peer_role
        return lowest if lowest.pay < self.first_rung_then.pay else None

    @property
    def first_rung_alike(self) -> bool:
        """Whether all roles of the baseline's first rung are paid the same, today and under the lead."""
        now, then = self.first_rung_now, self.first_rung_then
        first = [
            each for each in self.base.market.roles if (each.tier, each.averaged) == (now.tier, now.averaged)
        ]
        names = {each.role for each in first}
        later = [
            each.pay
            for each in self.lead.market.roles
            if each.role in names and each.averaged == now.averaged
        ]
        return all(each.pay == now.pay for each in first) and all(pay == then.pay for pay in later)

    def posture_of(self, pay: Decimal, result: Result) -> str:
        """`below`, `above` or `at`; where pay is at our own entry role's but not the same, how near it is."""
        entry, tolerance = result.market.entry_rate, result.market.tolerance
        word = posture(pay, entry, tolerance)
        if word != "at" or number_text(pay, "hourly") == number_text(entry, "hourly"):
            return word
        return f"within {number_text(tolerance, 'percent').replace('.0%', '%')} of"

    def has(self, row: str) -> bool:
        """Whether the key figures have such a row."""
        return any(each.key == row for each in self.report.figures[0].rows)

    def number(self, row: str, result: Result | None = None) -> Decimal:
        """A key figure of a scenario, the lead's unless another is named."""
        value = self.report.figures[0].value(row, (result or self.lead).scenario.name)
        assert isinstance(value, Decimal)
        return value

    def word(self, row: str, result: Result | None = None) -> str:
        """A key figure that is words."""
        return str(self.report.figures[0].value(row, (result or self.lead).scenario.name))

    def shown(self, row: str, form: Form, result: Result | None = None) -> str:
        """A key figure as text."""
        return number_text(self.number(row, result), form)

    def range_of(self, row: str) -> str:
        """`$1 to $2 more`, from the 10th to the 90th percentile of the lead's draws; nothing where no draw differs."""
        if not self.has(f"{row}.p10"):
            return ""
        low, high = (self.shown(f"{row}.{end}", "dollars") for end in ("p10", "p90"))
        if low == high:
            return ""
        return (
            _more_or_less(self.number(f"{row}.p10"), self.number(f"{row}.p90"))
            if self.proposed
            else f"{low} to {high}"
        )

    @property
    def unfunded_beside_today(self) -> str:
        """`$1,200 less than under today's plan`; nothing where nothing is proposed."""
        if not self.proposed:
            return ""
        if abs(self.number("unfunded.added")) < Decimal("0.5"):
            return "the same as under today's plan"
        side = "more" if self.number("unfunded.added") > 0 else "less"
        return f"{self.shown('unfunded.added', 'size')} {side} than under today's plan"

    @property
    def unlimited_beside_today(self) -> str:
        """What funds without a limit pay more or less than today; nothing where there are none."""
        if not self.has("unlimited.added"):
            return ""
        side = "more" if self.number("unlimited.added") >= 0 else "less"
        return f"funds without a limit pay {self.shown('unlimited.added', 'size')} {side} than today"

    def why_outside(self, span: str, exact: Decimal) -> str:
        """Why a figure of the lead's is not in its simulated range: what it adds, or of today's plan what it costs."""
        return why_outside(self.lead, self.base if self.proposed else None, span, exact)

    def worker_amount(self, row: str, column: str) -> Decimal:
        """A figure of the invented worker: dollars a month, `before`, `after` or the `change`."""
        value = self.report.figures[1].value(row, column)
        assert isinstance(value, Decimal)
        return value

    @property
    def losing(self) -> str | None:
        """Who, by the benefits received, has most less in all each month under the lead; None where no one has."""
        if not self.proposed:
            return None
        change, profile = min((self.worker_amount(f"{each}.net", "change"), each) for each in WITH_BENEFITS)
        return profile if change <= Decimal("-0.5") else None

    def answer(self, name: str) -> str:
        """The text of an answer, nothing where the plan cannot give it."""
        return next((each.text for each in self.report.answers if each.name == name), "")

    @property
    def standing(self) -> dict[str, str]:
        """The assumptions and defaults that still stand, and why."""
        return standing_assumptions(self.base.plan, simulated=is_simulated(self.results))

    @property
    def footer(self) -> str:
        """Where the figures come from, and whether they are placeholders still."""
        count = len(self.standing)
        to_replace = f". Illustrative: {count} assumptions still to be replaced" if count else ""
        return f"{footer(self.report.identity)}{to_replace}"

    @property
    def made_from(self) -> str:
        """The last line of every slide's notes."""
        return f"Made from {footer(self.report.identity)}; the workbook plan.xlsx has every figure and its source."

    def chart(self, prefix: str) -> Chart | None:
        """The first chart whose file's name begins so."""
        return next((chart for chart in self.charts if chart.stem.startswith(prefix)), None)

    def picture_slide(self, key: str, prefix: str, sheet: str) -> Slide | None:
        """A chart as a slide: its sentence is the slide's title, its footer the slide's. None without such a chart.

        `sheet` holds its figures in the workbook.
        """
        chart = self.chart(prefix)
        if chart is None or f"{chart.stem}.png" not in self.pictures:
            return None
        png = self.pictures[f"{chart.stem}.png"]
        picture = Picture(
            chart.stem,
            png,
            chart.alt_text,
            title_share(chart.title),
            footer_share(chart.footer),
        )
        notes = (chart.alt_text, f"Source: sheet {sheet}.", self.made_from)
        return Slide(key, chart.title, (Placed(picture, PICTURE),), notes)


def _more_or_less(low: Decimal, high: Decimal) -> str:
    """A range of what is added, its signs in words: `$1 to $2 less`, `$1 less to $2 more`."""
    least, most = (number_text(each, "size") for each in (low, high))
    if high <= 0:
        return f"{most} to {least} less"
    return f"{least} less to {most} more" if low < 0 else f"{least} to {most} more"
