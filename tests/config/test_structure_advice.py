"""Advice on the structure in `ladder check`: its place, what is said once, what is accepted, and silence."""

from __future__ import annotations

from pathlib import Path

from command_line import Command
from plans import CONFIGS, config_text, plan_set
from small_configs import ACCEPTED, MENTORS, SMALL, write

from ladder.config.load import load_plans
from ladder.config.problems import render
from ladder.config.source import read_document, read_file
from ladder.config.structure_advice import StructureCheck, structure_check

TWO_ROLES = """
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G, reports_to: boss}
  boss: {title: Peer Supervisor, tier: peer_supervisor, grade: G, peer_experience: false}
seats: {line: {role: peer, seats: 3, hours: 20}, bosses: {role: boss, hours: 40}}
"""


def check(sections: str) -> StructureCheck:
    text = config_text(sections)
    return structure_check(plan_set(text), read_document(text, "plan.yaml"))


def test_each_says_where_why_what_to_do_and_what_it_rests_on() -> None:
    (first,) = [each for each in check(TWO_ROLES).advice if each.practice == "supervision"]
    assert render(first.problem) == (
        'plan.yaml:6:84: roles.boss.peer_experience: "Supervised by someone who has worked in a peer role" is not '
        "met. Peer Supervisor supervises people in peer roles and need not have worked in one. Fill the role from "
        "people who have worked in a peer role, or add a peer-run organization's supervision. From The Provider's "
        'Handbook on Developing & Implementing Peer Roles, "Supervision", and "Identify Appropriate Supervisors"\n'
        "  6 |   boss: {title: Peer Supervisor, tier: peer_supervisor, grade: G, peer_experience: false}\n"
        "    |                                                                                    ^^^^^"
    )
    assert (first.practice, first.plans) == ("supervision", ("Today's pay and seats",))


def test_only_what_is_proposed_is_looked_at_and_said_once() -> None:
    one = "  one: {title: One, changes: {roles: {boss: {peer_experience: true}}}}\n"
    two = (
        "  two: {title: Two, changes: {seats: {line: {seats: 4}}, roles: {boss: {peer_experience: true}}}}\n"
    )
    found = check(TWO_ROLES + "scenarios:\n" + one + two)
    by_practice = {each.practice: each.plans for each in found.advice}
    assert "supervision" not in by_practice  # today's fault, which both mend
    assert by_practice["tracks"] == ("One", "Two")
    places = [(each.problem.line, each.problem.column) for each in found.advice]
    assert places == sorted(places)


def test_what_a_scenario_says_is_placed_in_its_changes() -> None:
    off = "scenarios:\n  one: {title: One, changes: {roles: {boss: {peer_experience: false}}}}\n"
    found = check(TWO_ROLES.replace("peer_experience: false", "peer_experience: true") + off)
    assert found.advice[-1].problem.where == "scenarios.one.changes.roles.boss.peer_experience"


def test_accepted_practices_are_no_advice_and_silence_is_none_either() -> None:
    found = check(TWO_ROLES + "practices: {accepted: {supervision: We are learning}}\n")
    assert "supervision" not in [each.practice for each in found.advice]
    assert found.accepted == {"Supervised by someone who has worked in a peer role": "We are learning"}
    assert found.not_told["A seat on the leadership team"].startswith("Say so for the highest role")


def test_a_practice_that_is_accepted_and_met_is_named() -> None:
    sections = (
        TWO_ROLES + "supervision: {span: 3}\npractices: {accepted: {span: For now, supervision: For now}}\n"
    )
    found = check(sections)
    assert found.plans == ("Today's pay and seats",)
    assert found.met_anyway == ("No supervisor has more people than the span allows",)
    assert list(found.accepted) == ["Supervised by someone who has worked in a peer role"]
    more = "scenarios:\n  more: {title: More, changes: {seats: {line: {seats: 4}}}}\n"
    assert check(sections + more).met_anyway == ()


def test_a_fault_of_a_section_that_is_not_there_is_placed_at_the_roles() -> None:
    found = check(TWO_ROLES.replace("role: boss, hours: 40", "role: boss, hours: 40, first_month: 2027-04"))
    (span,) = [each.problem for each in found.advice if each.practice == "span"]
    assert span.excerpt == "roles:"


def test_strict_takes_it_as_a_problem(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, SMALL + MENTORS)
    advised = cli("check", config)
    assert advised.code == 0
    assert (
        'Structure of "Two mentor seats": 5 practices are not met. This is advice; with --strict each is a problem.'
        in advised.out
    )
    assert "Structure: what the config does not say, which is no problem (the sheet Practices" in advised.out
    strict = cli("check", config, "--strict")
    assert (strict.code, strict.out, strict.err.count(" is not met. ")) == (1, "", 5)
    accepted = cli("check", write(tmp_path, SMALL + MENTORS + ACCEPTED), "--strict")
    assert (accepted.code, accepted.err) == (0, "")
    assert "Structure: accepted as it is\n" in accepted.out


def test_every_place_is_in_the_file_of_every_config() -> None:
    for path in sorted(CONFIGS.glob("*.yaml")):
        found = structure_check(load_plans(path), read_file(path))
        assert all(each.problem.excerpt.strip() for each in found.advice), path
