"""Posts with one head noun in two fields: two portfolios, two departments of a body, two committees."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.predicates.posts.hierarchy import one_body
from claimcheck.predicates.posts.reading import Post, plain


class Words(Struct, frozen=True):
    """The part of posts.toml that tells fields."""

    functions: str
    joint_functions: str
    leads: str
    rank: str
    portfolios: str
    joint: str
    units: str
    chairing: str
    speaking: str
    vague: str
    overlapping: str
    under: str


class Fields(Struct, frozen=True):
    """The same as tables: groups of words, and which of the functions go together."""

    functions: dict[str, str]
    together: frozenset[frozenset[str]]
    leads: frozenset[str]
    rank: frozenset[str]
    portfolios: tuple[frozenset[str], ...]
    joint: frozenset[str]
    units: frozenset[str]
    chairing: frozenset[str]
    speaking: frozenset[str]
    vague: frozenset[str]
    overlapping: tuple[frozenset[str], ...]
    under: frozenset[str]


@cache
def load(locale: str) -> Fields:
    """The words of fields in a locale's language."""
    read = lexicon.section(locale, "posts", Words)
    functions = {w: name for name, words in _lines(read.functions) for w in plain(words.split())}
    functions["executive"] = "executive"
    together = frozenset(
        frozenset((a, b)) for a, others in _lines(read.joint_functions) for b in others.split()
    )
    sets = {
        name: frozenset(plain(getattr(read, name).split()))
        for name in ("leads", "rank", "joint", "units", "chairing", "speaking", "vague", "under")
    }
    return Fields(
        functions=functions,
        together=together,
        portfolios=_groups(read.portfolios),
        overlapping=_groups(read.overlapping),
        **sets,
    )


def _lines(text: str) -> list[tuple[str, str]]:
    lines = (line.partition(":") for line in text.strip().splitlines())
    return [(name, words) for name, _, words in lines]


def _groups(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(plain(line.split())) for line in text.strip().splitlines())


def apart(one: Post, two: Post, locale: str) -> bool:
    """Whether two posts are of one sort and in fields that one person does not lead at once."""
    words = load(locale)
    return _portfolios(one, two, words) or _functions(one, two, words) or _units(one, two, words)


def _portfolios(one: Post, two: Post, words: Fields) -> bool:
    """Whether two ministers hold portfolios of two sorts."""
    if one.head != "minister" or two.head != "minister" or not words.joint.isdisjoint(one.words | two.words):
        return False
    first, second = _groups_of(one, words), _groups_of(two, words)
    return bool(first) and bool(second) and first.isdisjoint(second) and one.field.isdisjoint(two.field)


def _groups_of(post: Post, words: Fields) -> set[int]:
    return {n for n, group in enumerate(words.portfolios) if not group.isdisjoint(post.field)}


def _functions(one: Post, two: Post, words: Fields) -> bool:
    """Whether two posts lead functions of a body that nobody leads at once."""
    if not {one.head, two.head} <= words.leads or not one_body(one, two):
        return False
    if not words.under.isdisjoint(one.levels | two.levels):
        return False
    first, second = _function(one, words), _function(two, words)
    return bool(first and second) and first != second and frozenset((first, second)) not in words.together


def _function(post: Post, words: Fields) -> str:
    """The function that a post leads, "" if its words tell none."""
    found = {words.functions[w] for w in post.field | {post.head} if w in words.functions}
    led = post.head not in words.rank or "chief" in post.levels or "executive" in found
    return next((name for name in dict.fromkeys(words.functions.values()) if name in found and led), "")


def _units(one: Post, two: Post, words: Fields) -> bool:
    """Whether two posts lead, or speak for, units of one sort with two fields: two committees."""
    speaking = one.head == two.head and one.head in words.speaking
    if not ({one.head, two.head} <= words.chairing or speaking):
        return False
    if not one.unit or not two.unit or one.unit[-1] != two.unit[-1] or one.unit[-1] not in words.units:
        return False
    first, second = (frozenset(post.unit[:-1]) - words.vague for post in (one, two))
    shared = any(not group.isdisjoint(first) and not group.isdisjoint(second) for group in words.overlapping)
    return bool(first) and bool(second) and first.isdisjoint(second) and not shared
