"""Changes that somebody makes to what stands between verb and figure: "push up the price of bread by 5 %"."""

from __future__ import annotations

from typing import Final

from claimcheck.context.movement import Cues

REACH: Final = 18  # tokens from the verb to its figure
KINDS: Final = ("percent", "ratio", "money", "measure", "duration")  # persons cut things, too
TAKEN: Final = ("percent", "ratio", "money", "duration")


def change(kind: str, before: list[str], after: list[str], cues: Cues) -> int:
    """+1 or -1 where a verb far before a figure raises or lowers something by it, or takes it off; else 0."""
    if kind not in KINDS or not before:
        return 0
    return _taken(kind, before[-1], after, cues) or (_by(before, cues) if before[-1] == "by" else 0)


def _taken(kind: str, verb: str, after: list[str], cues: Cues) -> int:
    """Knocked 8 % off the price; put 6 % on the price."""
    if kind in TAKEN and after[:1] == ["off"] and verb in cues["takes_off"]:
        return -1
    put = kind == "percent" and after[:1] == ["on"] and verb in cues["puts_on"]
    return int(put and any(word in cues["priced"] for word in after[1:]))


def _by(before: list[str], cues: Cues) -> int:
    """Cut the cost of a licence by 12 %; drove down the cost by 12 %; not "held by 12 %"."""
    doer = before[-2] if len(before) > 1 else ""
    if doer in cues["done"] or doer.endswith("ed"):
        return 0
    for at in range(len(before) - 2, -1, -1):
        word, previous = before[at], before[at - 1] if at else ""
        if word in cues["ends_object"]:
            return 0
        if word in ("up", "down") and previous in cues["moved"]:
            return 1 if word == "up" else -1
        if word in cues["changes"] and _object(before, at, cues):
            return (word in cues["raised"]) - (word in cues["lowered"])
        if word in cues["varies"] and _object(before, at, cues):
            return (word in cues["rise"]) - (word in cues["fall"])
    return 0


def _object(before: list[str], at: int, cues: Cues) -> bool:
    """Whether what a verb changes follows it: an article or a noun, no particle and no preposition."""
    follower = before[at + 1]
    return follower not in cues["by"] and follower not in cues["particles"] and follower not in cues["astray"]
