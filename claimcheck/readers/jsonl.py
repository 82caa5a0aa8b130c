"""JSON Lines: one article a line; a bad line is reported and the rest read."""

from __future__ import annotations

import msgspec

from claimcheck.model import Article, Note
from claimcheck.readers import record
from claimcheck.readers.reading import Reading, decode


def read(data: bytes, path: str, stem: str) -> Reading:
    """The articles of a file in the order of its lines."""
    text, remark = decode(data)
    notes = [Note(None, "encoding", f"{path}: {remark}")] if remark else []
    articles: list[Article] = []
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            found = _article(row, number, path, stem, notes)
            articles.extend([found] if found else [])
    return Reading(tuple(articles), tuple(notes))


def _article(row: str, number: int, path: str, stem: str, notes: list[Note]) -> Article | None:
    try:
        loaded = msgspec.json.decode(row)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        notes.append(Note(None, "bad-record", f"{path}, line {number}: {error}"))
        return None
    if record.withdrawn(loaded):
        notes.append(Note(None, "withdrawn", f"{path}, line {number}: withdrawn by its publisher"))
        return None
    found = record.article(loaded, path, f"{stem}-{number}")
    if found is None:
        notes.append(Note(None, "bad-record", f"{path}, line {number}: no article with a text"))
    return found
