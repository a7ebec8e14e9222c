"""A bar with the time left, on standard error: only on a terminal, and only for what takes over two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

WAIT = 2.0  # seconds before a bar shows
WIDTH = 30


@contextmanager
def progress(what: str, stream: TextIO | None = None) -> Iterator[Callable[[float], None]]:
    """A function to tell the share that is done; the bar is wiped out at the end, however that comes."""
    out = sys.stderr if stream is None else stream
    started, shown = time.monotonic(), False

    def tell(share: float) -> None:
        nonlocal shown
        gone = time.monotonic() - started
        if gone < WAIT or not out.isatty():
            return
        shown = True
        out.write(f"\r{line(what, share, gone)}")
        out.flush()

    try:
        yield tell
    finally:
        if shown:
            out.write("\r" + " " * len(line(what, 1.0, 0.0)) + "\r")
            out.flush()


def line(what: str, share: float, gone: float) -> str:
    """`Simulating [#######-------]  50%, about 12 s left`, always of one length."""
    done = round(share * WIDTH)
    left = f"{gone / share * (1 - share):,.0f} s" if share else "?"
    return f"{what} [{'#' * done}{'-' * (WIDTH - done)}] {share:4.0%}, about {left:>8} left"
