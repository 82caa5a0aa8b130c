"""Comments by which a text sets findings aside: `<!-- claimcheck: ignore[rule] reason -->`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from claimcheck.comments import CLOSE, OPEN, extents
from claimcheck.model import Article, Note

Verb = Literal["ignore", "ignore-start", "ignore-end"]

MARK: Final = "claimcheck:"
ORDER: Final = re.compile(r"\s*claimcheck:\s*([A-Za-z-]++)\s*(?:\[([^\]]*+)\])?+\s*(.*)", re.DOTALL)
MOST: Final = 1000
VERBS: Final = ("ignore", "ignore-start", "ignore-end")


class Directive(Struct, frozen=True):
    """Rules that are not to speak of text[start:end] of an article, why, and where that is written."""

    article: str
    rules: tuple[str, ...]
    start: int
    end: int
    reason: str
    place: str


class Directives(Struct, frozen=True):
    """The directives of one article, and notes on comments that are meant as such and are none."""

    directives: tuple[Directive, ...] = ()
    notes: tuple[Note, ...] = ()


class _Order(Struct, frozen=True):
    """A comment as written: text[start:end], its verb, rules and reason."""

    start: int
    end: int
    verb: str
    rules: tuple[str, ...]
    reason: str


def read(article: Article) -> Directives:
    """The directives in an article's text."""
    if MARK not in article.text:
        return Directives()
    notes: list[Note] = []
    orders = list(_orders(article, notes))
    known: dict[int, tuple[int, int]] = {}
    plain = [
        _directive(article, order, *_reach(article.text, order, known))
        for order in reversed(orders)
        if order.verb == "ignore"
    ]
    blocks = list(_blocks(article, orders, notes))
    found = sorted([*plain, *blocks], key=lambda directive: (directive.start, directive.end))
    return Directives(tuple(found), tuple(notes))


def place(article: Article, offset: int) -> str:
    """The file and line of an offset."""
    name = article.path or article.id
    return f"{name}:{article.text.count(chr(10), 0, offset) + article.line}" if article.line else name


def _orders(article: Article, notes: list[Note]) -> Iterator[_Order]:
    count = 0
    for start, end in extents(article.text):
        match = ORDER.match(article.text, start + len(OPEN), end - len(CLOSE))
        if not match:
            continue
        count += 1
        if count > MOST:
            notes.append(_note(article, start, f"more than {MOST} orders; the rest are left out"))
            return
        verb, listed, reason = match[1], match[2], " ".join(match[3].split())
        rules = tuple(dict.fromkeys(name.strip() for name in (listed or "").split(",") if name.strip()))
        if fault := _fault(verb, rules):
            notes.append(_note(article, start, fault))
        else:
            yield _Order(start, end, verb, rules, reason)


def _fault(verb: str, rules: tuple[str, ...]) -> str:
    if verb not in VERBS:
        return f"unknown order {verb!r}; there are {', '.join(VERBS)}"
    return "" if rules or verb == "ignore-end" else f"say which rule: {verb}[rule] reason"


def _reach(text: str, order: _Order, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """What a comment speaks of: its line, or where it stands alone, the next line with words of its own.

    `known` keeps the answer for each bare line, so that long runs of them are walked through once.
    """
    begin, end = _line(text, order.start, order.end)
    passed = []
    while begin not in known and _bare(text, begin, end):
        passed.append(begin)
        if end >= len(text):
            begin = end
            break
        begin, end = _line(text, end + 1, end + 1)
    found = known.get(begin, (begin, end))
    known.update(dict.fromkeys(passed, found))
    return found


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return begin, len(text) if stop < 0 else stop


def _bare(text: str, begin: int, end: int) -> bool:
    """Whether a line holds nothing but comments."""
    at = begin
    for start, stop in extents(text, begin, end):
        if text[at:start].strip():
            return False
        at = stop
    return not text[at:end].strip()


def _blocks(article: Article, orders: list[_Order], notes: list[Note]) -> Iterator[Directive]:
    """From each start to the end of the same rules; an end without rules closes the last start."""
    opened: list[_Order] = []
    for order in orders:
        if order.verb == "ignore-start":
            opened.append(order)
        elif order.verb == "ignore-end":
            start = next((o for o in reversed(opened) if order.rules in ((), o.rules)), None)
            if start is None:
                notes.append(_note(article, order.start, "ignore-end without its ignore-start"))
            else:
                opened.remove(start)
                yield _directive(article, start, start.end, order.start)
    for start in opened:
        notes.append(_note(article, start.start, "ignore-start without ignore-end; it holds to the end"))
        yield _directive(article, start, start.end, len(article.text))


def _directive(article: Article, order: _Order, start: int, end: int) -> Directive:
    return Directive(article.id, order.rules, start, end, order.reason, place(article, order.start))


def _note(article: Article, offset: int, message: str) -> Note:
    return Note(article.id, "bad-suppression", f"{place(article, offset)}: {message}")
