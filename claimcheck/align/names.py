"""Names of one person, body or place: the same name, or two spellings of it in aligned positions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from claimcheck import romanised, spelling
from claimcheck.align.traits import Traits
from claimcheck.lexicon import DEFAULT
from claimcheck.model import Name

SURNAMES: Final = ("person", "other")  # sorts of a name that may be a surname alone


def tie(known: Sequence[Traits]) -> list[tuple[int, int]]:
    """Pairs of claims that name one thing, or tell the roles of one person."""
    names: dict[str, list[int]] = defaultdict(list)
    roles: dict[str, list[int]] = defaultdict(list)
    for i, t in enumerate(known):
        value = t.claim.value
        if isinstance(value, Name) and t.claim.kind == "name":
            names[value.name.casefold()].append(i)
        elif isinstance(value, Name) and value.holder:
            roles[value.holder.casefold()].append(i)
    chains = [(group[0], i) for group in (*names.values(), *roles.values()) for i in group[1:]]
    joined = (*_fuller(names), *_surnames(names), *_variants(names, known), *_romanised(names))
    return chains + [(names[a][0], names[b][0]) for a, b in joined]


def _fuller(names: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of which one name holds all words of the other: "Adrian Lim", "Adrian Lim Wei Jie"."""
    words = {name: frozenset(name.split()) for name in names if " " in name}
    count = Counter(word for found in words.values() for word in found)
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, found in words.items():
        for word in sorted(found):
            blocks[name.split()[0], word].append(name)
    for name, found in words.items():
        rarest = min(found, key=lambda word: (count[word], word))
        for fuller in blocks[name.split()[0], rarest]:
            if fuller != name and found <= words[fuller]:
                yield name, fuller


def _surnames(names: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """A single name with the only fuller name that ends in it."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if " " in name:
            blocks[name.split()[-1]].append(name)
    for name in names:
        if len(blocks.get(name, ())) == 1:
            yield name, blocks[name][0]


def _variants(names: dict[str, list[int]], known: Sequence[Traits]) -> Iterator[tuple[str, str]]:
    """Pairs of names that differ in the spelling of one word.

    No article uses both side by side, or the two are whole names of which one has a slip of the pen.
    """
    used = {name: {known[i].claim.article for i in group} for name, group in names.items()}
    person = {name: any(_sort(known[i]) == "person" for i in group) for name, group in names.items()}
    surnames = {name.split()[-1] for name, told in person.items() if told and " " in name}
    bare = {name for name, group in names.items() if any(_sort(known[i]) in SURNAMES for i in group)}
    yield from _titled({name for name, told in person.items() if told}, bare, used)
    for a, b in _near(name for name in names if name not in surnames):
        apart = used[a].isdisjoint(used[b])
        if (apart or spelling.slipped(a, b, DEFAULT)) and spelling.misspelled(
            a, b, DEFAULT, persons=person[a] + person[b]
        ):
            yield a, b


def _near(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of names that are alike in all words but one, or in their only rare words."""
    blocks: dict[object, list[str]] = defaultdict(list)
    for name in names:
        core = spelling.core(name, DEFAULT)
        for place in (*_but_one(romanised.plain(name)), *(spelling.traces(core) if core else ())):
            blocks[place].append(name)
    pairs = (pair for alike in blocks.values() for pair in combinations(alike, 2))
    return list(dict.fromkeys(pairs))


def _titled(
    persons: Collection[str], names: Collection[str], used: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """A surname alone ("Dr Hallem") with the only person elsewhere of nearly the same."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(persons):
        if " " in name:
            for trace in spelling.traces(name.split()[-1]):
                blocks[trace].append(name)
    for short in sorted(name for name in names if " " not in name):
        met = {name for trace in spelling.traces(short) for name in blocks.get(trace, ())}
        near = [name for name in met if spelling.slip(short, name.split()[-1], DEFAULT)]
        if len(near) == 1 and used[short].isdisjoint(used[near[0]]):
            yield short, near[0]


def _sort(traits: Traits) -> str:
    return traits.claim.value.sort if isinstance(traits.claim.value, Name) else ""


def _romanised(names: dict[str, list[int]]) -> Iterator[tuple[str, str]]:
    """Pairs of names of several words that differ in accents, hyphens or romanisation alone."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        if " " in name or "-" in name:
            blocks[romanised.key(name)].append(name)
    for alike in blocks.values():
        yield from pairwise(alike)


def _but_one(words: Sequence[str]) -> Iterator[object]:
    """A name of several words with one left out, and how that one begins or how it ends."""
    for n, word in enumerate(words if len(words) > 1 else ()):
        for part in (("begins", word[0]), ("ends", word[-3:])):
            yield (*words[:n], part, *words[n + 1 :])
