"""What a figure is about: its noun, and the words round it weighed by how near they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from msgspec import Struct

from claimcheck import moves, words
from claimcheck.context import holder
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Mention, Quantity, Subject, Trend

PERSONS: Final = frozenset("person dead injured wounded missing hurt death".split())
HALF: Final = 6  # the cost at which a word counts half
FAR: Final = 60
NEARNESS: Final = tuple(100 * HALF // (HALF + cost) for cost in range(2 * FAR))
BEFORE: Final = 22  # nearness in percent of the words of the sentence before, which pronouns refer to


class Survey(Struct, frozen=True):
    """What the mentions of one sentence share: the concepts of the sentence before."""

    sentence: Sentence
    before: dict[str, int]


def survey(scene: Scene, sentence: Sentence) -> Survey:
    """The survey of a sentence."""
    return Survey(sentence, _before(scene, sentence))


def read(scene: Scene, i: int, seen: Survey, direction: int) -> Subject:
    """The subject of mention i, from its own phrase, its sentence and the sentence before."""
    mention = scene.mentions[i]
    near = seen.before.copy()
    _outward(scene, mention, seen.sentence, near)
    head, modifiers = _phrase(mention)
    head = head or (holder.of(scene, mention) if mention.kind == "age" else "")
    for label in (*scene.concepts[mention.first : mention.last], *modifiers, head):
        if label:
            near[label] = 100
    return Subject(head, modifiers, tuple(near.items()), direction)


def _outward(scene: Scene, mention: Mention, sentence: Sentence, near: dict[str, int]) -> None:
    """Enter the concepts from the mention outward, each with the nearness that the cost of its way leaves."""
    concepts, left, right = scene.concepts, scene.left, scene.right
    first, last = mention.first, mention.last
    paid = left[first]
    begin = bisect_right(left, paid - FAR, sentence.first + 1, first + 1) - 1
    for at in range(first - 1, begin - 1, -1):
        if (label := concepts[at]) and near.get(label, 0) < (nearness := NEARNESS[paid - left[at]]):
            near[label] = nearness
    paid = right[last]
    end = bisect_left(right, paid + FAR, last, sentence.last)
    for at in range(last, end):
        if (label := concepts[at]) and near.get(label, 0) < (nearness := NEARNESS[right[at + 1] - paid]):
            near[label] = nearness


def _before(scene: Scene, sentence: Sentence) -> dict[str, int]:
    """The concepts of the sentence before in the same block, faintly."""
    before = scene.doc.sentence_of(sentence.first - 1)
    if before is None or before.block != sentence.block:
        return {}
    return dict.fromkeys(filter(None, scene.concepts[before.first : before.last]), BEFORE)


def _phrase(mention: Mention) -> tuple[str, tuple[str, ...]]:
    """Head concept and modifier concepts of a counted noun phrase."""
    value = mention.value
    if isinstance(value, Trend):
        return moves.told(mention.noun)
    if mention.kind != "count" or not isinstance(value, Quantity):
        return "", ()
    labels = [label for label in words.concepts((value.unit or mention.noun).split()) if label]
    if mention.noun in PERSONS:  # of whoever is meant: "three of them", "the number of injured"
        return "", tuple(labels)
    return (labels[-1], tuple(labels[:-1])) if labels else ("", ())
