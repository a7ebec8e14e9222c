"""What the simulation finds for the people on a ladder, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ladder.analysis import Result
from ladder.workforce.career import PathFinding
from ladder.workforce.careers_view import Careers, Team
from ladder.workforce.simulation_plan import Path

PATHS_SAID = 2  # in a sentence; the sheet has a table of them all
LONG_WAIT = 60  # months
NO_ONE = "no one moves"


def path_title(result: Result, path: Path) -> str:
    """`Peer to Senior Peer`, or `Peer to more hours`."""
    roles = result.plan.roles
    if path.kind == "more_hours":
        return f"{roles[path.from_role].title} to more hours"
    return f"{roles[path.from_role].title} to {roles[path.to_role].title}"


def within_words(months: int) -> str:
    """`three years`, or as many months as the plan has."""
    plan = "the plan's only month" if months == 1 else f"the plan's {months} months"
    return {12: "one year", 24: "two years", 36: "three years"}.get(months, plan)


def promoted_once(results: Sequence[Result]) -> tuple[str, ...]:
    """The same of several scenarios: those with the same findings together, and nothing of one without a step up."""
    together: dict[tuple[str, ...], list[str]] = {}
    for each in results:
        if each.risk and each.risk.careers.paths:
            found = promoted_sentences(each, each.risk.careers)
            together.setdefault(found, []).append(f'"{each.scenario.title}"')
    return tuple(
        words
        for (first, *others), titles in together.items()
        for words in (f"Under {_listed(titles)} {first}", *others)
    )


def _listed(titles: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(titles[:-1]), titles[-1]) if part)


def promoted_sentences(result: Result, careers: Careers) -> tuple[str, ...]:
    """How many of today's staff move up, to follow the scenario's name; and the wait for each path."""
    within = careers.longest
    low, high = within.promoted.p10, within.promoted.p90
    counted = ", moves to more hours counted" if any(_more_hours(each) for each in careers.paths) else ""
    draws = f"{low:.0f} to {high:.0f} in eight of ten simulated draws"
    share = (
        f"about {within.promoted.mean:.0f} of {within.staff.mean:.0f} staff are "
        f"promoted within {within_words(within.months)} ({draws}{_in_the_first_year(careers)}){counted}."
    )
    moving = [each for each in careers.paths if each.expected_wait is not None]
    if not moving:
        return share, "No one moves on any path."
    waits = ", ".join(f"{path_title(result, each.path)} {wait_words(each)}" for each in moving[:PATHS_SAID])
    rest = " The Careers sheet has the other paths." if len(careers.paths) > len(moving[:PATHS_SAID]) else ""
    return share, f"Expected wait once someone qualifies: {waits}.{rest}"


def _in_the_first_year(careers: Careers) -> str:
    """How many of them move in the first year, in which new rungs are filled; nothing of a plan of one year."""
    first = careers.within[0]
    return f"; about {first.promoted.mean:.0f} in the first year" if first is not careers.longest else ""


def _more_hours(found: PathFinding) -> bool:
    return found.path.kind == "more_hours"


def wait_words(found: PathFinding) -> str:
    """The expected wait of those who qualify: months, years, or that no one moves."""
    wait = found.expected_wait
    if wait is None:
        return NO_ONE
    if wait < 1:
        return "under a month"
    if wait < 24:
        return f"{wait:.0f} {'month' if round(wait) == 1 else 'months'}"
    return f"{wait / 12:.1f} years" if wait < 120 else "over ten years"


def career_sentences(result: Result, careers: Careers) -> tuple[str, ...]:
    """Every finding of one scenario, most important first."""
    found = list(promoted_once([result])) or ["The ladder has no step up."]
    found += [*_paths(result, careers.paths), *_no_next_step(result, careers)]
    found += [*_from_within(result, careers)]
    for team in careers.teams:
        found += _team(result, team)
    found += _alone(result, careers)
    return tuple(found)


def _paths(result: Result, paths: Sequence[PathFinding]) -> Iterator[str]:
    seated = _seated(result)
    for each in paths:
        title = path_title(result, each.path)
        if each.path.from_role not in seated:
            continue
        if each.expected_wait is None:
            why = (
                "no seat opens there, or no one qualifies"
                if each.waiting == 0
                else "no seat opens for those who wait"
            )
            yield f"No one moves from {title} in any draw: {why}."
        elif each.expected_wait >= LONG_WAIT:
            seats = f"; {each.people_a_seat:.1f} people for each seat above" if each.people_a_seat else ""
            yield f"The wait from {title} is long: {wait_words(each)} on average once someone qualifies{seats}."


def _seated(result: Result) -> set[str]:
    """The roles that have seats in the plan."""
    return {line.role for line in result.plan.seats.values() if line.seats}


def _no_next_step(result: Result, careers: Careers) -> Iterator[str]:
    """Roles with people and no step up; the top of the ladder is one of them."""
    leads_on = {each.path.from_role for each in careers.paths if not _more_hours(each)}
    ends = [role.title for name, role in result.plan.roles.items() if name in _seated(result) - leads_on]
    if ends and careers.paths:
        yield f"No next step from here: {', '.join(ends)}."


def _from_within(result: Result, careers: Careers) -> Iterator[str]:
    reached = {each.path.to_role for each in careers.paths if each.path.kind == "opening"}
    shares = [
        f"{result.plan.roles[role].title} {share:.0%}"
        for role, share in careers.from_within.items()
        if role in reached and share is not None
    ]
    if shares:
        yield f"Openings that go to people on staff: {', '.join(shares)}."


def _team(result: Result, team: Team) -> Iterator[str]:
    titles = " and ".join(result.plan.roles[role].title for role in team.supervisors)
    yield from _size_with_a_seat(team, titles)
    if team.people is None:
        yield f"No month of any draw has a supervisor: {titles}."
        return
    if team.most is not None and team.kept is not None:
        worst = ""
        if team.worst_month is not None and team.kept > 0.5:
            worst = f"; it is broken most often in {result.budget.months[team.worst_month].name}"
        yield (
            f"{titles}: {team.people:.1f} people for each on average; the span of {team.most:g} is kept in "
            f"{team.kept:.0%} of months{worst}."
        )
    if team.without >= 0.005:
        yield f"{titles}: in {team.without:.0%} of months there are people to supervise and no supervisor."


def _size_with_a_seat(team: Team, titles: str) -> Iterator[str]:
    """The size of team at which a supervisor's seat exists, where a month lacks one."""
    if team.largest_without is None:
        return
    most = "" if team.most is None else f" (one for each {team.most:g} by the config's span)"
    if team.smallest_with is None:
        yield f"{titles}: no seat in any month, with up to {team.largest_without} places to supervise{most}."
    else:
        yield (
            f"{titles}: a seat exists from {team.smallest_with} places supervised on; in months without one there are "
            f"up to {team.largest_without}{most}."
        )


def _alone(result: Result, careers: Careers) -> Iterator[str]:
    for role, vacant in careers.alone.items():
        title = result.plan.roles[role].title
        empty = f": no one holds it in {vacant:.0%} of its months" if vacant >= 0.005 else ""
        yield f"{title} is one seat alone{empty}."
