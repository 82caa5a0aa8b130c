"""What every format asks of a report: claims by id, sources by name, who agrees, who stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from claimcheck.model import Article, Claim, Fact, Finding, Period, Report, Severity
from claimcheck.report.text import clean, counted
from claimcheck.sources.voices import Kin, tell, voices

SETTING: Final = ("name", "role", "direction")
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")


class Agreement(Struct, frozen=True):
    """A fact that two or more sources give alike; its wordings, the commonest and shortest first."""

    fact: Fact
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    wordings: tuple[str, ...]
    voices: int


class View(Struct, frozen=True):
    """A report with its claims and the names of its articles by id."""

    report: Report
    claims: dict[str, Claim]
    articles: dict[str, Article]
    names: dict[str, str]
    kin: Kin = Kin()

    def cited(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in the order given."""
        return tuple(self.claims[key] for key in ids if key in self.claims)

    def sources(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The sources behind these claims, each once: an article without a source speaks for itself."""
        return tuple(dict.fromkeys(source(self.articles[claim.article]) for claim in claims))

    def heard(self, claims: Sequence[Claim]) -> str:
        """How many independent voices make these claims, and who they are where two sources are one."""
        return clean(tell(claims, self.kin, self.names.__getitem__)) if claims else "no source"


def view(report: Report) -> View:
    """The report with its indexes."""
    articles = {article.id: article for article in report.articles}
    claims = {claim.id: claim for claim in report.claims}
    return View(report, claims, articles, names(report.articles), Kin(articles, report.ties))


def source(article: Article) -> str:
    """Who speaks in an article: its source, or the article itself, by its id."""
    return clean(article.source or article.id) or "?"


def names(articles: Iterable[Article]) -> dict[str, str]:
    """A name for each article by its id: its source, told apart by id where two articles share one."""
    said = {article.id: source(article) for article in articles}
    shared = Counter(said.values())
    return {key: name if shared[name] == 1 else f"{name} ({clean(key)})" for key, name in said.items()}


def agreements(seen: View) -> tuple[Agreement, ...]:
    """The figures and dates that two or more sources give and no warning touches, most sources first."""
    disputed = _disputed(raised(seen.report))
    found = [_agreement(seen, fact) for fact in seen.report.facts if fact.id not in disputed]
    shared = [agreement for agreement in found if len(agreement.sources) > 1 and _figures(agreement.claims)]
    return tuple(sorted(shared, key=lambda a: (-len(a.sources), -len(a.claims))))


def _agreement(seen: View, fact: Fact) -> Agreement:
    claims = seen.cited(fact.claims)
    said = Counter(clean(claim.text).casefold() for claim in claims)
    wordings: dict[str, str] = {}
    for claim in claims:
        wordings.setdefault(clean(claim.text).casefold(), clean(claim.text))
    ranked = sorted(wordings, key=lambda wording: (-said[wording], len(wording)))
    worded = tuple(wordings[wording] for wording in ranked)
    sources = seen.sources(claims)
    heard = len(voices(claims, seen.kin)) if len(sources) > 1 else 1
    return Agreement(fact, claims, sources, worded, heard)


def _disputed(findings: Iterable[Finding]) -> set[str | None]:
    return {finding.fact for finding in findings if finding.severity != "note"}


def raised(report: Report) -> tuple[Finding, ...]:
    """All that was found, with what an editor has set aside: to be silent is not to agree."""
    return (*report.findings, *(aside.finding for aside in report.suppressed))


def alone(seen: View) -> tuple[Claim, ...]:
    """The figures and dates that no second source has and no finding cites, in the report's order."""
    shared = {claim.id for fact in seen.report.facts for claim in _shared(seen, fact)}
    shared |= {key for finding in raised(seen.report) for side in finding.sides for key in side.claims}
    return tuple(claim for claim in _figures(seen.report.claims) if claim.id not in shared)


def _figures(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that a fact-checker counts; names, posts, movements and "this year" are setting."""
    return tuple(claim for claim in claims if claim.kind not in SETTING and not _symbolic(claim))


def _symbolic(claim: Claim) -> bool:
    return isinstance(claim.value, Period) and claim.value.basis == "symbolic"


def _shared(seen: View, fact: Fact) -> tuple[Claim, ...]:
    claims = seen.cited(fact.claims)
    return claims if len(seen.sources(claims)) > 1 else ()


def tally(report: Report) -> str:
    """The run in one line: "2 warnings, 1 note · 5 articles, 131 claims, 24 facts"."""
    found = Counter(finding.severity for finding in report.findings)
    left = ", ".join(counted(found[severity], severity) for severity in SEVERITIES if found[severity])
    left = left or "no findings"
    left += f", {len(report.suppressed)} set aside" if report.suppressed else ""
    sizes = ((len(report.articles), "article"), (len(report.claims), "claim"), (len(report.facts), "fact"))
    return f"{left} · {', '.join(counted(size, noun) for size, noun in sizes)}"
