"""The period that a claim holds for: stated in its clause, or inherited from a neighbouring one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from claimcheck import grammar
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Period

# Words that make a date the base of a comparison, a starting point or a bound, not the claim's period.
COMPARED: Final = frozenset("than from against versus vs since until till before after by compared".split())
WITHIN, FRAME, ACROSS, OUT = range(4)
OPENING: Final = 2  # tokens before a date that opens its sentence ("Back in 2024, …")
BARRED: Final = frozenset("; : ( ) but while whereas".split())
CLAUSE: Final = frozenset(", ; : ( ) and but while whereas which who".split())
LEADING: Final = frozenset("on in at the early late last this that".split())
EARLIER: Final = frozenset("earlier before previous prior".split())


def dates(scene: Scene, members: Sequence[int]) -> list[int]:
    """The mentions among `members` that tell when something was."""
    return [j for j in members if isinstance(scene.mentions[j].value, Period) and _holds(scene, j)]


def read(scene: Scene, i: int, sentence: Sentence, dates: Sequence[int]) -> Period | None:
    """The period of mention i: the nearest date of its clause, else one that reaches it.

    A date reaches a figure that it opens the sentence of, or that follows its clause behind "and".
    """
    best: tuple[int, int, Period] | None = None
    for j in dates:
        value, reach = scene.mentions[j].value, _reach(scene, i, j, sentence)
        rank = (reach, _gap(scene, i, j))
        if j != i and isinstance(value, Period) and reach < OUT and (best is None or rank < best[:2]):
            best = (*rank, value)
    if best is None:
        return None
    return replace(best[2], basis="inherited") if best[0] == ACROSS and best[2].basis == "stated" else best[2]


def _holds(scene: Scene, j: int) -> bool:
    """Whether a date tells when something was, not when it was said or what it is compared with."""
    date = scene.mentions[j]
    if _reported(scene, j):
        return False
    first = max(date.first - 3, 0)
    before = scene.doc.words[first : date.first]
    if any(word in COMPARED for word in before[-2:]):
        return False
    return not EARLIER & set(scene.doc.words[date.first : date.last])


def _reported(scene: Scene, j: int) -> bool:
    """Whether a date says when a report was made: "said on Friday", "today reports"."""
    date, words = scene.mentions[j], scene.doc.words
    reporting = grammar.load(scene.doc.article.locale).reporting
    before = [word for word in words[max(date.first - 3, 0) : date.first] if word not in LEADING]
    after = words[date.last : date.last + 1]
    return bool(reporting & {*before[-1:], *after})


def _gap(scene: Scene, i: int, j: int) -> int:
    """The tokens between two mentions."""
    a, b = sorted((scene.mentions[i], scene.mentions[j]), key=lambda m: m.first)
    return b.first - a.last


def _reach(scene: Scene, i: int, j: int, sentence: Sentence) -> int:
    """How a date reaches a figure: within its clause, as the sentence's opening, across "and", or not."""
    figure, date = scene.mentions[i], scene.mentions[j]
    a, b = (figure, date) if figure.first < date.first else (date, figure)
    between = scene.doc.words[a.last : b.first]
    breaks = [word for word in between if word in CLAUSE]
    if not breaks:
        return WITHIN
    if date is a and date.first - sentence.first <= OPENING and not set(breaks) & BARRED:
        return FRAME
    coordinated = date is a and "and" in breaks and not set(breaks) - {",", "and"}
    return ACROSS if coordinated else OUT
