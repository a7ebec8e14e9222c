"""Every field of a config as one page of Markdown, made from its JSON Schema and a whole example.

`docs/config.md` is this page: what each field is, what may be written, what holds where it is left out, and an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ladder.config.json_schema import ALSO_A_NUMBER, Schema, config_schema
from ladder.config.name_checks import FIXED_IN_SCENARIOS
from ladder.config.source import read_document
from ladder.config.starter_config import template_text

_WHOLE = "every-section"  # a config that uses every section; the examples are its own
_HEAD = """\
# Every field of a config

Made by `ladder schema --markdown`; do not edit it by hand.

A config is a YAML file: names, colons and values, where indentation shows what belongs to what. A name in capitals
below, like `NAME` or `MONTH`, is one that you choose: `grades.NAME.minimum` is written

```yaml
grades:
  P1: {minimum: 16.00, control_point: 18.00, maximum: 20.00}
```

Percentages have their sign (`3%`), amounts are dollars without a sign and at most two decimals (`19.50`), months are
year and month (`2027-01`). A field that does not say "required" may be left out. `ladder check` says with line and
column what does not fit, and also what no field can tell by itself: a role in a grade that is not there, months out of
order, shares that do not make 100%.
"""
_REQUIRED = "required"
_CHANGES = "Changes"  # ends the name of a model's copy for a scenario
_MONTH = "MONTH"
_NAME = "NAME"
_MOST_CHOICES = 24


def fields_page() -> str:
    """The page, ending with a line end."""
    models = config_schema()
    models, plan = models.pop("$defs"), models
    examples = _Examples({**models, "Plan": plan})
    examples.read("Plan", read_document(template_text(_WHOLE), _WHOLE).data)
    places = _places(plan, models)
    parts = [_HEAD, _table("Plan", plan, places, examples)]
    for name, first in places.items():
        heading = f"## `{first}`\n\n{_about(models[name])}\n"
        parts.append(heading + "\n" + _table(name, _group(models[name]), places, examples))
    return "\n".join(parts)


def _group(model: Schema) -> Schema:
    """The form of a model that has fields, where it may be written shorter too."""
    return model if "properties" in model else next(form for form in model["anyOf"] if "properties" in form)


def _about(model: Schema) -> str:
    return str(model["description"]).replace("\n\n", " ")


def _places(plan: Schema, models: dict[str, Schema]) -> dict[str, str]:
    """Each model in the order of the config, and the first place where it stands: `grades.NAME`."""
    found: dict[str, str] = {}

    def visit(model: Schema, before: str) -> None:
        for field, schema in _group(model)["properties"].items():
            for name, inside in _models_in(schema):
                if name not in found and not name.endswith(_CHANGES):
                    found[name] = f"{before}{field}{inside}"
                    visit(models[name], f"{found[name]}.")

    visit(plan, "")
    return found


def _models_in(schema: Schema) -> Iterator[tuple[str, str]]:
    """The models that a field holds, each with what its place adds to the field's: `.NAME`."""
    if reference := schema.get("$ref"):
        yield reference.removeprefix("#/$defs/"), ""
    for choice in schema.get("anyOf", ()):
        yield from _models_in(choice)
    if "items" in schema:
        yield from _models_in(schema["items"])
    for key, value in _entries(schema):
        for name, inside in _models_in(value):
            yield name, f".{key}{inside}"


def _entries(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """What each entry of a group with names of the user's own is like, and what its names are."""
    if isinstance(schema.get("additionalProperties"), dict):
        yield _NAME, schema["additionalProperties"]
    for pattern, value in schema.get("patternProperties", {}).items():
        yield _MONTH if pattern.startswith("^[12]") else _NAME, value


def _table(name: str, model: Schema, places: dict[str, str], examples: _Examples) -> str:
    required = model.get("required", ())
    lines = ["| field | what it is | what to write | left out | example |", "|---|---|---|---|---|"]
    for field, schema in model["properties"].items():
        default = schema.get("default")
        without = _REQUIRED if field in required else "" if default is None else f"`{_yaml(default)}`"
        cells = (
            f"`{field}`",
            schema["description"],
            _form(schema, places),
            without,
            examples.text(name, field),
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _form(schema: Schema, places: dict[str, str]) -> str:
    """What may be written, in words: `whole number, 1 to 120`."""
    if reference := schema.get("$ref"):
        name = reference.removeprefix("#/$defs/")
        if name.endswith(_CHANGES):
            fixed = ", ".join(f"`{field}`" for field in (*FIXED_IN_SCENARIOS, "scenarios"))
            return f"any fields of this page except {fixed}"
        number = "number, or " if name in ALSO_A_NUMBER else ""
        return f"{number}[{places[name]}](#{_anchor(places[name])})"
    if choices := schema.get("anyOf"):
        forms = [_form(choice, places) for choice in choices if choice != {"type": "null"}]
        return " or ".join(dict.fromkeys(forms))
    if schema.get("type") == "array":
        return f"list: {_form(schema['items'], places)}{_at_most(schema, 'maxItems', 'entries')}"
    if schema.get("type") == "object":
        return _by_name(schema, places)
    return _value_form(schema)


def _by_name(schema: Schema, places: dict[str, str]) -> str:
    key, value = next(_entries(schema))
    by = "by month" if key == _MONTH else "by name"
    names = schema.get("propertyNames", {}).get("enum")
    among = f" ({', '.join(f'`{name}`' for name in names)})" if names else ""
    return f"{by}{among}: {_form(value, places)}{_at_most(schema, 'maxProperties', 'entries')}"


def _value_form(schema: Schema) -> str:
    kind = schema["type"]
    if choices := schema.get("enum"):
        shown = [f"`{choice}`" for choice in choices]
        return "one of " + ", ".join(shown if len(shown) <= _MOST_CHOICES else [*shown[:3], "...", shown[-1]])
    if kind == "boolean":
        return "`true` or `false`"
    if kind in ("integer", "number"):
        return ("whole number" if kind == "integer" else "number") + _bounds(schema)
    if examples := schema.get("examples"):
        return _form_of_example(examples[0], schema)
    if schema.get("format") == "date":
        return "date"
    return ("short name" if "pattern" in schema else "text") + _at_most(schema, "maxLength", "letters")


def _form_of_example(example: str, schema: Schema) -> str:
    """What is written like the schema's example."""
    if example.endswith("%"):
        return f"percentage, {schema['$comment']}" if "$comment" in schema else "number or percentage"
    return "color" if example.startswith("#") else "month"


def _bounds(schema: Schema) -> str:
    least, over, most = (schema.get(name) for name in ("minimum", "exclusiveMinimum", "maximum"))
    if over is not None:
        return f", more than {over:g}" + ("" if most is None else f", at most {_figure(most)}")
    if least is not None and most is not None:
        return f", {_figure(least)} to {_figure(most)}"
    return "" if least is None else f", {_figure(least)} or more"


def _figure(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number}"


def _at_most(schema: Schema, bound: str, what: str) -> str:
    return f", at most {schema[bound]} {what}" if bound in schema else ""


def _anchor(heading: str) -> str:
    """The name that GitHub gives a heading."""
    return re.sub(r"[^a-z0-9_-]", "", heading.lower())


class _Examples:
    """The first value that an example config gives each field."""

    def __init__(self, models: dict[str, Schema]) -> None:
        self._models = models
        self._found: dict[tuple[str, str], Any] = {}

    def read(self, name: str, value: dict[str, Any]) -> None:
        """Take the values of a group that is written as this model."""
        properties = _group(self._models[name])["properties"]
        for field, given in value.items():
            if given is not None:
                self._found.setdefault((name, field), given)
                self._read_within(properties[field], given)

    def _read_within(self, schema: Schema, value: Any) -> None:
        for name, inside in _models_in(schema):
            held = [value] if not inside else list(value.values()) if isinstance(value, dict) else []
            each = [one for entry in held for one in (entry if isinstance(entry, list) else [entry])]
            for group in each:
                if isinstance(group, dict):
                    self.read(name.removesuffix(_CHANGES), group)

    def text(self, name: str, field: str) -> str:
        """The example of a field as it is written; nothing for a group that has a table of its own."""
        value = self._found.get((name, field))
        inner = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
        if value is None or any(isinstance(each, dict) for each in inner):
            return ""
        return f"`{field}: {_yaml(value)}`"


def _yaml(value: Any) -> str:
    """A value on one line, as it is written in a config."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_yaml(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    text = str(value)
    return f'"{text}"' if re.search(r"[:,#{}\[\]] |^[\"'#*&!%@`-]", text) else text
