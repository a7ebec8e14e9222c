"""Where the command starts: it answers `--version` at once, and turns a user's error into words and an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys

from ladder import __version__

_CANNOT_PRINT = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EIO: "the disk or the device reports an error",
    errno.EFBIG: "the file would be too large",
}

_OBJECTS_AT_ONCE = 100_000  # that are new, before circles among them are looked for


def main() -> None:
    """Run the command line. Exits 0, 1 (a problem in what the user gave), 2 (usage), 3 (output), 130 (interrupted)."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console knows few letters; one it lacks must not stop the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        if sys.argv[1:] == ["--version"]:
            print(f"ladder {__version__}", flush=True)
            return
        # A run makes millions of small objects and ends: looking for circles among them every 700 takes a tenth of it.
        gc.set_threshold(_OBJECTS_AT_ONCE)
        from ladder.cli import app

        app(prog_name="ladder")
    except BrokenPipeError:
        _drop_output()
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit as stop:
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        # Whoever read our output has read enough (`ladder rules | head`): that is no problem of the user's.
        _drop_output()
    except Exception as error:
        sys.exit(_explained(error))


def _explained(error: Exception) -> int:
    """Print a user's error and return its exit code; anything else is our bug and goes on."""
    from ladder.config.problems import UserProblems
    from ladder.reports.atomic import OutputError

    if isinstance(error, UserProblems):
        print(error, file=sys.stderr)
        return 1
    if isinstance(error, OutputError):
        print(error, file=sys.stderr)
        return 3
    if isinstance(error, OSError) and error.errno in _CANNOT_PRINT:
        print(f"the output cannot be written: {_CANNOT_PRINT[error.errno]}", file=sys.stderr)
        _drop_output()
        return 3
    raise error


def _drop_output() -> None:
    """Let what is left to print go nowhere, or Python would try once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
