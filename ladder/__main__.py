"""Where the command starts: it answers `--version` at once, and turns a user's error into words and an exit code."""

from __future__ import annotations

import os
import sys

from ladder import __version__


def main() -> None:
    """Run the command line. Exits 0, 1 (a problem in what the user gave), 2 (usage), 3 (output), 130 (interrupted)."""
    if sys.argv[1:] == ["--version"]:
        print(f"ladder {__version__}")
        return
    for stream in (sys.stdout, sys.stderr):
        # A Windows console knows few letters; one it lacks must not stop the run.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from ladder.cli import app

    try:
        app()
    except BrokenPipeError:
        # The reader of our output stopped reading; keep Python from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        sys.exit(_explained(error))


def _explained(error: Exception) -> int:
    """Print a user's error and return its exit code; anything else is our bug and goes on."""
    from ladder.config.problems import UserProblems, render
    from ladder.reports.atomic import OutputError

    if isinstance(error, UserProblems):
        print("\n\n".join(render(problem) for problem in error.problems), file=sys.stderr)
        return 1
    if isinstance(error, OutputError):
        print(error, file=sys.stderr)
        return 3
    raise error


if __name__ == "__main__":
    main()
