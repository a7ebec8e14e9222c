"""Checks on names: that they tell things apart, and that paths written in a config lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.config.parts import entries
from ladder.config.problems import Problem, quoted, remedy
from ladder.config.source import Document, Path
from ladder.config.validate import Parts, entry_names, problem_at
from ladder.model.plan import Plan
from ladder.model.plan_set import BASELINE

SECTIONS_OF_NAMES: tuple[Path, ...] = (
    ("grades",),
    ("roles",),
    ("seats",),
    ("pay", "differentials"),
    ("pay", "matching"),
    ("employer_cost", "items"),
    ("employer_cost", "paid_time"),
    ("hiring", "items"),
    ("bought",),
    ("pay", "one_time_payments"),
    ("one_time_costs",),
    ("funds",),
    ("revenue", "services"),
    ("benchmarks",),
    ("market", "blends"),
    ("scenarios",),
    ("sensitivity",),
    ("goal_seek",),
)
FIXED_IN_SCENARIOS = (
    "agency",
    "period",
    "baseline_title",
    "indirect",
    "roster",
    "benchmarks",
    "market",
    "floors",
    "worker",
    "workforce_benefits",
    "projection",
    "descriptions",
    "sensitivity",
    "goal_seek",
    "board",
    "sources",
    "assumptions",
    "owners",
)
"""What describes the world, not a choice: the same in every scenario."""


def check_file(document: Document) -> list[Problem]:
    """Checks that are made once a file, not once a scenario."""
    return [*_scenarios_differ(document), *_marks_lead_somewhere(document)]


def _scenarios_differ(document: Document) -> list[Problem]:
    """Scenarios with the baseline's name, another's title, or changes to what is the same in all of them."""
    scenarios = document.data.get("scenarios")
    if not isinstance(scenarios, dict):
        return []
    default = Plan.model_fields["baseline_title"].default
    titles = {_plain(document.data.get("baseline_title", default)): "the baseline"}
    problems: list[Problem] = []
    for name, scenario in scenarios.items():
        path: Path = ("scenarios", name)
        if name.casefold() == BASELINE:
            message = "the baseline is the config itself; give the scenario another name"
            problems.append(problem_at(document, path, message, on_key=True))
        if not isinstance(scenario, dict):
            continue
        title = _plain(scenario.get("title", ""))
        if title in titles:
            message = f"the same title as {titles[title]}; titles tell scenarios apart, so give another"
            problems.append(problem_at(document, (*path, "title"), message))
        titles.setdefault(title, f"scenario {quoted(name)}")
        changes = scenario.get("changes")
        for field in changes if isinstance(changes, dict) else ():
            if field in FIXED_IN_SCENARIOS:
                message = f"{quoted(field)} is the same in every scenario; take it out of the changes"
                problems.append(problem_at(document, (*path, "changes", field), message, on_key=True))
    return problems


def _plain(title: object) -> str:
    return " ".join(str(title).split()).casefold()


def names_differ(parts: Parts, document: Document) -> Iterator[Problem]:
    """Names that a spreadsheet or a disk could not tell apart."""
    for section in SECTIONS_OF_NAMES:
        known: dict[str, str] = {}
        for name in entry_names(document, section) or ():
            same = known.setdefault(name.casefold().replace("-", "_"), name)
            if same != name:
                likeness = "a spreadsheet does not tell capitals, or - and _, apart"
                message = f"too like {quoted(same)}: {likeness}; rename one"
                yield problem_at(document, (*section, name), message, on_key=True)


def titles_differ(parts: Parts, document: Document) -> Iterator[Problem]:
    """Roles with one title."""
    titles: dict[str, str] = {}
    for path, role in entries(parts, "roles"):
        same = titles.setdefault(role.title.casefold(), str(path[-1]))
        if same != path[-1]:
            message = f"the same title as role {quoted(same)}; titles tell roles apart, so give another"
            yield problem_at(document, (*path, "title"), message)


def _marks_lead_somewhere(document: Document) -> Iterator[Problem]:
    """Paths under `sources`, `assumptions` and `owners` that name no part of the config; a guess with a source."""
    marks = {field: entry_names(document, (field,)) or () for field in ("sources", "assumptions", "owners")}
    for field, paths in marks.items():
        for mark in paths:
            message = _leads_nowhere(document, mark)
            if message:
                yield problem_at(document, (field, mark), message, on_key=True)
    for mark in marks["assumptions"]:
        if mark in marks["sources"]:
            message = 'this has a source too, under "sources"; keep one of the two'
            yield problem_at(document, ("assumptions", mark), message, on_key=True)


def _leads_nowhere(document: Document, mark: str) -> str | None:
    """Where a dotted path leaves the config, if it does. Places in lists count from 1, as messages show them."""
    data, done = document.data, ""
    for name in mark.split("."):
        if isinstance(data, list):
            known = [str(number) for number in range(1, len(data) + 1)]
        else:
            known = list(data) if isinstance(data, dict) else []
        if name not in known:
            there = f"under {quoted(done)}" if done else "in this config"
            return f"there is no {quoted(name)} {there}{remedy(name, known, 'names there')}"
        data = data[int(name) - 1] if isinstance(data, list) else data[name]
        done = f"{done}.{name}" if done else name
    return None
