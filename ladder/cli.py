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
from ladder.cli_options import (
    AsJson,
    ConfigFile,
    DrawCount,
    EarlierRunFolder,
    OutFolder,
    Processes,
    Quiet,
    Scenarios,
    Seed,
    SimulateWhatIfs,
    folder_path,
)

app = typer.Typer(
    name="ladder",
    help="Design a career ladder and its pay for people in peer support roles, and see what it does.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


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
    out: OutFolder = None,
    scenario: Scenarios = None,
    draws: DrawCount = None,
    seed: Seed = None,
    processes: Processes = None,
    simulate_what_ifs: SimulateWhatIfs = False,
    against: EarlierRunFolder = None,
    opened: Annotated[bool, typer.Option("--open", help="Open the workbook when it is written.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Project cost, pay and benefit effects; write the workbook, the charts and the summary."""
    from ladder.analysis import (
        DRAWS,
        SEED,
        analyze,
        law_projection,
        with_risk,
        with_simulated_what_ifs,
        with_what_ifs,
    )
    from ladder.config.draws import refuse_draws_of_nothing, too_many_draws_in_words
    from ladder.config.earlier_run import read_earlier_run
    from ladder.config.load import load_plans
    from ladder.law import load_law
    from ladder.reports.atomic import long_path_warning, write_outputs
    from ladder.reports.board_charts import build_charts
    from ladder.reports.build import build_report, identity_of
    from ladder.reports.changes import Since
    from ladder.reports.charts import render_charts
    from ladder.reports.deck import deck_bytes
    from ladder.reports.job_description import described_plan
    from ladder.reports.job_description_files import description_files
    from ladder.reports.moved_inputs import moved_inputs
    from ladder.reports.open_file import open_file
    from ladder.reports.plain_tables import plain_tables
    from ladder.reports.progress import progress
    from ladder.reports.summary_json import summary_json
    from ladder.reports.terminal import screen
    from ladder.reports.workbook import workbook_bytes
    from ladder.reports.worker_months import worker_months_files
    from ladder.workforce.simulated_sensitivity import Draws

    plans = load_plans(config, tuple(scenario or ()))
    given = {"--draws": draws, "--seed": seed, "--processes": processes}
    refuse_draws_of_nothing(config, plans, {**given, "--simulate-what-ifs": simulate_what_ifs or None})
    earlier = read_earlier_run(against, plans.baseline.plan) if against else None
    law = load_law(law_projection(plans.baseline.plan))
    results = with_what_ifs([analyze(each, law) for each in plans.scenarios], plans.variations, law)
    with progress("Simulating the workforce") as on_share, too_many_draws_in_words(config):
        results = with_risk(
            results,
            draws=draws or DRAWS,
            seed=SEED if seed is None else seed,
            processes=processes or 1,
            on_share=on_share,
        )
    if simulate_what_ifs:
        with progress("Simulating what-ifs") as on_share, too_many_draws_in_words(config):
            how = Draws(draws or DRAWS, SEED if seed is None else seed, processes or 1, on_share)
            results = with_simulated_what_ifs(results, plans.variations, law, how)
    since = Since(earlier, moved_inputs(earlier, plans, config.parent)) if earlier else None
    report = build_report(results, law, identity_of(plans, law), since)
    files = {
        "plan.xlsx": workbook_bytes(
            report.sheets, title=report.title, properties=report.properties, opens_on="Summary"
        )
    }
    charts = build_charts(results, report)
    pictures = render_charts(charts)
    files |= {f"charts/{name}": content for name, content in pictures.items()}
    files["board.pptx"] = deck_bytes(results, report, charts, pictures)
    files |= plain_tables(report.sheets) | worker_months_files(results)
    if plans.baseline.plan.descriptions:
        described = described_plan(plans)
        files |= description_files(described, described.plan.roles)
    files["summary.json"] = summary_json(results, report, sorted([*files, "summary.json"]))
    folder = out or Path("reports") / config.stem
    written = write_outputs(folder, files)
    if as_json:
        typer.echo(files["summary.json"].decode(), nl=False)
    elif not quiet:
        typer.echo(screen(results, report, written, folder))
    if warning := long_path_warning(written):
        typer.echo(warning, err=True)
    if opened and (reason := open_file(folder / "plan.xlsx")):
        typer.echo(f"{folder / 'plan.xlsx'} is written but cannot be opened from here: {reason}", err=True)


@app.command(epilog="Example: ladder check configs/pss-103.yaml --strict")
def check(
    config: ConfigFile,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Take advice on roles and structure as problems: exit 1 with any."),
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show every problem in a config, with its place and remedy, then advice on roles and structure; write nothing."""
    from ladder.config.faithful_roles import Advice, faithful_roles
    from ladder.config.load import load_plans
    from ladder.config.problems import UserProblems
    from ladder.config.source import read_file
    from ladder.config.structure_advice import StructureCheck, structure_check
    from ladder.reports.check_text import check_data, check_text

    advice: tuple[Advice, ...] = ()
    structure = StructureCheck()
    try:
        plans = load_plans(config)
        document = read_file(config)
        advice, structure = faithful_roles(document), structure_check(plans, document)
        to_look_at = [each.problem for each in advice] + [each.problem for each in structure.advice]
        if strict and to_look_at:
            raise UserProblems(to_look_at)
    except UserProblems as found:
        if not as_json:
            raise
        typer.echo(json.dumps(check_data(found.problems, advice, structure), indent=2))
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(check_data((), advice, structure), indent=2))
    elif not quiet:
        typer.echo(check_text(config, plans, advice, structure))


@app.command(epilog="Example: ladder compare configs/pss-103.yaml our-changes.yaml --json")
def compare(
    a: Annotated[
        Path,
        typer.Argument(metavar="CONFIG", help="A plan, a YAML file.", show_default=False, readable=False),
    ],
    b: Annotated[
        Path,
        typer.Argument(
            metavar="CONFIG", help="The plan beside it, a YAML file.", show_default=False, readable=False
        ),
    ],
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Set two plans side by side: cost, seats, entry pay, the answers, and which inputs differ. Write nothing."""
    from ladder.analysis import analyze, law_projection
    from ladder.config.differences import differing_inputs, load_both
    from ladder.law import load_law
    from ladder.reports.build import build_report, identity_of
    from ladder.reports.comparison import Side, comparison_data, comparison_text

    sides = []
    for config, plans in zip((a, b), load_both(a, b), strict=True):
        law = load_law(law_projection(plans.baseline.plan))
        results = [analyze(each, law) for each in plans.scenarios]
        sides.append(Side(str(config), results, build_report(results, law, identity_of(plans, law))))
    inputs = differing_inputs(a, b)
    if as_json:
        typer.echo(json.dumps(comparison_data(sides[0], sides[1], inputs), indent=2))
    elif not quiet:
        typer.echo(comparison_text(sides[0], sides[1], inputs))


@app.command(epilog="Example: ladder describe configs/pss-103.yaml --role peer_support_specialist")
def describe(
    config: ConfigFile,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Folder for the descriptions/ folder. Default: reports/ and the config's name.",
            parser=folder_path,
            metavar="<path>",
        ),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option("--role", help="Only this role, by its short name; may be repeated."),
    ] = None,
    scenario: Annotated[
        str | None,
        typer.Option(
            "--scenario", help="Describe the roles as in this scenario, or baseline. Default: the first one."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write a job description for each role of the ladder, as Word and as Markdown."""
    from ladder.config.load import load_plans
    from ladder.reports.atomic import long_path_warning, write_outputs
    from ladder.reports.job_description import described_plan
    from ladder.reports.job_description_files import FOLDER, chosen_roles, description_files
    from ladder.reports.terminal import descriptions_screen

    described = described_plan(load_plans(config, (scenario,) if scenario else ()))
    roles = chosen_roles(described.plan, tuple(role or ()))
    files = description_files(described, roles)
    folder = out or Path("reports") / config.stem
    # The folder within: a plan's other files, and its record of them, are none of this command's business.
    inside = {name.removeprefix(f"{FOLDER}/"): content for name, content in files.items()}
    written = write_outputs(folder / FOLDER, inside)
    if not quiet:
        typer.echo(descriptions_screen(described, roles, folder / FOLDER))
    if warning := long_path_warning(written):
        typer.echo(warning, err=True)


@app.command(
    epilog="Example: ladder benefits configs/people/new-york-ssdi-promoted.yaml --chart promotion.png"
)
def benefits(
    person: Annotated[
        Path,
        typer.Argument(
            help="One worker, a YAML or JSON file; - reads standard input.",
            show_default=False,
            readable=False,
        ),
    ],
    chart: Annotated[
        Path | None,
        typer.Option(
            "--chart",
            help="Draw income by source to this file, .png or .svg.",
            show_default=False,
            readable=False,
        ),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show what work does to one worker's SSI, SSDI, Medicaid and Medicare, month by month.

    For a worker with a benefits counselor; not for an employer to run on its staff (42 USC 12112(d)).
    Nothing is stored.
    """
    from ladder.config.load_person import load_person
    from ladder.law import load_law
    from ladder.reports.benefits_text import benefits_text
    from ladder.worker.months import benefits_of
    from ladder.worker.unreported import overpaid_if_unreported

    if chart and chart.suffix.lower() not in (".png", ".svg"):
        raise typer.BadParameter("the file's name ends in .png or .svg", param_hint="--chart")
    worker = load_person(person)
    result = benefits_of(worker)
    if chart:
        from ladder.reports.benefits_chart import benefits_chart
        from ladder.reports.charts import render_chart
        from ladder.reports.one_file import write_file

        pictures = render_chart(benefits_chart(worker, result, "income"))
        write_file(chart, pictures[f"income{chart.suffix.lower()}"], "--chart")
    if as_json:
        typer.echo(json.dumps(result, indent=2))
    elif not quiet:
        overpaid = overpaid_if_unreported(worker, result)
        typer.echo(benefits_text(worker, result, overpaid, load_law(worker.projection_given())))
        if chart:
            typer.echo(f"The chart is in {chart}", err=True)


@app.command(epilog="Example: ladder rules --month 2026-07 --state NY")
def rules(
    month: Annotated[
        str | None,
        typer.Option("--month", help="Like 2026-07. Default: the newest with published figures."),
    ] = None,
    state: Annotated[str | None, typer.Option("--state", help="Two letters, like NY.")] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show the law's figures in force in a month, each with its source and how sure it is."""
    from ladder.law import load_law
    from ladder.reports.rules_text import asked_for, rules_data, rules_in_force, rules_text

    law = load_law()
    when, where = asked_for(law, month, state)
    found = rules_in_force(law, when, where)
    if as_json:
        typer.echo(json.dumps(rules_data(found, when, where), indent=2))
    elif not quiet:
        typer.echo(rules_text(found, when, where, newest=month is None))


def _templates(begun: str) -> list[str]:
    """The templates whose names begin so, for the shell to complete."""
    from ladder.config.starter_config import TEMPLATES

    return [name for name in TEMPLATES if name.startswith(begun)]


@app.command(epilog="Example: ladder init our-team.yaml --template clinic-team")
def init(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The config to write, a .yaml file.", readable=False)
    ] = Path("ladder.yaml"),
    template: Annotated[
        str,
        typer.Option(
            "--template",
            metavar="NAME",
            help="What to start from: starter, peer-run, clinic-team or statewide.",
            autocompletion=_templates,
        ),
    ] = "starter",
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there already.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write a commented config to start from, and its JSON Schema for editors beside it."""
    from ladder.config.problems import quoted, remedy
    from ladder.config.starter_config import TEMPLATES
    from ladder.reports.starter_files import starter_files, starter_screen, write_starter

    if template not in TEMPLATES:
        message = f"there is no template {quoted(template)}{remedy(template, TEMPLATES, 'templates')}"
        raise typer.BadParameter(message, param_hint="--template")
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise typer.BadParameter("the file's name ends in .yaml, like our-team.yaml", param_hint="FILE")
    files = starter_files(file, template)
    write_starter(files, replace=force)
    if not quiet:
        typer.echo(starter_screen(files, template))


@app.command(epilog="Example: ladder schema > ladder.schema.json")
def schema(
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print every field as a page to read instead (docs/config.md).")
    ] = False,
) -> None:
    """Print the config's JSON Schema, with which editors complete and explain every field."""
    from ladder.config.fields_page import fields_page
    from ladder.config.json_schema import config_schema

    if markdown:
        typer.echo(fields_page(), nl=False)
    else:
        typer.echo(json.dumps(config_schema(), indent=2))
