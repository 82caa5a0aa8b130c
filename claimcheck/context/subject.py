"""What a figure is about: its noun, and the words round it weighed by how near they stand."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

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
BEFORE: Final = 22  # nearness in percent of the words of the sentence before, which pronouns refer to
PUNCTUATION: Final = {",": COMMA, "(": COMMA, ")": 0, ";": STOP, ":": COMMA, "—": STOP, "–": COMMA, '"': 1}


def read(scene: Scene, i: int, sentence: Sentence) -> Subject:
    """The subject of mention i, from its own phrase, its sentence and the sentence before."""
    mention = scene.mentions[i]
    near = _before(scene, sentence)
    for at, cost in (*_outward(scene, sentence, mention, -1), *_outward(scene, sentence, mention, 1)):
        label = scene.concepts[at]
        if label:
            near[label] = max(near.get(label, 0), 100 * HALF // (HALF + cost))
    own = [label for label in scene.concepts[mention.first : mention.last] if label]
    head, modifiers = _phrase(mention)
    near.update((label, 100) for label in (*own, *modifiers, head) if label and not label[0].isdigit())
    return Subject(head=head, modifiers=modifiers, near=tuple(near.items()), names=_names(scene, sentence))


def _outward(scene: Scene, sentence: Sentence, mention: Mention, step: int) -> list[tuple[int, int]]:
    """The tokens from the mention outward to the sentence's end, each with the cost of its way."""
    out, cost = [], 0
    i = mention.first - 1 if step < 0 else mention.last
    passed = -1
    while sentence.first <= i < sentence.last and cost < FAR:
        owner = scene.owner[i]
        if owner >= 0 and owner != passed and isinstance(scene.mentions[owner].value, Quantity):
            cost, passed = cost + OTHER, owner
        cost += PUNCTUATION.get(scene.doc.words[i], 1 if scene.concepts[i] else 0)
        out.append((i, cost))
        i += step
    return out


def _before(scene: Scene, sentence: Sentence) -> dict[str, int]:
    """The concepts of the sentence before in the same block, faintly."""
    sentences = scene.doc.sentences
    at = _index(scene, sentence)
    if at == 0 or sentences[at - 1].block != sentence.block:
        return {}
    before = sentences[at - 1]
    labels = scene.concepts[before.first : before.last]
    return {label: BEFORE for label in labels if label and not label[0].isdigit()}


def _index(scene: Scene, sentence: Sentence) -> int:
    return bisect_left(scene.doc.sentences, sentence.first, key=_first)


def _first(sentence: Sentence) -> int:
    return sentence.first


def _phrase(mention: Mention) -> tuple[str, tuple[str, ...]]:
    """Head concept and modifier concepts of a counted noun phrase."""
    value = mention.value
    if mention.kind != "count" or not isinstance(value, Quantity):
        return "", ()
    labels = [label for label in words.concepts(value.unit.split()) if label]
    return (labels[-1], tuple(labels[:-1])) if labels else ("", ())


def _names(scene: Scene, sentence: Sentence) -> tuple[str, ...]:
    named = [scene.mentions[i].value for i in scene.within(sentence) if scene.mentions[i].kind == "name"]
    return tuple(dict.fromkeys(value.name for value in named if isinstance(value, Name)))
