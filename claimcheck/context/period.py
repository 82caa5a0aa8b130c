"""The period that a claim holds for: stated in its clause, or inherited from a neighbouring one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import grammar
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Mention, Period, Quantity

# Words that make a date the base of a comparison, a starting point or a bound, not the claim's period.
COMPARED: Final = frozenset("than from against versus vs since until till before after by compared".split())
WITHIN, FRAME, ACROSS, OUT = range(4)
OPENING: Final = 2  # tokens before a date that opens its sentence ("Back in 2024, …")
BARRED: Final = frozenset("; : ( ) but while whereas".split())
CLAUSE: Final = frozenset(", ; : ( ) and but while whereas which who".split())
AFTERMATH: Final = frozenset("after before because when once although unless".split())  # of another time
LEADING: Final = frozenset("on in at the early late last this that".split())
BASES: Final = frozenset("from against versus vs".split())
BEHIND: Final = frozenset(("since", "than"))  # a date behind these is not the figure's before them
NEAR: Final = 4  # tokens from "compared" to a figure
FAR: Final = 6  # tokens from a figure to its own date
THAN: Final = 7  # tokens from "than" to a date
FRAMING: Final = frozenset("in during on at".split())
PHRASE: Final = 8  # tokens from the opening of a sentence to the date that ends its first phrase
EARLIER: Final = frozenset("earlier before previous prior".split())


class Dates(Struct, frozen=True):
    """The dates of a sentence: `shared` tell when its figures were, `own` when what they are compared with.

    `own` has the mention of the figure by that of the date: "to 5 % from 3 % in January".
    """

    shared: list[int]
    own: dict[int, int]

    def __bool__(self) -> bool:
        return bool(self.shared or self.own)


def dates(scene: Scene, members: Sequence[int]) -> Dates:
    """The mentions among `members` that tell when something was."""
    periods = [j for j in members if isinstance(scene.mentions[j].value, Period)]
    own = {j: j - 1 for j in periods if j - 1 in members and _owned(scene, j)}
    return Dates([j for j in periods if j not in own and _holds(scene, j)], own)


def read(scene: Scene, i: int, sentence: Sentence, known: Dates, role: str) -> Period | None:
    """The period of mention i: the nearest date of its clause, else one that reaches it.

    A date reaches a figure that it opens the sentence of, or that follows its clause behind "and"; what a
    figure is compared with has no date but its own.
    """
    if role == "base":
        return next((_period(scene, j) for j, of in known.own.items() if of == i), None)
    if scene.doc.words[scene.mentions[i].last : scene.mentions[i].last + 1] == ["now"]:
        return _present(scene.doc.article.day)
    best: tuple[int, int, Period] | None = None
    for j in known.shared:
        value, reach = _period(scene, j), _reach(scene, i, j, sentence)
        rank = (reach, _gap(scene, i, j))
        if j != i and value is not None and reach < OUT and (best is None or rank < best[:2]):
            best = (*rank, value)
    if best is None:
        return None
    return replace(best[2], basis="inherited") if best[0] == ACROSS and best[2].basis == "stated" else best[2]


def _period(scene: Scene, j: int) -> Period | None:
    value = scene.mentions[j].value
    return value if isinstance(value, Period) else None


def _present(day: dt.date | None) -> Period | None:
    """The year that "8 per cent now" is said in."""
    if day is None:
        return None
    return Period(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31), "year", "relative")


def _ahead(scene: Scene, j: int) -> bool:
    """Whether a date is a day, or lies ahead: what was before is compared by months and years gone by."""
    value, today = _period(scene, j), scene.doc.article.day
    if value is None or value.grain == "day":
        return True
    return value.start is not None and today is not None and value.start > today


def _owned(scene: Scene, j: int) -> bool:
    """Whether a date stands behind a figure that something is compared with: "from 3 % in January"."""
    figure, date, words = scene.mentions[j - 1], scene.mentions[j], scene.doc.words
    between = words[figure.last : date.first]
    if not isinstance(figure.value, Quantity) or len(between) > FAR or not CLAUSE.isdisjoint(between):
        return False
    if "by" in between or _ahead(scene, j):  # "to 9 % from 13 % on July 1" tells of the 9
        return False
    before = words[max(figure.first - NEAR, 0) : figure.first]
    return not BASES.isdisjoint(before[-2:]) or "compared" in before


def _holds(scene: Scene, j: int) -> bool:
    """Whether a date tells when something was, not when it was said or what it is compared with."""
    date = scene.mentions[j]
    if _reported(scene, j):
        return False
    first = max(date.first - 3, 0)
    before = scene.doc.words[first : date.first]
    if any(word in COMPARED for word in before[-2:]) or _beside(scene, date):
        return False
    return not EARLIER & set(scene.doc.words[date.first : date.last])


def _beside(scene: Scene, date: Mention) -> bool:
    """Whether something is compared with a date: "up 3 % on last year", "than in the quarter of 2024"."""
    words, value = scene.doc.words, date.value
    if words[date.first - 1] == "on" and isinstance(value, Period) and value.grain != "day":
        return True
    for k in range(date.first - 1, max(date.first - THAN, -1), -1):
        if words[k] in CLAUSE or scene.owner[k] >= 0:
            return False
        if words[k] == "than":
            return True
    return False


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


def _opens(scene: Scene, date: Mention, sentence: Sentence) -> bool:
    """Whether a date opens its sentence, alone or as the end of a phrase: "In the cull of January, …"."""
    words, first = scene.doc.words, sentence.first
    if date.first - first <= OPENING:
        return True
    phrase = words[first : date.first]
    led = words[first] in FRAMING and len(phrase) <= PHRASE and CLAUSE.isdisjoint(phrase)
    return led and words[date.last : date.last + 1] == [","]


def _reach(scene: Scene, i: int, j: int, sentence: Sentence) -> int:
    """How a date reaches a figure: within its clause, as the sentence's opening, across "and", or not."""
    figure, date = scene.mentions[i], scene.mentions[j]
    a, b = (figure, date) if figure.first < date.first else (date, figure)
    between = scene.doc.words[a.last : b.first]
    if date is b and not BEHIND.isdisjoint(between):
        return OUT
    if date is a and not AFTERMATH.isdisjoint(between) and not _opens(scene, date, sentence):
        return OUT
    breaks = [word for word in between if word in CLAUSE]
    if not breaks:
        return WITHIN
    if date is a and _opens(scene, date, sentence) and not set(breaks) & BARRED:
        return FRAME
    coordinated = date is a and "and" in breaks and not set(breaks) - {",", "and"}
    return ACROSS if coordinated else OUT
