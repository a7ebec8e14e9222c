"""A second simulation of the workforce, one person at a time in plain Python, written from the rules alone.

It shares nothing with the package but the plan's figures, which its caller writes out. Slow and short.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field


@dataclass
class Person:
    service: int
    in_role: int
    certified_at: float  # months of service
    rate: int  # cents
    wants_hours: bool


@dataclass
class Seat:
    role: str
    hours: float
    start: list[int]  # cents by month: a new hire's pay
    top: list[int]
    opens: int = -1
    closes: int = 999
    person: Person | None = None
    wait: int | None = None  # months until someone from outside comes; None where no one is looked for
    inside: bool = False
    line: str = ""  # named where some of its seats end


@dataclass
class Rules:
    months: int
    first_year: dict[str, float]
    later: dict[str, float]
    fill: tuple[int, int]
    internal: float
    earn: tuple[int, int]
    passing: float
    within: dict[str, int]
    general: dict[int, float]
    merit: dict[int, float]
    promotion: float
    paths: list[tuple[str, str, int, bool]]  # the top first
    more_hours: tuple[str, int, float]
    annual: set[str]
    vacancy: float
    onboarding: tuple[float, ...] = ()  # productive, by months of service
    bills: dict[str, float] = field(default_factory=dict)  # dollars of a paid hour, by role
    billed_once_certified: set[str] = field(default_factory=set)
    to_cut: dict[str, int] = field(default_factory=dict)  # seats of today that are cut in the first month


@dataclass
class Count:
    heads: dict[str, int] = field(default_factory=dict)  # months in which seats are held
    hires: int = 0
    leavers: int = 0
    first_year_leavers: int = 0
    let_go: int = 0
    fewer_hours: int = 0
    added_hours: int = 0
    opening: int = 0
    moves: dict[tuple[str, str], int] = field(default_factory=dict)
    wages: float = 0.0
    uncertified: int = 0
    revenue: float = 0.0
    not_productive: float = 0.0


def around(dice: random.Random, mean: int, spread: int) -> int:
    exact = dice.uniform(mean - spread, mean + spread)
    whole = int(exact)
    return whole + (dice.random() < exact - whole)


def half_up(cents: float) -> int:
    return int(cents + 0.5 + 1e-9)


def newcomer(dice: random.Random, rules: Rules, rate: int) -> Person:
    earned: float = around(dice, *rules.earn)
    if dice.random() >= rules.passing:
        earned = float("inf")
    return Person(0, 0, earned, rate, dice.random() < rules.more_hours[2])


def incumbent(dice: random.Random, rules: Rules, seat: Seat, rate: int) -> Person:
    """Someone who came some time ago and is still there: try histories until one has."""
    while True:
        service = dice.randint(1, 240)
        stays = 1.0
        for month in range(1, service):
            stays *= 1 - (rules.first_year if month <= 12 else rules.later)[seat.role]
        if dice.random() < stays:
            break
    person = newcomer(dice, rules, rate)
    within = rules.within.get(seat.role)
    if within is not None and service > within:
        person.certified_at = min(person.certified_at, within)
    person.service = person.in_role = service
    return person


def vacate(dice: random.Random, rules: Rules, seat: Seat) -> None:
    if rules.to_cut.get(seat.line, 0) > 0:
        rules.to_cut[seat.line] -= 1
        seat.person, seat.wait, seat.inside = None, None, False
        return
    seat.person, seat.wait = None, around(dice, *rules.fill)
    seat.inside = dice.random() < rules.internal


def run(dice: random.Random, rules: Rules, seats: list[Seat], opening: list[int]) -> Count:
    count = Count()
    to_cut, rules.to_cut = rules.to_cut, {}
    for seat, rate in zip(seats, opening, strict=True):
        if seat.opens < 0:
            if dice.random() < rules.vacancy:
                vacate(dice, rules, seat)
                seat.wait = int(dice.random() * seat.wait) if seat.wait else 0
            else:
                seat.person = incumbent(dice, rules, seat, rate)
    rules.to_cut = to_cut
    count.opening = sum(seat.person is not None for seat in seats)
    for month in range(rules.months):
        step(dice, rules, seats, month, count)
    return count


def step(dice: random.Random, rules: Rules, seats: list[Seat], month: int, count: Count) -> None:
    open_and_close(dice, rules, seats, month)
    leave(dice, rules, seats, count)
    raise_pay(rules, seats, month)
    move_to_new_seats(dice, rules, seats, month, count)
    move(dice, rules, seats, month, count)
    cut(dice, rules, seats, month, count)
    hire(dice, rules, seats, month, count)
    for seat in seats:
        count.heads[seat.role] = count.heads.get(seat.role, 0) + (seat.person is not None)
        if seat.person is not None:
            share = seat.hours / 40 / 12 if seat.role in rules.annual else seat.hours * 52 / 12
            count.wages += seat.person.rate / 100 * share
            count.uncertified += seat.person.certified_at > seat.person.service
            bill(rules, seat, seat.person, count)
            seat.person.service += 1
            seat.person.in_role += 1


def bill(rules: Rules, seat: Seat, person: Person, count: Count) -> None:
    """What the month's hours bring: certified where that is asked for, and as far as the person is productive."""
    productive = rules.onboarding[person.service] if person.service < len(rules.onboarding) else 1.0
    count.not_productive += 1 - productive
    if seat.role in rules.billed_once_certified and person.certified_at > person.service:
        return
    count.revenue += seat.hours * 52 / 12 * rules.bills.get(seat.role, 0.0) * productive


def open_and_close(dice: random.Random, rules: Rules, seats: list[Seat], month: int) -> None:
    for seat in seats:
        if seat.closes == month - 1 and (seat.person or seat.wait is not None):
            rules.to_cut[seat.line] = rules.to_cut.get(seat.line, 0) + 1
    for seat in seats:
        if seat.wait is not None and rules.to_cut.get(seat.line, 0) > 0:
            vacate(dice, rules, seat)
        if seat.opens == month:
            vacate(dice, rules, seat)


def leave(dice: random.Random, rules: Rules, seats: list[Seat], count: Count) -> None:
    for seat in seats:
        person = seat.person
        if person is None:
            continue
        chance = (rules.first_year if person.service <= 12 else rules.later)[seat.role]
        late = person.service == rules.within.get(seat.role, 9999) + 1
        if dice.random() < chance or (late and person.certified_at > person.service - 1):
            count.leavers += 1
            count.first_year_leavers += person.service <= 12
            vacate(dice, rules, seat)


def raise_pay(rules: Rules, seats: list[Seat], month: int) -> None:
    for seat in seats:
        if seat.person is not None:
            raised = half_up(seat.person.rate * (1 + rules.general.get(month, 0)))
            merit = min(half_up(raised * (1 + rules.merit.get(month, 0))), seat.top[month])
            seat.person.rate = max(raised, merit)


def service(seat: Seat) -> int:
    assert seat.person is not None
    return seat.person.service


def to_be_cut(rules: Rules, seats: list[Seat], line: str) -> list[Seat]:
    """Who was hired last in the line, as many as it has to cut; the longest there first."""
    held = sorted((seat for seat in seats if seat.line == line and seat.person), key=service)
    return held[: rules.to_cut.get(line, 0)][::-1]


def move_to_new_seats(dice: random.Random, rules: Rules, seats: list[Seat], month: int, count: Count) -> None:
    """To seats of the role that open now: with the same hours and starting pay, the same hours, then any."""
    for line in list(rules.to_cut):
        for alike in (lambda old, new: old.start == new.start, lambda old, new: True):
            for old in to_be_cut(rules, seats, line):
                new = [
                    seat
                    for seat in opening(seats, old, month)
                    if seat.hours == old.hours and alike(old, seat)
                ]
                if new:
                    take(dice, rules, old, new[0], month)
    left = [seat for line in list(rules.to_cut) for seat in to_be_cut(rules, seats, line)]
    for old in sorted(left, key=service, reverse=True):
        new = opening(seats, old, month)
        if new:
            move_within(dice, rules, old, max(new, key=lambda seat: seat.hours), month, count)


def opening(seats: list[Seat], old: Seat, month: int) -> list[Seat]:
    return [seat for seat in seats if seat.opens == month and seat.wait is not None and seat.role == old.role]


def move_within(dice: random.Random, rules: Rules, old: Seat, new: Seat, month: int, count: Count) -> None:
    count.fewer_hours += new.hours < old.hours
    count.added_hours += new.hours > old.hours
    take(dice, rules, old, new, month)


def cut(dice: random.Random, rules: Rules, seats: list[Seat], month: int, count: Count) -> None:
    """Who still holds a seat that ends takes an open seat of the role, the longest there first; or goes."""
    ending = [seat for line in list(rules.to_cut) for seat in to_be_cut(rules, seats, line)]
    for old in sorted(ending, key=service, reverse=True):
        free = [seat for seat in seats if seat.role == old.role and seat.wait is not None]
        if free:
            move_within(dice, rules, old, max(free, key=lambda seat: seat.hours), month, count)
        else:
            count.let_go += 1
            vacate(dice, rules, old)


def hire(dice: random.Random, rules: Rules, seats: list[Seat], month: int, count: Count) -> None:
    for seat in seats:
        if seat.person is None and seat.wait is not None:
            if seat.wait <= 0:
                seat.person, seat.wait = newcomer(dice, rules, seat.start[month]), None
                count.hires += 1
            else:
                seat.wait -= 1


def move(dice: random.Random, rules: Rules, seats: list[Seat], month: int, count: Count) -> None:
    for from_role, to_role, needed, certified in rules.paths:
        for seat in sorted(seats, key=lambda each: -each.hours):
            if seat.role != to_role or seat.person or seat.wait is None or not seat.inside:
                continue
            able = [
                each
                for each in seats
                if each.role == from_role
                and each.person
                and each.person.in_role >= max(needed, 1)
                and (not certified or each.person.certified_at <= each.person.service)
                and (from_role != to_role or (each.hours < seat.hours and each.person.wants_hours))
            ]
            if able:
                from_seat = max(able, key=lambda each: each.person.in_role if each.person else 0)
                take(dice, rules, from_seat, seat, month)
                count.moves[from_role, to_role] = count.moves.get((from_role, to_role), 0) + 1


def take(dice: random.Random, rules: Rules, old: Seat, new: Seat, month: int) -> None:
    person = old.person
    assert person is not None
    rate: float = person.rate
    if old.role != new.role:
        if new.role in rules.annual and old.role not in rules.annual:
            rate = half_up(rate * 2080)
        wanted = min(half_up(rate * (1 + rules.promotion)), new.top[month])
        person.rate = int(max(wanted, new.start[month], rate))
        person.in_role = 0
    else:
        person.rate = max(person.rate, new.start[month])
    vacate(dice, rules, old)
    new.person, new.wait, new.inside = person, None, False
