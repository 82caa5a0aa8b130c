"""Who the words for a speaker name: a person, the author of a paper, a body, or nobody but the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from claimcheck import grammar, lexicon
from claimcheck.context.scene import Scene
from claimcheck.model import Mention, Name


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """speakers.toml: strings of words."""

    putting: str
    papers: str
    authors: str
    joining: str
    persons: str
    bodies: str
    parting: str
    counting: str
    passive: str
    leading: str


class Known(Struct, frozen=True):
    """The same as sets."""

    putting: frozenset[str]
    papers: frozenset[str]
    authors: frozenset[str]
    joining: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    parting: frozenset[str]
    counting: frozenset[str]
    passive: frozenset[str]
    leading: frozenset[str]


@cache
def load(locale: str) -> Known:
    """The words of speaking of a locale's language."""
    return Known(**lexicon.word_sets(locale, "speakers", Words))


def sort(mention: Mention) -> str:
    """Whether a mention names a person, an organisation or a place; "" for any other."""
    told = mention.value.sort if isinstance(mention.value, Name) and mention.kind == "name" else ""
    return told if told not in ("other", "thing") else ""


def named(scene: Scene, owner: int) -> bool:
    """Whether a mention is the name of a person or body."""
    return owner >= 0 and sort(scene.mentions[owner]) in ("person", "organisation")


def name(scene: Scene, first: int, last: int) -> str | None:
    """The speaker that tokens [first, last) name."""
    words, known = scene.doc.words, load(scene.doc.article.locale)
    joining = known.joining | known.authors
    joint = next((i for i in range(first + 1, last) if words[i] in joining), last)
    for mention in _names(scene, first, last):
        led = mention.first == first or words[mention.first - 1] not in joining
        if sort(mention) == "person" and (mention.first < joint or (mention.last == last and led)):
            return _fullest(mention)
    if joint + 1 < last and words[joint] in known.authors and words[joint - 1] in known.papers:
        determined = words[joint + 1] in grammar.load(scene.doc.article.locale).determiners
        return name(scene, joint + 1 + determined, last)
    body = next((m for m in _names(scene, first, last) if m.first < joint <= m.last), None)
    return _fullest(body) if body else _meant(scene, first, last) or _written(scene, first, last)


def _meant(scene: Scene, first: int, last: int) -> str | None:
    """The body that "the agency" stands for: the last one named before it that has the word in its name."""
    words = scene.doc.words
    if last - first != 1 or words[first - 1 : first] != ["the"]:
        return None
    named = scene.once(_bodies).get(words[first], [])
    at = bisect_left(named, (first, "")) - 1
    return named[at][1] if at >= 0 else None


def _bodies(scene: Scene) -> dict[str, list[tuple[int, str]]]:
    """The bodies under each word of their names: where they are named, and their names."""
    found: dict[str, list[tuple[int, str]]] = {}
    for mention in scene.mentions:
        if sort(mention) == "organisation" and (name := _fullest(mention)):
            for part in dict.fromkeys(name.lower().split()):
                found.setdefault(part, []).append((mention.first, name))
    return found


def _names(scene: Scene, first: int, last: int) -> Iterator[Mention]:
    """The names that begin in tokens [first, last)."""
    for i in range(first, last):
        owner = scene.owner[i]
        if owner >= 0 and scene.mentions[owner].first == i and sort(scene.mentions[owner]):
            yield scene.mentions[owner]


def _fullest(mention: Mention) -> str | None:
    return mention.value.name if isinstance(mention.value, Name) else None


def _written(scene: Scene, first: int, last: int) -> str | None:
    """The words themselves, if there are any."""
    return scene.doc.written(first, last) if first < last else None
