"""Minimum wages, exempt salaries and a living wage, month by month."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import plan_from

from ladder.law import FigureNotKnownError, load_law
from ladder.law.projection import Projection
from ladder.model.month import Month
from ladder.pay.floors import Floors, pay_floors

LAW = load_law()


def floors(state: str, start: str, months: int = 12, more: str = "", area: str = "") -> Floors:
    named = f", wage_area: {area}" if area else ""
    return pay_floors(
        plan_from(
            f"agency: {{name: Agency, kind: nonprofit, state: {state}{named}}}\n"
            f"period: {{start: {start}, months: {months}}}\n{more}"
        ),
        LAW,
    )


def wages(found: Floors) -> list[Decimal]:
    return [figure.value for figure in found.minimum_wage]


@pytest.mark.parametrize(
    ("state", "month", "wage", "source"),
    # From state lists of 2025 and 2026; each row where a state changes in the middle of a year, and some others.
    [("AK", "2025-06", "11.91", "secondary"), ("AK", "2025-07", "13.00", "secondary"),
     ("AK", "2026-07", "14.00", "secondary"), ("DC", "2026-06", "17.95", "secondary"),
     ("DC", "2026-07", "18.40", "secondary"), ("FL", "2025-09", "14.00", "secondary"),
     ("FL", "2026-09", "15.00", "secondary"), ("MI", "2025-02", "12.48", "secondary"),
     ("MO", "2026-01", "15.00", "secondary"), ("CA", "2026-12", "16.90", "secondary"),
     ("WA", "2026-01", "17.13", "secondary"), ("MI", "2027-01", "15.00", "secondary")],
)  # fmt: skip
def test_a_states_minimum_wage(state: str, month: str, wage: str, source: str) -> None:
    figure = floors(state, month, 1).minimum_wage[0]
    assert (figure.value, figure.status) == (Decimal(wage), source)


def test_a_state_without_its_own_has_the_federal() -> None:
    for state in ("TX", "MS", "PA"):
        assert wages(floors(state, "2026-01", 1)) == [Decimal("7.25")]


def test_new_yorks_two_areas() -> None:
    assert wages(floors("NY", "2025-12", 2, area="downstate")) == [Decimal("16.50"), Decimal(17)]
    assert wages(floors("NY", "2025-12", 2, area="rest_of_state")) == [Decimal("15.50"), Decimal(16)]
    unnamed = floors("NY", "2026-01", 1)  # the careful reading: the highest
    assert (wages(unnamed), unnamed.area) == ([Decimal(17)], "downstate")


def test_oregons_three_areas() -> None:
    for area, wage in (("portland_metro", "16.80"), ("standard", "15.55"), ("nonurban", "14.55")):
        assert wages(floors("OR", "2026-07", 1, area=area)) == [Decimal(wage)]


def test_a_state_tied_to_prices_is_projected_by_them_and_says_so() -> None:
    figure = floors("NY", "2027-01", 1).minimum_wage[0]
    # 17.00 x 1.027, the Trustees' rise of prices in 2026
    assert (figure.value, figure.status) == (Decimal("17.46"), "projected")
    own = load_law(Projection(Decimal(0), Decimal(0), Decimal("0.05"), Decimal(0)))
    assert own.value("minimum_wage", Month.of(2027, 1), "NY.downstate") == Decimal("17.85")


def test_elsewhere_it_is_held_and_says_so() -> None:
    held = floors("MA", "2027-01", 1).minimum_wage[0]
    assert (held.value, held.status) == (15, "projected")
    assert held.source.startswith("held since 2026-01")


def test_a_schedule_of_the_config_stands_in_place_of_the_laws() -> None:
    given = "floors: {minimum_wage: {2027-03: 18.25}}\nsources: {floors.minimum_wage: A city's ordinance}\n"
    found = floors("MA", "2027-01", 4, given)
    assert wages(found) == [15, 15, Decimal("18.25"), Decimal("18.25")]
    assert found.minimum_wage[3].source == "A city's ordinance"
    assert found.minimum_wage[3].status == "the config's"


def test_a_month_before_the_first_known_is_refused() -> None:
    with pytest.raises(FigureNotKnownError):
        LAW.figure("minimum_wage", Month.of(2024, 12), "TX")


@pytest.mark.parametrize(
    ("state", "area", "month", "salary"),
    [("TX", "", "2026-01", "684"), ("NY", "downstate", "2026-01", "1275"),
     ("NY", "rest_of_state", "2026-01", "1199.10"), ("NY", "rest_of_state", "2025-12", "1161.65"),
     ("CA", "", "2026-01", "1352"),  # 2 x 40 x 16.90
     ("CA", "", "2025-01", "1320"), ("AK", "", "2026-07", "1120"), ("AK", "", "2025-01", "952.80"),
     ("WA", "", "2026-01", "1541.70"),  # 2.25 x 40 x 17.13
     ("ME", "", "2026-01", "871.16")],
)  # fmt: skip
def test_the_exempt_salary(state: str, area: str, month: str, salary: str) -> None:
    found = floors(state, month, 1, area=area)
    assert found.exempt_salary[0].value == Decimal(salary)
    assert not found.exempt_salary_not_known


def test_washingtons_multiple_rises_to_two_and_a_half() -> None:
    figure = floors("WA", "2027-01", 1).exempt_salary[0]
    # 17.13 x 1.027 = 17.5925, up to 17.59; 100 hours of it
    assert (figure.value, figure.status) == (Decimal(1759), "projected")


def test_a_state_whose_level_is_not_known_says_so() -> None:
    found = floors("CO", "2026-01", 1)
    assert (found.exempt_salary[0].value, found.exempt_salary_not_known) == (684, True)
    given = "floors: {exempt_salary: {2026-01: 1100}}\nsources: {floors: The state's notice}\n"
    scheduled = floors("CO", "2026-01", 1, given)
    assert (scheduled.exempt_salary[0].value, scheduled.exempt_salary_not_known) == (1100, False)


def test_a_living_wage_is_aged_to_each_plan_year_or_held() -> None:
    given = "floors: {living_wage: {amount: 20.00, source: A calculator, as_of: 2026-01}}\n"
    found = floors("TX", "2027-01", 24, given + "market: {aging: 5%}\n").living_wage
    # 20.00 x 1.05, then 20.00 x 1.05 ^ 2
    assert found == (Decimal(21),) * 12 + (Decimal("22.05"),) * 12
    held = floors("TX", "2027-01", 24, given.replace(", as_of: 2026-01", "")).living_wage
    assert held == (Decimal(20),) * 24
    assert floors("TX", "2027-01").living_wage is None
