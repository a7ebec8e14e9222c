"""The structure check: each practice met, not met and not told, with where in the config and what it rests on."""

from __future__ import annotations

import re

import pytest
from plans import plan_from

from ladder.config.faithful_rules import faithful_rules
from ladder.workforce.practice import Practice, Verdict
from ladder.workforce.practices import of_verdict, structure_practices

MET, NOT_MET, NOT_TOLD = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_TOLD

# Six people, a mentor, a supervisor of full time, a trainer and a director; 12 months from January 2027.
ROLES = {
    "peer": "title: Peer Specialist, tier: direct_support, grade: G",
    "mentor": "title: Mentor, tier: mentor, grade: G",
    "trainer": "title: Trainer, tier: mentor, track: training, grade: G",
    "boss": "title: Peer Supervisor, tier: peer_supervisor, track: administration, grade: G, peer_experience: true",
    "head": "title: Director, tier: director, track: administration, grade: G, leadership_team: true",
}
SEATS = {
    "part": "role: peer, seats: 3, hours: 20, team: North",
    "shared": "role: peer, seats: 1, hours: 40, shared_by: 2, team: North",
    "full": "role: peer, seats: 1, hours: 40, team: North",
    "mentors": "role: mentor, seats: 1, hours: 40, team: North",
    "trainers": "role: trainer, seats: 1, hours: 40, team: North",
    "bosses": "role: boss, seats: 1, hours: 40, team: North",
    "heads": "role: head, seats: 1, hours: 40, team: North",
}
PATHS = ["peer-mentor", "peer-trainer", "mentor-boss", "trainer-boss", "boss-head"]
REST = """
supervision: {by: boss, span: 8}
practices: {other_supervisor: {required: true, title: Clinical director}, most_documentation: 10%}
employer_cost: {paid_time: {network: {title: Network, hours_a_month: 3, covers: [networking, training]}}}
"""
LICENSED = "{title: Licensed, hours_a_month: 8, hourly: 60}"


def practices(
    roles: dict[str, str | None] | None = None,
    seats: dict[str, str | None] | None = None,
    paths: list[str] | None = None,
    rest: str = REST,
) -> dict[str, Practice]:
    """The practices of the plan above, with other roles, seats, paths or rest; None takes one out."""

    def group(section: str, whole: dict[str, str], change: dict[str, str | None] | None) -> str:
        merged = {**whole, **(change or {})}
        lines = [f"  {name}: {{{words}}}\n" for name, words in merged.items() if words]
        return f"{section}:\n{''.join(lines)}"

    steps = [path.split("-") for path in (PATHS if paths is None else paths)]
    promotions = "".join(f"  - {{from: {low}, to: {high}, months_in_role: 12}}\n" for low, high in steps)
    text = group("roles", ROLES, roles) + group("seats", SEATS, seats) + rest
    text += f"promotions:\n{promotions}" if steps else ""
    return {each.name: each for each in structure_practices(plan_from(text))}


def with_use(role: str, documentation: str) -> dict[str, str | None]:
    """A role whose documentation takes so much of its paid time."""
    rest = f"{100 - int(documentation.rstrip('%'))}%"
    return {
        role: f"{ROLES[role]}, time_use: {{experiential_sharing: {rest}, documentation: {documentation}}}"
    }


EVERY_USE = with_use("peer", "10%") | with_use("mentor", "5%") | with_use("trainer", "0%")


def test_a_plan_can_meet_them_all() -> None:
    found = practices(EVERY_USE)
    assert {name: each.verdict for name, each in found.items()} == dict.fromkeys(found, MET)
    assert len(found) == 11
    assert [each.finding.remedy for each in found.values()] == [""] * 11


def test_every_practice_rests_on_a_document_and_a_section() -> None:
    documents = faithful_rules().documents.values()
    for each in practices().values():
        assert any(each.source.startswith(document) for document in documents), each.source
        assert re.search(r'"[A-Z][\w ]+|(first|last) paragraph', each.source)


def without_supervision(text: str = "") -> str:
    """The rest without the section on supervision."""
    return REST.replace("supervision: {by: boss, span: 8}\n", text)


@pytest.mark.parametrize(
    ("name", "verdict", "reason", "change"),
    [
        # Supervision by someone who has worked in a peer role.
        (
            "supervision",
            NOT_MET,
            "need not have worked in one",
            {"roles": {"boss": ROLES["boss"].replace("true", "false")}},
        ),
        (
            "supervision",
            NOT_TOLD,
            "does not say whether everyone in it",
            {"roles": {"boss": ROLES["boss"].replace(", peer_experience: true", "")}},
        ),
        ("supervision", NOT_MET, "Peer Supervisor has no seats", {"seats": {"bosses": None}}),
        (
            "supervision",
            NOT_MET,
            "No one supervises Peer Specialist, Mentor and Trainer in 3 months, the first January 2027",
            {"seats": {"bosses": SEATS["bosses"] + ", first_month: 2027-04"}},
        ),
        (
            "supervision",
            MET,
            "By Supervision bought.",
            {
                "seats": {"bosses": None},
                "rest": REST
                + "bought: {a: {title: Supervision bought, instead_of: boss, hours_a_month: 40, hourly: 50}}\n",
            },
        ),
        # Another qualified supervisor, where a rule asks for one.
        ("other_supervisor", MET, "Clinical director, and Peer Supervisor beside.", {}),
        (
            "other_supervisor",
            MET,
            "No rule asks",
            {"rest": REST.replace("{required: true, title: Clinical director}", "{required: false}")},
        ),
        (
            "other_supervisor",
            NOT_MET,
            "the config names none",
            {"rest": REST.replace(", title: Clinical director", "")},
        ),
        (
            "other_supervisor",
            NOT_MET,
            "not a supervisor from a peer role in every month",
            {"seats": {"bosses": None}},
        ),
        (
            "other_supervisor",
            NOT_TOLD,
            "does not say whether a rule asks",
            {"rest": "supervision: {by: boss, span: 8}\n"},
        ),
        (
            "other_supervisor",
            MET,
            "Licensed, and Peer Supervisor beside.",
            {"rest": f"supervision: {{span: 8, licensed: {LICENSED}}}\n"},
        ),
        (
            "other_supervisor",
            NOT_MET,
            "Licensed is not paid for in 6 months, the first July 2027",
            {"rest": f"supervision: {{span: 8, licensed: {LICENSED[:-1]}, to: 2027-06}}}}\n"},
        ),
        # The span: 3 + 2 + 1 on the first rung, a mentor and a trainer are 8 for one full-time supervisor.
        ("span", MET, "8.0 people for each full-time supervisor at most; the span is 8.", {}),
        (
            "span",
            NOT_MET,
            "16.0 people for each full-time supervisor at most, over the span of 8; it is broken in every month",
            {"seats": {"bosses": "role: boss, seats: 1, hours: 20, team: North"}},
        ),
        (
            "span",
            NOT_MET,
            "9.0 people for each full-time supervisor at most, over the span of 8; it is broken in 2 months",
            {"seats": {"more": "role: peer, seats: 1, hours: 40, first_month: 2027-11"}},
        ),
        (
            "span",
            NOT_MET,
            "In January 2027 people are in seats and no supervisor's seat is open.",
            {"seats": {"bosses": SEATS["bosses"] + ", first_month: 2027-02"}},
        ),
        ("span", NOT_TOLD, "There is no supervisor in any month", {"seats": {"bosses": None}}),
        ("span", NOT_TOLD, "the config sets no span", {"rest": without_supervision()}),
        # A way up or across.
        ("next_step", MET, "", {}),
        (
            "next_step",
            NOT_MET,
            "No next step from Trainer.",
            {"paths": ["peer-mentor", "mentor-boss", "boss-head"]},
        ),
        (
            "next_step",
            NOT_MET,
            "From Peer Supervisor paths lead only to roles without seats.",
            {"seats": {"heads": None}},
        ),
        (
            "next_step",
            NOT_MET,
            "No next step from Peer Specialist, Mentor, Trainer and Peer Supervisor.",
            {"paths": []},
        ),
        # Both other tracks.
        (
            "tracks",
            NOT_MET,
            "From Peer Specialist no path leads to training.",
            {"paths": ["peer-mentor", "mentor-boss", "boss-head"]},
        ),
        (
            "tracks",
            NOT_MET,
            "From Peer Specialist no path leads to training or administration.",
            {"paths": ["peer-mentor"]},
        ),
        ("tracks", NOT_MET, "From Peer Specialist no path leads to training.", {"seats": {"trainers": None}}),
        # Up without leaving direct support.
        (
            "direct_support",
            NOT_MET,
            "every way up leaves direct service",
            {"paths": ["peer-trainer", "trainer-boss"]},
        ),
        (
            "direct_support",
            MET,
            "",
            {
                "paths": [],
                "rest": REST
                + "workforce: {yearly_exits: 20%, more_hours: {peer: {months_in_role: 6, wanted_by: 50%}}}\n",
            },
        ),
        # The leadership team.
        ("leadership", MET, "Director.", {}),
        (
            "leadership",
            NOT_MET,
            "is not on the leadership team",
            {"roles": {"head": ROLES["head"].replace("true", "false")}},
        ),
        (
            "leadership",
            NOT_MET,
            "Director would be on the leadership team and has no seats.",
            {"seats": {"heads": None}},
        ),
        (
            "leadership",
            NOT_TOLD,
            "does not say",
            {"roles": {"head": ROLES["head"].replace(", leadership_team: true", "")}},
        ),
        # Nobody alone on a team.
        (
            "alone",
            NOT_MET,
            "On South one person would be the only one in a peer role, from January 2027 on.",
            {"seats": {"full": SEATS["full"].replace("North", "South")}},
        ),
        ("alone", MET, "", {"seats": {"shared": SEATS["shared"].replace("North", "South")}}),
        ("alone", MET, "", {"seats": {"full": SEATS["full"].replace("North", "NORTH")}}),
        (
            "alone",
            NOT_MET,
            "On South one person would be the only one in a peer role, from June 2027 on.",
            {
                "seats": {
                    "full": "role: peer, seats: 1, hours: 40, team: South",
                    "mentors": "role: mentor, seats: 1, hours: 40, team: South, last_month: 2027-05",
                }
            },
        ),
        (
            "alone",
            NOT_TOLD,
            "which team full works on",
            {"seats": {"full": "role: peer, seats: 1, hours: 40"}},
        ),
        (
            "alone",
            NOT_MET,
            "The whole plan has one person in a peer role in January 2027.",
            {"seats": dict.fromkeys(SEATS) | {"one": "role: peer, hours: 20"}},
        ),
        # Paid time.
        ("paid_time", MET, "3 paid hours a month", {}),
        (
            "paid_time",
            NOT_MET,
            "Training is not paid for Peer Specialist, Mentor and Trainer.",
            {"rest": REST.replace("networking, training", "networking")},
        ),
        (
            "paid_time",
            NOT_MET,
            "Networking is not paid for Mentor and Trainer; training is not paid for Mentor and Trainer.",
            {"rest": REST.replace("hours_a_month: 3", "hours_a_month: 3, roles: [peer]")},
        ),
        (
            "paid_time",
            NOT_TOLD,
            "does not say",
            {"rest": REST.replace(", covers: [networking, training]", "")},
        ),
        # Part-time, shared and full-time seats.
        ("part_time", MET, "Seats that give support: 3 part-time, 1 shared and 3 full-time.", {}),
        (
            "part_time",
            NOT_MET,
            "Seats that give support: 3 full-time.",
            {"seats": {"part": None, "shared": None}},
        ),
        (
            "part_time",
            NOT_MET,
            "no one can come to full-time hours",
            {"seats": {"full": None, "mentors": None, "trainers": None}},
        ),
        # Documentation.
        (
            "documentation",
            NOT_MET,
            "more than the limit of 10% of paid time: Peer Specialist 11%",
            {"roles": EVERY_USE | with_use("peer", "11%")},
        ),
        (
            "documentation",
            NOT_TOLD,
            "does not say how paid time is used by Mentor and Trainer",
            {"roles": with_use("peer", "10%")},
        ),
        (
            "documentation",
            NOT_TOLD,
            "sets no limit to the time documentation may take (Peer Specialist 10%)",
            {"roles": with_use("peer", "10%"), "rest": ""},
        ),
    ],
)
def test_each_is_met_not_met_or_not_told(
    name: str, verdict: Verdict, reason: str, change: dict[str, dict[str, str | None]]
) -> None:
    found = practices(**change)[name]  # type: ignore[arg-type]
    assert (found.verdict, reason in found.finding.reason) == (verdict, True), found.finding
    assert bool(found.finding.remedy) == (verdict != MET)


def test_the_place_is_where_the_config_says_it() -> None:
    places = {name: each.finding.place for name, each in practices(with_use("peer", "50%")).items()}
    assert places["documentation"] == ("roles", "peer", "time_use")
    assert practices(paths=[])["tracks"].finding.place == ("roles", "peer")
    half = practices(seats={"bosses": "role: boss, seats: 1, hours: 20"})
    assert half["span"].finding.place == ("supervision", "span")


def test_a_practice_can_be_accepted_as_it_is() -> None:
    found = practices(
        paths=[], rest=REST.replace("practices: {", "practices: {accepted: {tracks: Too small}, ")
    )
    assert (found["tracks"].verdict, found["tracks"].accepted) == (NOT_MET, "Too small")
    assert found["next_step"].accepted is None
    assert len(of_verdict(list(found.values()), NOT_MET)) == 3
