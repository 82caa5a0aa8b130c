"""`claimcheck check`: articles in, reports out, a status that a script can act on."""

from __future__ import annotations

from typing import Any

import click

from claimcheck import lint
from claimcheck.cli import asked, work
from claimcheck.cli.inputs import read
from claimcheck.cli.output import outputs


@click.command("check", short_help="Check articles against each other and themselves.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@asked.shared(asked.REPORTS, asked.STATUS, asked.RULES, asked.PROJECT)
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Check articles against each other and themselves.

    PATH is a file, a folder (searched), a glob, or - for standard input.
    """
    wanted = asked.asked(given)
    run = asked.settle(wanted)
    files = outputs(run.config.formats)
    store = work.cache(wanted, run)
    found = read(paths, store.load)
    everything = lint.whole(found.articles, found.notes, run.project.settings.locale)
    report, whole = work.report(everything, run, wanted, store)
    work.publish(report, run, wanted, files)
    work.end(store)
    return work.status(report, run, whole=whole and found.whole and run.whole)
