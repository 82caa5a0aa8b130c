"""`claimcheck baseline`: write down what is found today, or strike out what is found no longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck import baseline
from claimcheck.baseline import Baseline
from claimcheck.cli import FAILED, OK, asked, complain, work
from claimcheck.cli import lint as linting
from claimcheck.cli.output import write
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Finding

F = TypeVar("F", bound=Callable[..., Any])


@click.group("baseline", short_help="Leave what is found today standing.")
def command() -> None:
    """Leave what is found today standing: later runs speak only of what is new."""


def _options(function: F) -> F:
    for option in (
        asked.shared(asked.RULES, asked.PROJECT[1:]),
        click.option(linting.AGAINST, metavar="PATH...", multiple=True, help="The sources of the drafts."),
        click.argument("drafts", metavar="[DRAFT]...", nargs=-1),
        click.argument("file"),
    ):
        function = option(function)
    return function


@command.command("write", cls=linting.Command)
@_options
def write_(file: str, drafts: tuple[str, ...], against: tuple[str, ...], **given: Any) -> int:
    """Write all findings of the drafts, or of all events, to FILE; reasons that it gives stay."""
    findings, whole = _findings(drafts, against, given)
    made = baseline.taken(findings, _earlier(file))
    write(baseline.text(made), file)
    click.echo(f"{file}: {len(made.findings)} left standing", err=True)
    return OK if whole else FAILED


@command.command(cls=linting.Command)
@_options
def prune(file: str, drafts: tuple[str, ...], against: tuple[str, ...], **given: Any) -> int:
    """Strike out of FILE what is found no longer; nothing is struck when not all could be read."""
    earlier = baseline.load(Path(file))
    findings, whole = _findings(drafts, against, given)
    if not whole:
        complain(f"{file}: left as it is, for not all could be checked")
        return FAILED
    left = baseline.pruned(earlier, findings)
    if left != earlier:
        write(baseline.text(left), file)
    gone = len(earlier.findings) - len(left.findings)
    click.echo(f"{file}: {gone} struck out, {len(left.findings)} left standing", err=True)
    return OK


def _earlier(file: str) -> Baseline | None:
    """The baseline that is replaced; a broken one is said to be made anew."""
    if not Path(file).exists():
        return None
    try:
        return baseline.load(Path(file))
    except ClaimcheckError as error:
        complain(f"{file}: {error.message}; made anew")
        return None


def _findings(
    drafts: tuple[str, ...], against: tuple[str, ...], given: dict[str, Any]
) -> tuple[tuple[Finding, ...], bool]:
    """All findings that nothing but a baseline would set aside, and whether all could be checked."""
    wanted = asked.asked(given)
    run = asked.settle(wanted, heed=False)
    groups = linting.chosen(run, drafts, against, in_events=False, quiet=False)
    store = work.cache(wanted, run)
    found, whole = linting.read(groups, run, store)
    report, heeded = work.report(found, run, wanted, store)
    work.end(store)
    return report.findings, whole and heeded
