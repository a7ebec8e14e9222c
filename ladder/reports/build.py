"""All sheets of the workbook, in order, from the results; and the answers they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ladder import __version__
from ladder.analysis import Result
from ladder.law import Law
from ladder.model.plan_set import PlanSet
from ladder.reports.answers import Answer, build_answers
from ladder.reports.changes import Changes, Since, changes_since
from ladder.reports.findings import build_findings
from ladder.reports.key_figures import plan_figures, worker_figures
from ladder.reports.law_figures import used_figures
from ladder.reports.pay_findings import structure_findings
from ladder.reports.pay_law_figures import pay_law_figures
from ladder.reports.recorded_inputs import recorded_inputs
from ladder.reports.sheets import (
    about,
    assumptions,
    budget,
    business_case,
    careers,
    changes,
    checks,
    employer_cost,
    floors,
    funding,
    headcount,
    implementation,
    ladder_sheet,
    market,
    month_by_month,
    months,
    over_time,
    pay_structure,
    practices,
    promotions,
    revenue,
    risk,
    roster,
    scenarios,
    sources,
    summary,
    worker,
    worker_hours,
    workforce_effects,
)
from ladder.reports.sheets.about import Identity
from ladder.reports.source_notes import with_source_notes
from ladder.reports.tables import Sheet, Table
from ladder.reports.unit_words import unit_sentences

HAVE_THE_CHECKS = ("Summary", "Checks")


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has to say: the sheets, the answers in sentences, and the figures behind them."""

    title: str
    identity: Identity
    sheets: tuple[Sheet, ...]
    answers: tuple[Answer, ...]
    figures: tuple[Table, Table]  # by scenario; for the invented worker
    findings: tuple[str, ...]
    checks_passed: int
    checks: int
    inputs: dict[str, Any]  # as `summary.json` records them
    changes: Changes | None  # since an earlier run

    @property
    def properties(self) -> dict[str, str]:
        """What the workbook says of itself."""
        return {
            "subject": "Cost, pay and benefit effects of a career ladder in peer support",
            "creator": f"ladder {self.identity.version}",
            "config": self.identity.config_name,
            "config fingerprint": self.identity.config_hash,
        }


def _simulated(results: Sequence[Result]) -> list[Sheet]:
    """The sheets that rest on the simulated workforce; none where nothing is simulated."""
    return [sheet for module in (business_case, risk, careers) if (sheet := module.build(results))]


def identity_of(plans: PlanSet, law: Law) -> Identity:
    """Which inputs and which version make this run."""
    given = plans.baseline.plan.projection
    projection = (
        f"the config's projection: benefits {given.cola:.1%}, wages {given.wage_growth:.1%}, prices {given.cpi:.1%}, "
        f"the Part B premium {given.part_b_growth:.1%} a year ({given.source})"
        if given
        else "the intermediate assumptions of the 2026 Trustees Reports, as the Sources sheet lists them"
    )
    return Identity(
        plans.config_name, plans.config_hash, __version__, law.published_through, projection, plans.inputs
    )


def build_report(
    results: Sequence[Result], law: Law, identity: Identity, since: Since | None = None
) -> Report:
    """Every sheet, outputs first: About, Summary, then inputs, workings and what they rest on.

    Changes stands beside Summary where the run is compared with an earlier one, `since`.
    """
    plan = results[0].plan
    figures = (*used_figures(plan, law), *pay_law_figures(results, law))
    inputs = assumptions.build(results, figures)
    checks_sheet = checks.build(results, inputs.tables[0])
    passed, total = checks.verdicts(checks_sheet)
    key, one_worker = plan_figures(results), worker_figures(results)
    answers = build_answers(results, key, one_worker, checks_sheet.tables[0])
    moved = changes_since(since, results, key, one_worker, inputs.tables[0]) if since else None
    findings = build_findings(results)
    staff = [sheet for sheet in (roster.build(results), implementation.build(results)) if sheet]
    step_sheet, whole = promotions.build(results), workforce_effects.build(results)
    funding_sheet = funding.build(results)
    revenue_sheet = revenue.build(results, {each.scenario.name: unit_sentences(each) for each in results})
    all_checks = str(checks_sheet.tables[0].value("overall", "verdict"))
    scenario_sheet = scenarios.build(results, key)
    drawn = (
        summary.build(results, answers, (key, one_worker), all_checks),
        *([changes.build(moved, results, identity)] if moved else []),
        inputs,
        ladder_sheet.build(results),
        practices.build(results),
        pay_structure.build(results, structure_findings(results)),
        market.build(results),
        floors.build(results, inputs.tables[0]),
        headcount.build(results),
        budget.build(results),
        employer_cost.build(results, inputs.tables[0]),
        *([funding_sheet] if funding_sheet else []),
        *([revenue_sheet] if revenue_sheet else []),
        *([scenario_sheet] if scenario_sheet else []),
        *_simulated(results),
        *staff,
        worker.build(results),
        *([step_sheet] if step_sheet else []),
        worker_hours.build(results),
        over_time.build(results),
        month_by_month.build(results),
        *([whole] if whole else []),
        checks.with_findings(checks_sheet, findings),
        sources.build(results, figures),
        *(months.build(result, inputs.tables[0]) for result in results),  # the workings, last in print
    )
    sheets = with_source_notes(drawn)
    title = f"{plan.agency.name}: a career ladder and its pay"
    return Report(
        title,
        identity,
        tuple(
            sheet if sheet.name in HAVE_THE_CHECKS else checks.flagged(sheet, all_checks)
            for sheet in (about.build(results, identity, sheets), *sheets)
        ),
        answers,
        (key, one_worker),
        findings,
        passed,
        total,
        recorded_inputs(identity.inputs, inputs.tables[0], results),
        moved,
    )
