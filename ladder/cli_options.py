"""The arguments and options of the commands: how each is written, what it may be and what help says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def folder_path(text: str) -> Path:
    """A folder's path; an empty one would be the folder the command is run in."""
    if not text.strip():
        raise typer.BadParameter('name a folder, or leave the option away; "." is the folder at hand.')
    return Path(text)


# `readable=False` leaves a file that cannot be read to our reader, which says what to do and exits 1, not 2.
ConfigFile = Annotated[
    Path, typer.Argument(help="The agency's plan, a YAML file.", show_default=False, readable=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print nothing but errors, and what --json asks for.")
]
OutFolder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="Folder for the files. Default: reports/ and the config's name.",
        parser=folder_path,
        metavar="<path>",
    ),
]
Scenarios = Annotated[
    list[str] | None,
    typer.Option("--scenario", help="Only this scenario beside the baseline; may be repeated."),
]
DrawCount = Annotated[
    int | None,
    typer.Option(
        "--draws",
        min=2,
        max=10_000_000,
        help="How often to simulate the workforce. Default: 500.",
        show_default=False,
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(
        "--seed",
        min=0,
        max=2**64 - 1,
        help="Another number, other draws. Default: 1.",
        show_default=False,
    ),
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--processes",
        min=1,
        max=256,
        help="Simulate in so many processes at once. Default: 1.",
        show_default=False,
    ),
]
SimulateWhatIfs = Annotated[
    bool,
    typer.Option(
        "--simulate-what-ifs",
        help="Simulate the workforce with each input low and high too; takes many runs.",
    ),
]
EarlierRunFolder = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="DIR",
        help="The folder of an earlier run: what moved since, and by how much.",
        show_default=False,
        parser=folder_path,
    ),
]
