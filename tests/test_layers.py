"""The shape of the code: what may import what, what stays light and pure. Each guard first proves it can fail."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ladder"

# From the bottom up: a module imports from its own layer and from those before it.
LAYERS = (
    "model",
    "law",
    "pay",
    "finance",
    "workforce",
    "worker",
    "config",
    "analysis",
    "reports",
    "cli_options",
    "cli",
    "__main__",
)
CORE = (*LAYERS[: LAYERS.index("config")], "analysis")
STANDS_APART = {"__init__"}  # the package's front door opens the worker's view when that is asked for

HOMES = {  # where a library is at home
    "yaml": ("config", "law"),  # a user's files, and the law's own figures
    "matplotlib": ("reports",),
    "docx": ("reports",),
    "pptx": ("reports",),
    "openpyxl": ("reports", "config"),  # the workbooks it writes, and a user's own tables
    "typer": ("cli", "cli_options"),
    "numpy": ("law", "workforce", "worker"),  # arrays: workers over months, and draws of the workforce
}
IMPURE_NAMES = {"print", "open", "input"}
IMPURE_METHODS = {
    "now",
    "today",
    "utcnow",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
}
READS_SHIPPED_FIGURES = ("law/figures.py", "pay/market_data.py")  # data files of the package, and no others


def modules() -> list[tuple[str, str]]:
    """Every module of the package: its path within it, and its text."""
    found = [
        (path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]
    assert len(found) > 80  # the guards look at something
    return found


def layer_of(module: str) -> str:
    """The layer of a module, by its path in the package."""
    return module.split("/")[0].removesuffix(".py")


def imported(text: str) -> Iterator[str]:
    """The full names of what a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield str(node.module)


def upward(module: str, text: str) -> list[str]:
    """The imports of a module that point up, or out of the package to its tests."""
    layer = layer_of(module)
    faults = []
    for name in imported(text):
        parts = name.split(".")
        if parts[0] in ("tests", "conftest"):
            faults.append(f"{module} imports {name}")
        elif parts[0] == "ladder" and len(parts) > 1 and layer not in STANDS_APART:
            above = LAYERS.index(parts[1]) > LAYERS.index(layer)
            faults += [f"{module} imports {name}"] * (above or (layer, parts[1]) == ("analysis", "config"))
    return faults


def away_from_home(module: str, text: str) -> list[str]:
    """The imports of a library in a layer that has no business with it."""
    return [
        f"{module} imports {name}"
        for name in imported(text)
        if layer_of(module) not in HOMES.get(name.split(".")[0], (layer_of(module),))
    ]


def impure(module: str, text: str) -> list[str]:
    """Calls that print, or read or write files or the clock."""
    faults = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            called = node.func
            name = (
                called.id
                if isinstance(called, ast.Name)
                else called.attr
                if isinstance(called, ast.Attribute)
                else ""
            )
            plain = isinstance(called, ast.Name) and name in IMPURE_NAMES
            if plain or (isinstance(called, ast.Attribute) and name in IMPURE_METHODS):
                faults.append(f"{module}:{node.lineno} calls {name}")
    return faults


def test_imports_point_down() -> None:
    assert upward("model/plan.py", "from ladder.law import Law") == ["model/plan.py imports ladder.law"]
    assert upward("worker/x.py", "def f():\n    import ladder.reports.tables") != []
    assert upward("analysis.py", "from ladder.config.load import load_plans") != []
    assert upward("reports/x.py", "from tests.plans import ONE_SEAT") != []
    assert upward("cli.py", "from ladder.analysis import analyze") == []

    assert [fault for module, text in modules() for fault in upward(module, text)] == []


def test_libraries_stay_at_home() -> None:
    assert away_from_home("worker/x.py", "from matplotlib.figure import Figure") != []
    assert away_from_home("reports/x.py", "import yaml") != []
    assert away_from_home("model/x.py", "import decimal, numpy as np") == ["model/x.py imports numpy"]
    assert away_from_home("law/x.py", "import numpy as np\nimport json") == []

    assert [fault for module, text in modules() for fault in away_from_home(module, text)] == []


def test_the_core_prints_nothing_and_touches_no_file_or_clock() -> None:
    assert impure("x", "print(1)") == ["x:1 calls print"]
    assert impure("x", "import datetime\ndatetime.date.today()") == ["x:2 calls today"]
    assert impure("x", "path.write_text('')") != []

    core = [
        (module, text)
        for module, text in modules()
        if layer_of(module) in CORE and module not in READS_SHIPPED_FIGURES
    ]
    assert len(core) > 30
    assert [fault for module, text in core for fault in impure(module, text)] == []
    texts = dict(modules())
    for module in READS_SHIPPED_FIGURES:
        assert [fault.split(" ")[-1] for fault in impure(module, texts[module])] == ["read_text"]
        assert "importlib.resources" in imported(
            texts[module]
        )  # the package's own files, found without a path


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    heavy = ("numpy", "openpyxl", "matplotlib", "pydantic", "yaml", "PIL", "rich")
    run = f"""
import sys
sys.argv = ["ladder", *{arguments!r}]
from ladder.__main__ import main
try:
    main()
except SystemExit:
    pass
{{extra}}
print(sorted(set({heavy!r}) & set(sys.modules)))
"""

    def loaded(extra: str) -> str:
        order = [sys.executable, "-c", run.format(extra=extra)]
        return subprocess.run(order, capture_output=True, text=True, check=True).stdout.splitlines()[-1]

    assert loaded("import ladder.config.load") != "[]"  # the guard can fail
    assert loaded("") == "[]"


UNWANTED = re.compile(
    r"(?<![\w.:/])/(?:tmp|home|root|work|mnt|Users|var|opt)/|\b[A-Z]:\\Users|\bTO"
    r"DO\b|\bFIX"
    r"ME\b|\bXXX\b"
)


def test_no_file_names_a_place_on_somebodys_machine_or_leaves_work_open() -> None:
    for unwanted in ("see /home/someone/plan.yaml", "# TODO: later", r"C:\Users\me"):
        assert UNWANTED.search(unwanted)
    assert not UNWANTED.search("https://www.bls.gov/home/ and reports/work/")

    kinds = (".py", ".yaml", ".toml", ".md", ".txt")
    files = [
        path
        for folder in ("ladder", "configs", "docs", "benchmarks")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in kinds
    ] + [path for path in ROOT.iterdir() if path.suffix in kinds]
    assert len(files) > 90
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNWANTED.search(line)
    ]
    assert found == []


def test_no_module_is_too_long_to_read() -> None:
    assert [module for module, text in modules() if len(text.splitlines()) > 400] == []
