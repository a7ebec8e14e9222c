"""Plans for tests, read from YAML text by the same reader as a user's file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ladder.analysis import Result, analyze, law_projection, with_risk, with_what_ifs
from ladder.config.load import load_plans
from ladder.law import Law, load_law
from ladder.law.money import Mills, to_mills
from ladder.model.plan import Plan
from ladder.model.plan_set import PlanSet
from ladder.reports.build import Report, build_report, identity_of
from ladder.reports.workbook import workbook_bytes

CONFIGS = Path(__file__).parents[1] / "configs"

# One seat of 20 hours a week at $20.00 for a year, no raises, no vacancy, payroll tax only.
ONE_SEAT = """
agency: {name: Agency, kind: nonprofit, state: OH}
period: {start: 2027-01, months: 12}
grades: {G: {minimum: 20.00, control_point: 22.00, maximum: 24.00}}
roles: {peer: {title: Peer Specialist, tier: direct_support, grade: G}}
entry_role: {title: Aide, rate: 20.00}
seats: {line: {role: peer, hours: 20}}
"""


def config_text(sections: str) -> str:
    """`ONE_SEAT` with the given top-level sections in place of its own or beside them."""
    return "".join({**_sections(ONE_SEAT), **_sections(sections)}.values())


def plan_set(text: str, files: Mapping[str, str | bytes] | None = None) -> PlanSet:
    """The baseline and scenarios of a config's whole text, with the files that stand beside it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "config.yaml"
        path.write_text(text, encoding="utf-8")
        for name, content in (files or {}).items():
            held = content.encode() if isinstance(content, str) else content
            (Path(folder) / name).write_bytes(held)
        return load_plans(path)


def plan_from(sections: str = "") -> Plan:
    """The baseline of `config_text(sections)`."""
    return plan_set(config_text(sections)).baseline.plan


def results_of(plans: PlanSet, law: Law | None = None) -> list[Result]:
    """Every scenario's results, the baseline's first; a workforce is simulated in few draws."""
    law = law or load_law(law_projection(plans.baseline.plan))
    results = [analyze(scenario, law) for scenario in plans.scenarios]
    return with_risk(with_what_ifs(results, plans.variations, law), draws=60)


def results_from(sections: str = "") -> list[Result]:
    """The results of `config_text(sections)`, the baseline's first."""
    return results_of(plan_set(config_text(sections)))


def result_from(sections: str = "") -> Result:
    """The baseline's results of `config_text(sections)`."""
    return results_from(sections)[0]


def report_of(plans: PlanSet, law: Law | None = None, results: list[Result] | None = None) -> Report:
    """Every sheet and answer of a config."""
    law = law or load_law(law_projection(plans.baseline.plan))
    return build_report(results or results_of(plans, law), law, identity_of(plans, law))


def report_from(sections: str = "") -> Report:
    """Every sheet and answer of `config_text(sections)`."""
    return report_of(plan_set(config_text(sections)))


def workbook_of(plans: PlanSet, law: Law | None = None) -> bytes:
    """The workbook of a config, as `ladder plan` writes it."""
    return saved(report_of(plans, law))


@lru_cache(maxsize=4)
def shipped_workbook(name: str) -> bytes:
    """The workbook of a shipped config, for tests that read it."""
    return workbook_of(load_plans(CONFIGS / f"{name}.yaml"))


def saved(report: Report) -> bytes:
    """The workbook of a report, as `ladder plan` writes it."""
    return workbook_bytes(report.sheets, title=report.title, properties=report.properties, opens_on="Summary")


def dollars(amounts: Iterable[Decimal]) -> list[Decimal]:
    """Amounts to twelve decimals: past those stand only the digits that a division by 12 cuts off."""
    return [amount.quantize(Decimal("1e-12")) for amount in amounts]


def mills_of(dollars: Iterable[Decimal | str]) -> Mills:
    """An array of mills from amounts in dollars."""
    return np.array([to_mills(Decimal(amount)) for amount in dollars], dtype=np.int64)


def amounts(*numbers: str | int) -> list[Decimal]:
    """Exact amounts, to compare `dollars` with."""
    return [Decimal(number) for number in numbers]


@lru_cache(maxsize=64)
def _sections(text: str) -> dict[str, str]:
    """A config's text by top-level section."""
    parts = re.findall(r"^[a-z]\w*:.*\n?(?:^(?![a-z]\w*:).*\n?)*", text + "\n", re.MULTILINE)
    return {part.split(":")[0]: part for part in parts}
