"""Configs as people break them: a part taken out, doubled, misspelt, reordered, emptied, huge, or of another kind."""

from __future__ import annotations

import json
from decimal import Decimal
from random import Random
from typing import Any

ODD_VALUES: tuple[Any, ...] = (
    *(None, "", " ", 0, 1, -1, 3, 0.5, -0.01, 20, 10**9, 10**15, 1e-12, True, False, [], {}, [[]], {"a": {}}),
    *(
        "3%",
        "-3%",
        "300%",
        "3 %",
        "0.1",
        "1,000",
        "$5",
        "nan",
        "inf",
        "-inf",
        "1e400",
        "12:30",
        "NO",
        "01234",
        "7E2",
    ),
    *(
        "2027-13",
        "2027-00",
        "0000-00",
        "2019-01",
        "2060-12",
        "9999-12",
        "2027-02-30",
        "2027-07-01",
        "July 2027",
        "漢字",
    ),
    *(
        "baseline",
        "minimum",
        "P1",
        "peer_specialist",
        "x" * 500,
        "=1+1",
        "{x}",
        "a\nb",
        "\\",
        "'",
        '"',
        "😀",
        "\u202e",
    ),
)


def mutated(data: dict[str, Any], random: Random, times: int) -> dict[str, Any]:
    """A copy with so many mutations at random places."""
    copy = json.loads(as_json(data), parse_float=Decimal)
    for _ in range(times):
        group, key = random.choice(places(copy))
        random.choice(KINDS)(copy, group, key, random)
    return copy


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every place of the data: the group or list it is in, and its name or number."""
    found: list[tuple[Any, Any]] = []
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        found.append((data, key))
        found += places(value)
    return found


def as_json(data: Any) -> str:
    """The data as JSON, which is YAML too, a line a value; decimals as they are."""
    return json.dumps(data, indent=1, ensure_ascii=False, default=float)


def mutated_text(text: str, random: Random, times: int) -> str:
    """The text with so many slips of the hand."""
    for _ in range(times):
        lines = text.split("\n")
        line, at = random.randrange(len(lines)), random.randrange(len(text) + 1)
        other = random.randrange(len(lines))
        swapped = list(lines)
        swapped[line], swapped[other] = lines[other], lines[line]
        sign = random.choice("{}[]:,-#&*!|>'\"%@`\t \n?x0\u00a0")
        text = random.choice(
            (
                "\n".join(lines[:line] + lines[line + 1 :]),
                "\n".join([*lines[:line], lines[line], *lines[line:]]),
                "\n".join([*lines[:line], " " + lines[line], *lines[line + 1 :]]),
                "\n".join([*lines[:line], *[lines[line]] * 200, *lines[line:]]),
                "\n".join(swapped),
                "\n".join([*lines[:line], lines[line].partition(":")[0] + ":", *lines[line + 1 :]]),
                text[:at] + text[at + 1 :],
                text[:at] + sign + text[at:],
                text[:at] + sign + text[at + 1 :],
                text[:at],
            )
        )
    return text


def _take_out(data: Any, group: Any, key: Any, random: Random) -> None:
    del group[key]


def _replace(data: Any, group: Any, key: Any, random: Random) -> None:
    group[key] = random.choice(ODD_VALUES)


def _misspell(data: Any, group: Any, key: Any, random: Random) -> None:
    if isinstance(group, dict):
        group[key[:-1] if random.random() < 0.5 else f"{key}s"] = group.pop(key)
    elif isinstance(group[key], str):
        group[key] += "s"


def _double(data: Any, group: Any, key: Any, random: Random) -> None:
    if isinstance(group, list):
        group.append(group[key])
    else:
        group[f"{key}2" if random.random() < 0.5 else key.upper()] = group[key]


def _swap(data: Any, group: Any, key: Any, random: Random) -> None:
    other_group, other = random.choice(places(data))
    held, others = json.loads(as_json(group[key])), json.loads(as_json(other_group[other]))
    group[key], other_group[other] = others, held


def _nudge(data: Any, group: Any, key: Any, random: Random) -> None:
    value = group[key]
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        group[key] = float(value) * random.choice((0.1, 0.9, 1.1, 2, 10, 100))
        group[key] = round(group[key], 2) if random.random() < 0.8 else group[key]
    elif isinstance(value, str):
        digits = [index for index, sign in enumerate(value) if sign.isdigit()]
        if digits:
            index = random.choice(digits)
            group[key] = value[:index] + random.choice("0123456789") + value[index + 1 :]


def _empty(data: Any, group: Any, key: Any, random: Random) -> None:
    group[key] = random.choice((None, "", [], {}))


def _reorder(data: Any, group: Any, key: Any, random: Random) -> None:
    """Another order of the list or group at the place; of the whole file where a single value stands there."""
    held = group[key] if isinstance(group[key], dict | list) else data
    if isinstance(held, list):
        random.shuffle(held)
        return
    entries = list(held.items())
    random.shuffle(entries)
    held.clear()
    held.update(entries)


def _huge(data: Any, group: Any, key: Any, random: Random) -> None:
    """The place's value many times over: entries, letters or digits."""
    value = group[key]
    if isinstance(value, list):
        group[key] = value * 300
    elif isinstance(value, dict) and value:
        name, entry = random.choice(list(value.items()))
        value.update({f"{name}_{number}": entry for number in range(300)})
    else:
        group[key] = "9" * 30 if isinstance(value, int | float | Decimal) else str(value) * 2000


KINDS = (
    _take_out,
    _replace,
    _replace,
    _misspell,
    _double,
    _swap,
    _nudge,
    _empty,
    _reorder,
    _huge,
)
