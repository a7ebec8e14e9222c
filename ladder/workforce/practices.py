"""The structure check: practices that peer roles rest on, and whether a plan meets each, as far as the config tells.

Each rests on a document and a section. Where the config is silent, the finding says so and nothing is supposed. Seats
are counted as authorized, filled or vacant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ladder.model.plan import Plan
from ladder.model.practices import PracticeName
from ladder.workforce.practice import CAREER_LADDER, HANDBOOK, STUDY, Finding, Practice, Verdict
from ladder.workforce.supervision_practices import (
    other_supervisor_where_asked,
    span_is_kept,
    supervised_from_a_peer_role,
)
from ladder.workforce.team_practices import (
    documentation_is_limited,
    hours_are_of_all_kinds,
    leadership_has_a_seat,
    networking_and_training_are_paid,
    no_one_is_alone,
)
from ladder.workforce.ways_up import both_tracks_are_reached, every_rung_leads_on, support_has_a_way_up


def structure_practices(plan: Plan) -> tuple[Practice, ...]:
    """Every practice, with what the plan says on it."""
    accepted = plan.practices.accepted
    return tuple(
        Practice(name, title, short, source, look(plan), accepted.get(name))
        for name, title, short, source, look in _PRACTICES
    )


def of_verdict(practices: Sequence[Practice], verdict: Verdict) -> list[Practice]:
    """Those of one verdict."""
    return [each for each in practices if each.verdict == verdict]


_PRACTICES: tuple[tuple[PracticeName, str, str, str, Callable[[Plan], Finding]], ...] = (
    (
        "supervision",
        "Supervised by someone who has worked in a peer role",
        "supervision from a peer role",
        f'{HANDBOOK}, "Supervision", and "Identify Appropriate Supervisors"',
        supervised_from_a_peer_role,
    ),
    (
        "other_supervisor",
        "Another qualified supervisor beside, where a rule asks for one",
        "the other supervisor",
        f'{HANDBOOK}, "Identify Appropriate Supervisors"; {CAREER_LADDER}, first paragraph',
        other_supervisor_where_asked,
    ),
    (
        "span",
        "No supervisor has more people than the span allows",
        "the span of supervision",
        f'{HANDBOOK}, "Identify Appropriate Supervisors"; it gives no number, so the config\'s own holds',
        span_is_kept,
    ),
    (
        "next_step",
        "No rung without a way up or across",
        "a next step from every rung",
        f"{CAREER_LADDER}, first paragraph",
        every_rung_leads_on,
    ),
    (
        "tracks",
        "Training and administration can both be reached",
        "paths to training and administration",
        f"{CAREER_LADDER}, last paragraph",
        both_tracks_are_reached,
    ),
    (
        "direct_support",
        "People can advance and go on giving support",
        "advancing in direct support",
        f"{CAREER_LADDER}, second to last and last paragraphs",
        support_has_a_way_up,
    ),
    (
        "leadership",
        "A seat on the leadership team",
        "a seat on the leadership team",
        f'{HANDBOOK}, "An Interview Across Roles"',
        leadership_has_a_seat,
    ),
    (
        "alone",
        "No one is the only person in a peer role on a team",
        "no one alone on a team",
        f'{HANDBOOK}, "Supervision", and "An Interview Across Roles"',
        no_one_is_alone,
    ),
    (
        "paid_time",
        "Paid time for peer networking and training",
        "paid networking and training",
        f'{HANDBOOK}, "Supervision"',
        networking_and_training_are_paid,
    ),
    (
        "part_time",
        "Part-time and shared seats, and full-time ones to grow into",
        "part-time and full-time seats",
        f'{HANDBOOK}, "Additional Misperceptions & Concerns About Implementation", and "Setting Pay Rates"',
        hours_are_of_all_kinds,
    ),
    (
        "documentation",
        "Documentation leaves time for support",
        "the time documentation takes",
        f'{HANDBOOK}, "Developing a Job Description"; {STUDY}, "Administration"',
        documentation_is_limited,
    ),
)
