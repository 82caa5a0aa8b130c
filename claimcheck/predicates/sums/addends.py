"""What sums are made of: a total, its parts, and the words that tell the one from the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval
from claimcheck.lexicon import word_sets
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case

BACK: Final = 3  # sentences in which a total stands before its parts
MOST: Final = 8  # parts of a list


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """sums.toml: words, or phrases a line."""

    rest: str
    other: str
    the: str
    whole: str
    whole_after: str
    whole_opens: str
    closed: str
    open: str
    places: str
    of: str
    last: str
    appended: str
    running: str
    overlap: str
    links: str
    cost: str
    costs: str
    adding: str
    tells: str
    comes: str
    more: str
    extra: str
    still: str
    separators: str
    not_one: str
    undecided: str
    consists: str
    left: str
    leaving: str
    beside: str
    persons: str
    kin: str


def load(locale: str) -> dict[str, frozenset[str]]:
    """The words of sums in a locale's language."""
    return word_sets(locale, "sums", Words, ("whole_after", "whole_opens", "closed", "undecided"))


class Sum(Struct, frozen=True):
    """A total and its parts; `complete` where the list names them all, `sure` where a slip may be great.

    The parts of a `whole` list follow their total directly and each other, and nothing follows them.
    """

    total: Claim
    parts: tuple[Claim, ...]
    complete: bool = True
    sure: bool = False
    whole: bool = False


def words(case: Case, claim: Claim) -> dict[str, frozenset[str]]:
    """The words of sums in the language of a claim's article."""
    return load(case.articles[claim.article].locale)


def paragraph(case: Case, groups: Sequence[list[Claim]], n: int) -> list[list[Claim]]:
    """A sentence's figures, and those of the sentences before it in its paragraph."""
    first = n
    while first > 0 and n - first < BACK and follows(case, groups[first - 1], groups[first]):
        first -= 1
    return list(groups[first : n + 1])


def follows(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> bool:
    """Whether two groups stand in one paragraph, sentences without figures between them or not."""
    if one[0].article != two[0].article:
        return False
    return "\n" not in case.articles[one[0].article].text[one[0].sentence.end : two[0].sentence.start]


def alike(part: Claim, total: Claim) -> bool:
    """Whether two figures can be part and total by their units; a bare number counts what was named."""
    if part.kind in prose.COUNTED and total.kind in prose.COUNTED:
        return "" in (prose.unit(part), prose.unit(total)) or part.subject.head == total.subject.head
    if part.kind != total.kind or part.kind not in ("money", "measure"):
        return False
    return prose.unit(part).split(" per ")[0] == prose.unit(total).split(" per ")[0]


def placed(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether a place follows each part but the first, so that none is counted twice: "two in the north"."""
    known = words(case, parts[0])["places"]
    return all(prose.after(case, part)[:1] and prose.after(case, part)[0] in known for part in parts[1:])


def opened(case: Case, total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether words between the figures, or before the first part, tell of examples or of overlap."""
    known = words(case, total)["open"]
    first = parts[0] if parts[0].sentence != total.sentence else None
    leads = [prose.before(case, first) if first else prose.between(case, total, parts[0])]
    leads += [prose.between(case, a, b) for a, b in pairwise(parts)]
    return any(not known.isdisjoint(lead) for lead in leads)


def exact(found: Sum) -> bool:
    """Whether the parts make the total, each with its rounding."""
    said, made = prose.written(found.total, 1), prose.sum_of(found.parts)
    return said is not None and made is not None and said.meets(made)


def added(made: Interval, total: Claim) -> tuple[str, ...]:
    """Why a total is not the sum of its parts."""
    return (f"the parts add up to {prose.span(made)}", f"the article says {total.text}")


def largest(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a total is larger than each of its parts."""
    size = prose.number(total)
    sizes = [prose.number(p) for p in parts]
    return size is not None and all(s is not None and s < size for s in sizes)


def slip(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a whole figure differs from the sum in one digit, or in two swapped ones."""
    sizes = [prose.number(c) for c in (total, *parts)]
    whole = [str(int(s)) for s in sizes if s is not None and s == s.to_integral()]
    if len(whole) != len(sizes):
        return False
    said, made = whole[0], str(sum(int(n) for n in whole[1:]))
    apart = [n for n, (x, y) in enumerate(zip(said, made, strict=False)) if x != y]
    if len(said) != len(made) or len(said) < 2:
        return False
    return len(apart) == 1 or (len(apart) == 2 and sorted(said) == sorted(made))
