"""`claimcheck check`: articles in, reports out, a status that a script can act on."""

from __future__ import annotations

from typing import get_args

import click
from msgspec.structs import replace

from claimcheck.cli import FAILED, FOUND, OK
from claimcheck.cli.inputs import Read, read
from claimcheck.cli.output import options, outputs, write
from claimcheck.config import Config, FailOn
from claimcheck.model import Report
from claimcheck.report import FORMATS, format_named


@click.command("check", short_help="Check articles against each other and themselves.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--format", "formats", metavar="NAME[:FILE]", multiple=True, default=("terminal",), show_default=True,
    help=f"A report format, and the file that it goes to. Repeatable. Formats: {', '.join(FORMATS)}.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(get_args(FailOn)), default="warning", show_default=True,
    help="The severity from which a finding makes the exit status 1.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="List also what stands in one source only.")
@click.option("--width", type=click.IntRange(60, 1000), help="Columns; by default the terminal's, or 80.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--rules", metavar="DIR", help="A folder of rules in place of those that ship.")
@click.option(
    "--decisions", metavar="FILE",
    help="What the review desk decided: its database, or its exported events. Dismissed findings are silent.",
)  # fmt: skip
def command(
    paths: tuple[str, ...], formats: tuple[str, ...], fail_on: FailOn, everything: bool,
    width: int | None, color: str, rules: str | None, decisions: str | None,
) -> int:  # fmt: skip
    """Check articles against each other and themselves.

    PATH is a file, a folder (searched), a glob, or - for standard input.
    """
    config = Config(fail_on=fail_on, formats=formats, rules=rules, all=everything)
    wanted = outputs(config.formats)
    found = read(paths)
    report, confirmed = decided(check(found, config), decisions)
    for output in wanted:
        look = options(width, color, everything=config.all, file=output.file)
        write(format_named(output.format)(report, replace(look, confirmed=confirmed)), output.file)
    return status(report, config, whole=found.whole)


def check(found: Read, config: Config) -> Report:
    """The report of what was read, by the rules that the configuration names."""
    from claimcheck import pipeline, rulebook

    rules = rulebook.load(config.rules) if config.rules else None
    return pipeline.check(found.articles, rules, notes=found.notes)


def decided(report: Report, file: str | None) -> tuple[Report, frozenset[str]]:
    """The report without what editors dismissed, and the findings that they confirmed."""
    if file is None:
        return report, frozenset()
    from claimcheck.review import decisions

    found = decisions.load(file)
    return decisions.apply(report, found), decisions.confirmed(report, found)


def status(report: Report, config: Config, *, whole: bool) -> int:
    """The exit status: 2 when something could not be read, else whether anything fails."""
    if not whole:
        return FAILED
    return FOUND if any(config.fails(finding) for finding in report.findings) else OK
