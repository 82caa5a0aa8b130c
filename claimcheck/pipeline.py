"""The way of the data: articles to claims to facts to findings, in one function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from claimcheck import rates, sources
from claimcheck.align import align
from claimcheck.align.stories import tell
from claimcheck.fixings import Book
from claimcheck.judge import in_order, judge
from claimcheck.model import Article, Claim, Fact, Finding, Note, Report
from claimcheck.neveralign import Pair, among
from claimcheck.predicates.case import Case
from claimcheck.rates import Quoted, Rates
from claimcheck.rulebook import Rule, load
from claimcheck.sources.voices import Kin

HANDFUL: Final = 8  # articles that whoever names them means to compare

Extract = Callable[[Article], Sequence[Claim]]


def extract(article: Article) -> Sequence[Claim]:
    """The claims of an article; what reads them is loaded when something is to be read."""
    from claimcheck.extraction import extract as read

    return read(article)


def check(
    articles: Iterable[Article],
    rules: Sequence[Rule] | None = None,
    focus: Collection[str] = (),
    notes: Iterable[Note] = (),
    extract: Extract = extract,
    quoted: Quoted | None = None,
    apart: Collection[Pair] = (),
    dated: Sequence[Book] = (),
) -> Report:
    """The report on a set of articles; with `focus`, only findings that touch those articles' ids.

    A larger set is told apart into stories first, and nothing is compared across them; drafts in
    focus are compared with all that they are checked against. Claims that `apart` pairs are never
    matched. `quoted` are rates for currencies of which the articles imply none, `dated` the tables
    that their conversions are held against.
    """
    known = name(articles)
    claims = {article.id: extract(article) for article in known}
    book = load() if rules is None else rules
    whole = len(known) <= HANDFUL or bool(focus)
    report = Report(
        articles=tuple(known), claims=tuple(c for a in known for c in claims[a.id]), notes=tuple(notes)
    )
    for story in [known] if whole else tell(known, report.claims):
        told = [c for a in story for c in claims[a.id]]
        implied = rates.settle(told, quoted, dated, {a.day for a in story if a.day})
        report = _told(report, story, told, book, focus, implied, apart)
    return replace(report, findings=in_order(report.findings))


def _told(
    report: Report,
    story: Sequence[Article],
    claims: Sequence[Claim],
    rules: Sequence[Rule],
    focus: Collection[str],
    implied: Rates,
    apart: Collection[Pair],
) -> Report:
    """The report with the facts, findings and rates of one more story."""
    known = {a.id: a for a in story}
    facts = align(
        [c for c in claims if c.kind != "direction"],
        implied,
        focus,
        len(report.facts) + 1,
        among(apart, claims, known),
    )
    ties = sources.read([known[name] for name in _heard(facts, claims, focus)] if focus else story)
    case = Case(known, {c.id: c for c in claims}, facts, implied, Kin(known, ties))
    found = [f for f in judge(case, rules) if not focus or touches(f, focus, case)]
    return replace(
        report,
        facts=(*report.facts, *facts),
        findings=(*report.findings, *found),
        rates=(*report.rates, *implied.implied),
        ties=(*report.ties, *ties),
    )


def _heard(facts: Sequence[Fact], claims: Sequence[Claim], focus: Collection[str]) -> list[str]:
    """The articles that share a fact with one in focus."""
    of = {claim.id: claim.article for claim in claims}
    told = ({of[name] for name in fact.claims} for fact in facts)
    return sorted({name for articles in told if not articles.isdisjoint(focus) for name in articles})


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
