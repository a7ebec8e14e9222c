"""`summary.json`: the run's identity, the answers, every number of the Summary sheet, and the list of files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ladder.analysis import Result, is_simulated
from ladder.model.month import Month
from ladder.reports.build import Report
from ladder.reports.changes_json import changes_data
from ladder.reports.employer_cost_data import employer_cost_data
from ladder.reports.market_summary import market_summary
from ladder.reports.money_json import money_data
from ladder.reports.pay_findings import structure_findings
from ladder.reports.pay_json import floors_data, pay_structure_data
from ladder.reports.practices_json import practices_data
from ladder.reports.provenance import standing_assumptions
from ladder.reports.recorded_inputs import as_recorded
from ladder.reports.risk_json import risk_data, run_data
from ladder.reports.staff_summary import staff_data
from ladder.reports.tables import Row, Table, Unit, Value
from ladder.reports.what_if_json import what_if_data
from ladder.workforce.budget import by_fiscal_year


def summary_data(results: Sequence[Result], report: Report, files: Sequence[str]) -> dict[str, Any]:
    """Everything `summary.json` holds, as plain data. Dollars are rounded to whole cents, here and only here."""
    identity, plan = report.identity, results[0].plan
    figures, worker = report.figures
    return {
        "run": {
            "config": identity.config_name,
            "config_hash": identity.config_hash,
            "version": identity.version,
            "law_published_through": identity.law_published_through,
            "projection": identity.projection,
            **run_data(results),
        },
        "agency": {"name": plan.agency.name, "kind": plan.agency.kind, "state": plan.agency.state},
        "period": {"first_month": str(plan.period.start), "months": plan.period.months},
        "answers": [
            {"name": answer.name, "question": answer.question, "text": answer.text}
            for answer in report.answers
        ],
        "findings": list(report.findings),
        "scenarios": {result.scenario.name: result.scenario.title for result in results},
        "figures": _by_column(figures),
        "worker": _by_column(worker),
        "cost_by_fiscal_year": {
            result.scenario.name: {
                f"FY {year}": _number(amount, Unit.CENTS)
                for year, amount in by_fiscal_year(result.budget, result.budget.total).items()
            }
            for result in results
        },
        "employer_cost": {result.scenario.name: employer_cost_data(result) for result in results},
        **({"market": market_summary(results)} if plan.benchmarks or plan.market.peer_wages else {}),
        **money_data(results),
        **staff_data(results),
        **risk_data(results),
        **what_if_data(results),
        "pay_structure": pay_structure_data(results, structure_findings(results)),
        "floors": floors_data(results),
        **practices_data(results),
        "checks": {"passed": report.checks_passed, "of": report.checks},
        "assumptions_standing": standing_assumptions(plan, simulated=is_simulated(results)),
        **({"changes": changes_data(report.changes, results)} if report.changes else {}),
        "inputs": report.inputs,
        "files": list(files),
    }


def summary_json(results: Sequence[Result], report: Report, files: Sequence[str]) -> bytes:
    """`summary_data` as JSON text."""
    data = summary_data(results, report, files)
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def _by_column(table: Table) -> dict[str, dict[str, Any]]:
    """Row by row, the value in each column."""
    keys = [column.key for column in table.columns]
    return {
        row.key: {key: _plain(row, value) for key, value in zip(keys, row.values, strict=True)}
        for row in table.rows
    }


def _plain(row: Row, value: Value) -> Any:
    if isinstance(value, Decimal):
        return _number(value, row.unit)
    return str(value) if isinstance(value, Month) else value


def _number(value: Decimal, unit: Unit) -> float:
    return float(as_recorded(value, unit))
