"""The nouns of claimcheck, from Article to Report: frozen values without I/O (their values: stated.py)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct

from claimcheck.stated import (
    Basis,
    Canonical,
    Clock,
    Direction,
    Name,
    Period,
    Quantity,
    Relation,
    Trend,
    Value,
    Width,
)
from claimcheck.written import decimal

__all__ = [
    "SCHEMA", "Article", "Basis", "Bond", "Canonical", "Claim", "Clock", "Direction", "Fact", "Finding",
    "Kind", "Link", "Mention", "Name", "Note", "Period", "Quantity", "Rate", "Relation", "Report",
    "Severity", "Side", "Span", "Subject", "Suppressed", "Tie", "Trend", "Value", "Width",
]  # fmt: skip

SCHEMA = "claimcheck/report/1"

Kind = Literal[
    "money", "count", "measure", "percent", "ratio", "duration", "age", "score",
    "ordinal", "date", "time", "name", "role", "number",
    "direction",
]  # fmt: skip
Severity = Literal["error", "warning", "note"]
Bond = Literal["cites", "credits", "is", "copies", "shares"]


class Span(Struct, frozen=True, gc=False, order=True):
    """A half-open range of code points in an article's text."""

    start: int
    end: int


class Article(Struct, frozen=True, kw_only=True):
    """One article as it was read; `text` is never altered and every Span indexes it.

    In the file at `path`, `offset` code points stand before the text, which begins on line `line`;
    0 where the file does not hold the text as it is (HTML, Word, feeds, JSON).
    """

    text: str
    id: str = ""
    source: str | None = None
    published: dt.date | dt.datetime | None = None
    title: str | None = None
    url: str | None = None
    locale: str = "en"
    path: str | None = None
    offset: int = 0
    line: int = 1

    @property
    def day(self) -> dt.date | None:
        """The calendar day of publication, in the zone that the article gives."""
        published = self.published
        return published.date() if isinstance(published, dt.datetime) else published

    def to_dict(self) -> dict[str, Any]:
        """The article as the report's JSON shows it."""
        published = self.published.isoformat() if self.published else None
        return {
            "id": self.id, "path": self.path, "source": self.source, "title": self.title,
            "published": published, "url": self.url, "locale": self.locale, "line": self.line,
            "text": self.text,
        }  # fmt: skip


class Note(Struct, frozen=True):
    """Something that a reader of the report should know: what could not be read, and why."""

    article: str | None
    code: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        return {"article": self.article, "code": self.code, "message": self.message}


class Mention(Struct, frozen=True, gc=False):
    """A figure, date or name where it stands: offsets, tokens [first, last) and how it was read.

    `noun` is what a bare figure counts where that is told elsewhere ("three of them").
    """

    start: int
    end: int
    first: int
    last: int
    kind: Kind
    value: Value
    trace: tuple[str, ...] = ()
    noun: str = ""


class Subject(Struct, frozen=True, gc=False):
    """What a figure is about, taken apart for matching.

    `head` is the concept of the counted noun, `modifiers` those of its phrase, `near` the concepts
    round the figure with their nearness in percent, `direction` is +1 or -1 where it rises or falls.
    """

    head: str = ""
    modifiers: tuple[str, ...] = ()
    near: tuple[tuple[str, int], ...] = ()
    direction: int = 0


class Claim(Struct, frozen=True, gc=False):
    """A mention with its context: what it is about, when it holds, who says so.

    `role` tells a level from a change, threshold, total and so on; `pair` is the id of the claim
    that this one converts in parentheses.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    sentence: Span
    kind: Kind
    value: Value
    about: str = ""
    when: Period | None = None
    speaker: str | None = None
    role: str = "level"
    trace: tuple[str, ...] = ()
    pair: str | None = None
    subject: Subject = Subject()

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "article": self.article, "start": self.start, "end": self.end,
            "text": self.text, "sentence": [self.sentence.start, self.sentence.end],
            "kind": self.kind, "value": self.value.to_dict(), "about": self.about,
            "when": self.when.to_dict() if self.when else None, "speaker": self.speaker,
            "trace": list(self.trace),
        }  # fmt: skip


class Link(Struct, frozen=True, gc=False):
    """Two claims that were matched, and the levels that made the score."""

    a: str
    b: str
    score: Decimal
    because: tuple[tuple[str, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {"a": self.a, "b": self.b, "score": decimal(self.score), "because": dict(self.because)}


class Fact(Struct, frozen=True):
    """Claims, given by id, that speak of one fact."""

    id: str
    about: str
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        links = [link.to_dict() for link in self.links]
        return {"id": self.id, "about": self.about, "claims": list(self.claims), "links": links}


class Side(Struct, frozen=True):
    """One side of a finding: its value in words and the ids of the claims that give it."""

    value: str
    claims: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"value": self.value, "claims": list(self.claims)}


class Finding(Struct, frozen=True):
    """Claims that cannot all hold, by which rule, and the steps that led there."""

    id: str
    rule: str
    kind: str
    severity: Severity
    message: str
    because: tuple[str, ...] = ()
    fact: str | None = None
    sides: tuple[Side, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "rule": self.rule, "kind": self.kind, "severity": self.severity,
            "message": self.message, "because": list(self.because), "fact": self.fact,
            "sides": [side.to_dict() for side in self.sides],
        }  # fmt: skip


class Suppressed(Struct, frozen=True):
    """A finding that an editor has set aside: `by` says where, `reason` why."""

    finding: Finding
    by: str
    reason: str = ""


class Rate(Struct, frozen=True):
    """An exchange rate that an article's own conversion implies: `base` units for one `quote`."""

    article: str
    base: str
    quote: str
    low: Decimal
    high: Decimal
    claims: tuple[str, str]
    note: str = ""


class Tie(Struct, frozen=True):
    """An article tied to an `outlet` at `spans`, or to an `other`: `share` % of the shorter is in both."""

    article: str
    sort: Bond
    outlet: str = ""
    other: str = ""
    share: int = 0
    spans: tuple[Span, ...] = ()


class Report(Struct, frozen=True):
    """All that was read, claimed, matched and found.

    `rates` and `ties` serve the reader and `suppressed` the formats that tell of it; none is in the JSON.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    rates: tuple[Rate, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    ties: tuple[Tie, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "articles": [article.to_dict() for article in self.articles],
            "claims": [claim.to_dict() for claim in self.claims],
            "facts": [fact.to_dict() for fact in self.facts],
            "findings": [finding.to_dict() for finding in self.findings],
            "notes": [note.to_dict() for note in self.notes],
        }
