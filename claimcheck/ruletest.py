"""Prove each rule on its own examples: those that must fire, and those that must stay quiet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from claimcheck import ratetable
from claimcheck.model import Article
from claimcheck.pipeline import check
from claimcheck.rulebook import Example, Rule

HEADER: Final = ",".join(ratetable.COLUMNS)


class Outcome(Struct, frozen=True):
    """One example of a rule: whether it was flagged, and whether it should have been."""

    rule: str
    number: int
    expected: bool
    flagged: bool
    text: str

    @property
    def passed(self) -> bool:
        return self.expected == self.flagged


def prove(rules: Sequence[Rule]) -> Iterator[Outcome]:
    """The outcome of every example of every rule, in order."""
    for rule in rules:
        for number, example in enumerate(rule.examples, 1):
            text = " / ".join(example.articles)
            yield Outcome(rule.id, number, example.flag, _flagged(rule, example, rules), text)


def _flagged(rule: Rule, example: Example, rules: Sequence[Rule]) -> bool:
    """Whether the rule speaks over the example, the rules that it gives way to applied as well."""
    articles = [
        Article(text=text, id=f"example-{n}", source=f"source {n}", published=day)
        for n, (text, day) in enumerate(zip_longest(example.articles, example.published), 1)
    ]
    among = [r for r in rules if r.id == rule.id or r.id in rule.after]
    dated = (
        (ratetable.parse("\n".join((HEADER, *example.rates)), f"{rule.id}.toml"),) if example.rates else ()
    )
    return any(finding.rule == rule.id for finding in check(articles, among, dated=dated).findings)
