"""`docs/config.md` is what `ladder schema --markdown` prints, and says of every field what may be written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from command_line import Command

from ladder.config.fields_page import fields_page
from ladder.config.load import load_plans
from ladder.config.starter_text import shipped

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "config.md"
EVERY_SECTION = ROOT / "ladder" / "config" / "templates" / "every-section.yaml"


@pytest.fixture(scope="module")
def page() -> str:
    return fields_page()


def test_the_page_in_docs_is_the_one_that_is_made(cli: Command, page: str) -> None:
    found = cli("schema", "--markdown")
    assert (found.code, found.err) == (0, "")
    assert found.out == page
    assert PAGE.read_text(encoding="utf-8") == page, "run: ladder schema --markdown > docs/config.md"


def test_every_field_has_a_line_and_an_example_or_a_table_of_its_own(page: str) -> None:
    lines = [line.split(" | ") for line in page.splitlines() if line.startswith("| `")]
    assert len(lines) == sum(map(len, shipped("fields").values())) > 250
    assert all(len(cells) == 5 for cells in lines)
    without = [cells[0] for cells in lines if cells[4].strip(" |") == "" and "](#" not in cells[2] + cells[1]]
    assert without == ["| `sheet`", "| `changes`"]  # a sheet is a workbook's, and the example has a CSV file


def test_the_examples_are_a_config_that_loads() -> None:
    assert len(load_plans(EVERY_SECTION).scenarios) == 4


@pytest.mark.parametrize(
    "line",
    [
        "| `months` | How many months the plan covers, 1 to 120. | whole number, 1 to 120 | `36` | `months: 18` |",
        "| `full_time_hours` | Weekly hours of a full-time seat. | number, 20 to 60 | `40` | `full_time_hours: 40` |",
        "| `accent` | The color of what stands out, like our own entry role's pay: dark enough for bars on white. "
        '| color | `"#B34700"` | `accent: "#00796B"` |',
        "| `low` | The lowest value it may well have. | number or percentage | required | `low: 3%` |",
        "| `hours` | Weekly hours of each seat. | number, more than 0, at most 168 | required | `hours: 20` |",
    ],
)
def test_type_bounds_default_and_example(page: str, line: str) -> None:
    assert line in page.splitlines()


def test_an_example_can_be_copied(page: str) -> None:
    """Nothing in it is a remark: a color without quotes would be none."""
    examples = re.findall(r"\| `([a-z_0-9]+: .+)` \|$", page, re.M)
    assert len(examples) > 200
    assert yaml.safe_load("primary: #5B2A86") == {"primary": None}
    assert [each for each in examples if None in yaml.safe_load(each).values()] == []


def test_every_link_leads_to_a_heading(page: str) -> None:
    headings = {re.sub(r"[^a-z0-9_-]", "", found.lower()) for found in re.findall(r"^## `(.+)`$", page, re.M)}
    links = set(re.findall(r"\]\(#(.+?)\)", page))
    assert len(links) > 40
    assert links == headings
