"""What each moved input does to the cost, the net cost and what is unfunded; and that it all adds up to the change."""

from __future__ import annotations

import json
from dataclasses import astuple
from decimal import Decimal
from typing import Any

import pytest
from money_plan import MONEY
from plans import CONFIGS, config_text, plan_set
from small_configs import changed

from ladder.analysis import Result, analyze, law_projection, with_risk
from ladder.law import load_law
from ladder.model.earlier_run import EarlierRun
from ladder.model.plan_set import PlanSet
from ladder.reports.build import Report, build_report, identity_of
from ladder.reports.changes import Since
from ladder.reports.moved_inputs import MovedInputs, moved_inputs
from ladder.reports.sheets.changes import INPUTS
from ladder.reports.summary_json import summary_data
from ladder.reports.tables import Table

SEAT_HOURS = 52 * 20
FICA = Decimal("1.0765")

# A seat of 20 hours at $20.00, of which a grant pays $10,000; half its hours bill four units at $10.00.
BILLED = config_text("""
funds: {grant: {title: Grant, kind: grant, limit_a_year: 10000}}
seats: {line: {role: peer, hours: 20, funds: {grant: 100%}}}
revenue:
  services: {support: {title: Support, code: H0038, rate: 10.00}}
  roles: {peer: {direct_share: 50%, billable_share: 100%, denial_rate: 0%}}
scenarios: {more: {title: Two seats, changes: {seats: {line: {seats: 2}}}}}
""")


def run(plans: PlanSet, since: Since | None = None) -> tuple[list[Result], Report]:
    """A run without a simulation, as `ladder plan` makes it."""
    law = load_law(law_projection(plans.baseline.plan))
    results = [analyze(each, law) for each in plans.scenarios]
    return results, build_report(results, law, identity_of(plans, law), since)


def record_of(plans: PlanSet) -> dict[str, Any]:
    """What a run of the plans leaves in its summary.json."""
    found = json.loads(json.dumps(summary_data(*run(plans), files=())), parse_float=Decimal)
    assert isinstance(found, dict)
    return found


def compared(record: dict[str, Any], plans: PlanSet) -> tuple[MovedInputs, Report]:
    """The plans against the run recorded."""
    earlier = EarlierRun.model_validate(record)
    moved = moved_inputs(earlier, plans, CONFIGS)
    assert moved
    return moved, run(plans, Since(earlier, moved))[1]


def table_of(report: Report, key: str) -> Table:
    return next(table for sheet in report.sheets for table in sheet.tables if table.key == key)


def test_net_cost_and_what_is_unfunded_move_with_each_input() -> None:
    """Two seats in place of one, at $21.00, $11.00 a unit and a limit of $12,000 where there were $20.00 and so on.

    A dollar an hour is 1,040 x 1.0765 = $1,119.56 a seat: one seat more in net cost, both in what is unfunded.
    A dollar a unit is 1,040 x 50% x 4 = $2,080 less net cost of the seat more. The limit pays $2,000 more.
    """
    now = changed(
        ("minimum: 20.00", "minimum: 21.00"),
        ("rate: 10.00", "rate: 11.00"),
        ("limit_a_year: 10000", "limit_a_year: 12000"),
        text=BILLED,
    )
    moved, report = compared(record_of(plan_set(BILLED)), plan_set(now))
    dollar, unit = SEAT_HOURS * FICA, Decimal(2080)
    effects = {".".join(map(str, each.path)): each.effect for each in moved.inputs}
    assert {name: (each.net_added, each.unfunded) for name, each in effects.items() if each} == {
        "grades.G.minimum": (dollar, 2 * dollar),
        "revenue.services.support.rate": (-unit, 0),
        "funds.grant.limit_a_year": (0, -2000),
    }
    assert moved.total
    assert (moved.total.net_added, moved.total.unfunded) == (dollar - unit, 2 * dollar - 2000)
    table = table_of(report, INPUTS)
    assert table.value("total", "effect.net_added") == dollar - unit
    assert table.value("input.0", "effect.unfunded") == 2 * dollar
    figures = table_of(report, "changes.more")
    assert figures.value("net_cost.added", "change") == dollar - unit
    assert figures.value("unfunded", "change") == 2 * dollar - 2000
    said = " ".join(str(line) for sheet in report.sheets if sheet.name == "Changes" for line in sheet.lines)
    assert (
        "Over the whole plan after revenue it adds $631 ($960 less than then) and $35,022 of its cost is unfunded "
        "($239 more than then)."
    ) in said


def test_what_acts_together_is_a_row_of_its_own() -> None:
    """A raise and a seat more: at $21.00 two seats more cost 2 x 1,040 x $21.00 x 1.0765, then one at $20.00."""
    now = changed(("minimum: 20.00", "minimum: 21.00"), ("{seats: 2}", "{seats: 3}"), text=BILLED)
    moved, _ = compared(record_of(plan_set(BILLED)), plan_set(now))
    assert moved.together
    assert moved.together.net_added == -SEAT_HOURS * FICA  # the raise on the third seat, counted by both
    assert moved.together.unfunded == -SEAT_HOURS * FICA


def test_a_run_without_revenue_or_funds_has_no_such_columns() -> None:
    text = config_text("scenarios: {more: {title: Two seats, changes: {seats: {line: {seats: 2}}}}}")
    now = changed(("minimum: 20.00", "minimum: 21.00"), text=text)
    report = compared(record_of(plan_set(text)), plan_set(now))[1]
    keys = [column.key for column in table_of(report, INPUTS).columns]
    assert keys == [
        "then",
        "now",
        *(f"effect.{each}" for each in ("first_year", "first_year_added")),
        *keys[4:],
    ]
    assert keys[4:] == ["effect.run_rate_added", "field"]


def test_funds_and_revenue_that_were_not_there_then() -> None:
    """Net of revenue can be told, since a ranking was recorded; what was unfunded then was not."""
    without = "".join(
        part for part in BILLED.splitlines(keepends=True) if not part.startswith(("funds:", "revenue:", "  "))
    ).replace(", funds: {grant: 100%}", "")
    moved, report = compared(record_of(plan_set(without)), plan_set(BILLED))
    assert moved.total
    assert (moved.total.net_added, moved.total.unfunded) == (-20_800, None)
    assert table_of(report, INPUTS).value("total", "effect.unfunded") == "not known"


REAL = {
    "money_plan": (("minimum: 16.36", "minimum: 17.00"), ("limit_a_year: 150000", "limit_a_year: 120000")),
    "minimal": (("minimum: 16.00", "minimum: 16.75"), ("hours: 20}   #", "hours: 22}   #")),
    "pss-103": (
        ("vacancy: 10%", "vacancy: 8%"),
        ("limit_a_year: 180000", "limit_a_year: 160000"),
        ("rate: 11.97", "rate: 12.60"),
        ("step: null, place: minimum", "step: null, place: control_point"),
    ),
}


@pytest.mark.parametrize("name", REAL)
def test_the_effects_foot_with_the_change_to_the_cent(name: str) -> None:
    """Of a plan with every rule of funds and revenue, and of two agencies' real ones."""
    path = CONFIGS / f"{name}.yaml"
    text = path.read_text(encoding="utf-8") if path.exists() else MONEY
    moved, report = compared(record_of(plan_set(text)), plan_set(changed(*REAL[name], text=text)))
    table = table_of(report, INPUTS)
    columns = [column.key for column in table.columns if column.key.startswith("effect.")]
    figures = table_of(report, f"changes.{moved.lead}")
    named = {"net_added": "net_cost.added", "first_year_added": "first_year.added"}
    for column in columns:
        amounts = [table.value(row.key, column) for row in table.rows]
        *parts, total = [each if isinstance(each, Decimal) else Decimal(0) for each in amounts]
        assert sum(parts) == total, column
        measure = column.removeprefix("effect.").replace("run_rate_added", "run_rate.added")
        assert figures.value(named.get(measure, measure), "change") == total
    assert moved.total
    assert any(astuple(moved.total))


# A grant to August of a plan of two years; half the hours bill.
FUND_ENDS = changed(
    ("limit_a_year: 10000", "ends: 2028-08"),
    ("months: 12", "months: 24"),
    text=BILLED + "workforce: {yearly_exits: 20%}\n",
)


def test_a_figure_alone_is_called_after_the_row_it_belongs_to() -> None:
    """Its own row of Summary, whether that moved or not; a percentile and a share of hours stand by themselves."""
    plans = plan_set(FUND_ENDS)
    law = load_law(law_projection(plans.baseline.plan))
    results = with_risk([analyze(each, law) for each in plans.scenarios], draws=2)
    report = build_report(results, law, identity_of(plans, law))
    record = summary_data(results, report, files=())
    record["figures"]["next_fund.ends"]["more"] = "2028-07"
    earlier = EarlierRun.model_validate(record)
    since = build_report(results, law, identity_of(plans, law), Since(earlier, None))
    shown = {row.key: row.label for row in table_of(since, "changes.more").rows}
    end, years, simulated = "Next fund to end", "last twelve months", "Simulated, not live"
    named = {
        "unfunded.added": "Unfunded, whole plan: more than the baseline",
        "next_fund.ends": f"{end}: its last month",
        "next_fund.amount": f"{end}: pays in its {years} of the plan",
        "units.added": f"Paid units, {years}: more than the baseline",
        "billed.most": "Hours billed of hours worked, in the role that bills most",
        "first_year.added.p10": f"{simulated}: cost more than the baseline, first twelve months, 10th percentile",
        "promoted.mean": f"{simulated}: staff promoted within 24 months, mean",
    }
    assert {key: shown.get(key) for key in named} == named


def test_the_invented_workers_hours_then_and_now_and_what_changes_at_them() -> None:
    """At $20.00, then $23.00 in the scenario: 3 x 20 x 52 / 12 = $260.00 a month, and at 21 hours $273.00."""
    more = config_text("scenarios: {more: {title: More, changes: {seats: {line: {rate: 23.00}}}}}")
    report = compared(record_of(plan_set(more)), plan_set(changed(("hours: 20", "hours: 21"), text=more)))[1]
    worker = table_of(report, "changes.worker")
    assert [(row.label, row.values) for row in worker.rows[:2]] == [
        ("Work a week", ("20 hours", "21 hours", "changed")),
        ("Change in wages a month", (260, 273, 13)),
    ]
    assert worker.rows[2].label == "Change in SSI a month (with SSI only)"
    assert "not of one worker" in worker.note
    assert not table_of(compared(record_of(plan_set(more)), plan_set(more))[1], "changes.worker").note


def test_a_number_without_a_row_on_assumptions_has_its_fields_unit_and_counts_from_one() -> None:
    text = changed(
        ("months: 12", "months: 24"),
        (
            "minimum: 20.00, control_point: 22.00, maximum: 24.00",
            "steps: [{amount: 20.00, annual: 41600}, 24.00]",
        ),
        text=config_text(""),
    )
    now = changed(("annual: 41600", "annual: 41605"), ("months: 24", "months: 18"), text=text)
    table = table_of(compared(record_of(plan_set(text)), plan_set(now))[1], INPUTS)
    assert [(row.label, row.values[:2]) for row in table.rows[:2]] == [
        ("Period: months", ("24 months", "18 months")),
        ("Grades: G: steps: 1: annual", ("$41,600", "$41,605")),
    ]
