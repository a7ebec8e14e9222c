"""Services, their rates and what roles bill on the Assumptions sheet; no row where no scenario has revenue."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from ladder.analysis import Result
from ladder.finance.revenue import (
    counted_from,
    direct_share_of,
    lag_months,
    newly_opened,
    service_mix,
    waits_for_certification,
)
from ladder.model.month import Month
from ladder.model.plan import Plan
from ladder.model.revenue import MINUTES_AN_HOUR, RoleRevenue, Service
from ladder.reports.sheets.assumption_rows import AssumptionRows
from ladder.reports.tables import Unit, Value


def add_revenue(rows: AssumptionRows) -> None:
    """Every service's unit and rates, then how each role's hours become units."""
    plans = [result.plan for result in rows.results]
    roles = list(dict.fromkeys(name for plan in plans for name in billing_roles(plan)))
    if not roles:
        return
    rows.head("revenue", "Revenue: services, and how paid hours become paid units")
    key = "revenue.minutes_an_hour"
    rows.add(key, "Minutes in an hour", Unit.COUNT, key, lambda result: MINUTES_AN_HOUR)
    for name in dict.fromkeys(name for plan in plans for name in billed_services(plan)):
        _service(rows, plans, name)
    for name in roles:
        _role(rows, plans, name)
    _hired(rows, plans)


def billing_roles(plan: Plan) -> list[str]:
    """The roles that bill and have a seat line."""
    held = {line.role for line in plan.seats.values()}
    return [name for name in plan.revenue.roles if name in held] if plan.revenue else []


def billed_services(plan: Plan) -> list[str]:
    """The services that those roles bill."""
    if plan.revenue is None:
        return []
    used = {
        name
        for role in billing_roles(plan)
        for name, share in service_mix(plan.revenue, plan.revenue.roles[role]).items()
        if share
    }
    return [name for name in plan.revenue.services if name in used]


def rate_key(service: str) -> str:
    """What the keys of a service's dated rates start with."""
    return f"revenue.services.{service}.rate"


def _service(rows: AssumptionRows, plans: list[Plan], name: str) -> None:
    some = [plan.revenue.services[name] for plan in plans if plan.revenue and name in plan.revenue.services]
    path, title = f"revenue.services.{name}", f"{some[0].title} ({some[0].code})"

    def field(field: str) -> Callable[[Result], Value]:
        return lambda result: getattr(_service_of(result.plan, name), field, None)

    rows.add(f"{path}.unit_minutes", f"{title}: minutes of a unit", Unit.COUNT, path, field("unit_minutes"))
    if any(service.group_size for service in some):
        label = f"{title}: members billed in a group"
        rows.add(f"{path}.group_size", label, Unit.COUNT, f"{path}.group_size", field("group_size"))
    for month in rate_months(plans, name):
        label = f"{title}: rate of a unit"
        rows.add(f"{rate_key(name)}.{month}", label, Unit.CENTS, f"{path}.rate", _rate(name, month), month)


def _service_of(plan: Plan, name: str) -> Service | None:
    return plan.revenue.services.get(name) if plan.revenue and name in billed_services(plan) else None


def rate_months(plans: list[Plan], name: str) -> list[Month]:
    """The plan's first month, and every later one in which some scenario's rate starts."""
    start, last = plans[0].period.all_months[0], plans[0].period.all_months[-1]
    firsts = [
        span.first
        for plan in plans
        if plan.revenue and name in plan.revenue.services
        for span in plan.revenue.services[name].spans
        if span.first and start < span.first <= last
    ]
    return sorted({start, *firsts})


def _rate(name: str, month: Month) -> Callable[[Result], Value]:
    def rate(result: Result) -> Value:
        service = _service_of(result.plan, name)
        return service.rate_in(month) if service else None

    return rate


def _role(rows: AssumptionRows, plans: list[Plan], name: str) -> None:
    title = next(plan.roles[name].title for plan in plans if name in plan.roles)
    some = [plan.revenue.roles[name] for plan in plans if plan.revenue and name in billing_roles(plan)]
    path = f"revenue.roles.{name}"

    def add(field: str, words: str, unit: Unit, value: Callable[[Plan], Value]) -> None:
        def of(result: Result) -> Value:
            return value(result.plan) if name in billing_roles(result.plan) else None

        rows.add(f"{path}.{field}", f"{title}: {words}", unit, f"{path}.{field}", of)

    def given(field: str) -> Callable[[Plan], Value]:
        return lambda plan: getattr(plan.revenue.roles[name], field) if plan.revenue else None

    if any(role.hours_worked_a_year is not None for role in some):
        words = "hours worked a year, full time"
        add("hours_worked_a_year", words, Unit.HOURS, given("hours_worked_a_year"))
    words = "direct share of hours worked"
    add("direct_share", words, Unit.PERCENT, lambda plan: direct_share_of(plan, name))
    add("billable_share", "billable share of direct time", Unit.PERCENT, given("billable_share"))
    if any(role.never_billed for role in some):
        words = "direct time before admission, not billed"
        add("before_admission_share", words, Unit.PERCENT, given("never_billed"))
    add("denial_rate", "units denied", Unit.PERCENT, given("denial_rate"))
    for service in dict.fromkeys(each for plan in plans for each in billed_services(plan)):
        if any(_mix(name, service, plan) for plan in plans):
            about = next(found for plan in plans if (found := _service_of(plan, service)))
            words = f"billable time in {about.title}"
            add(f"services.{service}", words, Unit.PERCENT, partial(_mix, name, service))
    if any(someone_waits(plan, name) for plan in plans):
        words = "months before a newly opened seat, or a person not certified yet, bills"
        add("months_before_billing", words, Unit.MONTHS, lambda plan: lag_months(plan, name))
    _own_cost(rows, name, title)


def _own_cost(rows: AssumptionRows, name: str, title: str) -> None:
    """What counts in the unit cost beside the budget's own figures."""
    path = f"revenue.roles.{name}"

    def role_of(result: Result) -> RoleRevenue | None:
        revenue = result.plan.revenue
        return revenue.roles[name] if revenue and name in result.unit_costs else None

    def supervision(field: str) -> Callable[[Result], Value]:
        return lambda result: getattr(getattr(role_of(result), "supervision", None), field, None)

    some = [role for result in rows.results if (role := role_of(result))]
    if any(role.supervision for role in some):
        label, key = f"{title}: people one supervisor supervises", f"{path}.supervision.span"
        rows.add(key, label, Unit.COUNT, key, supervision("span"))
    if any(role.supervision and role.supervision.cost is not None for role in some):
        label, key = f"{title}: a year of the supervisor (unit cost only)", f"{path}.supervision.cost"
        rows.add(key, label, Unit.DOLLARS, key, supervision("cost"))
    if any(role.other_cost_a_seat for role in some):
        label, key = (
            f"{title}: other cost of a full-time seat a year (unit cost only)",
            f"{path}.other_cost_a_seat",
        )
        rows.add(
            key, label, Unit.DOLLARS, key, lambda r: getattr(role_of(r), "other_cost_a_seat", None) or None
        )


def opens_seats(plan: Plan, role: str) -> bool:
    """Whether a billing role has a seat line that opens within the plan."""
    return role in billing_roles(plan) and any(
        line.role == role and newly_opened(plan, line) for line in plan.seats.values()
    )


def someone_waits(plan: Plan, role: str) -> bool:
    """Whether a billing role has a seat line that does not bill from the plan's start."""
    return role in billing_roles(plan) and any(
        line.role == role and counted_from(plan, line) is not None for line in plan.seats.values()
    )


def _hired(rows: AssumptionRows, plans: list[Plan]) -> None:
    """When the last person in a line was hired who is not certified yet."""
    for name in dict.fromkeys(name for plan in plans for name in plan.seats):
        if any(_hired_in(name, plan) for plan in plans):
            label = f"{name}: not certified yet, last hired in"
            rows.add(f"seats.{name}.hired", label, Unit.MONTH, f"seats.{name}", partial(_hired_of, name))


def _hired_of(name: str, result: Result) -> Value:
    return _hired_in(name, result.plan)


def _hired_in(name: str, plan: Plan) -> Month | None:
    line = plan.seats.get(name)
    if line is None or line.role not in billing_roles(plan) or not waits_for_certification(plan, line):
        return None
    return counted_from(plan, line)


def _mix(role: str, service: str, plan: Plan) -> Decimal | None:
    if plan.revenue is None or role not in billing_roles(plan):
        return None
    return service_mix(plan.revenue, plan.revenue.roles[role]).get(service) or None
