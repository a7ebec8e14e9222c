"""Board charts: each module holds one chart's data, its sentence, its alt text and its drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure

from ladder.reports.charts.style import DOTS_PER_INCH, board_style


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture: its file names' stem, its sentence, its description for who cannot see it, its drawing."""

    stem: str
    title: str
    alt_text: str
    draw: Callable[[], Figure]


def render_chart(chart: Chart) -> dict[str, bytes]:
    """`<stem>.png` (2560 x 1440) and `<stem>.svg` (real text) by name; the same data give the same bytes."""
    described: dict[str, str | None] = {"Title": chart.title, "Description": chart.alt_text}
    png, svg = BytesIO(), BytesIO()
    with board_style():
        figure = chart.draw()
        figure.savefig(
            png,
            format="png",
            dpi=DOTS_PER_INCH,
            metadata={**described, "Software": None},
            pil_kwargs={"compress_level": 4},  # a third quicker than the default, 2% larger
        )
        figure.savefig(svg, format="svg", metadata={**described, "Date": None, "Creator": None})
    return {f"{chart.stem}.png": png.getvalue(), f"{chart.stem}.svg": svg.getvalue()}


def save_chart(chart: Chart, folder: Path) -> tuple[Path, ...]:
    """Write the chart's files into a folder that is there; OSError where that cannot be done."""
    files = render_chart(chart)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in files)
