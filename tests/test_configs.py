"""The shipped configs are what they say they are, and leave no figure without a source or an assumption to replace."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from invented_staff import FILE, staff

from ladder.config.load import load_plans
from ladder.config.source import read_file
from ladder.model.plan import Plan

FOLDER = Path(__file__).parents[1] / "configs"
CONFIGS = sorted(FOLDER.glob("*.yaml"))


def plans_of(name: str) -> dict[str, Plan]:
    """Each scenario's plan."""
    return {each.name: each.plan for each in load_plans(FOLDER / name).scenarios}


def seats(plan: Plan) -> int:
    """All seats of a plan, whenever they open."""
    return sum(line.seats for line in plan.seats.values())


def test_the_four_situations_are_shipped() -> None:
    assert [path.name for path in CONFIGS] == [
        "minimal.yaml",
        "new-york.yaml",
        "pss-103.yaml",
        "statewide.yaml",
    ]


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_there_are_three_or_more_dated_benchmarks_with_a_source(config: Path) -> None:
    benchmarks = load_plans(config).baseline.plan.benchmarks
    assert len(benchmarks) >= 3
    assert all("BLS OEWS May 2025" in mark.source for mark in benchmarks.values())


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_every_figure_has_a_source_or_is_an_assumption(config: Path) -> None:
    data = read_file(config).data
    marks = [*data.get("sources", {}), *data["assumptions"]]
    figures = [
        path for path, value in leaves(data) if is_figure(value) and not path.startswith("benchmarks.")
    ]
    assert len(figures) > 10
    assert [path for path in figures if not any(f"{path}.".startswith(f"{mark}.") for mark in marks)] == []


def leaves(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every single value with its dotted path; places in lists count from 1."""
    if isinstance(data, dict | list):
        for name, value in data.items() if isinstance(data, dict) else enumerate(data, 1):
            yield from leaves(value, (*path, str(name)))
    else:
        yield ".".join(path), data


def is_figure(value: Any) -> bool:
    """Whether a value is a number or a percentage."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int | Decimal) or (isinstance(value, str) and value.endswith("%"))


def test_minimal_is_one_track_in_about_thirty_lines() -> None:
    plan = plans_of("minimal.yaml")["baseline"]
    assert {role.track for role in plan.roles.values()} == {"direct_service"}
    assert len((FOLDER / "minimal.yaml").read_text(encoding="utf-8").splitlines()) <= 35


def test_pss_103_is_the_posting_and_a_team_of_18_mostly_part_time() -> None:
    plans = plans_of("pss-103.yaml")
    baseline = plans["baseline"]
    (posted,) = baseline.grades["PSS-103"].steps or ()
    assert (posted.amount, posted.annual, str(posted.as_of)) == (Decimal("12.58"), Decimal(26175), "2022-11")
    assert (baseline.agency.kind, baseline.agency.state) == ("public", "TX")
    assert {name: seats(plan) for name, plan in plans.items()} == {"baseline": 18, "ladder": 18}
    part_time = sum(
        line.seats for line in baseline.seats.values() if line.hours < baseline.pay.full_time_hours
    )
    assert part_time > 18 / 2
    areas = " ".join(mark.area for mark in baseline.benchmarks.values())
    assert all(area in areas for area in ("El Paso", "Texas", "United States"))


def test_new_york_has_60_seats_three_tracks_and_two_scenarios() -> None:
    plans = plans_of("new-york.yaml")
    assert {name: seats(plan) for name, plan in plans.items()} == {"baseline": 60, "ladder": 60, "rungs": 60}
    roles = plans["baseline"].roles.values()
    assert {role.track for role in roles} == {"direct_service", "training", "administration"}
    assert {role.tier for role in roles} == {"direct_support", "mentor", "peer_supervisor", "director"}


def test_statewide_has_150_seats_most_of_them_from_a_roster_without_names() -> None:
    plans = plans_of("statewide.yaml")
    assert {name: seats(plan) for name, plan in plans.items()} == {"baseline": 150, "years": 150, "full": 150}
    lines = plans["baseline"].seats.values()
    assert sum(line.seats for line in lines if line.roster_rows) == 141
    assert len(lines) < 50  # people alike are one line
    assert {line.fund for line in lines} == {"medicaid", "county", "block_grant", "opioid_settlement"}
    methods = {name: plan.implementation.method for name, plan in plans.items() if plan.implementation}
    assert methods == {"years": "years_in_role", "full": "full_placement"}


def test_the_roster_of_statewide_is_the_invented_one() -> None:
    assert FILE.read_text(encoding="utf-8") == staff()
