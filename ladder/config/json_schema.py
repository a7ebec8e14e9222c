"""The config's JSON Schema, with which editors complete and explain every field.

It is made from the models; what each field is stands in `texts/fields.yaml`. It knows the form of a config and not
the checks between fields, so `ladder check` finds more than an editor does.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ladder.config.name_checks import FIXED_IN_SCENARIOS
from ladder.config.starter_text import shipped
from ladder.model.plan import Plan

SCHEMA_FILE = "ladder.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"

# Most editors read draft 7, and nothing here is newer.
_DRAFT = "http://json-schema.org/draft-07/schema#"
_NULL = {"type": "null"}
_NUMBER = {"type": "number", "minimum": 0}
ALSO_A_NUMBER = ("Rate", "Months")  # a plain number stands for the group with its first field alone
_FILLED_IN = {"SeatLine": ("roster_rows",)}  # never written in a config
_CHANGES = "Changes"  # ends the name of a model's copy for the changes of a scenario

Schema = dict[str, Any]


def config_schema() -> Schema:
    """The JSON Schema of a config file."""
    whole = Plan.model_json_schema()
    models: dict[str, Schema] = {**whole.pop("$defs"), "Plan": whole}
    words = shipped("fields")
    for name, model in models.items():
        for field in _FILLED_IN.get(name, ()):
            del model["properties"][field]
        model.pop("title")
        model["description"] = _unwrapped(model["description"])
        told = words[_short(name)]
        model["properties"] = {
            field: {"description": told[field], **_tidy(schema)}
            for field, schema in model["properties"].items()
        }
    _also_written(models)
    _changes(models)
    top = models.pop("Plan")
    title = {"$schema": _DRAFT, "title": "A career ladder and its pay: a config of ladder"}
    return {**title, **top, "$defs": models}


def _short(name: str) -> str:
    """The name of a model; of two with one name, with its module before it."""
    return name.removeprefix("ladder__model__").replace("__", ".")


def _unwrapped(docstring: str) -> str:
    """A docstring with each paragraph on one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in docstring.split("\n\n"))


def _tidy(schema: Schema) -> Schema:
    """A field's schema without what says nothing, its default as it is written in YAML."""
    tidy = {name: value for name, value in schema.items() if name not in ("title", "default")}
    if choices := tidy.get("anyOf"):
        numbers = any(choice.get("type") == "number" for choice in choices)
        kept = [_tidy(each) for each in choices if not (numbers and each == {"type": "string"})]
        tidy = {**tidy, "anyOf": kept} if len(kept) > 1 else {**tidy, **kept[0]}
        if len(kept) == 1:
            del tidy["anyOf"]
    if "patternProperties" in tidy:
        tidy["additionalProperties"] = False
    default = schema.get("default")
    if isinstance(default, bool | int) or (isinstance(default, str) and default):
        tidy["default"] = _default(default, tidy)
    return tidy


def _default(default: str | int, schema: Schema) -> str | int | float:
    if not isinstance(default, str):
        return default
    if schema.get("examples") == ["3%"]:
        return f"{(Decimal(default) * 100).normalize():f}%"
    if schema.get("type") == "number":
        number = Decimal(default)
        return int(number) if number == int(number) else float(number)
    return default


def _also_written(models: dict[str, Schema]) -> None:
    """Add the shorter forms that the models read too."""
    for name in ALSO_A_NUMBER:
        models[name] = {"description": models[name].pop("description"), "anyOf": [_NUMBER, models[name]]}
    rate = models["Service"]["properties"]["rate"]
    words = rate.pop("description")
    models["Service"]["properties"]["rate"] = {"description": words, "anyOf": [_NUMBER, rate]}
    models["Plan"]["required"].remove("seats")  # a roster may be all there is
    industries = models["Market"]["properties"]["industries"]
    industries["items"] = {"anyOf": [{"type": "integer"}, industries["items"]]}


def _changes(models: dict[str, Schema]) -> None:
    """Let a scenario's changes be any part of a plan: nothing is required, and null takes a field out."""
    plan = models["Plan"]
    changeable = {
        field: schema
        for field, schema in plan["properties"].items()
        if field not in (*FIXED_IN_SCENARIOS, "scenarios")
    }
    copies: dict[str, Schema] = {}
    copies[f"Plan{_CHANGES}"] = _part({**plan, "properties": changeable}, models, copies)
    changes = models["Scenario"]["properties"]["changes"]
    changes.pop("additionalProperties")
    changes.pop("type")
    changes["$ref"] = f"#/$defs/Plan{_CHANGES}"
    models |= copies


def _part(schema: Schema, models: dict[str, Schema], copies: dict[str, Schema]) -> Schema:
    """The schema of a part that may be given in part. Lists are given whole."""
    part = {name: value for name, value in schema.items() if name not in ("required", "minProperties")}
    if reference := part.get("$ref"):
        name = reference.removeprefix("#/$defs/")
        if f"{name}{_CHANGES}" not in copies:
            copies[f"{name}{_CHANGES}"] = {}  # so that a model within itself ends
            copies[f"{name}{_CHANGES}"] = _part(models[name], models, copies)
        part["$ref"] = f"{reference}{_CHANGES}"
    for group in ("properties", "patternProperties"):
        if group in part:
            part[group] = {
                field: _or_null(_part(value, models, copies)) for field, value in part[group].items()
            }
    if "anyOf" in part:
        part["anyOf"] = [_part(choice, models, copies) for choice in part["anyOf"]]
    return part


def _or_null(schema: Schema) -> Schema:
    """The schema with null beside it; its description stays where editors look for it."""
    if "anyOf" in schema:
        return {**schema, "anyOf": _once([*schema["anyOf"], _NULL])}
    told = {name: schema[name] for name in ("description",) if name in schema}
    rest = {name: value for name, value in schema.items() if name not in told and name != "default"}
    return {**told, "anyOf": [rest, _NULL]}


def _once(choices: Iterable[Schema]) -> list[Schema]:
    kept: list[Schema] = []
    for choice in choices:
        if choice not in kept:
            kept.append(choice)
    return kept
