"""The results of one scenario: each analysis a pure function of the plan and the law, kept side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ladder.finance.employer_cost import EmployerRates, employer_rates, fixed_items
from ladder.finance.funding import Funding
from ladder.finance.indirect import IndirectRules, indirect_rules
from ladder.finance.revenue import RevenueView, project_revenue
from ladder.finance.seat_year import EmployerView, employer_view
from ladder.finance.unit_cost import RoleMonth, UnitCost, unit_costs
from ladder.law import Law, Projection, load_law
from ladder.model.plan import Plan, Role
from ladder.model.plan_set import ScenarioPlan, Variation
from ladder.pay.analytics import StructureView, structure_view
from ladder.pay.compression import Compression, compression
from ladder.pay.floors import Floors, pay_floors
from ladder.pay.market import MarketView, compare_with_market
from ladder.pay.structure import PayStructure, build_pay_structure
from ladder.worker.extra_pay import ExtraPayEffect, extra_pay_effects
from ladder.worker.hours import (
    PromotionEffect,
    Stretch,
    fine_schedule,
    promotion_effects,
    stretches_that_pay_less,
)
from ladder.worker.over_time import (
    PathSummary,
    PromotionMonths,
    RungPaths,
    months_around_a_promotion,
    paths_of_promotions,
    paths_of_rungs,
)
from ladder.worker.schedule import SteadyLaw, WorkerSchedule, steady_law, worker_schedules
from ladder.worker.state_figures import supplement_figure
from ladder.worker.workforce_effects import LineOverYears, line_effects
from ladder.workforce.budget import Budget, paid_in_the_first_month, project_budget
from ladder.workforce.budget_funding import budget_funding
from ladder.workforce.exposure import Exposure, exposure_to_floors
from ladder.workforce.goal_seek import GoalFound, seek
from ladder.workforce.implementation import MethodCost, OutsideRange, compare_methods, outside_ranges
from ladder.workforce.net_cost import net_cost
from ladder.workforce.practice import Practice
from ladder.workforce.practices import structure_practices
from ladder.workforce.risk import Risk, risk_view
from ladder.workforce.scenario_case import ScenarioCase, Side, scenario_case
from ladder.workforce.sensitivity import Sensitivity, sensitivity
from ladder.workforce.simulate import simulate
from ladder.workforce.simulated_sensitivity import Draws, SimulatedSensitivity, simulated_sensitivity
from ladder.workforce.simulation_plan import simulation_plan
from ladder.workforce.usual_variations import simulated_variations, usual_variations

DRAWS, SEED = 500, 1


@dataclass(frozen=True, slots=True)
class Result:
    """What one scenario comes to."""

    scenario: ScenarioPlan
    pay: PayStructure
    rates: EmployerRates
    budget: Budget
    market: MarketView
    employer: EmployerView
    structure: StructureView
    compression: Compression
    floors: Floors
    exposure: Exposure
    steady: SteadyLaw
    supplement_known: bool
    worker: tuple[WorkerSchedule, ...]
    fine: tuple[WorkerSchedule, ...]  # the same in tenths of an hour
    pay_less: tuple[Stretch, ...]
    promotion_effects: tuple[PromotionEffect, ...]
    line_effects: tuple[LineOverYears, ...]  # empty unless the config asks
    rungs_over_time: RungPaths
    promotions_over_time: tuple[PathSummary, ...]
    around_a_promotion: PromotionMonths | None  # of the first path
    extra_pay: tuple[ExtraPayEffect, ...]  # what one-time and late pay leave; empty without any
    indirect: IndirectRules | None
    funding: Funding | None  # None where the config names no fund
    revenue: RevenueView | None  # None where the config has no revenue
    unit_costs: dict[str, UnitCost]  # by role that bills and has filled seats
    methods: tuple[MethodCost, ...]  # of moving people to new ranges; empty where no one is moved
    outside_ranges: tuple[OutsideRange, ...]  # people on the roster paid under a minimum or over a maximum
    practices: tuple[Practice, ...]  # what peer roles rest on, and whether the plan meets it
    risk: Risk | None = None  # the simulated workforce; see `with_risk`
    case: ScenarioCase | None = None  # against the baseline, where the workforce is simulated
    sensitivity: Sensitivity | None = None  # of the scenario that leads; see `with_what_ifs`
    simulated_sensitivity: SimulatedSensitivity | None = (
        None  # the same by simulation, where that is asked for
    )
    goals: tuple[GoalFound, ...] = ()

    @property
    def plan(self) -> Plan:
        """The scenario's plan."""
        return self.scenario.plan

    def role(self, name: str) -> Role:
        """A role of the plan, or one that it takes out and people hold today."""
        before = self.scenario.before
        return self.plan.roles[name] if before is None or name in self.plan.roles else before.roles[name]


def law_projection(plan: Plan) -> Projection | None:
    """What stands in for the law's figures past the last published year, where the config says so."""
    given = plan.projection
    if given is None:
        return None
    return Projection(given.cola, given.wage_growth, given.cpi, given.part_b_growth, given.source)


def analyze(scenario: ScenarioPlan, law: Law) -> Result:
    """Project one scenario: pay, then budget, then what it means beside the market and for an invented worker."""
    plan = scenario.plan
    pay = build_pay_structure(plan, scenario.before)
    rates = employer_rates(plan, law)
    rules = indirect_rules(plan, law)
    budget = project_budget(plan, pay, rates, rules)
    revenue = project_revenue(plan, {name: line.hours for name, line in budget.lines.items()})
    market = compare_with_market(plan, pay, paid_in_the_first_month(budget))
    floors = pay_floors(plan, law)
    steady = steady_law(plan, law)
    worker = worker_schedules(plan, budget, market, steady)
    fine = tuple(fine_schedule(rung, plan, steady) for rung in worker)
    return Result(
        scenario,
        pay,
        rates,
        budget,
        market,
        employer_view(plan, {role.role: role.pay for role in market.roles}, rates),
        structure=structure_view(plan, pay, {name: line.hours for name, line in budget.lines.items()}),
        compression=compression(plan, pay, [figure.value for figure in floors.minimum_wage]),
        floors=floors,
        exposure=exposure_to_floors(plan, budget, rates, floors),
        steady=steady,
        supplement_known=supplement_figure(law, plan.agency.state, plan.period.start) is not None,
        worker=worker,
        fine=fine,
        pay_less=tuple(stretch for rung in fine for stretch in stretches_that_pay_less(rung)),
        promotion_effects=promotion_effects(plan, fine),
        line_effects=line_effects(plan, pay, budget, law),
        rungs_over_time=paths_of_rungs(plan, worker, law),
        promotions_over_time=paths_of_promotions(plan, worker, law),
        around_a_promotion=months_around_a_promotion(plan, worker, law),
        extra_pay=extra_pay_effects(plan, worker, law),
        indirect=rules,
        funding=budget_funding(plan, budget),
        revenue=revenue,
        unit_costs=unit_costs(plan, role_months(plan, budget), revenue.rates) if revenue else {},
        methods=compare_methods(plan, scenario.before, rates),
        outside_ranges=outside_ranges(plan, pay, rates),
        practices=structure_practices(plan),
    )


def with_what_ifs(results: Sequence[Result], varied: Sequence[Variation], law: Law) -> list[Result]:
    """The results with what moves the cost of the scenario that leads, and with the goals found; the baseline first.

    `varied` are the inputs that the config names; without any, the usual ones are set ten percent lower and higher.
    """
    scenarios = [result.scenario for result in results]
    lead = min(1, len(results) - 1)
    usual = scenarios[: lead + 1]
    found = sensitivity(
        scenarios,
        lead,
        varied or usual_variations(usual),
        lambda each: net_cost(each, _law_of(each.plan, results[0].plan, law)),
        named=bool(varied),
    )
    goals = results[0].plan.goal_seek.items()
    return [
        replace(
            result,
            sensitivity=found if place == lead else None,
            goals=tuple(
                seek(name, goal, result.scenario, law)
                for name, goal in goals
                if goal.scenario == result.scenario.name
            ),
        )
        for place, result in enumerate(results)
    ]


def with_simulated_what_ifs(
    results: Sequence[Result], varied: Sequence[Variation], law: Law, how: Draws
) -> list[Result]:
    """The results with what moves the simulated cost of the scenario that leads; yearly exits are varied too.

    Raises TooManyDraws where the draws do not fit into memory.
    """
    lead = min(1, len(results) - 1)
    scenarios = [result.scenario for result in results[: lead + 1]]
    found = simulated_sensitivity(scenarios, lead, simulated_variations(scenarios, varied), law, how)
    return [
        replace(result, simulated_sensitivity=found if place == lead else None)
        for place, result in enumerate(results)
    ]


def _law_of(plan: Plan, baseline: Plan, law: Law) -> Law:
    """The law, projected anew where the plan's own projection is not the baseline's."""
    return law if plan.projection == baseline.projection else load_law(law_projection(plan))


def is_simulated(results: Sequence[Result]) -> bool:
    """Whether any plan says how its workforce moves, so that all are simulated."""
    return any(result.plan.workforce for result in results)


def with_risk(
    results: Sequence[Result],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    processes: int = 1,
    on_share: Callable[[float], object] | None = None,
) -> list[Result]:
    """The results with the simulated workforce, where any plan has one; the baseline comes first.

    The same random numbers meet the same person and month in every scenario. `on_share` is told how much is done, 0
    to 1. Raises TooManyDraws where the draws do not fit into memory.
    """
    if not is_simulated(results):
        return list(results)
    found: list[Result] = []
    baseline = None
    for number, result in enumerate(results):

        def tell(done: int, before: int = number) -> None:
            if on_share is not None:
                on_share((before + done / draws) / len(results))

        people = simulation_plan(result.plan, result.pay, result.scenario.before)
        simulated = simulate(people, draws=draws, seed=seed, processes=processes, on_draws=tell)
        risk, money = risk_view(
            result.plan, result.budget, result.indirect, result.revenue, simulated, baseline
        )
        found.append(replace(result, risk=risk, case=_case(found, result)))
        baseline = money if baseline is None else baseline
    return found


def _case(before: Sequence[Result], result: Result) -> ScenarioCase | None:
    """A scenario's business case against the first result; None for that one."""
    if not before:
        return None
    baseline, scenario = (Side(each.plan, each.budget, each.revenue) for each in (before[0], result))
    return scenario_case(baseline, scenario)


def role_months(plan: Plan, budget: Budget) -> dict[str, RoleMonth]:
    """Each role's hours and cost in its first month with filled seats; a role that has none is left out."""
    found: dict[str, RoleMonth] = {}
    for role in plan.roles:
        names = [name for name, line in budget.lines.items() if line.role == role]
        hours = budget.sum_of(lambda line: line.hours, names) if names else ()
        month = next((number for number, paid in enumerate(hours) if paid), None)
        if month is not None:
            lines = [budget.lines[name] for name in names]
            fixed = [
                line.employer[item][month] for line in lines for item in fixed_items(plan, line.employer)
            ]
            wages = sum((line.wages[month] for line in lines), Decimal(0))
            total = sum((line.total[month] for line in lines), Decimal(0))
            found[role] = RoleMonth(month, hours[month], wages, total - wages, sum(fixed, Decimal(0)))
    return found
