"""Who is said to say so: the speakers of a claim's clause, its sentence or its quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from claimcheck.context import attribution, quotes
from claimcheck.context.attribution import Saying
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence

FEW: Final = 3  # sentences of a paragraph over which a quotation keeps its speaker


class Said(Struct, frozen=True):
    """The speakers of a sentence, and the tokens at which its clauses part where it has several."""

    sayings: tuple[Saying, ...] = ()
    parts: tuple[int, ...] = ()

    def of(self, i: int) -> str | None:
        """Who says what stands at token i: the speaker of its clause, else the first of the sentence."""
        if not self.parts:
            return self.sayings[0].who if self.sayings else None
        clause = bisect_left(self.parts, i)
        own = (saying.who for saying in self.sayings if bisect_left(self.parts, saying.at) == clause)
        return next(own, self.sayings[0].who)


def read(scene: Scene, sentence: Sentence) -> Said:
    """Who speaks in a sentence."""
    sayings = attribution.find(scene, sentence)
    if len({saying.who for saying in sayings}) > 1:
        return Said(tuple(sayings), attribution.parts(scene, sentence))
    return Said(tuple(sayings[:1] or _quoted(scene, sentence)))


def _quoted(scene: Scene, sentence: Sentence) -> Sequence[Saying]:
    """The speaker of the quotation that a sentence is part of, or who spoke last in its paragraph."""
    found = quotes.around(scene.doc, sentence.first)
    if found is None:
        return ()
    sentences = scene.doc.sentences
    own = bisect_left(scene.doc.firsts, sentence.first)
    first = max(bisect_left(scene.doc.firsts, found[0] + 1) - 1, 0)
    closing = _closing(scene, found)
    near = [closing] if closing > own else []
    near += range(own - 1, max(first, own - FEW) - 1, -1)
    near += range(min(first, own) - 1, max(min(first, own) - 1 - FEW, -1), -1)
    for at in near:
        if sentences[at].block == sentence.block and (sayings := attribution.find(scene, sentences[at])):
            return sayings[:1]
    return ()


def _closing(scene: Scene, quotation: quotes.Range) -> int:
    """The last sentence of a quotation that tells of a speaker; -1 where none does."""
    known = scene.once(_closings)
    if quotation not in known:
        firsts, sentences = scene.doc.firsts, scene.doc.sentences
        first, last = bisect_right(firsts, quotation[0]) - 1, bisect_left(firsts, quotation[1]) - 1
        telling = (at for at in range(last, first - 1, -1) if attribution.find(scene, sentences[at]))
        known[quotation] = next(telling, -1)
    return known[quotation]


def _closings(_scene: Scene) -> dict[quotes.Range, int]:
    """What `_closing` has found, so that a long quotation is looked through once."""
    return {}
