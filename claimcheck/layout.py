"""An article laid out for reading: its lines as blocks, its blocks as sentences, each with its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from claimcheck import furniture
from claimcheck import sentences as ends
from claimcheck.document import Block, Document, Sentence, tokenize
from claimcheck.model import Article

BULLET: Final = re.compile(r"(?:[•‣◦▪●∙·*+–—-]|\(?\d{1,2}[.)]|[a-z]\))\s++(?=\S)")
TITLE_MARK: Final = re.compile(r"#{1,6}\s++(?=\S)")
FINISHED: Final = frozenset(".!?…:;。！？।")
CLOSERS: Final = "\"'”’»)]"
LONGEST_HEADING: Final = 160
WIDEST_PAGE: Final = 100
LONG_PARAGRAPH: Final = 1000

Extent = tuple[int, int]


def open(article: Article) -> Document:  # noqa: A001 - read as layout.open
    """The document of an article: tokens, blocks and sentences as offsets into its text."""
    words, starts, stops = tokenize(article.text)
    blocks = _Reading(article, words, starts).blocks()
    sentences = _sentences(article, blocks, starts, stops)
    return Document(article, words, starts, stops, blocks, sentences)


class _Reading:
    """One pass over an article's blocks that remembers what came before."""

    def __init__(self, article: Article, words: list[str], starts: list[int]) -> None:
        self.text = article.text
        self.locale = article.locale
        self.words = words
        self.starts = starts
        self.known = furniture.words(article.locale)
        self.posts = any(address in self.text for address in furniture.POSTS) or "(@" in self.text
        self.early = True
        self.listing = False

    def blocks(self) -> list[Block]:
        """All blocks in text order."""
        extents = _paragraphs(self.text)
        last = len(extents) - 1
        out: list[Block] = []
        first = 0
        for number, (start, end) in enumerate(extents):
            stop = bisect_left(self.starts, end, first)
            kind = (
                "furniture"
                if self._furniture(start, end, first, stop)
                else sort(self.text, start, end, number == last)
            )
            self.early = self.early and kind in ("heading", "furniture")
            out.extend(self._split(Block(start, end, kind)))
            first = stop
        return out

    def _split(self, block: Block) -> list[Block]:
        """A block, or the headings and paragraphs of a page that came without its line breaks."""
        if block.sort != "paragraph" or block.end - block.start < LONG_PARAGRAPH:
            return [block]
        known = ends.words(self.locale)
        edges = [block.start, *ends.starts(self.text, block.start, block.end, known), block.end]
        out: list[Block] = []
        at = block.start
        for start, end in pairwise(edges):
            if stop := ends.heading_end(self.text, start, end, known):
                out += [Block(at, start, "paragraph"), Block(start, stop, "heading")]
                at = stop
        out.append(Block(at, block.end, "paragraph"))
        return [self._trimmed(part) for part in out if part.start < part.end]

    def _trimmed(self, block: Block) -> Block:
        size = len(self.text[block.start : block.end].rstrip())
        return Block(block.start, block.start + size, block.sort)

    def _furniture(self, start: int, end: int, first: int, stop: int) -> bool:
        if self.posts and furniture.post(self.text, start, end, stop - first):
            return True
        if stop - first > furniture.LONGEST:
            self.listing = False
            return False
        line = self._line(first, stop)
        if self.listing and furniture.prose(line):
            self.listing = False
        if furniture.heads_list(line, self.known):
            self.listing = True
        return self.listing or furniture.read(line, self.known)

    def _line(self, first: int, stop: int) -> furniture.Line:
        text, starts = self.text, self.starts
        written = [text[at : at + 1] for at in starts[first:stop]]
        return furniture.Line(self.words[first:stop], written, self.early)


def _lines(text: str) -> list[list[Extent]]:
    """The lines that are not blank, without their margins, in runs between blank lines."""
    runs: list[list[Extent]] = [[]]
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            runs[-1].append((start, start + len(bare)))
        elif runs[-1]:
            runs.append([])
        at += len(line)
    return runs


def _paragraphs(text: str) -> list[Extent]:
    """The extents of the blocks: lines, joined where a line goes on in the next."""
    out: list[Extent] = []
    for run in _lines(text):
        wrapped = _wrapped(run)
        for n, (start, end) in enumerate(run):
            if n and _goes_on(text, out[-1][1], start, end, wrapped):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
    return out


def _wrapped(run: list[Extent]) -> bool:
    """Whether lines were broken to a page's width: all but the last are nearly as wide as the widest."""
    if len(run) < 2:
        return False
    widths = [end - start for start, end in run]
    widest = max(widths)
    return 40 <= widest <= WIDEST_PAGE and min(widths[:-1]) >= widest * 0.7


def _goes_on(text: str, stop: int, start: int, end: int, wrapped: bool) -> bool:
    """Whether the line at `start` carries on the one that ends at `stop`."""
    if BULLET.match(text, start, end):
        return False
    if wrapped:
        return True
    return text[start].islower() and not _finished(text, 0, stop)


def _finished(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends as a sentence does."""
    at = end - 1
    while at > start and text[at] in CLOSERS:
        at -= 1
    return text[at] in FINISHED


def sort(text: str, start: int, end: int, last: bool) -> str:
    """What a block is by its looks."""
    if BULLET.match(text, start, end):
        return "bullet"
    if TITLE_MARK.match(text, start, end):
        return "heading"
    if last or end - start > LONGEST_HEADING or text[start].islower():
        return "paragraph"
    if (_finished(text, start, end) and text[end - 1] != "?") or text[end - 1] in ',"”':
        return "paragraph"
    return "heading"


def _sentences(article: Article, blocks: list[Block], starts: list[int], stops: list[int]) -> list[Sentence]:
    """The sentences of all blocks but furniture."""
    text, known = article.text, ends.words(article.locale)
    out: list[Sentence] = []
    for number, block in enumerate(blocks):
        if block.sort == "furniture":
            continue
        begin = _past_mark(text, block)
        edges = [begin, *ends.starts(text, begin, block.end, known), block.end]
        first = bisect_left(starts, begin)
        for a, b in pairwise(edges):
            last = bisect_left(starts, b, first)
            if last > first:
                out.append(Sentence(a, stops[last - 1], first, last, number))
                first = last
    return out


def _past_mark(text: str, block: Block) -> int:
    """Where a block's words begin, past a bullet or the signs of a Markdown heading."""
    mark = {"bullet": BULLET, "heading": TITLE_MARK}.get(block.sort)
    match = mark.match(text, block.start, block.end) if mark else None
    return match.end() if match else block.start
