"""One filled seat's year by hand: loaded cost, hours worked, supervision, and make or buy."""

from __future__ import annotations

from plans import amounts, dollars, result_from

from ladder.finance.hours_worked import person_hours

RUNGS = """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  S: {minimum: 28.00, control_point: 30.00, maximum: 32.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, grade: S}
seats:
  full: {role: peer, seats: 2, hours: 40}
  part: {role: peer, seats: 3, hours: 20}
  shared: {role: peer, seats: 2, hours: 30, shared_by: 2}
  supervisor: {role: supervisor, hours: 40}
"""


def test_a_full_time_seat() -> None:
    # 40 x 52 x 20.00 = 41,600; tax 7.65% = 3,182.40; 12 x 650 = 7,800; in all 52,582.40, 26.4% over wages.
    seat = result_from(
        RUNGS + "employer_cost: {items: {health: {title: Health, per_person_month: 650, from_hours: 30}}}"
    ).employer.full_time["peer"]
    assert dollars([seat.wages, seat.items["health"], seat.loaded]) == amounts(41600, 7800, "52582.40")
    assert dollars([seat.load]) == amounts("0.264")
    assert dollars([seat.per_paid_hour]) == dollars([seat.per_hour_worked]) == amounts("25.28")  # / 2,080


def test_a_part_time_seat_at_the_hours_most_people_work() -> None:
    # 4 people work 15 h (two to each of two seats), 3 work 20 h: 15 x 52 x 20.00 = 15,600, with no health plan.
    view = result_from(
        RUNGS + "employer_cost: {items: {health: {title: Health, per_person_month: 650, from_hours: 30}}}"
    ).employer
    assert list(view.part_time) == ["peer"]
    seat = view.part_time["peer"]
    assert (seat.line, seat.weekly) == ("shared", 15)
    assert dollars([seat.wages, seat.items["health"], seat.loaded]) == amounts(15600, 0, "16793.40")


def test_a_shared_seat_whose_people_work_hours_of_three_decimals() -> None:
    # 36.75 h between two: 18.375 h x 52 x 20.00 = 19,110; tax 7.65% = 1,461.915.
    seat = result_from("seats: {line: {role: peer, hours: 36.75, shared_by: 2}}").employer.part_time["peer"]
    assert dollars([seat.weekly, seat.wages, seat.loaded]) == amounts("18.375", 19110, "20571.915")


def test_hours_worked_with_leave_in_salary_and_in_fringe() -> None:
    # In salary: 2,080 paid, 160 leave, 1,920 worked: 44,782.40 / 1,920. In fringe: 2,240 paid, 2,080 worked, and
    # 44,800 x 1.0765 = 48,227.20.
    leave = "employer_cost: {paid_leave: {hours_a_year: 160, counted_in: %s}}"
    inside = result_from(RUNGS + leave % "salary").employer.full_time["peer"]
    assert dollars([inside.hours.paid * 12, inside.hours.worked * 12]) == amounts(2080, 1920)
    assert dollars([inside.per_paid_hour, inside.per_hour_worked]) == amounts("21.53", "23.324166666667")
    on_top = result_from(RUNGS + leave % "fringe").employer.full_time["peer"]
    assert dollars([on_top.hours.paid * 12, on_top.hours.worked * 12]) == amounts(2240, 2080)
    assert dollars([on_top.loaded, on_top.per_paid_hour]) == amounts("48227.20", "21.53")


def test_one_cost_is_two_fringe_rates() -> None:
    # Leave in salary: 44,782.40 over 2,080 h x 20.00 is 7.65%, over 1,920 h x 20.00 = 38,400 it is 16.62%.
    text = RUNGS + "employer_cost: {paid_leave: {hours_a_year: 160, counted_in: salary}}"
    seat = result_from(text).employer.full_time["peer"]
    assert dollars([seat.load_on_hours_paid, seat.load_on_hours_worked]) == amounts(
        "0.0765", "0.166208333333"
    )


def test_hours_left_for_direct_service() -> None:
    # 20 h: 86 2/3 a month; leave 160 x 20 / 40 / 12 = 6 2/3; networking 2; supervised 1 h a week, 4 1/3: 73 2/3 left.
    plan = result_from(
        RUNGS
        + """
employer_cost:
  paid_leave: {hours_a_year: 160, counted_in: salary}
  paid_time: {networking: {title: Networking, hours_a_month: 2, roles: [peer]}}
supervision: {span: 8, hours_a_week_supervised: 1}
"""
    ).plan
    hours = person_hours(plan, "peer", plan.seats["part"].hours)
    assert dollars([hours.paid, hours.worked, hours.available]) == amounts(
        "86.666666666667", 80, "73.666666666667"
    )
    supervisor = person_hours(plan, "supervisor", plan.seats["supervisor"].hours)
    assert dollars([supervisor.available]) == amounts(
        160
    )  # 173 1/3 less 13 1/3 leave; no networking, unsupervised


def test_supervision_of_one_person() -> None:
    # Supervisor 58,240 x 1.0765 = 62,695.36 / 8 = 7,836.92. Own time 52 h x 20.00 x 1.0765 = 1,119.56. In all 8,956.48.
    (cost,) = result_from(RUNGS + "supervision: {span: 8, hours_a_week_supervised: 1}").employer.supervision
    assert cost.role == "peer"
    assert dollars([cost.supervisor, cost.own_time, cost.total]) == amounts("7836.92", "1119.56", "8956.48")


def test_make_or_buy() -> None:
    # Our own hour 20.00 x 1.0765 = 21.53; bought at 35.00, or 2 seats x 2,600 over 173 1/3 h = 30.00.
    hourly, monthly = result_from(
        RUNGS
        + """
bought:
  hours: {title: Warmline hours, instead_of: peer, hours_a_month: 80, hourly: 35.00}
  seats: {title: Warmline seats, instead_of: peer, seats: 2, hours: 20, a_month: 2600}
"""
    ).employer.make_or_buy
    assert dollars([hourly.hours, hourly.buy, hourly.make]) == amounts(80, 35, "21.53")
    assert dollars([monthly.buy, monthly.make]) == amounts(30, "21.53")


def test_replacing_people_stands_beside_the_loaded_cost() -> None:
    # 37% of 1,650 a hire = 610.50 a year.
    seat = result_from(
        RUNGS
        + """
workforce: {yearly_exits: 37%}
hiring: {items: {certification: {title: C, amount: 450}, onboarding: {title: O, amount: 1200}}}
"""
    ).employer.full_time["peer"]
    assert dollars([seat.replacing, seat.loaded]) == amounts("610.50", "44782.40")
