"""Changes and the levels they lie between, as sentences tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.changes import afar, exchange, multiples, rises, ways
from claimcheck.predicates.changes.ways import AMOUNTS, LONGEST, SHARES, Move, Sets, alike, is_change

APPOSED: Final = 8  # words between a level and the change apposed to it
COMPARED: Final = 9  # words between a change and the level that it is measured against
NAMED: Final = 5  # words from "a loss of" to its figure
MARKS: Final = frozenset(",(–—-:")


def told(case: Case) -> Iterator[Move]:
    """The moves that one sentence tells, two that follow each other, or one article."""
    groups = prose.sentences(case)
    for claims in groups:
        yield from _within(case, claims)
    for one, two in pairwise(groups):
        if prose.adjacent(case, one, two):
            yield from afar.summed_up(case, one, two)
            yield from afar.spread(case, one, two)
    yield from afar.priced(case, groups)


def _within(case: Case, claims: Sequence[Claim]) -> Iterator[Move]:
    """The moves that one sentence tells."""
    words = ways.words(case, claims)
    if not words["otherwise"].isdisjoint(prose.tokens(case.sentence(claims[0]))):
        return
    found = list(ways.stretch(case, claims)) or list(ways.dated(case, claims))
    changes = [c for c in claims if is_change(c) or _named(case, c, words)]
    changes = [c for c in changes if not _yearly(case, c, words)]
    for before, after in found if len(found) == 1 else ():
        beside = [c for c in changes if _attached(case, c, (before, after))]
        for sort in (SHARES, AMOUNTS):
            told = [c for c in beside if c.kind in sort]
            if len(told) == 1:
                yield Move(told[0], before, after)
    own = [c for c in changes if not _of_part(case, c, words)]
    for three in zip(claims, claims[1:], claims[2:], strict=False):
        yield from (Move(*found) for found in rises.told(case, three, words) if found[0] in own)
        yield from multiples.told(case, three, words)
        level, change, base = three
        if change in changes and alike(level, base) and _compares(case, level, change, base):
            yield Move(change, base, level)


def _named(case: Case, claim: Claim, words: Sets) -> bool:
    """Whether a percentage is called a change: "a loss of some 20 per cent"."""
    lead = prose.before(case, claim)[-NAMED:]
    at = next((n for n in range(len(lead) - 1, 0, -1) if lead[n] not in words["approach"]), 0)
    return claim.kind == "percent" and "of" in lead[at:] and lead[at] in words["moves"]


def _yearly(case: Case, claim: Claim, words: Sets) -> bool:
    """Whether a change is one of each year: "22 per cent a year"."""
    tail = [*prose.after(case, claim)[:3], "", "", ""]
    return tail[0] in words["each"] and tail[1] in words["years"] and tail[2] not in words["earlier"]


def _of_part(case: Case, claim: Claim, words: Sets) -> bool:
    """Whether a change is that of a part: "48 per cent in Asia", but not "48 per cent in two years"."""
    if not words["part"] & set(prose.after(case, claim)[:1]):
        return False
    behind = (c for c in ways.times(case, claim) if c.start > claim.end)
    return not any(len(prose.between(case, claim, c)) <= ways.NEAR + 1 for c in behind)


def _attached(case: Case, change: Claim, way: ways.Way) -> bool:
    """Whether a change belongs to a way between two levels: right behind it, or leading to it."""
    first, last = sorted(way, key=lambda c: c.start)
    words = ways.words(case, [change])
    if change.start > last.start and _of_part(case, change, words):
        return False
    if change.start > last.start:
        return _apposed(prose.between(case, last, change), words) or _later(case, last, change, words)
    if change.start > first.start:
        return False
    lead = prose.between(case, change, first)
    cue = next((n for n in range(len(lead) - 1, -1, -1) if lead[n] in words["base"] | words["target"]), -1)
    lead = lead[:cue] if cue >= 0 else lead
    return cue >= 0 and len(lead) <= LONGEST and _runs_on(lead, words)


def _later(case: Case, last: Claim, change: Claim, words: Sets) -> bool:
    """Whether a change is apposed behind the time of a level: "to $296m in two years, a growth of"."""
    lead = ways.without(case, last, change, ways.times(case, change))
    at = max((n for n, word in enumerate(lead) if word in MARKS), default=-1)
    if at < 0 or not all(w in words["timed"] for w in exchange.without(lead[:at], words)):
        return False
    noun = [*lead[at:], *prose.after(case, change)[:1]]
    return _apposed(lead[at:], words) and not words["moves"].isdisjoint(noun)


def _runs_on(lead: Sequence[str], words: Sets) -> bool:
    """Whether words between a change and its levels start nothing new."""
    inner = lead[:-1] if lead and lead[-1] in (",", ")") else lead
    return not any(w in words["breaks"] | words["moves"] or w in (",", "(", ")", ":") for w in inner)


def _apposed(words_between: Sequence[str], words: Sets) -> bool:
    """Whether a change follows its levels as "…, an increase of"."""
    if not 0 < len(words_between) <= APPOSED:
        return False
    return all(w in words["apposed"] or w in words["moves"] for w in words_between)


def _compares(case: Case, level: Claim, change: Claim, base: Claim) -> bool:
    """Whether three figures read as level, "up" change, "from" base."""
    words = ways.words(case, [level])
    lead, beyond = prose.between(case, level, change), prose.between(case, change, base)
    if not words["against"] & set(beyond[:3]) or len(beyond) > COMPARED:
        return False
    linked = all(w in words["compared"] or w.isdigit() for w in beyond)
    return linked and _apposed(lead, words) and not words["moves"].isdisjoint(lead)
