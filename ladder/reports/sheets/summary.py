"""The Summary sheet: the answer, a few numbers and a chart on one page; then more to each answer, and the figures
behind them. All live.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, repeat
from textwrap import wrap

from ladder.analysis import Result
from ladder.reports.answers import Answer
from ladder.reports.phrases import LINE, Part, Sentence
from ladder.reports.sheets import budget
from ladder.reports.sheets.checks import KEY as CHECKS
from ladder.reports.tables import Chart, Column, Kind, Row, Series, Sheet, Table, Unit

KEY, NUMBERS, MORE = "answers", "numbers", "more"
LABEL_WIDTH = 44
_MOST_SCENARIOS = 4  # in the chart

# The rows of the figures that make the seven numbers, and what they are called where they stand alone.
_NUMBERS = {
    "first_year": "",
    "first_year.added": "More than the baseline in the first year",
    "run_rate.added": "More than the baseline a year, once in place",
    "unfunded": "",
    "entry_pay": "",
    "entry_role": "",
    "seats": "",
}


def build(
    results: Sequence[Result], answers: Sequence[Answer], figures: Sequence[Table], all_checks: str
) -> Sheet:
    """The sheet a director reads first. `all_checks` is the verdict over every check."""
    flag = Row(
        "checks", "All checks", (all_checks,), formula=f"={{{CHECKS}!overall@verdict}}", kind=Kind.CHECK
    )
    said = [row for answer in answers for row in _lead(answer)]
    more = [row for answer in answers for row in _more(answer)]
    tables = (
        _sentences(KEY, "The answer", (*said, flag)),
        _numbers(results, figures[0]),
        *([_sentences(MORE, "More to each answer", more)] if more else []),
        *reversed(figures),  # the longest last: a page repeats the header of a sheet's last table
    )
    return Sheet("Summary", results[0].plan.agency.name, tables, first_page=2)


def _sentences(key: str, title: str, rows: Sequence[Row]) -> Table:
    columns = (Column("answer", "", Unit.TEXT, 22),)
    return Table(key, title, columns, tuple(rows), label_width=LABEL_WIDTH)


def _lead(answer: Answer) -> Iterator[Row]:
    """Its first sentence, in bold, in lines that fit a page."""
    return _lines(answer, [(_lead_and_rest(answer.sentences)[0], Kind.TOTAL)])


def _more(answer: Answer) -> Iterator[Row]:
    """All its other sentences; no line is live in part only."""
    rest = _lead_and_rest(answer.sentences)[1]
    runs = groupby(rest, lambda each: not each.formula)
    return _lines(answer, [(_paragraph(list(run)), Kind.TEXT) for _, run in runs])


def _lines(answer: Answer, paragraphs: Sequence[tuple[Sentence, Kind]]) -> Iterator[Row]:
    lines = [(line, kind) for sentence, kind in paragraphs for line in sentence.lines(LINE)]
    labels = _labels(answer.question, len(lines))
    for number, ((line, kind), label) in enumerate(zip(lines, labels, strict=False)):
        yield Row(f"{answer.name}.{number}", label, (line.text,), formula=line.formula, kind=kind, flows=True)


def _labels(question: str, lines: int) -> Iterable[str]:
    """The question beside the lines of its answer, in as many as it needs."""
    parts = wrap(question, LABEL_WIDTH - 2)
    return chain(parts[: lines - 1], (" ".join(parts[lines - 1 :]),), repeat(""))


def _lead_and_rest(sentences: Sequence[Sentence]) -> tuple[Sentence, Sequence[Sentence]]:
    """The first sentence, with what its colon or semicolon leads to, and all that follow."""
    whole = 1
    while sentences[whole - 1].text.endswith((":", ";")) and whole < len(sentences):
        whole += 1
    return _paragraph(sentences[:whole]), sentences[whole:]


def _paragraph(sentences: Sequence[Sentence]) -> Sentence:
    parts: list[Part] = []
    for sentence in sentences:
        parts += [" ", *sentence.parts] if parts else sentence.parts
    return Sentence(tuple(parts))


def _numbers(results: Sequence[Result], key: Table) -> Table:
    """The seven numbers to remember, from the figures further down, and cost by fiscal year as a chart."""
    rows = []
    for name, label in _NUMBERS.items():
        row = next((row for row in key.rows if row.key == name), None)
        if row is None or (len(results) == 1 and name.endswith(".added")):
            continue
        formula = f"={{{key.key}!{name}}}"
        rows.append(Row(name, label or row.label, row.values, row.unit, formula=formula))
    return Table(
        NUMBERS,
        "In numbers",
        key.columns,
        tuple(rows),
        label_header="Number",
        label_width=LABEL_WIDTH,
        chart=_cost_by_year(results),
    )


def _cost_by_year(results: Sequence[Result]) -> Chart:
    """Total cost by fiscal year, a column a scenario."""
    shown = results[:_MOST_SCENARIOS]
    years = list(budget.fiscal_years(results[0]))
    span = (f"fy{years[0]}", f"fy{years[-1]}")
    series = tuple(
        Series(each.scenario.title, budget.key(each.scenario.name), ("total.cost", "total.cost"), span)
        for each in shown
    )
    names = ", ".join(each.scenario.title for each in shown)
    return Chart(
        "Total cost by fiscal year",
        Unit.DOLLARS,
        series,
        f"Column chart: total cost in dollars by fiscal year, {budget.year_title(years[0], 12)} to "
        f"{budget.year_title(years[-1], 12)}, one column for each of: {names}. The row Total cost of the sheet Budget "
        "holds the figures; the columns follow when an assumption changes.",
    )
