"""Lists that name all parts of a total right behind it: "eleven people: eight passengers and three crew"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.sums import addends
from claimcheck.predicates.sums.addends import MOST, Sum, alike, largest

OPENS: Final = frozenset((":", "–", "—", "-", "("))
ENDS: Final = frozenset(("–", "—", "(", ")"))
NEXT: Final = 60  # characters that show how the sentence behind the list opens
FIRST: Final = 4  # words of it


def whole(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A total, a colon or dash, and counts of any things, one item each, the last behind "and"."""
    for total, first in pairwise(claims):
        lead = prose.between(case, total, first)
        if total.kind != "count" or not lead or not _leads(case, total, lead):
            continue
        parts = _items(case, claims[claims.index(first) :])
        if lead[-1] == "," and not _persons(case, parts):
            continue
        plain = len(parts) in range(2, MOST + 1) and all(_part(p, total) for p in parts)
        if plain and largest(total, parts) and not _goes_on(case, parts[-1]):
            yield Sum(total, tuple(parts), whole=True)


def _leads(case: Case, total: Claim, lead: Sequence[str]) -> bool:
    """Whether a colon, a dash, "are", or a comma behind a number of people opens a list."""
    words = addends.words(case, total)
    apposed = lead[-1] == "," and prose.unit(total) in words["persons"] and lead.count(",") == 1
    return lead[-1] in OPENS or words["consists"].issuperset(lead) or apposed


def _persons(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether all parts are men, women, children or the like, and the list ends its clause."""
    known = addends.words(case, parts[0])["kin"] if parts else frozenset()
    ends = bool(parts) and not "".join(prose.after(case, parts[-1])[:1]).isalnum()
    return ends and all(prose.unit(p) in known for p in parts)


def _items(case: Case, claims: Sequence[Claim]) -> list[Claim]:
    """The figures of a list up to the one behind its "and"; none where something stands between them."""
    words, found = addends.words(case, claims[0]), [claims[0]]
    for one, two in pairwise(claims):
        lead = prose.between(case, one, two)
        marks = [n for n, word in enumerate(lead) if word in words["separators"]]
        closing = bool(lead) and lead[-1] in words["last"]
        if not _one_mark(lead, marks) or not (words["overlap"] | words["open"] | OPENS).isdisjoint(lead):
            return []
        found.append(two)
        if closing:
            return found
    return []


def _one_mark(lead: Sequence[str], marks: Sequence[int]) -> bool:
    """Whether a comma, an "and" or both stand between two items, right before the second."""
    return bool(marks) and marks[-1] == len(lead) - 1 and marks[-1] - marks[0] == len(marks) - 1 < 2


def _part(part: Claim, total: Claim) -> bool:
    """Whether a figure can be part of a total: a count of whatever, or a bare number."""
    return (
        part.kind in prose.COUNTED
        and part.role != "change"
        and (bool(prose.unit(part)) or alike(part, total))
    )


def adds(case: Case, last: Claim) -> bool:
    """Whether one more part is named behind a list: "and one that nobody saw", "A twelfth was held"."""
    words, tail = addends.words(case, last), _tail(case, last)
    more = any(a in words["more"] and b in words["more"] for a, b in pairwise(tail))
    return more or not words["extra"].isdisjoint(tail) or _follows(case, last)


def _tail(case: Case, last: Claim) -> list[str]:
    tail = prose.after(case, last)
    return tail[: next((n for n, word in enumerate(tail) if word in ENDS), len(tail))]


def _follows(case: Case, last: Claim) -> bool:
    """Whether the next sentence opens with one more part."""
    text, end = case.articles[last.article].text, last.sentence.end
    opening = prose.tokens(text[end : end + NEXT].partition("\n")[0])[:FIRST]
    return not addends.words(case, last)["still"].isdisjoint(opening)


def _goes_on(case: Case, last: Claim) -> bool:
    """Whether words behind a list, or at the start of the next sentence, may tell of one more part."""
    return not addends.words(case, last)["more"].isdisjoint(_tail(case, last)) or _follows(case, last)
