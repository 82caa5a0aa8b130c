"""From paths to articles: which files are meant, which reader takes each, and ids that differ."""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from os import PathLike
from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.model import Article, Note
from claimcheck.readers.reading import Reading, binary

LARGEST: Final = 20_000_000
MOST_NOTES: Final = 20
FAILURES: Final = frozenset(("missing", "unreadable", "too-large", "bad-record"))
STDIN: Final = "-"
OURS: Final = "claimcheck.toml"  # settings, and sidecar files NAME.claimcheck.toml
PAGES: Final = (b"<!doctype html", b"<html")
QUOTED: Final = 32  # characters of a piece of furniture that its note quotes
LISTED: Final = 4

Load = Callable[[str, bytes, str, str], Reading]  # a reader's name, then what it is given
FEEDS: Final = (b"<?xml", b"<rss", b"<feed")


class Found(Struct, frozen=True):
    """A file to read; `asked` when the user named it, not only a folder above it."""

    path: str
    asked: bool


def collect_all(
    paths: Iterable[str | PathLike[str]], readers: Mapping[str, str], stdin: bytes | None, load: Load | None
) -> tuple[list[Article], list[Note]]:
    """The articles of all files that the paths mean, and the notes on them."""
    through = load or load_with
    notes: list[Note] = []
    readings: list[Reading] = []
    for found in _once(_expand([os.fspath(path) for path in paths], notes)):
        if found.path == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1) if stdin is None else stdin
            readings.append(_read_bytes(data, STDIN, "stdin", readers, through, asked=True))
        else:
            readings.append(read_file(Path(found.path), readers, through, asked=found.asked))
    articles, more = _identify(readings)
    return articles, notes + more


def load_with(name: str, data: bytes, path: str, stem: str) -> Reading:
    """What the reader of that name makes of a file, with a note on the page furniture in it."""
    reading: Reading = import_module(f"claimcheck.readers.{name}").read(data, path, stem)
    return Reading(reading.articles, (*reading.notes, *_furniture(reading.articles)))


def _furniture(articles: Iterable[Article]) -> Iterator[Note]:
    """A note on each article that has page furniture, quoting the beginnings of it."""
    from claimcheck.layout import left_out

    for article in articles:
        pieces = [" ".join(piece.split())[:QUOTED] for piece in left_out(article)]
        if pieces:
            more = f" and {len(pieces) - LISTED} more" if len(pieces) > LISTED else ""
            said = ", ".join(f"“{piece}”" for piece in pieces[:LISTED])
            yield Note(article.id, "furniture", f"left out as page furniture: {said}{more}")


def read_file(
    path: Path, readers: Mapping[str, str], load: Load = load_with, *, asked: bool = True
) -> Reading:
    """The reading of one file; a file that cannot be read is a note."""
    shown = _shown(path)
    try:
        if path.stat().st_size > LARGEST:
            return _fail("too-large", f"{shown}: larger than {LARGEST // 1_000_000} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        return _fail("missing", f"{shown}: no such file")
    except (OSError, ValueError) as error:
        return _fail("unreadable", f"{shown}: {getattr(error, 'strerror', None) or error}")
    return _read_bytes(data, shown, _stem(path.name), readers, load, asked=asked)


def _read_bytes(
    data: bytes, path: str, stem: str, readers: Mapping[str, str], load: Load = load_with, *, asked: bool
) -> Reading:
    name = readers.get(PurePath(path).suffix.lower()) or _sniff(data)
    if len(data) > LARGEST:
        return _fail("too-large", f"{path}: larger than {LARGEST // 1_000_000} MB")
    if name != "docx" and binary(data):
        return _fail("unreadable" if asked else "skipped", f"{path}: no text (binary)")
    try:
        reading = load(name, data, path, stem)
    except Exception as error:  # noqa: BLE001 - one bad file never loses the others
        return _fail("unreadable", f"{path}: {type(error).__name__}: {error}")
    return _without_blank(_noted(reading, path, asked), path)


def _noted(reading: Reading, path: str, asked: bool) -> Reading:
    """A reading whose notes are few, and no failures where a folder merely holds other data too."""
    code = "unreadable" if asked else "skipped"
    notes = [replace(note, code=code) if note.code == "no-articles" else note for note in reading.notes]
    if len(notes) > MOST_NOTES:
        rest = Note(None, notes[MOST_NOTES].code, f"{path}: {len(notes) - MOST_NOTES} more like these")
        notes = [*notes[:MOST_NOTES], rest]
    return Reading(reading.articles, tuple(notes))


def _without_blank(reading: Reading, path: str) -> Reading:
    if not reading.articles and not reading.notes:
        return _fail("empty", f"{path}: no text in it")
    blank = [article for article in reading.articles if not article.text.strip()]
    if not blank:
        return reading
    kept = tuple(article for article in reading.articles if article.text.strip())
    notes = tuple(Note(None, "empty", f"{path}: no text in it") for _ in blank)
    left = {article.id for article in kept}
    rest = tuple(note if note.article in left else replace(note, article=None) for note in reading.notes)
    return Reading(kept, rest + notes)


def meant(paths: Iterable[str | PathLike[str]]) -> list[str]:
    """The files that paths, folders and globs mean, as the `path` of their articles tells them."""
    found = _once(_expand([os.fspath(path) for path in paths], []))
    return [item.path if item.path == STDIN else _shown(Path(item.path)) for item in found]


def _fail(code: str, message: str) -> Reading:
    return Reading((), (Note(None, code, message),))


def _sniff(data: bytes) -> str:
    """The reader for what has no known suffix."""
    opening = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(PAGES):
        return "html"
    return "feed" if opening.startswith(FEEDS) else "text"


def _shown(path: Path) -> str:
    """A path that any output can carry: undecodable names come out escaped."""
    return str(path).encode("utf-8", errors="backslashreplace").decode("utf-8")


def _stem(name: str) -> str:
    return PurePath(name.encode("utf-8", errors="backslashreplace").decode("utf-8")).stem or name


def _expand(paths: list[str], notes: list[Note]) -> Iterator[Found]:
    """The files that paths, folders and globs mean, in order."""
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _walk(path, notes)
        elif path == STDIN or os.path.lexists(path) or not glob.has_magic(path):
            yield Found(path, asked=True)
        else:
            yield from _matches(path, notes)


def _matches(pattern: str, notes: list[Note]) -> Iterator[Found]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - patterns may be absolute
    if not found:
        notes.append(Note(None, "missing", f"{pattern}: nothing matches"))
    for path in found:
        if Path(path).is_dir():
            yield from _walk(path, notes)
        else:
            yield Found(path, asked=True)


def _walk(folder: str, notes: list[Note]) -> Iterator[Found]:
    """The files of a folder, its own first, by name; links to folders are not followed."""

    def closed(error: OSError) -> None:
        notes.append(Note(None, "unreadable", f"{_shown(Path(error.filename))}: {error.strerror}"))

    for here, folders, files in os.walk(folder, onerror=closed):
        hidden = sorted(name for name in folders + files if name.startswith("."))
        notes.extend(Note(None, "skipped", f"{_shown(Path(here, name))}: hidden") for name in hidden)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(OURS):
                yield Found(str(Path(here, name)), asked=False)


def _once(files: Iterable[Found]) -> Iterator[Found]:
    seen: set[str] = set()
    for found in files:
        key = found.path if found.path == STDIN else os.path.abspath(found.path)  # noqa: PTH100 - no links, no errors
        if key not in seen:
            seen.add(key)
            yield found


def _identify(readings: list[Reading]) -> tuple[list[Article], list[Note]]:
    """All articles with ids that differ, and all notes with those ids."""
    counts = Counter(article.id for reading in readings for article in reading.articles)
    taken: set[str] = {name for name, count in counts.items() if count == 1}
    articles: list[Article] = []
    notes: list[Note] = []
    for reading in readings:
        names = {}
        for article in reading.articles:
            name = article.id if counts[article.id] == 1 else _free(article, taken)
            taken.add(name)
            names[article.id] = name
            articles.append(article if name == article.id else replace(article, id=name))
        notes.extend(replace(note, article=names.get(note.article or "")) for note in reading.notes)
    return articles, notes


def _free(article: Article, taken: set[str]) -> str:
    """An id nobody has: with the folder above before it, then with a number behind it."""
    parent = PurePath(article.path or "").parent.name
    name = base = f"{parent}/{article.id}" if parent else article.id
    number = 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name
