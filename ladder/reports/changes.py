"""What moved since an earlier run: its inputs, what follows from them, and the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ladder.analysis import Result
from ladder.config.differences import as_text
from ladder.config.source import Path, dotted
from ladder.config.value_words import with_unit
from ladder.model.earlier_run import EarlierRun, Figure
from ladder.model.month import Month
from ladder.model.plan_set import BASELINE
from ladder.reports.key_figures import HOURS
from ladder.reports.moved_inputs import MovedInput, MovedInputs
from ladder.reports.provenance import standing_assumptions
from ladder.reports.recorded_inputs import as_recorded, typed_in
from ladder.reports.tables import Row, Table, Unit, Value
from ladder.reports.what_if_words import bills
from ladder.workforce.measured_cost import MeasuredCost

AS_BASELINE = "as the baseline"


@dataclass(frozen=True, slots=True)
class Since:
    """An earlier run, and which inputs moved since; None where that run recorded none."""

    earlier: EarlierRun
    moved: MovedInputs | None


@dataclass(frozen=True, slots=True)
class ChangedInput:
    """An input in words: its label, the field of the config or row of Assumptions, its value then and now."""

    label: str
    field: str
    unit: Unit
    before: Value
    now: Value
    effect: MeasuredCost | None = None


@dataclass(frozen=True, slots=True)
class FigureThenNow:
    """A figure of the Summary sheet: its row there, what it is called alone, the column, its value then and now."""

    row: Row
    label: str
    column: str
    before: Value
    now: Value

    @property
    def change(self) -> Decimal | None:
        """Now less then, where both are numbers."""
        numbers = [each for each in (self.before, self.now) if is_number(each)]
        return Decimal(str(numbers[1])) - Decimal(str(numbers[0])) if len(numbers) == 2 else None

    @property
    def moved(self) -> bool:
        """Whether it is something else now; nothing and no words are one."""
        return (self.before or None) != (self.now or None) if self.change is None else bool(self.change)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs from an earlier run. `inputs` is None where that run recorded none."""

    earlier: EarlierRun
    moved: MovedInputs | None
    inputs: tuple[ChangedInput, ...] | None
    followed: tuple[ChangedInput, ...]  # typed in on Assumptions, and moved by none of `inputs`
    figures: dict[str, tuple[FigureThenNow, ...]]  # by scenario in both runs
    worker: tuple[FigureThenNow, ...]  # the invented worker's hours, and what the ladder changes at them
    entered: tuple[str, ...]
    left: tuple[str, ...]
    bills: bool  # whether a role bills, now or then, so that net cost is another than cost

    @property
    def worker_at_other_hours(self) -> bool:
        """Whether the invented worker's hours are others than then."""
        return any(each.moved for each in self.worker if each.row.key == HOURS)


def changes_since(
    since: Since, results: Sequence[Result], key: Table, worker: Table, assumptions: Table
) -> Changes:
    """Set the results beside those of the earlier run."""
    earlier, moved = since.earlier, since.moved
    both = [each.scenario.name for each in results if each.scenario.name in earlier.scenarios]
    entered, left = zip(*_names(earlier, results), strict=True)
    return Changes(
        earlier,
        moved,
        tuple(_in_words(each, earlier, results, assumptions) for each in moved.inputs) if moved else None,
        tuple(_followed(earlier, moved, results, assumptions)) if moved else (),
        {name: _figures(earlier.figures, key, name) for name in both},
        _of_worker(earlier.worker, worker),
        tuple(words for some in entered for words in some),
        tuple(words for some in left for words in some),
        bills(results) or "revenue" in earlier.figures,
    )


def _figures(recorded: dict[str, dict[str, Figure]], table: Table, column: str) -> tuple[FigureThenNow, ...]:
    """The rows of a Summary table that the earlier run has too, in one column; words only where they changed."""
    found = [
        FigureThenNow(
            row,
            label,
            column,
            _read(recorded[row.key].get(column), row.unit),
            _rounded(table.value(row.key, column), row.unit),
        )
        for row, label in zip(table.rows, _whole_labels(table.rows), strict=True)
        if row.key in recorded
    ]
    return tuple(each for each in found if each.moved or each.change is not None)


def _whole_labels(rows: Sequence[Row]) -> Iterator[str]:
    """What each row is called where it stands alone: an indented one after the row that it belongs to."""
    whole = ""
    for row in rows:
        if row.label.startswith("  "):
            yield f"{whole}: {row.label.strip()}"
        else:
            whole = row.label
            yield whole


def _of_worker(recorded: dict[str, dict[str, Figure]], table: Table) -> tuple[FigureThenNow, ...]:
    """The weekly hours, where the earlier run recorded them, and the change of each amount and line at them."""
    hours = _figures({name: row for name, row in recorded.items() if name == HOURS}, table, "after")
    return (
        *hours,
        *(_named_a_change(each) for each in _figures(recorded, table, "change") if each.row.key != HOURS),
    )


def _named_a_change(figure: FigureThenNow) -> FigureThenNow:
    """An amount of the column of changes under a label that says so."""
    label = figure.label
    if figure.row.unit is not Unit.CENTS:
        return figure
    words = label if label[:2].isupper() else label[:1].lower() + label[1:]
    return replace(figure, label=f"Change in {words}")


def _rounded(value: Value, unit: Unit) -> Value:
    return as_recorded(value, unit) if isinstance(value, Decimal) else value


def _read(value: Figure, unit: Unit) -> Value:
    """A recorded value as the workbook shows it: months as months."""
    if unit is Unit.MONTH and isinstance(value, str):
        try:
            return Month.parse(value)
        except ValueError:
            return value
    return value


def _names(
    earlier: EarlierRun, results: Sequence[Result]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What entered and what left, in words: scenarios, roles, and assumptions still to be replaced."""
    titles = {each.scenario.name: each.scenario.title for each in results}
    yield _entered_and_left("scenario", earlier.scenarios, titles)
    if earlier.inputs:
        before = earlier.inputs.config.get("roles")
        named = before if isinstance(before, dict) else {}
        roles = {name: str(role.get("title", name)) for name, role in named.items() if isinstance(role, dict)}
        now = {name: role.title for name, role in results[0].plan.roles.items()}
        yield _entered_and_left("role", roles, now)
    standing = standing_assumptions(results[0].plan, simulated=any(each.risk for each in results))
    paths = ({path: path for path in some} for some in (earlier.assumptions_standing, standing))
    yield _entered_and_left("assumption to replace", *paths)


def _entered_and_left(
    kind: str, before: dict[str, str], now: dict[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    entered = tuple(f"{kind}: {title}" for name, title in now.items() if name not in before)
    return entered, tuple(f"{kind}: {title}" for name, title in before.items() if name not in now)


# Inputs.


def _in_words(
    moved: MovedInput, earlier: EarlierRun, results: Sequence[Result], assumptions: Table
) -> ChangedInput:
    """A moved input under the label and unit that the Assumptions sheet has for it, then or now."""
    scenario, path = _of_scenario(moved.path)
    single = not any(isinstance(each, dict | list) for each in (moved.before, moved.now))
    label, unit = _label(_row_key(path), earlier, assumptions, single=single)
    titles = {each.scenario.name: each.scenario.title for each in results}
    words = label or ": ".join(
        str(part + 1) if isinstance(part, int) else part.replace("_", " ") for part in path
    )
    if scenario:
        title = titles.get(scenario, earlier.scenarios.get(scenario, scenario))
        words = f'{words}, under "{title}"' if words else f'Scenario "{title}"'
    values = [_value(each) for each in (moved.before, moved.now)]
    if any(isinstance(each, str) and each.endswith("%") for each in (moved.before, moved.now)):
        unit = Unit.PERCENT
    if unit is Unit.TEXT:  # a number that has no row on Assumptions is shown with the unit of its field
        field = dotted(path)
        values = [
            with_unit(field, f"{each.normalize():f}") if isinstance(each, Decimal) else each
            for each in values
        ]
    return ChangedInput(
        words[:1].upper() + words[1:], dotted(moved.path), unit, values[0], values[1], moved.effect
    )


def _of_scenario(path: Path) -> tuple[str, Path]:
    """The scenario that a field belongs to, or nothing, and the path of what it changes."""
    if path[0] != "scenarios":
        return "", path
    return str(path[1]) if len(path) > 1 else "", path[3:] if path[2:3] == ("changes",) else path[2:]


def _row_key(path: Path) -> str:
    """The key that a field's row of Assumptions has or begins with, where it is not the field's own name."""
    parts = list(path)
    if parts[:1] == ["one_time_costs"]:
        parts[0] = "one_time"
    if len(parts) > 1 and parts[-1] == "amount":
        parts.pop()
    if len(parts) == 4 and parts[0] == "grades" and parts[2] == "steps" and str(parts[3]).isdigit():
        parts[2:] = [f"step_{int(parts[3]) + 1}"]
    return dotted(tuple(parts))


def _label(field: str, earlier: EarlierRun, assumptions: Table, *, single: bool) -> tuple[str, Unit]:
    """The label and unit of the field's row; a single value's only row may end in a month or in `posted`."""
    rows = {row.key for row in assumptions.rows if single and row.key.startswith(f"{field}.")}
    own = {field} if any(row.key == field for row in assumptions.rows) else rows if len(rows) == 1 else set()
    own = {f"{field}.posted"} & rows or own
    for row in assumptions.rows:
        if row.key in own:
            month = row.values[[column.key for column in assumptions.columns].index("month")]
            return f"{row.label}, {month.name}" if isinstance(month, Month) else row.label, row.unit
    record = earlier.inputs.assumptions.get(field) if earlier.inputs else None
    return (record.label, _unit(record.unit)) if record else ("", Unit.TEXT)


def _unit(words: str) -> Unit:
    try:
        return Unit(words)
    except ValueError:
        return Unit.TEXT


def _value(raw: Any) -> Value:
    """A value of the config as the workbook shows it."""
    if isinstance(raw, str) and raw.endswith("%"):
        try:
            return Decimal(raw[:-1].strip()) / 100
        except ArithmeticError:
            return raw
    if isinstance(raw, Decimal | int) and not isinstance(raw, bool):
        return Decimal(raw)
    return as_text(raw)


def _followed(
    earlier: EarlierRun, moved: MovedInputs, results: Sequence[Result], assumptions: Table
) -> Iterator[ChangedInput]:
    """Figures on Assumptions of both runs that moved though no field of theirs did: the law's, defaults, surveys'."""
    assert earlier.inputs
    before = earlier.inputs.assumptions
    now = {row.key: (row, values) for row, values in typed_in(assumptions, results)}
    titles = {each.scenario.name: each.scenario.title for each in results}
    fields = [_of_scenario(each.path) for each in moved.inputs]
    for key, (row, values) in now.items():
        old = before[key].values if key in before else {}
        for name, title in titles.items():
            if key not in before or name not in earlier.scenarios or not (name in values or name in old):
                continue  # what another month or another scenario asks for did not move
            there = _read(old[name], row.unit) if name in old else AS_BASELINE
            here = values.get(name, AS_BASELINE)
            if not _same(there, here) and not any(_covers(field, key, name) for field in fields):
                label = row.label if name == BASELINE else f'{row.label}, under "{title}"'
                yield ChangedInput(label, key, row.unit, there, here)


def _covers(field: tuple[str, Path], key: str, scenario: str) -> bool:
    """Whether a moved field of the config is what moved a row of Assumptions."""
    of, path = field
    if of and of != scenario:
        return False
    there, key = _row_key(path), key.removesuffix(".posted")
    if there.startswith("one_time."):
        there = ".".join(there.split(".")[:2])  # in another month its row has another key
    return key == there or key.startswith(f"{there}.") or there.startswith(f"{key}.") or not path


def _same(before: Value, now: Value) -> bool:
    """Whether two values are one, as a record holds them."""
    if is_number(before) and is_number(now):
        return float(str(before)) == float(str(now))
    return before == now


def is_number(value: Value) -> bool:
    """Whether a value is an amount or a count."""
    return isinstance(value, Decimal | int) and not isinstance(value, bool)
