"""The board's charts on people: headcount by rung, and promotions with their waits."""

from __future__ import annotations

from ladder.analysis import Result
from ladder.model.plan import TIERS
from ladder.reports.career_words import path_title, wait_words, within_words
from ladder.reports.charts import Chart, headcount, promotions
from ladder.workforce.risk import Risk


def people_charts(result: Result, foot: str, baseline: Result | None = None) -> list[Chart]:
    """The charts of one scenario beside the baseline; of a plan that is not simulated, its seats where their number
    changes.

    A plan of one month has no course over time to draw.
    """
    charts = []
    data = _headcount(result, foot, baseline)
    changes = data.simulated or any(len(set(rung.places)) > 1 for rung in data.rungs)
    if changes and len(data.months) > 1:
        charts.append(headcount.chart(data))
    if result.risk and result.risk.careers.paths:
        charts.append(promotions.chart(_promotions(result, result.risk, foot)))
    return charts


def _headcount(result: Result, foot: str, baseline: Result | None = None) -> headcount.HeadcountData:
    rungs, tiers = [], result.risk.headcount.tiers if result.risk else {}
    without = baseline.risk.headcount.tiers if baseline and baseline.risk else {}
    for tier, name in TIERS.items():
        places = _places(result, tier)
        people = tiers.get(tier)
        if people:
            now, beside = _now(result, tier), without[tier].mean if tier in without else ()
            rungs.append(headcount.RungPeople(name, places, people.mean, people.p10, people.p90, now, beside))
        elif any(places):
            rungs.append(headcount.RungPeople(name, places))
    return headcount.HeadcountData(
        result.plan.agency.name,
        result.scenario.title,
        result.budget.months,
        tuple(rungs),
        _basis(result.risk) if result.risk else "",
        foot,
        _marks(result),
    )


def _marks(result: Result) -> tuple[headcount.Mark, ...]:
    """What changes in the plan's course: when people are moved to new ranges, and the first month without a fund."""
    plan, start = result.plan, result.plan.period.start
    found = [(fund.ends + 1 - start, f"{fund.title} has ended") for fund in plan.funds.values() if fund.ends]
    if plan.implementation:
        found.append((plan.implementation.month - start, "people placed in new ranges"))
    return tuple(headcount.Mark(*each) for each in sorted(found) if 0 < each[0] < plan.period.months)


def _now(result: Result, tier: str) -> float:
    """People of a tier as the plan starts."""
    assert result.risk
    flows = result.risk.headcount.flows
    return sum(
        next(iter(of.values())).opening for role, of in flows.items() if result.role(role).tier == tier
    )


def _places(result: Result, tier: str) -> tuple[int, ...]:
    """Authorized places for one person by month."""
    plan, found = result.plan, [0] * len(result.budget.months)
    for name, line in result.budget.lines.items():
        if plan.roles[line.role].tier == tier:
            shared = plan.seats[name].shared_by
            found = [places + seats * shared for places, seats in zip(found, line.authorized, strict=True)]
    return tuple(found)


def _promotions(result: Result, risk: Risk, foot: str) -> promotions.PromotionData:
    careers = risk.careers
    within = careers.longest
    steps = []
    for found in careers.paths:
        role = within.roles.get(found.path.from_role)
        steps.append(
            promotions.StepWait(
                path_title(result, found.path),
                found.expected_wait,
                wait_words(found),
                found.moves_a_year.mean,
                role.share if role else None,
            )
        )
    return promotions.PromotionData(
        result.plan.agency.name,
        result.scenario.title,
        within.staff.mean,
        within.promoted.mean,
        within.promoted.p10,
        within.promoted.p90,
        within_words(within.months),
        tuple(steps),
        _basis(risk),
        foot,
    )


def _basis(risk: Risk) -> str:
    return f"Simulated in {risk.draws:,} runs, seed {risk.seed:,}"
