"""Movements in a sentence, with a figure or without: the words that say what rose or fell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import DEFAULT
from claimcheck.moves import things
from claimcheck.moves.cues import Cues, load, timed, year
from claimcheck.moves.things import Span, label, told, where

__all__ = [
    "Cues",
    "Move",
    "awaited",
    "find",
    "label",
    "load",
    "measured",
    "result",
    "told",
    "unreal",
    "where",
]

THAN: Final = 16  # tokens from "fewer" to "than"
TIME: Final = 6  # tokens from "than" to a time
ADJECTIVES: Final = 3  # "a further sharp fall"
LEVEL: Final = 8  # tokens from a level to ", up from"
VERB: Final = 5  # tokens from the verb of a level to it
SIZE: Final = 5  # tokens from "to" to a level
LEAD: Final = 4  # tokens from "from" to the time that a movement is measured against
STOPS: Final = frozenset(".!?;:,)–—")


class Move(Struct, frozen=True):
    """Tokens [first, last) that move the thing at tokens `thing` up or down; its clause ends at `end`.

    `against` is the unit of time that it is measured against, "" where that is not told.
    """

    first: int
    last: int
    sign: int
    thing: Span
    end: int
    against: str


Reader = Callable[[Sequence[str], int, int, Cues], Move | None]


def find(words: Sequence[str], cues: Cues, places: Sequence[int] | None = None) -> list[Move]:
    """The movements that a sentence tells as facts, in order; `places` are its heads if known."""
    if places is None:
        places = [i for i, word in enumerate(words) if word in cues.heads]
    found: list[Move] = []
    for i in places:
        move = _read(words, i, cues)
        if move and not (found and move.first < found[-1].last) and _real(words, move, cues):
            found.append(move)
    return found


def _read(words: Sequence[str], i: int, cues: Cues) -> Move | None:
    for sort, sign in cues.heads[words[i]]:
        for read in READERS[sort]:
            move = read(words, i, sign, cues)
            if move:
                return move
    return None


def _verb(words: Sequence[str], i: int, sign: int, cues: Cues) -> Move | None:
    """What is told behind what rose: "has risen"."""
    return _moved(words, i, i + 1, sign, cues)


def _way(words: Sequence[str], i: int, sign: int, cues: Cues) -> Move | None:
    """What is told in two words: "has gone up", "crept higher"."""
    return _moved(words, i - 1, i + 1, sign, cues) if i and words[i - 1] in cues.sets["went"] else None


def _state(words: Sequence[str], i: int, sign: int, cues: Cues) -> Move | None:
    """What is told of a state: "were down", "is higher than a year ago"."""
    at = i
    while at and words[at - 1] in cues.sets["helping"] and words[at - 1] not in cues.sets["be"]:
        at -= 1
    if at == 0 or words[at - 1] not in cues.sets["be"]:
        return None
    if words[i + 1 : i + 2] == ["than"] and not _compared(words, i + 1, cues):
        return None
    return _moved(words, at - 1, i + 1, sign, cues)


def _apposed(words: Sequence[str], i: int, sign: int, cues: Cues) -> Move | None:
    """What is told behind a level, of what its verb or colon stands behind: "was 58.3 per cent, up from"."""
    if (
        i < 3
        or words[i - 1] not in STOPS
        or words[i] not in cues.sets["ways"]
        or not _apart(words, i + 1, cues)
    ):
        return None
    level = next((n for n in range(i - 2, max(i - 2 - LEVEL, 0), -1) if words[n][0].isdigit()), 0)
    known = cues.sets["be"] | cues.sets["levels"]
    verb = next((n for n in range(level - 1, max(level - 1 - VERB, 0), -1) if words[n] in known), 0)
    thing = things.before(words, verb, cues) if verb else None
    return _made(words, (i, i + 1), sign, thing, cues) if thing else None


def _moved(words: Sequence[str], first: int, last: int, sign: int, cues: Cues) -> Move | None:
    """The movement at tokens [first, last) of what stands before it, if one thing does."""
    if not _apart(words, last, cues):
        return None
    while first and words[first - 1] in cues.sets["helping"]:
        first -= 1
    thing = things.before(words, first, cues)
    return _made(words, (first, last), sign, thing, cues) if thing else None


def _count(words: Sequence[str], i: int, sign: int, cues: Cues) -> Move | None:
    """What is told in numbers of a thing: "more road deaths … than the year before"."""
    if "than" not in words or (i and (words[i - 1][0].isdigit() or words[i - 1] in cues.sets["no_count"])):
        return None
    ends = (n for n in range(i + 1, min(i + THAN, len(words))) if words[n] == "than" or words[n] in STOPS)
    than = next(ends, 0)
    stop = things.stop(words, i + 1, than, cues)
    if stop <= i + 1 or words[than] != "than" or not _compared(words, than, cues):
        return None
    last = next((n for n in range(i + 1, stop) if words[n] in cues.sets["within"]), stop)
    return _made(words, (i, last), sign, (i + 1, stop), cues)


def _noun(words: Sequence[str], i: int, sign: int, cues: Cues) -> Move | None:
    """What is told by a noun: "a fall in lettings"."""
    if words[i + 1 : i + 2] != ["in"]:
        return None
    floor = max(i - 2 - ADJECTIVES, -1)
    at = next((n for n in range(i - 1, floor, -1) if words[n] in cues.sets["determiners"]), -1)
    if at < 0 or (at and words[at - 1] not in cues.sets["factive"]):
        return None
    stop = things.stop(words, i + 2, len(words), cues)
    return _made(words, (at, i + 1), sign, (i + 2, stop), cues) if stop > i + 2 else None


READERS: Final[dict[str, tuple[Reader, ...]]] = {
    "verb": (_verb,), "way": (_way,), "state": (_state, _apposed), "count": (_count,), "noun": (_noun,),
}  # fmt: skip


def _made(words: Sequence[str], span: Span, sign: int, thing: Span, cues: Cues) -> Move | None:
    """A movement, if its thing is one."""
    if not things.one(words[slice(*thing)], cues):
        return None
    tail = max(span[1], thing[1])
    end = next((n for n in range(tail, len(words)) if words[n] in cues.sets["ends"]), len(words))
    return Move(*span, sign, thing, end, measured(words[tail:end], cues))


def _compared(words: Sequence[str], than: int, cues: Cues) -> bool:
    """Whether "than" compares with another time."""
    after = words[than + 1 : than + 1 + TIME]
    other = next(
        (n for n, w in enumerate(after) if not timed(w, cues) and w not in cues.sets["leading"]), TIME
    )
    return any(timed(word, cues) for word in after[:other])


def _apart(words: Sequence[str], last: int, cues: Cues) -> bool:
    """Whether nothing behind a movement makes it another ("fell ill", "rose to the challenge")."""
    after = words[last] if last < len(words) else "."
    if after in STOPS or after[0].isdigit() or after in cues.sets["behind"]:
        return True
    return after in cues.sets["approach"] and any(
        word[0].isdigit() for word in words[last + 1 : last + 1 + SIZE]
    )


def _real(words: Sequence[str], move: Move, cues: Cues) -> bool:
    """Whether a movement is told as one that was: not denied, foreseen or wished, nor asked."""
    begin = next((n + 1 for n in range(move.first - 1, -1, -1) if words[n] in cues.sets["ends"]), 0)
    asked = words[-1] == "?" or not cues.sets["supposing"].isdisjoint(words)
    return not asked and not unreal(words[begin : move.last], cues)


def unreal(ahead: Sequence[str], cues: Cues) -> bool:
    """Whether words say of what follows them that it was not, or not yet."""
    sets = cues.sets
    if any(a in sets["modal"] and b in sets["modal_behind"] for a, b in pairwise(ahead)):
        return True
    return not sets["unreal"].isdisjoint(ahead) or awaited(ahead, sets["foreseen"])


def awaited(ahead: Sequence[str], foreseeing: frozenset[str]) -> bool:
    """Whether any of these words foresees what follows; "more than expected" does not."""
    found = (n for n, word in enumerate(ahead) if word in foreseeing)
    return any(n == 0 or ahead[n - 1] not in ("than", "as") for n in found)


def measured(tail: Sequence[str], cues: Cues) -> str:
    """The unit of time that a movement with these words behind it is measured against; "" untold."""
    for n, word in enumerate(tail):
        grain = "since" if word == "since" else cues.grains.get(word) or ("year" if year(word) else "")
        if grain and (grain == "since" or _led(tail, n, cues)):
            return grain
    return ""


def _led(tail: Sequence[str], n: int, cues: Cues) -> bool:
    """Whether the time at token n is what something is compared with: "from a year ago", "year-on-year"."""
    after = [word for word in tail[n + 1 : n + 4] if word != "-"]
    if after[:1] == ["on"] or after[:1] == ["to"]:  # "in the year to June"
        return True
    lead = tail[max(n - LEAD, 0) : n]
    if "to" in lead and "compared" not in lead:  # "from 61 to 54 last year"
        lead = lead[lead.index("to") :]
    return not cues.sets["against"].isdisjoint(lead) and ("than" in lead or "in" not in lead[-2:])


def result(word: str, locale: str = DEFAULT) -> int:
    """+1 for a word for an amount gained, -1 for one lost, 0 for any other."""
    sets = load(locale).sets
    return (word in sets["gains"]) - (word in sets["losses"])
