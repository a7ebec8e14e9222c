"""The law's figures that the sheets draw on, each with the key by which formulas find it on Assumptions."""

from __future__ import annotations

from dataclasses import dataclass

from ladder.finance.indirect import DE_MINIMIS, SUBAWARD_LIMIT
from ladder.law import Figure, Law
from ladder.law.income_tax import BRACKETS
from ladder.law.supplements import OWN_HOUSEHOLD, is_federally_run
from ladder.model.month import Month
from ladder.model.plan import Plan
from ladder.model.plan_set import BASELINE
from ladder.worker.state_figures import supplement_figure, threshold_figure

ASSUMPTIONS = "assumptions"
"""The key of the Assumptions table."""

AT_THE_START = (
    "federal_benefit_rate",
    "general_income_exclusion",
    "earned_income_exclusion",
    "earned_income_share_excluded",
    "substantial_gainful_activity",
    "trial_work_month",
    "oasdi_rate",
    "hospital_insurance_rate",
    "standard_deduction",
    "social_security_tax_first",
    "social_security_tax_second",
)
FEDERAL_UNEMPLOYMENT = ("futa_rate_after_credit", "futa_wage_base")
"""What a for-profit employer's federal unemployment tax takes; others are exempt."""


@dataclass(frozen=True, slots=True)
class UsedFigure:
    """A figure and its row on Assumptions; `words` add which bracket or state it is."""

    key: str
    figure: Figure
    words: str = ""


def used_figures(plan: Plan, law: Law) -> tuple[UsedFigure, ...]:
    """The worker's figures at the plan's start, and the wage base of every year."""
    months, state = plan.period.all_months, plan.agency.state
    start = months[0]
    used = [UsedFigure(row_key(name, start), law.figure(name, start)) for name in AT_THE_START]
    if plan.agency.kind == "for_profit":
        used += [UsedFigure(row_key(name, start), law.figure(name, start)) for name in FEDERAL_UNEMPLOYMENT]
    for name, count in (("tax_bracket_top", BRACKETS - 1), ("tax_bracket_rate", BRACKETS)):
        used += [
            UsedFigure(
                row_key(f"{name}.{number}", start), law.figure(name, start, str(number)), f"bracket {number}"
            )
            for number in range(1, count + 1)
        ]
    for name, figure in (
        ("state_supplement", supplement_figure(law, state, start)),
        ("medicaid_1619b_threshold", threshold_figure(law, state, start)),
    ):
        if figure:
            used.append(UsedFigure(row_key(name, start), figure, state))
    used += [
        UsedFigure(row_key("oasdi_wage_base", month), law.figure("oasdi_wage_base", month))
        for month in months
        if month == start or month.month == 1
    ]
    if plan.indirect:
        limits = [SUBAWARD_LIMIT] * (plan.indirect.base == "mtdc") + [DE_MINIMIS] * plan.indirect.de_minimis
        used += [UsedFigure(row_key(name, start), law.figure(name, start)) for name in limits]
    return tuple(used)


def row_key(name: str, month: Month) -> str:
    """The key of a figure's row on Assumptions."""
    return f"law.{name}.{month}"


def reference(name: str, month: Month) -> str:
    """A reference, for formula templates, to a figure's cell on Assumptions."""
    return f"{{{ASSUMPTIONS}!{row_key(name, month)}@{BASELINE}}}"


def supplement_from_ssa(plan: Plan) -> bool:
    """Whether SSA pays the state's supplement with SSI."""
    return is_federally_run(plan.agency.state, OWN_HOUSEHOLD)
