"""Charts of an invented agency's people, ordinary and extreme, for the tests of those charts."""

from __future__ import annotations

from ladder.model.month import Month
from ladder.reports.charts import Chart, headcount, promotions
from ladder.reports.charts.headcount import HeadcountData, Mark, RungPeople
from ladder.reports.charts.promotions import PromotionData, StepWait

LONG = "Senior Certified Peer Support Specialist and Preceptor for Newly Hired Staff"
FOOTER = "Scenario: ladder. Illustrative: 7 assumptions not yet replaced. Config 3fa9c1d2, ladder 0.1.0"


MARKS = (
    (6, "people placed in new ranges"),
    (8, "Mental health block grant of the state's Office of Recovery and Resilience has ended"),
    (11, "County contract has ended"),
    (40, "Never drawn: the fourth"),
)


def _from_to(first: float, last: float, count: int) -> tuple[float, ...]:
    return tuple(first + (last - first) * at / max(1, count - 1) for at in range(count))


def rung(name: str, first: float, last: float, count: int, spread: float) -> RungPeople:
    """A rung whose people go evenly from one number to another, with a range of so many to either side."""
    mean = _from_to(first, last, count)
    places = tuple(int(max(mean)) + 2 for _ in mean)
    low = tuple(max(0.0, people - spread) for people in mean)
    high, baseline = (tuple(people + more for people in mean) for more in (spread, spread + 1))
    return RungPeople(name, places, mean, low, high, baseline=baseline)


def headcount_data(months: int, scale: float = 1, scenario: str = "the ladder") -> HeadcountData:
    """Four rungs over so many months from January 2027."""
    rungs = (
        rung("Direct support", 40 * scale, 36 * scale, months, 3 * scale),
        rung("Mentor (preceptor)", 5 * scale, 7 * scale, months, scale),
        rung("Peer supervisor", 3 * scale, 4 * scale, months, 1),
        rung("Director", 1, 1, months, 0),
    )
    every = tuple(Month.of(2027, 1) + at for at in range(months))
    basis = "Simulated in 500 runs, seed 1"
    marks = tuple(Mark(at, words) for at, words in MARKS if at < months)
    return HeadcountData("Example Health Network", scenario, every, rungs, basis, FOOTER, marks)


STEPS = (
    StepWait("Peer to Mentor", 63.2, "5.3 years", 2.9, 0.38),
    StepWait("Peer to more hours", 3.2, "3 months", 1.1, 0.38),
    StepWait("Mentor to Director", 300.0, "over ten years", 0.1, None),
    StepWait("Trainer to Supervisor", None, "no one moves", 0.0, 0.0),
)


def promotion_data(steps: tuple[StepWait, ...] = STEPS, scenario: str = "the ladder") -> PromotionData:
    """Sixteen of 48 staff promoted within three years, by these steps."""
    basis = "Simulated in 500 runs, seed 1"
    return PromotionData(
        "Example Health Network", scenario, 47.6, 15.8, 12, 20, "three years", steps, basis, FOOTER
    )


def charts() -> dict[str, Chart]:
    """Each chart, by what is unusual about it."""
    five_years, long_name = headcount_data(60), f"the ladder with {LONG} paid by the state's grant"
    seats = tuple(RungPeople(each.name, (2,) * 30 + (9,) * 30) for each in five_years.rungs)
    one = HeadcountData("A", "B", five_years.months[:2], (rung("Director", 1, 1, 2, 0),), "", FOOTER)
    wide = tuple(StepWait(f"{LONG} to {LONG}", 20.0 * at, f"{20 * at} months", 9.5, 0.1) for at in range(15))
    short = (StepWait("Peer to Mentor", 0.4, "under a month", 3.0, 1.0),)
    none = (StepWait("Peer to Mentor", None, "no one moves", 0.0, 0.0),)
    return {
        "headcount": headcount.chart(five_years),
        "headcount of seats": headcount.chart(HeadcountData("A", "B", five_years.months, seats, "", FOOTER)),
        "headcount of two months, one rung": headcount.chart(one),
        "headcount of thirteen months": headcount.chart(headcount_data(13)),
        "headcount of 4,000 over twenty years": headcount.chart(headcount_data(240, 100, long_name)),
        "promotions": promotions.chart(promotion_data()),
        "promotions of fifteen long steps": promotions.chart(promotion_data(wide, long_name)),
        "promotions at once": promotions.chart(promotion_data(short)),
        "promotions of no one": promotions.chart(promotion_data(none)),
    }
