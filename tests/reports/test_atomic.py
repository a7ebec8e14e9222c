from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from ladder.reports.atomic import OutputError, write_outputs


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A folder with the files of an earlier run and one the user put there."""
    folder = tmp_path / "reports" / "plan"
    (folder / "charts").mkdir(parents=True)
    (folder / "plan.xlsx").write_bytes(b"old plan")
    (folder / "charts" / "old.png").write_bytes(b"old chart")
    (folder / "mine.txt").write_bytes(b"the user's")
    record = {"files": ["plan.xlsx", "charts/old.png", "summary.json"]}
    (folder / "summary.json").write_text(json.dumps(record))
    return folder


def test_files_land_where_they_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    written = write_outputs(
        folder, {"plan.xlsx": b"plan", "charts/cost.png": lambda path: path.write_text("chart") and None}
    )
    assert written == (folder / "plan.xlsx", folder / "charts" / "cost.png")
    assert tree(tmp_path) == {"a/b/plan.xlsx": b"plan", "a/b/charts/cost.png": b"chart"}


def test_an_earlier_run_is_replaced_and_what_it_listed_is_removed(earlier: Path) -> None:
    write_outputs(earlier, {"plan.xlsx": b"new", "summary.json": b"{}"})
    assert tree(earlier) == {"plan.xlsx": b"new", "summary.json": b"{}", "mine.txt": b"the user's"}
    assert not (earlier / "charts").exists()


@pytest.mark.parametrize(
    "record",
    [
        "not json",
        "[]",
        "null",
        '{"files": "plan.xlsx"}',
        '{"files": [1, null, {"name": "mine.txt"}]}',
        '{"files": ["../outside.txt", "/etc/hostname", "charts", "C:mine.txt", "a\\u0000b"]}',
        '{"files": ["PLAN.XLSX", "./plan.xlsx"]}',
        '{"files": ["' + "n" * 5000 + '"]}',
    ],
)
def test_a_record_that_makes_no_sense_removes_nothing(earlier: Path, record: str) -> None:
    outside = earlier.parent / "outside.txt"
    outside.write_text("keep")
    (earlier / "summary.json").write_text(record)
    write_outputs(earlier, {"plan.xlsx": b"new"})
    assert outside.read_text() == "keep"
    assert tree(earlier) == {
        "plan.xlsx": b"new",
        "charts/old.png": b"old chart",
        "mine.txt": b"the user's",
        "summary.json": record.encode(),
    }


def test_a_listed_file_reached_through_a_link_out_of_the_folder_stays(earlier: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept.txt").write_text("keep")
    (earlier / "link").symlink_to(tmp_path / "elsewhere")
    (earlier / "summary.json").write_text('{"files": ["link/kept.txt"]}')
    write_outputs(earlier, {"plan.xlsx": b"new"})
    assert (tmp_path / "elsewhere" / "kept.txt").read_text() == "keep"


def failing(error: BaseException, at: str):
    """An os.replace that fails the first time a file of that name is its target."""
    real, seen = os.replace, []

    def replace(source: Path, target: Path) -> None:
        if Path(target).name == at and not seen:
            seen.append(target)
            raise error
        real(source, target)

    return replace


def test_a_workbook_open_elsewhere_leaves_everything_as_it_was(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(earlier.parent)
    monkeypatch.setattr(os, "replace", failing(PermissionError(errno.EACCES, "denied"), "plan.xlsx"))
    files = {"charts/old.png": b"new", "charts/first.svg": b"new", "more/a.csv": b"new", "plan.xlsx": b"new"}
    with pytest.raises(OutputError) as raised:
        write_outputs(earlier, files)
    assert (
        str(raised.value)
        == "plan.xlsx is open in another program; close it or choose another folder with --out"
    )
    assert tree(earlier.parent) == before
    assert not (earlier / "more").exists()


@pytest.mark.parametrize("mark", ["~$plan.xlsx", ".~lock.plan.xlsx#"])
def test_the_mark_an_office_program_leaves_is_heeded(earlier: Path, mark: str) -> None:
    (earlier / mark).write_text("someone")
    before = tree(earlier)
    with pytest.raises(OutputError, match=r"plan\.xlsx is open in another program; close it"):
        write_outputs(earlier, {"charts/a.png": b"new", "plan.xlsx": b"new"})
    assert tree(earlier) == before


def test_a_failing_removal_is_undone(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(earlier)
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == earlier / "charts" / "old.png":
            raise PermissionError(errno.EACCES, "denied")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(OutputError, match=r"charts/old\.png is open"):
        write_outputs(earlier, {"plan.xlsx": b"new", "new.csv": b"new"})
    assert tree(earlier) == before


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.ENOSPC, "No space left"), "cost.png cannot be written: the disk is full"),
        (OSError(errno.EROFS, "Read-only"), "cost.png cannot be written: the disk cannot be written to"),
        (OSError(errno.EIO, "Input/output error"), "cost.png cannot be written: Input/output error"),
    ],
)
def test_a_writer_that_fails_changes_nothing(earlier: Path, error: OSError, message: str) -> None:
    def write(path: Path) -> None:
        path.write_text("half")
        raise error

    before = tree(earlier)
    with pytest.raises(OutputError, match=message):
        write_outputs(earlier, {"plan.xlsx": b"new", "cost.png": write})
    assert tree(earlier) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ZeroDivisionError()])
def test_an_interruption_passes_through_and_leaves_no_litter(tmp_path: Path, error: BaseException) -> None:
    def write(path: Path) -> None:
        raise error

    with pytest.raises(type(error)):
        write_outputs(tmp_path / "a" / "b", {"plan.xlsx": b"new", "cost.png": write})
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_between_two_files_is_undone(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(earlier)
    monkeypatch.setattr(os, "replace", failing(KeyboardInterrupt(), "plan.xlsx"))
    with pytest.raises(KeyboardInterrupt):
        write_outputs(earlier, {"mine.txt": b"new", "plan.xlsx": b"new"})
    assert tree(earlier) == before


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="is a file, not a folder; choose another folder with --out"):
        write_outputs(tmp_path / "out", {"plan.xlsx": b"new"})
    with pytest.raises(OutputError, match="out/deeper cannot be made: a file is in the way"):
        write_outputs(tmp_path / "out" / "deeper", {"plan.xlsx": b"new"})
    assert tree(tmp_path) == {"out": b"a file"}


def test_a_folder_or_a_file_in_the_way_of_an_output(earlier: Path) -> None:
    before = tree(earlier)
    with pytest.raises(OutputError, match="charts cannot be written: a folder is in the way"):
        write_outputs(earlier, {"plan.xlsx": b"new", "charts": b"new"})
    with pytest.raises(OutputError, match=r"mine\.txt is a file, not a folder"):
        write_outputs(earlier, {"plan.xlsx": b"new", "mine.txt/a.csv": b"new"})
    assert tree(earlier) == before


def test_a_folder_that_cannot_be_written_to(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("ladder.reports.atomic.mkdtemp", refuse)
    with pytest.raises(OutputError, match="plan cannot be written: permission denied; choose another folder"):
        write_outputs(earlier, {"plan.xlsx": b"new"})
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match=r"the folder .* cannot be made: permission denied"):
        write_outputs(earlier / "deeper", {"plan.xlsx": b"new"})


def test_a_name_outside_the_folder_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    for name in ("../plan.xlsx", "/plan.xlsx", "", "C:plan.xlsx", "a\\b"):
        with pytest.raises(ValueError, match="inside the output folder"):
            write_outputs(tmp_path, {name: b"new"})
