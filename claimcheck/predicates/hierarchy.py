"""Posts of one hierarchy: a deputy and the post itself, the offices of one board, two ranks."""

from __future__ import annotations

from functools import cache
from itertools import product

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.predicates.posts import Post, Reading, parts, plain
from claimcheck.predicates.posts import load as reading


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """A family in posts.toml: why its lines exclude each other, and which may go together after all."""

    reason: str
    body: bool
    lines: str
    both: str = ""
    unless: str = ""


class Words(Struct, frozen=True):
    """The part of posts.toml that tells hierarchies."""

    under: str
    top: str
    tiers: str
    many: str
    inner: str
    general: str
    families: list[Listed]


class Family(Struct, frozen=True):
    """Lines of posts, each by its words and its head.

    `both` holds pairs of heads that go together, `unless` words of posts that are none of the family.
    """

    body: bool
    posts: tuple[tuple[int, str, frozenset[str]], ...]
    both: frozenset[frozenset[str]]
    unless: frozenset[str]


class Hierarchy(Struct, frozen=True):
    """The same as tables."""

    under: frozenset[str]
    top: frozenset[str]
    tiers: frozenset[str]
    many: frozenset[str]
    inner: frozenset[str]
    general: frozenset[str]
    families: tuple[Family, ...]


@cache
def load(locale: str) -> Hierarchy:
    """The families and levels of posts in a locale's language."""
    read = lexicon.section(locale, "posts", Words)
    words = reading(locale)
    families = tuple(_family(listed, words) for listed in read.families)
    names = Hierarchy.__struct_fields__[:6]
    sets = {name: frozenset(getattr(read, name).split()) for name in names}
    return Hierarchy(**sets, families=families)


def _family(listed: Listed, words: Reading) -> Family:
    lines = enumerate(listed.lines.strip().splitlines())
    entries = ((n, *parts(post.strip(), words)) for n, line in lines for post in line.split(","))
    posts = tuple((n, head, frozenset(plain(rest))) for n, rest, head in entries)
    both = (line.partition(":") for line in listed.both.strip().splitlines())
    pairs = frozenset(frozenset((one, two)) for one, _, others in both for two in others.split())
    return Family(listed.body, posts, pairs, frozenset(listed.unless.split()))


def apart(one: Post, two: Post, locale: str) -> bool:
    """Whether two posts are levels of one post, or lines of one family."""
    words = load(locale)
    return _levels(one, two, words) or any(_lines(one, two, family) for family in words.families)


def _levels(one: Post, two: Post, words: Hierarchy) -> bool:
    """Whether one is a deputy in the post that the other holds: "deputy mayor", "mayor"."""
    if one.head != two.head or not _one_field(one, two) or not one_body(one, two):
        return False
    first, second = one.levels & words.under, two.levels & words.under
    if bool(first) == bool(second):
        return False
    full, under = (two, one) if first else (one, two)
    if not _led(full, under, words):
        return False
    return full.head in words.tiers or not full.levels.isdisjoint(words.top)


def _one_field(one: Post, two: Post) -> bool:
    """Whether two posts may be of one field: a "deputy minister" may be of finance."""
    return not one.field or not two.field or not one.field.isdisjoint(two.field)


def _led(full: Post, under: Post, words: Hierarchy) -> bool:
    """Whether what the one leads is what the other is deputy in: a deputy head may be the head of maths."""
    more = full.words - under.words - words.general - full.levels
    return more.isdisjoint(words.inner) and (full.head not in words.many or not full.field & more)


def one_body(one: Post, two: Post) -> bool:
    """Whether two posts may be held at one body, as far as they tell."""
    named = frozenset(w for name in one.bodies for w in name.split())
    other = frozenset(w for name in two.bodies for w in name.split())
    if named and other and named.isdisjoint(other):
        return False
    units = frozenset(one.unit) | one.owner, frozenset(two.unit) | two.owner
    return not all(units) or not units[0].isdisjoint(units[1])


def _lines(one: Post, two: Post, family: Family) -> bool:
    """Whether two posts stand in two lines of a family."""
    first, second = _places(one, family), _places(two, family)
    if not first or not second or {n for n, _ in first} & {n for n, _ in second}:
        return False
    pairs = (frozenset((a, b)) for (_, a), (_, b) in product(first, second))
    if any(pair in family.both for pair in pairs):
        return False
    return not family.body or one_body(one, two)


def _places(post: Post, family: Family) -> set[tuple[int, str]]:
    """The lines of a family in which a post stands, by its longest words."""
    if not family.unless.isdisjoint(post.words):
        return set()
    found = [(len(words), n, head) for n, head, words in family.posts if _is(post, head, words)]
    most = max((size for size, _, _ in found), default=0)
    return {(n, head) for size, n, head in found if size == most}


def _is(post: Post, head: str, words: frozenset[str]) -> bool:
    return head == post.head and words <= post.words
