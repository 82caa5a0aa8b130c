"""The way of the data: articles to claims to facts to findings, in one function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from msgspec.structs import replace

from claimcheck import rates
from claimcheck.align import align
from claimcheck.extraction import extract
from claimcheck.judge import judge
from claimcheck.model import Article, Claim, Finding, Note, Report
from claimcheck.predicates.case import Case
from claimcheck.rulebook import Rule, load

Extract = Callable[[Article], Sequence[Claim]]


def check(
    articles: Iterable[Article],
    rules: Sequence[Rule] | None = None,
    focus: Collection[str] = (),
    notes: Iterable[Note] = (),
    extract: Extract = extract,
) -> Report:
    """The report on a set of articles; with `focus`, only findings that touch those articles' ids."""
    known = name(articles)
    claims = [claim for article in known for claim in extract(article)]
    implied = rates.settle(claims)
    facts = align(claims, implied, focus)
    case = Case({a.id: a for a in known}, {c.id: c for c in claims}, facts, implied)
    findings = judge(case, load() if rules is None else rules)
    return Report(
        articles=tuple(known),
        claims=tuple(claims),
        facts=facts,
        findings=tuple(f for f in findings if not focus or touches(f, focus, case)),
        notes=tuple(notes),
        rates=implied.implied,
    )


def name(articles: Iterable[Article]) -> list[Article]:
    """The articles in an order of their own, each with an id that no other has."""
    ordered = sorted(articles, key=lambda a: (a.id, a.path or "", a.source or "", a.text))
    named: list[Article] = []
    seen: Counter[str] = Counter()
    for article in ordered:
        stem = article.id or "article"
        seen[stem] += 1
        named.append(
            article if article.id and seen[stem] == 1 else replace(article, id=f"{stem}-{seen[stem]}")
        )
    return named


def touches(finding: Finding, focus: Collection[str], case: Case) -> bool:
    """Whether a finding has a claim in one of the focused articles."""
    return any(case.claims[name].article in focus for side in finding.sides for name in side.claims)
