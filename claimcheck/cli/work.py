"""The work that `check` and `lint` share: the cache, progress on a terminal, and the way to the reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from msgspec.structs import replace

from claimcheck import lint
from claimcheck.cache import Cache, Step, folder
from claimcheck.cli import FAILED, FOUND, OK, complain
from claimcheck.cli.asked import Asked, Run, jobs
from claimcheck.cli.output import STANDARD, Output, options, write
from claimcheck.lint import Read
from claimcheck.model import Report
from claimcheck.report import format_named

LONG: Final = 40  # articles from which progress is worth showing
READABLE: Final = frozenset(("terminal", "concise", "markdown"))


def cache(wanted: Asked, run: Run) -> Cache:
    """The cache that a run may use."""
    return Cache(folder() if run.project.settings.cache and not wanted.no_cache else None)


def report(found: Read, run: Run, wanted: Asked, store: Cache) -> tuple[Report, bool]:
    """The report on what was read, and whether every sidecar file could be heeded."""
    with _bar(len(found.articles)) as step:
        store.warm(found.articles, jobs(wanted, run.project), step)
    made, faults = lint.lint(found, run.standing, store)
    for fault in faults:
        complain(str(fault))
    return _decided(made, run, wanted), not faults


def _decided(report: Report, run: Run, wanted: Asked) -> Report:
    """The report with what editors dismissed at the review desk set aside."""
    if run.decisions is None:
        return report
    from claimcheck.review import decisions

    return decisions.apply(report, run.decisions, wanted.decisions or "")


def _confirmed(report: Report, run: Run) -> frozenset[str]:
    """The findings that editors confirmed at the review desk."""
    if run.decisions is None:
        return frozenset()
    from claimcheck.review import decisions

    return decisions.confirmed(report, run.decisions)


@contextmanager
def _bar(total: int) -> Iterator[Step | None]:
    """A progress bar on standard error where that is a terminal and the work is long."""
    if total < LONG or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading claims", total=total)
        advance: Callable[[int], None] = lambda count: progress.advance(task, count)  # noqa: E731
        yield advance


def end(store: Cache, *, quiet: bool = False) -> None:
    """Tidy the cache and say what is to be said of it."""
    store.trim()
    for line in [] if quiet else store.complaints:
        complain(line)
    store.complaints.clear()


def publish(
    report: Report, run: Run, wanted: Asked, outputs: Sequence[Output],
    focus: frozenset[str] = frozenset(), *, quiet: bool = False,
) -> None:  # fmt: skip
    """Write all reports; a quiet run prints none to read where nothing was found."""
    rules = run.standing.rules if run.config.rules else None
    confirmed = _confirmed(report, run)
    for output in outputs:
        if quiet and output.file == STANDARD and output.format in READABLE and not report.findings:
            continue
        look = options(
            wanted.width, wanted.color, everything=run.config.all, file=output.file, focus=focus, rules=rules
        )
        look = replace(look, confirmed=confirmed, explain=wanted.explain)
        write(format_named(output.format)(report, look), output.file)


def status(report: Report, run: Run, *, whole: bool, exit_zero: bool = False) -> int:
    """The exit status: 2 when something could not be done as asked, else whether anything fails."""
    if not whole:
        return FAILED
    failing = any(run.config.fails(finding) for finding in report.findings)
    return FOUND if failing and not exit_zero else OK
