"""What a figure is about: its noun, and the words round it weighed by how near they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, compress
from typing import Final

from msgspec import Struct

from claimcheck import words
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Mention, Name, Quantity, Subject

# The price of passing a token on the way out from the figure; nearness falls with the sum.
COMMA: Final = 3
STOP: Final = 6
OTHER: Final = 3
HALF: Final = 6  # the cost at which a word counts half
FAR: Final = 60
NEARNESS: Final = tuple(100 * HALF // (HALF + cost) for cost in range(2 * FAR))
BEFORE: Final = 22  # nearness in percent of the words of the sentence before, which pronouns refer to
PUNCTUATION: Final = {",": COMMA, "(": COMMA, ")": 0, ";": STOP, ":": COMMA, "—": STOP, "–": COMMA, '"': 1}


class Survey(Struct, frozen=True):
    """What the mentions of one sentence share.

    Its named things, the concepts of the sentence `before`, the `places` of its own, and the toll of
    the way to each token from the sentence's first. Another figure is paid for where one comes upon
    it: at its first token going `right`, at its last going `left`.
    """

    first: int
    names: tuple[str, ...]
    before: dict[str, int]
    places: list[int]
    right: list[int]
    left: list[int]


def survey(scene: Scene, sentence: Sentence, members: Sequence[int]) -> Survey:
    """The survey of a sentence whose mentions are `members`."""
    first, last = sentence.first, sentence.last
    concepts = scene.concepts[first:last]
    right = [1 if concept else 0 for concept in concepts]
    for at, word in enumerate(scene.doc.words[first:last]):
        if word in PUNCTUATION:
            right[at] = PUNCTUATION[word]
    left = right.copy()
    for mention in map(scene.mentions.__getitem__, members):
        if isinstance(mention.value, Quantity):
            right[mention.first - first] += OTHER
            left[min(mention.last, last) - 1 - first] += OTHER
    names, before = _names(scene, members), _before(scene, sentence)
    places, rightward = list(compress(range(first, last), concepts)), [*accumulate(right, initial=0)]
    return Survey(first, names, before, places, rightward, [*accumulate(left, initial=0)])


def read(scene: Scene, i: int, seen: Survey, direction: int) -> Subject:
    """The subject of mention i, from its own phrase, its sentence and the sentence before."""
    mention = scene.mentions[i]
    near = seen.before.copy()
    _outward(scene, mention, seen, near)
    own = [label for label in scene.concepts[mention.first : mention.last] if label]
    head, modifiers = _phrase(mention)
    near.update((label, 100) for label in (*own, *modifiers, head) if label and not label[0].isdigit())
    return Subject(head, modifiers, tuple(near.items()), seen.names, direction=direction)


def _outward(scene: Scene, mention: Mention, seen: Survey, near: dict[str, int]) -> None:
    """Enter the concepts from the mention outward, each with the nearness that the cost of its way leaves."""
    concepts, first, places = scene.concepts, seen.first, seen.places
    toll, paid = seen.left, seen.left[mention.first - first]
    for at in reversed(places[: bisect_left(places, mention.first)]):
        if paid - toll[at - first + 1] >= FAR:
            break
        nearness = NEARNESS[paid - toll[at - first]]
        if near.get(concepts[at], 0) < nearness:
            near[concepts[at]] = nearness
    toll, paid = seen.right, seen.right[mention.last - first]
    for at in places[bisect_left(places, mention.last) :]:
        if toll[at - first] - paid >= FAR:
            break
        nearness = NEARNESS[toll[at - first + 1] - paid]
        if near.get(concepts[at], 0) < nearness:
            near[concepts[at]] = nearness


def _before(scene: Scene, sentence: Sentence) -> dict[str, int]:
    """The concepts of the sentence before in the same block, faintly."""
    sentences = scene.doc.sentences
    at = bisect_left(sentences, sentence.first, key=_first)
    if at == 0 or sentences[at - 1].block != sentence.block:
        return {}
    before = sentences[at - 1]
    labels = scene.concepts[before.first : before.last]
    return {label: BEFORE for label in labels if label and not label[0].isdigit()}


def _first(sentence: Sentence) -> int:
    return sentence.first


def _phrase(mention: Mention) -> tuple[str, tuple[str, ...]]:
    """Head concept and modifier concepts of a counted noun phrase."""
    value = mention.value
    if mention.kind != "count" or not isinstance(value, Quantity):
        return "", ()
    labels = [label for label in words.concepts(value.unit.split()) if label]
    return (labels[-1], tuple(labels[:-1])) if labels else ("", ())


def _names(scene: Scene, members: Sequence[int]) -> tuple[str, ...]:
    named = [scene.mentions[i].value for i in members if scene.mentions[i].kind == "name"]
    return tuple(dict.fromkeys(value.name for value in named if isinstance(value, Name)))
