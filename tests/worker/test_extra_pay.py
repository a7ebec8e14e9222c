"""What one-time pay and late raises leave, by hand: Texas, 2027, $17.52 and 20 hours, paydays from January 8."""

from __future__ import annotations

from decimal import Decimal

from plans import results_from

from ladder.worker.extra_pay import ExtraPayEffect

TEXAS = """
agency: {name: A, kind: nonprofit, state: TX}
period: {start: 2027-01, months: 12}
entry_role: {title: Aide, rate: 16.00}
seats: {line: {role: peer, hours: 20, rate: 17.52}}
grades: {G: {minimum: 17.00, control_point: 18.00, maximum: 19.00}}
worker: {ssdi_benefit: 1688.60, ssdi_benefit_with_ssi: 600}
"""
PAYDAYS = "frequency: biweekly, first_payday: 2027-01-08"


def effects(pay: str) -> dict[str, ExtraPayEffect]:
    found = results_from(f"{TEXAS}pay: {{{PAYDAYS}, {pay}}}\n")[0].extra_pay
    return {each.profile: each for each in found}


def test_half_of_a_payment_goes_with_ssi_and_payroll_tax_with_the_rest() -> None:
    found = effects("one_time_payments: {r: {title: Retention, paid: 2027-06, amount: 1000}}")
    ssi = found["ssi"]
    # 500 in June: SSI of August 250 less; 7.65% of 500 is 38.25; 18,720.80 a year is over the deduction of
    # 16,550, so 10% of 500 is taxed, a twelfth a month in whole cents: 50.04 at most
    assert (ssi.pay, ssi.ssi, ssi.ssdi) == (500, -250, 0)
    assert Decimal("88.20") <= ssi.taxes <= Decimal("88.30")
    assert ssi.left == ssi.pay + ssi.ssi - ssi.taxes
    assert found["none"].left == found["none"].pay - found["none"].taxes
    assert (found["none"].ssi, found["none"].ssdi) == (0, 0)


def test_a_payment_can_make_a_trial_work_month() -> None:
    # ten hours stay under 2027's trial work line of 1,270 in every month but the payment's
    low = "seats: {line: {role: peer, hours: 10, rate: 17.52}}\n"
    text = f"{TEXAS}pay: {{{PAYDAYS}, one_time_payments: {{r: {{title: R, paid: 2027-06, amount: 4000}}}}}}\n"
    found = results_from(text.replace("seats: {line: {role: peer, hours: 20, rate: 17.52}}\n", low))[0]
    paths, starts = found.rungs_over_time.paths, found.rungs_over_time.starts
    column = next(at for at, start in enumerate(starts) if start.hours == 10 and start.profile == "ssdi")
    # June: 22 workdays of 35.04 and a quarter of 4,000 are 1,770.88
    assert int(paths.pay.earned[5, column]) == 1_770_880
    assert (paths.pay.earned[:, column] > 1_270_000).sum() == 1
    # one trial work month of nine costs nothing
    assert (found.extra_pay[2].profile, found.extra_pay[2].ssdi) == ("ssdi", 0)


def test_back_pay_is_the_same_pay_at_another_time() -> None:
    found = effects("general_raises: {2027-04: 5%}, back_pay: {2027-04: 2027-06}")
    ssi = found["ssi"]
    assert ssi.title == "Back pay for the raise of April 2027, against being paid on time"
    # On time, April's three checks of 736.00 leave nothing: (2,208 - 85) / 2 is over 1,029. A new cycle begins in May
    # with 1,029 - (1,472 - 85) / 2 = 335.50, four times to August: 1,342.00.
    # Late, April's checks of 700.80 leave April 370.70, May 370.70, June 20.30, July 370.70; June's two checks of
    # 736.00 and back pay of 5 x 35.20 leave August 1,029 - (1,648 - 85) / 2 = 247.50: 1,379.90
    assert (ssi.pay, ssi.ssi, ssi.ssdi) == (0, Decimal("37.90"), 0)
    # rounding of payroll tax may move a cent from month to month
    assert abs(ssi.left - ssi.ssi) <= Decimal("0.05")
    assert abs(found["none"].left) <= Decimal("0.05")


def test_no_extra_pay_no_effects() -> None:
    assert effects("vacancy: 0%") == {}
