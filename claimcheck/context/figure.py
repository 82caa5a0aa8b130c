"""The role a figure plays: a level, a change, the base of a comparison, a part, a total, a rate."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.context import made, movement
from claimcheck.context.movement import Cues
from claimcheck.context.scene import Scene
from claimcheck.document import Document, Sentence
from claimcheck.model import Mention, Quantity, Trend

REACH: Final = 8  # tokens before a figure that tell which way it moved
AHEAD: Final = 3  # tokens behind a figure that tell its role
CLAUSE: Final = 7  # tokens from "At 63 per cent, turnout was" to "lower"
NEAR: Final = 5  # tokens from "compared" or "than" to what something is compared with
DETERMINERS: Final = frozenset("the its their his her our that".split())
PARTS: Final = ("of whom", "of which", "among them", "among whom", "among which")
COPULAS: Final = frozenset("is are was were".split())


class Figure(Struct, frozen=True):
    """Role of a figure, and +1 or -1 where it or its neighbourhood rises or falls."""

    role: str
    direction: int = 0


ROLES: Final = {role: Figure(role) for role in ("level", "rate", "base", "part", "total", "start", "end")}
LEVEL: Final = ROLES["level"]
RISES: Final = Figure("change", 1)
FALLS: Final = Figure("change", -1)


def read(scene: Scene, mention: Mention, sentence: Sentence) -> Figure:
    """What part a figure plays in its sentence."""
    value, doc = mention.value, scene.doc
    if isinstance(value, Trend):
        return RISES if value.direction == "up" else FALLS
    if not isinstance(value, Quantity):
        return ROLES[_edge(doc, mention, sentence)]
    cues = movement.load(doc.article.locale)
    words = doc.words[max(sentence.first, mention.first - REACH) : mention.first]
    before = movement.bare(words, cues)
    after = doc.words[mention.last : min(sentence.last, mention.last + AHEAD)]
    change = movement.change(mention.kind, before, after, cues) or _beside(doc, mention, cues)
    if not change and (before[-1:] == ["by"] or after[:1] in (["off"], ["on"])):
        change = _made(doc, mention, before, after, cues, sentence)
    if change:
        return Figure("change", change)
    role = _role(value.unit, before, after, cues)
    left = role == "level" and before[-1:] and before[-1] in cues["base"]  # "from 8.6 % now"
    moved = 0 if left or cues["moves"].isdisjoint(before) else movement.direction(before, cues)
    if not moved and after[:1] == [","] and before[-1:] == ["at"]:
        moved = _compared(doc.words[mention.last : min(sentence.last, mention.last + CLAUSE)], cues)
    return Figure(role, moved) if moved else ROLES[role]


def _edge(doc: Document, mention: Mention, sentence: Sentence) -> str:
    """Whether a date or time tells when something began or ends: "since April", "until 3 March"."""
    cues = movement.load(doc.article.locale)
    before = doc.words[max(sentence.first, mention.first - 2) : mention.first]
    word = next((word for word in reversed(before) if word not in cues["vague"]), "")
    return "start" if word in cues["begins"] else "end" if word in cues["closes"] else "level"


def _beside(doc: Document, mention: Mention, cues: Cues) -> int:
    """The sign of a count on top of those before ("four more bodies") or short of them ("12 fewer calls")."""
    inner = doc.words[mention.first + 1 : mention.last - 1] if mention.kind == "count" else []
    return int(not cues["on_top"].isdisjoint(inner)) - int(not cues["short_of"].isdisjoint(inner))


def _made(
    doc: Document, mention: Mention, before: list[str], after: list[str], cues: Cues, sentence: Sentence
) -> int:
    """The sign that a verb gives a figure behind "by", or before "off" and "on"."""
    if before[-1:] != ["by"]:
        return made.change(mention.kind, before, after, cues)
    first = max(sentence.first, mention.first - made.REACH)
    return made.change(mention.kind, movement.bare(doc.words[first : mention.first], cues), after, cues)


def _role(unit: str, before: list[str], after: list[str], cues: Cues) -> str:
    """The role that the unit and the words next to a figure give it."""
    if " per " in unit or "_per_" in unit or not cues["each"].isdisjoint(after[:2]):
        return "rate"
    last = before[-1] if before else ""
    if _base(last, before, cues):
        follower = after[0] if after else ""
        other = follower == "for" and last != "from"  # "against 39 % for Heritage" is another's level
        return "level" if other or follower in cues["present"] else "base"
    if last in cues["part"] or " ".join(before[-2:]) in PARTS:
        return "part"
    return "total" if last in cues["whole"] else "level"


def _base(last: str, before: list[str], cues: Cues) -> bool:
    """Whether a figure is what another is compared with: "from 9", "compared with an estimated 9"."""
    if last in cues["base"] or before[-2:] == ["instead", "of"]:
        return True
    if "than" in before[-NEAR:]:  # "than the 620 it was licensed for", "than last year's high of 9"
        return before[-2] == "than" and last in DETERMINERS if last != "of" else before[-2] != "than"
    if cues["compared"].isdisjoint(before[-NEAR:]):
        return False
    at = max(i for i, word in enumerate(before) if word in cues["compared"])
    return all(word in cues["bridge"] or word in ("to", "with") for word in before[at + 1 :])


def _compared(clause: list[str], cues: Cues) -> int:
    """The direction that "At 63 per cent, turnout was lower than …" gives its figure."""
    for verb, word in pairwise(clause):
        if verb in COPULAS:
            return (word in cues["higher"]) - (word in cues["lower"])
    return 0
