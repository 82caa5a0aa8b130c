"""`claimcheck explain`: what a rule compares and why, or the whole chain of one finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from claimcheck import lint
from claimcheck.cli import FAILED, OK, asked, work
from claimcheck.cli.asked import Asked, Run
from claimcheck.cli.output import STANDARD, options, write
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Report
from claimcheck.report.text import clean
from claimcheck.rulebook import Example, Rule, load

ID: Final = re.compile(r"[0-9a-f]{4,16}")
NEAR: Final = 3  # ids that an unknown one is answered with


@click.command("explain", short_help="Say what a rule compares, or how a finding came about.")
@click.argument("name", metavar="RULE|FINDING")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--report", "saved", metavar="FILE", help="A report that check saved with --format json:FILE.")
@asked.shared(asked.LOOK, asked.RULES, asked.PROJECT)
def command(name: str, paths: tuple[str, ...], saved: str | None, **given: Any) -> int:
    """Say what a rule compares and why, or the whole chain of a finding.

    RULE is a rule's name: told with the examples that prove it. FINDING is a finding's id or the beginning
    of one: told with each claim's words, reading and normal form, the match, and what would reconcile them.
    PATH is what was checked; without one the configured events are checked again, or this folder.
    """
    wanted = asked.asked(given)
    if saved and paths:
        mend = "name a saved report or what is to be checked again"
        raise ClaimcheckError(
            "contradiction", "with a saved report nothing is read", key="--report", mend=mend
        )
    rules = load(wanted.folder)
    if not saved and not paths and (any(rule.id == name for rule in rules) or not ID.fullmatch(name)):
        write("\n".join(explained(named(rules, name))) + "\n", STANDARD)
        return OK
    return _told(name, paths, saved, wanted)


def _told(name: str, paths: tuple[str, ...], saved: str | None, wanted: Asked) -> int:
    """Print the chain of a finding; the exit status."""
    from claimcheck.report import explained as chains

    run = asked.settle(wanted)
    report, whole = _saved(saved) if saved else _checked(paths, run, wanted)
    rules = load(run.config.rules) if run.config.rules else None
    look = options(wanted.width, wanted.color, everything=True, rules=rules)
    write(chains.render(report, meant(report, name), look), STANDARD)
    return OK if whole else FAILED


def _saved(file: str) -> tuple[Report, bool]:
    from claimcheck.report import saved

    return saved.load(Path(file)), True


def _checked(paths: tuple[str, ...], run: Run, wanted: Asked) -> tuple[Report, bool]:
    """The report on the paths, or on the configured events, or on this folder; whether all was read."""
    store = work.cache(wanted, run)
    if not paths and run.project.settings.events:
        from claimcheck.cli.lint import read as read_events

        found, whole = read_events(lint.groups(run.project, (), ()), run, store)
    else:
        from claimcheck.cli.inputs import read

        told = read(paths or (".",), store.load)
        found, whole = lint.whole(told.articles, told.notes, run.project.settings.locale), told.whole
    report, heeded = work.report(found, run, wanted, store)
    work.end(store)
    return report, whole and heeded


def meant(report: Report, name: str) -> str:
    """The id of the one finding that begins so; none, or several, are the user's to mend."""
    ids = [finding.id for finding in (*report.findings, *(one.finding for one in report.suppressed))]
    if name in ids:
        return name
    found = sorted({key for key in ids if name and key.startswith(name)})
    if len(found) == 1:
        return found[0]
    if found:
        mend = f"write more of one: {', '.join(found)}"
        raise ClaimcheckError("ambiguous-finding", f"several findings begin with {name!r}", mend=mend)
    raise ClaimcheckError("unknown-finding", f"no finding {name!r}", mend=_near(name, ids))


def _near(name: str, ids: Sequence[str]) -> str:
    """The ids that are most like one that nothing has, or how many there are."""
    from difflib import get_close_matches

    if not ids:
        return "nothing was found here; name what was checked"
    near = get_close_matches(name, ids, n=NEAR, cutoff=0.0)
    return f"nearest of {len(ids)}: {', '.join(near)}"


def named(rules: Sequence[Rule], name: str) -> Rule:
    """The rule of that name; an unknown one is the user's to mend."""
    for rule in rules:
        if rule.id == name:
            return rule
    known = ", ".join(sorted(rule.id for rule in rules))
    raise ClaimcheckError("unknown-rule", f"no rule {name!r}", mend=f"rules: {known}")


def explained(rule: Rule) -> Iterator[str]:
    """A rule in plain lines: title, severity, kinds, explanation, examples."""
    yield f"{rule.id}: {clean(rule.title)}"
    yield f"{rule.severity}, on {', '.join(rule.kinds) or 'every kind of claim'}"
    yield from ("", *rule.explain.strip().splitlines())
    yield from ("", *rule.reconcile.strip().splitlines())
    for example in rule.examples:
        yield from ("", *_shown(example))


def _shown(example: Example) -> Iterator[str]:
    note = f" ({clean(example.note)})" if example.note else ""
    yield f"{'Speaks' if example.flag else 'Stays quiet'}{note}:"
    for article in example.articles:
        yield f"  - {clean(article)}"
