"""Fixtures for every test; being here also lets tests import the helper modules beside it."""

from __future__ import annotations

import shutil

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options that rewrite what tests compare with."""
    parser.addoption("--update-errors", action="store_true", help="Rewrite the messages in tests/errors.")


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """The path of LibreOffice; a test that asks for it is skipped where it is not installed."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is not installed (Debian: apt-get install libreoffice-calc-nogui)")
    return found
