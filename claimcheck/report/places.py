"""Where things stand in their files: lines and columns, and each finding laid out with its places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache

from msgspec import Struct

from claimcheck.model import Article, Claim, Finding
from claimcheck.report.text import clean
from claimcheck.report.view import View


class Point(Struct, frozen=True):
    """A line and a column, counted from 1; columns are code points."""

    line: int
    column: int


class Place(Struct, frozen=True):
    """A range of a file, its end exclusive; `exact` is false where only the file is known."""

    file: str
    start: Point
    end: Point
    exact: bool

    def __str__(self) -> str:
        return f"{clean(self.file) or '?'}:{self.start.line}:{self.start.column}"

    @property
    def told(self) -> str:
        """The place in words: no line where none is known."""
        return str(self) if self.exact else clean(self.file) or "?"


class Cited(Struct, frozen=True):
    """A claim that a finding cites: the number of its side, its source and its place."""

    claim: Claim
    article: Article
    side: int
    source: str
    place: Place


class Located(Struct, frozen=True):
    """A finding at its place: the claim to be marked, and the others that it speaks of."""

    finding: Finding
    at: Cited | None
    others: tuple[Cited, ...]

    @property
    def cited(self) -> tuple[Cited, ...]:
        """All claims of the finding, the one to be marked first."""
        return ((self.at,) if self.at else ()) + self.others


def locate(seen: View, finding: Finding, focus: Collection[str] = ()) -> Located:
    """The finding with the places of its claims; marked in the first article of `focus` that it cites."""
    found = tuple(_cited(seen, finding))
    at = next((cited for cited in found if cited.article.id in focus), found[0] if found else None)
    return Located(finding, at, tuple(cited for cited in found if cited is not at))


def _cited(seen: View, finding: Finding) -> Iterator[Cited]:
    for number, side in enumerate(finding.sides):
        for claim in seen.cited(side.claims):
            article = seen.articles[claim.article]
            where = place(article, claim.start, claim.end)
            yield Cited(claim, article, number, seen.names[article.id], where)


def voices(located: Located) -> tuple[Cited, ...]:
    """One of the other claims for each side and article, those of other sides first."""
    at = located.at
    if at is None:
        return ()
    first = {(cited.side, cited.article.id): cited for cited in reversed(located.others)}
    first.pop((at.side, at.article.id), None)
    kept = [cited for cited in located.others if first.get((cited.side, cited.article.id)) is cited]
    return tuple(sorted(kept, key=lambda cited: cited.side == at.side))


def place(article: Article, start: int, end: int) -> Place:
    """Where text[start:end] stands in its file."""
    if not article.line:
        return Place(file(article), Point(1, 1), Point(1, 1), exact=False)
    return Place(file(article), _point(article, start), _point(article, end), exact=True)


def _point(article: Article, offset: int) -> Point:
    starts = _lines(article.text)
    line = bisect_right(starts, offset)
    return Point(line + article.line - 1, offset - starts[line - 1] + 1)


@lru_cache(maxsize=256)
def _lines(text: str) -> tuple[int, ...]:
    """The offsets at which lines begin, as editors count them: after a line feed."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def file(article: Article) -> str:
    """The file of an article as it is named, or the article's id where it came from none."""
    return article.path or article.id or "?"


def octets(article: Article, claim: Claim) -> tuple[int, int]:
    """The columns of a claim's start and end counted in bytes of UTF-8, from 1."""
    start, end = (_octet(article.text, offset) for offset in (claim.start, claim.end))
    return start, end


def _octet(text: str, offset: int) -> int:
    begin = text.rfind("\n", 0, offset) + 1
    return len(text[begin:offset].encode("utf-8", "replace")) + 1


def quoted(claim: Claim) -> str:
    """The mention in quotation marks, on one line."""
    return f"“{clean(claim.text)}”"


def remark(cited: Cited) -> str:
    """Who says what, in a few words: "CoinNews: “$925”"."""
    return f"{cited.source}: {quoted(cited.claim)}"
