"""What the ladder costs by fiscal year and with what range, who pays, and when it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ladder.analysis import Result
from ladder.reports.case_words import case_sentences, exits_text
from ladder.reports.charts.words import number_word, round_dollars, sentence
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.measure import cut_in_the_middle, row_heights, width_of
from ladder.reports.deck.spec import (
    BODY,
    LEAST_LABEL,
    LEAST_TEXT,
    Color,
    Grid,
    Hatch,
    Line,
    NativeChart,
    Placed,
    Series,
    Slide,
    Words,
    columns_of,
    rows_of,
)
from ladder.reports.money_answers import break_even_sentence
from ladder.reports.phrases import number_text
from ladder.reports.sheets.budget import fiscal_years
from ladder.workforce.budget import Amounts, by_fiscal_year
from ladder.workforce.risk import year_span

Look = tuple[Color, Hatch]
MOST_SCENARIOS = 3
LEGEND = 5.5  # inches of a series' name
MOST_FUNDS = 4
ROOMY_YEARS = 6
MOST_LABELS = 16  # over that many columns their labels would collide
NAMES, NARROW_NAMES = 4.4, 3.2  # inches of a table's first column, of few years and of many
_LOOKS: tuple[Look, ...] = (
    (Color.PLAIN, ""),
    (Color.PRIMARY, ""),
    (Color.SECOND, "diagonal"),
    (Color.ACCENT, ""),
)
_ALONE: tuple[Look, ...] = ((Color.PRIMARY, ""),)
_FUND_LOOKS: tuple[Look, ...] = (
    (Color.PRIMARY, ""),
    (Color.SECOND, "diagonal"),
    (Color.PLAIN, ""),
    (Color.PRIMARY, "dots"),
)
_OTHER_FUNDS: Look = (Color.INK, "diagonal")


@dataclass(frozen=True, slots=True)
class Money:
    """How a slide says dollars: in words, divided by what, and as a number format."""

    words: str
    divisor: int
    number_format: str


DOLLARS = Money("dollars", 1, "$#,##0;-$#,##0")
THOUSANDS = Money("thousands of dollars", 1000, "$#,##0,;-$#,##0,")
MOST_DOLLARS = 1_000_000  # over that, or with many columns, thousands are easier to read


@dataclass(frozen=True, slots=True)
class YearRow:
    """A line of a table under a chart: dollars by fiscal year; `signed` shows a plus."""

    name: str
    amounts: tuple[Decimal, ...]
    signed: bool = False


def cost_slide(facts: Facts) -> Slide:
    """Cost by fiscal year, today's and the scenarios', with what each adds and the lead's simulated range."""
    years = _years(facts)
    shown = facts.results[: MOST_SCENARIOS + 1]
    costs = [_by_year(each, each.budget.total) for each in shown]
    series = [
        Series(cut_in_the_middle(each.scenario.title, LEGEND, LEAST_TEXT, 1), _floats(cost), color, hatch)
        for each, cost, (color, hatch) in zip(
            shown, costs, _LOOKS if facts.proposed else _ALONE, strict=False
        )
    ]
    picture = facts.chart("cost-by-fiscal-year")
    title = picture.title if picture else f"What {facts.title} costs by fiscal year"
    chart = NativeChart(
        "Cost by fiscal year",
        "columns",
        _labels(years),
        tuple(series),
        _money(series).number_format,
        f"Column chart of cost by fiscal year. {title}. {_in_words(series, years)}",
        labels=len(series) * len(years) <= MOST_LABELS,
        size=_label_size(years),
    )
    added = [tuple(new - old for new, old in zip(cost, costs[0], strict=True)) for cost in costs[1:]]
    less = any(round(each) < 0 for amounts in added for each in amounts)
    alone = "Change from today's plan" if less else "More than today's plan"
    rows = [
        YearRow(each.scenario.title if len(shown) > 2 else alone, amounts, signed=True)
        for each, amounts in zip(shown[1:], added, strict=True)
    ]
    ranges = _range_rows(facts)
    money = _money(series)
    heading = f"Cost by fiscal year, in {money.words}{_partial(facts)}"
    if ranges and (why := _why_outside(facts, costs[0])):
        heading += f". Outside a range: {why}"
    rows += ranges
    name = "What it adds" if facts.proposed else "Its range"
    parts = _chart_over_table(heading, chart, name, rows, years, money)
    notes = (
        *(each.text for each in facts.report.answers if each.name.startswith("cost.")),
        "The budget counts seats, filled less vacancy; a budget month is weekly hours x 52 / 12, on accrual.",
        *_draws_note(facts),
        f"Source: {'sheets Budget and Risk' if facts.lead.risk else 'sheet Budget'}.",
        facts.made_from,
    )
    return Slide("cost", title, parts, notes)


def _range_rows(facts: Facts) -> list[YearRow]:
    """The simulated range of what the lead adds, or of what today's plan costs; none where no draw differs."""
    risk = facts.lead.risk
    if not risk:
        return []
    spread = risk.added if facts.proposed else risk.cost
    if spread is None:
        return []
    spans = [spread[year_span(year)] for year in fiscal_years(facts.lead)]
    if all(round(each.p10) == round(each.p90) for each in spans):
        return []
    lead = "First plan" if len(facts.results) > 2 else "Simulated"
    return [
        YearRow(
            f"{lead}: 1 in 10 draws {side}",
            tuple(Decimal(str(getattr(span, end))) for span in spans),
            facts.proposed,
        )
        for side, end in (("under", "p10"), ("over", "p90"))
    ]


def _why_outside(facts: Facts, today: Sequence[Decimal]) -> str:
    """Why a year's figure is outside its simulated range, of the first year where one is."""
    cost = _by_year(facts.lead, facts.lead.budget.total)
    exact = [new - old for new, old in zip(cost, today, strict=True)] if facts.proposed else cost
    years = zip(fiscal_years(facts.lead), exact, strict=True)
    return next((why for year, each in years if (why := facts.why_outside(year_span(year), each))), "")


def _draws_note(facts: Facts) -> Iterator[str]:
    risk = facts.lead.risk
    if risk:
        yield f"The range is simulated: {risk.draws:,} draws, seed {risk.seed}; eight of ten lie between its ends."


def funding_slide(facts: Facts) -> Slide | None:
    """Who pays by fiscal year and what is unfunded; None where the config names no fund."""
    lead = facts.lead
    picture = facts.chart("funding-by-fiscal-year")
    if not lead.funding or not picture:
        return None
    years = _years(facts)
    paid = {
        fund.title: _by_year(lead, lead.funding.funds[name].paid) for name, fund in lead.plan.funds.items()
    }
    kept = (
        list(paid)
        if len(paid) <= MOST_FUNDS
        else sorted(paid, key=lambda name: -sum(paid[name]))[: MOST_FUNDS - 1]
    )
    rows = [YearRow(name, paid[name]) for name in paid if name in kept]
    others = [paid[name] for name in paid if name not in kept]
    looks = list(_FUND_LOOKS[: len(rows)])
    if others:
        rows.append(YearRow(f"{sentence(number_word(len(others)))} other funds", _added_up(others)))
        looks.append(_OTHER_FUNDS)
    rows.append(YearRow("Unfunded", _by_year(lead, lead.funding.unfunded)))
    looks.append((Color.ACCENT, "crossed"))  # in gray, as dark as a plain fund under it
    series = [
        Series(row.name, _floats(row.amounts), color, hatch)
        for row, (color, hatch) in zip(rows, looks, strict=True)
    ]
    money = _money(series)
    chart = NativeChart(
        "Cost by fund",
        "stacked",
        _labels(years),
        tuple(series),
        money.number_format,
        f"Stacked column chart of cost by fund. {picture.title}. {_in_words(series, years)}",
        labels=False,
        size=_label_size(years),
    )
    about = f", by fiscal year, in {money.words}{_partial(facts)}"
    room = BODY.width - 0.2 - width_of(f"Who pays for {about}", LEAST_TEXT)
    heading = f"Who pays for {cut_in_the_middle(facts.title, room, LEAST_TEXT, 1)}{about}"
    parts = _chart_over_table(heading, chart, "Who pays", rows, years, money, bold=len(rows) - 1)
    ends = [f"{fund.title} ends after {fund.ends.name}." for fund in lead.plan.funds.values() if fund.ends]
    notes = (facts.answer("funding"), *ends, "Source: sheet Funding.", facts.made_from)
    return Slide("funding", picture.title, parts, notes)


def case_slide(facts: Facts) -> Slide | None:
    """When it pays: break-evens first, then the net by fiscal year; None for a plan that cannot say."""
    if not facts.proposed:
        return None
    lead, found = facts.lead, facts.lead.case
    rate = break_even_sentence(lead, facts.report.figures[0], named=not found)
    said = [*(case_sentences(lead, found) if found else ()), *([rate.text] if rate else [])]
    if not said:
        return None
    said.append("Fewer exits are counted only where the plan itself assumes them.")
    lines = tuple(Line(each, bullet=True) for each in said)
    notes = (*said, "Source: sheet Business case.", facts.made_from)
    if not found:
        return Slide(
            "case", sentence(rate.text.rstrip(".") if rate else ""), (Placed(Words(lines, 20), BODY),), notes
        )
    years = _years(facts)
    words_side, chart_side = columns_of(BODY, 5.2, 0)
    heading, plot = rows_of(chart_side, 0.85, 0, gap=0.05)
    so_far = tuple(year.cumulative for year in found.case.years)
    series = Series("Net so far", _floats(so_far), Color.PRIMARY)
    title, money = _case_title(facts, so_far[-1]), _money([series])
    chart = NativeChart(
        "Net so far",
        "columns",
        _labels(years),
        (series,),
        money.number_format,
        f"Column chart of added revenue less added cost, added up. {title}. {_in_words([series], years)}",
        labels=len(years) <= MOST_LABELS // 2,
        size=LEAST_TEXT if len(years) <= ROOMY_YEARS - 2 else LEAST_LABEL,  # in two thirds of the width
    )
    measure = (
        f"Added revenue less added cost, from the plan's start to each fiscal year's end, in {money.words}"
        f"{_partial(facts)}"
    )
    parts = (
        Placed(Words(lines, 20), words_side),
        Placed(Words((Line(measure, color=Color.QUIET),), 14), heading),
        Placed(chart, plot),
    )
    return Slide("case", title, parts, notes)


def _case_title(facts: Facts, whole: Decimal) -> str:
    case = facts.lead.case
    assert case
    exits, back = case.exits, case.case.pays_back
    if whole >= 0 and back:
        return f"What {facts.title} costs has come back by {back.name}"
    cost = f"{facts.title} costs {round_dollars(abs(whole))} net over the plan"
    if exits and exits.exits is not None:
        return f"{cost}; it pays if yearly exits fall from {exits_text(exits.today)} to {exits_text(exits.exits)}"
    if exits and exits.net_cost > 0:
        return f"{cost}; hires saved would not pay for it, even if no one left"
    return f"{cost}, and that does not come back within it"


def _chart_over_table(
    heading: str,
    chart: NativeChart,
    name: str,
    rows: list[YearRow],
    years: tuple[str, ...],
    money: Money,
    bold: int | None = None,
) -> tuple[Placed, ...]:
    """A chart under its measure, and under it the table of its years; no table without rows."""
    measure = Words((Line(heading, color=Color.QUIET),), 14)
    if not rows:
        top, plot = rows_of(BODY, 0.35, 0, gap=0.05)
        return Placed(measure, top), Placed(chart, plot)
    table = _table(name, rows, years, money, bold, BODY.width)
    height = sum(row_heights(table, table.size, BODY.width))
    top, plot, under = rows_of(BODY, 0.35, 0, height, gap=0.08)
    return Placed(measure, top), Placed(chart, plot), Placed(table, under)


def _table(
    name: str, rows: list[YearRow], years: tuple[str, ...], money: Money, bold: int | None, width: float
) -> Grid:
    wide = NAMES if len(years) <= ROOMY_YEARS else NARROW_NAMES
    names = [cut_in_the_middle(row.name, wide - 0.2, _label_size(years), 1, bold=True) for row in rows]
    cells = tuple(
        (label, *(_cell(amount, row.signed, money) for amount in row.amounts))
        for label, row in zip(names, rows, strict=True)
    )
    header = _labels(tuple(year.split(" (", maxsplit=1)[0] for year in years))
    said = "; ".join(f"{row.name}: {', '.join(cell[1:])}" for row, cell in zip(rows, cells, strict=True))
    return Grid(
        name,
        (sentence(money.words), *header),
        cells,
        (wide, *((width - wide) / len(years) for _ in years)),
        f"Table in {money.words}, {header[0]} to {header[-1]}. {said}.",
        bold=frozenset() if bold is None else frozenset({bold}),
        size=_label_size(years),
    )


def _cell(amount: Decimal, signed: bool, money: Money) -> str:
    rounded = round(amount / money.divisor)
    sign = "-" if rounded < 0 else "+" if signed and rounded else ""
    return f"{sign}${abs(rounded):,}" if rounded else "0"


def _years(facts: Facts) -> tuple[str, ...]:
    """`FY 2027 (8 months)`, each fiscal year of the plan."""
    counts = fiscal_years(facts.base)
    return tuple(
        f"FY {year}" if count == 12 else f"FY {year} ({count} {'month' if count == 1 else 'months'})"
        for year, count in counts.items()
    )


def _labels(years: tuple[str, ...]) -> tuple[str, ...]:
    """The years as an axis has them: many of them by their number alone, which breaks into no more lines."""
    if len(years) <= ROOMY_YEARS:
        return years
    return tuple(year.removeprefix("FY ").split(" (", maxsplit=1)[0] for year in years)


def _partial(facts: Facts) -> str:
    """The years that have not twelve months, where the axis has no room to say it."""
    counts = fiscal_years(facts.base)
    if len(counts) <= ROOMY_YEARS:
        return ""
    short = [
        f"{year}: {count} {'month' if count == 1 else 'months'}"
        for year, count in counts.items()
        if count < 12
    ]
    return f" ({', '.join(short)})" if short else ""


def _money(series: Sequence[Series]) -> Money:
    largest = max(abs(value or 0) for each in series for value in each.values)
    columns = sum(len(each.values) for each in series)
    return DOLLARS if largest < MOST_DOLLARS and columns <= MOST_LABELS // 2 else THOUSANDS


def _label_size(years: tuple[str, ...]) -> float:
    return LEAST_TEXT if len(years) <= ROOMY_YEARS else LEAST_LABEL


def _by_year(result: Result, amounts: Amounts) -> tuple[Decimal, ...]:
    return tuple(by_fiscal_year(result.budget, amounts).values())


def _added_up(each: Iterable[tuple[Decimal, ...]]) -> tuple[Decimal, ...]:
    return tuple(sum(amounts, Decimal(0)) for amounts in zip(*each, strict=True))


def _floats(amounts: Iterable[Decimal]) -> tuple[float, ...]:
    return tuple(float(round(amount, 2)) for amount in amounts)


def _in_words(series: Iterable[Series], years: tuple[str, ...]) -> str:
    """Each series' first and last value."""
    parts = [
        f"{each.name}: {_said(each.values[0])} in {years[0]}, {_said(each.values[-1])} in {years[-1]}"
        for each in series
    ]
    return "; ".join(parts) + "."


def _said(value: float | None) -> str:
    return number_text(Decimal(str(value or 0)), "dollars")
