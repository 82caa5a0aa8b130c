"""RSS and Atom feeds: every entry with its fullest text."""

from __future__ import annotations

import io
from typing import Any

from claimcheck.model import Article, Note
from claimcheck.readers import markup
from claimcheck.readers.reading import Reading, declares_entities, language, line, parse_day


def read(data: bytes, path: str, stem: str) -> Reading:
    """The entries of a feed in the order in which they stand."""
    if declares_entities(data):
        return Reading((), (Note(None, "unreadable", f"{path}: XML that declares entities is not read"),))
    import feedparser

    # As a stream: feedparser takes anything else for an address or a path.
    parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": ""})
    entries = list(parsed.entries)
    source, locale = line(parsed.feed.get("title")), language(parsed.feed.get("language")) or "en"
    notes = [] if entries else [Note(None, "no-articles", f"{path}: no feed with entries")]
    articles: list[Article] = []
    for number, entry in enumerate(entries, 1):
        if text := _text(entry):
            articles.append(_article(entry, text, f"{stem}-{number}", path, source, locale))
        else:
            notes.append(Note(None, "bad-record", f"{path}, entry {number}: no text"))
    return Reading(tuple(articles), tuple(notes))


def _text(entry: Any) -> str:
    """The longest of an entry's contents and summary, as plain text."""
    parts = [part for part in (*entry.get("content", ()), entry.get("summary_detail") or {}) if part]
    return max((_plain(part) for part in parts), key=len, default="")


def _plain(part: Any) -> str:
    value = part.get("value")
    if not isinstance(value, str):
        return ""
    return value.strip() if part.get("type") == "text/plain" else markup.plain(value)


def _article(entry: Any, text: str, stem: str, path: str, source: str | None, locale: str) -> Article:
    published = parse_day(entry.get("published")) or parse_day(entry.get("updated"))
    own = line((entry.get("source") or {}).get("title"))
    return Article(
        text=text, id=stem, path=path, line=0, source=own or source, published=published, locale=locale,
        title=line(entry.get("title")), url=line(entry.get("link")),
    )  # fmt: skip
