"""Which two posts nobody holds at one time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import section
from claimcheck.model import Claim, Name
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.posts import callings, employers, fields, hierarchy, reading, spheres
from claimcheck.predicates.posts.reading import Post

BODY: Final = 5  # words of a body's name that are looked at
PAIRS: Final = 1 << 14  # pairs of posts that are kept


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """offices.toml: strings of words; `sides` holds a side a line."""

    words: str
    ranks: str
    posts: str
    at: str
    forces: str
    sides: str


class Offices(Struct, frozen=True):
    """The same as sets; `against` maps a side in court to the posts that serve the other."""

    words: frozenset[str]
    ranks: frozenset[str]
    posts: frozenset[str]
    at: frozenset[str]
    forces: frozenset[str]
    against: dict[str, frozenset[str]]


@cache
def load(locale: str) -> Offices:
    """The words of offices in a locale's language."""
    read = section(locale, "offices", Words)
    sides = (line.partition(":") for line in read.sides.strip().splitlines())
    against = {side: frozenset(others.split()) for side, _, others in sides}
    sets = {name: frozenset(getattr(read, name).split()) for name in Offices.__struct_fields__[:5]}
    return Offices(**sets, against=against)


def lasting(claims: Sequence[Claim], case: Case) -> list[Claim]:
    """The posts of a person without those that an article tells as over, to come or held for another."""
    told = [(claim, case.kept(reading.read, claim)) for claim in claims]
    over = [post for _, post in told if post and post.passing]
    return [claim for claim, post in told if post and not any(_alike(post, gone) for gone in over)]


def _alike(one: Post, two: Post) -> bool:
    """Whether two posts may be one by head noun and field."""
    return one.head == two.head and (not one.field or not two.field or not one.field.isdisjoint(two.field))


def exclusive(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two posts of one person exclude each other."""
    one, two = case.kept(reading.read, a), case.kept(reading.read, b)
    if one is None or two is None or one.passing or two.passing or spheres.later(a, b, case):
        return False
    if _joined(one, two) or _joined(two, one):
        return False
    parts = _by_parts(one, two, case.articles[a.article].locale)
    return parts or employers.apart(one, two, a, b, case) or _by_lists(a, b, case)


@lru_cache(maxsize=PAIRS)
def _by_parts(one: Post, two: Post, locale: str) -> bool:
    """Whether level, field, family and calling tell two posts apart."""
    return any(module.apart(one, two, locale) for module in (hierarchy, fields, callings))


def _joined(one: Post, two: Post) -> bool:
    """Whether a second post that is told beside one may be the other: "president and chief executive"."""
    return not one.beside.isdisjoint((two.field | {two.head}) - {"chief"})


def _by_lists(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two posts are told apart by words, sorts of bodies, sides in court or ranks of police."""
    words = load(case.articles[a.article].locale)
    one, two = _words(a), _words(b)
    if spheres.apart(a, b, case) or _told_apart(one, two, words) or _opposed(one, two, words):
        return True
    return any(_rank(x, case, words) and _private(y, case, words) for x, y in ((a, b), (b, a)))


def _words(claim: Claim) -> list[str]:
    name = claim.value.name if isinstance(claim.value, Name) else ""
    return name.casefold().partition(" of ")[0].split()


def _told_apart(one: list[str], two: list[str], words: Offices) -> bool:
    """Whether posts with one head noun are told apart by words for rank.

    "chief engineer" and "executive engineer" exclude each other; "engineer" leaves open which.
    """
    first, second = set(one[:-1]) - set(two[:-1]), set(two[:-1]) - set(one[:-1])
    return one[-1] == two[-1] and bool(first and second) and first | second <= words.words


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
