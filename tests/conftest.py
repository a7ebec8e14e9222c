"""Fixtures for every test; being here also lets tests import the helper modules beside it."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from command_line import Command


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options that rewrite what tests compare with."""
    parser.addoption("--update-errors", action="store_true", help="Rewrite the messages in tests/errors.")
    parser.addoption("--update-docs", action="store_true", help="Rewrite what commands print in docs.")


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among modules and tests: looking took a tenth of the suite's time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """The path of LibreOffice; a test that asks for it is skipped where it is not installed."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is not installed (Debian: apt-get install libreoffice-calc-nogui)")
    return found


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """The command, run in this process in a folder of the test's own; its charts are blank."""
    from command_line import command_in  # not above: it loads the charts, and few tests need them

    return command_in(monkeypatch, capsys, tmp_path)


@pytest.fixture
def drawing_cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Command:
    """The same with charts that are drawn, for tests of whether every part of a run works; their PDF is empty."""
    from command_line import command_in

    return command_in(monkeypatch, capsys, tmp_path, drawn=True)


@pytest.fixture
def printing_cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Command:
    """The same with charts that are drawn, and in their PDF too."""
    from command_line import command_in

    return command_in(monkeypatch, capsys, tmp_path, drawn=True, pages=True)
