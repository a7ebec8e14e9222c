"""Names and other identifiers of people are refused as such; a field that is only misspelt still gets its hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_configs import SMALL

from ladder.config.load import load_plans
from ladder.config.load_person import load_person
from ladder.config.problems import UserProblems

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
