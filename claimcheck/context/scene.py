"""A document with its mentions and the concept of every token: what all questions of context share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimcheck import words
from claimcheck.document import Document, Sentence
from claimcheck.model import Mention


class Scene(Struct, frozen=True):
    """`concepts[i]` is the concept of token i ("" for function words); `owner[i]` its mention or -1."""

    doc: Document
    mentions: Sequence[Mention]
    concepts: list[str]
    owner: list[int]

    def sentences(self) -> Iterator[tuple[Sentence, range]]:
        """The sentences that hold mentions, each with those that begin in it."""
        return self.doc.by_sentence([mention.first for mention in self.mentions])


def read(doc: Document, mentions: Sequence[Mention]) -> Scene:
    """The scene of a document."""
    owner = [-1] * len(doc.words)
    for i, mention in enumerate(mentions):
        owner[mention.first : mention.last] = [i] * (mention.last - mention.first)
    return Scene(doc, mentions, words.concepts(doc.words), owner)
