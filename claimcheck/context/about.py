"""What a figure is about, in the article's own words: its noun phrase and the nearest event."""

from __future__ import annotations

from typing import Final

from claimcheck import grammar
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Quantity

REACH: Final = 12
NOUNS: Final = 3


def read(scene: Scene, i: int, sentence: Sentence) -> str:
    """The counted phrase or the nearest nouns, and the nearest verb: "crypto platform; shut"."""
    mention = scene.mentions[i]
    noun = mention.value.unit if mention.kind == "count" and isinstance(mention.value, Quantity) else ""
    near = _nearest(scene, i, sentence)
    verb = next((at for at in near if _verbal(scene, at)), None)
    if not noun:
        noun = " ".join(scene.doc.words[at] for at in sorted(at for at in near[:NOUNS] if at != verb))
    return f"{noun}; {scene.doc.words[verb]}" if verb is not None else noun


def _nearest(scene: Scene, i: int, sentence: Sentence) -> list[int]:
    """The content tokens round mention i that belong to no mention, nearest first."""
    mention = scene.mentions[i]
    first, last = max(sentence.first, mention.first - REACH), min(sentence.last, mention.last + REACH)
    tokens = [at for at in range(first, last) if scene.concepts[at] and scene.owner[at] < 0]
    tokens = [at for at in tokens if scene.doc.words[at][0].isalpha()]
    return sorted(tokens, key=lambda at: (min(abs(at - mention.first), abs(at - mention.last + 1)), at))


def _verbal(scene: Scene, at: int) -> bool:
    word = scene.doc.words[at]
    return word.endswith(("ed", "ing")) or word in grammar.load(scene.doc.article.locale).verbs
