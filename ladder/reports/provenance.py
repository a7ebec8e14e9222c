"""Where each figure of the config comes from: a source, an assumption, the agency's own word, or our default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from ladder.finance.revenue import direct_share_from_time_use
from ladder.model.plan import Plan
from ladder.model.staff import Roster
from ladder.pay.market_data import shipped_peer_wages
from ladder.workforce import exits

SOURCED = "sourced"
ASSUMPTION = "assumption to replace"
DEFAULT = "default to replace"
AGENCY = "agency's own"

DEFAULTS = {
    "market.aging": "3 to 4% a year is usual for US pay surveys: https://www.comp-shop.com/glossary/aging-factor",
    "market.tolerance": "A convention of this tool: a pay difference of 3% or less reads as the same pay",
    "worker.ssdi_benefit": (
        "Average for disabled workers from January 2026, $1,630 (SSA 2026 COLA fact sheet, as quoted at "
        "https://ssdicalculator.com/2026-ssdi-cola-increase), with the 3.6% rise of December 2026"
    ),
    "worker.ssdi_benefit_with_ssi": "An invented worker's benefit, low enough for SSI to be paid beside it",
    "pay.full_time_hours": "40 hours a week: the Fair Labor Standards Act's workweek (29 USC 207)",
    "pay.vacancy": "No vacancy: every seat filled every month",
    "pay.norms": (
        "Usual readings: rungs 5 to 30% apart, less than half of a range in the one below, and pay 10% over the "
        "highest pay of the rung below; steps: https://www.thehumancapitalhub.com/toolkits/pay-structure"
    ),
    "pay.frequency": "Biweekly pay; it sets the month with the most paydays",
}
"""Why each default stands that a config may leave as it is and that bears on the answer."""


YEARLY_EXITS = (
    "Yearly exits are the agency's own to give: no verified figure for people in peer roles was found. The nearest is "
    "37% of direct support staff in services for people with intellectual and developmental disabilities (NCI, 2024)"
)
"""Where the evidence on turnover stands."""
DIRECT_SHARE_WHY = (
    "56% of logged time was direct work in a study of 6 peers and 11 logs at one Canadian hospital: a weak default, "
    "and direct time is not all billable"
)

CALENDAR = {
    "revenue.minutes_an_hour": "An hour has 60 minutes",
    "worker.workday_weeks": "The calendar: a month has at most 23 workdays of a five-day week",
    "worker.payday_weeks": "The calendar: the most paydays a month can have at this pay frequency",
    "worker.year_weeks": "The calendar: the most paydays a year can have at this pay frequency",
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """A figure's source in words, and how it stands."""

    source: str
    status: str


def provenance(plan: Plan, path: str) -> Provenance:
    """What the config's `sources` and `assumptions` say of a path; the longest path that covers it rules."""
    if path in CALENDAR:
        return Provenance(CALENDAR[path], "calendar")
    line = path.split(".")[1] if path.startswith("seats.") else ""
    if plan.roster and line in plan.seats and plan.seats[line].roster_rows:
        return _of_the_roster(plan, plan.roster)
    benchmark = path.removeprefix("benchmarks.")
    if path.startswith("benchmarks.") and benchmark in plan.benchmarks:
        mark = plan.benchmarks[benchmark]
        return Provenance(mark.source, mark.status or SOURCED)
    if path.startswith("peer_wages."):
        wage = shipped_peer_wages()[int(path.removeprefix("peer_wages.")) - 1]
        return Provenance(wage.source, wage.status)
    if path in DEFAULTS and not _given(plan, path):
        return Provenance(DEFAULTS[path], DEFAULT)
    if found := _of_revenue(plan, path):
        return found
    source, assumption = _covering(plan.sources, path), _covering(plan.assumptions, path)
    if assumption and (source is None or len(assumption) > len(source)):
        return Provenance(plan.assumptions[assumption], ASSUMPTION)
    if source:
        return Provenance(plan.sources[source], SOURCED)
    return Provenance("", AGENCY)


def owner_of(plan: Plan, path: str) -> str:
    """Who answers for a figure, as the config's `owners` says; nothing where it does not."""
    mark = _covering(plan.owners, path)
    return plan.owners[mark] if mark else ""


def _of_the_roster(plan: Plan, roster: Roster) -> Provenance:
    """What a line of the roster rests on: the file, unless the config says that it is invented."""
    words = f"{roster.file}, as of {roster.as_of.name}"
    mark = _covering(plan.assumptions, "roster")
    return Provenance(f"{words}: {plan.assumptions[mark]}", ASSUMPTION) if mark else Provenance(words, AGENCY)


def standing_assumptions(plan: Plan, *, simulated: bool = False) -> dict[str, str]:
    """Every assumption of the config and default of ours that still stands, and why.

    Those of the simulation count where the workforce is simulated.
    """
    defaults = {path: why for path, why in DEFAULTS.items() if not _given(plan, path)}
    if plan.hiring and not _given(plan, "workforce.yearly_exits"):
        defaults["workforce.yearly_exits"] = (
            f"Not given, so only newly opened seats are hired for. {YEARLY_EXITS}"
        )
    for path, why in exits.standing_assumptions(plan).items() if simulated else ():
        defaults[path] = f"{defaults[path]}. In the simulation: {why}" if path in defaults else why
    return {**plan.assumptions, **defaults, **revenue_defaults(plan)}


def revenue_defaults(plan: Plan) -> dict[str, str]:
    """What the config leaves to us of how a role bills, by path, and why."""
    found: dict[str, str] = {}
    for name, role in plan.revenue.roles.items() if plan.revenue else ():
        path = f"revenue.roles.{name}"
        if "direct_share" not in role.model_fields_set and plan.roles[name].time_use is None:
            found[f"{path}.direct_share"] = DIRECT_SHARE_WHY
        if role.hours_worked_a_year is None and plan.employer_cost.paid_leave is None:
            found[f"{path}.hours_worked_a_year"] = (
                "All paid hours are taken as worked: no leave, holidays or training"
            )
        asked = plan.roles[name].certification
        if role.months_before_billing is None and role.bills_while_provisional is None and asked:
            found[f"{path}.months_before_billing"] = (
                f"A newly opened seat is taken to bill once its certification is due, {asked.within_months} months on; "
                "ask the state who may bill while provisionally certified"
            )
    return found


def _of_revenue(plan: Plan, path: str) -> Provenance | None:
    """A default of ours on how a role bills, what its time use gives, or what a service says of its rates."""
    if path in (defaults := revenue_defaults(plan)):
        return Provenance(defaults[path], DEFAULT)
    if role := _with_time_use(plan, path):
        found = provenance(plan, f"roles.{role}.time_use")
        words = f"The role's use of paid time, roles.{role}.time_use"
        return Provenance(f"{words}: {found.source}" if found.source else words, found.status)
    if service := _service_source(plan, path):
        return Provenance(service, SOURCED)
    return None


def _with_time_use(plan: Plan, path: str) -> str:
    """The role whose time use gives the direct share at this path; empty for any other path."""
    for name in plan.revenue.roles if plan.revenue else ():
        if path == f"revenue.roles.{name}.direct_share":
            return name if direct_share_from_time_use(plan, name) is not None else ""
    return ""


def _service_source(plan: Plan, path: str) -> str | None:
    """The source a service itself gives for its rates."""
    for name, service in plan.revenue.services.items() if plan.revenue else ():
        if path == f"revenue.services.{name}.rate":
            return service.source
    return None


def _covering(marks: Mapping[str, str], path: str) -> str | None:
    covering = [mark for mark in marks if path == mark or path.startswith(mark + ".")]
    return max(covering, key=len, default=None)


def _given(plan: Plan, path: str) -> bool:
    """Whether the config itself gives the field at a path."""
    part: object = plan
    for name in path.split("."):
        if not isinstance(part, BaseModel) or name not in part.model_fields_set:
            return False
        part = getattr(part, name)
    return True
