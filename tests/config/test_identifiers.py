"""Names and other identifiers of people are refused as such; a field that is only misspelt still gets its hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError
from small_configs import SMALL

from ladder.config.identifiers import says_who_receives
from ladder.config.load import load_plans
from ladder.config.load_person import load_person
from ladder.config.problems import UserProblems
from ladder.model.plan import WorkforceBenefits

START = "first_month: 2026-01\nmonths: 3\n"
REFUSED = "this tool takes no names or other identifiers of people; take it out"


def messages(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "person.yaml"
    file.write_text(START + text, encoding="utf-8")
    with pytest.raises(UserProblems) as caught:
        load_person(file)
    return [f"{problem.where}: {problem.message}" for problem in caught.value.problems]


@pytest.mark.parametrize(
    "name", ["name", "ssn", "dob", "birth_date", "address", "phone", "email", "Date of Birth", "first-name"]
)
def test_an_identifier_in_a_person_file_is_refused(tmp_path: Path, name: str) -> None:
    (message,) = messages(tmp_path, f"{name}: 5\n")
    assert message.endswith(REFUSED)
    (message,) = messages(tmp_path, f"ssi: {{{name}: 5}}\n")
    assert message.endswith(REFUSED)


def test_a_plan_is_no_person_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(SMALL, encoding="utf-8")
    with pytest.raises(UserProblems) as caught:
        load_person(file)
    assert "this is an agency's plan, and one worker is needed here" in str(caught.value)
    assert len(caught.value.problems) == 1


def test_a_misspelt_field_is_still_a_misspelt_field(tmp_path: Path) -> None:
    assert messages(tmp_path, "stat: TX\n") == ['stat: unknown field; did you mean "state"?']


def test_an_identifier_in_a_seat_is_refused_and_elsewhere_in_a_plan_is_only_unknown(tmp_path: Path) -> None:
    for place, said in (("seats", REFUSED), ("grades", "unknown field")):
        lines = SMALL.splitlines()
        at = lines.index(f"{place}:") + 1
        entry = lines[at].rstrip()
        assert entry.endswith("}")
        lines[at] = f"{entry[:-1]}, ssn: 5}}"
        file = tmp_path / "plan.yaml"
        file.write_text("\n".join(lines), encoding="utf-8")
        with pytest.raises(UserProblems) as caught:
            load_plans(file)
        assert any(said in problem.message for problem in caught.value.problems)


@pytest.mark.parametrize("number", ["123-45-6789", "123 45 6789", "123456789"])
def test_no_message_of_a_person_file_shows_a_number(tmp_path: Path, number: str) -> None:
    file = tmp_path / "person.yaml"
    ssdi = f"ssdi: {{benefit: 1000, entitled_from: 2020-01, claim_number: {number}}}"
    file.write_text(f"{START}state: TX\n{ssdi}\nmonth: {number}\n", encoding="utf-8")
    with pytest.raises(UserProblems) as caught:
        load_person(file)
    assert "claim_number: ***" in str(caught.value)
    assert "6789" not in str(caught.value)
    assert not any("6789" in problem.excerpt + problem.message for problem in caught.value.problems)


@pytest.mark.parametrize(
    "name",
    [
        "staff_on_ssi",
        "receives_ssi",
        "Receives SSDI",
        "peers-SSI",
        "on_medicaid",
        "disabled peers",
        "has a voucher",
    ],
)
def test_a_name_of_seats_or_of_a_team_does_not_say_who_receives_benefits(name: str) -> None:
    assert says_who_receives(name)


@pytest.mark.parametrize(
    "name",
    [
        "peer_20h_1650_medicaid_certified",
        "Medicaid waiver team",
        "benefits_counselor",
        "SSI/SSDI outreach",
        "tanf_seats",
        "Disability services",
        "specialists",
    ],
)
def test_a_name_may_say_who_pays_or_what_the_work_is(name: str) -> None:
    assert not says_who_receives(name)


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("Our own staff", True),
        ("our roster", True),
        ("Internal HR survey", True),
        ("Human resources", True),
        ("An invented survey", False),
        ("Internal Revenue Service, Statistics of Income", False),
        ("Ostrow and others, survey of staff of peer-run organizations, 2015", False),
    ],
)
def test_shares_of_staff_who_receive_benefits_are_from_outside(source: str, own: bool) -> None:
    shares = {"ssi": "7%", "ssdi": "11%", "both": "3%", "source": source}
    if not own:
        assert WorkforceBenefits.model_validate(shares).source == source
        return
    with pytest.raises(ValidationError, match="this is the agency's own count"):
        WorkforceBenefits.model_validate(shares)
