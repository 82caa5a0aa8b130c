"""`claimcheck check`: articles in, reports out, a status that a script can act on."""

from __future__ import annotations

from typing import get_args

import click

from claimcheck.cli import FAILED, FOUND, OK
from claimcheck.cli.inputs import Read, read
from claimcheck.cli.output import Output, options, outputs, write
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
def command(
    paths: tuple[str, ...], formats: tuple[str, ...], fail_on: FailOn, everything: bool,
    width: int | None, color: str, rules: str | None,
) -> int:  # fmt: skip
    """Check articles against each other and themselves.

    PATH is a file, a folder (searched), a glob, or - for standard input.
    """
    config = Config(fail_on=fail_on, formats=formats, rules=rules, all=everything)
    wanted = outputs(config.formats)
    found = read(paths)
    report = check(found, config)
    for output in wanted:
        _write(report, output, width, color, everything=config.all)
    return status(report, config, whole=found.whole)


def check(found: Read, config: Config) -> Report:
    """The report of what was read, by the rules that the configuration names."""
    from claimcheck import pipeline, rulebook

    rules = rulebook.load(config.rules) if config.rules else None
    return pipeline.check(found.articles, rules, notes=found.notes)


def _write(report: Report, output: Output, width: int | None, color: str, *, everything: bool) -> None:
    look = options(width, color, everything=everything, file=output.file)
    write(format_named(output.format)(report, look), output.file)


def status(report: Report, config: Config, *, whole: bool) -> int:
    """The exit status: 2 when something could not be read, else whether anything fails."""
    if not whole:
        return FAILED
    return FOUND if any(config.fails(finding) for finding in report.findings) else OK
