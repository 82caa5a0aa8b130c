"""Runs of capitalised words, which names are made of, and the word lists that tell them apart."""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from typing import Final

from msgspec import Struct

from claimcheck import grammar, lexicon
from claimcheck.document import Document, Sentence
from claimcheck.words import weight

HYPHENS: Final = frozenset("-‐‑–")
STOPS: Final = frozenset(".!?")
CLOSING: Final = " \n\"'”’)]"
MARKS: Final = frozenset("-'’")
OWNERS: Final = ("'s", "’s")
POSSESSIVES: Final = (*OWNERS, "'", "’")
RARE: Final = 3  # weight of a word that is no everyday English
HEADLINE: Final = 0.6  # share of capitals from which a line is in title case
HEADLINE_WORDS: Final = 4
LONGEST_HEADLINE: Final = 60  # tokens
TAIL: Final = 6  # letters of the small half of a name
REACH: Final = 4  # tokens from one capital of a run to the next


class Run(Struct, frozen=True):
    """Capitalised tokens [first, last), particles and hyphens among them; `size` counts the words."""

    first: int
    last: int
    size: int


class NameWords(Struct, frozen=True, forbid_unknown_fields=True):
    """names.toml: each a string of words."""

    titles: str
    particles: str
    suffixes: str
    organisations: str
    joiners: str
    places: str
    located: str
    never: str
    nationalities: str
    countries: str
    regions: str
    given: str
    new: str
    cased: str
    ranks: str
    untitled: str
    trades: str


class Names(Struct, frozen=True):
    """The same as sets; `dropped` are capitals that no run takes in."""

    titles: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    organisations: frozenset[str]
    joiners: frozenset[str]
    places: frozenset[str]
    located: frozenset[str]
    nationalities: frozenset[str]
    countries: frozenset[str]
    given: frozenset[str]
    dropped: frozenset[str]
    regions: frozenset[str]
    new: frozenset[str]
    cased: frozenset[str]
    ranks: frozenset[str]
    untitled: frozenset[str]
    trades: frozenset[str]


@cache
def load(locale: str) -> Names:
    """The name words of a locale's language."""
    words = lexicon.section(locale, "names", NameWords)
    given = frozenset(words.given.split())
    closed = grammar.load(locale).closed | frozenset(words.never.split())
    sets = {name: frozenset(getattr(words, name).split()) for name in Names.__struct_fields__[:9]}
    regions = frozenset(line.strip() for line in words.regions.splitlines() if line.strip())
    more = {name: frozenset(getattr(words, name).split()) for name in Names.__struct_fields__[12:]}
    return Names(**sets, given=given, dropped=closed, regions=regions, **more)


def runs(doc: Document) -> list[Run]:
    """All runs of capitals inside sentences, in text order."""
    words = doc.words
    names = load(doc.article.locale)
    opens = frozenset(doc.firsts)
    found: list[Run] = []
    first = previous = size = -1
    for i in compress(count(), doc.large):
        if words[i] in names.dropped and not _kept(doc, i, names, opens=i in opens):
            continue
        if size > 0 and i - previous <= REACH and i not in opens and _joins(doc, previous, i, names):
            size += 1
        else:
            if size > 0:
                found.append(Run(first, previous + 1, size))
            first, size = i, 1
        previous = i
    if size > 0:
        found.append(Run(first, previous + 1, size))
    return [_tailed(doc, run) for run in found if doc.homes[run.first]]


def _tailed(doc: Document, run: Run) -> Run:
    """A run with the small half of its last name: "Min-seo"; "London-based" is no name."""
    last, words = run.last, doc.words
    joined = words[last : last + 1] and words[last] in HYPHENS and doc.tight(last - 1) and doc.tight(last)
    if not joined or last + 1 >= len(words) or run.size < 2:
        return run
    tail = words[last + 1]
    known = not tail.isalpha() or len(tail) > TAIL or weight(tail) < RARE
    return run if known or doc.large[last + 1] else Run(run.first, last + 2, run.size)


def titled(doc: Document, i: int, names: Names) -> bool:
    """Whether token i is a title before a name: "Smt", "Cr" and the rank "ASP", not "ING" and "Sri Lanka"."""
    word = doc.words[i]
    if word in names.cased:
        shouted = doc.ends[i] - doc.starts[i] > 1 and doc.text[doc.starts[i] : doc.ends[i]].isupper()
        return not shouted and not (i + 1 < len(doc.words) and bare(doc.words[i + 1]) in names.untitled)
    return word in names.titles or (word in names.ranks and doc.written(i, i + 1).isupper())


def bare(word: str) -> str:
    """A word without its possessive ending."""
    if word.isalpha():
        return word
    ending = next((ending for ending in POSSESSIVES if word.endswith(ending)), "")
    return word.removesuffix(ending)


def end(doc: Document, last: int) -> int:
    """Where the text of tokens up to `last` ends, a possessive ending left out."""
    word = doc.words[last - 1]
    return doc.ends[last - 1] if word.isalpha() else doc.ends[last - 1] - len(word) + len(bare(word))


def headline(doc: Document, sentence: Sentence | None) -> bool:
    """Whether a line without a full stop capitalises nearly all words, so that capitals say nothing."""
    if sentence is None or sentence.last - sentence.first > LONGEST_HEADLINE:
        return False
    if doc.text[sentence.start : sentence.end].rstrip(CLOSING)[-1:] in STOPS:
        return False
    alpha = [i for i in range(sentence.first, sentence.last) if doc.words[i][0].isalpha()]
    upper = sum(doc.large[i] for i in alpha)
    return len(alpha) >= HEADLINE_WORDS and upper >= HEADLINE * len(alpha)


def _kept(doc: Document, i: int, names: Names, *, opens: bool) -> bool:
    """Whether a word that is mostly no name is one here: a given name, an initial, "New" before "York"."""
    if doc.words[i] == "new" and _place(doc, i, names):
        return True
    return not opens and (doc.words[i] in names.given or _initial(doc, i))


def _place(doc: Document, i: int, names: Names) -> bool:
    """Whether "New" at token i opens the name of a place ("New York", "New South Wales")."""
    return i + 1 < len(doc.words) and _space(doc, i) and bare(doc.words[i + 1]) in names.new


def _initial(doc: Document, i: int) -> bool:
    """Whether token i is an initial ("A. Kaplan"), whatever word it spells."""
    single = doc.ends[i] - doc.starts[i] == 1
    return single and doc.tight(i) and doc.words[i + 1] == "."


def _joins(doc: Document, before: int, i: int, names: Names) -> bool:
    """Whether capitalised token i goes on with the run that ends in token `before`."""
    if doc.words[before].endswith(OWNERS):
        return False
    if i == before + 1:
        return _space(doc, before)
    middle = doc.words[before + 1 : i]
    if len(middle) == 1 and middle[0] in HYPHENS:
        return doc.tight(before) and doc.tight(before + 1)
    if middle == ["."]:
        short = doc.ends[before] - doc.starts[before] == 1 or titled(doc, before, names)
        return short and doc.tight(before)
    if middle == ["&"]:
        return True
    particles = middle[0] in names.particles and all(w in names.particles or w in MARKS for w in middle)
    return particles and _space(doc, before)


def _space(doc: Document, i: int) -> bool:
    """Whether one space parts token i from the next."""
    return doc.starts[i + 1] - doc.ends[i] == 1 and doc.text[doc.ends[i]] in " \u00a0"
