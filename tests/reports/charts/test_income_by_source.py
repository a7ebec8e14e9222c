from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from overlaps import find_faults

from ladder.config.load_person import load_person
from ladder.model.month import Month, month_range
from ladder.reports.benefits_chart import benefits_chart, income_data
from ladder.reports.charts import render_chart
from ladder.reports.charts.income_by_source import (
    IncomeData,
    Phases,
    SourceAmounts,
    alt_text,
    draw,
    title,
)
from ladder.reports.charts.income_looks import STATES
from ladder.reports.sheets.month_by_month import SSDI_WORDS, SSI_WORDS
from ladder.worker.months import benefits_of
from ladder.worker.person import Person

PEOPLE = Path(__file__).parents[3] / "configs" / "people"


def income(
    wages: list[float],
    ssdi: list[float] | None = None,
    ssi: list[float] | None = None,
    words: list[str] | None = None,
    depends: list[float] | None = None,
    missing: list[bool] | None = None,
) -> IncomeData:
    count = len(wages)
    sources = [SourceAmounts("wages", tuple(wages))]
    sources += [SourceAmounts("SSDI", tuple(ssdi))] if ssdi else []
    sources += [SourceAmounts("SSI", tuple(ssi))] if ssi else []
    return IncomeData(
        who="in TX who receives benefits",
        months=month_range(Month.of(2026, 11), count),
        sources=tuple(sources),
        phases=(Phases("SSDI", tuple(words or ["extended"] * count)),),
        depends=tuple(depends or [0.0] * count),
        missing=tuple(missing or [False] * count),
        net="After payroll and federal income tax: $1,000.00 in November 2026.",
        footer="For a worker with a benefits counselor. Sources: the law's figures.",
    )


def bars(figure: Figure) -> list[BarContainer]:
    return [each for axes in figure.axes for each in axes.containers if isinstance(each, BarContainer)]


def words_of(figure: Figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts] + [
        text.get_text() for text in figure.texts
    ]


def phase_looks(figure: Figure) -> dict[tuple[str, str], str]:
    """Of each stretch of the rows under the bars: its color and pattern, and the word written in it."""
    axes = next(each for each in figure.axes if any(text.get_text() == "SSDI" for text in each.texts))
    boxes = [each for each in axes.patches if isinstance(each, Rectangle)]
    said = [text for text in axes.texts if text.get_text() != "SSDI"]
    assert len(boxes) == len(said)
    return {
        (to_hex(box.get_facecolor()), box.get_hatch() or ""): text.get_text()
        for box, text in zip(boxes, said, strict=True)
    }


def test_a_state_is_drawn_alike_in_every_chart() -> None:
    order = ["paid"] * 6 + ["1619(b)"] * 6 + ["not paid"] * 6
    one, other = (phase_looks(draw(income([900] * 18, words=words))) for words in (order, order[::-1]))
    assert one == other
    assert len(one) == 3
    words = {
        *SSI_WORDS.values(),
        *SSDI_WORDS.values(),
        "trial work",
        "extended",
        "grace",
        "stopped",
        "buy-in",
    }
    assert words <= set(STATES)


def test_title_where_a_benefit_ends() -> None:
    # 2,000 + 900 before, 2,000 after
    data = income([1500, 2000, 2000, 2000], [900, 900, 0, 0])
    assert title(data) == (
        "SSDI of $900 a month ends after December 2026; income before tax goes from $2,900 to $2,000 a month"
    )


def test_title_where_a_benefit_pays_nothing_in_some_months() -> None:
    data = income([800, 1600, 800], ssi=[500, 0, 500])
    assert title(data) == "SSI pays nothing in 1 of 3 months; income before tax is $1,300 to $1,600 a month"


def test_title_from_the_first_month_to_the_last() -> None:
    data = income([0, 500, 1000], ssi=[994, 994, 537])
    assert title(data) == (
        "From November 2026 to January 2027 wages go from $0 to $1,000 and SSI goes from $994 to $537; income "
        "before tax, from $994 to $1,537"
    )
    assert title(income([500, 500], ssi=[700, 700])) == "Income before tax is $1,200 a month"


def test_titles_speak_of_average_months_where_wages_follow_paydays() -> None:
    # Three paydays in the first of every six months: 1,500 then five of 1,000 are 6,500 / 6 = 1,083.33 a month.
    half, raised = [1500.0] + [1000.0] * 5, [1800.0] + [1200.0] * 5
    grows = replace(income((half * 2 + raised * 2), ssi=[500.0] * 24), by_payday=True)
    # (1,800 + 5 x 1,200) / 6 = 1,300
    assert title(grows) == (
        "From the first 12 months to the last wages go from $1,083 to $1,300 on average; income before tax, from "
        "$1,583 to $1,800"
    )
    ends = replace(income(half * 4, [900.0] * 12 + [0.0] * 12), by_payday=True)
    assert title(ends) == (
        "SSDI of $900 a month ends after October 2027; income before tax averages $1,983 a month in the year before "
        "and $1,083 in the year after"
    )
    early = replace(income(half, [900.0, 0, 0, 0, 0, 0]), by_payday=True)
    assert title(early).endswith(
        "averages $2,400 a month in the month before and $1,000 in the five months after"
    )
    none = replace(income(half, ssi=[0.0] + [400.0] * 5), by_payday=True)
    # (1,500 + 5 x 1,400) / 6 = 1,416.67
    assert title(none) == (
        "SSI pays nothing in 1 of 6 months; income before tax is $1,400 to $1,500 a month, $1,417 on average"
    )


def test_title_where_amounts_are_ranges_or_missing() -> None:
    assert title(income([1000, 1000], [900, 0], depends=[0, 900])) == (
        "Income before tax is $1,000 to $1,900 a month; it depends on the trial work months used"
    )
    assert title(income([1000, 1000], [900, 0], missing=[False, True])) == (
        "In the 1 of 2 months that are known, income before tax is $1,900 a month"
    )
    assert title(income([1000], missing=[True])) == "Income before tax is not known for these months"


AMOUNTS = st.lists(st.sampled_from((0.0, 40.0, 420.0, 900.0, 1860.0)), min_size=6, max_size=6)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
@settings(max_examples=200, deadline=None)
def test_title_is_true_of_any_amounts(wages: list[float], ssdi: list[float], ssi: list[float]) -> None:
    words = title(income(wages, ssdi, ssi))
    totals = [sum(month) for month in zip(wages, ssdi, ssi, strict=True)]
    named = {"wages": wages, "SSDI": ssdi, "SSI": ssi}
    figures = [float(each.replace(",", "")) for each in re.findall(r"\$([\d,]+)", words)]
    if "ends after" in words:
        amounts = named[words.split()[0]]
        last = max(at for at, amount in enumerate(amounts) if amount)
        assert figures == [amounts[last], totals[last], totals[last + 1]]
        assert last < 5
    elif "pays nothing" in words:
        none = sum(amount == 0 for amount in named[words.split()[0]])
        assert f"in {none} of 6 months" in words
        assert {min(totals), max(totals)} == set(figures)
    elif words.startswith("From"):
        assert figures[-2:] == [totals[0], totals[-1]]
    else:
        assert {min(totals), max(totals)} == set(figures)


def test_bars_are_stacked_in_the_amounts_and_not_told_apart_by_color_alone() -> None:
    data = income([800, 1600, 800], [420, 420, 0], [41, 0, 41])
    found = bars(draw(data))
    assert [[bar.get_height() for bar in group] for group in found] == [
        [800, 1600, 800],
        [420, 420, 0],
        [41, 0, 41],
    ]
    assert [[bar.get_y() for bar in group] for group in found][2] == [1220, 2020, 800]
    looks = {(to_hex(group[0].get_facecolor()), group[0].get_hatch()) for group in found}
    assert len({hatch for _, hatch in looks}) == len(looks) == 3


def test_phases_are_named_in_their_stretch_or_in_the_key() -> None:
    wide = ["trial work"] * 6 + ["grace"] * 6
    assert {"trial work", "grace"} <= set(words_of(draw(income([100] * 12, [900] * 12, words=wide))))
    narrow = ["trial work", "extended"] * 30
    texts = words_of(draw(income([100] * 60, [900] * 60, words=narrow)))
    assert texts.count("trial work: SSDI is paid whatever the pay") == texts.count("extended") == 1  # the key


def test_sources_are_named_with_their_range() -> None:
    texts = words_of(draw(income([800, 1600], [420, 420])))
    assert "wages $800 to\n$1,600" in texts or "wages $800 to $1,600" in texts
    assert "SSDI $420" in texts


def test_the_guard_on_overlaps_can_fail() -> None:
    figure = draw(income([800, 1600], [420, 420]))
    assert find_faults(figure) == []
    figure.text(0.5, 0.5, "one text")
    figure.text(0.5, 0.5, "over another")
    assert find_faults(figure) != []


@pytest.mark.parametrize(
    ("count", "scale"),
    [(1, 40.0), (2, 0.01), (13, 0.0), (13, 40.0), (13, 99_999.0), (60, 40.0), (480, 700.0)],
)
def test_nothing_overlaps_whatever_the_length_and_the_size(count: int, scale: float) -> None:
    words = [("trial work", "extended", "grace", "stopped", "depends")[at % 5] for at in range(count)]
    data = income(
        [scale * (at % 3) for at in range(count)],
        [scale] * count,
        [0.5 * scale] * count,
        words,
        [0.0] * (count - 1) + [scale],
        [at == 0 for at in range(count)],
    )
    assert find_faults(draw(data)) == []


@pytest.mark.parametrize("path", sorted(PEOPLE.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_drawn_in_full_and_without_faults(path: Path) -> None:
    worker = load_person(path)
    result = benefits_of(worker)
    assert find_faults(benefits_chart(worker, result, "income").draw()) == []
    data = income_data(worker, result)
    for at, month in enumerate(result["months"]):
        ssi = (month["ssi"]["federal_payment"] or 0) + (month["ssi"]["state_supplement"] or 0)
        expected = month["wages"] + month["ssdi"]["received"] + ssi
        assert sum(source.amounts[at] for source in data.sources) == pytest.approx(expected)


def test_the_same_months_give_the_same_files() -> None:
    worker = load_person(PEOPLE / "texas-ssi.yaml")
    result = benefits_of(worker)
    first, again = (render_chart(benefits_chart(worker, result, "income")) for _ in range(2))
    assert first == again


def test_new_york_in_numbers() -> None:
    # October 2027: 2,860 and the last check of 1,276; then wages alone. See the text's test for the 1,276.
    worker = load_person(PEOPLE / "new-york-ssdi-promoted.yaml")
    chart = benefits_chart(worker, benefits_of(worker), "income")
    assert chart.title == (
        "SSDI of $1,276 a month ends after October 2027; income before tax goes from $4,136 to $2,860 a month"
    )
    assert (
        "SSDI: trial work from January 2027, extended from April 2027, grace from July 2027" in chart.alt_text
    )
    assert "one worker in NY who receives SSDI" in chart.alt_text


def test_a_range_is_drawn_as_what_may_come_on_top() -> None:
    worker = Person.model_validate(
        {
            "first_month": "2026-01",
            "months": 6,
            "ssdi": {"benefit": 900, "trial_work_months": "unknown", "part_b_paid_by": "state"},
            "income": {"wages": 2000},
        }
    )
    data = income_data(worker, benefits_of(worker))
    # With nine months used the benefit stops for April: the check of May may be 0 or 900.
    assert data.depends == (0.0, 0.0, 0.0, 0.0, 900.0, 900.0)
    assert data.sources[1].amounts == (900.0, 900.0, 900.0, 900.0, 0.0, 0.0)
    assert find_faults(draw(data)) == []


@pytest.mark.parametrize("word", ["cliff", "consumer", "the disabled"])
def test_words_are_people_first(word: str) -> None:
    data = income([1500, 2000], [900, 0])
    assert word not in " ".join([title(data), alt_text(data)]).lower()
