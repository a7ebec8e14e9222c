from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules
from xml.etree import ElementTree

import matplotlib
import pytest
from chart_samples import CHARTS
from PIL import Image

from ladder.reports import charts as package
from ladder.reports.charts import Chart, render_chart, render_charts

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["ladder", "cost", "market", "net income", "funding", "rates", "matters"])
def chart(request: pytest.FixtureRequest) -> Chart:
    return CHARTS[request.param]


def test_saves_a_picture_of_a_slides_size_and_one_with_real_text(chart: Chart, tmp_path: Path) -> None:
    files = render_chart(chart)
    assert list(files) == [f"{chart.stem}.png", f"{chart.stem}.svg"]
    png, svg = (tmp_path / name for name in files)
    for path, content in zip((png, svg), files.values(), strict=True):
        path.write_bytes(content)
    with Image.open(png) as picture:
        assert picture.size == (2560, 1440)
        assert picture.info["Title"] == chart.title
        assert picture.info["Description"] == chart.alt_text
        assert "Software" not in picture.info
    tree = ElementTree.parse(svg)
    texts = ["".join(text.itertext()) for text in tree.iter(f"{SVG}text")]
    assert chart.title in " ".join(texts)
    assert tree.findtext(f"{SVG}title") == chart.title
    assert chart.alt_text in ["".join(part.itertext()) for part in tree.iter()]


def test_draws_the_same_bytes_again_whatever_the_users_own_style(chart: Chart) -> None:
    first = render_chart(chart)
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.fonttype": "path"}):
        before = dict(matplotlib.rcParams)
        assert render_chart(chart) == first
        assert dict(matplotlib.rcParams) == before


def test_all_charts_make_one_pdf_and_their_descriptions_one_text() -> None:
    charts = [CHARTS[name] for name in ("ladder", "cost")]
    files = render_charts(charts)
    assert list(files) == [
        *(f"{chart.stem}.{kind}" for chart in charts for kind in ("png", "svg")),
        "all-charts.pdf",
        "alt-text.md",
    ]
    assert files["all-charts.pdf"].startswith(b"%PDF")
    assert files["all-charts.pdf"].count(b"/Type /Page ") == len(charts)
    assert all(chart.alt_text in files["alt-text.md"].decode() for chart in charts)
    assert render_charts(charts) == files
    assert {name: files[name] for name in list(files)[:2]} == render_chart(charts[0])


def test_alt_text_is_a_few_sentences_with_the_title_among_them(chart: Chart) -> None:
    assert chart.title in chart.alt_text
    assert 2 <= chart.alt_text.count(". ") + 1 <= 3
    assert chart.alt_text.endswith(".")


@pytest.mark.parametrize(
    ("loads", "found"), [("", 0), ("import matplotlib.pyplot; ", 1)], ids=["charts", "a guard"]
)
def test_never_loads_pyplot(loads: str, found: int) -> None:
    names = ", ".join(module.name for module in iter_modules(package.__path__))
    loads += f"from ladder.reports.charts import {names}; import ladder.reports.board_charts"
    code = f"import sys; {loads}; sys.exit('matplotlib.pyplot' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (found, b"")
