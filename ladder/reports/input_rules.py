"""What an input cell takes: a rule by its unit, with a few words of help when the cell is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation

from ladder.reports.tables import Unit

_DAY_2000_01_01 = "36526"
_AMOUNT = ("decimal", "greaterThanOrEqual", "0", None, "Dollars, not negative, like 19.50.")
_COUNT = ("whole", "greaterThanOrEqual", "0", None, "A whole number, 0 or more.")
_NUMBER = ("decimal", "greaterThanOrEqual", "0", None, "A number, 0 or more.")
_RULES: Mapping[Unit, tuple[str, str, str, str | None, str]] = {
    Unit.DOLLARS: _AMOUNT,
    Unit.CENTS: _AMOUNT,
    Unit.HOURLY: _AMOUNT,
    # The config's own bounds, from a cut by half to doubling.
    Unit.PERCENT: (
        "decimal",
        "between",
        "-0.5",
        "1",
        "A percentage with its sign, like 3%, from -50% to 100%.",
    ),
    Unit.RATIO: _NUMBER,
    Unit.COUNT: _COUNT,
    Unit.PEOPLE: _COUNT,
    Unit.SEATS: _COUNT,
    Unit.MONTHS: _COUNT,
    Unit.HOURS: ("decimal", "between", "0", "168", "Hours a week, from 0 to 168, like 37.5."),
    Unit.MONTH: (
        "date",
        "greaterThanOrEqual",
        _DAY_2000_01_01,
        None,
        "The first day of a month, like 7/1/2027.",
    ),
}


def input_rules(cells: Mapping[str, Unit]) -> list[DataValidation]:
    """One rule for the cells of each unit, in the order the units first appear; `cells` are addresses."""
    by_unit: dict[Unit, list[str]] = {}
    for address, unit in cells.items():
        if unit in _RULES:
            by_unit.setdefault(unit, []).append(address)
    rules = []
    for unit, addresses in by_unit.items():
        kind, operator, low, high, words = _RULES[unit]
        rule = DataValidation(
            type=kind,
            operator=operator,
            formula1=low,
            formula2=high,
            allow_blank=True,
            showInputMessage=True,
            showErrorMessage=True,
            promptTitle="An assumption",
            prompt=f"{words} Every live sheet follows.",
            errorTitle="This cannot be used",
            error=words,
        )
        for address in addresses:
            rule.add(address)
        rules.append(rule)
    return rules
