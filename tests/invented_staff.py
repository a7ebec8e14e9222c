"""The invented staff of `configs/statewide-staff.csv`: 141 people in 150 seats, the same on every run.

`python tests/invented_staff.py` writes the file anew.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

FILE = Path(__file__).parents[1] / "configs" / "statewide-staff.csv"
HEADER = "role,rate,hours,hire month,certification,fund"

# Role, people, weekly hours, fund.
TEAMS = (
    ("peer_specialist", 35, "40", "medicaid"),
    ("peer_specialist", 28, "20", "county"),
    ("recovery_specialist", 16, "40", "opioid_settlement"),
    ("recovery_specialist", 6, "20", "opioid_settlement"),
    ("family_peer", 12, "40", "block_grant"),
    ("family_peer", 6, "20", "block_grant"),
    ("senior_peer", 11, "40", "medicaid"),
    ("senior_peer", 4, "24", "medicaid"),
    ("trainer", 4, "40", "block_grant"),
    ("peer_supervisor", 15, "40", "county"),
    ("director", 3, "40", "county"),
)
# Years of hire, and what people hired then are paid: today's hiring rates, behind them years of small raises.
PAY = {
    "peer_specialist": (("2026", "14.75"), ("2025", "15.25"), ("2023", "15.90"), ("2018", "17.25")),
    "recovery_specialist": (("2026", "14.75"), ("2023", "15.90"), ("2019", "17.00")),
    "family_peer": (("2025", "15.25"), ("2022", "16.25"), ("2018", "17.25")),
    "senior_peer": (("2024", "17.50"), ("2021", "18.25"), ("2017", "19.75")),
    "trainer": (("2023", "19.40"), ("2019", "21.00")),
    "peer_supervisor": (("2024", "21.50"), ("2022", "22.25"), ("2018", "23.75")),
    "director": (("2022", "68000"), ("2015", "74500")),
}  # fmt: skip
OVER_THE_MAXIMUM = "peer_specialist,$20.10,40,2009-04,yes,medicaid"  # held since before the range was set


def staff() -> str:
    """The file's text."""
    draw = Random(20261121)
    rows = [OVER_THE_MAXIMUM]
    for role, people, hours, fund in TEAMS:
        for _ in range(people):
            year, rate = draw.choice(PAY[role])
            month = draw.randint(1, 7)
            certified = "no" if year == "2026" else "yes"
            rows.append(f"{role},{rate},{hours},{year}-{month:02d},{certified},{fund}")
    return "\n".join([HEADER, *rows]) + "\n"


if __name__ == "__main__":
    FILE.write_text(staff(), encoding="utf-8")
