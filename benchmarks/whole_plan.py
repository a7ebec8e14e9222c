"""How long a whole plan takes, beside the bare cost of importing its libraries and writing its cells and pictures.

    python -m benchmarks.whole_plan [config] [pairs]

Both run in turn, each in a process of its own, and the ratio is taken pair by pair: the machine may be busy. The bare
run imports the same libraries, writes the same cells with the same looks, draws and saves the same figures in the same
three forms, and, where the plan wrote a board deck, reads and saves that deck's slides; what it writes is thrown away.
Prints `ladder --help` beside twice `python -c "import typer"` too.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

CONFIG = "configs/pss-103.yaml"
BAR = 1.5


def prepare(config: Path, folder: Path) -> None:
    """Run the plan once and keep what it wrote: cells with their looks, figures not yet drawn, and the deck."""
    import matplotlib as mpl
    import openpyxl

    from ladder.analysis import analyze, law_projection, with_risk
    from ladder.config.load import load_plans
    from ladder.law import load_law
    from ladder.reports.board_charts import build_charts
    from ladder.reports.build import build_report, identity_of
    from ladder.reports.charts.style import board_style

    subprocess.run(plan_command(config, folder), check=True)
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    cells = {
        sheet.title: [
            (cell.row, cell.column, cell.value, cell._style)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None or cell.has_style
        ]
        for sheet in book
    }
    looks = {name: getattr(book, name) for name in LOOKS}
    plans = load_plans(config)
    law = load_law(law_projection(plans.baseline.plan))
    results = with_risk([analyze(each, law) for each in plans.scenarios])
    report = build_report(results, law, identity_of(plans, law))
    with board_style():
        figures = [chart.draw() for chart in build_charts(results, report)]
        settings = dict(mpl.rcParams)
    with (folder / "bare").open("wb") as file:
        pickle.dump((cells, looks, settings, figures), file)


LOOKS = (
    "_fonts",
    "_fills",
    "_borders",
    "_alignments",
    "_protections",
    "_number_formats",
    "_cell_styles",
)


def bare(folder: Path) -> None:
    """The libraries, the cells, the pictures and the slides, and nothing else."""
    from io import BytesIO

    import matplotlib as mpl
    import numpy  # noqa: F401 - the plan imports it too
    import openpyxl
    import pydantic  # noqa: F401
    import typer  # noqa: F401
    import yaml  # noqa: F401
    from matplotlib.backends.backend_pdf import PdfPages

    with (folder / "bare").open("rb") as file:
        cells, looks, settings, figures = pickle.load(file)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, kept in looks.items():
        setattr(book, name, kept)
    for title, content in cells.items():
        sheet = book.create_sheet(title)
        for row, column, value, look in content:
            cell = sheet.cell(row, column, value)
            cell._style = look
    book.save(BytesIO())
    mpl.rcParams.update(settings)
    with PdfPages(BytesIO()) as pdf:
        for figure in figures:
            figure.savefig(BytesIO(), format="png", dpi=200, pil_kwargs={"compress_level": 4})
            figure.savefig(BytesIO(), format="svg")
            pdf.savefig(figure)
    if (folder / "board.pptx").exists():
        from pptx import Presentation

        Presentation(str(folder / "board.pptx")).save(BytesIO())


def plan_command(config: Path, folder: Path) -> list[str]:
    """The whole plan, as a person runs it."""
    return [sys.executable, "-m", "ladder", "plan", str(config), "--out", str(folder), "--quiet"]


def seconds(command: list[str]) -> float:
    """The wall time of one process that may keep compiled modules, as an installed program does."""
    settings = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=settings)
    return time.perf_counter() - begun


def paired(command: list[str], other: list[str], pairs: int, times: float = 1) -> tuple[float, float, float]:
    """Median seconds of both, the other's counted so many times, and the median ratio."""
    seconds(command)  # once without counting, so that modules are compiled
    runs = [(seconds(command), times * seconds(other)) for _ in range(pairs)]
    ones, others = zip(*runs, strict=True)
    return median(ones), median(others), median(one / two for one, two in runs)


def run(config: Path, pairs: int) -> None:
    """Both comparisons."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        prepare(config, folder)
        bare_run = [sys.executable, "-m", "benchmarks.whole_plan", "--bare", name]
        whole, alone, ratio = paired(plan_command(config, folder), bare_run, pairs)
    print(
        f"ladder plan {config}: {whole:.2f} s; libraries, cells and pictures alone {alone:.2f} s: {ratio:.2f} times"
    )
    help_run, typer_run = [sys.executable, "-m", "ladder", "--help"], [sys.executable, "-c", "import typer"]
    shown, twice, ratio = paired(help_run, typer_run, 3 * pairs, times=2)
    print(f"ladder --help: {shown:.3f} s; twice `import typer` {twice:.3f} s: {ratio:.2f} times")
    print(f"bars: {BAR} and 1")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--bare"]:
        bare(Path(sys.argv[2]))
    else:
        given = [*sys.argv[1:], *(CONFIG, "5")[len(sys.argv) - 1 :]]
        run(Path(given[0]), int(given[1]))
