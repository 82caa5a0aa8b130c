"""`claimcheck lint`: drafts against their sources, and only what touches the drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import click

from claimcheck import lint
from claimcheck.cache import Cache
from claimcheck.cli import OK, asked, complain, work
from claimcheck.cli.asked import Asked, Run
from claimcheck.cli.inputs import heard
from claimcheck.cli.output import Output, outputs
from claimcheck.errors import ClaimcheckError
from claimcheck.lint import Group, Read

AGAINST: Final = "--against"
SPOKEN: Final = frozenset(
    ("listed-twice", "unknown-rule", "unused-suppression", "bad-suppression", "no-event")
)


class Command(click.Command):
    """A command whose `--against` takes all paths that follow it, up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args))


def spread(args: Sequence[str]) -> list[str]:
    """The arguments with `--against` before each path that follows one."""
    out: list[str] = []
    within = False
    for n, arg in enumerate(args):
        if arg == "--":
            return [*out, *args[n:]]
        if arg == AGAINST:
            within = True
        elif arg.startswith("-") and arg != "-":
            within = False
            out.append(arg)
        else:
            out += [AGAINST, arg] if within else [arg]
    return out


@click.command("lint", cls=Command, short_help="Check drafts against their sources.")
@click.argument("drafts", metavar="[DRAFT]...", nargs=-1)
@click.option(
    "--against", metavar="PATH...", multiple=True,
    help="The sources; all paths up to the next option. Drafts come before it, or after --.",
)  # fmt: skip
@click.option("--in-events", is_flag=True, help="Pass over files that are in none of the configured events.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
@click.option("-q", "--quiet", is_flag=True, help="Nothing to read where nothing is found; no warnings.")
@asked.shared(asked.STATUS)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@asked.shared(asked.REPORTS, asked.RULES, asked.PROJECT)
def command(
    drafts: tuple[str, ...], against: tuple[str, ...], in_events: bool, watch: bool, quiet: bool,
    exit_zero: bool, **given: Any,
) -> int:  # fmt: skip
    """Check drafts against their sources, and show only what touches a draft.

    DRAFT and PATH are files, folders (searched), globs, or - for standard input. Without --against the
    drafts are checked as the [[events]] of claimcheck.toml say; without drafts, all events are.
    """
    wanted = asked.asked(given)
    run = asked.settle(wanted)
    files = outputs(run.config.formats)
    groups = chosen(run, drafts, against, in_events=in_events, quiet=quiet)
    if not groups:
        return OK
    store = work.cache(wanted, run)
    if watch:
        from claimcheck.cli.watch import follow

        return follow(groups, lambda: once(groups, run, wanted, files, store, quiet=quiet))
    code = once(groups, run, wanted, files, store, quiet=quiet)
    return OK if exit_zero and code == 1 else code


def chosen(
    run: Run, drafts: Sequence[str], against: Sequence[str], *, in_events: bool, quiet: bool
) -> list[Group]:
    """What is to be checked together; files of no event are said, or passed over."""
    if against and not drafts:
        mend = f"name the drafts before {AGAINST}, or after --"
        raise ClaimcheckError("no-drafts", "no drafts to check", key=AGAINST, mend=mend)
    if in_events and not run.project.settings.events:
        mend = "write [[events]] into claimcheck.toml; claimcheck init shows how"
        raise ClaimcheckError("no-events", "no events are configured", key="--in-events", mend=mend)
    found = lint.groups(run.project, drafts, against)
    if in_events:
        return [group for group in found if group.name]
    if run.project.settings.events and not against and not quiet:
        for path in (path for group in found if not group.name for path in group.drafts):
            complain(f"{path}: in no event; checked without sources (name them: {AGAINST} PATH)")
    return found


def once(
    groups: Sequence[Group], run: Run, wanted: Asked, files: Sequence[Output], store: Cache, *, quiet: bool
) -> int:  # fmt: skip
    """One check of the drafts; returns the exit status."""
    found, whole = read(groups, run, store)
    report, heeded = work.report(found, run, wanted, store)
    for note in report.notes:
        if note.code in SPOKEN and not quiet:
            complain(note.message)
    work.publish(report, run, wanted, files, found.focus, quiet=quiet)
    work.end(store, quiet=quiet)
    return work.status(report, run, whole=whole and heeded and run.whole)


def read(groups: Sequence[Group], run: Run, store: Cache) -> tuple[Read, bool]:
    """The articles of the groups, and whether all could be read."""
    found = lint.read(groups, store, run.project.settings.locale)
    told = heard([path for group in groups for path in group.paths], found.articles, found.notes)
    return Read(found.articles, told.notes, found.groups), told.whole
