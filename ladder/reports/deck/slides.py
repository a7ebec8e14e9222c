"""The board's slides in order: what is always said, and what some plans have besides."""

from __future__ import annotations

from collections.abc import Iterator

from ladder.reports.charts.style import GREY, INK, QUIET, SKY
from ladder.reports.deck.closing_slides import decision_slide, sources_slide
from ladder.reports.deck.facts import Facts
from ladder.reports.deck.money_slides import case_slide, cost_slide, funding_slide
from ladder.reports.deck.opening_slides import answer_slide, question_slide
from ladder.reports.deck.pay_slides import pay_slide
from ladder.reports.deck.people_slides import worker_slide
from ladder.reports.deck.risk_slide import risks_slide
from ladder.reports.deck.spec import Color, Deck, Slide

MOST_SLIDES = 12
FIRST_TO_GO = (
    "income",
    "headcount",
    "hours",
    "where_the_money_goes",
    "what_matters",
    "promotions",
    "funding",
)
"""Slides that not every deck needs, in the order in which they are left out of one that would be too long."""


def board_deck(facts: Facts) -> Deck:
    """The whole deck, as plain data."""
    plan = facts.base.plan
    slides = list(_every_slide(facts))
    for key in FIRST_TO_GO:
        if len(slides) > MOST_SLIDES:
            slides = [slide for slide in slides if slide.key != key]
    chosen = plan.board.colors
    colors = {
        Color.PRIMARY: chosen.primary,
        Color.ACCENT: chosen.accent,
        Color.SECOND: SKY,
        Color.PLAIN: GREY,
        Color.INK: INK,
        Color.QUIET: QUIET,
    }
    identity = facts.report.identity
    return Deck(
        facts.report.title,
        facts.report.properties["subject"],
        f"ladder {identity.version}",
        facts.footer,
        colors,
        tuple(slides),
    )


def _every_slide(facts: Facts) -> Iterator[Slide]:
    """Every slide this plan has something to say on, in the order a board would hear them."""
    found = (
        question_slide(facts),
        answer_slide(facts),
        pay_slide(facts),
        facts.picture_slide("ladder", f"ladder-{facts.lead.scenario.name}", "Ladder"),
        cost_slide(facts),
        facts.picture_slide("where_the_money_goes", "where-the-money-goes", "Budget"),
        funding_slide(facts),
        case_slide(facts),
        facts.picture_slide("what_matters", "what-matters", "Scenarios"),
        facts.picture_slide("promotions", "promotions-and-waits", "Careers"),
        facts.picture_slide("headcount", "headcount", "Headcount"),
        worker_slide(facts),
        facts.picture_slide("hours", "net-income", "Worker hours"),
        facts.picture_slide("income", "income-by-source", "Worker over time"),
        risks_slide(facts),
        decision_slide(facts),
        sources_slide(facts),
    )
    yield from (slide for slide in found if slide)
