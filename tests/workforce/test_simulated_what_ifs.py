"""Inputs set low and high by simulation: where nothing is left to chance it is the budget's answer."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from command_line import Command
from plans import config_text, plan_set
from small_configs import SMALL, write

from ladder.analysis import analyze, law_projection, with_simulated_what_ifs, with_what_ifs
from ladder.law import load_law
from ladder.workforce.sensitivity import Sensitivity
from ladder.workforce.simulated_sensitivity import Draws, SimulatedSensitivity, drawn_net
from ladder.workforce.usual_variations import simulated_variations

SEATS = """
seats: {line: {role: peer, seats: 3, hours: 40}}
employer_cost: {fringe_rate: 20%}
scenarios: {more: {title: More, changes: {seats: {line: {seats: 5}}}}}
"""
TEAM = (
    SEATS
    + """
revenue:
  services: {individual: {title: Support, code: H0038, rate: 10.00}}
  roles: {peer: {direct_share: 50%, billable_share: 60%, denial_rate: 5%, months_before_billing: 0}}
"""
)
NO_CHANCE = "workforce: {yearly_exits: 0%, months_to_fill: 0}\n"
CHANCE = "workforce: {yearly_exits: 40%, months_to_fill: {mean: 3, spread: 1}}\n"


def tried(
    sections: str, draws: int = 40, told: list[float] | None = None
) -> tuple[Sensitivity, SimulatedSensitivity]:
    plans = plan_set(config_text(sections))
    law = load_law(law_projection(plans.baseline.plan))
    how = Draws(draws, 3, 1, [].append if told is None else told.append)
    results = with_what_ifs([analyze(each, law) for each in plans.scenarios], plans.variations, law)
    (_, lead) = with_simulated_what_ifs(results, plans.variations, law, how)
    assert lead.sensitivity
    assert lead.simulated_sensitivity
    return lead.sensitivity, lead.simulated_sensitivity


def test_without_chance_every_effect_is_the_budget_s() -> None:
    exact, simulated = tried(TEAM + NO_CHANCE)
    assert simulated.planned.mean == pytest.approx(float(exact.planned))
    assert simulated.planned.standard_error == pytest.approx(0)
    assert len(exact.effects) == 4
    for one, other in zip(exact.effects, simulated.effects, strict=True):
        assert one.varied.title == other.varied.title
        assert other.at_low.mean == pytest.approx(float(one.at_low))
        assert other.at_high.mean == pytest.approx(float(one.at_high))


def test_exits_and_months_to_fill_are_varied_too_and_each_once() -> None:
    exact, simulated = tried(TEAM + CHANCE)
    titles = [effect.varied.title for effect in simulated.effects]
    assert len(titles) == len(set(titles))
    assert set(titles) - {effect.varied.title for effect in exact.effects} == {"Months to fill a seat"}
    named = "sensitivity: {exits: {title: Who leaves, field: workforce.yearly_exits, low: 30%, high: 50%}}\n"
    _, simulated = tried(TEAM + CHANCE + named)
    assert {effect.varied.title for effect in simulated.effects} == {"Who leaves", "Months to fill a seat"}


def test_exits_of_the_first_year_alone_are_called_that() -> None:
    """With no `yearly_exits` in the config, nothing else of them is varied."""
    alone = "workforce: {first_year_exits: 40%, months_to_fill: 2}\n"
    (plan, *_) = plan_set(config_text(alone)).scenarios
    varied = {each.title: each.now for each in simulated_variations([plan], ())}
    assert varied["Exits in the first year of service"] == "40%"
    assert "Yearly exits" not in varied
    (plan, *_) = plan_set(config_text(alone.replace("{first", "{yearly_exits: 30%, first"))).scenarios
    assert "Yearly exits" in {each.title for each in simulated_variations([plan], ())}


def test_the_same_chances_meet_every_run() -> None:
    """The difference two runs make is known far better than either of them."""
    told: list[float] = []
    _, simulated = tried(TEAM + CHANCE, draws=80, told=told)
    fringe = next(each for each in simulated.effects if each.varied.title == "Fringe rate")
    # A tenth of fringe is 0.02 of 1.2 of the added wages, in every draw: the error shrinks in proportion.
    plans = plan_set(config_text(SEATS + CHANCE))  # cost alone
    law = load_law(law_projection(plans.baseline.plan))
    how = Draws(80, 3, 1, lambda share: None)
    base, more = (drawn_net(each, law, how) for each in plans.scenarios)
    change = (more - base) * 0.02 / 1.2
    assert fringe.at_high.mean == pytest.approx(float(np.mean(change)))
    assert fringe.at_high.standard_error == pytest.approx(float(np.std(change, ddof=1)) / 80**0.5)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_the_option_adds_a_table_with_how_sure_it_is(cli: Command, tmp_path: Path) -> None:
    config = write(tmp_path, config_text(TEAM + CHANCE))
    assert (
        cli("plan", config, "--out", "out", "--simulate-what-ifs", "--draws", "40", "--seed", "5").code == 0
    )
    rows = (tmp_path / "out" / "tables" / "scenarios.csv").read_text(encoding="utf-8-sig")
    assert "The same by simulation" in rows
    found = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))[
        "simulated_sensitivity"
    ]
    assert (found["draws"], found["seed"], found["scenario"]) == (40, 5, "more")
    assert found["inputs"][0]["change_at_low"]["standard_error"] > 0


def test_the_option_is_refused_where_nothing_is_simulated(cli: Command, tmp_path: Path) -> None:
    found = cli("plan", write(tmp_path, SMALL), "--simulate-what-ifs")
    assert (found.code, found.out) == (1, "")
    assert "plan.yaml: --simulate-what-ifs has nothing to do: the config does not say how" in found.err
