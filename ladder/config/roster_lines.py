"""People of a roster who are alike, as lines of seats with names a reader knows them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from ladder.config.identifiers import plain
from ladder.model.month import Month
from ladder.pay.placement import whole_years

_LONGEST_NAME, _LONGEST_END = 40, 30
_SALARY = 1_000  # pay from which it is by the year


class Alike(NamedTuple):
    """What people in one line of seats have in common."""

    role: str
    rate: Decimal | None
    step: int | None
    hours: Decimal
    fund: str | None
    certified: bool | None
    years: tuple[int, ...]  # whole years in role in each month in which a scenario places people by them


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A row of a roster: one person, or `seats` people alike. Either `rate` or `step` is given."""

    number: int
    role: str
    rate: Decimal | None
    step: int | None
    hours: Decimal
    hired: Month
    certified: bool | None
    fund: str | None
    seats: int

    def alike(self, months: Sequence[Month]) -> Alike:
        """What it shares with others in its line."""
        years = tuple(whole_years(self.hired, month) for month in months)
        return Alike(self.role, self.rate, self.step, self.hours, self.fund, self.certified, years)


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """Rows that are alike, and the name of the line of seats they make."""

    name: str
    rows: tuple[StaffRow, ...]

    def entry(self) -> dict[str, Any]:
        """The line of seats as a config would write it."""
        first = self.rows[0]
        fields: dict[str, Any] = {
            "role": first.role,
            "seats": sum(row.seats for row in self.rows),
            "hours": first.hours,
            "rate": first.rate,
            "step": first.step,
            "hired": [str(row.hired) for row in self.rows for _ in range(row.seats)],
            "certified": first.certified,
            "fund": first.fund,
            "roster_rows": [row.number for row in self.rows],
        }
        return {name: value for name, value in fields.items() if value is not None}


def grouped(data: Mapping[str, Any], rows: Sequence[StaffRow]) -> list[SeatGroup]:
    """The rows in groups of alike people, by role as the config lists them, then by hours, pay, fund and years."""
    months = tuple(dict.fromkeys(_placement_months(data)))
    groups: dict[Alike, list[StaffRow]] = {}
    for row in rows:
        groups.setdefault(row.alike(months), []).append(row)
    roles = _names(data, "roles")
    keys = sorted(groups, key=lambda key: _order(key, roles))
    by_short_name: dict[str, list[Alike]] = {}
    for key in keys:
        by_short_name.setdefault(_short_name(key), []).append(key)
    taken = {_folded(name) for name in _names(data, "seats")}
    found = []
    for key in keys:
        name = _name(key, by_short_name[_short_name(key)], taken)
        taken.add(_folded(name))
        found.append(SeatGroup(name, tuple(groups[key])))
    return found


def _names(data: Mapping[str, Any], section: str) -> list[str]:
    """The names that a group of the config writes; none where it is no group."""
    group = data.get(section)
    return list(group) if isinstance(group, dict) else []


def _placement_months(data: Mapping[str, Any]) -> Iterator[Month]:
    """The months in which the config's scenarios move people to new ranges."""
    scenarios = data.get("scenarios")
    for scenario in scenarios.values() if isinstance(scenarios, dict) else ():
        changes = scenario.get("changes") if isinstance(scenario, dict) else None
        placement = changes.get("implementation") if isinstance(changes, dict) else None
        if isinstance(placement, dict):
            try:
                yield Month.parse(str(placement.get("month")))
            except ValueError:
                continue  # the scenario's own problem


def _order(key: Alike, roles: Sequence[str]) -> tuple[Any, ...]:
    certified = {None: 0, False: 1, True: 2}[key.certified]
    pay = key.rate or Decimal(key.step or 0)
    return roles.index(key.role), -key.hours, pay, key.fund or "", certified, key.years


def _short_name(key: Alike) -> str:
    """`peer_specialist_20h_1823`: role, weekly hours and pay in cents; a salary in dollars; or the step."""
    return f"{key.role}{_hours_and_pay(key)}"


def _hours_and_pay(key: Alike) -> str:
    hours = f"_{key.hours.normalize():f}h".replace(".", "_")
    if key.rate is None:
        return f"{hours}_step{key.step}"
    return f"{hours}_{key.rate:.0f}" if key.rate >= _SALARY else f"{hours}_{key.rate * 100:.0f}"


def _name(key: Alike, like: Sequence[Alike], taken: set[str]) -> str:
    """The short name, and what tells the line from others of that short name."""
    end = _hours_and_pay(key)
    if len({other.fund for other in like}) > 1:
        end += f"_{plain(key.fund or 'no_fund')[:12].rstrip('_')}"
    if len({other.certified for other in like}) > 1:
        end += {True: "_certified", False: "_uncertified", None: ""}[key.certified]
    for place, years in enumerate(key.years):
        if len({other.years[place] for other in like}) > 1:
            end += f"_{years}y"
            break
    for number in range(1, len(taken) + 2):
        more = end[:_LONGEST_END].rstrip("_") + (f"_{number}" if number > 1 else "")
        name = key.role[: _LONGEST_NAME - len(more)].rstrip("_-") + more
        if _folded(name) not in taken:
            return name
    raise AssertionError("every number was tried")


def _folded(name: str) -> str:
    """The name as a spreadsheet tells names apart."""
    return name.casefold().replace("-", "_")
