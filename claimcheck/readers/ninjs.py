"""JSON documents: a ninjs item, an object or a list of objects with a text."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from claimcheck.model import Article, Note
from claimcheck.readers import record
from claimcheck.readers.reading import Reading, decode

LISTS: Final = ("items", "articles", "associations", "results", "data")


def read(data: bytes, path: str, stem: str) -> Reading:
    """The articles of a JSON document in the order in which they stand."""
    text, remark = decode(data)
    notes = [Note(None, "encoding", f"{path}: {remark}")] if remark else []
    try:
        loaded = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        return Reading((), (*notes, Note(None, "unreadable", f"{path}: {error}")))
    records = _records(loaded)
    articles: list[Article] = []
    for number, item in enumerate(records, 1):
        found = None if record.withdrawn(item) else record.article(item, path, _stem(stem, number, records))
        articles.extend([found] if found else [])
        if not found:
            notes.append(_left_out(item, number, path))
    if not articles and not any(note.code == "withdrawn" for note in notes):
        return Reading((), (Note(None, "no-articles", f"{path}: no articles in it"),))
    return Reading(tuple(articles), tuple(notes))


def _records(loaded: Any) -> list[Any]:
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict) and not {"text", "body", "bodies"} & loaded.keys():
        return next((loaded[key] for key in LISTS if isinstance(loaded.get(key), list)), [loaded])
    return [loaded]


def _stem(stem: str, number: int, records: list[Any]) -> str:
    return stem if len(records) == 1 else f"{stem}-{number}"


def _left_out(item: Any, number: int, path: str) -> Note:
    if record.withdrawn(item):
        return Note(None, "withdrawn", f"{path}, item {number}: withdrawn by its publisher")
    return Note(None, "bad-record", f"{path}, item {number}: no article with a text")
