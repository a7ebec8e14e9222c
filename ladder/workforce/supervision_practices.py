"""Whether people in peer roles are supervised as they should be, and how many by one supervisor."""

from __future__ import annotations

from decimal import Decimal

from ladder.finance.supervision import supervised_roles, supervising_role
from ladder.model.month import Month
from ladder.model.plan import MONTHS_A_YEAR, WEEKS_A_YEAR, Plan, Tier
from ladder.model.supervision import BoughtService
from ladder.workforce.practice import (
    SUPPORT,
    Finding,
    lines_of,
    listed,
    met,
    not_met,
    not_told,
    open_months,
    roles_held,
    sentence,
    titles,
)
from ladder.workforce.reporting_lines import reporting_lines

_SUPERVISING: tuple[Tier, ...] = ("peer_supervisor", "director")


def supervised_from_a_peer_role(plan: Plan) -> Finding:
    """Every role that gives support is supervised by someone who has worked in a peer role."""
    faults = _without_supervisor(plan)
    if faults:
        words = [f"no one supervises {titles(plan, roles)}{why}" for why, roles in faults.items()]
        return not_met(
            sentence("; ".join(words)),
            "Plan a supervisor's seat for those months, or buy supervision from a peer-run organization (bought).",
            *("roles", next(iter(faults.values()))[0]),
        )
    above = _supervisors_held(plan)
    lacking = [role for role in above if plan.roles[role].peer_experience is False]
    if lacking:
        return not_met(
            f"{titles(plan, lacking)} supervises people in peer roles and need not have worked in one.",
            "Fill the role from people who have worked in a peer role, or add a peer-run organization's supervision.",
            *("roles", lacking[0], "peer_experience"),
        )
    silent = [role for role in above if plan.roles[role].peer_experience is None]
    if silent:
        return not_told(
            f"{titles(plan, silent)} supervises people in peer roles, and the config does not say whether everyone in "
            "it has worked in one.",
            "Say so for each supervising role: peer_experience: true or false.",
            *("roles", silent[0]),
        )
    bought = [service.title for service in _bought_supervision(plan)]
    return met(f"By {listed([*(plan.roles[role].title for role in above), *bought])}.", "roles")


def other_supervisor_where_asked(plan: Plan) -> Finding:
    """Where a rule asks for another qualified supervisor, that one and one from a peer role are both there."""
    given, place = plan.practices.other_supervisor, ("practices", "other_supervisor")
    licensed = plan.supervision.licensed if plan.supervision else None
    if given is None and licensed is None:
        medicaid = any(fund.kind == "medicaid" for fund in plan.funds.values()) or plan.revenue is not None
        often = "; services are billed here, and Medicaid's rules often ask for one" if medicaid else ""
        return not_told(
            f"The config does not say whether a rule asks for a supervisor of another profession too{often}.",
            "Ask the state and whoever pays; then give practices.other_supervisor.",
            *place,
        )
    if given is not None and not given.required:
        return met("No rule asks for another supervisor, as the config says.", *place)
    who = given.title if given and given.title else licensed.title if licensed else None
    if who is None:
        return not_met(
            "A rule asks for a supervisor of another profession too, and the config names none.",
            "Name who it is (title), or the hours paid for (supervision.licensed).",
            *place,
        )
    gaps = [
        month
        for month in sorted(open_months(plan, roles_held(plan, SUPPORT)))
        if licensed is not None and not (given and given.title) and not licensed.paid_in(month)
    ]
    if gaps:
        return not_met(
            f"{who} is not paid for in {_months(plan, gaps)}.",
            "Pay for the hours in every month in which people work.",
            *("supervision", "licensed"),
        )
    if _without_supervisor(plan):
        return not_met(
            f"{who} is there, but not a supervisor from a peer role in every month.",
            "A supervisor of another profession can see to the rules and the agency's needs; guidance in the role "
            "comes from someone who has held it.",
            "roles",
        )
    above = [each.title for each in _bought_supervision(plan)]
    names = [plan.roles[role].title for role in _supervisors_held(plan)] + above
    return met(f"{who}, and {listed(names)} beside." if names else f"{who}.", *place)


def span_is_kept(plan: Plan) -> Finding:
    """No more people for each full-time supervisor than the config's span, in any month, vacant seats counted."""
    by = supervising_role(plan)
    below = supervised_roles(plan) if by else tuple(roles_held(plan, SUPPORT))
    above = (by,) if by else tuple(_supervisors_held(plan))
    each = {month: _people_for_each(plan, below, above, month) for month in sorted(open_months(plan, below))}
    alone = [month for month, people in each.items() if people is None]
    span = plan.supervision.span if plan.supervision else None
    if alone and len(alone) == len(each):
        return not_told(
            "There is no supervisor in any month to hold a span to.",
            "Plan a supervisor's seat, or buy supervision, as the first practice here says; then give "
            "supervision.span.",
            "supervision",
        )
    if alone:
        return not_met(
            sentence(f"in {_months(plan, alone)} people are in seats and no supervisor's seat is open"),
            "Open a supervisor's seat by then, or buy supervision from a peer-run organization.",
            "supervision",
        )
    most = max((people for people in each.values() if people is not None), default=Decimal(0))
    words = f"{most:.1f} people for each full-time supervisor at most"
    if span is None:
        return not_told(
            f"{words}; the config sets no span to hold that to.",
            "Give supervision.span, from the state's rule or the agency's own judgment.",
            "supervision",
        )
    over = [month for month, people in each.items() if people is not None and people > span]
    if over:
        return not_met(
            f"{words}, over the span of {span.normalize():f}; it is broken in {_months(plan, over)}.",
            "Add supervisor hours, or open seats more slowly.",
            *("supervision", "span"),
        )
    return met(f"{words}; the span is {span.normalize():f}.", *("supervision", "span"))


def _supervisors_of(plan: Plan, role: str) -> tuple[str, ...]:
    """Who supervises a role: as the config says, else as the ladder gives it."""
    return _named_supervisors(plan, role) or reporting_lines(plan)[role].reports_to


def _named_supervisors(plan: Plan, role: str) -> tuple[str, ...]:
    """The supervising role that `supervision` names for a role, or else the role itself."""
    by, about = supervising_role(plan), plan.roles[role]
    if by and by != role and role in supervised_roles(plan):
        return (by,)
    return (about.reports_to,) if about.reports_to else ()


def _who_can_supervise(plan: Plan, role: str) -> tuple[str, ...]:
    """Those named; where none is, every role of a higher supervising tier, for months without the nearest one."""
    higher = [tier for tier in _SUPERVISING if tier != plan.roles[role].tier]
    return _named_supervisors(plan, role) or tuple(roles_held(plan, higher))


def _supervisors_held(plan: Plan) -> list[str]:
    """The roles that supervise those that give support, where they have seats."""
    held = roles_held(plan)
    found = [each for role in roles_held(plan, SUPPORT) for each in _supervisors_of(plan, role)]
    return [role for role in dict.fromkeys(found) if role in held]


def _bought_supervision(plan: Plan) -> list[BoughtService]:
    """What is bought from a peer-run organization instead of a supervising role."""
    return [each for each in plan.bought.values() if plan.roles[each.instead_of].tier not in SUPPORT]


def _without_supervisor(plan: Plan) -> dict[str, list[str]]:
    """Roles that give support and have months in which no one supervises them, by what to say of it."""
    found: dict[str, list[str]] = {}
    bought = {
        month
        for month in plan.period.all_months
        if any(service.paid_in(month) for service in _bought_supervision(plan))
    }
    for role in roles_held(plan, SUPPORT):
        above = _supervisors_of(plan, role)
        covered = open_months(plan, _who_can_supervise(plan, role)) | bought
        gaps = sorted(open_months(plan, [role]) - covered)
        if gaps and not covered:
            none = f"{titles(plan, above)} has no seats" if above else "no role of the ladder supervises"
            found.setdefault(f": {none}", []).append(role)
        elif gaps:
            found.setdefault(f" in {_months(plan, gaps)}", []).append(role)
    return found


def _people_for_each(
    plan: Plan, below: tuple[str, ...], above: tuple[str, ...], month: Month
) -> Decimal | None:
    """People in a month for each full-time supervisor; None where there are people and no supervisor's hours."""
    people = sum(
        line.seats * line.shared_by for line in lines_of(plan, below).values() if line.open_in(month)
    )
    own = sum(
        (line.seats * line.hours for line in lines_of(plan, above).values() if line.open_in(month)),
        Decimal(0),
    )
    bought = sum((_weekly(each) for each in _bought_supervision(plan) if each.paid_in(month)), Decimal(0))
    full_time = (own + bought) / plan.pay.full_time_hours
    return people / full_time if full_time else None


def _weekly(service: BoughtService) -> Decimal:
    """The hours a week that are bought."""
    if service.seats is not None and service.hours is not None:
        return service.seats * service.hours
    return (service.hours_a_month or Decimal(0)) * MONTHS_A_YEAR / WEEKS_A_YEAR


def _months(plan: Plan, months: list[Month]) -> str:
    """`every month`, `March 2027`, or how many there are and the first."""
    if len(months) == plan.period.months > 1:
        return "every month"
    return months[0].name if len(months) == 1 else f"{len(months)} months, the first {months[0].name}"
