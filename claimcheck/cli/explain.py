"""`claimcheck explain`: what a rule compares, why, and on which examples it speaks or stays quiet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from claimcheck.cli.output import STANDARD, write
from claimcheck.errors import ClaimcheckError
from claimcheck.report.text import clean
from claimcheck.rulebook import Example, Rule, load


@click.command("explain", short_help="Say what a rule compares, and why.")
@click.argument("rule")
@click.option("--rules", metavar="DIR", help="A folder of rules in place of those that ship.")
def command(rule: str, rules: str | None) -> None:
    """Say what a rule compares and why, with the examples that prove it."""
    write("\n".join(explained(named(load(rules), rule))) + "\n", STANDARD)


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
    for example in rule.examples:
        yield from ("", *_shown(example))


def _shown(example: Example) -> Iterator[str]:
    note = f" ({clean(example.note)})" if example.note else ""
    yield f"{'Speaks' if example.flag else 'Stays quiet'}{note}:"
    for article in example.articles:
        yield f"  - {clean(article)}"
