"""Who reports to whom."""

from __future__ import annotations

from plans import CONFIGS, plan_from

from ladder.config.load import load_plans
from ladder.workforce.reporting_lines import ReportingLine, reporting_lines

ROLES = """
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: G}
  trainer: {title: Trainer, tier: mentor, track: training, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, track: administration, grade: G}
  director: {title: Director, tier: director, track: administration, grade: G}
"""
SEATS = "seats: {line: {role: peer, hours: 20}, up: {role: supervisor, hours: 40}}\n"


def test_supervision_begins_at_the_supervisors_tier_and_a_mentor_only_mentors() -> None:
    assert reporting_lines(plan_from(ROLES + SEATS)) == {
        "peer": ReportingLine(("supervisor",), (), ()),
        "mentor": ReportingLine(("supervisor",), (), ("peer",)),
        "trainer": ReportingLine(("supervisor",), (), ()),  # training has no supervisor of its own
        "supervisor": ReportingLine(("director",), ("peer", "mentor", "trainer"), ()),
        "director": ReportingLine((), ("supervisor",), ()),
    }


def test_a_role_reports_to_the_role_it_names_itself() -> None:
    head = "  head: {title: Head, tier: peer_supervisor, track: administration, grade: G}\n"
    named = ROLES.replace("tier: direct_support,", "tier: direct_support, reports_to: head,") + head
    lines = reporting_lines(plan_from(named + SEATS))
    assert lines["peer"].reports_to == ("head",)
    assert lines["head"].supervises == ("peer",)
    assert "peer" not in lines["supervisor"].supervises


def test_training_reports_on_its_own_track_where_that_has_a_seat_above() -> None:
    lines = reporting_lines(load_plans(CONFIGS / "new-york.yaml").scenarios[1].plan)
    assert lines["peer_specialist"].reports_to == ("peer_supervisor",)
    # The training supervisor has no seat in this scenario, the director of training has one.
    assert lines["trainer"].reports_to == lines["co_facilitator"].reports_to == ("director_of_training",)
    assert lines["training_supervisor"].reports_to == ("director_of_training",)
    assert lines["peer_supervisor"].reports_to == ("director_of_peer_support",)
    assert lines["senior_peer_specialist"].mentors == (
        "peer_specialist",
        "family_peer_advocate",
        "youth_peer_advocate",
    )


def test_a_role_with_a_seat_supervises_before_one_without() -> None:
    two = ROLES + "  second: {title: Second Supervisor, tier: peer_supervisor, grade: G}\n"
    assert reporting_lines(plan_from(two + SEATS))["peer"].reports_to == ("supervisor",)
    alone = reporting_lines(plan_from(ROLES))
    assert alone["peer"].reports_to == ("supervisor",)  # none has a seat
    assert reporting_lines(plan_from())["peer"] == ReportingLine((), (), ())


def test_the_supervisor_that_the_config_names_holds() -> None:
    named = "supervision: {by: director, roles: [mentor], span: 8}\n"
    lines = reporting_lines(plan_from(ROLES + SEATS + named))
    assert lines["mentor"].reports_to == ("director",)
    assert lines["peer"].reports_to == ("supervisor",)
    everyone = reporting_lines(plan_from(ROLES + SEATS + "supervision: {by: director, span: 8}\n"))
    assert everyone["director"].supervises == ("peer", "mentor", "trainer", "supervisor")
