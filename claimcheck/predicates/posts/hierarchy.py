"""Posts of one hierarchy: a deputy and the post itself, the offices of one board, two ranks."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.predicates.posts.reading import Post, Reading, parts, plain
from claimcheck.predicates.posts.reading import load as reading


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """A family in posts.toml: why its lines exclude each other, and which may go together after all."""

    reason: str
    body: bool
    lines: str
    shared: bool = False
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
    """Posts by their heads, each with its line and the words before its head.

    `both` holds pairs of heads that go together, `unless` words of posts that are none of the family.
    """

    body: bool
    shared: bool
    posts: dict[str, tuple[tuple[int, frozenset[str]], ...]]
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
    posts: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
    for n, post in ((n, post.strip()) for n, line in lines for post in line.split(",")):
        rest, head = parts(post, words)
        posts[head] = (*posts.get(head, ()), (n, frozenset(plain(rest))))
    both = (line.partition(":") for line in listed.both.strip().splitlines())
    pairs = frozenset(frozenset((one, two)) for one, _, others in both for two in others.split())
    return Family(listed.body, listed.shared, posts, pairs, frozenset(listed.unless.split()))


def apart(one: Post, two: Post, locale: str) -> bool:
    """Whether two posts are levels of one post, or lines of one family."""
    words = load(locale)
    return _levels(one, two, words) or any(_lines(one, two, family) for family in words.families)


def _levels(one: Post, two: Post, words: Hierarchy) -> bool:
    """Whether one is a deputy in the post that the other holds: "deputy mayor", "mayor"."""
    if one.head != two.head or not _one_field(one, two) or not _one_house(one, two):
        return False
    first, second = one.levels & words.under, two.levels & words.under
    if bool(first) == bool(second):
        return False
    full, under = (two, one) if first else (one, two)
    if not _led(full, under, words) or not full.levels <= under.levels | words.top:
        return False
    return full.head in words.tiers or not full.levels.isdisjoint(words.top)


def _one_field(one: Post, two: Post) -> bool:
    """Whether two posts may be of one field: a "deputy minister" may be of finance."""
    return not one.field or not two.field or not one.field.isdisjoint(two.field)


def _led(full: Post, under: Post, words: Hierarchy) -> bool:
    """Whether what the one leads is what the other is deputy in: a deputy head may be the head of maths."""
    more = full.words - under.words - words.general - full.levels
    return more.isdisjoint(words.inner) and (full.head not in words.many or not full.field & more)


def _one_house(one: Post, two: Post) -> bool:
    """Whether two posts share a word for their body, or one tells none: Fifa is no football federation."""
    first, second = _house(one), _house(two)
    return not first or not second or not (first | one.field).isdisjoint(second | two.field)


def _house(post: Post) -> frozenset[str]:
    named = (word.lower() for name in post.bodies for word in name.split())
    return post.owner | frozenset(post.unit) | frozenset(named)


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
    if one.head not in family.posts or two.head not in family.posts:
        return False
    if frozenset((one.head, two.head)) in family.both or not family.unless.isdisjoint(one.words | two.words):
        return False
    first, second = _places(one, family), _places(two, family)
    if not first or not second or not first.isdisjoint(second):
        return False
    return (not family.body or one_body(one, two)) and (not family.shared or _share(one, two))


def _share(one: Post, two: Post) -> bool:
    """Whether both posts tell one body: a passenger on the ferry, the ferry's captain."""
    return not (one.words - {one.head}).isdisjoint(two.words - {two.head})


def _places(post: Post, family: Family) -> set[int]:
    """The lines of a family in which a post stands, by its longest words."""
    words = post.words
    found = [(len(told), n) for n, told in family.posts[post.head] if told <= words]
    most = max((size for size, _ in found), default=0)
    return {n for size, n in found if size == most}
