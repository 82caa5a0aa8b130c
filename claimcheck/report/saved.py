"""A saved JSON report, read back: the way of `json_` in the other direction."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from claimcheck import model
from claimcheck.errors import ClaimcheckError
from claimcheck.model import (
    SCHEMA,
    Basis,
    Clock,
    Direction,
    Kind,
    Name,
    Note,
    Period,
    Quantity,
    Relation,
    Severity,
    Span,
    Trend,
)

LARGEST: Final = 1 << 30  # bytes
CLOCK: Final = re.compile(r"(\d{4}-\d\d-\d\d)?T(\d\d):(\d\d)(?:([+-])(\d\d):(\d\d))?")

Figure = Annotated[str, Meta(pattern=r"^-?[0-9]{1,5000}(\.[0-9]{1,5000})?$")]
Offset = Annotated[int, Meta(ge=0)]


class _Base(Struct):
    low: Figure | None
    high: Figure | None
    unit: str


class _Value(Struct):
    number: Figure | tuple[Figure, Figure] | None = None
    relation: Relation = "="
    low: Figure | None = None
    high: Figure | None = None
    unit: str = ""
    canonical: _Base | None = None
    start: str | None = None
    end: str | None = None
    grain: str = ""
    basis: Basis = "stated"
    offset: str | None = None
    name: str | None = None
    direction: Direction | None = None


class _Article(Struct):
    id: str
    text: str
    path: str | None = None
    source: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    locale: str = "en"
    line: Offset = 0


class _Claim(Struct):
    id: str
    article: str
    start: Offset
    end: Offset
    text: str
    sentence: tuple[Offset, Offset]
    kind: Kind
    value: _Value
    about: str = ""
    when: _Value | None = None
    speaker: str | None = None
    trace: tuple[str, ...] = ()


class _Link(Struct):
    a: str
    b: str
    score: Figure
    because: dict[str, str] = {}


class _Fact(Struct):
    id: str
    about: str
    claims: tuple[str, ...]
    links: tuple[_Link, ...] = ()


class _Side(Struct):
    value: str
    claims: tuple[str, ...]


class _Finding(Struct):
    id: str
    rule: str
    kind: str
    severity: Severity
    message: str
    because: tuple[str, ...] = ()
    fact: str | None = None
    sides: tuple[_Side, ...] = ()


class _Report(Struct):
    schema: str
    articles: tuple[_Article, ...]
    claims: tuple[_Claim, ...]
    facts: tuple[_Fact, ...]
    findings: tuple[_Finding, ...]
    notes: tuple[Note, ...] = ()


def load(file: Path) -> model.Report:
    """The report that a file holds. Raises ClaimcheckError for a file that cannot be read or is no report."""
    try:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else None
    except OSError as error:
        raise _fault(file, error.strerror or str(error)) from error
    if data is None:
        raise _fault(file, "larger than 1 GiB")
    try:
        return report(json.loads(data))
    except (ValueError, RecursionError) as error:  # of msgspec and of dates as well
        raise _fault(file, f"not a report: {error}") from error


def report(data: Any) -> model.Report:
    """The report in JSON's values. Raises ValueError for what is no report of this schema."""
    found = msgspec.convert(data, _Report)
    if found.schema != SCHEMA:
        raise ValueError(f"schema {found.schema!r}")
    known = {article.id for article in found.articles}
    if lost := next((claim.id for claim in found.claims if claim.article not in known), None):
        raise ValueError(f"no article for the claim {lost!r}")
    return model.Report(
        tuple(map(_article, found.articles)),
        tuple(map(_claim, found.claims)),
        tuple(map(_fact, found.facts)),
        tuple(map(_finding, found.findings)),
        found.notes,
    )


def _article(one: _Article) -> model.Article:
    published = _published(one.published) if one.published else None
    return model.Article(
        text=one.text, id=one.id, source=one.source, published=published, title=one.title, url=one.url,
        locale=one.locale, path=one.path, line=one.line,
    )  # fmt: skip


def _published(text: str) -> dt.date | dt.datetime:
    return dt.date.fromisoformat(text) if len(text) <= len("2025-03-04") else dt.datetime.fromisoformat(text)


def _claim(one: _Claim) -> model.Claim:
    return model.Claim(
        id=one.id, article=one.article, start=one.start, end=one.end, text=one.text,
        sentence=Span(*one.sentence), kind=one.kind, value=_value(one.value, one.kind), about=one.about,
        when=_period(one.when) if one.when else None, speaker=one.speaker, trace=one.trace,
    )  # fmt: skip


def _value(value: _Value, kind: Kind) -> model.Value:
    if value.number is not None:
        return _quantity(value, value.number)
    if value.name is not None:
        return Name(value.name)
    if value.direction is not None:
        return Trend(value.direction)
    return _clock(value) if kind == "time" else _period(value)


def _quantity(value: _Value, number: str | tuple[str, str]) -> Quantity:
    figure = Decimal(number) if isinstance(number, str) else (Decimal(number[0]), Decimal(number[1]))
    base = value.canonical
    canonical = model.Canonical(_decimal(base.low), _decimal(base.high), base.unit) if base else None
    return Quantity(
        figure, value.relation, _decimal(value.low), _decimal(value.high), value.unit, canonical=canonical
    )


def _period(value: _Value) -> Period:
    start, end = (dt.date.fromisoformat(day) if day else None for day in (value.start, value.end))
    return Period(start, end, value.grain, value.basis, value.offset)


def _clock(value: _Value) -> Clock:
    first, last = (CLOCK.fullmatch(end or "") for end in (value.start, value.end))
    if first is None or last is None:
        raise ValueError(f"no time of day: {value.start} to {value.end}")
    zone = int(f"{first[4]}{int(first[5]) * 60 + int(first[6])}") if first[4] else None
    day = dt.date.fromisoformat(first[1]) if first[1] else None
    begin, end = (int(found[2]) * 60 + int(found[3]) for found in (first, last))
    return Clock(begin, end, zone, day, value.basis)


def _fact(one: _Fact) -> model.Fact:
    links = (model.Link(a.a, a.b, Decimal(a.score), tuple(a.because.items())) for a in one.links)
    return model.Fact(one.id, one.about, one.claims, tuple(links))


def _finding(one: _Finding) -> model.Finding:
    sides = tuple(model.Side(side.value, side.claims) for side in one.sides)
    return model.Finding(one.id, one.rule, one.kind, one.severity, one.message, one.because, one.fact, sides)


def _decimal(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


def _fault(file: Path, why: str) -> ClaimcheckError:
    mend = "save one with: claimcheck check PATH... --format json:report.json"
    return ClaimcheckError("not-a-report", why, file=str(file), mend=mend)
