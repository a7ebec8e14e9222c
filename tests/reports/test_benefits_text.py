"""The text for a worker and a counselor: what it promises, with expected numbers from arithmetic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder.config.load_person import load_person
from ladder.law import load_law
from ladder.law.not_modeled import NOT_MODELED
from ladder.model.month import Month
from ladder.reports.benefits_table import month_table
from ladder.reports.benefits_text import benefits_text
from ladder.reports.benefits_words import figure_words, money, spans
from ladder.worker.months import benefits_of
from ladder.worker.person import Person
from ladder.worker.unreported import overpaid_if_unreported

PEOPLE = Path(__file__).parents[2] / "configs" / "people"
EXAMPLES = sorted(PEOPLE.glob("*.yaml"))
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LABEL = re.compile(r"([A-Z][a-z]{2} \d{4})(?: - ([A-Z][a-z]{2} \d{4}))?")


def person(**about: Any) -> Person:
    return Person.model_validate({"state": "TX", "first_month": "2026-01", "months": 12, **about})


def text_of(worker: Person) -> str:
    result = benefits_of(worker)
    law = load_law(worker.projection_given())
    return benefits_text(worker, result, overpaid_if_unreported(worker, result), law)


def one_line(text: str) -> str:
    return " ".join(text.split())


def section(text: str, name: str) -> list[str]:
    """The lines under a heading, up to the next."""
    lines = text.split(f"\n{name}\n")[1].splitlines()
    return (
        lines[: lines.index("")] if "" in lines and name != "IF A CHANGE IN WORK IS NOT REPORTED" else lines
    )


def month_of(label: str) -> Month:
    name, year = label.split()
    return Month.of(int(year), SHORT.index(name) + 1)


def rows_of(table: Sequence[str]) -> dict[Month, str]:
    """Every month of a table and the line it is in; the lines where columns follow in a table of their own."""
    found: dict[Month, str] = {}
    for line in table:
        label = LABEL.match(line)
        if label:
            first, last = month_of(label[1]), month_of(label[2] or label[1])
            for month in (first + offset for offset in range(last - first + 1)):
                found[month] = f"{found[month]}\n{line}" if month in found else line
    return found


def lost(worker: Person, table: Sequence[str]) -> list[str]:
    """What a folded table no longer says of its months: a month, its wages, its net income, SNAP and rent."""
    rows, faults = rows_of(table), []
    places = 0 if any("whole dollars" in line for line in table) else 2
    for month in benefits_of(worker)["months"]:
        line = rows.get(Month.parse(month["month"]))
        if line is None:
            faults.append(f"{month['month']} is missing")
            continue
        net = month["net_income"]
        shown = [month["wages"], net[0] if isinstance(net, list) else net]
        if "after_snap_and_rent" in month and places:
            beside = [month.get(key) for key in ("snap", "rent", "after_snap_and_rent")]
            shown += [amount[0] if isinstance(amount, list) else amount for amount in beside]
        said = [amount for amount in shown if amount is None or f" {amount:,.{places}f}" in line]
        faults += [f"{month['month']} does not say {amount}" for amount in shown if amount not in said]
    return faults


CHANGING = person(
    ssi={}, income={"wages": {"2026-01..2026-05": 500, "2026-06": 900, "2026-07..2026-12": 500}}
)


def test_the_guard_on_folding_can_fail() -> None:
    table = month_table(CHANGING, benefits_of(CHANGING)["months"])
    assert lost(CHANGING, table) == []
    june = next(line for line in table if line.startswith("Jun 2026"))
    assert "2026-06 is missing" in lost(CHANGING, [line for line in table if line != june])
    assert "2026-06 does not say 900.0" in lost(
        CHANGING, [line.replace("900.00", "500.00") for line in table]
    )


def test_equal_months_share_a_line() -> None:
    # 500 counts (500 - 85) / 2 = 207.50 in every month but January and February, which follow months of no wages
    rows = rows_of(month_table(CHANGING, benefits_of(CHANGING)["months"]))
    assert rows[Month.of(2026, 3)] == rows[Month.of(2026, 5)]
    assert rows[Month.of(2026, 3)].startswith("Mar 2026 - May 2026")
    assert len(set(rows.values())) < 12


@given(
    st.lists(st.sampled_from((0, 300, 885, 1300, 1800, 2600)), min_size=14, max_size=14),
    st.sampled_from((None, 0, 5, 8, 9, "unknown")),
    st.booleans(),
    st.sampled_from(("TX", "NY", "CA", None)),
    st.sampled_from(({}, {"snap": {"shelter": 700}}, {"housing": {}}, {"snap": {}, "housing": {}})),
)
@settings(max_examples=40, deadline=None)
def test_any_worker_reads_in_a_hundred_plain_columns_and_folding_loses_nothing(
    wages: list[int], used: int | str | None, has_ssi: bool, state: str | None, asked: dict[str, Any]
) -> None:
    by_month = {str(Month.of(2026, 1) + at): amount for at, amount in enumerate(wages)}
    worker = person(
        state=state,
        months=14,
        income={"wages": by_month},
        **({"ssi": {}} if has_ssi else {}),
        **({} if used is None else {"ssdi": {"benefit": 700.50, "trial_work_months": used}}),
        **asked,
    )
    text = text_of(worker)
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 100
    assert lost(worker, month_table(worker, benefits_of(worker)["months"])) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_say_everything_promised(path: Path) -> None:
    worker = load_person(path)
    result, text = benefits_of(worker), text_of(worker)
    flat = one_line(text)
    assert text.startswith(
        "For a worker, together with a benefits counselor. Not for an employer to run on its"
    )
    assert "(42 USC 12112(d))" in flat[:200]
    assert "Nothing that is entered is stored." in flat[:300]
    headings = [line for line in text.splitlines() if line.isupper() and not line.startswith(" ")]
    assert headings == [
        "WHAT MATTERS MOST",
        "MONTH BY MONTH",
        "WHAT CHANGES, AND WHEN",
        "WHAT TO REPORT, AND BY WHEN",
        "IF A CHANGE IN WORK IS NOT REPORTED",
        "WHERE TO FIND A BENEFITS COUNSELOR",
        "ASSUMPTIONS",
        "COUNTED IN NET INCOME, OR FOLLOWED BESIDE IT",
        "NOT MODELED",
        "SOURCES",
    ]
    assert lost(worker, month_table(worker, result["months"])) == []
    for each in NOT_MODELED:
        assert one_line(each) in flat
    for program in result["programs_counted"]:
        assert program in flat
    for source in result["sources"]:
        assert one_line(source["source"].removeprefix(f"{source['status']}: ")) in flat
        assert f"[{source['status']}]" in flat
    assert "https://choosework.ssa.gov/findhelp/" in flat
    assert "Benefits Planning Query (BPQY)" in flat


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_words_are_people_first(path: Path) -> None:
    text = text_of(load_person(path)).lower()
    for word in ("cliff", "consumer", "the disabled", "dead end", "loses medicaid", "no medicaid"):
        assert word not in text


def test_texas_in_numbers() -> None:
    # 20 hours x 2 weeks x $14.23 = $569.20 a check. In 2027 the federal rate is $1,029.
    # One check in January: (569.20 - 85) / 2 = 242.10 counted, 1,029 - 242.10 = 786.90 in March.
    # Two checks, 1,138.40: 526.70, so 502.30. Three, 1,707.60: 811.30, so 217.70 two months after April, October.
    text = text_of(load_person(PEOPLE / "texas-ssi.yaml"))
    flat = one_line(text)
    rows = rows_of(text.splitlines())
    assert "569.20" in rows[Month.of(2027, 1)]
    assert "786.90" in rows[Month.of(2027, 3)]
    assert "502.30" in rows[Month.of(2027, 9)]
    assert "217.70" in rows[Month.of(2027, 6)]
    assert "217.70" in rows[Month.of(2027, 12)]
    assert "It is least, $217.70, in June 2027 and December 2027" in flat
    assert "April 2027 and October 2027: an extra payday." in flat
    assert "January 2027: wages are $569.20. Report them to SSA by February 10" in flat
    assert "by the 10th day of the month after it (20 CFR 416.714(a))" in flat
    # Not reported, March to August: 242.10 + 526.70 x 4 + 811.30 (June, for April) = 3,160.20
    assert "SSI March 2027 $3,160.20" in flat
    assert "10% of the month's income" in flat
    assert "404.1588" not in flat  # no SSDI, no word on it
    assert rows[Month.of(2027, 7)].startswith("Jul 2027 - Sep 2027")


def test_new_york_in_numbers() -> None:
    # Six trial work months before 2027, the seventh to ninth in January to March (1,603.33 is over 1,270). July's
    # 2,860 is over 1,770: July, August and September are paid. The check of September comes in October.
    text = text_of(load_person(PEOPLE / "new-york-ssdi-promoted.yaml"))
    flat = one_line(text)
    assert "March 2027 is the ninth trial work month. Through March 2030" in flat  # 36 months on
    assert "July 2027 is the first month over SGA after trial work." in flat
    assert (
        "March 2027: ninth trial work month. SSDI continues; from April 2027 a month over $1,770 stops"
        in flat
    )
    # 1,486.20 less the premium of 209.50 is 1,276.70, cut to the dollar
    assert "The last check, $1,276.00, comes in October 2027." in flat
    # Wages of 2027: 6 x 1,603.33 + 6 x 2,860 = 26,779.98; SSDI 10 x 1,276 + premiums is not taxed: half of
    # 10 x 1,485.50 and wages are 34,207.48, over 25,000 by 9,207.48, so 4,603.74 of it is taxed, and 85% of the
    # part over 34,000: 0.85 x 207.48 + 4,500 = 4,676.36. Tax: 10% of 12,750 and 12% of the rest of
    # 26,779.98 + 4,676.36 - 16,550 = 14,906.34: 1,275 + 258.76 = 1,533.76, or 127.81 a month.
    # June: 1,603.33 + 1,276 - 122.66 - 127.81 = 2,628.86. November: 2,860 - 218.79 - 127.81 = 2,513.40.
    assert "net income is $2,513.40 (November 2027): $115.46 a month less than in June 2027" in flat
    assert "report promptly" in flat
    assert "20 CFR 404.1588" in flat
    assert "50% of the SSDI benefit" in flat
    assert "EM-25029" in flat
    # October and November 1,485.50 each (1,276 and the premium); the section has 18 months from October 2027
    assert re.search(r"SSDI October 2027 \$9,057\.80 \$18,188\.00 \$27,463\.80", flat)
    assert "After December 2028 work is taken to go on with wages of $2,860.00 a month." in flat
    assert "Medicaid: through the state's buy-in, if it is applied for" in flat
    assert "at least 93 months after the ninth trial work month" in flat
    assert "($209.50 a month in 2027, projected)" in flat
    rows = rows_of(text.splitlines())
    assert rows[Month.of(2028, 1)] == rows[Month.of(2028, 12)]
    assert re.match(r"Jul 2027 - Sep 2027 +\*p", rows[Month.of(2027, 8)])


def test_concurrent_in_numbers() -> None:
    # SSDI 420 counts 400. Two checks of 620: (1,240 - 65) / 2 = 587.50, in all 987.50: SSI 1,029 - 987.50 = 41.50.
    # Three: (1,860 - 65) / 2 = 897.50, in all 1,297.50: over 1,029, no SSI, Medicaid under 1619(b).
    text = text_of(load_person(PEOPLE / "concurrent-biweekly.yaml"))
    flat = one_line(text)
    rows = rows_of(text.splitlines())
    assert "41.50" in rows[Month.of(2027, 5)]
    assert "1619(b)" in rows[Month.of(2027, 4)]
    assert "No SSI cash because of earnings in April 2027 and October 2027." in flat
    # Work done, at $62 a workday: February 2027 has 20 (1,240, not over 1,270), March 23, so the third trial work
    # month is March and the ninth September.
    assert "September 2027 is the ninth trial work month." in flat
    assert "March 2027 to August 2027: third to eighth trial work months." in flat
    assert "April 2027 and October 2027: no SSI cash because of earnings" in flat  # said once
    assert "SSDI is paid for every month shown." in flat
    assert "10%" in flat
    assert "50% of the SSDI" not in flat


def test_unknown_trial_work_shows_ranges_and_says_whom_to_ask() -> None:
    # 2,000 is over the SGA of 2026 (1,690): with nine months used SSDI stops after three, with none it goes on.
    text = text_of(
        person(
            ssdi={"benefit": 900, "trial_work_months": "unknown", "part_b_paid_by": "state"},
            income={"wages": 2000},
        )
    )
    flat = one_line(text)
    assert "How many trial work months are used is not known, so SSDI is a range." in flat
    assert "SSDI may stop as early as April 2026" in flat
    assert "Ask SSA for a Benefits Planning Query (BPQY)" in flat
    assert "up to $5,400.00" in flat  # six months of 900
    lines = text.splitlines()
    may = next(at for at, line in enumerate(lines) if line.startswith("May 2026"))
    assert " 0.00 " in lines[may]
    assert "to 900.00" in lines[may + 1]
    assert "depends: on the trial work months used" in flat


def test_a_missing_figure_is_said_and_never_guessed() -> None:
    text = one_line(text_of(person(state=None, ssi={}, income={"wages": 2600})))
    assert "SSI pays no federal cash in January 2026 to December 2026" in text
    assert "Whether SSI is paid is not known" not in text
    assert "no state is named" in text
    assert "Ask SSA for a Benefits Planning Query" in text
    assert "ask the state" in text


def test_where_nothing_is_lowered_nothing_is_owed() -> None:
    text = one_line(text_of(person(ssi={}, income={"wages": 0})))
    assert "no payment goes down because of the worker's own work, so nothing would be owed for it." in text
    assert "(a spouse's pay, unearned income, resources) can be owed too" in text
    assert "SSI is $994.00 in every month shown." in text
    assert "Nothing changes in these months." in text


def test_the_first_month_over_sga_may_be_the_first_shown() -> None:
    text = one_line(text_of(person(ssdi={"benefit": 900, "trial_work_months": 9}, income={"wages": 2000})))
    assert "January 2026 is the first month over SGA after trial work." in text
    assert "SSDI is not payable for April 2026 to December 2026." in text


def test_assumptions_follow_the_file() -> None:
    text = one_line(
        text_of(
            person(
                blind=True,
                living_arrangement="household_of_another",
                ssi={"resources": 1200, "history": "first_payable_month"},
                work_incentives={"blind_work_expenses": 50, "pass": 20},
                law={"medicaid_1619b_threshold": 60000},
                spouse={"ssi": False, "earned": 500},
                projection={"cola": "2%", "source": "our budget"},
                months=30,
            )
        )
    )
    for words in (
        "Living arrangement: household of another",
        "$1,200.00, limit $3,000",  # with a spouse
        "SSI is first payable for January 2026.",
        "Entered: blind work expenses, a plan to achieve self-support (PASS).",
        "medicaid_1619b_threshold",
        "The spouse does not receive SSI",
        "figures are projected: our budget",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((1,), "January 2026"),
        ((1, 2, 3), "January 2026 to March 2026"),
        ((1, 3), "January 2026 and March 2026"),
        ((5, 1, 2), "January 2026 to February 2026 and May 2026"),
        (
            (1, 3, 5, 7, 9, 11, 13, 14),
            "January 2026, March 2026, May 2026, July 2026, September 2026, November 2026 and 2 more",
        ),
    ],
)
def test_spans_of_months(months: tuple[int, ...], words: str) -> None:
    assert spans(Month.of(2026, 1) + (month - 1) for month in months) == words


def test_amounts_in_words() -> None:
    assert money(1276.0) == "$1,276.00"
    assert money(-1.5) == "-$1.50"
    assert money([0.0, 12.5]) == "$0.00 to $12.50"
    assert money(None) == "not known"
    law = load_law()
    month = Month.of(2026, 7)
    assert [
        figure_words(law.value(name, month), law.figure(name, month).unit)
        for name in ("substantial_gainful_activity", "part_b_premium", "oasdi_rate", "federal_minimum_wage")
    ] == ["$1,690 a month", "$202.90 a month", "6.2%", "$7.25 an hour"]


def test_work_done_stands_beside_pay_received_where_they_differ() -> None:
    # March 2027: two checks of $620 arrive; 23 workdays at $62 are 1,426, over the trial work amount of 1,270.
    rows = rows_of(text_of(load_person(PEOPLE / "concurrent-biweekly.yaml")).splitlines())
    assert re.search(r"1,240\.00 +1,426\.00", rows[Month.of(2027, 3)])
    assert "Worked" not in text_of(load_person(PEOPLE / "new-york-ssdi-promoted.yaml"))


BESIDE = {"snap": {"shelter": 800}, "housing": {"minimum_rent": 50}}


def test_snap_and_rent_are_shown_where_asked_for() -> None:
    # SSI of 736.50 with wages of 600: SNAP 84 and rent 387 (see the tests of snap_and_rent), net 1,290.60
    text = text_of(person(ssi={}, income={"wages": 600}, months=9, **BESIDE))
    flat = one_line(text)
    rows = rows_of(text.splitlines())
    assert rows[Month.of(2026, 9)].split()[-4:] == ["1,290.60", "84.00", "387.00", "987.60"]
    assert "After is Net plus SNAP, less the tenant's rent. Net counts neither SNAP nor rent" in flat
    assert "Net income is $1,290.60 in every month shown." in flat
    assert "Net income with SNAP and after rent is $987.60 in every month shown." in flat
    for words in (
        "For SNAP and rent the income of the month itself counts",
        "SNAP is for a household of one person",
        "shelter $800.00 (rent, utilities), medical costs $0.00",
        "SNAP supposes that income and resources fit",
        "0 dependents, medical costs $0.00 a year, minimum rent $50.00",
        "Many authorities change rent only at the yearly review",
        "Not counted: state and local taxes, tax credits.",
        "Most a household receives, by its size (1): $298 a month",
    ):
        assert words in flat


def test_snap_and_rent_are_left_out_where_not_asked_for() -> None:
    text = text_of(person(ssi={}, income={"wages": 600}))
    assert " After" not in text
    assert "yearly review" not in text
    assert "Not counted: SNAP, rent assistance, state and local taxes, tax credits." in one_line(text)
    only = one_line(text_of(person(ssi={}, income={"wages": 600}, snap={})))
    assert "After is Net plus SNAP. Net" in only
    assert "yearly review" not in only
    assert "Not counted: rent assistance," in only


def test_snap_and_rent_have_a_table_of_their_own_where_there_is_no_room() -> None:
    about = {"ssi": {}, "ssdi": {"benefit": 600, "part_b_paid_by": "state", "trial_work_months": "unknown"}}
    worker = person(**about, income={"wages": 1800}, months=8, **BESIDE)
    table = month_table(worker, benefits_of(worker)["months"])
    headers = [line.split() for line in table if line.startswith("Month ")]
    assert [header[-1] for header in headers] == ["Net", "After"]
    assert headers[1] == ["Month", "Net", "SNAP", "Rent", "After"]
    assert lost(worker, table) == []
    after = [line.replace("1,209.97", "1,209.98") for line in table]
    assert "2026-05 does not say 1209.97" in lost(worker, after)  # the check can fail


def test_snap_that_is_not_known_is_said() -> None:
    text = one_line(text_of(person(state="AK", snap={})))
    assert "SNAP is not known for January 2026 to December 2026: the program's figures are missing" in text
    assert "SNAP has amounts of its own in AK; they are not known here." in text


def test_medicaid_that_goes_on_either_way_is_said_and_not_asked_about() -> None:
    # 1,800 is over SGA: from May SSDI of 600 is paid or not, by the trial work months used. Without it SSI is paid,
    # with it earnings keep Medicaid under 1619(b).
    ssdi = {"benefit": 600, "part_b_paid_by": "state", "trial_work_months": "unknown"}
    worker = person(ssi={}, ssdi=ssdi, income={"wages": 1800}, months=8)
    text = text_of(worker)
    flat = one_line(text)
    assert [month["medicaid"] for month in benefits_of(worker)["months"][3:5]] == ["1619b", "unknown"]
    assert "either way" in rows_of(text.splitlines())[Month.of(2026, 5)]
    assert "either way: Medicaid continues in any case" in flat
    assert "continues either way (through SSI or section 1619(b)) in May 2026 to August 2026" in flat
    assert "ask the state" not in flat
    # 900 of SSDI and 500 of a pension leave no SSI: with it Texas's buy-in is open, without it SSI is paid
    other = {"wages": 1800, "unearned": 500}
    bought = text_of(person(ssi={}, ssdi={**ssdi, "benefit": 900}, income=other, months=8))
    assert (
        "can go on either way (through SSI or section 1619(b), or a buy-in that is applied for)"
        in one_line(bought)
    )
    # in Ohio no buy-in limit is known: that is still to ask about
    asked = text_of(person(state="OH", ssi={}, ssdi={**ssdi, "benefit": 900}, income=other, months=8))
    assert "ask: how Medicaid is kept is not known here" in one_line(asked)
    assert "either way" not in asked
