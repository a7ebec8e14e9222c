"""How fast the workforce is simulated, beside the bare cost of drawing the same random numbers.

    python -m benchmarks.workforce [seats] [months] [draws]

Three rungs with certification, time to fill, promotions and raises, on one core, in seconds of its time. Without
arguments: a team of 60, one of 2,000, how time grows with seats, months and draws, and 25,000 people over 120 months
and 1,000 draws (some minutes), each in a process of its own, so that the peak memory is its own too.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from decimal import Decimal

from ladder.model.month import Month, month_range
from ladder.model.plan import Agency, EntryRole, Grade, Pay, Period, Plan, Promotion, Role, SeatLine
from ladder.model.workforce import EarningCertification, Months, Workforce
from ladder.pay.structure import build_pay_structure
from ladder.workforce.draws import month_bits
from ladder.workforce.simulate import simulate, usual_chunk
from ladder.workforce.simulation_plan import SimulationPlan, simulation_plan

START = Month.of(2027, 1)


def team(seats: int, months: int) -> SimulationPlan:
    """Three in four seats direct support, half of those part time; one supervisor for each ten people."""
    upper = max(1, seats // 10)
    middle = max(1, seats * 3 // 20)
    lower = seats - upper - middle
    raises = {month: "3%" for month in month_range(START, months) if month.month == 7}
    plan = Plan(
        agency=Agency(name="Benchmark", kind="nonprofit", state="OH"),
        period=Period(start=START, months=months),
        pay=Pay.model_validate({"general_raises": raises, "vacancy": "10%"}),
        grades={
            "G": Grade.model_validate({"minimum": 20, "control_point": 22, "maximum": 24}),
            "H": Grade.model_validate({"minimum": 23, "control_point": 25, "maximum": 28}),
            "S": Grade.model_validate({"minimum": 27, "control_point": 30, "maximum": 33}),
        },
        roles={
            "peer": Role(title="Peer", tier="direct_support", grade="G"),
            "mentor": Role(title="Mentor", tier="mentor", grade="H"),
            "lead": Role(title="Lead", tier="peer_supervisor", grade="S"),
        },
        entry_role=EntryRole.model_validate({"title": "Aide", "rate": 19}),
        seats={
            "part_time": SeatLine(role="peer", seats=lower // 2, hours=Decimal(20)),
            "full_time": SeatLine(role="peer", seats=lower - lower // 2, hours=Decimal(40)),
            "mentors": SeatLine(role="mentor", seats=middle, hours=Decimal(40)),
            "leads": SeatLine(role="lead", seats=upper, hours=Decimal(40)),
        },
        promotions=(
            Promotion(from_role="peer", to_role="mentor", months_in_role=12, certification="C"),
            Promotion(from_role="mentor", to_role="lead", months_in_role=24),
        ),
        workforce=Workforce(
            certification=EarningCertification(months=Months(mean=Decimal(8), spread=Decimal(4)))
        ),
    )
    return simulation_plan(plan, build_pay_structure(plan))


def run(seats: int, months: int, draws: int) -> None:
    """Simulate once, and draw the same random numbers once."""
    plan = team(seats, months)
    chunk = usual_chunk(plan)
    simulate(plan, draws=min(draws, 10), seed=1)  # what is done once a process is not measured
    begun = time.process_time()
    result = simulate(plan, draws=draws, seed=1)
    whole = time.process_time() - begun
    begun = time.process_time()
    for first in range(0, draws, chunk):
        for month in range(months + 1):
            month_bits(1, plan.keys, month, range(first, min(first + chunk, draws)))
    bare = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    person_months = seats * months * draws
    print(
        f"{seats:7,} seats x {months:3} months x {draws:5,} draws: {whole:7.2f} s, "
        f"{person_months / whole / 1e6:6.1f} million person-months a second; random numbers alone {bare:6.2f} s "
        f"({whole / bare:.1f} times); peak memory {peak:,.0f} MB; "
        f"{int(result.tallies.moves.sum()) / draws:,.0f} moves a draw",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        run(*(int(given) for given in sys.argv[1:4]))
    else:
        for size in (
            "60 60 1000",
            "2000 60 1000",
            "4000 60 1000",
            "2000 120 1000",
            "2000 60 2000",
            "25000 120 1000",
        ):
            subprocess.run([sys.executable, "-m", "benchmarks.workforce", *size.split()], check=True)
