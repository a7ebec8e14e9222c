"""One person, plain loops, exact decimals: the law written a second time, simply, to check the engine by.

It shares no code and no figures with the package: the figures below were typed from the agency's tables
(https://www.ssa.gov/oact/cola/SSIamts.html, sga.html, twp.html; CMS for Part B).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

D = Decimal
ZERO, CENT = D(0), D("0.01")
RATE = {2023: 914, 2024: 943, 2025: 967, 2026: 994, 2027: 1029}
RATE_COUPLE = {2023: 1371, 2024: 1415, 2025: 1450, 2026: 1491, 2027: 1544}
SGA = {2023: 1470, 2024: 1550, 2025: 1620, 2026: 1690}
SGA_BLIND = {2023: 2460, 2024: 2590, 2025: 2700, 2026: 2830}
TRIAL = {2023: 1050, 2024: 1110, 2025: 1160, 2026: 1210}
PART_B = {2023: D("164.90"), 2024: D("174.70"), 2025: D("185.00"), 2026: D("202.90")}
STUDENT = {2023: (2220, 8950), 2024: (2290, 9230), 2025: (2350, 9460), 2026: (2410, 9730)}


@dataclass
class Worker:
    """A history by month number (year x 12 + month - 1); a month that is not there is 0."""

    first: int
    months: int
    wages: dict[int, Decimal] = field(default_factory=dict)
    unearned: dict[int, Decimal] = field(default_factory=dict)
    needs: dict[int, Decimal] = field(default_factory=dict)
    in_kind: dict[int, Decimal] = field(default_factory=dict)
    irwe: dict[int, Decimal] = field(default_factory=dict)
    plan: dict[int, Decimal] = field(default_factory=dict)
    blind_expenses: dict[int, Decimal] = field(default_factory=dict)
    resources: dict[int, Decimal] = field(default_factory=dict)
    spouse_earned: dict[int, Decimal] = field(default_factory=dict)
    spouse_unearned: dict[int, Decimal] = field(default_factory=dict)
    spouse: str = "none"
    children: int = 0
    another: bool = False
    blind: bool = False
    student: bool = False
    ssi: bool = True
    long_standing: bool = True
    ssdi: bool = False
    benefit: Decimal = ZERO
    self_pays: bool = False
    service: tuple[int, ...] = ()
    supplement: Decimal = ZERO
    federal_supplement: bool = False
    threshold: Decimal = ZERO


def year(month: int) -> int:
    return month // 12


def get(series: dict[int, Decimal], month: int) -> Decimal:
    return series.get(month, ZERO)


def up_to_cent(amount: Decimal) -> Decimal:
    thousandths = amount.quantize(D("0.001"), ROUND_FLOOR)
    return thousandths.quantize(CENT, ROUND_CEILING)


def third(rate: int) -> Decimal:
    return (D(rate) / 3).quantize(CENT, ROUND_FLOOR)


def follow(w: Worker) -> list[dict[str, object]]:
    """Every month's answers."""
    social_security, ssdi_months = follow_ssdi(w)
    ssi_months = follow_ssi(w, social_security)
    return [{**ssdi, **ssi} for ssdi, ssi in zip(ssdi_months, ssi_months, strict=True)]


# --- SSDI ---


def follow_ssdi(  # noqa: C901 - one loop, read from top to bottom
    w: Worker,
) -> tuple[dict[int, Decimal], list[dict[str, object]]]:
    """Social Security received by month as SSI counts it, and each month's SSDI."""
    counted: dict[int, Decimal] = {}
    cash: dict[int, Decimal] = {}
    if not w.ssdi:
        none = {"phase": "none", "used": 0, "benefit": ZERO, "received": ZERO}
        return counted, [dict(none) for _ in range(w.months)]
    for back in (3, 2, 1):
        counted[w.first - back + 1], cash[w.first - back + 1] = check(w, w.first - back)
    service = list(w.service)
    ninth = next((m for m in service if len([s for s in service if m - 60 < s <= m]) >= 9), None)
    ceased = ended = None
    sga_after = False  # SGA past the extended period, since cessation
    months = []
    for m in range(w.first, w.first + w.months):
        sga = get(w.wages, m) - get(w.irwe, m) > (SGA_BLIND if w.blind else SGA)[year(m)]
        sga_after = sga_after or (sga and ceased is not None and ninth is not None and m > ninth + 36)
        if ended is None and ninth is None:
            phase = "trial_work"
            if get(w.wages, m) > TRIAL[year(m)]:
                service.append(m)
            if len([s for s in service if m - 60 < s <= m]) >= 9:
                ninth = m
        elif ended is not None:
            phase = "terminated"
        elif ceased is None:
            phase = "grace" if sga else "extended"
            ceased = m if sga else None
        elif m <= ceased + 2:
            phase = "grace"
        elif ceased > ninth + 36 or sga_after:
            phase, ended = "terminated", m
        else:
            phase = "suspended" if sga else "extended"
        paid = phase in ("trial_work", "grace", "extended")
        counted[m + 1], cash[m + 1] = check(w, m) if paid else (ZERO, ZERO)
        used = 9 if ninth is not None else len([s for s in service if m - 60 < s <= m])
        months.append({"phase": phase, "used": used, "benefit": counted[m + 1], "received": cash[m]})
    return counted, months


def check(w: Worker, m: int) -> tuple[Decimal, Decimal]:
    """The benefit of a month as SSI counts it, and its cash: no rise here, so the benefit is level."""
    premium = PART_B[year(m + 1)] if w.self_pays else ZERO
    cash = (w.benefit - premium).quantize(D(1), ROUND_FLOOR)
    return cash + premium, cash


# --- SSI ---


def student_exclusion(w: Worker, m: int, taken: dict[int, Decimal]) -> Decimal:
    """A month's exclusion after those taken in the calendar year."""
    if not w.student:
        return ZERO
    most, most_year = STUDENT[year(m)]
    used = sum((amount for month, amount in taken.items() if year(month) == year(m)), start=ZERO)
    return min(get(w.wages, m), D(most), D(most_year) - used)


def exclusions(
    w: Worker, m: int, unearned: Decimal, earned: Decimal, student: Decimal
) -> tuple[Decimal, Decimal]:
    """Countable unearned and earned income, step by step."""
    general, plan = D(20), get(w.plan, m)
    step = min(general, unearned)
    unearned, general = unearned - step, general - step
    step = min(plan, unearned)
    unearned, plan = unearned - step, plan - step
    earned = max(earned - student, ZERO)
    earned = max(earned - general, ZERO)
    earned = max(earned - 65, ZERO)
    if not w.blind:
        earned = max(earned - get(w.irwe, m), ZERO)
    earned = earned / 2
    earned = max(earned - get(w.blind_expenses, m), ZERO)
    return unearned, max(earned - plan, ZERO)


def excess(
    w: Worker,
    of: int,
    at: int,
    income: dict[str, Decimal],
    student: Decimal,
) -> Decimal:
    """How far month `of`'s income stands over the federal standard of month `at` (under it: negative),
    without needs-based income."""
    alone, couple = RATE[year(at)], RATE_COUPLE[year(at)]
    rate = couple if w.spouse == "eligible" else alone
    unearned = income["unearned"] + income["social_security"]
    if not w.another:
        unearned += min(income["in_kind"], third(rate) + 20)
    earned = income["wages"]
    if w.spouse == "eligible":
        unearned, earned = unearned + income["spouse_unearned"], earned + income["spouse_earned"]
    own = sum(exclusions(w, of, unearned, earned, student))
    over = own - (rate - (third(rate) if w.another else ZERO))
    if w.spouse != "ineligible":
        return over
    each = RATE_COUPLE[year(of)] - RATE[year(of)]
    left_unearned, left_earned = income["spouse_unearned"], income["spouse_earned"]
    for _ in range(w.children):
        step = min(left_unearned, D(each))
        left_unearned -= step
        left_earned = max(left_earned - (each - step), ZERO)
    if left_unearned + left_earned <= each:
        return over
    pooled = sum(exclusions(w, of, unearned + left_unearned, earned + left_earned, student))
    return max(over, pooled - (couple - (third(couple) if w.another else ZERO)))


SOURCES = ("wages", "unearned", "in_kind", "spouse_earned", "spouse_unearned")


def income_of(w: Worker, m: int, social_security: dict[int, Decimal]) -> dict[str, Decimal]:
    found = {name: get(getattr(w, name), m) for name in SOURCES}
    return {**found, "social_security": get(social_security, m)}


def follow_ssi(w: Worker, social_security: dict[int, Decimal]) -> list[dict[str, object]]:
    if not w.ssi:
        return [{"status": "none", "federal": ZERO, "supplement": ZERO} for _ in range(w.months)]
    cycle = 3 if w.long_standing else 0
    payable = ever = w.long_standing
    suspended, ended = 0, False
    months = []
    student: dict[int, Decimal] = {}
    taken: dict[int, Decimal] = {}  # before SSI begins nothing is used
    for m in (w.first - 2, w.first - 1) if w.long_standing else ():
        student[m] = taken[m] = student_exclusion(w, m, taken)
    for m in range(w.first, w.first + w.months):
        needs = get(w.needs, m)
        student[m] = student_exclusion(w, m, taken)
        now = income_of(w, m, social_security)
        over_now = excess(w, m, m, now, get(student, m)) + needs
        room = w.supplement if w.federal_supplement else ZERO
        fits = over_now <= room
        resources = get(w.resources, m) <= (2000 if w.spouse == "none" else 3000)
        federal = supplement = ZERO
        if ended:
            status = "terminated"
        elif fits and resources:
            cycle += 1
            over = budget_excess(w, m, cycle, social_security, student) + needs
            federal, supplement = pay(w, over)
            paid = federal > 0 or (w.federal_supplement and supplement > 0)
            status, ever, suspended = ("paid" if paid else "zero"), True, 0
            payable = payable or paid
        else:
            cycle = 0
            status = out(w, m, now, needs, room, resources, payable, ever)
            suspended = suspended + 1 if status == "suspended" else 0
            ended = suspended == 13
            status = "terminated" if ended else status
            if status in ("1619b", "suspended") and not w.federal_supplement and resources:
                supplement = pay(w, over_now)[1]
        if ever:
            taken[m] = student[m]
        months.append({"status": status, "federal": federal, "supplement": supplement})
    return months


def budget_excess(
    w: Worker, m: int, cycle: int, social_security: dict[int, Decimal], student: dict[int, Decimal]
) -> Decimal:
    budget = m - min(cycle, 3) + 1
    income = income_of(w, budget, social_security)
    if cycle in (2, 3):  # the cycle's first month: what was not there in its second is left out
        second = income_of(w, budget + 1, social_security)
        income = {name: amount if second[name] else ZERO for name, amount in income.items()}
    own = get(social_security, m)
    excluded = min(get(student, budget), income["wages"])
    if m % 12 < 2 and own and income["social_security"]:
        income["social_security"] = max(own, income["social_security"])
    return excess(w, budget, m, income, excluded)


def pay(w: Worker, over: Decimal) -> tuple[Decimal, Decimal]:
    """The federal payment and the supplement for so much excess."""
    federal, supplement = max(-over, ZERO), max(w.supplement - max(over, ZERO), ZERO)
    if w.spouse == "eligible":
        federal, supplement = federal / 2, supplement / 2
    federal, supplement = up_to_cent(federal), up_to_cent(supplement)
    if ZERO < federal < 1 and not (w.federal_supplement and supplement):
        federal = D(1)
    return federal, supplement


def out(
    w: Worker,
    m: int,
    now: dict[str, Decimal],
    needs: Decimal,
    room: Decimal,
    resources: bool,
    payable: bool,
    ever: bool,
) -> str:
    alone = excess(w, m, m, {**now, "wages": ZERO}, ZERO) + needs
    if resources and payable and alone <= room and 12 * now["wages"] <= w.threshold:
        return "1619b"
    return "suspended" if ever else "ineligible"


def fica(wages: Decimal) -> Decimal:
    """Below the wage base."""
    return sum(((wages * D(rate)).quantize(CENT, ROUND_HALF_UP) for rate in ("0.062", "0.0145")), start=ZERO)
