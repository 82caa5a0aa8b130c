"""A share told in one article against the part and whole that another tells: a third, and 12 of the 60."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck import contrasts, words
from claimcheck.interval import Interval
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.shares import stated
from claimcheck.rulebook import Rule

HUNDRED: Final = Decimal(100)
NOUN: Final = 4  # words from a share to what it is of
NEAR: Final = 30  # nearness in percent from which a word speaks of a figure
TELLING: Final = 2  # weight from which a word tells
OPENINGS: Final = frozenset(("of the", "of its", "of their", "of his", "of her", "out of the"))
FEWEST: Final = 10  # a whole of fewer is told loosely in shares


class Parted(Struct, frozen=True):
    """A part and its whole, and the concept of what they count."""

    part: Claim
    whole: Claim
    noun: str


def shares_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Shares that are none of the part and whole which another article gives for the same things."""
    groups = prose.sentences(case)
    parted = [found for claims in groups if (found := _parted(case, claims))]
    nouns = {found.noun for found in parted}
    told = [(c, noun) for claims in groups for c in claims if (noun := _share(case, c, nouns))]
    for noun in sorted(nouns):
        wholes = [found for found in parted if found.noun == noun]
        yield from _against(wholes, [c for c, label in told if label == noun])


def _against(wholes: Sequence[Parted], told: Sequence[Claim]) -> Iterator[Conflict]:
    """The shares that no part and whole fits, against those of another article that has no fitting share."""
    fitting = {share.id for share in told if any(not _off(found, share) for found in wholes)}
    for found in wholes:
        answered = {share.article for share in told if not _off(found, share)} | {found.part.article}
        for share in told:
            if share.id in fitting or share.article in answered or not _one_matter(found, share):
                continue
            values = (share.text, f"{found.part.text} of {found.whole.text}")
            yield Conflict(((share,), (found.part, found.whole)), values, _off(found, share))


def _parted(case: Case, claims: Sequence[Claim]) -> Parted | None:
    """The part and whole of a sentence: "12 of the 60 cameras", "Of the 61 subjects, 14"."""
    counts = [c for c in claims if c.kind in prose.COUNTED and (prose.number(c) or 0) >= 1]
    known = stated.load(case.articles[claims[0].article].locale)
    found = [Parted(a, b, b.subject.head) for a, b in pairwise(counts) if stated.owned(case, a, b, known)]
    if counts and _opens(case, counts[0]):
        found += [Parted(c, counts[0], counts[0].subject.head) for c in counts[1:] if _part(c, counts[0])]
    return found[0] if len(found) == 1 and _part(found[0].part, found[0].whole) else None


def _opens(case: Case, claim: Claim) -> bool:
    """Whether a figure opens its sentence as "Of the 61"."""
    return " ".join(prose.before(case, claim)) in OPENINGS


def _part(part: Claim, whole: Claim) -> bool:
    size, of = prose.number(part), prose.number(whole)
    fit = size is not None and of is not None and size < of and of >= FEWEST
    return fit and bool(whole.subject.head) and part.subject.head in ("", whole.subject.head)


def _share(case: Case, claim: Claim, nouns: set[str]) -> str:
    """Which of the nouns a share is of: "one in three subjects", "a third of the cameras"; "" if none."""
    if not stated.is_share(claim):
        return ""
    behind = words.concepts(prose.after(case, claim)[:NOUN])
    return next((label for label in behind if label in nouns), "")


def _one_matter(found: Parted, share: Claim) -> bool:
    """Whether both are told in words of their own in common, and in none that exclude each other."""
    ours = {label for c in (found.part, found.whole) for label in _labels(c)} - {found.noun}
    theirs = set(_labels(share)) - {found.noun}
    common = [w for w in sorted(ours & theirs) if words.weight(w) >= TELLING and not w.isdigit()]
    return bool(common) and not contrasts.contrast(ours, theirs)


def _labels(claim: Claim) -> list[str]:
    return [label for label, near in claim.subject.near if near >= NEAR]


def _off(found: Parted, share: Claim) -> tuple[str, ...]:
    """Why a share is neither what part and whole make nor what they leave."""
    part, whole, said = prose.written(found.part, 1), prose.written(found.whole, 1), stated.said(share)
    if part is None or whole is None or said is None or not part.low or not part.high or not whole.low:
        return ()
    scale = HUNDRED if share.kind == "percent" else Decimal(1)
    low, high = part.low / (whole.high or whole.low), part.high / whole.low
    made, left = Interval(low * scale, high * scale), Interval((1 - high) * scale, (1 - low) * scale)
    if made.meets(said) or left.meets(said):
        return ()
    percent = prose.span(Interval(low * HUNDRED, high * HUNDRED))
    return (f"{found.part.text} of {found.whole.text} is {percent} percent", f"the other has {share.text}")
