"""People by role and tier over the draws: what the tallies say, counted another way."""

from __future__ import annotations

import numpy as np
import pytest
from simulations import LADDER, simulated

from ladder.workforce.headcount import headcount

MONTHS = np.arange(48)
SPANS = {"first": MONTHS < 12, "later": MONTHS >= 12}


def test_who_comes_less_who_goes_is_who_is_there() -> None:
    result = simulated(LADDER)
    found = headcount(result, SPANS)
    for role, flows in found.flows.items():
        assert flows["first"].rolled == pytest.approx(flows["first"].closing)
        assert flows["later"].opening == flows["first"].closing
        assert flows["later"].rolled == pytest.approx(flows["later"].closing)
        assert found.people[role]["later"].mean == flows["later"].closing
    # A promotion leaves one role and enters another; more hours in the same role is none.
    spans = [flow for flows in found.flows.values() for flow in flows.values()]
    moves = result.tallies.moves[:2].sum() / result.draws
    assert sum(flow.promoted_in for flow in spans) == pytest.approx(moves)
    assert sum(flow.promoted_out for flow in spans) == pytest.approx(moves)


def test_tiers_by_month_are_their_roles_together() -> None:
    result = simulated(LADDER)
    found = headcount(result, SPANS).tiers
    assert list(found) == ["direct_support", "mentor", "peer_supervisor"]
    # The first two jobs are the peers' lines.
    peers = result.tallies.heads[:2].sum(axis=0)
    tier = found["direct_support"]
    assert tier.mean == pytest.approx(peers.mean(axis=1))
    assert (tier.p10[30], tier.p90[30]) == tuple(np.percentile(peers[30], [10, 90]))
