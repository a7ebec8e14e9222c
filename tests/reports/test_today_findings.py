"""Hours and pay that a scenario lowers for people who keep their seats."""

from __future__ import annotations

from plans import results_from

from ladder.reports.today_findings import today_findings

TODAY = """
seats: {line: {role: peer, seats: 4, hours: 40}}
scenarios:
  less:
    title: Less
    changes: CHANGES
"""


def found(changes: str) -> list[str]:
    baseline, less = results_from(TODAY.replace("CHANGES", changes))
    assert list(today_findings(baseline, baseline)) == []
    return list(today_findings(less, baseline))


def test_fewer_hours_and_lower_pay_are_told() -> None:
    assert found("{seats: {line: {hours: 20}}}") == [
        "Less: people in line go from 40 to 20 hours a week: less pay, and benefits that ask for more hours may end."
    ]
    assert found("{seats: {line: {shared_by: 2}}}")[0].startswith(
        "Less: people in line go from 40 to 20 hours"
    )
    assert found("{grades: {G: {minimum: 17.00}}}") == [
        "Less: people in line are paid $17.00 where they are paid $20.00 today: the plan lowers their pay. Give the "
        "line its rate to keep it."
    ]


def test_nothing_is_told_of_more_pay_more_hours_or_fewer_seats() -> None:
    for changes in ("{grades: {G: {minimum: 21.00}}}", "{seats: {line: {hours: 45, seats: 2}}}"):
        assert found(changes) == []
