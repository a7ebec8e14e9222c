"""People whose hire months are known, on a roster or in the config: they are there when the plan starts."""

from __future__ import annotations

import numpy as np
import pytest
from plans import config_text, plan_set, results_of
from simulations import seats_and_people

from ladder.workforce.draws import month_bits
from ladder.workforce.risk import WHOLE
from ladder.workforce.simulate import simulate
from ladder.workforce.staff import NO_ONE, Staff, staff_at_start

ROSTER = """
period: {start: 2027-01, months: 12}
pay: {vacancy: 50%}
roles:
  peer: {title: Peer, tier: direct_support, grade: G, certification: {name: C, within_months: 12}}
roster: {file: staff.csv, as_of: 2026-12}
seats: {planned: {role: peer, seats: 40, hours: 30}}
workforce: {yearly_exits: 0%, certification: {months: 6}}
"""
STAFF = """\
role,rate,hours,hire month,certified
peer,20.00,20,2026-12,no
peer,20.00,20,2026-10,no
peer,21.00,20,2024-01,yes
peer,21.00,20,2026-09,yes
"""
MONTHS = {"peer_20h_2000": [-3, -1], "peer_20h_2100": [-36, -4]}


def staff_of(text: str, files: dict[str, str] | None = None) -> tuple[list[str], Staff]:
    """The names of the lines by row, and the people in them, in 200 draws."""
    plan = seats_and_people(plan_set(config_text(text), files).baseline.plan)
    names = [line.name for line in plan.lines for _ in range(line.places)]
    return names, staff_at_start(plan, month_bits(3, plan.keys, 0, range(200)))


def test_everyone_on_the_roster_is_there_since_their_own_month_in_every_draw() -> None:
    names, staff = staff_of(ROSTER, {"staff.csv": STAFF})
    for line, months in MONTHS.items():
        rows = [row for row, name in enumerate(names) if name == line]
        assert (staff.hired[rows] == np.array(months)[:, np.newaxis]).all()
        assert (staff.in_role[rows] == staff.hired[rows]).all()
        assert (staff.rate[rows] > 0).all()
    # Of the seats that are written, half are vacant: 20 of 40 in the mean, within 0.5 in 200 draws (4.5 errors: 1.0).
    written = [row for row, name in enumerate(names) if name == "planned"]
    assert abs((staff.hired[written] == NO_ONE).sum(axis=0).mean() - 20) < 1


def test_those_on_the_roster_are_certified_as_it_says() -> None:
    names, staff = staff_of(ROSTER, {"staff.csv": STAFF})
    not_yet = [row for row, name in enumerate(names) if name == "peer_20h_2000"]
    already = [row for row, name in enumerate(names) if name == "peer_20h_2100"]
    # Six months from hire: those of October are certified in month 3, those of December in month 5.
    assert (staff.certified[not_yet] == np.array([[3], [5]])).all()
    assert (staff.certified[already] < 0).all()


def test_someone_not_certified_yet_is_not_before_the_plan_starts() -> None:
    # Hired a year before, and certified after six months as a rule: this person is so in the plan's second month.
    late = "role,rate,hours,hire month,certified\npeer,20.00,20,2026-01,no\n"
    names, staff = staff_of(ROSTER, {"staff.csv": late})
    assert (staff.certified[names.index("peer_20h_2000")] == 1).all()


def test_a_line_of_the_config_with_fewer_months_than_seats() -> None:
    # Two of four are known, the latest hired as the plan starts; the others are vacant at this vacancy.
    names, staff = staff_of(
        "pay: {vacancy: 100%}\nseats: {line: {role: peer, seats: 4, hours: 20, hired: [2027-01, 2024-07]}}\n"
    )
    assert len(names) == 4
    assert (staff.hired == np.array([[-30], [-1], [NO_ONE], [NO_ONE]])).all()


def test_a_roster_of_people_who_stay_costs_what_they_are_paid_without_vacancy() -> None:
    # Two at 20.00 and two at 21.00, 20 hours a week for a year: 2 x 20 x 52 x 41 = 85,280 of wages. The budget keeps
    # half of the seats vacant, and the difference is that.
    text = config_text(
        ROSTER.replace("seats: {planned: {role: peer, seats: 40, hours: 30}}\n", "seats: {}\n")
    )
    result = results_of(plan_set(text, {"staff.csv": STAFF}))[0]
    assert result.risk
    rows = result.risk.reconciliation
    assert rows["vacancy"][WHOLE] == pytest.approx(85_280 / 2)
    assert rows["turnover"][WHOLE] == pytest.approx(0, abs=0.005)
    plan = seats_and_people(result.plan)
    assert simulate(plan, draws=5, seed=1).wages().sum(axis=0) == pytest.approx(85_280)
