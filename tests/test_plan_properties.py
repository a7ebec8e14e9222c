"""What must hold of every plan, whatever its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plans import config_text, mills_of, plan_set, report_of

from ladder.law import load_law, month_law
from ladder.law.income_tax import tax_year
from ladder.model.month import Month
from ladder.model.plan import Plan, WorkerView
from ladder.pay.market import compare_with_market
from ladder.pay.structure import build_pay_structure
from ladder.reports.groups import groupings
from ladder.worker.schedule import SteadyLaw, steady_month
from ladder.workforce.budget import (
    Budget,
    by_fiscal_year,
    by_group,
    first_year,
    paid_in_the_first_month,
    run_rate,
)
from ladder.workforce.net_cost import budget_of

NOTHING = Decimal("1e-12")  # a division by 12 leaves so much at most
ROLES = ("peer", "youth", "trainer", "supervisor", "director")
LAW = [
    SteadyLaw(month_law(load_law(), Month.of(year, 1)), tax_year(load_law(), year), 87_000, False, -1)
    for year in (2024, 2026, 2027, 2031)
]


@dataclass(frozen=True)
class Line:
    """A seat line as the config has it."""

    role: str
    seats: int
    hours: Decimal
    shared_by: int
    vacancy: int  # percent
    opens: int  # months after the plan's start; 0 for open from the start

    def yaml(self) -> str:
        first = f", first_month: {Month.parse('2027-01') + self.opens}" if self.opens else ""
        return (
            f"{{role: {self.role}, seats: {self.seats}, hours: {self.hours}, shared_by: {self.shared_by}, "
            f"vacancy: {self.vacancy}%{first}}}"
        )


@dataclass(frozen=True)
class Case:
    """A plan: its seat lines, raises, costs and fiscal year."""

    lines: tuple[Line, ...]
    raises: str
    cost: str
    starts: str
    months: int

    def budget(self) -> Budget:
        """The budget alone, without what follows from it."""
        return budget_of(plan_set(self.text()).baseline, load_law())

    def plan(self) -> Plan:
        return plan_set(self.text()).baseline.plan

    def text(self, scenario: str = "") -> str:
        seats = "".join(f"  line_{number}: {line.yaml()}\n" for number, line in enumerate(self.lines))
        return config_text(f"""
agency: {{name: Agency, kind: nonprofit, state: OH, fiscal_year_starts: {self.starts}}}
period: {{start: 2027-01, months: {self.months}}}
pay: {{full_time_hours: 37.5, {self.raises}}}
grades:
  G: {{minimum: 19.37, control_point: 22.00, maximum: 22.40}}
  S: {{steps: [26.50, 27.30, 28.10]}}
  D: {{basis: annual, minimum: 84000, control_point: 96000, maximum: 208000}}
roles:
  peer:       {{title: Peer Specialist, tier: direct_support, grade: G}}
  youth:      {{title: Youth Peer, tier: direct_support, grade: G}}
  trainer:    {{title: Trainer, tier: mentor, track: training, grade: G}}
  supervisor: {{title: Supervisor, tier: peer_supervisor, track: administration, grade: S}}
  director:   {{title: Director, tier: director, track: administration, grade: D, flsa: exempt}}
one_time_costs: {{training: {{title: Training, month: 2027-01, amount: 1234.56}}}}
employer_cost: {{{self.cost}}}
seats:
{seats}{scenario}""")


def quarter_hours(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(4 * low, 4 * high).map(lambda quarters: Decimal(quarters) / 4)


lines = st.builds(
    Line,
    role=st.sampled_from(ROLES),
    seats=st.integers(1, 40),
    hours=quarter_hours(1, 60),
    shared_by=st.sampled_from([1, 1, 2]),
    vacancy=st.integers(0, 99),
    opens=st.sampled_from([0, 0, 3]),
)
cases = st.builds(
    Case,
    lines=st.lists(lines, min_size=1, max_size=6).map(tuple),
    raises=st.sampled_from(
        [
            "vacancy: 0%",
            "general_raises: {2027-03: 3%, 2027-06: 2.5%}, merit_raises: {2027-05: 2%}",
            "general_raises: {2027-01: -1%}, step_raises: {2027-04: 1, 2027-06: 2}",
        ]
    ),
    cost=st.sampled_from(
        [
            "",
            "fringe_rate: 23.7%",
            "items: {health: {title: H, per_person_month: 657.08, from_hours: 30}, "
            "retirement: {title: R, percent_of_wages: 3%}}",
            "social_security: false",
        ]
    ),
    starts=st.sampled_from(["January", "July", "September", "October"]),
    months=st.integers(6, 30),
)


def total(budget: Budget) -> Decimal:
    return sum(budget.total, Decimal(0))


@settings(max_examples=30, deadline=None)
@given(cases)
def test_totals_by_role_tier_track_month_and_year_are_one_total(case: Case) -> None:
    budget = case.budget()
    seats = total(budget) - Decimal("1234.56")
    for grouping in groupings(case.plan()):
        groups = by_group(budget, grouping.group_of)
        assert abs(sum(sum(months) for months in groups.values()) - seats) < NOTHING
    assert abs(sum(by_fiscal_year(budget, budget.total).values()) - total(budget)) < NOTHING
    lines = budget.lines.values()
    parts = sum(sum(line.wages) + sum(map(sum, line.employer.values())) for line in lines)
    assert abs(parts - seats) < NOTHING


@settings(max_examples=30, deadline=None)
@given(cases)
def test_a_scenario_that_changes_nothing_differs_by_exactly_nothing(case: Case) -> None:
    same = f"{{line_0: {{seats: {case.lines[0].seats}}}}}"
    report = report_of(
        plan_set(case.text(f"scenarios: {{same: {{title: Same, changes: {{seats: {same}}}}}}}\n"))
    )
    figures, worker = report.figures
    for name in ("first_year", "run_rate"):
        assert figures.value(f"{name}.added", "same") == 0
        assert figures.value(f"{name}.share", "same") == 0
    assert all(worker.value(f"{profile}.net", "change") == 0 for profile in ("none", "ssi", "ssdi", "both"))
    assert worker.value("crossed", "change") == "no line"


@settings(max_examples=30, deadline=None)
@given(cases, st.data())
def test_splitting_a_seat_line_in_two_leaves_every_total(case: Case, data: st.DataObject) -> None:
    assume(case.lines[0].seats > 1)
    apart = data.draw(st.integers(1, case.lines[0].seats - 1))
    first, *rest = case.lines
    split = (replace(first, seats=first.seats - apart), *rest, replace(first, seats=apart))
    plan, one, two = case.plan(), case.budget(), replace(case, lines=split).budget()
    for before, after in zip(one.total, two.total, strict=True):
        assert abs(before - after) < NOTHING
    for grouping in groupings(plan):
        whole, parts = (by_group(each, grouping.group_of) for each in (one, two))
        assert whole.keys() == parts.keys()
        assert all(abs(sum(whole[name]) - sum(parts[name])) < NOTHING for name in whole)
    pay = [mean_pay(case, one), mean_pay(replace(case, lines=split), two)]
    assert all(abs(pay[0][role] - pay[1][role]) < NOTHING for role in ROLES)


def mean_pay(case: Case, budget: Budget) -> dict[str, Decimal]:
    """By role, the pay that is compared with the market."""
    plan = case.plan()
    view = compare_with_market(plan, build_pay_structure(plan), paid_in_the_first_month(budget))
    return {role.role: role.pay for role in view.roles}


@settings(max_examples=25, deadline=None)
@given(cases, st.integers(0, 99))
def test_more_vacancy_never_costs_more(case: Case, vacancy: int) -> None:
    first, *rest = case.lines
    other = replace(case, lines=(replace(first, vacancy=vacancy), *rest))
    before, after = sorted(((case.lines[0].vacancy, total(case.budget())), (vacancy, total(other.budget()))))
    assert after[1] <= before[1] + NOTHING


@settings(max_examples=25, deadline=None)
@given(cases, st.integers(2, 9))
def test_cost_is_linear_in_seats(case: Case, times: int) -> None:
    more = replace(case, lines=tuple(replace(line, seats=times * line.seats) for line in case.lines))
    for one, many in zip(case.budget().lines.values(), more.budget().lines.values(), strict=True):
        for before, after in zip(one.total, many.total, strict=True):
            assert abs(times * before - after) < NOTHING


@settings(max_examples=15, deadline=None)
@given(cases)
def test_first_year_and_run_rate_of_a_year_are_the_whole(case: Case) -> None:
    year = replace(case, months=12).budget().total
    assert first_year(year) == run_rate(year) == sum(year, Decimal(0))


@settings(max_examples=25, deadline=None)
@given(cases)
def test_pay_never_leaves_its_range_upward_unless_it_began_there(case: Case) -> None:
    plan = case.plan()
    pay = build_pay_structure(plan)
    for name, line in plan.seats.items():
        points = pay.grades[plan.roles[line.role].grade]
        top = points[list(points)[-1]]
        assert all(rate <= most for rate, most in zip(pay.seats[name].rate, top, strict=True))


cents_up_to = st.lists(st.integers(0, 600_000), min_size=2, max_size=40, unique=True).map(sorted)
worker_views = st.builds(
    WorkerView,
    ssdi_benefit=st.integers(0, 4000).map(Decimal),
    ssdi_benefit_with_ssi=st.integers(0, 1000).map(Decimal),
)


@settings(max_examples=80, deadline=None)
@given(cents_up_to, worker_views, st.sampled_from(LAW))
def test_net_income_without_benefits_never_falls_and_ssi_never_rises_with_wages(
    wages: list[int], worker: WorkerView, law: SteadyLaw
) -> None:
    mills = mills_of(Decimal(cents) / 100 for cents in wages)
    assert np.all(np.diff(steady_month("none", mills, worker, law)[5]) >= 0)
    countable, ssi, _, _, _, net = steady_month("ssi", mills, worker, law)
    assert np.all(np.diff(countable) >= 0)
    assert np.all(np.diff(ssi) <= 0)
    assert np.all(ssi >= 0)
    # Half of what is earned is kept and 7.65% taxed: more wages leave no less, but for the last dollar of SSI (the
    # minimum payment) and a cent of each rounding.
    assert np.all(np.diff(net) >= -1000 - 30)


@settings(max_examples=80, deadline=None)
@given(cents_up_to, worker_views, st.sampled_from(LAW))
def test_ssi_beside_ssdi_never_rises_with_wages_while_ssdi_is_the_same(
    wages: list[int], worker: WorkerView, law: SteadyLaw
) -> None:
    mills = mills_of(Decimal(cents) / 100 for cents in wages)
    _, ssi, _, ssdi, _, _ = steady_month("both", mills, worker, law)
    assert np.all(np.diff(ssdi) <= 0)
    same = np.diff(ssdi) == 0
    assert np.all(np.diff(ssi)[same] <= 0)
