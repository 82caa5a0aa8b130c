"""A document with its mentions and the concept of every token: what all questions of context share."""

from __future__ import annotations

from collections.abc import Sequence

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

    def sentence(self, i: int) -> Sentence | None:
        """The sentence of mention i."""
        return self.doc.sentence_of(self.mentions[i].first)

    def within(self, sentence: Sentence) -> list[int]:
        """The mentions of a sentence, in order."""
        seen = dict.fromkeys(self.owner[sentence.first : sentence.last])
        return [i for i in seen if i >= 0]


def read(doc: Document, mentions: Sequence[Mention]) -> Scene:
    """The scene of a document."""
    owner = [-1] * len(doc.words)
    for i, mention in enumerate(mentions):
        owner[mention.first : mention.last] = [i] * (mention.last - mention.first)
    return Scene(doc, mentions, words.concepts(doc.words), owner)
