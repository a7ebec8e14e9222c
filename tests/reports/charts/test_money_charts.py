from __future__ import annotations

from decimal import Decimal

import pytest
from chart_samples import THREE_FUNDS, funding, rates
from matplotlib.patches import Rectangle

from ladder.reports.charts import funding_by_year, rate_required
from ladder.reports.charts.funding_by_year import FundEnd, FundingData, FundYears
from ladder.reports.charts.year_table import FiscalYear

THREE_ENDS = (("Block grant", "June 2028", 1), ("County", "March 2029", 2), ("Gift", "May 2029", 2))


def small(
    unfunded: tuple[str, ...], ends: tuple[FundEnd, ...] = (FundEnd("Block grant", "June 2028", 1),)
) -> FundingData:
    years = tuple(FiscalYear(f"FY {2027 + number}") for number in range(len(unfunded)))
    fund = FundYears("Block grant", (Decimal(100_000),) * len(unfunded), "June 2028")
    return FundingData("Agency", "S", years, (fund,), tuple(map(Decimal, unfunded)), ends, "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        # 25,000 of 125,000
        (
            small(("0", "25000", "10000")),
            "$25,000 of FY 2028's cost is unfunded, 20% of it; Block grant ends after June 2028",
        ),
        (
            small(("0", "0")),
            "Every dollar of cost has a fund through FY 2028; Block grant ends after June 2028",
        ),
        (
            small(("0", "25000", "50000"), tuple(FundEnd(*end) for end in THREE_ENDS[:2])),
            "$50,000 of FY 2029's cost is unfunded, 33% of it; Block grant ends after June 2028 and County after "
            "March 2029",
        ),
        # The county's still pays all of FY 2028, of which most is unfunded.
        (
            small(("0", "50000", "25000"), tuple(FundEnd(*end) for end in THREE_ENDS[:2])),
            "$50,000 of FY 2028's cost is unfunded, 33% of it; Block grant ends after June 2028",
        ),
        (
            small(("0", "25000", "50000"), tuple(FundEnd(*end) for end in THREE_ENDS)),
            "$50,000 of FY 2029's cost is unfunded, 33% of it; three funds have ended by then, the last after May "
            "2029",
        ),
        (small(("0",), ()), "Every dollar of cost has a fund through FY 2027"),
    ],
)
def test_the_title_says_what_is_unfunded_and_which_fund_ends(data: FundingData, words: str) -> None:
    assert funding_by_year.title(data) == words


def test_the_bars_of_a_year_stack_up_to_its_cost() -> None:
    figure = funding_by_year.draw(small(("50000",)))
    axes = next(axes for axes in figure.axes if len(axes.patches) == 2)
    fund, unfunded = (patch for patch in axes.patches if isinstance(patch, Rectangle))
    assert fund.get_y() == 0
    assert unfunded.get_y() == 100_000
    assert unfunded.get_y() + unfunded.get_height() == pytest.approx(150_000, rel=0.01)


def test_the_table_names_each_fund_with_its_end() -> None:
    texts = " ".join(text.get_text() for text in funding_by_year.draw(funding(3, THREE_FUNDS)).texts)
    assert "Block grant, to June 2028" in texts
    assert "Unfunded" in texts
    assert "$410,000" in texts


@pytest.mark.parametrize(
    ("required", "words"),
    [
        # 4.52 / 11.97 = 37.8%
        ("16.49", "requires H0038 at $16.49, 38% over today's $11.97"),
        ("9.20", "requires H0038 at $9.20: today's $11.97 covers it"),
    ],
)
def test_the_title_gives_the_rate_the_first_rung_requires(required: str, words: str) -> None:
    title = rate_required.title(rates(("Peer Specialist", "11.97", required)))
    assert title == f"Peer Specialist at $16.36 an hour {words}"


def test_a_rung_that_is_paid_nothing_says_so() -> None:
    data = rates(("Peer Specialist", "11.97", None))
    assert (
        rate_required.title(data) == "Peer Specialist: nothing is paid, so no rate of H0038 covers the wage"
    )
