"""Callings that fill a working life: whoever is a police officer is no train driver."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.predicates.posts.reading import Post, parts, plain
from claimcheck.predicates.posts.reading import load as reading

SCIENCE: Final = ("ologist", "omer", "ysicist")


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """A calling in callings.toml: its posts, and the callings that may be held beside it.

    `leads` are heads that belong to it where the post has one of the words in `of`.
    """

    name: str
    posts: str
    may: str = ""
    leads: str = ""
    of: str = ""


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """callings.toml."""

    loose: str
    callings: list[Listed]


class Callings(Struct, frozen=True):
    """The same as tables: by head noun, each calling with the words that a post of it has."""

    heads: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    leads: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    together: frozenset[frozenset[str]]
    loose: frozenset[str]


@cache
def load(locale: str) -> Callings:
    """The callings of a locale's language."""
    read = lexicon.section(locale, "callings", Words)
    heads: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    leads: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for listed in read.callings:
        for post in filter(str.strip, listed.posts.replace("\n", ",").split(",")):
            rest, head = parts(post.strip(), reading(locale))
            heads[head] = (*heads.get(head, ()), (listed.name, frozenset(plain(rest))))
        for head in listed.leads.split():
            leads[head] = (*leads.get(head, ()), (listed.name, frozenset(plain(listed.of.split()))))
    together = frozenset(frozenset((one.name, two)) for one in read.callings for two in one.may.split())
    return Callings(heads, leads, together, frozenset(plain(read.loose.split())))


def apart(one: Post, two: Post, locale: str) -> bool:
    """Whether two posts are of callings that nobody has at once."""
    words = load(locale)
    if not words.loose.isdisjoint(one.words | two.words):
        return False
    first, second = _of(one, words), _of(two, words)
    if not first or not second or not first.isdisjoint(second):
        return False
    return all(frozenset((a, b)) not in words.together for a in first for b in second)


def _of(post: Post, words: Callings) -> frozenset[str]:
    """The callings that a post belongs to."""
    told = post.words
    found = {name for name, needed in words.heads.get(post.head, ()) if needed <= told}
    found |= {name for name, of in words.leads.get(post.head, ()) if not of.isdisjoint(told)}
    return frozenset(found or ({"science"} if post.head.endswith(SCIENCE) else ()))
