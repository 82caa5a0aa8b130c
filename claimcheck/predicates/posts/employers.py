"""Posts with one head noun at two bodies, or given by two countries: an analyst at either of two banks."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.model import Claim
from claimcheck.predicates.case import Case
from claimcheck.predicates.posts import proper
from claimcheck.predicates.posts.reading import Post

STEM: Final = 6  # letters that a country shares with its nationality
SHORT: Final = 5  # letters of an acronym, at most
EMPTY: Final = frozenset("of the and & de for".split())


class Words(Struct, frozen=True):
    """The part of posts.toml that tells bodies and nations."""

    employed: str
    staffed: str
    academic: str
    speaks: str
    schools: str
    parts: str
    national: str
    callings: str
    partisan: str
    nations: str


class Employers(Struct, frozen=True):
    """The same as sets; `nations` groups the words of one country."""

    employed: frozenset[str]
    staffed: frozenset[str]
    academic: frozenset[str]
    speaks: frozenset[str]
    schools: frozenset[str]
    parts: frozenset[str]
    national: frozenset[str]
    callings: frozenset[str]
    partisan: frozenset[str]
    nations: tuple[frozenset[str], ...]


@cache
def load(locale: str) -> Employers:
    """The words of bodies and nations in a locale's language."""
    read = lexicon.section(locale, "posts", Words)
    names = Employers.__struct_fields__[:9]
    nations = tuple(frozenset(line.split()) for line in read.nations.strip().splitlines())
    return Employers(**{name: frozenset(getattr(read, name).split()) for name in names}, nations=nations)


def apart(one: Post, two: Post, a: Claim, b: Claim, case: Case) -> bool:
    """Whether two posts with one head noun, or on two staffs, are at two bodies, or of two countries."""
    words = load(case.articles[a.article].locale)
    if one.head != two.head:
        return {one.head, two.head} <= words.staffed and _bodies(one, two, a, b, case, words)
    if one.head in words.partisan and one.party and two.party and one.party != two.party:
        return True
    return _nations(one, two, words) or (one.head in words.employed and _bodies(one, two, a, b, case, words))


def _nations(one: Post, two: Post, words: Employers) -> bool:
    """Whether two posts are given by two countries, or two nationalities are told with one calling."""
    if one.head not in words.national | words.callings or not one.nations or not two.nations:
        return False
    return not any(_country(a, b, words) for a in one.nations for b in two.nations)


def _country(a: str, b: str, words: Employers) -> bool:
    """Whether two words name one country: "Brazil", "Brazilian"."""
    if any(a in group and b in group for group in words.nations):
        return True
    short, long = sorted((a, b), key=len)
    return short[:STEM] == long[:STEM] or long.startswith(short[:-1])


def _bodies(one: Post, two: Post, a: Claim, b: Claim, case: Case, words: Employers) -> bool:
    """Whether two posts are at bodies by name that cannot be one, nor one another's part."""
    if len(one.bodies) != 1 or len(two.bodies) != 1:
        return False
    (first,), (second,) = one.bodies, two.bodies
    generic = EMPTY | proper.generic(case.articles[a.article].locale)
    bare = any(_words(name).isdisjoint(generic) and not name.isupper() for name in (first, second))
    if bare and one.head in words.speaks:
        return False
    if _may_be_one(first, second, generic) or not _of_a_sort(one, two, words):
        return False
    articles = (case.articles[claim.article].text for claim in (a, b))
    return not any(first in text and second in text for text in articles)


def _may_be_one(one: str, two: str, generic: frozenset[str]) -> bool:
    """Whether two names share a word that tells them, or one may be the other's acronym."""
    first, second = _words(one) - generic, _words(two) - generic
    if not first or not second or not first.isdisjoint(second):
        return True
    short = [name for name in (one, two) if name.isupper() and len(name) <= SHORT]
    return len(short) == 1


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _of_a_sort(one: Post, two: Post, words: Employers) -> bool:
    """Whether two posts are at bodies of one sort: two universities, two firms."""
    first, second = one.words, two.words
    if one.head not in words.academic:
        return first.isdisjoint(words.parts) and second.isdisjoint(words.parts)
    return all(not told.isdisjoint(words.schools) or told.isdisjoint(words.parts) for told in (first, second))
