"""Time use: the study's activities, and the share with the people served."""

from __future__ import annotations

from decimal import Decimal

from plans import plan_from

from ladder.model.time_use import ACTIVITIES, DIRECT, INDIRECT, direct_share, share_text

DIRECT_OF_THE_STUDY = (
    8  # advocacy, resources, sharing, community, relationships, groups, skills, socialization
)


def test_the_direct_share_is_the_sum_of_the_direct_activities() -> None:
    time_use = "{experiential_sharing: 30%, group_facilitation: 26%, preparation: 12.5%, information_gathering: 31.5%}"
    role = plan_from(
        f"roles: {{peer: {{title: Peer, tier: direct_support, grade: G, time_use: {time_use}}}}}\n"
    ).roles["peer"]
    assert role.time_use is not None
    assert direct_share(role.time_use) == Decimal("0.56")


def test_preparation_and_information_gathering_are_paid_time_and_not_direct() -> None:
    assert len(DIRECT) == DIRECT_OF_THE_STUDY
    assert {"preparation", "group_planning", "information_gathering"} <= set(INDIRECT)
    assert set(ACTIVITIES) == {*DIRECT, *INDIRECT}


def test_shares_are_written_without_needless_zeros() -> None:
    assert [share_text(Decimal(text)) for text in ("0.2", "0.125", "1", "0")] == [
        "20%",
        "12.5%",
        "100%",
        "0%",
    ]
