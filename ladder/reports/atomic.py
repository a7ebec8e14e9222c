"""All of a run's files or none: written beside the old ones first, then put in their place."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

Content = bytes | Callable[[Path], None]
"""What a file holds, or a function that writes it to the path it is given."""

_LONGEST_PATH = 200  # Excel opens paths of 218 characters at most, Windows makes them of 260
_RECORD = "summary.json"  # names, under `files`, what an earlier run left in the folder
_CHOOSE = "choose another folder with --out"
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: f"the disk cannot be written to; {_CHOOSE}",
    errno.EACCES: f"permission denied; {_CHOOSE}",
    errno.EPERM: f"permission denied; {_CHOOSE}",
    errno.ENAMETOOLONG: f"the path is too long; {_CHOOSE}",
    errno.ENOTDIR: f"a file is in the way; move it or {_CHOOSE}",
    errno.EEXIST: f"a file is in the way; move it or {_CHOOSE}",
}


class OutputError(Exception):
    """The output could not be written; the message says why and what to do. The folder is as it was."""


def write_outputs(folder: Path, files: Mapping[str, Content]) -> tuple[Path, ...]:
    """Write the files, named relative to the folder, and return their paths in the same order.

    Files that an earlier run's summary.json lists and this run does not make are removed. Raises OutputError,
    and leaves the folder as it was, where a file cannot be written or replaced.
    """
    for name in files:
        if not _is_inside(name):
            raise ValueError(f"{name!r} does not name a file inside the output folder")
    made = _make_folder(folder)
    try:
        # Inside the folder, so that it is the same disk and needs no right to write anywhere else.
        work = Path(mkdtemp(prefix=".new-", dir=folder))
    except OSError as error:
        _remove_empty(made)
        raise _explained(error, folder) from error
    try:
        _write_all(work / "new", files)
        outdated = _outdated(folder, files)
        _replace_all(folder, work, list(files), outdated)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        _remove_empty(made)
        raise
    shutil.rmtree(work, ignore_errors=True)
    _remove_empty([folder / parent for name in outdated for parent in PurePosixPath(name).parents[:-1]])
    return tuple(folder / name for name in files)


def long_path_warning(written: Iterable[Path]) -> str:
    """What to do where a file's path is longer than Excel may open; empty where none is."""
    longest = max((len(str(path.absolute())) for path in written), default=0)
    if longest <= _LONGEST_PATH:
        return ""
    return (
        f"The longest path is of {longest} characters, and over {_LONGEST_PATH} characters Excel or Windows may not "
        "open a file; choose a shorter folder with --out"
    )


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        bool(path.parts)
        and not path.is_absolute()
        and ".." not in path.parts
        and not {"\\", ":", "\0"} & set(name)
    )


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder; the folders that were missing come back, innermost first."""
    missing: list[Path] = []
    try:
        missing += [path for path in (folder, *folder.parents) if not path.exists()]
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder} is a file, not a folder; {_CHOOSE}")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _remove_empty(missing)
        raise _explained(error, folder, "the folder {} cannot be made: ") from error
    return missing


def _write_all(new: Path, files: Mapping[str, Content]) -> None:
    for name, content in files.items():
        path = new / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                content(path)
        except OSError as error:
            raise _explained(error, Path(name)) from error


def _outdated(folder: Path, files: Mapping[str, Content]) -> list[str]:
    """Files of an earlier run that this one does not make, as that run's own record lists them."""
    try:
        record = json.loads((folder / _RECORD).read_bytes())
        listed = record["files"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return []
    names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    # On some disks Plan.xlsx and plan.xlsx are one file.
    kept = {str(PurePosixPath(name)).casefold() for name in files}
    return [
        name
        for name in dict.fromkeys(str(PurePosixPath(name)) for name in names if _is_inside(name))
        if name.casefold() not in kept and _is_file_inside(folder, name)
    ]


def _is_file_inside(folder: Path, name: str) -> bool:
    try:
        path = folder / name
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except OSError:
        return False


def _replace_all(folder: Path, work: Path, names: list[str], outdated: list[str]) -> None:
    """Put the new files in place one by one; undo all of it when one cannot be."""
    undo: list[tuple[Path, Path | None]] = []  # a file, and the copy of what it was
    made: list[Path] = []
    try:
        for index, name in enumerate([*names, *outdated]):
            target = folder / name
            _refuse_in_use(target, name)
            try:
                made += _make_folder(target.parent)
                copy = work / f"old-{index}" if target.exists() else None
                if copy:
                    shutil.copy2(target, copy)
                if index < len(names):
                    os.replace(work / "new" / name, target)
                else:
                    target.unlink()
                undo.append((target, copy))
            except PermissionError as error:
                raise _refused(target, name) from error
            except OSError as error:
                raise _explained(error, Path(name)) from error
    except BaseException:
        for target, copy in reversed(undo):
            with suppress(OSError):  # one file that cannot be put back must not keep the others from it
                if copy:
                    os.replace(copy, target)
                else:
                    target.unlink(missing_ok=True)
        _remove_empty(made)
        raise


def _refuse_in_use(target: Path, name: str) -> None:
    if target.is_dir():
        raise OutputError(f"{name} cannot be written: a folder is in the way; move it or {_CHOOSE}")
    # Where the system lets an open file be replaced, office programs still leave a mark beside it.
    for mark in (target.with_name(f"~${target.name}"), target.with_name(f".~lock.{target.name}#")):
        if mark.exists():
            leftover = f"(if nothing has it open, delete {mark.name})"
            raise OutputError(f"{name} is open in another program; close it {leftover} or {_CHOOSE}")


def _refused(target: Path, name: str) -> OutputError:
    if target.exists() and os.access(target.parent, os.W_OK):
        return OutputError(f"{name} is open in another program; close it or {_CHOOSE}")
    return OutputError(f"{name} cannot be written: permission denied; {_CHOOSE}")


def _explained(error: OSError, path: Path, words: str = "{} cannot be written: ") -> OutputError:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return OutputError(words.format(path) + reason)


def _remove_empty(folders: list[Path]) -> None:
    """Remove those of these folders that are empty, innermost first."""
    for path in sorted(set(folders), key=lambda folder: len(folder.parts), reverse=True):
        with suppress(OSError):
            path.rmdir()  # refuses where anything is left in it
