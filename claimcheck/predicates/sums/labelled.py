"""Lists of names, each with its figure, and their total: "645 pupils: Esk 340, Tarn 210 and Wye 95"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.sums import addends, listed
from claimcheck.predicates.sums.addends import BACK, MOST, Sum, largest

NAME: Final = 6  # words of a name, the mark or "and" before it counted in
COLON: Final = ":"
DIGITS: Final = 3  # a slip in fewer may be another figure
FEWEST: Final = 2  # parts of a total in their own sentence; one more where it stands before them


def direct(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A count, a colon and the names with their figures behind it."""
    for n, total in enumerate(claims[:-FEWEST]):
        parts = claims[n + 1 :]
        opened = COLON in prose.between(case, total, parts[0]) and total.kind == "count"
        if opened and _names(case, parts) and largest(total, parts):
            yield Sum(total, tuple(parts), whole=True)


def above(case: Case, groups: Sequence[list[Claim]], n: int) -> Iterator[Sum]:
    """Names with their figures, and one count of the sentences before that is a slip from their sum."""
    parts = groups[n]
    if len(parts) <= FEWEST or COLON not in prose.before(case, parts[0]) or not _names(case, parts):
        return
    earlier = [c for g in groups[max(n - BACK, 0) : n] for c in g if c.article == parts[0].article]
    counts = [c for c in earlier if c.kind == "count" and _long(c) and largest(c, parts)]
    found = [Sum(c, tuple(parts)) for c in counts]
    slipped = [s for s in found if addends.slip(s.total, s.parts)]
    if len(slipped) == 1 and not any(addends.exact(s) for s in found):
        yield slipped[0]


def _long(claim: Claim) -> bool:
    """Whether a count has three digits or more, zeros at its end aside."""
    size = prose.number(claim)
    return size is not None and len(str(int(size)).rstrip("0")) >= DIGITS


def _names(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether bare figures each follow a name, the first behind a colon and the last behind "and"."""
    bare = all(p.kind == "number" and p.role != "change" for p in parts)
    if not bare or not FEWEST <= len(parts) <= MOST or listed.adds(case, parts[-1]):
        return False
    lead = prose.before(case, parts[0])
    leads = [lead[-lead[::-1].index(COLON) :] if COLON in lead else []]
    leads += [prose.between(case, a, b) for a, b in pairwise(parts)]
    words = addends.words(case, parts[0])
    marked = all(lead[:1] and lead[0] in words["separators"] for lead in leads[1:])
    closed = not words["last"].isdisjoint(leads[-1][:2]) and not _runs_on(case, parts[-1])
    return marked and closed and all(_named(case, p, lead) for p, lead in zip(parts, leads, strict=True))


def _named(case: Case, part: Claim, lead: Sequence[str]) -> bool:
    """Whether words before a figure are a name in capitals and no more."""
    text = case.articles[part.article].text[: part.start].rstrip()
    return 0 < len(lead) <= NAME and lead[-1].isalpha() and text[-len(lead[-1]) :][:1].isupper()


def _runs_on(case: Case, last: Claim) -> bool:
    """Whether words follow the last figure directly, or tell of more behind a comma."""
    tail = prose.after(case, last)
    return bool(tail) and (tail[0].isalnum() or tail[0] == ",")
