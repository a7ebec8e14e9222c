"""Hours that pay less, what the next hour leaves and what a promotion changes, by hand."""

from __future__ import annotations

from decimal import Decimal

from plans import amounts, result_from

# Two rungs at 20.00 and 21.00, 20 hours, 2027: see test_schedule for the months of 20.00.
TWO_RUNGS = """
grades:
  G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}
  H: {minimum: 21.00, control_point: 23.00, maximum: 25.00}
roles:
  peer: {title: Peer Specialist, tier: direct_support, grade: G}
  mentor: {title: Mentor, tier: mentor, grade: H}
seats: {a: {role: peer, hours: 20}, b: {role: mentor, hours: 44}}
promotions: [{from: peer, to: mentor, months_in_role: 12}]
"""


def test_hours_that_pay_less_run_from_the_sga_line() -> None:
    # At 20.00 SGA, 1,770, is 1,770 x 12 / 1,040 = 20.42 hours: 20.4 is the last tenth with SSDI.
    # With SSDI alone nothing up to 40 hours makes whole again (41 hours do, by hand in test_schedule).
    found = {(each.role, each.profile): each for each in result_from(TWO_RUNGS).pay_less}
    ssdi = found["peer", "ssdi"]
    assert (ssdi.last_before, ssdi.ahead_at, ssdi.offered) == (Decimal("20.4"), None, False)
    both = found["peer", "both"]
    # Both at 20.4: wages 1,768.00, SSDI 600, no SSI. FICA 109.62 + 25.64 (25.636) = 135.26. Tax: 21,216 - 16,550 =
    # 4,666 at 10%: 466.60, a month 38.88. Net 2,193.86. Ahead at 27.9: 2,418.00 - 149.92 - 35.06 = 2,233.02;
    # 29,016 - 16,550 = 12,466: 1,246.60, a month 103.88: 2,129.14. Not yet. 28.8: 2,496.00 - 154.75 - 36.19 = 2,305.06;
    # 29,952 - 16,550 = 13,402: 1,275 + 78.24 = 1,353.24, a month 112.77: 2,192.29. Not yet; 28.9 adds 8.67 less 0.66
    # of FICA and 1.04 of tax: 2,199.26.
    assert (both.last_before, both.ahead_at) == (Decimal("20.4"), Decimal("28.9"))
    assert not any(each.profile in ("none", "ssi") for each in found.values())


def test_a_seat_offers_the_hours_to_come_out_ahead_or_not() -> None:
    found = {(each.role, each.profile): each for each in result_from(TWO_RUNGS).pay_less}
    assert not found["peer", "both"].offered  # its seats have 20 hours
    assert found["mentor", "both"].offered  # and these 44


def test_a_promotion_at_the_same_hours_leaves_less_where_it_crosses_sga() -> None:
    # At 21.00 the line is 1,770 x 12 / 1,092 = 19.45 hours; at 20.00 it is 20.42. Between them, 19.5 to 20.4 hours, the
    # step up ends SSDI.
    effects = {each.profile: each.leaves_less for each in result_from(TWO_RUNGS).promotion_effects}
    assert effects == {
        "none": (),
        "ssi": (),
        "ssdi": (tuple(amounts("19.5", "20.4")),),
        "both": (tuple(amounts("19.5", "20.4")),),
    }
