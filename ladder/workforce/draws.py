"""Random numbers with an address: 64 bits for each seed, draw, seat and month, whatever else is drawn.

A seat's address is its line's name and its place in the line, so a line more or fewer in a scenario leaves the
others' numbers as they were. The bits come from Philox, a counter-based generator (Salmon and others, 2011),
in blocks of `BLOCK` draws. They decide who leaves; what else happens in a seat in that month is drawn from
SplitMix64 (Steele, Lea and Flood, 2014) started at the same bits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
BLOCK = 128
"""Draws that share one run of the generator; part of the address, so another size gives other numbers."""

_STEP = 0x9E3779B97F4A7C15
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)

# What an event's further numbers are for; each has its own.
SERVICE, VACANT, VACANT_SINCE, FILL, FILL_PART, INSIDE, EARN, EARN_PART, PASS, WANTS = range(1, 11)


def line_key(name: str) -> int:
    """A seat line's part of the address, from its name alone."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def month_bits(seed: int, lines: Sequence[tuple[int, int]], month: int, draws: range) -> Bits:
    """64 bits for each seat (rows) and draw (columns). `lines` are (key, number of places); month 0 is the opening."""
    bits = np.empty((sum(count for _, count in lines), len(draws)), dtype=np.uint64)
    row = 0
    for key, count in lines:
        for block in range(draws.start // BLOCK, -(-draws.stop // BLOCK)):
            first = block * BLOCK
            inside = slice(max(draws.start, first) - first, min(draws.stop, first + BLOCK) - first)
            at = first + inside.start - draws.start
            generator = np.random.Philox(key=[seed, key], counter=[0, month, block, 0])
            run = generator.random_raw(count * BLOCK).reshape(count, BLOCK)
            bits[row : row + count, at : at + inside.stop - inside.start] = run[:, inside]
        row += count
    return bits


def uniform(bits: Bits, purpose: int) -> NDArray[np.float64]:
    """A number from 0 up to 1 for each of the bits: the purpose-th output of SplitMix64 started there."""
    mixed = bits + np.uint64(_STEP * purpose % 2**64)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _FIRST
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _SECOND
    mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(11)).astype(np.float64) * 2.0**-53


def months_drawn(
    bits: Bits, mean: NDArray[np.float64], spread: NDArray[np.float64], purpose: int
) -> NDArray[np.int64]:
    """Whole months, evenly from mean - spread to mean + spread; parts of a month come out at random."""
    exact = mean + spread * (2 * uniform(bits, purpose) - 1)
    return np.floor(exact + uniform(bits, purpose + 1)).astype(np.int64)


def chance_bits(chance: NDArray[np.float64]) -> Bits:
    """The bound under which bits come with a given chance. A chance of 1 leaves out one in 2^64."""
    bound = np.minimum(chance * 2.0**64, np.nextafter(2.0**64, 0))
    return np.where(chance >= 1, np.uint64(2**64 - 1), bound.astype(np.uint64))
