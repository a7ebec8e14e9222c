"""The config's JSON Schema: every field explained, every shipped config valid, what is wrong found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import Command
from jsonschema import Draft7Validator
from small_configs import MENTORS, SMALL, changed

from ladder.config.json_schema import config_schema
from ladder.config.source import read_document, read_file
from ladder.config.starter_text import shipped

ROOT = Path(__file__).parents[2]
CONFIGS = sorted((ROOT / "configs").glob("*.yaml"))


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    schema = json.loads(json.dumps(config_schema()))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def plain(text: str) -> Any:
    """The config as an editor's YAML library reads it: numbers as numbers."""
    return json.loads(json.dumps(read_document(text, "plan.yaml").data, default=float))


def test_each_field_has_words_of_its_own_and_no_word_is_left_over() -> None:
    schema = config_schema()
    models = {name: model for name, model in schema["$defs"].items() if not name.endswith("Changes")}
    fields = {"Plan": schema["properties"]}
    for name, model in models.items():
        short = name.removeprefix("ladder__model__").replace("__", ".")
        fields[short] = (model if "properties" in model else model["anyOf"][1])["properties"]
    told = {name: set(words) for name, words in shipped("fields").items()}
    assert told == {name: set(properties) for name, properties in fields.items()}
    assert sum(map(len, told.values())) > 250


def test_every_property_in_the_schema_is_described() -> None:
    def properties(node: Any) -> list[Any]:
        if isinstance(node, list):
            return [found for each in node for found in properties(each)]
        if not isinstance(node, dict):
            return []
        own = list(node["properties"].items()) if isinstance(node.get("properties"), dict) else []
        return own + [found for each in node.values() for found in properties(each)]

    found = properties(config_schema())
    assert len(found) > 300
    assert [name for name, schema in found if not schema.get("description")] == []


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_shipped_configs_are_valid(validator: Draft7Validator, config: Path) -> None:
    data = json.loads(json.dumps(read_file(config).data, default=float))
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("state: OH", "state: Ohio"),
        ("months: 24", "months: 999"),
        ("seats:", "seatz:"),
        ("hours: 20", "hour: 20"),
        ("entry_role: {title: Aide, ", "entry_role: {"),
        ("tier: mentor", "tier: mentors"),
        ("seats: {mentors: {role: mentor,", "agency: {state: NY}, seats: {mentors: {role: mentor,"),
        ("seats: 2,", "seatz: 2,"),
        ("start: 2027-01", "start: 2027-13"),
    ],
)
def test_what_is_wrong_is_found(validator: Draft7Validator, old: str, new: str) -> None:
    assert validator.is_valid(plain(SMALL + MENTORS))
    assert not validator.is_valid(plain(changed((old, new), text=SMALL + MENTORS)))


def test_shorter_forms_and_changes_in_part_are_valid(validator: Draft7Validator) -> None:
    text = changed(("minimum: 16.00", "minimum: {amount: 15.00, as_of: 2026-01}"), text=SMALL + MENTORS)
    text += (
        "    changes: {grades: {P1: {maximum: 21.00}}, seats: {peers: null}, pay: {vacancy: 5%}}\n".replace(
            "    changes: ", "  more:\n    title: More\n    changes: "
        )
    )
    text += "workforce: {yearly_exits: 25%, months_to_fill: 2}\n"
    assert [error.message for error in validator.iter_errors(plain(text))] == []


def test_defaults_are_as_they_are_written() -> None:
    models = config_schema()["$defs"]
    assert models["Market"]["properties"]["aging"]["default"] == "3%"
    assert models["Pay"]["properties"]["full_time_hours"]["default"] == 40
    assert models["WorkerView"]["properties"]["ssdi_benefit"]["default"] == 1688.6
    assert models["SeatLine"]["properties"]["seats"]["default"] == 1
    assert "roster_rows" not in models["SeatLine"]["properties"]


def test_the_command_prints_it(cli: Command) -> None:
    found = cli("schema")
    assert (found.code, found.err) == (0, "")
    assert json.loads(found.out) == json.loads(json.dumps(config_schema()))
