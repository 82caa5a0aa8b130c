"""Comments in Markdown and HTML, `<!-- … -->`: they are no part of what an article says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

OPEN: Final = "<!--"
CLOSE: Final = "-->"


def extents(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The offsets of each comment that is closed; those of an unclosed one are none."""
    stop = len(text) if end is None else end
    at = text.find(OPEN, start, stop)
    while at >= 0:
        close = text.find(CLOSE, at + len(OPEN), stop)
        if close < 0:
            return
        yield at, close + len(CLOSE)
        at = text.find(OPEN, close + len(CLOSE), stop)


def blanked(text: str) -> str:
    """The text with spaces in place of its comments, so that every other offset stays.

    A line of comments alone goes with its end, so that the lines round it still follow each other.
    """
    pieces, at = [], 0
    for start, end in extents(text):
        stop = _past_line(text, start, end, at)
        pieces.append(text[at:start])
        pieces.append(_spaces(text[start:stop], whole=stop > end))
        at = stop
    return "".join([*pieces, text[at:]])


def _past_line(text: str, start: int, end: int, at: int) -> int:
    """Past the end of the line where a comment begins and ends a line alone; else the comment's end."""
    begin = max(text.rfind("\n", 0, start) + 1, at)
    stop = text.find("\n", end)
    alone = not text[begin:start].strip() and stop >= 0 and not text[end:stop].strip()
    return stop + 1 if alone else end


def _spaces(comment: str, *, whole: bool) -> str:
    """Blanks of a comment's length; its line ends stay only where words share its lines."""
    if whole:
        return " " * len(comment)
    return "".join("\n" if sign == "\n" else " " for sign in comment)
