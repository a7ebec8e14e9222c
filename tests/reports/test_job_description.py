"""Job descriptions: every part, the config's own words, the plan's figures, and the files."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from plans import config_text, plan_from, plan_set

from ladder.model.plan import Plan
from ladder.model.plan_set import BASELINE, ScenarioPlan
from ladder.reports.job_description import JobDescription, Lines, job_descriptions
from ladder.reports.job_description_markdown import markdown
from ladder.reports.job_description_word import word_document

PARTS = [
    "Function",
    "Reporting relationships",
    "Responsibilities",
    "Qualifications and competencies, in order of importance",
    "Certification",
    "Pay range and FLSA status",
    "Employment conditions",
    "The next rung",
    "Not part of this role",
    "Note on this class description",
]
LADDER = """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  S: {steps: [25.00, 26.00]}
  D: {basis: annual, minimum: 70000, control_point: 80000, maximum: 90000}
roles:
  peer:
    title: Peer Specialist
    tier: direct_support
    grade: G
    certification: {name: Certified Peer Specialist, within_months: 12, provisional: a provisional certificate}
    time_use: {relationship_building: 40%, advocacy: 16%, information_gathering: 14%, preparation: 30%}
    description:
      job_code: PSS-1*3
      revised: 2026-11-09
      function: Walks beside people.
      required: [Lived experience, Patience with paper]
      responsibilities:
        - {title: One, duties: [a, b]}
        - {title: Two, duties: [c, d]}
        - {title: Three, duties: [e, f]}
        - {title: Four, duties: [g, h]}
  mentor: {title: Mentor, tier: mentor, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, track: administration, grade: S}
  director: {title: Director, tier: director, track: administration, grade: D, flsa: exempt}
promotions:
  - {from: peer, to: mentor, months_in_role: 12, certification: Certified Peer Specialist, requires: [Mentor course]}
  - {from: mentor, to: supervisor, months_in_role: 0, needs_opening: false}
seats:
  line: {role: peer, hours: 20}
  pair: {role: peer, hours: 37.5, shared_by: 2}
  up: {role: supervisor, hours: 40}
"""


def plan() -> Plan:
    """A ladder of four rungs."""
    return plan_from(LADDER)


def as_baseline(plan: Plan) -> ScenarioPlan:
    """The plan as the one that is described."""
    return ScenarioPlan(BASELINE, plan.baseline_title, plan)


def described(role: str) -> JobDescription:
    """The job description of a role of that ladder."""
    return next(each for each in job_descriptions(as_baseline(plan())) if each.role == role)


def part(description: JobDescription, title: str) -> list[str]:
    """The lines of a section, headings and paragraphs among them."""
    section = next(each for each in description.sections if each.title == title)
    lines: list[str] = []
    for block in section.blocks:
        if isinstance(block, Lines):
            lines += block.lines
        elif isinstance(block, str):
            lines.append(block)
    return lines


def test_every_part_stands_in_its_order() -> None:
    assert [section.title for section in described("mentor").sections] == PARTS
    with_time = [section.title for section in described("peer").sections]
    assert with_time == [*PARTS[:7], "Use of paid time", *PARTS[7:]]


def test_the_configs_words_stand_instead_of_the_starter_text_and_the_rest_stays() -> None:
    peer = described("peer")
    assert part(peer, "Function") == ["Walks beside people."]
    assert part(peer, "Responsibilities") == ["a", "b", "c", "d", "e", "f", "g", "h"]
    qualifications = part(peer, "Qualifications and competencies, in order of importance")
    assert qualifications[:2] == ["Lived experience", "Patience with paper"]
    assert "Builds relationships in which both people have a say" in qualifications
    assert dict([peer.facts.heads, *peer.facts.rows]) == {
        "Job code": "PSS-1*3",
        "Revision date": "November 9, 2026",
        "Rung": "Direct support, direct service track",
        "Population": "Adult peer role",
        "FLSA status": "Non-exempt",
    }
    assert (
        dict([described("mentor").facts.heads, *described("mentor").facts.rows])["Job code"]
        == "To be assigned"
    )


def test_reporting_comes_from_the_ladder() -> None:
    title = "Reporting relationships"
    assert part(described("peer"), title) == ["Reports to: Supervisor", "Supervises: no one"]
    assert part(described("mentor"), title)[2] == "Mentors, without supervising: Peer Specialist"
    assert part(described("supervisor"), title) == [
        "Reports to: Director",
        "Supervises: Peer Specialist and Mentor",
    ]
    assert part(described("director"), title)[0].endswith("with a seat on its leadership team")
    alone = job_descriptions(as_baseline(plan_from()))[0]
    assert "someone who has worked in a peer role" in part(alone, title)[0]


def test_the_pay_says_which_plan_it_is_of_where_there_are_several() -> None:
    more = "scenarios: {more: {title: Two dollars more, changes: {grades: {G: {minimum: 22.00}}}}}\n"
    plans = plan_set(config_text(LADDER + more))
    title = "Pay range and FLSA status"
    described = [
        next(each for each in job_descriptions(one) if each.role == "peer") for one in plans.scenarios
    ]
    today, raised = [part(each, title)[:2] for each in described]
    assert today[0] == f'Pay as in the plan "{plans.baseline.title}".'
    assert raised[0] == 'Pay as in the plan "Two dollars more".'
    assert (today[1][:6], raised[1][:6]) == ("$20.00", "$22.00")


def test_pay_hours_and_flsa_status_are_the_plans() -> None:
    # 20.00 x 40 x 52 = 41,600; 24.00 x 40 x 52 = 49,920; 25.00 and 26.00: 52,000 and 54,080.
    title = "Pay range and FLSA status"
    month = "These are the amounts of January 2027, the plan's first month."
    assert part(described("peer"), title) == [
        "$20.00 to $24.00 an hour (control point $22.00); at 40 hours a week, $41,600 to $49,920 a year. "
        + month,
        "FLSA: non-exempt. Overtime is paid over 40 hours a week; the hourly rate rules.",
    ]
    assert part(described("supervisor"), title)[0] == (
        "$25.00 to $26.00 an hour (in 2 steps); at 40 hours a week, $52,000 to $54,080 a year. " + month
    )
    assert part(described("director"), title) == [
        "$70,000 to $90,000 a year (control point $80,000) for 40 hours a week. " + month,
        "FLSA: exempt. The salary and the duties of the role must both meet the tests of 29 CFR part 541 and of the "
        "state.",
    ]
    assert part(described("peer"), "Employment conditions")[0] == "Seats of 18.75 or 20 hours a week"
    assert not part(described("mentor"), "Employment conditions")[0].startswith("Seats")


def test_pay_has_the_raise_of_the_month_it_is_of() -> None:
    # A raise of 10% in January: 20.00, 22.00 and 24.00 are 22.00, 24.20 and 26.40.
    title = "Pay range and FLSA status"
    raised = plan_from("pay: {general_raises: {2027-01: 10%}}\n" + LADDER)
    first = next(each for each in job_descriptions(as_baseline(raised)) if each.role == "peer")
    assert part(first, title)[0].startswith("$22.00 to $26.40 an hour (control point $24.20);")
    # People who move in July 2027, after that month's raise of 10%: 22.00, 23.00 and 24.00 are 24.20, 25.30, 26.40.
    move = (
        "pay: {general_raises: {2027-07: 10%}}\n"
        + LADDER
        + "scenarios: {up: {title: Up, changes: {grades: {G: {minimum: 22.00, control_point: 23.00}}, "
        "implementation: {method: to_minimum, month: 2027-07}}}}\n"
    )
    moved = job_descriptions(plan_set(config_text(move)).scenarios[1])
    sentence = part(next(each for each in moved if each.role == "peer"), title)[1]
    assert sentence.startswith("$24.20 to $26.40 an hour (control point $25.30);")
    assert sentence.endswith("These are the amounts of July 2027, when people are moved to these ranges.")


def test_certification_has_its_deadline_and_what_will_do_until_then() -> None:
    assert part(described("peer"), "Certification") == [
        "Certified Peer Specialist, within 12 months of hire. Until then a provisional certificate will do."
    ]
    assert part(described("mentor"), "Certification") == [
        "The step into this role asks for Certified Peer Specialist; the role itself asks for no other."
    ]
    assert part(described("director"), "Certification") == ["This role asks for no certification."]
    at_once = plan_from(LADDER.replace("within_months: 12", "within_months: 0"))
    first = next(each for each in job_descriptions(as_baseline(at_once)) if each.role == "peer")
    assert part(first, "Certification") == ["Certified Peer Specialist, by the day of hire."]


def test_the_next_rung_asks_what_the_promotion_asks() -> None:
    assert part(described("peer"), "The next rung") == [
        "To Mentor, on the direct service track, where pay starts at $20.00 an hour:",
        "12 months in this role",
        "Certification: Certified Peer Specialist",
        "Mentor course",
        "An opening",
    ]
    assert part(described("mentor"), "The next rung") == [
        "To Supervisor, on the administration track, where pay starts at $25.00 an hour:",
        "No opening is needed: the step is made when this is met",
    ]
    assert part(described("director"), "The next rung") == ["The plan has no next step from this role yet."]


def test_time_use_has_its_totals() -> None:
    text = markdown(described("peer"))
    assert "| Building relationships | 40% |" in text
    assert "| With the people served, together | 56% |" in text
    assert "| What makes that possible, together | 44% |" in text


def test_markdown_keeps_signs_as_text() -> None:
    text = markdown(described("peer"))
    assert text.startswith("# Peer Specialist\n\nAgency\n\n| Job code | PSS-1\\*3 |\n| --- | --- |\n")
    assert "\n## Reporting relationships\n\n- Reports to: Supervisor\n" in text
    assert "\n### Required\n\n1. Lived experience\n2. Patience with paper\n" in text


def test_the_word_document_opens_again_with_every_line_and_the_same_bytes() -> None:
    peer = described("peer")
    saved = word_document(peer)
    assert saved == word_document(described("peer"))
    document = Document(BytesIO(saved))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [section.title for section in peer.sections]
    written = {each.text for each in document.paragraphs}
    for section in peer.sections:
        assert set(part(peer, section.title)) <= written
    facts, time_use = document.tables
    assert [cell.text for cell in facts.rows[0].cells] == ["Job code", "PSS-1*3"]
    assert [cell.text for cell in time_use.rows[-1].cells] == ["What makes that possible, together", "44%"]
    assert document.core_properties.title == "Job description: Peer Specialist"
    assert document.core_properties.created.year == 1980


def test_each_numbered_list_counts_from_one() -> None:
    document = Document(BytesIO(word_document(described("peer"))))
    numbers = [
        each._p.pPr.numPr.numId.val for each in document.paragraphs if each.style.name == "List Number"
    ]
    assert len(set(numbers)) == 3  # required, preferred, competencies
