"""The long table of the worker view: role x weekly hours x benefit profile x month, as a CSV file a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ladder.analysis import Result
from ladder.reports.csv_table import csv_table, safe
from ladder.worker.months import MEDICAID_NAMES, PHASE_NAMES, STATUS_NAMES
from ladder.worker.pay_over_time import Grid
from ladder.worker.schedule import WITH_SSDI

NET = "net_income_before_part_b"


def worker_months_files(results: Sequence[Result]) -> dict[str, bytes]:
    """File name to content: one file a scenario."""
    return {
        f"tables/worker-months-{each.scenario.name}.csv": csv_table(*_header_and_columns(each))
        for each in results
    }


def _header_and_columns(result: Result) -> tuple[list[str], list[list[str]]]:
    named = list(_columns(result))
    return [name for name, _ in named], [column for _, column in named]


def _columns(result: Result) -> Iterator[tuple[str, list[str]]]:
    """Every column with its name, start by start and month by month."""
    starts, paths = result.rungs_over_time.starts, result.rungs_over_time.paths
    count = len(paths.months)

    def each_start(texts: Sequence[str]) -> list[str]:
        return [text for text in texts for _ in range(count)]

    def each_month(texts: Sequence[str]) -> list[str]:
        return list(texts) * len(starts)

    yield "role", each_start([start.role for start in starts])
    yield "title", each_start([safe(start.title) for start in starts])
    yield "weekly_hours", each_start([f"{start.hours.normalize():f}" for start in starts])
    yield "a_seat_has_these_hours", each_start(["yes" if start.offered else "no" for start in starts])
    yield "profile", each_start([start.profile for start in starts])
    yield "month", each_month([str(month) for month in paths.months])
    yield "month_number", each_month([str(number) for number in range(1, count + 1)])
    yield "paydays", each_month([str(number) for number in paths.pay.paydays])
    yield "workdays", each_month([str(number) for number in paths.pay.workdays])
    for name, grid in (
        ("pay_received", paths.pay.paid),
        ("one_time_pay_in_it", paths.pay.one_time),
        ("back_pay_in_it", paths.pay.back_pay),
        ("pay_earned", paths.pay.earned),
        ("ssi", paths.ssi),
    ):
        yield name, _dollars(grid)
    supplement = _dollars(paths.supplement)
    yield "state_supplement", supplement if result.supplement_known else ["not known"] * len(supplement)
    for name, grid in (
        ("ssdi_before_part_b", paths.ssdi),
        ("fica", paths.fica),
        ("federal_income_tax", paths.tax),
        (NET if result.supplement_known else f"{NET}_and_supplement", paths.net),
    ):
        yield name, _dollars(grid)
    yield "ssi_status", _names(paths.ssi_status, STATUS_NAMES)
    yield "ssdi_phase", _names(paths.ssdi_phase, PHASE_NAMES)
    # A buy-in asks for a disability that SSA has found; nothing says so of a worker without benefits.
    medicaid = _names(paths.medicaid, MEDICAID_NAMES)
    profiles = each_start([start.profile for start in starts])
    yield (
        "medicaid",
        ["unknown" if who == "none" else how for who, how in zip(profiles, medicaid, strict=True)],
    )
    medicare = _names(paths.medicare, {0: "no", 1: "yes"})
    yield "medicare", [has if who in WITH_SSDI else "no" for who, has in zip(profiles, medicare, strict=True)]
    yield "law_projected", each_month(["yes" if projected else "no" for projected in paths.projected])


def _by_start(grid: Grid) -> list[int]:
    """A grid's values, start by start and month by month."""
    values: list[int] = grid.T.ravel().tolist()
    return values


def _dollars(grid: Grid) -> list[str]:
    """Mills as dollars and cents; many amounts are the same, so each is written once."""
    amounts = _by_start(grid)
    texts = {amount: f"{amount / 1000:.2f}" for amount in set(amounts)}
    return [texts[amount] for amount in amounts]


def _names(grid: Grid, names: Mapping[Any, str | None]) -> list[str]:
    """Codes as the words of `ladder benefits --json`."""
    named = {int(code): name or "" for code, name in names.items()}
    return [named[code] for code in _by_start(grid)]
