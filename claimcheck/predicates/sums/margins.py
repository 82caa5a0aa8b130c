"""A margin told beside the two counts that it lies between: "61 votes to 48, a majority of 13"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval
from claimcheck.lexicon import word_sets
from claimcheck.model import Claim, Quantity
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.changes import growth
from claimcheck.predicates.sums import gaps
from claimcheck.rulebook import Rule

SIDE: Final = 5  # words of "to 48 for Lund" before the mark, and between two counts
HOLDS: Final = 12  # words of "for Lund and holds the seat by"
VERB: Final = 6  # words from "won" to "by"
BEHIND: Final = 6  # words behind a margin that may say of what it is
ENDS: Final = frozenset(",(–—-:")
Sets = dict[str, frozenset[str]]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """margins.toml, each a string of words."""

    named: str
    apposed: str
    by: str
    holds: str
    leads: str
    links: str
    units: str
    points: str
    is_: str
    votes: str
    verbs: str
    otherwise: str
    ahead: str
    back: str
    in_: str
    breaks: str


class Score(Struct, frozen=True):
    """Two counts, in one claim or in two, and what each may be."""

    claims: tuple[Claim, ...]
    sides: tuple[Interval, Interval]


def load(locale: str) -> Sets:
    """The words of margins in a locale's language."""
    return word_sets(locale, "margins", Words)


def margin_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Margins that are not the difference of the two counts they are told with."""
    for claims in prose.sentences(case):
        words = load(case.articles[claims[0].article].locale)
        yield from gaps.told(case, claims, words)
        counts = [c for c in claims if c.kind in (*prose.COUNTED, "score", "percent")]
        for margin, score in _told(case, counts, words):
            because = _off(margin, score)
            if because and words["otherwise"].isdisjoint(_beside(case, margin, score)):
                told = " to ".join(c.text for c in score.claims)
                yield Conflict(((margin,), score.claims), (margin.text, told), because)


def _told(case: Case, counts: Sequence[Claim], words: Sets) -> Iterator[tuple[Claim, Score]]:
    """The margin and the score of a sentence that has no more of either."""
    if not 1 < len(counts) <= 3:
        return
    behind, ahead = _score(case, counts[:-1], words), _score(case, counts[1:], words)
    if behind and _follows(case, behind, counts[-1], words):
        yield counts[-1], behind
    elif ahead and _leads(case, counts[0], ahead, words):
        yield counts[0], ahead


def _score(case: Case, claims: Sequence[Claim], words: Sets) -> Score | None:
    """One score, or two counts of votes with "to", "against" or "and" between them."""
    if len(claims) == 1 and claims[0].kind == "score":
        return _of_one(claims[0])
    if len(claims) != 2 or "score" in {c.kind for c in claims} or "change" in {c.role for c in claims}:
        return None
    lead, sides = prose.between(case, *claims), [prose.written(c, 1) for c in claims]
    plain = 0 < len(lead) <= SIDE and not words["links"].isdisjoint(lead) and ENDS.isdisjoint(lead)
    return Score(tuple(claims), (sides[0], sides[1])) if plain and sides[0] and sides[1] else None


def _of_one(claim: Claim) -> Score | None:
    sides = claim.value.number if isinstance(claim.value, Quantity) else None
    if not isinstance(sides, tuple):
        return None
    return Score((claim,), (Interval(sides[0], sides[0]), Interval(sides[1], sides[1])))


def _follows(case: Case, score: Score, margin: Claim, words: Sets) -> bool:
    """Whether a margin is apposed to a score, or is what a side "holds the seat by"."""
    lead = prose.between(case, score.claims[-1], margin)
    at = max((n for n, word in enumerate(lead) if word in ENDS), default=-1)
    tail = lead[at + 1 :]
    named = not words["named"].isdisjoint(tail) and all(w in words["apposed"] for w in tail)
    if "percent" in {c.kind for c in score.claims}:
        return 0 <= at <= SIDE and named and prose.unit(margin) in words["points"]
    if 0 <= at <= SIDE and named:
        return _votes(score, words) or prose.unit(margin) in ("", *words["units"])
    holds = not words["holds"].isdisjoint(lead) and len(lead) <= HOLDS and at < 0
    return holds and lead[-1] in words["by"] and prose.unit(margin) in words["votes"]


def _votes(score: Score, words: Sets) -> bool:
    """Whether one of two counts is of votes."""
    return any(prose.unit(c) in words["votes"] for c in score.claims)


def _leads(case: Case, margin: Claim, score: Score, words: Sets) -> bool:
    """Whether "won by 11 points" stands right before its score."""
    lead, behind = prose.before(case, margin), prose.between(case, margin, score.claims[0])
    won = lead[-1:] and lead[-1] in words["by"] and not words["verbs"].isdisjoint(lead[-VERB:])
    won = won or (lead[-2:-1] and lead[-2] in words["named"] and lead[-1] in words["is_"])
    plain = bool(behind) and behind[0] in ENDS and all(w in words["leads"] for w in behind)
    return bool(won) and plain and prose.unit(margin) in words["units"]


def _beside(case: Case, margin: Claim, score: Score) -> list[str]:
    """The words before a margin, between it and its score, and right behind both."""
    behind = margin.start > score.claims[-1].start
    lead = prose.between(case, score.claims[-1], margin) if behind else prose.before(case, margin)[-BEHIND:]
    return [*lead, *prose.after(case, margin if behind else score.claims[-1])[:BEHIND]]


def _off(margin: Claim, score: Score) -> tuple[str, ...]:
    """Why a margin is not the difference of its counts; empty where it is, or is one of the counts."""
    said, made = prose.written(margin, 1), growth.difference(*score.sides, growth.ONE)
    if said is None or made is None or any(said.meets(one) for one in (made, *score.sides)):
        return ()
    return (f"the two are apart by {prose.span(made)}", f"the article says {margin.text}")
