"""An article laid out for reading: its lines as blocks, its blocks as sentences, each with its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from claimcheck import comments, furniture
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
LONGEST_SENTENCE: Final = 250  # tokens; what runs on for longer is no sentence and is cut

Extent = tuple[int, int]


def open(article: Article) -> Document:  # noqa: A001 - read as layout.open
    """The document of an article: tokens, blocks and sentences as offsets into its text.

    Comments (`<!-- … -->`) are read as blanks.
    """
    if comments.OPEN in article.text:
        article = replace(article, text=comments.blanked(article.text))
    tokens = tokenize(article.text)
    reading = _Reading(article, tokens.words, tokens.starts, tokens.ends)
    reading.run()
    firsts, homes = (
        [sentence.first for sentence in reading.sentences],
        _homes(reading.sentences, len(tokens.words)),
    )
    return Document(article, article.text, *tokens, reading.blocks, reading.sentences, firsts, homes)


def _homes(sentences: list[Sentence], size: int) -> list[Sentence | None]:
    """The sentence of each of so many tokens."""
    homes: list[Sentence | None] = [None] * size
    for sentence in sentences:
        homes[sentence.first : sentence.last] = [sentence] * (sentence.last - sentence.first)
    return homes


def left_out(article: Article) -> list[str]:
    """The page furniture of an article, as written: what makes no claims."""
    blocks = open(article).blocks
    return [article.text[block.start : block.end] for block in blocks if block.sort == "furniture"]


class _Reading:
    """One pass over an article's text that remembers what came before."""

    def __init__(self, article: Article, words: list[str], starts: list[int], stops: list[int]) -> None:
        self.text = article.text
        self.words, self.starts, self.stops = words, starts, stops
        self.known = furniture.words(article.locale)
        self.grammar = ends.words(article.locale)
        self.posts = "(@" in self.text or any(address in self.text for address in furniture.POSTS)
        self.early = True
        self.listing = False
        self.token = 0
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []

    def run(self) -> None:
        """Fill `blocks` and `sentences`."""
        extents = _paragraphs(self.text)
        for number, (start, end) in enumerate(extents):
            stop = bisect_left(self.starts, end, self.token)
            if self._furniture(start, end, self.token, stop):
                self.blocks.append(Block(start, end, "furniture"))
            else:
                kind = sort(self.text, start, end, number + 1 == len(extents))
                self.early = self.early and kind == "heading"
                self._open(Block(start, end, kind))
            self.token = stop

    def _open(self, block: Block) -> None:
        """Add a block with its sentences, or the headings and paragraphs of a page without line breaks."""
        begin = _past_mark(self.text, block)
        if self.text[block.end - 1] == ")" and (at := self._credit(begin, block.end)):
            if at > begin:
                self._open(self._trimmed(block.start, at, block.sort))
            self.blocks.append(Block(at, block.end, "furniture"))
            return
        edges = [begin, *ends.starts(self.text, begin, block.end, self.grammar), block.end]
        if block.sort == "paragraph" and block.end - block.start > LONG_PARAGRAPH:
            self._unglue(edges)
        else:
            self._add(block, edges)

    def _credit(self, start: int, end: int) -> int:
        """Where the bracket stands that ends a caption with its photographer; 0 where none does."""
        at = self.text.rfind("(", start, end)
        first = bisect_left(self.starts, at + 1)
        words = self.words[first : bisect_left(self.starts, end - 1, first)]
        return at if at > 0 and furniture.credit(words, self.known) else 0

    def _unglue(self, edges: list[int]) -> None:
        """Add the headings that run into the text of a paragraph apart from it."""
        kept: list[int] = []
        for start, end in pairwise(edges):
            kept.append(start)
            if stop := ends.heading_end(self.text, start, end, self.grammar):
                self._paragraph("paragraph", kept)
                self._paragraph("heading", [start, stop])
                kept = [stop]
        self._paragraph("paragraph", [*kept, edges[-1]])

    def _paragraph(self, kind: str, edges: list[int]) -> None:
        if len(edges) > 1:
            self._add(self._trimmed(edges[0], edges[-1], kind), edges)

    def _trimmed(self, start: int, end: int, kind: str) -> Block:
        return Block(start, start + len(self.text[start:end].rstrip()), kind)

    def _add(self, block: Block, edges: list[int]) -> None:
        starts, number = self.starts, len(self.blocks)
        first = bisect_left(starts, edges[0], self.token)
        for start, end in pairwise(edges):
            last = bisect_left(starts, end, first)
            for begin in range(first, last, LONGEST_SENTENCE):
                stop = min(begin + LONGEST_SENTENCE, last)
                opens = start if begin == first else starts[begin]
                self.sentences.append(Sentence(opens, self.stops[stop - 1], begin, stop, number))
            first = last
        self.token = first
        self.blocks.append(block)

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
        return furniture.Line(self.words[first:stop], self.starts[first:stop], self.text, self.early)


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
    if BULLET.match(text, start, end) or text[start] == "|":  # a row of a table
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


def _past_mark(text: str, block: Block) -> int:
    """Where a block's words begin, past a bullet or the signs of a Markdown heading."""
    mark = {"bullet": BULLET, "heading": TITLE_MARK}.get(block.sort)
    match = mark.match(text, block.start, block.end) if mark else None
    return match.end() if match else block.start
