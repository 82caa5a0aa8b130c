"""What every reader hands back, and the small conversions that they share: text, dates, languages."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from typing import Any, Final

from msgspec import Struct

from claimcheck.model import Article, Note

LOCALE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
DAYS: Final = ("%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b. %d, %Y")
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
SAMPLE: Final = 8192
GUESSED: Final = 1 << 18
ASCII: Final = bytes(range(128))
WESTERN: Final = "cp1252"


class Reading(Struct, frozen=True):
    """The articles of one file and what was noticed on the way; a note's `article` is an id among them."""

    articles: tuple[Article, ...] = ()
    notes: tuple[Note, ...] = ()


def binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding: they hold NUL and open with no byte-order mark."""
    return b"\0" in data[:SAMPLE] and not any(data.startswith(mark) for mark, _ in MARKS)


def declares_entities(data: bytes) -> bool:
    """Whether XML defines entities of its own, which can grow without measure or point outside."""
    return b"<!ENTITY" in data.replace(b"\0", b"").upper()


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of bytes without its byte-order mark, and a remark where the encoding was not plain UTF-8."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict_or_replaced(data, name)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _strict_or_replaced(data, _known(declared) or _guess(data) or "utf-8")


def _known(name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _guess(data: bytes) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8 throughout.

    UTF-8 with a few bad bytes stays UTF-8, and a text of mostly ASCII is Western: on few signs of
    other kinds a detector goes by chance.
    """
    high = len(data.translate(None, ASCII))
    if data.decode("utf-8", errors="replace").count("\ufffd") * 4 < high:
        return "utf-8"
    if high * 10 < len(data):
        return WESTERN
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESSED]).best()
    return best.encoding if best else None


def _strict_or_replaced(data: bytes, name: str) -> tuple[str, str | None]:
    try:
        text = data.decode(name)
        return text, None if name == "utf-8-sig" else f"read as {name}"
    except UnicodeDecodeError as error:
        count = f"bytes that are no {name} (the first at {error.start}) were replaced"
        return data.decode(name, errors="replace"), count


def parse_day(value: Any) -> dt.date | dt.datetime | None:
    """The day or moment that a string such as "2025-03-04T10:00+02:00" or "10 Aug 2025" names."""
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not 6 <= len(value := value.strip()) <= 64:
        return None
    if len(value) <= 10:
        return _day(value)
    return _moment(value) or _day(value)


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        pass
    for form in DAYS:
        try:
            return dt.datetime.strptime(value, form).date()
        except ValueError:
            continue
    return None


def _moment(value: str) -> dt.datetime | None:
    for parse in (dt.datetime.fromisoformat, _mail_date):
        try:
            return parse(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _mail_date(value: str) -> dt.datetime:
    from email.utils import parsedate_to_datetime  # brings sockets along

    return parsedate_to_datetime(value)


def language(value: Any) -> str | None:
    """A language tag such as "en-GB", or None where `value` is none."""
    return value.strip() if isinstance(value, str) and LOCALE.fullmatch(value.strip()) else None


def line(value: Any) -> str | None:
    """A string on one line without margins, or None where it is empty or no string."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
