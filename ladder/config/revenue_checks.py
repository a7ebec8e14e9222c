"""Checks on revenue: a rate for every month, services that share all billable time, roles that are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ladder.config.parts import entries, percent, period_of, unknown_name
from ladder.config.problems import Problem, listed, quoted, remedy
from ladder.config.scenario_places import place_in_scenario
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, problem_at
from ladder.model.pay import Pay
from ladder.model.plan import WEEKS_A_YEAR
from ladder.model.plan_set import ScenarioPlan
from ladder.model.revenue import Revenue, RoleRevenue
from ladder.model.time_use import direct_share, share_text


def rates_cover_the_plan(parts: Parts, document: Document) -> Iterator[Problem]:
    """Months of the plan in which a service has no rate: none is carried forward or back in silence."""
    revenue, period = _revenue(parts), period_of(parts)
    if revenue is None or period is None:
        return
    for name, service in revenue.services.items():
        missing = [month for month in period.all_months if service.rate_in(month) is None]
        if missing:
            first = missing[0]
            run = next((n for n, month in enumerate(missing) if month - first != n), len(missing))
            when = f"in {first}" if run == 1 else f"from {first} to {missing[run - 1]}"
            message = f"no rate holds {when}; add one, with the month it starts"
            yield problem_at(document, ("revenue", "services", name, "rate"), message, on_key=True)


def services_share_the_time(parts: Parts, document: Document) -> Iterator[Problem]:
    """Services that are not there, or whose shares of billable time do not make all of it."""
    revenue = _revenue(parts)
    for name, role in revenue.roles.items() if revenue else ():
        assert revenue is not None
        path: Path = ("revenue", "roles", name, "services")
        known = list(revenue.services)
        for service in role.services:
            if service not in revenue.services:
                message = f"there is no service {quoted(service)}{remedy(service, known, 'services')}"
                yield problem_at(document, (*path, service), message, on_key=True)
        whole = sum(role.services.values(), Decimal(0))
        if not role.services and len(known) > 1:
            message = f"say how billable time is split among the services ({listed(known)}): add services"
            yield problem_at(document, path[:-1], message, on_key=True)
        elif role.services and whole != 1:
            message = f"these shares of billable time come to {percent(whole)}; make them 100%"
            yield problem_at(document, path, message, on_key=True)


def revenue_fits_its_roles(parts: Parts, document: Document) -> Iterator[Problem]:
    """Roles that are not there, hours no one can work, and rules on certification where none is asked for."""
    revenue, roles = _revenue(parts), {str(path[-1]): role for path, role in entries(parts, "roles")}
    for name, role in revenue.roles.items() if revenue else ():
        path: Path = ("revenue", "roles", name)
        yield from unknown_name(document, path, name, "roles", "role")
        yield from _hours_fit(parts, document, path, role)
        asked = roles.get(name)
        if role.bills_while_provisional is not None and asked and not asked.certification:
            message = "this role asks for no certification, so no one in it is provisional; take this out"
            yield problem_at(document, (*path, "bills_while_provisional"), message)
        supervisor = role.supervision.role if role.supervision else None
        if supervisor:
            at = (*path, "supervision", "role")
            yield from unknown_name(document, at, supervisor, "roles", "role")
            if supervisor == name:
                yield problem_at(document, at, "a role does not supervise itself here; name another role")


def direct_shares_agree(plans: Sequence[ScenarioPlan], document: Document) -> Iterator[Problem]:
    """Direct shares that differ from what the same role's time use gives. A what-if may try another share."""
    for each in plans:
        for name, role in each.plan.revenue.roles.items() if each.plan.revenue else ():
            time_use = each.plan.roles[name].time_use
            if time_use is None or "direct_share" not in role.model_fields_set:
                continue
            if (used := direct_share(time_use)) != role.direct_share:
                message = (
                    f"this is {share_text(role.direct_share)}, and roles.{name}.time_use gives {share_text(used)} of "
                    "time with the people served; change one of the two, or take this out"
                )
                place = place_in_scenario(document, each.name, ("revenue", "roles", name, "direct_share"))
                yield problem_at(document, place, message)


def _hours_fit(parts: Parts, document: Document, path: Path, role: RoleRevenue) -> Iterator[Problem]:
    pay = parts.values.get("pay")
    most = (pay if isinstance(pay, Pay) else Pay()).full_time_hours * WEEKS_A_YEAR
    if role.hours_worked_a_year is not None and role.hours_worked_a_year > most:
        message = f"a full-time year has {most.normalize():,f} paid hours, and hours worked are part of it; lower this"
        yield problem_at(document, (*path, "hours_worked_a_year"), message)


def _revenue(parts: Parts) -> Revenue | None:
    value = parts.values.get("revenue")
    return value if isinstance(value, Revenue) else None
