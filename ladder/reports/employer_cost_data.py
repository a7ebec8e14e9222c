"""The employer's cost in `summary.json`: dollars in whole cents, hours and shares as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ladder.analysis import Result
from ladder.finance.seat_year import SeatYear
from ladder.model.money import cents
from ladder.model.plan import MONTHS_A_YEAR
from ladder.reports.sheets.cost_words import cost_sentences
from ladder.reports.sheets.months import cost_items, cost_of
from ladder.workforce.budget import Amounts, by_fiscal_year


def employer_cost_data(result: Result) -> dict[str, Any]:
    """A scenario's loaded costs by role, items by fiscal year, supervision, make or buy, and the sentences."""
    budget, view = result.budget, result.employer
    leave = result.plan.employer_cost.paid_leave
    return {
        "paid_leave_counted_in": leave.counted_in if leave else None,
        "full_time_seat": {role: _seat(seat) for role, seat in view.full_time.items()},
        "part_time_seat": {role: _seat(seat) for role, seat in view.part_time.items()},
        "items": {name: _by_year(result, budget.sum_of(cost_of(name))) for name in cost_items(result)},
        "expected_hires": {
            f"FY {year}": _places(people) for year, people in by_fiscal_year(budget, budget.hires).items()
        },
        "beside_the_seats": {path: _by_year(result, amounts) for path, amounts in budget.other.items()},
        "supervision": {
            cost.role: _dollars(
                {"supervisor": cost.supervisor, "own_time": cost.own_time, "total": cost.total}
            )
            for cost in view.supervision
        },
        "make_or_buy": {
            each.name: {
                "instead_of": each.instead_of,
                "hours_a_month": _places(each.hours),
                **_dollars({"buy_an_hour": each.buy, "make_an_hour": each.make}),
            }
            for each in view.make_or_buy
        },
        "sentences": [sentence.text for sentence in cost_sentences(result)],
    }


def _seat(seat: SeatYear) -> dict[str, Any]:
    """One filled seat's year."""
    return {
        "hours_a_week": _places(seat.weekly),
        **_dollars({"pay_an_hour": seat.pay, "wages": seat.wages}),
        "items": _dollars(seat.items),
        **_dollars({"loaded": seat.loaded}),
        "over_wages": _places(seat.load, "1e-6"),
        "hours_paid": _places(seat.hours.paid * MONTHS_A_YEAR),
        "hours_worked": _places(seat.hours.worked * MONTHS_A_YEAR),
        "hours_for_direct_service": _places(seat.hours.available * MONTHS_A_YEAR),
        **_dollars({"an_hour_paid": seat.per_paid_hour, "an_hour_worked": seat.per_hour_worked}),
        **_dollars({"replacing_people": seat.replacing}),
    }


def _by_year(result: Result, amounts: Amounts) -> dict[str, float]:
    by_year = by_fiscal_year(result.budget, amounts)
    return _dollars({f"FY {year}": amount for year, amount in by_year.items()})


def _dollars(amounts: Mapping[str, Decimal]) -> dict[str, float]:
    return {name: float(cents(amount)) for name, amount in amounts.items()}


def _places(number: Decimal, step: str = "0.01") -> float:
    return float(number.quantize(Decimal(step), ROUND_HALF_UP))
