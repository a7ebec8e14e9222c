"""The command line: read, compute, write. The main path of `ladder plan` is the body of `plan`.

Data goes to standard output, everything else to standard error. Exit codes: 0 done; 1 a problem in what the user
gave; 2 wrong usage; 3 output could not be written; 130 interrupted. Heavy libraries are imported where they are used.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ladder import __version__

app = typer.Typer(
    name="ladder",
    help="Design a career ladder and its pay for people in peer support roles, and see what it does.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

ConfigFile = Annotated[Path, typer.Argument(help="The agency's plan, a YAML file.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


@app.callback()
def _about(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)
    ] = False,
) -> None:
    if version:
        typer.echo(f"ladder {__version__}")
        raise typer.Exit


@app.command(epilog="Example: ladder plan configs/pss-103.yaml --scenario ladder --out reports/board")
def plan(
    config: ConfigFile,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for the files. Default: reports/ and the config's name."),
    ] = None,
    scenario: Annotated[
        list[str] | None,
        typer.Option("--scenario", help="Only this scenario beside the baseline; may be repeated."),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Project cost, pay and benefit effects; write the workbook, the charts and the summary."""
    from ladder.analysis import analyze, law_projection
    from ladder.config.load import load_plans
    from ladder.law import load_law
    from ladder.reports.atomic import write_outputs
    from ladder.reports.board_charts import build_charts
    from ladder.reports.build import build_report, identity_of
    from ladder.reports.charts import render_chart
    from ladder.reports.summary_json import summary_json
    from ladder.reports.terminal import screen
    from ladder.reports.workbook import workbook_bytes

    plans = load_plans(config, tuple(scenario or ()))
    law = load_law(law_projection(plans.baseline.plan))
    results = [analyze(each, law) for each in plans.scenarios]
    report = build_report(results, law, identity_of(plans, law))
    files = {
        "plan.xlsx": workbook_bytes(
            report.sheets, title=report.title, properties=report.properties, opens_on="Summary"
        )
    }
    for chart in build_charts(results, report, law):
        files |= {f"charts/{name}": content for name, content in render_chart(chart).items()}
    files["summary.json"] = summary_json(results, report, sorted([*files, "summary.json"]))
    folder = out or Path("reports") / config.stem
    written = write_outputs(folder, files)
    if as_json:
        typer.echo(files["summary.json"].decode(), nl=False)
    elif not quiet:
        typer.echo(screen(results, report, written, folder))


@app.command(epilog="Example: ladder check configs/pss-103.yaml")
def check(config: ConfigFile, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Show every problem in a config, with its place and what to do; write nothing."""
    from ladder.config.load import load_plans
    from ladder.config.problems import UserProblems, as_data

    try:
        plans = load_plans(config)
    except UserProblems as found:
        if not as_json:
            raise
        typer.echo(json.dumps({"problems": [as_data(problem) for problem in found.problems]}, indent=2))
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps({"problems": []}, indent=2))
    elif not quiet:
        titles = ", ".join(each.title for each in plans.scenarios)
        typer.echo(f"{config}: no problems. {len(plans.scenarios)} plans: {titles}")
