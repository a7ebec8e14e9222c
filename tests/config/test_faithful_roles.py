"""Advice on roles: what is found, word for word; what is left alone; and that each rule rests on a document."""

from __future__ import annotations

import json
import textwrap

import pytest
from plans import config_text

from ladder.config.faithful_roles import Advice, faithful_roles, kinds
from ladder.config.faithful_rules import Place, faithful_rules, forbids, matches
from ladder.config.phrases_in_text import pattern_of, third_person
from ladder.config.problems import render
from ladder.config.source import read_document


def found(text: str, place: Place = "tasks", tier: str = "direct_support") -> list[tuple[str, str]]:
    """The words found in a text, each with its rule."""
    return [(text[match.start : match.end], match.rule) for match in matches(text, place, tier)]  # type: ignore[arg-type]


def advice(roles: str, more: str = "") -> tuple[Advice, ...]:
    """The advice on a config with these roles."""
    text = config_text("roles:\n" + textwrap.indent(textwrap.dedent(roles).strip(), "  ") + "\n") + more
    return faithful_roles(read_document(text, "plan.yaml"))


# What is found.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leads support groups", [("Leads", "leads")]),
        ("Teaches wellness skills", [("Teaches", "teaches")]),
        ("Assesses needs", [("Assesses", "assesses")]),
        ("Completes an assessment of each person", [("assessment", "assesses")]),
        ("Is assessing how people do", [("assessing", "assesses")]),
        ("Escorts people to the clinic", [("Escorts", "escorts")]),
        ("Schedules appointments", [("Schedules", "schedules")]),
        ("Administers medications", [("Administers medications", "medications")]),
        ("Ensures people take their medications", [("Ensures people take their medications", "medications")]),
        (
            "Attends meetings where people are discussed",
            [("meetings where people are discussed", "meetings")],
        ),
        ("Goes to meetings about people without them", [("meetings about people", "meetings")]),
        ("Drives them to the clinic", [("Drives them", "rides")]),
        ("Supports the people assigned to the role", [("people assigned", "caseload")]),
        ("Becomes certified in medication administration", [("medication administration", "medications")]),
        ("Serves as a representative payee", [("representative payee", "money")]),
        ("Handles residents' money", [("Handles residents' money", "money")]),
        ("Writes the treatment plan", [("Writes the treatment plan", "treatment_plans")]),
        ("Transports people to court", [("Transports", "rides")]),
        ("Gives rides every morning", [("Gives rides", "rides")]),
        ("Files charts", [("Files charts", "filing")]),
        ("Answers the office phone", [("Answers the office phone", "phones")]),
        ("Carries a case load of 15", [("case load", "caseload")]),
        ("Meets with assigned families", [("assigned families", "caseload")]),
        ("Attends case conferences", [("case conferences", "meetings")]),
        ("Reports back on how people are", [("Reports back", "reports_back")]),
        ("Reads case files before a first visit", [("Reads case files", "reads_files")]),
        ("Cleans apartments", [("Cleans apartments", "cleaning")]),
        ("Testifies against the person", [("Testifies against", "force")]),
        ("Helps with the mentally ill", [("mentally ill", "clinical_labels")]),
        ("Provides case management", [("case management", "case_management")]),
    ],
)
def test_words_and_work_that_are_not_faithful(text: str, words: list[tuple[str, str]]) -> None:
    assert found(text) == words
    assert found(text.upper())[0][1] == words[0][1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Must be stable", [("stable", "stability")]),
        ("Two years of sobriety", [("years of sobriety", "time_in_recovery")]),
        ("No hospitalizations in the past year", [("No hospitalizations", "hospitalization")]),
        ("A letter from a treating physician", [("letter from a treating physician", "medical_proof")]),
        ("Must disclose their diagnosis", [("disclose their diagnosis", "disclosure_demanded")]),
        ("Does not share their own story at work", [("not share their own story", "disclosure_punished")]),
        ("Does not receive SSDI", [("SSDI", "benefits")]),
        ("Bachelor's degree", [("Bachelor's degree", "degree")]),
        ("LCSW", [("LCSW", "clinical_license")]),
        ("Master's in social work", [("Master's in", "degree")]),
        ("Must be medication compliant", [("medication compliant", "medical_proof")]),
        ("Cannot be receiving services here", [("Cannot be receiving services", "receives_services")]),
        ("Able to cope with stress", [("cope with stress", "stress")]),
        ("No criminal record", [("No criminal record", "screens")]),
        ("Experience with an electronic health record", [("electronic health record", "health_records")]),
        ("Valid driver\u2019s license", [("driver\u2019s license", "driving")]),
        ("Passes a drug screen", [("drug screen", "screens")]),
        ("A steady work history", [("steady work history", "work_history")]),
        ("Able to handle stress", [("handle stress", "stress")]),
    ],
)
def test_requirements_that_punish_disclosure_or_cannot_be_justified(
    text: str, words: list[tuple[str, str]]
) -> None:
    assert found(text, "required") == words


def test_titles_of_another_profession() -> None:
    assert found("Peer Case Manager", "titles") == [("Case Manager", "titles")]
    assert found("Peer Counselor", "titles") == [("Counselor", "counselor_title")]
    assert found("Lead Certified Peer Specialist", "titles") == []


# What is left alone.


@pytest.mark.parametrize(
    "text",
    [
        "Does not assess, escort or schedule",
        "Never assesses or escorts anyone",
        "Nobody in this role transports people",
        "Assessments and treatment plans are not part of this role",
        "Medication reminders are left to other staff",
        "Is not asked to answer phones or file papers",
        "Facilitates, rather than leads, groups",
        "Supports choice without monitoring people",
    ],
)
def test_a_word_in_a_sentence_that_forbids_it(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Never gives up on anyone and leads groups", ["leads"]),
        ("Never gives up, and administers medication", ["medications"]),
        ("Does not report to police, but reports to the treatment team what people say", ["reports_back"]),
        ("Assists clinicians to write treatment plans", ["treatment_plans"]),
        ("Focuses visits on the treatment plan", ["treatment_plans"]),
        ("Stands beside the person and restrains them", ["force"]),
        ("Supports clinicians in commitment paperwork", ["force"]),
        ("Checks whether people took their pills", ["medications"]),
        ("Motivates people to take medication", ["medications"]),
        ("Takes vital signs", ["assesses"]),
        ("Conducts risk screenings", ["assesses"]),
        ("Takes people to appointments routinely", ["rides"]),
        ("Serves as driver for the program", ["rides"]),
        ("Makes sure people attend appointments", ["persuades"]),
        ("Is assigned 30 people", ["caseload"]),
        ("Attends rounds", ["meetings"]),
        ("Does room checks", ["enforces"]),
        ("Finds jobs for people", ["searches"]),
        ("Finds housing for people", ["searches"]),
        ("Assisting physicians in the rehabilitation treatment of individuals", ["counsels"]),
        ("Assisting them in their treatment", ["counsels"]),
    ],
)
def test_work_in_other_words(text: str, rules: list[str]) -> None:
    assert [rule for _words, rule in found(text)] == rules


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Two years in recovery, with work experience", ["time_in_recovery"]),
        ("12 months' sobriety", ["time_in_recovery"]),
        ("In recovery at least one year", ["time_in_recovery"]),
        ("Stable recovery and stable housing", ["stability"]),
        ("No mental health crisis in the past year", ["hospitalization"]),
        ("Knowledge of SSI, and must not receive SSI", ["benefits"]),
        ("Must have stopped receiving disability", ["benefits"]),
        ("Be off medication", ["medical_proof"]),
        ("Registered nurse", ["clinical_license"]),
        ("Doctorate", ["degree"]),
        ("Associates degree", ["degree"]),
    ],
)
def test_requirements_in_other_words(text: str, rules: list[str]) -> None:
    assert [rule for _words, rule in found(text, "required")] == rules


@pytest.mark.parametrize(
    "text",
    [
        "Treats people as equals",
        "Treats people with respect",
        "Shares her own experience of therapy",
        "Talks openly about therapy, medication and hospital",
        "Supports people in managing their money",
        "Helps people regain control of their money",
        "Helps people learn to lead their own service planning",
        "Occasionally answers the phone as everyone does",
        "Helps out with filing papers of a training they organize",
        "Drives own car to visit people who asked for a visit",
        "Drug tests are not used",
        "Looks for work together with the person",
        "Goes along to job searches when the person asks",
    ],
)
def test_work_that_only_sounds_like_a_finding(text: str) -> None:
    assert found(text) == []


def test_the_same_checks_as_for_every_job_and_none_are_fair() -> None:
    assert found("Background checks are the same as for every job", "required") == []
    assert found("Drug tests are not used", "required") == []


@pytest.mark.parametrize(
    "text",
    [
        "Teaches the certification course to new peer specialists",
        "Leads the 40-hour training for colleagues",
        "Schedules the course calendar",
        "Evaluates what participants thought of the course",
    ],
)
def test_trainers_teach(text: str) -> None:
    role = "peer: {{title: Trainer, tier: mentor, grade: G, {}description: {{function: {}}}}}"
    assert advice(role.format("track: training, ", text)) == ()
    assert len(advice(role.format("", text))) == (0 if "Evaluates" in text else 1)


@pytest.mark.parametrize(
    "text",
    ["Assesses training needs of colleagues", "Reviews charts of hours worked", "Manages people and budgets"],
)
def test_supervisors_manage(text: str) -> None:
    assert found(text, tier="peer_supervisor") == []


@pytest.mark.parametrize(
    ("by_the_person", "by_another"),
    [
        ("Transports people as requested by the person", "Transports people as requested by staff"),
        ("Gives rides when the person asks", "Gives rides when the case manager asks"),
        ("Reviews charts when asked by the person", "Reviews charts when asked by the psychiatrist"),
        ("Cleans apartments at people's request", "Cleans apartments at the request of the clinician"),
        ("Attends case conferences when invited", "Attends case conferences as requested by the supervisor"),
        ("Gives rides on request", "Gives rides on request of the team"),
        ("Gives rides to people who ask", "Gives rides for staff who ask"),
        ("Gives rides at their own request", "Gives rides at the court's request"),
        ("Gives rides because the person has asked", "Gives rides because the person's therapist has asked"),
    ],
)
def test_the_person_must_be_who_asks(by_the_person: str, by_another: str) -> None:
    assert found(by_the_person) == []
    assert len(found(by_another)) == 1


def test_a_sentence_forbids_only_what_it_forbids() -> None:
    assert found("Does not assess people and leads groups") == [("leads", "leads")]
    assert found("Does not give medications, but schedules visits") == [("schedules", "schedules")]
    assert found("Not only leads groups") == [("leads", "leads")]
    assert found("Assesses needs. Never gives medications.") == [("Assesses", "assesses")]
    assert found("Leads groups whether or not people come") == [("Leads", "leads")]


@pytest.mark.parametrize(
    "text",
    [
        "Drives people to appointments when they ask",
        "Goes along to treatment team meetings at the person's request",
        "Stays with the person during an assessment",
        "Gives people information about medications",
        "Supports people to change their treatment plan",
        "Helps people build skills in handling money",
        "Answers the peer support line",
        "Files a complaint together with the person",
        "Offers benefits counseling sessions with a counselor",
        "Keeps to the schedule of the center",
        "Plans the group schedule together with people",
        "Advocates against meetings about people without them",
        "Shows what leads to hope",
    ],
)
def test_work_that_is_consistent_with_a_peer_role(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lived experience of a psychiatric diagnosis",
        "Two years of experience in recovery services",
        "Stability is not required",
        "No degree is required",
        "Knowledge of how SSI and SSDI treat work",
        "The same background check as every other job",
    ],
)
def test_requirements_that_are_fair(text: str) -> None:
    assert found(text, "required") == []


def test_some_words_count_on_the_first_rungs_only() -> None:
    assert found("Schedules the team's supervision", tier="peer_supervisor") == []
    assert found("Leads the department", tier="director") == []
    assert found("Leads groups", tier="director") == [("Leads groups", "leads_groups")]


# Its place and its words.

ROLES = """
peer:
  title: Peer Specialist
  tier: direct_support
  grade: G
  description:
    function: Leads groups.
    not_in_this_role: [Assessing people]
    responsibilities:
      - title: Meetings
        duties:
          - >-
            Listens, and attends every treatment
            team meeting there is
          - Listens
      - {title: What the role does not do, duties: [Assess people, Escort people]}
      - {title: Company, duties: ["Walks \\u0026 escorts", Listens]}
      - {title: Groups, duties: [Plans groups, Facilitates groups]}
"""


def test_each_finding_says_where_why_what_instead_and_what_it_rests_on() -> None:
    leads, meeting, escorts = advice(ROLES)
    assert render(leads.problem) == (
        'plan.yaml:10:17: roles.peer.description.function: "Leads" (hierarchy): whoever leads stands above the others, '
        'and peer support is between equals; write "facilitates". From Ten Tips for Creating a Peer '
        'Specialist/Advocate Job Description (PeerTAC), "Watch Your Language". The sources disagree: What do peer '
        "support workers do? A job description (BMC Health Services Research 12:205, 2012): its own job description "
        'has "leading and facilitating group activities"\n'
        "  10 |       function: Leads groups.\n"
        "     |                 ^^^^^"
    )
    assert (leads.rule, leads.kind, leads.words, leads.instead) == (
        "leads",
        "hierarchy",
        "Leads",
        'write "facilitates"',
    )
    # Words over two lines are placed at those on the first.
    assert (meeting.problem.line, meeting.problem.column, meeting.problem.length) == (16, 42, 9)
    assert meeting.words == "treatment team meeting"
    # Text with an escape in it: the words are found all the same.
    assert (escorts.problem.line, escorts.problem.column) == (20, 51)


def test_scenarios_and_promotions_are_read_too() -> None:
    more = """
promotions: [{from: peer, to: mentor, months_in_role: 12, requires: [Mentor training, No relapses]}]
scenarios:
  more:
    title: More
    changes:
      roles: {peer: {description: {function: Schedules visits.}}}
"""
    roles = """
    peer: {title: Peer Aide, tier: direct_support, grade: G}
    mentor: {title: Mentor, tier: mentor, grade: G}
    """
    assert [(each.problem.where, each.words) for each in advice(roles, more)] == [
        ("roles.peer.title", "Aide"),
        ("promotions.1.requires.2", "No relapses"),
        ("scenarios.more.changes.roles.peer.description.function", "Schedules"),
    ]


def test_the_same_word_twice_in_a_text_has_two_places() -> None:
    roles = "peer: {title: Peer, tier: mentor, grade: G, description: {function: Clients of clients and clients.}}"
    assert [each.problem.column for each in advice(roles)] == [71, 82, 94]
    assert kinds(advice(roles)) == {"clinical words": 3}


def test_roles_without_a_text_of_their_own_give_no_advice() -> None:
    assert advice("peer: {title: Peer Specialist, tier: direct_support, grade: G}") == ()


# The rules themselves.


def test_every_rule_rests_on_a_document_and_finds_something() -> None:
    rules = faithful_rules()
    assert len(rules.rules) >= 45
    for name, rule in rules.rules.items():
        assert rule.rests_on, name
        assert {*rule.rests_on, *rule.but} <= set(rules.documents), name
        assert not rule.why.endswith("."), name
        assert not rule.instead.endswith("."), name


def test_every_kind_that_the_handbook_and_the_issue_name_is_there() -> None:
    found_kinds = {kind for rule in faithful_rules().rules.values() for kind in rule.kind.split(", ")}
    assert found_kinds == {
        "hierarchy",
        "clinical words",
        "drifting verb",
        "busy work",
        "agenda",
        "power imbalance",
        "another profession",
        "dignity of risk",
        "not justified",
    }


def test_phrases_are_whole_words_with_at_most_five_between() -> None:
    pattern = pattern_of(("lead/leads ... group/groups", "BA"))
    assert pattern.search("LEADS a small group")
    assert not pattern.search("misleads a group")
    assert not pattern.search("leads one two three four five six groups")
    assert pattern.search("a BA in it")
    assert not pattern.search("a ba in it")
    assert not pattern_of(()).search("anything")
    assert third_person(
        ("lead/leads/leading", "assessment/assessments", "schedule/schedules/scheduling")
    ) == {
        "leads",
        "schedules",
    }


@pytest.mark.parametrize(
    "heading",
    [
        "What this role does not do",
        "What the role is not",
        "What peer specialists don\u2019t do",
        "Not done here",
        "Not in this role",
        "Not part of a peer role:",
        "Never",
        "Outside the role",
        "Left to other staff",
    ],
)
def test_a_heading_that_is_a_prohibition(heading: str) -> None:
    assert forbids(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Support without judgment",
        "Nothing about us without us",
        "No wrong door",
        "Not only groups",
        "Not alone in this",
        "Walking beside instead of ahead",
        "Never giving up",
        "What people do not say aloud",
    ],
)
def test_a_heading_with_such_a_word_silences_nothing_under_it(heading: str) -> None:
    role = f"""
    peer:
      title: Peer Specialist
      tier: direct_support
      grade: G
      description:
        responsibilities:
          - {{title: {heading}, duties: [Leads groups, Carries a caseload]}}
    """
    assert [each.rule for each in advice(role)] == ["leads", "caseload"]


# A config that falls into every trap the issue names, and one that forbids each of them.

TRAPS = {
    "leads": "Leads support groups",
    "assesses": "Assesses what people need",
    "escorts": "Escorts people to appointments",
    "schedules": "Schedules visits for the team",
    "medications": "Administers medications",
    "money": "Serves as representative payee",
    "treatment_plans": "Writes treatment plans",
    "rides": "Gives rides every morning",
    "filing": "Files papers",
    "caseload": "Carries an assigned caseload",
    "meetings": "Attends treatment team meetings",
}
ASKED = {
    "stability": "Must be stable",
    "disclosure_punished": "Must not share their own story",
    "disclosure_demanded": "Must disclose their diagnosis",
    "degree": "Bachelor's degree",
}


def described(duties: list[str], required: list[str], title: str = "Peer Specialist") -> tuple[Advice, ...]:
    quarters = [duties[part::4] for part in range(4)]
    told = "".join(f"      - {{title: Part, duties: {each}}}\n" for each in map(json.dumps, quarters))
    return advice(
        f"peer:\n  title: {title}\n  tier: direct_support\n  grade: G\n  description:\n"
        f"    required: {json.dumps(required)}\n    responsibilities:\n{told}"
    )


def test_every_named_trap_is_found_where_it_stands() -> None:
    found = described(list(TRAPS.values()), list(ASKED.values()), title="Peer Case Manager")
    assert sorted(each.rule for each in found) == sorted(["titles", *TRAPS, *ASKED])
    assert all(each.problem.line and each.words in each.problem.excerpt for each in found)
    assert all(each.why and each.instead and each.source for each in found)


@pytest.mark.parametrize("never", ["Never", "Nobody in this role", "No one in a peer role"])
def test_no_named_trap_is_found_where_it_is_forbidden(never: str) -> None:
    duties = [f"{never} {trap[0].lower()}{trap[1:]}" for trap in TRAPS.values()]
    assert described(duties, []) == ()
