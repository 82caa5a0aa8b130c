"""TOML files as typed values; what does not fit is told with file, line, key and the likeliest word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct

from claimcheck.errors import ClaimcheckError, suggestion

T = TypeVar("T")
Key = tuple[str | int, ...]

PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
KEY: Final = re.compile(rf"\s*({PART}(?:\s*\.\s*{PART})*)\s*=")
TABLE: Final = re.compile(rf"\s*\[(\[?)\s*({PART}(?:\s*\.\s*{PART})*)\s*\]")
PARTS: Final = re.compile(PART)
AT_LINE: Final = re.compile(r" ?\(at line (\d+), column \d+\)")
STEP: Final = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
UNKNOWN: Final = re.compile(r"Object contains unknown field `([^`]*)`")


class Source(Struct, frozen=True):
    """A decoded file: its path, its table, and the line of each key."""

    path: str
    data: dict[str, Any]
    lines: dict[Key, int]

    def line(self, key: Iterable[str | int]) -> int | None:
        """The line where a key stands, or the nearest above it."""
        path = tuple(key)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def parse(path: Path) -> Source:
    """The table of a file with the lines of its keys."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return Source(str(path), tomllib.loads(text), dict(_lines(text)))
    except tomllib.TOMLDecodeError as error:
        at = AT_LINE.search(str(error))
        message = AT_LINE.sub("", str(error))
        line = int(at[1]) if at else None
        raise ClaimcheckError("bad-toml", message, file=str(path), line=line, mend="see toml.io") from error
    except UnicodeDecodeError as error:
        raise ClaimcheckError("bad-toml", "not UTF-8", file=str(path), mend="save it as UTF-8") from error
    except OSError as error:
        message = error.strerror or str(error)
        raise ClaimcheckError("unreadable", message, file=str(path), mend="check the path") from error


def convert(source: Source, shape: type[T], table: Key = ()) -> T:
    """The table under a key as `shape`; raises ClaimcheckError for what does not fit it."""
    data: Any = source.data
    for part in table:
        data = data[part]
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise _misfit(source, shape, table, data, str(error)) from error


def _misfit(source: Source, shape: type[Any], table: Key, data: Any, said: str) -> ClaimcheckError:
    message, _, where = said.partition(" - at `$")
    key = _key(where.rstrip("`"), data, shape)
    mend = "see claimcheck config schema"
    if unknown := UNKNOWN.search(message):
        key, message = (*key, unknown[1]), f"unknown key {unknown[1]!r}"
        mend = suggestion(unknown[1], _fields(shape, key[:-1])) or mend
    return ClaimcheckError(
        "bad-config", _plain(message), file=source.path, key=dotted((*table, *key)),
        line=source.line((*table, *key)), mend=mend,
    )  # fmt: skip


def dotted(key: Key) -> str:
    """A key as one writes it: `events[0].drafts`."""
    out = ""
    for part in key:
        out += f"[{part}]" if isinstance(part, int) else f".{part}"
    return out.lstrip(".")


def _plain(message: str) -> str:
    return message.replace("`", "'")[:1].lower() + message.replace("`", "'")[1:]


def _key(where: str, data: Any, shape: type[Any]) -> Key:
    """The key that an error of msgspec speaks of; a free name, which it does not tell, is found by trial."""
    key: Key = ()
    for name, index in STEP.findall(where):
        part: str | int = name or (int(index) if index.isdigit() else _culprit(data, key, shape))
        key = (*key, part)
    return key


def _culprit(data: Any, key: Key, shape: type[Any]) -> str:
    """The name under `key` without which the rest fits, or fits better."""
    table = data
    for part in key:
        table = table[part]
    for name in table:
        try:
            msgspec.convert(_only(data, key, name), shape)
        except msgspec.ValidationError:
            return str(name)
    return "?"


def _only(data: Any, key: Key, name: str) -> Any:
    """The data with no other name left in the table under `key`."""
    if not key:
        return {name: data[name]}
    if isinstance(data, Mapping):
        return {**data, key[0]: _only(data[str(key[0])], key[1:], name)}
    return [_only(item, key[1:], name) if n == key[0] else item for n, item in enumerate(data)]


def _fields(shape: Any, key: Key) -> list[str]:
    """The names that a table under `key` may hold."""
    kind = msgspec.inspect.type_info(shape)
    for part in key:
        kind = _below(kind, part)
    fields = getattr(kind, "fields", ())
    return [field.encode_name for field in fields]


def _below(kind: Any, part: str | int) -> Any:
    for field in getattr(kind, "fields", ()):
        if field.encode_name == part:
            return _struct(field.type)
    return _struct(getattr(kind, "value_type", None) or getattr(kind, "item_type", kind))


def _struct(kind: Any) -> Any:
    options = getattr(kind, "types", (kind,))
    return next((option for option in options if hasattr(option, "fields")), kind)


def _lines(text: str) -> Iterator[tuple[Key, int]]:
    """Each key with its line; `[[name]]` tables are numbered in order."""
    table: Key = ()
    counts: dict[Key, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := TABLE.match(line):
            table = _numbered(_parts(match[2]), counts, repeated=bool(match[1]))
            yield table, number
        elif match := KEY.match(line):
            yield (*table, *_parts(match[1])), number


def _numbered(parts: Key, counts: dict[Key, int], *, repeated: bool) -> Key:
    """A table's key with the number of each repeated table on its way."""
    key: Key = ()
    for n, part in enumerate(parts, 1):
        key = (*key, part)
        if repeated and n == len(parts):
            counts[key] = counts.get(key, -1) + 1
        if key in counts:
            key = (*key, counts[key])
    return key


def _parts(written: str) -> Key:
    return tuple(part.strip("\"'") for part in PARTS.findall(written))
