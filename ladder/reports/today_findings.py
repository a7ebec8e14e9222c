"""What a scenario changes for people who keep their seats: hours and pay lower than today's."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.analysis import Result
from ladder.reports.phrases import Form, number_text
from ladder.workforce.todays_team import places_held


def today_findings(result: Result, baseline: Result) -> Iterator[str]:
    """The lines of today that the scenario keeps; none of the baseline itself."""
    today = baseline.plan
    for name, line in result.plan.seats.items():
        was = today.seats.get(name)
        if result is baseline or was is None or not line.seats or not places_held(today, name):
            continue
        title, hours, now = result.scenario.title, was.hours_a_person, line.hours_a_person
        if now < hours:
            yield (
                f"{title}: people in {name} go from {hours.normalize():f} to {now.normalize():f} hours a week: less "
                "pay, and benefits that ask for more hours may end."
            )
        grades = [
            each.plan.grades[each.role(each.plan.seats[name].role).grade] for each in (baseline, result)
        ]
        before, after = (each.pay.seats[name].rate[0] for each in (baseline, result))
        if after < before and grades[0].basis == grades[1].basis:
            form: Form = "hourly" if grades[0].basis == "hourly" else "dollars"
            yield (
                f"{title}: people in {name} are paid {number_text(after, form)} where they are paid "
                f"{number_text(before, form)} today: the plan lowers their pay. Give the line its rate to keep it."
            )
