"""Where the cells of "Market" stand, by key, and the formulas that judge pay there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ladder.model.market import Benchmark
from ladder.pay.market import AgedBenchmark
from ladder.reports.law_figures import ASSUMPTIONS
from ladder.reports.tables import Column, Unit

BENCHMARKS, BLENDS = "benchmarks", "blends"
LABEL_WIDTH = 62
RANK = "percentile.rank"  # the row of the percentiles' numbers; a benchmark's name has no dot


def key(scenario: str) -> str:
    """The key of a scenario's table of roles against the market."""
    return f"market.{scenario}"


def postures_key(scenario: str) -> str:
    """The key of a scenario's table of postures, by benchmark and role."""
    return f"postures.{scenario}"


def cell(mark: AgedBenchmark, column: str) -> str:
    """The reference of a benchmark's or a blend's cell."""
    return f"{{{BLENDS if mark.weights else BENCHMARKS}!{mark.name}@{column}}}"


def rank_cell(percentile: str) -> str:
    """The reference of a percentile's number."""
    return f"{{{BENCHMARKS}!{RANK}@{percentile}}}"


def mark_label(mark: AgedBenchmark | Benchmark) -> str:
    """A benchmark in words: what, where, and whether it is for higher rungs."""
    return f"{mark.title}, {mark.area}" + ("" if mark.entry_level else " (for higher rungs)")


def posture_formula(ratio: str, scenario: str) -> str:
    """Below, at or above, from a ratio that is not rounded and the tolerance on the Assumptions sheet."""
    tolerance = f"{{{ASSUMPTIONS}!market.tolerance@{scenario}}}"
    return f'=CHOOSE(1+({ratio}>=1-{tolerance})+({ratio}>1+{tolerance}),"below","at","above")'


def standing_formula(pay: str, mark: AgedBenchmark) -> str:
    """The percentile at which pay stands: `under`, `over`, tied ones, or on the line between two neighbors."""
    paid = f"ROUND({pay},6)"
    known = [(rank_cell(name), cell(mark, name)) for name in mark.percentiles]
    (first_rank, first), (last_rank, last) = known[0], known[-1]
    between = last_rank
    for (low_rank, low), (high_rank, high) in reversed(list(pairwise(known))):
        line = f"{low_rank}+({paid}-{low})/({high}-{low})*({high_rank}-{low_rank})"
        between = f"IF({paid}<{high},ROUND(ROUND({line},6),0),{between})"
    number = _tie(paid, known, between) if len(known) > 1 else between
    return f'=IF({paid}<{first},"under "&{first_rank},IF({paid}>{last},"over "&{last_rank},{number}))'


def _tie(paid: str, known: Sequence[tuple[str, str]], between: str) -> str:
    """`10 to 50` where pay is that of several percentiles, else the percentile."""
    count = "+".join(f"({paid}={amount})" for _, amount in known)
    lowest, highest = known[-1][0], known[0][0]
    for rank, amount in reversed(known[:-1]):
        lowest = f"IF({paid}={amount},{rank},{lowest})"
    for rank, amount in known[1:]:
        highest = f"IF({paid}={amount},{rank},{highest})"
    return f'IF({count}>1,{lowest}&" to "&{highest},{between})'


def rate_at_formula(target: str, mark: AgedBenchmark) -> str:
    """The rate at a percentile, on the line between the two published beside it."""
    known = [(rank_cell(name), cell(mark, name)) for name in mark.percentiles]
    rate = known[-1][1]
    for (low_rank, low), (high_rank, high) in reversed(list(pairwise(known))):
        line = f"{low}+({high}-{low})*({target}-{low_rank})/({high_rank}-{low_rank})"
        rate = f"IF({target}<{high_rank},{line},{rate})"
    return f'=IF(OR({target}<{known[0][0]},{target}>{known[-1][0]}),"not published",{rate})'


def lowest_rate_formulas(median: str, scenario: str) -> tuple[str, str]:
    """The lowest whole-cent rates that count as at a median, and as above it."""
    tolerance = f"{{{ASSUMPTIONS}!market.tolerance@{scenario}}}"
    at = f"=ROUNDUP(ROUND({median}*(1-{tolerance}),6),2)"
    return at, f"=ROUNDDOWN(ROUND({median}*(1+{tolerance}),6),2)+0.01"


def rate_columns(target: int | None) -> tuple[Column, ...]:
    """Columns beside a benchmark's percentiles: what to pay to be at a target, at the median, above it."""
    goal = (Column("target", "At our target percentile", Unit.HOURLY, 14),) if target is not None else ()
    return (
        *goal,
        Column("rate_at", "Lowest rate at its median", Unit.HOURLY, 14),
        Column("rate_above", "Lowest rate above it", Unit.HOURLY, 14),
    )
