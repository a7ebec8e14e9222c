"""The months of one worker as a table of at most a hundred columns; equal months share a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ladder.reports.benefits_words import NOT_KNOWN, WIDTH, listing, month_of, paragraph, short
from ladder.worker.person import Person
from ladder.worker.reasons import not_in_net_income

DEPENDS = "depends"
MISSING = "?"
_SSI = {
    "paid": "paid",
    "zero": "zero",
    "1619b": "1619(b)",
    "suspended": "suspended",
    "ineligible": "ineligible",
    "terminated": "ended",
    "none": "none",
}
_SSDI = {
    "extended": "extended",
    "grace": "grace",
    "suspended": "stopped",
    "terminated": "ended",
    "none": "not yet",
}
_SSDI_PHASES = {"trial_work": "trial work", **_SSDI}
_EITHER = "either way"
_MEDICAID = {
    "ssi": "SSI",
    "1619b": "1619(b)",
    "buy_in": "buy-in",
    "either_way": _EITHER,
    "either_way_buy_in": _EITHER,
    "unknown": "ask",
}
_RIGHT = frozenset(("Wages", "Worked", "SSI", "State", "Received", "Net", "SNAP", "Rent", "After"))
_AFTER = {
    ("SNAP", "Rent"): "After is Net plus SNAP, less the tenant's rent.",
    ("SNAP",): "After is Net plus SNAP.",
    ("Rent",): "After is Net less the tenant's rent.",
}

Row = dict[str, Any]
Cells = tuple[str, ...]


def no_word(person: Person) -> str:
    """What stands where there is no one word: the answers differ by trial work, or a figure is missing."""
    unknown = person.ssdi is not None and person.ssdi.trial_work_months == "unknown"
    return DEPENDS if unknown else NOT_KNOWN


def month_table(person: Person, months: Sequence[Row]) -> list[str]:
    """The table's lines, header first, and what its words and marks mean; in cents where there is room.

    A range takes two lines, the second with its upper end. SNAP and rent, where asked for, have a table of their
    own where there is no room beside the others.
    """
    names, asked = _columns(person, months), _asked(person)
    lines, rows, places = _table(person, months, (*names, *asked))
    if not asked or places == 2:
        return [*lines, *_notes(person, rows, (*names, *asked), places)]
    lines, rows, places = _table(person, months, names)
    beside, beside_rows, beside_places = _table(person, months, ("Net", *asked))
    notes = _notes(person, [*rows, *beside_rows], (*names, *asked), min(places, beside_places))
    return [*lines, "", *beside, *notes]


def _table(person: Person, months: Sequence[Row], names: Cells) -> tuple[list[str], list[Cells], int]:
    """A table of some columns: its lines, its rows and the decimals of its amounts."""
    for places in (2, 0):
        rows = _folded(person, months, names, places)
        lines = _lines(("Month", "", *names), rows)
        if max(map(len, lines)) <= WIDTH:
            break
    return [lines[0], "-" * max(map(len, lines)), *lines[1:]], rows, places


def _notes(person: Person, rows: Sequence[Cells], names: Cells, places: int) -> list[str]:
    shown = {cell for row in rows for cell in row}
    marks = "".join(row[1] for row in rows)
    notes = [
        "Net is wages, SSI, state supplement and SSDI received, less payroll tax (FICA) and a twelfth of the "
        "year's federal income tax."
    ]
    if names_left_out := [name for name, _ in not_in_net_income(person)]:
        notes.append(f"Net leaves out {listing(names_left_out)}, which the file gives.")
    if places == 0:
        notes.append("Amounts are in whole dollars; --json has the cents.")
    if "Worked" in names:
        notes.append(
            "Wages are pay received in the month; Worked is pay for work done in it, which SSDI counts."
        )
    if "State" in names:
        notes.append("State is the state's supplement to SSI.")
    if "Received" in names:
        notes.append(
            "Received is the SSDI cash that arrives in the month, for the month before, after the Part B "
            "premium."
        )
    asked = tuple(name for name in ("SNAP", "Rent") if name in names)
    if asked:
        notes.append(f"{_AFTER[asked]} Net counts neither SNAP nor rent; see Assumptions.")
    meanings = {
        "zero": "eligible for SSI, with nothing payable",
        "1619(b)": "no SSI cash because of earnings, and Medicaid continues",
        "extended": "the extended period after trial work: SSDI is paid in months not over SGA"
        + (
            "; after reinstatement, with no such period yet, the same for 24 paid months"
            if person.ssdi and person.ssdi.reinstatement_requested
            else ""
        ),
        "grace": "SSDI is paid whatever is earned, three months in all",
        "stopped": "SSDI is not payable for the month",
        "ended": "entitlement has ended; it takes expedited reinstatement, within 60 months, or a new application",
        "buy-in": "income fits the state's Medicaid buy-in; it takes an application",
        _EITHER: "Medicaid continues in any case; by which rule is not known here (a buy-in takes an application)",
        "ask": "how Medicaid is kept is not known here; ask the state",
        DEPENDS: "on the trial work months used; see below",
        NOT_KNOWN: "a figure is missing; see below",
        MISSING: "an amount is not known",
    }
    notes += [f"{word}: {meaning}." for word, meaning in meanings.items() if word in shown]
    if any(cell.startswith("trial") for cell in shown):
        notes.append("trial n/9: trial work months used of the nine, in any 60 months.")
    if "*" in marks:
        notes.append("*: wages, SSI status, SSDI phase or Medicaid change from the month before.")
    if "p" in marks:
        notes.append("p: rests on a projected figure (see Sources).")
    return [line for note in notes for line in paragraph(note, "  ")]


def phase_words(person: Person, months: Sequence[Row]) -> dict[str, Cells]:
    """Each program's state in every month, in the table's words, of the programs that are there."""
    none = no_word(person)
    found = {
        "SSDI": tuple(_SSDI_PHASES.get(row["ssdi"]["phase"], none) for row in months),
        "SSI": tuple(_SSI.get(row["ssi"]["status"], none) for row in months),
        "Medicaid": tuple(_MEDICAID[row["medicaid"]] for row in months),
    }
    there = {
        "SSDI": any(row["ssdi"]["phase"] != "none" for row in months),
        "SSI": any(row["ssi"]["status"] != "none" for row in months),
    }
    return {name: words for name, words in found.items() if there.get(name, True)}


def _columns(person: Person, months: Sequence[Row]) -> Cells:
    has_ssi = any(row["ssi"]["status"] != "none" for row in months)
    has_ssdi = any(row["ssdi"]["phase"] != "none" for row in months)
    supplement = any(row["ssi"]["state_supplement"] for row in months)
    return (
        "Wages",
        *(("Worked",) if has_ssdi and any(_worked(person, row) != row["wages"] for row in months) else ()),
        *(("SSI", "SSI status") if has_ssi else ()),
        *(("State",) if supplement else ()),
        *(("SSDI phase", "Received") if has_ssdi else ()),
        "Medicaid",
        "Net",
    )


def _asked(person: Person) -> Cells:
    """The columns beside net income that the file asks for."""
    beside = (*(("SNAP",) if person.snap else ()), *(("Rent",) if person.housing else ()))
    return (*beside, "After") if beside else ()


def _worked(person: Person, row: Row) -> float:
    """Gross pay for work done in the month, which SSDI counts."""
    return float(person.income.worked(month_of(row)))


def _cells(person: Person, row: Row, names: Cells, places: int) -> Cells:
    ssi, ssdi, none = row["ssi"], row["ssdi"], no_word(person)
    found = {
        "Wages": _amount(row["wages"], places),
        "Worked": _amount(_worked(person, row), places),
        "SSI": _amount(ssi["federal_payment"], places),
        "SSI status": _SSI.get(ssi["status"], none),
        "State": _amount(ssi["state_supplement"], places),
        "SSDI phase": _phase(row, none),
        "Received": _amount(ssdi["received"], places),
        "Medicaid": _MEDICAID[row["medicaid"]],
        "Net": _amount(row["net_income"], places),
        "SNAP": _amount(row.get("snap"), places),
        "Rent": _amount(row.get("rent"), places),
        "After": _amount(row.get("after_snap_and_rent"), places),
    }
    return tuple(found[name] for name in names)


def _phase(row: Row, none: str) -> str:
    phase, used = row["ssdi"]["phase"], row["ssdi"]["trial_work_months_used"]
    if phase == "trial_work":
        return f"trial {used}/9" if isinstance(used, int) else "trial work"
    return _SSDI.get(phase, none)


def _amount(amount: Any, places: int) -> str:
    if amount is None:
        return MISSING
    if isinstance(amount, list):
        return f"{amount[0]:,.{places}f}\nto {amount[1]:,.{places}f}"
    return f"{amount:,.{places}f}"


def _mark(row: Row, before: Row | None) -> str:
    changed = before is not None and any(
        (
            before["wages"] != row["wages"],
            before["ssi"]["status"] != row["ssi"]["status"],
            before["ssdi"]["phase"] != row["ssdi"]["phase"],
            before["medicaid"] != row["medicaid"],
        )
    )
    return ("*" if changed else "") + ("p" if row["projected"] else "")


def _folded(person: Person, months: Sequence[Row], names: Cells, places: int) -> list[Cells]:
    """Month label, mark and cells, a row for each run of months that look the same."""
    folded: list[tuple[Row, Row, str, Cells]] = []
    for before, row in [(None, months[0]), *pairwise(months)]:
        mark, cells = _mark(row, before), _cells(person, row, names, places)
        if folded and "*" not in mark and folded[-1][2].strip("*") == mark and folded[-1][3] == cells:
            folded[-1] = (folded[-1][0], row, *folded[-1][2:])
        else:
            folded.append((row, row, mark, cells))
    return [(_label(first, last), mark, *cells) for first, last, mark, cells in folded]


def _label(first: Row, last: Row) -> str:
    start, end = short(month_of(first)), short(month_of(last))
    return start if first is last else f"{start} - {end}"


def _lines(header: Cells, rows: Sequence[Cells]) -> list[str]:
    """The rows under their header, in columns as wide as they need."""
    lines = [header, *(line for row in rows for line in _split(row))]
    widths = [max(len(line[at]) for line in lines) for at in range(len(header))]
    gap = "  " if sum(widths) + 2 * (len(widths) - 1) <= WIDTH else " "
    return [
        gap.join(
            cell.rjust(width) if name in _RIGHT else cell.ljust(width)
            for cell, name, width in zip(line, header, widths, strict=True)
        ).rstrip()
        for line in lines
    ]


def _split(row: Cells) -> list[Cells]:
    """The row as one line, or two where a cell is a range."""
    parts = [cell.split("\n") for cell in row]
    return [tuple(part[at] if at < len(part) else "" for part in parts) for at in range(max(map(len, parts)))]
