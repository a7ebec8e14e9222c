"""An input changed in the workbook gives what the config, changed the same way, gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from money_plan import MONEY
from openpyxl.cell import Cell as InputCell
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet
from plans import CONFIGS, config_text, plan_set, report_of, workbook_of
from spreadsheets import (
    Cell,
    cached_values,
    locate,
    recalculate_all_with_libreoffice,
    recalculate_with_ironcalc,
)

from ladder.law import Law, load_law
from ladder.law.figures import Value
from ladder.model.month import Month
from ladder.reports.addresses import layout
from ladder.reports.build import Report

PSS = (
    (CONFIGS / "pss-103.yaml").read_text(encoding="utf-8")
    + """
benchmarks: {survey: {title: Peer aides, area: Texas, date: 2025-05, source: A survey, p50: 22.05}}
"""
)
BASELINE, LADDER = "Today's posted rate", "A four-rung ladder at market pay"

# What pss-103 has none of: steps that rise, a shared seat, a line that opens and closes, a given rate, a salary over
# the wage base, pay of a single month.
OTHERS = config_text("""
agency: {name: Agency, kind: public, state: NY, fiscal_year_starts: October}
period: {start: 2027-01, months: 20}
baseline_title: Now
pay:
  full_time_hours: 37.5
  general_raises: {2027-03: 3%}
  merit_raises: {2027-05: 2%}
  step_raises: {2027-06: 1}
  vacancy: 5%
  one_time_payments:
    thanks: {title: Thank-you payment, paid: 2027-01, amount: 600}
    bonus: {title: Supervisors' bonus, paid: 2027-12, percent_of_pay: 2%, roles: [supervisor, director]}
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 22.60}
  S: {steps: [26.50, 27.30, 28.10, 29.00]}
  D: {basis: annual, minimum: 184000, control_point: 196000, maximum: 208000}
roles:
  peer:       {title: Peer Specialist, tier: direct_support, grade: G}
  supervisor: {title: Supervisor, tier: peer_supervisor, grade: S}
  director:   {title: Director, tier: director, grade: D, flsa: exempt}
entry_role: {title: Aide, rate: 19.50}
seats:
  peers:       {role: peer, seats: 9, hours: 20}
  shared:      {role: peer, seats: 3, hours: 37.5, shared_by: 2}
  later:       {role: peer, seats: 2, hours: 20, rate: 21.00, first_month: 2027-04, last_month: 2028-02}
  supervisors: {role: supervisor, seats: 2, hours: 30, step: 1}
  director:    {role: director, hours: 30, place: control_point}
employer_cost:
  items:
    health: {title: Health plan, per_person_month: 650.00, from_hours: 30}
scenarios:
  more:
    title: More
    changes:
      seats: {supervisors: {seats: 3}}
      grades: {G: {maximum: 23.00}}
      pay: {one_time_payments: {bonus: {percent_of_pay: 2.5%}}}
""")

Values = Mapping[Cell, object]


@dataclass(frozen=True)
class Input:
    """A cell of the Assumptions sheet as a person finds it: by label, scenario, and month where rows share a label."""

    label: str
    column: str
    month: str = ""


@dataclass(frozen=True)
class Change:
    """Inputs and their new values, and the same change in the config's text and in the law."""

    cells: Mapping[Input, float | datetime]
    words: Mapping[str, str]
    config: str = PSS
    law: Mapping[str, int] | None = None


CHANGES = {
    "a grade's minimum": Change(
        {Input("P2 minimum, as posted", BASELINE): 20.25},
        {"minimum:       {amount: 18.99": "minimum:       {amount: 20.25"},
    ),
    "a general raise": Change(
        {Input("General raise (moves every range, rate and the entry role)", BASELINE, "2028-09"): 0.045},
        {"2028-09: 3%": "2028-09: 4.5%"},
    ),
    "vacancy": Change(
        {Input("Share of seats vacant", BASELINE): 0.25},
        {"vacancy: 10%": "vacancy: 25%"},
    ),
    "hours, under the health plan's": Change(
        {Input("specialists_30h: hours a week, each seat", BASELINE): 29.5},
        {"seats: 3, hours: 30, step: 1": "seats: 3, hours: 29.5, step: 1"},
    ),
    "seats of the scenario": Change(
        {Input("supervisors: authorized seats", LADDER): 5},
        {"role: peer_supervisor, seats: 2": "role: peer_supervisor, seats: 5"},
    ),
    "cost items": Change(
        {
            Input("Retirement: % of wages", BASELINE): 0.0925,
            Input("Health plan: a month for each person", BASELINE): 812.4,
            Input("Health plan: from these hours a week", BASELINE): 20,
        },
        {
            "percent_of_wages: 7%": "percent_of_wages: 9.25%",
            "per_person_month: 657.08, worker_pays: 120.00, from_hours: 30": (
                "per_person_month: 812.40, worker_pays: 120.00, from_hours: 20"
            ),
        },
    ),
    "the federal benefit rate and SGA": Change(
        {
            Input("Federal benefit rate, eligible individual", BASELINE): 1100,
            Input("Substantial gainful activity, a month over", BASELINE): 1500,
        },
        {},
        law={"federal_benefit_rate": 1100, "substantial_gainful_activity": 1500},
    ),
    "many at once": Change(
        {
            Input("Growth a year by which posted and surveyed pay is aged", BASELINE): 0.05,
            Input("At a benchmark means within", BASELINE): 0.1,
            Input("Our own entry role: Psychiatric Technician, as posted", BASELINE): 17.1,
            Input("Merit raise (within a range, up to its maximum)", LADDER, "2028-03"): 0.085,
            Input("Mentor and supervisor training", LADDER): 9999,
            Input("In Social Security (1 yes, 0 no)", BASELINE): 0,
            Input("SSDI benefit, for the profile with SSI and SSDI", BASELINE): 15,
            Input("Peer aides, Texas: p50", BASELINE): 22.5,
        },
        {
            "  aging: 3%": "  aging: 5%",
            "  tolerance: 3%": "  tolerance: 10%",
            "  social_security: true": "  social_security: false",
            "rate: {amount: 14.84": "rate: {amount: 17.10",
            "{2028-03: 2%,": "{2028-03: 8.5%,",
            "amount: 6000": "amount: 9999",
            "ssdi_benefit_with_ssi: 600": "ssdi_benefit_with_ssi: 15",
            "p50: 22.05": "p50: 22.50",
        },
    ),
    "steps, sharing, dates, a rate and a salary": Change(
        {
            Input("supervisors: step at the plan's start", "Now"): 2,
            Input("Step raise (steps up within a grade of steps)", "Now", "2027-06"): 2,
            Input("S step 4", "Now"): 31,
            Input("shared: people who share a seat", "Now"): 1,
            Input("later: rate given", "Now"): 22.5,
            Input("later: first month", "Now"): datetime(2027, 3, 1),  # noqa: DTZ001 - a cell has no time zone
            Input("later: last month", "Now"): datetime(2028, 4, 1),  # noqa: DTZ001
            Input("D control point", "Now"): 207000,
            Input("Full-time hours a week", "Now"): 35,
            Input("G maximum", "More"): 22.8,
            Input("Wages of a year on which Social Security tax is due", "Now", "2027-01"): 160000,
            Input("Thank-you payment: for a full-time person", "Now"): 750,
            Input("Supervisors' bonus: share of a year of pay", "More"): 0.03,
        },
        {
            "amount: 600": "amount: 750",
            "percent_of_pay: 2.5%": "percent_of_pay: 3%",
            "hours: 30, step: 1": "hours: 30, step: 2",
            "2027-06: 1}": "2027-06: 2}",
            "28.10, 29.00": "28.10, 31.00",
            ", shared_by: 2": "",
            "rate: 21.00, first_month: 2027-04": "rate: 22.50, first_month: 2027-03",
            "last_month: 2028-02": "last_month: 2028-04",
            "control_point: 196000": "control_point: 207000",
            "full_time_hours: 37.5": "full_time_hours: 35",
            "{maximum: 23.00}": "{maximum: 22.80}",
        },
        config=OTHERS,
        law={"oasdi_wage_base": 160000},
    ),
    "funds, indirect cost and revenue": Change(
        {
            Input("Block grant: last month it pays", "Now"): datetime(2028, 1, 1),  # noqa: DTZ001
            Input("Block grant: at most in a fiscal year", "Now"): 90000,
            Input("Block grant: pays indirect cost at", "Now"): 0.08,
            Input("County contract: first month", "Now"): datetime(2027, 4, 1),  # noqa: DTZ001
            Input("Peer Specialist: share charged to Block grant", "Now"): 0.25,
            Input("part: share charged to Medicaid", "Now"): 0.5,
            Input("Indirect rate, of modified total direct cost", "Now"): 0.12,
            Input("Peer support (H0038): rate of a unit", "Now", "2027-10"): 15.1,
            Input("Peer group (H0038 HQ): members billed in a group", "Now"): 4,
            Input("Peer Specialist: direct share of hours worked", "Now"): 0.61,
            Input("Peer Specialist: billable time in Peer support", "Now"): 0.7,
            Input("Peer Specialist: billable time in Peer group", "Now"): 0.3,
            Input(
                "Peer Specialist: months before a newly opened seat, or a person not certified yet, bills",
                "Now",
            ): 5,
            Input("Peer Specialist: units denied", "Now"): 0.1,
            Input("Peer Mentor: direct time before admission, not billed", "Now"): 0.2,
        },
        {
            "kind: grant, ends: 2028-06, limit_a_year: 150000, indirect_rate: 10%": (
                "kind: grant, ends: 2028-01, limit_a_year: 90000, indirect_rate: 8%"
            ),
            "starts: 2027-02": "starts: 2027-04",
            "{medicaid: 60%, block: 40%}": "{medicaid: 60%, block: 25%}",
            "{medicaid: 90%}": "{medicaid: 50%}",
            "rate: 15%": "rate: 12%",
            "2027-10: 12.50": "2027-10: 15.10",
            "group_size: 6": "group_size: 4",
            "direct_share: 56%": "direct_share: 61%",
            "denial_rate: 5%": "denial_rate: 10%",
            "{individual: 80%, group: 20%}": "{individual: 70%, group: 30%}",
            "months_before_billing: 3": "months_before_billing: 5",
            "before_admission_share: 10%": "before_admission_share: 20%",
        },
        config=MONEY,
    ),
}


CONFIGS_CHANGED = tuple(dict.fromkeys(change.config for change in CHANGES.values()))


def changes_of(config: str) -> list[Change]:
    """The changes of a config."""
    return [change for change in CHANGES.values() if change.config == config]


def changed_text(changes: Iterable[Change], config: str) -> str:
    """The config with the changes' words, each found once."""
    for before, after in (words for change in changes for words in change.words.items()):
        assert config.count(before) == 1, before
        config = config.replace(before, after)
    return config


def changed_law(figures: Mapping[str, int] | None) -> Law:
    """The shipped law with other amounts in 2027."""
    law = load_law()
    programs = dict(law.programs)
    for name, amount in (figures or {}).items():
        key = next(key for key, program in programs.items() if name in program.figures)
        series = programs[key].figures[name]
        other = Value(amount=Decimal(amount), source="changed", status="published")
        values = {**series.values, Month.parse("2027-01"): other}
        series = series.model_copy(update={"values": values})
        programs[key] = programs[key].model_copy(update={"figures": {**programs[key].figures, name: series}})
    return Law(programs, law.projection)


def cell_of(sheet: Worksheet, wanted: Input) -> InputCell:
    """An input's cell."""
    header = next(row for row in sheet.iter_rows(max_row=12) if row[0].value == "Assumption")
    column = next(cell.column_letter for cell in header if cell.value == wanted.column)
    rows = [
        row[0].row
        for row in sheet.iter_rows(min_row=header[0].row + 1)
        if row[0].value == wanted.label
        and (not wanted.month or row[2].value.strftime("%Y-%m") == wanted.month)
    ]
    assert len(rows) == 1, (wanted, rows)
    return sheet[f"{column}{rows[0]}"]


@cache
def original(config: str) -> bytes:
    """The workbook of a config as its file says it."""
    return workbook_of(plan_set(config))


@cache
def inputs_of(config: str) -> Worksheet:
    """The Assumptions sheet of a config's workbook."""
    return openpyxl.load_workbook(BytesIO(original(config)))["Assumptions"]


def cells_of(changes: Iterable[Change], config: str) -> dict[Cell, float]:
    """The cells of the changed inputs in the config's workbook, none of which may hold a formula, and their values."""
    found = {}
    for wanted, value in (each for change in changes for each in change.cells.items()):
        cell = cell_of(inputs_of(config), wanted)
        assert cell.data_type in "nd", wanted
        assert cell.value != value, wanted
        found["Assumptions", cell.coordinate] = to_excel(value) if isinstance(value, datetime) else value
    return found


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Values]:
    """What IronCalc computes after each change."""
    folder, found = tmp_path_factory.mktemp("changes"), {}
    for name, change in CHANGES.items():
        path = folder / "plan.xlsx"
        path.write_bytes(original(change.config))
        found[name] = recalculate_with_ironcalc(path, cells_of([change], change.config))
    return found


@pytest.fixture(scope="module")
def all_recalculated(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Values]:
    """What LibreOffice computes after all changes of a config."""
    folder, paths = tmp_path_factory.mktemp("all changes"), {}
    for config in CONFIGS_CHANGED:
        workbook = openpyxl.load_workbook(BytesIO(original(config)))
        for (sheet, address), value in cells_of(changes_of(config), config).items():
            workbook[sheet][address].value = value
        paths[config] = folder / f"all{len(paths)}.xlsx"
        workbook.save(paths[config])
    made = recalculate_all_with_libreoffice(list(paths.values()), folder / "again")
    return dict(zip(paths, map(cached_values, made), strict=True))


def differences(computed: Values, report: Report, written: Report | None = None) -> list[str]:
    """Figures and sentences of a recalculated Summary sheet that are not the report's, by their rows' names.

    The sheet is laid out as in the `written` report, for what is simulated may take a line more or fewer in the other.
    """
    where = layout((written or report).sheets)
    found = []
    for table in report.sheets[1].tables:
        for row in table.rows:
            if not any(row.formula_at(at) for at in range(len(row.values))):
                continue  # simulated figures and fixed words do not move
            for column, expected in zip(table.columns, row.values, strict=True):
                value = computed.get(locate(where, table.key, row.key, column.key))
                if not _same(value, expected):
                    found.append(f"{row.label or row.key}, {column.header}: {value!r}, not {expected!r}")
    return found


def _same(value: object, expected: object) -> bool:
    if isinstance(expected, Decimal | int):
        return isinstance(value, float | int) and abs(value - float(expected)) <= 1e-9 * max(1, abs(value))
    if isinstance(expected, Month):
        return value == to_excel(date(expected.year, expected.month, 1))
    return (value or "") == (expected or "")


def report_after(changes: Sequence[Change], config: str) -> Report:
    """What the config gives with the changes made in it and in the law."""
    law = changed_law({name: amount for change in changes for name, amount in (change.law or {}).items()})
    report = report_of(plan_set(changed_text(changes, config)), law)
    assert report.sheets[1].name == "Summary"
    return report


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_cell_gives_what_the_changed_config_gives(
    name: str, recalculated: dict[str, Values]
) -> None:
    change = CHANGES[name]
    assert (
        differences(recalculated[name], report_after([change], change.config), unchanged(change.config)) == []
    )


@pytest.mark.parametrize("name", CHANGES)
def test_an_ignored_change_would_be_found(name: str, recalculated: dict[str, Values]) -> None:
    """What the config gave before is not what the changed cell gives."""
    config = CHANGES[name].config
    assert differences(recalculated[name], unchanged(config)) != []


@pytest.mark.parametrize("config", CONFIGS_CHANGED, ids=range(len(CONFIGS_CHANGED)))
def test_another_program_agrees_on_all_changes_at_once(
    config: str, all_recalculated: dict[str, Values]
) -> None:
    assert (
        differences(all_recalculated[config], report_after(changes_of(config), config), unchanged(config))
        == []
    )
    assert differences(all_recalculated[config], unchanged(config)) != []


@cache
def unchanged(config: str) -> Report:
    """What a config gives, as its file says it."""
    return report_of(plan_set(config))
