"""Movements that an article tells without a figure, as mentions: "the reserves had grown"."""

from __future__ import annotations

from typing import Final

from claimcheck import cues, moves
from claimcheck.context import figure, quotes
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Direction, Mention, Trend
from claimcheck.moves import Move

KINDS: Final = ("percent", "money", "count", "number", "measure", "ratio")
AHEAD: Final = 4  # tokens before a movement in which a figure tells how far it went
FAR: Final = 8  # … and behind it


def triggers(locale: str) -> cues.Test:
    """The test of the words at which a movement may be told."""
    return moves.load(locale).heads.__contains__


def find(scene: Scene) -> list[Mention]:
    """The movements without a figure outside quotations, in text order."""
    known = moves.load(scene.doc.article.locale)
    places = cues.places(scene.doc, __name__)
    found: list[Mention] = []
    for sentence, members in scene.doc.by_sentence(places):
        words = scene.doc.words[sentence.first : sentence.last]
        told = moves.find(words, known, [places[n] - sentence.first for n in members])
        found += (_mention(scene, sentence, move) for move in told if _alone(scene, sentence, move))
    return found


def _alone(scene: Scene, sentence: Sentence, move: Move) -> bool:
    """Whether no figure tells how far a movement went or how much did, and the article itself tells it."""
    first, last = move.first + sentence.first, move.last + sentence.first
    near = range(max(first - AHEAD, sentence.first), min(last + FAR, move.end + sentence.first))
    if any(_figure(scene, i + sentence.first) for i in range(*move.thing)):
        return False
    sized = (i for i in near if _figure(scene, i))
    told = (figure.read(scene, scene.mentions[scene.owner[i]], sentence) for i in sized)
    return all(played.role != "change" for played in told) and quotes.around(scene.doc, first) is None


def _figure(scene: Scene, i: int) -> bool:
    """Whether token i is of a figure that may tell how far something moved."""
    owner = scene.owner[i]
    return owner >= 0 and scene.mentions[owner].kind in KINDS


def _mention(scene: Scene, sentence: Sentence, move: Move) -> Mention:
    doc, first, last = scene.doc, move.first + sentence.first, move.last + sentence.first
    last = next((i for i in range(first + 1, last) if scene.owner[i] >= 0), last)
    thing = doc.written(*(at + sentence.first for at in move.thing))
    way: Direction = "up" if move.sign > 0 else "down"
    start, end, trace = doc.starts[first], doc.ends[last - 1], (f"{way}: {thing}",)
    return Mention(start, end, first, last, "direction", Trend(way), trace, thing)
