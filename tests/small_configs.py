"""A config as short as can be, and ways to bend it: what tests of the whole command start from."""

from __future__ import annotations

import json
from pathlib import Path

SMALL = """\
agency: {name: A Center, kind: nonprofit, state: OH}
period: {start: 2027-01, months: 24}
grades:
  P1: {minimum: 16.00, control_point: 18.00, maximum: 20.00}
roles:
  mentor: {title: Mentor, tier: mentor, grade: P1}
  peer: {title: Peer, tier: direct_support, grade: P1}
entry_role: {title: Aide, rate: 15.75}
seats:
  peers: {role: peer, hours: 20}
"""

MENTORS = """\
scenarios:
  mentors:
    title: Two mentor seats
    changes: {seats: {mentors: {role: mentor, seats: 2, hours: 20}}}
"""

ACCEPTED = """\
practices:
  accepted:
    {supervision: No, span: No, next_step: Small, tracks: Small, direct_support: Small, alone: Small, part_time: No}
"""
"""What the small config has not; accepted, the structure check gives no advice on it."""


def changed(*edits: tuple[str, str], text: str = SMALL) -> str:
    """The text with each of the edits made, at the first place where it fits."""
    for old, new in edits:
        assert old in text, f"{old!r} is not in the config"
        text = text.replace(old, new, 1)
    return text


def with_lines(section: str, *lines: str, text: str = SMALL) -> str:
    """The text with lines put first in a section."""
    return changed((f"{section}:\n", f"{section}:\n" + "".join(f"  {line}\n" for line in lines)), text=text)


def titled(words: str) -> str:
    """A config in which everything that takes words has these."""
    text = json.dumps(words, ensure_ascii=False)
    up, today = (json.dumps((words + end)[-400:], ensure_ascii=False) for end in (" up", " today"))
    return (
        changed(
            ("name: A Center", f"name: {text}"),
            ("title: Mentor", f"title: {up}"),
            ("title: Peer", f"title: {text}"),
            ("title: Aide", f"title: {text}"),
        )
        + f"baseline_title: {today}\n"
        + f"benchmarks: {{us: {{title: {text}, area: {text}, date: 2025-05, source: {text}, p50: 17.21}}}}\n"
        + f"promotions: [{{from: peer, to: mentor, months_in_role: 1, certification: {text}}}]\n"
        + f"one_time_costs: {{training: {{title: {text}, month: 2027-05, amount: 500}}}}\n"
        + f"employer_cost: {{items: {{health: {{title: {text}, per_person_month: 650}}}}}}\n"
        + f"scenarios: {{more: {{title: {text}, changes: {{seats: {{more: {{role: mentor, hours: 30}}}}}}}}}}\n"
        + f"sources: {{grades: {text}}}\nassumptions: {{seats: {text}}}\n"
    )


def write(folder: Path, text: str, name: str = "plan.yaml") -> Path:
    """The config as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
