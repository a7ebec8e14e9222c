"""What the chart of required unit rates says is counted is what was counted."""

from __future__ import annotations

from dataclasses import replace

from chart_samples import rates
from money_plan import MONEY
from plans import plan_set, results_of
from small_configs import changed

from ladder.reports.charts.rate_required import INDIRECT, OTHER, SUPERVISION, counted
from ladder.reports.money_charts import money_charts

TWO = rates(("Specialist", "11.97", "15.46"), ("Mentor", "11.97", "20.10")).rungs


def test_what_all_roles_count_what_some_count_and_that_supervision_is_not() -> None:
    first, second = TWO
    assert counted(TWO) == "wages and employer cost; supervision is not counted"
    both = (replace(first, on_top=(SUPERVISION, INDIRECT)), replace(second, on_top=(SUPERVISION, INDIRECT)))
    assert counted(both) == "wages, employer cost, supervision and indirect cost"
    some = (replace(first, on_top=(INDIRECT, SUPERVISION, OTHER)), replace(second, on_top=(INDIRECT,)))
    assert counted(some) == (
        "wages, employer cost and indirect cost; for some roles supervision and other cost of a seat"
    )


def test_a_plan_whose_roles_bill_without_supervision_says_so() -> None:
    """The mentor's supervision and the specialist's are given; taken out, nothing of it is claimed."""
    with_it = drawn(MONEY)
    assert "wages, employer cost, supervision and indirect cost" in with_it
    text = changed(
        ("      supervision: {role: boss, span: 8}\n", ""),
        ("      supervision: {cost: 75000, span: 6}\n", ""),
        text=MONEY,
    )
    assert "supervision is not counted" in drawn(text)


def drawn(text: str) -> str:
    """The words of the chart, as drawn."""
    result = results_of(plan_set(text))[0]
    chart = next(each for each in money_charts(result, "") if each.stem == "rate-required")
    return " ".join(each.get_text().replace("\n", " ") for each in chart.draw().findobj(match=_is_text))


def _is_text(artist: object) -> bool:
    return hasattr(artist, "get_text")
