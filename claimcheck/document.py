"""One article laid out for reading: tokens, sentences and blocks as offsets into its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, compress, count, pairwise
from operator import add, itemgetter
from sys import intern
from typing import Any, Final, NamedTuple, TypeVar

from msgspec import Struct

from claimcheck.memo import Memo
from claimcheck.model import Article

T = TypeVar("T")
Cut = tuple[tuple[str, ...], tuple[int, ...], tuple[bool, ...]]

# Possessive throughout: linear on hostile runs. In order: addresses, abbreviations with inner
# dots ("U.S.", "p.m."), words with inner apostrophes, digits with inner separators, single signs.
TOKEN: Final = re.compile(
    r"https?://\S++|www\.\S++|[@#]\w++"
    r"|(?:[^\W\d_]\.){2,}+"
    r"|[^\W\d_¼-¾⅐-⅞]++(?:['’][^\W\d_]++)*+"
    r"|\d++(?:[.,]\d++)*+"
    r"|\S"
)
PIECE: Final = re.compile(r"\S++\s*+")


class Tokens(NamedTuple):
    """The tokens of a text in lower case, where each starts and ends, and whether a capital opens it."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    large: list[bool]


class Sentence(Struct, frozen=True):
    """A sentence, heading or bullet: offsets, tokens [first, last) and the block it stands in."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Block(Struct, frozen=True):
    """A paragraph, `heading`, `bullet` or piece of page `furniture`, which makes no claims."""

    start: int
    end: int
    sort: str


class Document(Struct, frozen=True):
    """What the stages of extraction read of one article.

    `words` are the tokens in lower case; token i stands at text[starts[i]:ends[i]], and `large[i]`
    tells whether it opens with a capital.
    `homes` are the sentences of the tokens, None for those in furniture; `firsts` are the first tokens
    of the sentences. `kept` is what `once` has read.
    """

    article: Article
    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    large: list[bool]
    blocks: list[Block]
    sentences: list[Sentence]
    firsts: list[int]
    homes: list[Sentence | None]
    kept: dict[object, Any] = {}

    def once(self, read: Callable[[Document], T]) -> T:
        """What a function reads of this document, read at its first call and kept for the others."""
        if read not in self.kept:
            self.kept[read] = read(self)
        found: T = self.kept[read]
        return found

    def places(self, test: Callable[[str], object]) -> list[int]:
        """The tokens that pass a test, in order."""
        return list(compress(count(), map(test, self.words)))

    def by_sentence(self, places: Sequence[int]) -> Iterator[tuple[Sentence, range]]:
        """The sentences that hold any of the places, which are in order: which of them each holds."""
        begin = 0
        while begin < len(places):
            sentence, end = self.homes[places[begin]], begin + 1
            if sentence is not None:
                end = bisect_left(places, sentence.last, end)
                yield sentence, range(begin, end)
            begin = end

    def written(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def token_at(self, offset: int) -> int:
        """The last token that starts at or before `offset`; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def tight(self, i: int) -> bool:
        """Whether token i + 1 follows token i without a gap."""
        return i + 1 < len(self.starts) and self.ends[i] == self.starts[i + 1]

    def sentence_of(self, i: int) -> Sentence | None:
        """The sentence that holds token i; None in furniture and outside the text."""
        return self.homes[i] if 0 <= i < len(self.homes) else None


def tokenize(text: str) -> Tokens:
    """The tokens of a text."""
    cuts = list(map(_cuts().__getitem__, PIECE.findall(text)))
    words = list(chain.from_iterable(map(itemgetter(0), cuts)))
    steps = chain.from_iterable(map(itemgetter(1), cuts))
    starts = list(accumulate(steps, initial=len(text) - len(text.lstrip())))
    starts.pop()
    large = list(chain.from_iterable(map(itemgetter(2), cuts)))
    return Tokens(words, starts, list(map(add, starts, map(len, words))), large)


@cache
def _cuts() -> Memo[Cut]:
    return Memo(_cut)


def _cut(piece: str) -> Cut:
    """The tokens of a piece of text, how far the next one begins from the beginning of each, its capitals.

    A word is one string however often it comes: tables then find it by its identity.
    """
    words, begins = [], []
    for token in TOKEN.finditer(piece.replace("İ", "I").lower()):  # İ alone would grow in lower case
        words.append(intern(token[0]))
        begins.append(token.start())
    steps = tuple(after - begin for begin, after in pairwise([*begins, len(piece)]))
    return tuple(words), steps, tuple(piece[begin].isupper() for begin in begins)
