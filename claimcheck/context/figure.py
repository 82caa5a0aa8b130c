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


def read(scene: Scene, mention: Mention, sentence: Sentence) -> Figure:
    """What part a figure plays in its sentence."""
    if not isinstance(mention.value, Quantity):
        return Figure("level")
    cues = load(scene.doc.article.locale)
    change = _change(scene.doc, mention, sentence, cues)
    if change:
        return Figure("change", change)
    return Figure(_role(scene.doc, mention, sentence, cues), _moved(scene.doc, mention, sentence, cues))


def _role(doc: Document, mention: Mention, sentence: Sentence, cues: dict[str, frozenset[str]]) -> str:
    before = doc.words[max(sentence.first, mention.first - 2) : mention.first]
    after = doc.words[mention.last : min(sentence.last, mention.last + 3)]
    unit = mention.value.unit if isinstance(mention.value, Quantity) else ""
    if " per " in unit or "_per_" in unit or cues["each"] & set(after[:2]):
        return "rate"
    if before and (before[-1] in cues["base"] or cues["compared"] & set(before)):
        return "base"
    if before and before[-1] in cues["part"]:
        return "part"
    if cues["whole"] & set(before[-1:]):
        return "total"
    return "level"


def _change(doc: Document, mention: Mention, sentence: Sentence, cues: dict[str, frozenset[str]]) -> int:
    """+1 or -1 when the figure says by how much something rose or fell; else 0."""
    after = doc.words[mention.last : min(sentence.last, mention.last + 3)]
    sign = (after[0] in cues["after_rise"]) - (after[0] in cues["after_fall"]) if after else 0
    if sign and (mention.kind not in ("count", "number") or "than" in after):
        return sign
    return _change_before(doc, mention, sentence, cues)


def _change_before(
    doc: Document, mention: Mention, sentence: Sentence, cues: dict[str, frozenset[str]]
) -> int:
    """Read "rose 3 %", "up by $1.8 billion", "a rise of 8.2 %": but not "rose to" and not "more than"."""
    first = max(sentence.first, mention.first - REACH)
    if cues["moves"].isdisjoint(doc.words[first : mention.first]):
        return 0
    bridged = False
    for i in range(mention.first - 1, first - 1, -1):
        word = doc.words[i]
        if word in cues["to"] or word in cues["base"] or word in (",", ";", "(", "and", "than"):
            return 0
        if word in cues["by"]:
            bridged = True
            continue
        sign = _sign(word, cues)
        if sign and (bridged or i >= mention.first - 3) and not _compares(doc, i):
            return sign
    return 0


def _compares(doc: Document, i: int) -> bool:
    """Whether "more", "over", "higher" belongs to a bound or an adjective and not to a change."""
    word = doc.words[i]
    if word in COMPARATIVES:
        return True
    before = doc.words[i - 1] if i else ""
    return word in PARTICLES and (before in PHRASAL or before == "-")


def _moved(doc: Document, mention: Mention, sentence: Sentence, cues: dict[str, frozenset[str]]) -> int:
    """The direction of the movement that ends or begins at a level ("fell to 9")."""
    first = max(sentence.first, mention.first - REACH)
    if cues["moves"].isdisjoint(doc.words[first : mention.first]):
        return 0
    for i in range(mention.first - 1, first - 1, -1):
        if doc.words[i] in (",", ";"):
            return 0
        sign = _sign(doc.words[i], cues)
        if sign and not _compares(doc, i):
            return sign
    return 0


def _sign(word: str, cues: dict[str, frozenset[str]]) -> int:
    return (word in cues["rise"]) - (word in cues["fall"])
