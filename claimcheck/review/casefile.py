"""A report as the desk reads it, from a run or from JSON, with the indexes that its pages need."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import SCHEMA, Report, Severity
from claimcheck.review.reading import Value, period, reading

LARGEST: Final = 1 << 30  # bytes of a saved report


class Article(Struct, frozen=True):
    """An article of the report."""

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None
    locale: str = "en"


class Claim(Struct, frozen=True):
    """A claim of the report; its value is kept as the words that tell how it was read."""

    id: str
    article: str
    start: int
    end: int
    text: str
    kind: str
    value: Value
    sentence: tuple[int, int] = (0, 0)
    about: str = ""
    when: Value | None = None
    speaker: str | None = None

    @property
    def reading(self) -> str:
        """The normalised value in words."""
        return reading(self.value)

    @property
    def period(self) -> str:
        """The period that the claim holds for, in words, or nothing."""
        return period(self.when) if self.when else ""


class Side(Struct, frozen=True):
    """One side of a finding: its value and its claims' ids."""

    value: str
    claims: tuple[str, ...] = ()


class Finding(Struct, frozen=True):
    """A finding of the report."""

    id: str
    rule: str
    kind: str
    severity: Severity
    message: str
    because: tuple[str, ...] = ()
    fact: str | None = None
    sides: tuple[Side, ...] = ()


class Fact(Struct, frozen=True):
    """A fact of the report: the claims that speak of one thing."""

    id: str
    about: str = ""
    claims: tuple[str, ...] = ()


class Note(Struct, frozen=True):
    """What a reader of the report should know."""

    message: str
    article: str | None = None
    code: str = ""


class Casefile(Struct, frozen=True, dict=True):
    """The report that a desk works on, with what its pages look up."""

    schema: str
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def article(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def finding(self) -> dict[str, Finding]:
        return {finding.id: finding for finding in self.findings}

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each article, in the order of its text."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.article].append(claim)
        for claims in found.values():
            claims.sort(key=lambda c: (c.start, -c.end))
        return found

    @cached_property
    def fact_of(self) -> dict[str, Fact]:
        """The fact that each claim belongs to."""
        return {claim: fact for fact in self.facts for claim in fact.claims}

    @cached_property
    def findings_of(self) -> dict[str, list[Finding]]:
        """The findings that cite each claim."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            for claim in self.cited(finding):
                found[claim.id].append(finding)
        return found

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The place of each article in the report, by which pages name it."""
        return {article.id: number for number, article in enumerate(self.articles)}

    def cited(self, finding: Finding) -> list[Claim]:
        """The claims of a finding, side by side in order."""
        return [self.claim[key] for side in finding.sides for key in side.claims if key in self.claim]

    def source(self, claim: Claim) -> str:
        """Who makes a claim: the source of its article, or the article by its id."""
        article = self.article.get(claim.article)
        return (article.source if article else None) or claim.article

    def sources(self, finding: Finding) -> list[str]:
        """The sources of a finding, each once, in the order of its sides."""
        return list(dict.fromkeys(self.source(claim) for claim in self.cited(finding)))


def from_report(report: Report) -> Casefile:
    """The casefile of a run."""
    return _converted(report.to_dict(), None)


def from_file(path: Path) -> Casefile:
    """The casefile of a saved JSON report; what is not one is the user's to mend."""
    if path.stat().st_size > LARGEST:
        raise ClaimcheckError(
            "too-large", "this report is larger than 1 GiB", file=str(path), mend="split it"
        )
    return from_json(path.read_bytes(), str(path))


def from_json(data: bytes, file: str | None = None) -> Casefile:
    """The casefile in a JSON report's bytes."""
    try:
        found = msgspec.json.decode(data, type=Casefile)
    except msgspec.MsgspecError:  # lone surrogates, which msgspec refuses and the standard library reads
        found = _converted(_loaded(data, file), file)
    return _checked(found, file)


def is_report(path: Path) -> bool:
    """Whether a file begins like a saved report."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    with path.open("rb") as opened:
        head = opened.read(400)
    return b'"schema"' in head and SCHEMA.rpartition("/")[0].encode() in head


def _loaded(data: bytes, file: str | None) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _unreadable(str(error), file) from error


def _converted(data: Any, file: str | None) -> Casefile:
    try:
        return msgspec.convert(data, Casefile)
    except msgspec.MsgspecError as error:
        raise _unreadable(str(error), file) from error


def _checked(found: Casefile, file: str | None) -> Casefile:
    if found.schema != SCHEMA:
        raise _unreadable(f"schema {found.schema!r}", file)
    return found


def _unreadable(why: str, file: str | None) -> ClaimcheckError:
    mend = "save one with: claimcheck check PATH... --format json:report.json"
    return ClaimcheckError("not-a-report", f"not a report that can be reviewed: {why}", file=file, mend=mend)


def digest(*parts: str) -> str:
    """A short fingerprint of some texts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
