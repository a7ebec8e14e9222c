"""A job description as Markdown."""

from __future__ import annotations

import re

from ladder.reports.job_description import Block, Grid, Heading, JobDescription, Lines

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_AT_THE_START = re.compile(r"^([-+]|[0-9]+[.)])(\s)")


def markdown(description: JobDescription) -> str:
    """The whole text, one line a paragraph."""
    parts = [f"# {_plain(description.title)}", _plain(description.agency), _block(description.facts)]
    for section in description.sections:
        parts.append(f"## {_plain(section.title)}")
        parts += [_block(block) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"### {_plain(block.text)}"
    if isinstance(block, Lines):
        marks = [f"{number}." if block.numbered else "-" for number in range(1, len(block.lines) + 1)]
        return "\n".join(f"{mark} {_plain(line)}" for mark, line in zip(marks, block.lines, strict=True))
    if isinstance(block, Grid):
        rule = tuple("---" for _ in block.heads)
        return "\n".join(_row(cells) for cells in (block.heads, rule, *block.rows))
    return _AT_THE_START.sub(r"\\\1\2", _plain(block))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell if cell == '---' else _plain(cell) for cell in cells)} |"


def _plain(text: str) -> str:
    """The text without signs that Markdown would read as its own."""
    return _SIGNS.sub(r"\\\1", text)
