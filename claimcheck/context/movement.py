"""Whether a figure tells by how much something rose or fell, or which way it moved to where it is."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import word_sets

Cues = dict[str, frozenset[str]]

STOPS: Final = frozenset(', ; : ( ) and than — – “ ” "'.split())  # nothing before them moves the figure
BREAKS: Final = frozenset(", ; : (".split())
REACH: Final = 5  # tokens between a verb of change and what it changed by
NEXT: Final = 3  # ... where no "by" leads to it
ARTICLES: Final = frozenset("the a an its his her their our this that".split())
AGAIN: Final = ("again", "further", "slightly", "sharply")
COUNTED: Final = ("count", "number")
WAYS: Final = ("measure", "duration")  # "two miles down the road", "a minute up"


class Words(Struct, frozen=True):
    """The word lists of figures.toml, each a string of words."""

    rise: str
    fall: str
    higher: str
    lower: str
    raised: str
    lowered: str
    particles: str
    phrasal: str
    ending: str
    bridge: str
    barrier: str
    nominal: str
    counted: str
    ways: str
    to: str
    by: str
    after_rise: str
    after_fall: str
    after_time: str
    base: str
    compared: str
    whole: str
    part: str
    each: str
    present: str
    earlier: str
    peak: str
    on_top: str
    begins: str
    closes: str
    vague: str
    short_of: str
    share_lost: str
    moved: str
    varies: str
    ends_object: str
    astray: str
    done: str
    takes_off: str
    puts_on: str
    priced: str
    off: str


@cache
def load(locale: str) -> Cues:
    """The cue words of a locale by what they tell of a figure."""
    sets = dict(word_sets(locale, "figures", Words))
    sets["up"] = sets["rise"] | sets["higher"] | sets["raised"]
    sets["down"] = sets["fall"] | sets["lower"] | sets["lowered"]
    return sets | {
        "moves": sets["up"] | sets["down"],
        "compares": sets["higher"] | sets["lower"],
        "changes": sets["raised"] | sets["lowered"],
    }


def bare(before: list[str], cues: Cues) -> list[str]:
    """The words before a figure without the hedges that touch it: "rose by" of "rose by more than about"."""
    end = len(before)
    while end:
        word = before[end - 1]
        if word in cues["bridge"] or (word == "at" and before[end : end + 1] in (["least"], ["most"])):
            end -= 1
        elif word == "than" and end > 1 and before[end - 2] in cues["compares"]:
            end -= 2
        else:
            break
    return before[:end]


def change(kind: str, before: list[str], after: list[str], cues: Cues) -> int:
    """+1 or -1 where a figure behind the words `before` tells by how much something rose or fell; else 0.

    Read are "rose 3 %", "up by $1.8 billion", "a rise of 8.2 %", "3 % higher"; not "rose to 9", "put up 213",
    "two miles down the road".
    """
    if kind == "ordinal":
        return 0
    if kind == "percent" and before[-1:] and before[-1] in cues["share_lost"]:
        return -1
    sign = _behind(kind, after, cues)
    return sign or (0 if cues["moves"].isdisjoint(before) else _ahead(kind, before, after, cues))


def _behind(kind: str, after: list[str], cues: Cues) -> int:
    """The sign that the words after a figure give it."""
    word = after[0] if after else ""
    rise, fall = cues["after_rise"], cues["after_fall"]
    if kind == "percent" and word in cues["off"]:
        return 1 if word in cues["higher"] else -1
    sign = (word in rise) - (word in fall)
    if not sign or (kind in COUNTED and "than" not in after):
        return 0
    if word in cues["particles"]:
        follower = after[1] if len(after) > 1 else ""
        return 0 if kind in WAYS or follower == "front" or follower in ARTICLES else sign
    return sign


def _ahead(kind: str, before: list[str], after: list[str], cues: Cues) -> int:
    """The sign that the words before a figure give it."""
    bridged = False
    for back, word in enumerate(reversed(before[-REACH:]), 1):
        if word in cues["to"] or word in cues["base"] or word in STOPS:
            return 0
        if word in cues["by"]:
            bridged = True
            continue
        sign, at = _sign(word, cues), len(before) - back
        if sign and _reaches(before, at, kind, cues, bridged=bridged):
            return 0 if kind == "duration" and after and after[0] in cues["after_time"] else sign
        if word in cues["barrier"] and not bridged:
            return 0
    return 0


def _reaches(before: list[str], at: int, kind: str, cues: Cues, *, bridged: bool) -> bool:
    """Whether the word of change at place `at` of the words before a figure tells what that figure is."""
    word, behind = before[at], before[at + 1 :]
    if word in cues["changes"]:
        return behind[-1:] == ["by"]
    if word in cues["compares"]:
        return behind == ["by"]
    if word in cues["particles"]:
        if word == "off" and _phrasal(before[:at], kind, cues):  # "set off by 12 %"
            return False
        return behind == ["by"] or not (behind or _phrasal(before[:at], kind, cues))
    if (kind in COUNTED and word in cues["counted"]) or (kind in WAYS and word in cues["ways"]):
        return False
    return bridged or len(behind) < (1 if kind == "duration" else NEXT)


def _phrasal(before: list[str], kind: str, cues: Cues) -> bool:
    """Whether a particle belongs to a verb that moves nothing ("put up 213"); "closed up 1 %" is a move."""
    verb = before[-1] if before else ""
    if verb in cues["ending"]:
        return kind != "percent"
    return verb in cues["phrasal"] or verb == "-"


def direction(before: list[str], cues: Cues) -> int:
    """Which way the movement went that ends or begins at a level ("fell to 9"): +1, -1 or 0."""
    last = len(before) - 1
    while last > 0 and before[last] in cues["peak"]:
        last -= 1
    if last < 1 or not (before[last] in cues["to"] or before[last] in cues["base"]):
        return 0
    for i in range(last - 1, -1, -1):
        if before[i] in BREAKS:
            return 0
        sign = _sign(before[i], cues)
        if sign and _moves(before[i], before[i + 1 :], cues):
            return sign
    return 0


def _moves(word: str, behind: list[str], cues: Cues) -> bool:
    """Whether a word of change, with those behind it, tells where a level came from."""
    if word in cues["compares"]:  # "lower than last year at 9", not "higher than 9"
        return behind[0] == "than" and not cues["earlier"].isdisjoint(behind)
    if word in cues["particles"]:
        follower = behind[0]
        told = follower in cues["to"] or follower in cues["base"] or follower in cues["bridge"]
        return told or follower[0].isdigit() or follower in AGAIN
    return word not in cues["nominal"]


def _sign(word: str, cues: Cues) -> int:
    return (word in cues["up"]) - (word in cues["down"])
