"""A document with its mentions and the concept of every token: what all questions of context share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any, Final, TypeVar

from msgspec import Struct

from claimcheck import words
from claimcheck.document import Document, Sentence
from claimcheck.model import Mention, Quantity

T = TypeVar("T")

# The price of passing a token on the way from one to another: 1 for a word with a concept.
COMMA: Final = 3
STOP: Final = 6
OTHER: Final = 3  # a figure, besides its words
SIGNS: Final = {",": COMMA, "(": COMMA, ")": 0, ";": STOP, ":": COMMA, "—": STOP, "–": COMMA, '"': 1}


class Scene(Struct, frozen=True):
    """`concepts[i]` is the concept of token i ("" for function words); `owner[i]` its mention or -1.

    `right[i]` and `left[i]` are what it costs to pass all tokens before i; a figure is paid for at
    its first token going right, at its last going left. `kept` is what `once` has read.
    """

    doc: Document
    mentions: Sequence[Mention]
    concepts: list[str]
    owner: list[int]
    right: list[int]
    left: list[int]
    kept: dict[object, Any] = {}

    def once(self, read: Callable[[Scene], T]) -> T:
        """What a function reads of this scene, read at its first call and kept for the others."""
        if read not in self.kept:
            self.kept[read] = read(self)
        found: T = self.kept[read]
        return found

    def sentences(self) -> Iterator[tuple[Sentence, range]]:
        """The sentences that hold mentions, each with those that begin in it."""
        return self.doc.by_sentence([mention.first for mention in self.mentions])


def read(doc: Document, mentions: Sequence[Mention]) -> Scene:
    """The scene of a document."""
    owner = [-1] * len(doc.words)
    for i, mention in enumerate(mentions):
        owner[mention.first : mention.last] = [i] * (mention.last - mention.first)
    concepts = words.concepts(doc.words)
    right, left = _tolls(doc, mentions, concepts)
    return Scene(doc, mentions, concepts, owner, right, left)


def _tolls(doc: Document, mentions: Sequence[Mention], concepts: list[str]) -> tuple[list[int], list[int]]:
    """What it costs to pass all tokens before each, going right and going left."""
    right = [1 if concept else SIGNS.get(word, 0) for concept, word in zip(concepts, doc.words, strict=True)]
    figures = [mention for mention in mentions if isinstance(mention.value, Quantity)]
    for figure in figures:
        right[figure.first] += OTHER
    right = [*accumulate(right, initial=0)]
    left = right.copy()
    for figure in figures:
        for i in range(figure.first + 1, figure.last):
            left[i] -= OTHER
    return right, left
