"""Which two posts nobody holds at one time."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import section
from claimcheck.model import Claim, Name
from claimcheck.predicates import prose, spheres
from claimcheck.predicates.case import Case

BODY: Final = 5  # words of a body's name that are looked at


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """offices.toml: strings of words; `apart` and `sides` hold a group a line."""

    words: str
    portfolios: str
    joint: str
    single: str
    under: str
    apart: str
    sides: str
    ranks: str
    posts: str
    at: str
    forces: str


class Offices(Struct, frozen=True):
    """The same as sets; `against` maps a side in court to the posts that serve the other."""

    words: frozenset[str]
    portfolios: frozenset[str]
    joint: frozenset[str]
    single: frozenset[str]
    under: frozenset[str]
    ranks: frozenset[str]
    posts: frozenset[str]
    at: frozenset[str]
    forces: frozenset[str]
    apart: tuple[frozenset[str], ...]
    against: dict[str, frozenset[str]]


@cache
def load(locale: str) -> Offices:
    """The words of offices in a locale's language."""
    read = section(locale, "offices", Words)
    names = Offices.__struct_fields__[:9]
    groups = tuple(frozenset(line.split()) for line in read.apart.strip().splitlines())
    sides = (line.partition(":") for line in read.sides.strip().splitlines())
    against = {side: frozenset(others.split()) for side, _, others in sides}
    sets = {name: frozenset(getattr(read, name).split()) for name in names}
    return Offices(**sets, apart=groups, against=against)


def exclusive(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two posts of one person exclude each other."""
    words = load(case.articles[a.article].locale)
    one, two = _words(a), _words(b)
    if not one or not two or "former" in (*one, *two):
        return False
    if one[-1] == two[-1]:
        return _told_apart(one, two, words) or spheres.apart(a, b, case)
    if spheres.apart(a, b, case) or _grouped(one[-1], two[-1], words) or _opposed(one, two, words):
        return True
    return any(_rank(x, case, words) and _private(y, case, words) for x, y in ((a, b), (b, a)))


def _words(claim: Claim) -> list[str]:
    name = claim.value.name if isinstance(claim.value, Name) else ""
    return name.casefold().partition(" of ")[0].split()


def _told_apart(one: list[str], two: list[str], words: Offices) -> bool:
    """Whether posts with one head noun are told apart by words for rank or office.

    "chief engineer" and "executive engineer" exclude each other; "engineer" leaves open which, and
    "group leader" and "party leader" may be one, as may the foreign and the deputy prime minister. A deputy
    mayor is no mayor.
    """
    first, second = set(one[:-1]) - set(two[:-1]), set(two[:-1]) - set(one[:-1])
    if first and second:
        both = one[-1] in words.portfolios and not words.joint.isdisjoint(first | second)
        return first | second <= words.words and not both
    return (
        one[-1] in words.single
        and min(len(one), len(two)) == 1
        and len(first | second) == 1
        and first | second <= words.under
    )


def _grouped(one: str, two: str, words: Offices) -> bool:
    return any(one in group and two in group for group in words.apart)


def _opposed(one: list[str], two: list[str], words: Offices) -> bool:
    """Whether one serves a side in court and the other the other side."""
    return any(
        side in x and not words.against[side].isdisjoint(y)
        for side in words.against
        for x, y in ((one, two), (two, one))
    )


def _rank(claim: Claim, case: Case, words: Offices) -> bool:
    """Whether a claim gives a rank of police alone, as a title before the name."""
    behind = prose.after(case, claim)[:1]
    return (
        _words(claim)[-1:] == [claim.text.lower()] and claim.text.lower() in words.ranks and behind != [","]
    )


def _private(claim: Claim, case: Case, words: Offices) -> bool:
    """Whether a claim gives a post at a body, named behind it, that has no officers of police."""
    text = case.articles[claim.article].text[claim.end : claim.sentence.end]
    behind = prose.after(case, claim)[:BODY]
    if not behind or behind[0] not in words.at or _words(claim)[-1] not in words.posts:
        return False
    named = text.split()[1:BODY]
    capital = any(word[:1].isupper() for word in named[:2])
    return capital and words.forces.isdisjoint(behind)
