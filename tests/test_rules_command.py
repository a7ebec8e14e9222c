"""`ladder rules`: every figure in force, with its source and how sure it is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import ladder.law
from ladder.__main__ import main
from ladder.law import load_law
from ladder.model.month import Month
from ladder.reports.rules_text import newest_published_month, rules_in_force, rules_text

FIGURES = Path(ladder.law.__file__).parent / "figures"
STATUSES = {"published", "computed", "secondary", "projected", "not known"}


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["ladder", "rules", *arguments])
    code: Any = 0
    try:
        main()
    except SystemExit as stopped:
        code = stopped.code or 0
    out, err = capsys.readouterr()
    return int(code), out, err


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *arguments: run(monkeypatch, capsys, *arguments)


def figures(out: str) -> dict[tuple[str, str | None], dict[str, Any]]:
    return {(each["figure"], each["place"]): each for each in json.loads(out)["figures"]}


def written() -> dict[str, dict[str, Any]]:
    """Every figure as the data files have it, read without the package."""
    found: dict[str, dict[str, Any]] = {}
    for path in FIGURES.glob("*.yaml"):
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        found |= {
            name: figure for name, figure in raw.items() if isinstance(figure, dict) and "title" in figure
        }
    return found


def test_the_month_asked_for_with_its_published_amounts(rules: Any) -> None:
    # The figures of July 2026 as published: SSA's fact sheet of 2026 and the Part B notice of 2026.
    code, out, err = rules("--month", "2026-07", "--state", "NY", "--json")
    assert (code, err) == (0, "")
    found = figures(out)
    for name, value in {
        "federal_benefit_rate": 994,
        "federal_benefit_rate_couple": 1491,
        "substantial_gainful_activity": 1690,
        "substantial_gainful_activity_blind": 2830,
        "trial_work_month": 1210,
        "part_b_premium": 202.9,
        "oasdi_wage_base": 184500,
    }.items():
        assert (found[name, None]["value"], found[name, None]["status"]) == (value, "published")
    assert found["federal_minimum_wage", None]["value"] == 7.25
    # New York's supplement, living alone, is 87; its 1619(b) chart of 2026 is 68,654
    assert found["state_supplement", "NY.living_alone"]["value"] == 87
    assert found["medicaid_1619b_threshold", "NY"]["value"] == 68654
    assert ("medicaid_buy_in_income", "NY") in found
    # New York has two minimum wages
    assert found["minimum_wage", "NY.downstate"]["value"] == 17
    assert found["minimum_wage", "NY.rest_of_state"]["value"] == 16
    assert json.loads(out)["medicaid_with_ssi"] == "with_ssi"


def test_every_figure_of_every_file_is_there(rules: Any) -> None:
    listed = figures(rules("--state", "NY", "--json")[1])
    assert {name for name, _ in listed} == set(written())
    for each in listed.values():
        assert each["status"] in STATUSES
        assert each["unit"]
        assert each["law"]
        assert (each["value"] is None) == (each["source"] is None) == (each["status"] == "not known")


def test_no_state_no_state_figures(rules: Any) -> None:
    places = {place for _, place in figures(rules("--json")[1])}
    assert {place for place in places if place and not place.isdigit()} == set()
    assert {"1", "7"} <= places  # tax brackets are everyone's


def test_without_a_month_the_newest_with_published_figures(rules: Any) -> None:
    dates = [
        key
        for figure in written().values()
        for dated in (figure.get("values", {}), *figure.get("places", {}).values())
        for key, value in dated.items()
        if value["status"] == "published"
    ]
    newest = max(key if "-" in key else f"{key}-01" for key in dates)
    assert str(newest_published_month(load_law())) == newest
    assert json.loads(rules("--json")[1])["month"] == newest
    first = rules()[1].splitlines()[0]
    assert first.startswith(
        f"Figures in force in {Month.parse(newest).name}, the newest month with published"
    )
    assert "newest" not in rules("--month", newest)[1]


def test_the_text_says_what_the_data_says_in_a_hundred_plain_columns(rules: Any) -> None:
    out = rules("--month", "2027-03", "--state", "CA")[1]
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 100
    flat = " ".join(out.split())
    # 700 x 72,800.33 / 28,861.44 = 1,765.7, to the nearest 10
    assert "Substantial gainful activity, a month over $1,770 a month computed" in flat
    assert "Federal benefit rate, eligible individual $1,029 a month published" in flat
    assert "run by SSA, part of SSI's own limit" in flat
    for each in figures(rules("--month", "2027-03", "--state", "CA", "--json")[1]).values():
        if each["source"]:
            assert " ".join(each["source"].split())[:60] in flat


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("TX", "comes with SSI"),
        ("OR", "on an application to the state"),
        ("IL", "rules of its own"),
    ],
)
def test_how_medicaid_comes_in_the_state(rules: Any, state: str, words: str) -> None:
    out = rules("--state", state.lower())[1]
    assert words in out
    assert "POMS SI 01715.010" in out


def test_a_figure_not_known_for_the_month_says_so(rules: Any) -> None:
    out = rules("--month", "2010-07")[1]
    line = next(line for line in out.splitlines() if "Federal benefit rate, eligible individual" in line)
    assert line.endswith("not known")
    assert "no value is known for this month" in out
    # a state without a buy-in limit in the data
    found = figures(rules("--state", "WY", "--json")[1])
    assert found["medicaid_buy_in_income", "WY"]["value"] is None
    assert found["medicaid_buy_in_income", "WY"]["status"] == "not known"


def test_a_projection_is_marked(rules: Any) -> None:
    found = figures(rules("--month", "2031-01", "--json")[1])
    assert found["federal_benefit_rate", None]["status"] == "projected"
    assert found["general_income_exclusion", None]["status"] == "published"  # fixed by law


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--month", "2026-13"), "write it as year-month, like 2026-07"),
        (("--month", "July"), "write it as year-month, like 2026-07"),
        (("--month", "2999-01"), "name an earlier month"),
        (("--state", "XX"), "write its two letters, like TX, NY or DC"),
    ],
)
def test_an_unknown_month_or_state(rules: Any, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = rules(*arguments)
    assert (code, out) == (1, "")
    assert err.startswith(f"{arguments[0]}: ")
    assert words in err


def test_both_wrong_are_both_said(rules: Any) -> None:
    err = rules("--month", "x", "--state", "y")[2]
    assert "--month:" in err
    assert "--state:" in err


def test_quiet_prints_nothing_but_errors(rules: Any) -> None:
    assert rules("--quiet") == (0, "", "")
    assert rules("--quiet", "--state", "XX")[0] == 1


def test_wrong_usage(rules: Any) -> None:
    assert rules("--states", "NY")[0] == 2


def test_figures_with_one_source_share_it() -> None:
    law, month = load_law(), Month.of(2026, 7)
    text = rules_text(rules_in_force(law, month, None), month, None, newest=False)
    assert text.count("26 USC 1(j)") == 1  # seven tax rates
