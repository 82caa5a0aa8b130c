"""The role a figure plays: a level, a change, the base of a comparison, a part, a limit, a rate, a plan."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.context.scene import Scene
from claimcheck.document import Document, Sentence
from claimcheck.lexicon import section
from claimcheck.model import Mention, Quantity

COMPARATIVES: Final = frozenset("more less fewer higher lower above below longer older younger".split())
PARTICLES: Final = frozenset(("up", "down", "ahead", "off"))
PHRASAL: Final = frozenset("shut shuts shutting took take takes taking taken set sets setting".split())
REACH: Final = 5  # tokens between a verb of change and its figure
NEXT: Final = 3  # tokens from such a verb to a figure that no "by" leads to
AHEAD: Final = 3  # tokens behind a figure that tell its role
STOPS: Final = frozenset((",", ";", "(", "and", "than"))  # nothing before them moves the figure


class Words(Struct, frozen=True):
    """The word lists of figures.toml, each a string of words."""

    rise: str
    fall: str
    to: str
    by: str
    after_rise: str
    after_fall: str
    base: str
    compared: str
    whole: str
    part: str
    each: str


@cache
def load(locale: str) -> dict[str, frozenset[str]]:
    """The cue words of a locale by the role they tell."""
    words = section(locale, "figures", Words)
    sets = {name: frozenset(getattr(words, name).split()) for name in Words.__struct_fields__}
    return sets | {"moves": sets["rise"] | sets["fall"]}


class Figure(Struct, frozen=True):
    """Role of a figure, and +1 or -1 where it or its neighbourhood rises or falls."""

    role: str
    direction: int = 0


ROLES: Final = {role: Figure(role) for role in ("level", "rate", "base", "part", "total")}
LEVEL: Final = ROLES["level"]


def read(scene: Scene, mention: Mention, sentence: Sentence) -> Figure:
    """What part a figure plays in its sentence."""
    value, doc = mention.value, scene.doc
    if not isinstance(value, Quantity):
        return LEVEL
    cues = load(doc.article.locale)
    before = doc.words[max(sentence.first, mention.first - REACH) : mention.first]
    after = doc.words[mention.last : min(sentence.last, mention.last + AHEAD)]
    moved = not cues["moves"].isdisjoint(before)
    change = _change(mention, after, cues) or (moved and _change_before(doc, mention.first, before, cues))
    if change:
        return Figure("change", change)
    role = _role(value.unit, before, after, cues)
    return Figure(role, _moved(doc, mention.first, before, cues)) if moved else ROLES[role]


def _role(unit: str, before: list[str], after: list[str], cues: dict[str, frozenset[str]]) -> str:
    """The role that the unit and the words next to a figure give it."""
    if " per " in unit or "_per_" in unit or not cues["each"].isdisjoint(after[:2]):
        return "rate"
    last = before[-1] if before else ""
    if last in cues["base"] or not cues["compared"].isdisjoint(before[-2:]):
        return "base"
    if last in cues["part"]:
        return "part"
    return "total" if last in cues["whole"] else "level"


def _change(mention: Mention, after: list[str], cues: dict[str, frozenset[str]]) -> int:
    """+1 or -1 when the words after a figure make it what something rose or fell by; else 0."""
    sign = (after[0] in cues["after_rise"]) - (after[0] in cues["after_fall"]) if after else 0
    return sign if mention.kind not in ("count", "number") or "than" in after else 0


def _change_before(doc: Document, last: int, before: list[str], cues: dict[str, frozenset[str]]) -> int:
    """Read "rose 3 %", "up by $1.8 billion", "a rise of 8.2 %": but not "rose to" and not "more than".

    The words `before` a figure end before token `last`, as in `_moved`.
    """
    bridged = False
    for back, word in enumerate(reversed(before), 1):
        if word in cues["to"] or word in cues["base"] or word in STOPS:
            return 0
        if word in cues["by"]:
            bridged = True
            continue
        sign = _sign(word, cues)
        if sign and (bridged or back <= NEXT) and not _compares(doc, last - back):
            return sign
    return 0


def _compares(doc: Document, i: int) -> bool:
    """Whether "more", "over", "higher" belongs to a bound or an adjective and not to a change."""
    word = doc.words[i]
    if word in COMPARATIVES:
        return True
    before = doc.words[i - 1] if i else ""
    return word in PARTICLES and (before in PHRASAL or before == "-")


def _moved(doc: Document, last: int, before: list[str], cues: dict[str, frozenset[str]]) -> int:
    """The direction of the movement that ends or begins at a level ("fell to 9")."""
    for back, word in enumerate(reversed(before), 1):
        if word in (",", ";"):
            return 0
        sign = _sign(word, cues)
        if sign and not _compares(doc, last - back):
            return sign
    return 0


def _sign(word: str, cues: dict[str, frozenset[str]]) -> int:
    return (word in cues["rise"]) - (word in cues["fall"])
