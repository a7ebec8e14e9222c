"""Real configs, broken at random: every break is a problem with its place, or a plan that can be reported.

A quick run makes 160 breaks of each config. Thousands: `LADDER_BREAKS=1000 pytest tests/test_broken_configs.py`;
with `LADDER_FIRST_BREAK=5000` other ones.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from random import Random
from shutil import copy

import pytest
from mutations import as_json, mutated, mutated_text

from ladder.analysis import analyze, law_projection
from ladder.config.load import load_plans
from ladder.config.problems import Problem, UserProblems
from ladder.config.source import read_file
from ladder.law import load_law
from ladder.model.plan import Plan
from ladder.model.plan_set import PlanSet
from ladder.reports.build import build_report, identity_of

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "ladder" / "config" / "templates"
CONFIGS = [*sorted((ROOT / "configs").glob("*.yaml")), TEMPLATES / "every-section.yaml"]
BREAKS = int(os.environ.get("LADDER_BREAKS", "80"))  # of the data and of the text, for each config
FIRST = int(os.environ.get("LADDER_FIRST_BREAK", "0"))
REPORTS = max(4, BREAKS // 20)  # of what still loads, for each config


def test_every_section_of_a_config_is_broken() -> None:
    configs = [read_file(config).data for config in CONFIGS]
    changes = [scenario["changes"] for data in configs for scenario in data.get("scenarios", {}).values()]
    broken = {section for data in (*configs, *changes) for section in data}
    assert set(Plan.model_fields) - broken == set()


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_a_break_is_a_problem_in_its_place_or_a_plan_that_works(config: Path, tmp_path: Path) -> None:
    text, data = config.read_text(encoding="utf-8"), read_file(config).data
    path, ends = tmp_path / "plan.yaml", Counter[str]()
    for table in config.parent.glob("*.csv"):
        copy(table, tmp_path)
    for number in range(FIRST, FIRST + 2 * BREAKS):
        random = Random(number)
        times = random.choice((1, 1, 2, 4))
        broken = mutated_text(text, random, times) if number % 2 else as_json(mutated(data, random, times))
        path.write_text(broken, encoding="utf-8", newline="")
        plans, problems = loaded(path)
        ends["refused"] += bool(problems)
        for problem in problems:
            assert problem.message
            there = Path(problem.file)
            whole = broken if there == path else there.read_text(encoding="utf-8")
            assert is_in(whole, problem), f"break {number}: {problem}"
        if plans is None:
            continue
        ends["loaded"] += 1
        if ends["loaded"] <= REPORTS:
            law = load_law(law_projection(plans.baseline.plan))
            results = [analyze(each, law) for each in plans.scenarios]
            report = build_report(results, law, identity_of(plans, law))
            assert report.checks_passed == report.checks, f"break {number}"
    assert ends["refused"] > BREAKS
    assert ends["loaded"] >= REPORTS


def loaded(path: Path) -> tuple[PlanSet | None, tuple[Problem, ...]]:
    """The plans of a config, or what is wrong with it; nothing else may be raised."""
    try:
        return load_plans(path), ()
    except UserProblems as found:
        assert found.problems  # noqa: PT017
        return None, found.problems


def is_in(text: str, problem: Problem) -> bool:
    """Whether a problem's place is one of the text; an empty file has no place to name."""
    if problem.line is None or problem.column is None:
        return problem.message.startswith("this file is empty")
    lines = text.split("\n")
    return 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
