"""Whether people in peer roles have a voice, company, paid time of their own, hours that fit, and time for support."""

from __future__ import annotations

from decimal import Decimal

from ladder.model.employer_cost import PaidTime
from ladder.model.month import Month
from ladder.model.plan import TIERS, Plan
from ladder.model.time_use import share_text
from ladder.workforce.practice import (
    SUPPORT,
    Finding,
    lines_of,
    listed,
    met,
    not_met,
    not_told,
    roles_held,
    sentence,
    titles,
)

_LOW_TO_HIGH = list(TIERS)


def leadership_has_a_seat(plan: Plan) -> Finding:
    """A role with seats is on the agency's leadership team."""
    held = roles_held(plan)
    there = [role for role in held if plan.roles[role].leadership_team]
    remedy = "Give someone in a peer role a seat on the leadership team, with authority of its own."
    if there:
        return met(f"{titles(plan, there)}.", *("roles", there[0], "leadership_team"))
    planned = [name for name, role in plan.roles.items() if role.leadership_team]
    if planned:
        reason = f"{titles(plan, planned)} would be on the leadership team and has no seats."
        return not_met(reason, remedy, *("roles", planned[0], "leadership_team"))
    top = max((_LOW_TO_HIGH.index(plan.roles[role].tier) for role in held), default=0)
    highest = [role for role in held if _LOW_TO_HIGH.index(plan.roles[role].tier) == top]
    if all(plan.roles[role].leadership_team is False for role in highest):
        reason = f"The highest role with seats, {titles(plan, highest)}, is not on the leadership team."
        return not_met(reason, remedy, *("roles", highest[0], "leadership_team"))
    return not_told(
        "The config does not say whether anyone in a peer role is on the leadership team.",
        "Say so for the highest role: leadership_team: true or false.",
        *("roles", highest[0] if highest else ""),
    )


def no_one_is_alone(plan: Plan) -> Finding:
    """On every team, in every month, there are two people in peer roles or more, or none."""
    lines = lines_of(plan, plan.roles)
    for name, line in lines.items():
        if line.team is None:
            continue
        month = _alone_in(plan, line.team)
        if month:
            return not_met(
                f"On {line.team} one person would be the only one in a peer role, from {month.name} on.",
                "Place two seats or more on a team, share the seat between two people, or bring people in peer roles "
                "together as a team of their own.",
                *("seats", name, "team"),
            )
    everyone = [month for month in plan.period.all_months if _people(plan, month, None) == 1]
    if everyone:
        return not_met(
            f"The whole plan has one person in a peer role in {everyone[0].name}.",
            "Plan two seats or more, or share the seat between two people.",
            "seats",
        )
    silent = [name for name, line in lines.items() if line.team is None]
    if silent:
        return not_told(
            f"The config does not say which team {listed(silent)} work{'s' if len(silent) == 1 else ''} on.",
            "Name the team of each line of seats: team.",
            *("seats", silent[0]),
        )
    return met("On every team there are two people in peer roles or more.", "seats")


def networking_and_training_are_paid(plan: Plan) -> Finding:
    """Everyone who gives support has paid hours for both networking and training."""
    place, roles = ("employer_cost", "paid_time"), roles_held(plan, SUPPORT)
    named = {name: each for name, each in plan.employer_cost.paid_time.items() if each.covers}
    remedy = "Give the paid hours a month under employer_cost.paid_time, and what each covers: [networking, training]."
    if not named:
        return not_told(
            "The config does not say whether hours for peer networking and training are paid.", remedy, *place
        )
    lacking = [
        f"{use} is not paid for {titles(plan, some)}"
        for use in ("networking", "training")
        if (some := [role for role in roles if not any(_pays(each, use, role) for each in named.values())])
    ]
    if lacking:
        return not_met(sentence("; ".join(lacking)), remedy, *place, next(iter(named)))
    hours = [
        sum(
            (each.hours_a_month for each in named.values() if not each.roles or role in each.roles),
            Decimal(0),
        )
        for role in roles
    ]
    least = f"{min(hours, default=Decimal(0)).normalize():f}"
    return met(f"{least} paid hours a month or more for networking and training, for everyone.", *place)


def hours_are_of_all_kinds(plan: Plan) -> Finding:
    """Among the seats that give support there are part-time or shared ones, and full-time ones to grow into."""
    lines = lines_of(plan, roles_held(plan, SUPPORT)).values()
    full = plan.pay.full_time_hours
    part = sum(line.seats for line in lines if line.hours_a_person < full and line.shared_by == 1)
    shared = sum(line.seats for line in lines if line.shared_by > 1)
    whole = sum(line.seats for line in lines if line.hours_a_person >= full)
    counts = {"part-time": part, "shared": shared, "full-time": whole}
    kinds = listed([f"{count} {kind}" for kind, count in counts.items() if count])
    words = f"Seats that give support: {kinds or 'none'}"
    if not part + shared:
        return not_met(f"{words}.", "Offer some seats part-time, or shared by two people.", "seats")
    if not whole:
        return not_met(
            f"{words}; no one can come to full-time hours.",
            "Plan some full-time seats, so that people who want more hours can have them.",
            "seats",
        )
    return met(f"{words}.", "seats")


def documentation_is_limited(plan: Plan) -> Finding:
    """The share of paid time that documentation takes is within the agency's own limit."""
    limit, roles = plan.practices.most_documentation, roles_held(plan, SUPPORT)
    shares = {
        role: use.get("documentation", Decimal(0)) for role in roles if (use := plan.roles[role].time_use)
    }
    silent = [role for role in roles if role not in shares]
    said = [f"{plan.roles[role].title} {share_text(share)}" for role, share in shares.items()]
    over = [role for role, share in shares.items() if limit is not None and share > limit]
    if limit is not None and over:
        return not_met(
            f"Documentation takes more than the limit of {share_text(limit)} of paid time: {listed(said)}.",
            "Cut routine notes, and write what has to be written together with the person.",
            *("roles", over[0], "time_use"),
        )
    if limit is None:
        known = f" ({listed(said)})" if said else ""
        return not_told(
            f"The config sets no limit to the time documentation may take{known}, and the documents give none.",
            "Set the agency's own: practices.most_documentation, with time_use for each role.",
            *("practices", "most_documentation"),
        )
    if silent:
        return not_told(
            f"The config does not say how paid time is used by {titles(plan, silent)}.",
            "Give time_use for each role that gives support.",
            *("roles", silent[0]),
        )
    return met(f"{listed(said)}; the limit is {share_text(limit)}.", *("practices", "most_documentation"))


def _pays(time: PaidTime, use: str, role: str) -> bool:
    return use in time.covers and (time.roles is None or role in time.roles)


def _people(plan: Plan, month: Month, team: str | None) -> int:
    """Places for people in a month, on one team or in all."""
    return sum(
        line.seats * line.shared_by
        for line in plan.seats.values()
        if line.open_in(month) and (team is None or _same(line.team, team))
    )


def _same(one: str | None, other: str) -> bool:
    """Whether two names are of one team; capitals make no other."""
    return one is not None and one.casefold() == other.casefold()


def _alone_in(plan: Plan, team: str) -> Month | None:
    """The first month in which a team has one person in a peer role."""
    return next((month for month in plan.period.all_months if _people(plan, month, team) == 1), None)
