from __future__ import annotations

from plans import plan_from, results_from

from ladder.law import load_law
from ladder.reports.promotion_charts import promotion_charts
from ladder.worker.over_time import months_around_a_promotion

TEAM = """
grades:
  G: {minimum: 15.00, control_point: 16.00, maximum: 17.00}
  H: {minimum: 30.00, control_point: 31.00, maximum: 32.00}
roles: {peer: {title: Peer, tier: direct_support, grade: G}, mentor: {title: Mentor, tier: mentor, grade: H}}
seats:
  line: {role: peer, seats: 3, hours: 20}
  full: {role: peer, seats: 9, hours: 40}
  mentors: {role: mentor, hours: 20}
promotions: [{from: peer, to: mentor, months_in_role: 12}]
"""


def test_the_worker_is_promoted_at_the_usual_part_time_hours() -> None:
    result = results_from(TEAM)[0]
    found = result.around_a_promotion
    assert found
    assert (found.hours, found.after, found.profiles) == (20, 12, ("ssdi", "ssi"))
    # 23 workdays of 4 hours in December 2027: at 15.00 before, at 30.00 from the promotion on (21 workdays)
    earned = found.paths.pay.earned[:, 0]
    assert earned[11] == 23 * 4 * 15_000
    assert earned[12] == 21 * 4 * 30_000


def test_a_chart_a_profile_says_what_happens() -> None:
    ssdi, ssi = promotion_charts(results_from(TEAM)[0], "footer")
    assert (ssdi.stem, ssi.stem) == ("income-by-source-ssdi", "income-by-source-ssi")
    # At 15.00 a month of 22 or 23 workdays, $1,320 or more, is trial work, one of 20 or 21 is not: eight in 2027.
    # January 2028 is the ninth; at 30.00 each month is over the SGA line, so three months of grace follow, then none.
    assert ssdi.title.startswith("SSDI of ")
    assert "ends after" in ssdi.title
    assert (
        "one worker (invented) who receives SSDI, 20 hours a week, promoted in January 2028" in ssdi.alt_text
    )
    assert "Role: Peer from January 2027, Mentor from January 2028" in ssdi.alt_text
    assert max(len(chart.alt_text) for chart in (ssdi, ssi)) < 1000
    assert "trial work from January 2027, grace from February 2028, not paid from May 2028" in ssdi.alt_text


def test_no_chart_without_a_path() -> None:
    assert promotion_charts(results_from()[0], "footer") == []
    late = TEAM.replace("months_in_role: 12", "months_in_role: 49")
    assert months_around_a_promotion(plan_from(late), (), load_law(None)) is None


def test_cash_and_phases_say_which_month_they_are_by_and_the_key_explains_their_words() -> None:
    ssdi, _ = promotion_charts(results_from(TEAM)[0], "footer")
    figure = ssdi.draw()
    # Grace ends with April 2028; its SSDI is in hand in May, a month that SSDI is not paid for.
    assert "ends after May 2028" in ssdi.title
    assert "not paid from May 2028" in ssdi.alt_text
    words = " ".join(figure.texts[1].get_text().split())
    assert "SSDI is before the Part B premium." in words
    assert words.endswith("The row SSDI is by the month it is for; it is received the month after.")
    texts = {text.get_text() for axes in figure.axes for text in axes.texts}
    assert {"grace: SSDI is still paid", "trial work: SSDI is paid whatever the pay"} <= texts
