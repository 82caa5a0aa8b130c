"""Plain text and Markdown, with optional YAML front matter."""

from __future__ import annotations

import re
from typing import Any, Final

from msgspec.structs import replace

from claimcheck.model import Article, Note
from claimcheck.readers.reading import Reading, decode, language, line, parse_day

FENCE: Final = "---"
CLOSING: Final = frozenset(("---", "..."))
LONGEST_FRONT: Final = 200
FLAT: Final = 4000
# Words and signs that mean themselves in YAML wherever they stand behind a letter or digit.
SAFE: Final = re.compile(r"[\w.,'’()/&+@ -]++(?::[\w.,'’()/&+@-]++[\w.,'’()/&+@ -]*+)*+")
NESTING: Final = ("[", "{", "?", "- -", "-\t")


def read(data: bytes, path: str, stem: str) -> Reading:
    """The one article of a text file; its text is the file's, or what follows the front matter."""
    text, remark = decode(data)
    notes = [Note(stem, "encoding", f"{path}: {remark}")] if remark else []
    front, body = split(text)
    fields = _fields(front, path, stem, notes) if front else {}
    if fields is None:
        return Reading((Article(text=text, id=stem, path=path),), tuple(notes))
    article = _article(fields, body, path, stem, notes)
    offset = len(text) - len(body)
    placed = replace(article, offset=offset, line=1 + text.count("\n", 0, offset))
    return Reading((placed,), tuple(notes))


def split(text: str) -> tuple[str, str]:
    """The front matter and what follows it; no front matter where the text opens without a closed fence."""
    if not text.startswith(FENCE):
        return "", text
    at = 0
    for number, row in enumerate(text[: 1 << 16].splitlines(keepends=True)):
        mark = row.strip()
        if (number == 0 and mark != FENCE) or number > LONGEST_FRONT:
            break
        at += len(row)
        if number and mark in CLOSING:
            return text[len(FENCE) : at - len(row)], text[at:]
    return "", text


def _fields(front: str, path: str, stem: str, notes: list[Note]) -> dict[str, Any] | None:
    """The keys of the front matter; None where it is a rule of dashes round ordinary text."""
    simple = _simple(front)
    if simple is not None:
        return simple
    import yaml

    # BaseLoader makes strings only: `lang: no` is no boolean and a bad date no error. The fast one in C
    # crashes the process on deep nesting, so what could nest deeply goes to the one in Python.
    plain = len(front) <= FLAT and not any(sign in front for sign in NESTING)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader) if plain else yaml.BaseLoader
    try:
        loaded = yaml.load(front, Loader=loader)  # noqa: S506 - strings, lists and dicts only
    except (yaml.YAMLError, RecursionError, ValueError, UnicodeError) as error:
        notes.append(Note(stem, "front-matter", f"{path}: front matter left out: {line(str(error))}"))
        return {}
    if isinstance(loaded, dict):
        return loaded
    return None if loaded else {}


def _simple(front: str) -> dict[str, Any] | None:
    """Front matter of nothing but `key: plain words`, which needs no YAML; None for any other."""
    found: dict[str, Any] = {}
    for row in front.split("\n"):
        key, colon, value = row.partition(": ")
        value = value.strip()
        if not row.strip():
            continue
        plain = key.isascii() and key.isidentifier() and key not in found and value[:1].isalnum()
        if not colon or not plain or not SAFE.fullmatch(value):
            return None
        found[key] = value
    return found or None


def _article(fields: dict[str, Any], body: str, path: str, stem: str, notes: list[Note]) -> Article:
    published = parse_day(fields.get("published"))
    if published is None and line(fields.get("published")):
        notes.append(Note(stem, "front-matter", f"{path}: `published` is no date: {fields['published']!r}"))
    lang = fields.get("lang")
    if lang and language(lang) is None:
        notes.append(Note(stem, "front-matter", f"{path}: `lang` is no language tag: {lang!r}"))
    return Article(
        text=body, id=stem, path=path, published=published, source=line(fields.get("source")),
        title=line(fields.get("title")), url=line(fields.get("url")), locale=language(lang) or "en",
    )  # fmt: skip
