"""Article text made fit to print: inert, on one line, cut around the mention."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from msgspec import Struct

from claimcheck.model import Period, Span

_SPACES: Final = re.compile(r" {2,}+")
_JOINERS: Final = (0x200C, 0x200D)
_PICTURES: Final = 0x2400
_DIGITS: Final = Context(prec=200)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OFFSET: Final = re.compile(r"([a-z]++)([+-]?\d++)")


class _Inert(dict[int, str | int]):
    """What stands for a code point in print: itself, a space, nothing, or a visible sign."""

    def __missing__(self, code: int) -> str | int:
        self[code] = shown = _shown(code)
        return shown


def _shown(code: int) -> str | int:
    category = unicodedata.category(chr(code))
    if chr(code).isspace() and not 0x1C <= code <= 0x1F:
        return " "
    if category == "Cf":
        return code if code in _JOINERS else ""
    if category == "Cs" or 0x80 <= code <= 0x9F:
        return "\ufffd"
    if category == "Cc":
        return chr(_PICTURES + (code if code < 0x20 else 0x21))
    return code


_INERT: Final = _Inert()


class Excerpt(Struct, frozen=True):
    """A sentence around a mention, in three parts that read on."""

    before: str
    mention: str
    after: str


def clean(text: str) -> str:
    """The text on one line, with controls made visible and invisible signs taken out."""
    return folded(text).strip()


def folded(text: str) -> str:
    """As `clean`, but with a space at either end kept."""
    return _SPACES.sub(" ", text.translate(_INERT))


def excerpt(text: str, sentence: Span, start: int, end: int, room: int) -> Excerpt:
    """The sentence that holds text[start:end], cut at words to about `room` characters."""
    reach = 4 * room
    first, last = max(min(sentence.start, start), start - reach), min(max(sentence.end, end), end + reach)
    before = folded(text[first:start]).lstrip()
    mention = head(clean(text[start : min(end, start + reach)]), room)
    after = folded(text[end:last]).rstrip()
    spare = max(room - len(mention), 0)
    left = min(len(before), max(spare // 2, spare - len(after)))
    right = min(len(after), spare - left)
    return Excerpt(_tail(before, left), mention, head(after, right))


def sentence(text: str, whole: Span, start: int, end: int, room: int) -> str:
    """The sentence that holds text[start:end] on one line, cut round it where it is longer than `room`."""
    part = excerpt(text, whole, start, end, room)
    return f"{part.before}{part.mention}{part.after}"


def head(text: str, room: int) -> str:
    """The beginning of a text, cut at a word, with an ellipsis where something is missing."""
    if len(text) <= room:
        return text
    cut = text[:room]
    at = room if text[room] == " " else cut.rfind(" ")
    return f"{(cut[:at] if at >= room // 2 else cut).rstrip()}…"


def _tail(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    cut = text[len(text) - room :]
    at = -1 if text[len(text) - room - 1] == " " else cut.find(" ")
    return f"…{(cut[at + 1 :] if at < room // 2 else cut).lstrip()}"


def counted(count: int, noun: str) -> str:
    """A count with its noun in the right number: "1 claim", "1,204 claims"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def period(when: Period) -> str:
    """A period in few words: "2024", "2024-04", "2020-01-01 to 2022-12-31", "year before publication"."""
    if when.start is None or when.end is None:
        return _relative(when.offset) if when.offset else ""
    first, last = when.start.isoformat(), when.end.isoformat()
    shared = {"year": 4, "month": 7, "day": 10}.get(when.grain, 10)
    if first[:shared] == last[:shared]:
        return first[:shared]
    return f"{first[:shared]} to {last[:shared]}"


def _relative(offset: str) -> str:
    match = _OFFSET.fullmatch(offset)
    if not match:
        return "relative to publication"
    unit, steps = match[1], int(match[2])
    if steps == 0:
        return f"{unit} of publication"
    side = "before" if steps < 0 else "after"
    return f"{unit} {side} publication" if abs(steps) == 1 else f"{abs(steps)} {unit}s {side} publication"


def interval(low: Decimal, high: Decimal) -> tuple[str, str]:
    """Both ends with just the digits that tell them apart, rounded outwards."""
    gap = high - low
    size = min(gap.adjusted() if gap else high.adjusted() - 5, high.adjusted() - 2 if high else 0)
    step = Decimal(1).scaleb(min(size, 0))
    bottom, top = low.quantize(step, ROUND_FLOOR, _DIGITS), high.quantize(step, ROUND_CEILING, _DIGITS)
    return f"{bottom:,f}", f"{top:,f}"


def track(low: Decimal, high: Decimal, ends: tuple[Decimal, Decimal], room: int) -> tuple[str, str, str]:
    """An interval drawn on a line of `room` signs from end to end: what lies before, within, after."""
    if not room:
        return "", "", ""
    first, last = (_place(end, ends, room) for end in (low, high))
    return "·" * first, "━" * (last - first + 1), "·" * (room - last - 1)


def _place(value: Decimal, ends: tuple[Decimal, Decimal], room: int) -> int:
    """The cell of a line in which a value falls."""
    span = ends[1] - ends[0]
    return min(int((value - ends[0]) * room / span), room - 1) if span else 0


def amount(value: Decimal) -> str:
    """A number with its thousands set apart and no idle zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def letter(side: int) -> str:
    """What a side is called: A, B and so on to Z, then A2."""
    turn = side // len(_LETTERS)
    return _LETTERS[side % len(_LETTERS)] + (str(turn + 1) if turn else "")
