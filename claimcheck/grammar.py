"""Word classes and noun phrases from closed lists and word shape: as much grammar as figures need."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.document import Document
from claimcheck.lexicon import word_sets
from claimcheck.words import plural_looking

LONGEST: Final = 8  # tokens of a noun phrase; longer runs are headings and lists


class Words(Struct, frozen=True):
    """The word lists of grammar.toml, each a string of words."""

    determiners: str
    prepositions: str
    conjunctions: str
    pronouns: str
    auxiliaries: str
    adverbs: str
    adjectives: str
    verbs: str
    plurals: str
    modifiers: str
    finite: str
    comparing: str
    leading: str
    trailing: str
    reporting: str
    standing: str
    bars: str
    below: str
    later: str


class Grammar(Struct, frozen=True):
    """The same as sets: `closed` words never stand inside a noun phrase."""

    closed: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]
    plurals: frozenset[str]
    modifiers: frozenset[str]
    finite: frozenset[str]
    comparing: frozenset[str]
    leading: frozenset[str]
    trailing: frozenset[str]
    reporting: frozenset[str]
    standing: frozenset[str]
    bars: frozenset[str]
    below: frozenset[str]
    later: frozenset[str]


class Phrase(Struct, frozen=True):
    """A noun phrase at tokens [first, last) with its head noun at `head`."""

    first: int
    last: int
    head: int


@cache
def load(locale: str) -> Grammar:
    """The grammar of a locale's language."""
    sets = word_sets(locale, "grammar", Words)
    closed = frozenset().union(
        *(sets[name] for name in ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries")),
        sets["adverbs"] | sets["adjectives"],
    )
    kept = {name: sets[name] for name in Grammar.__struct_fields__ if name in sets}
    return Grammar(closed=closed, **kept)


def phrase_after(doc: Document, i: int, last: int, *, plural: bool) -> Phrase | None:
    """The noun phrase that starts at token i and ends before `last`; None where no noun follows.

    Its head is the first plural noun when `plural` is asked for, else the last noun of the run.
    """
    grammar = load(doc.article.locale)
    run = _run(doc, i, min(last, i + LONGEST), grammar)
    if not run:
        return None
    head = _plural_head(doc, run, grammar) if plural else _last_noun(doc, run, grammar)
    if head is None:
        return None
    return Phrase(i, head + 1, head)


def _run(doc: Document, i: int, last: int, grammar: Grammar) -> list[int]:
    """The word tokens from i that could belong to one noun phrase; hyphens and "52-" are passed over."""
    run: list[int] = []
    while i < last:
        if passed := _passed(doc, i, last, run):
            i += passed
        elif _belongs(doc, i, run, grammar):
            run.append(i)
            i += 1
        else:
            break
    return run


def _passed(doc: Document, i: int, last: int, run: list[int]) -> int:
    """How many tokens at i a noun phrase passes over: hyphens, and the digits of names and compounds."""
    word = doc.words[i]
    if word[0].isdigit():
        if run and (_joined(doc, i - 1) or _numbered(doc, i, last)):
            return 1
        return 2 if i + 2 < last and _joined(doc, i + 1) and doc.words[i + 2][0].isalpha() else 0
    if not run or word != "-" or not doc.tight(i - 1):
        return 0
    if doc.tight(i):
        return 1
    return 2 if i + 2 < last and doc.words[i + 1] in ("and", "or", "to") else 0  # "full- and part-time staff"


def _numbered(doc: Document, i: int, last: int) -> bool:
    """Whether digits belong to the name before them ("G20 leaders", "PlayStation 4 consoles")."""
    before = doc.words[i - 1]
    if doc.tight(i - 1):
        return before[-1].isalpha()
    named = doc.text[doc.starts[i - 1]].isupper() and not plural_looking(before)
    return named and i + 1 < last and doc.words[i + 1][0].isalpha()


def _belongs(doc: Document, i: int, run: list[int], grammar: Grammar) -> bool:
    """Whether token i may stand inside a noun phrase; closed words only in compounds and as names."""
    word = doc.words[i]
    if not word[0].isalpha() or word not in grammar.closed:
        return word[0].isalpha()
    if _initials(doc, i) or (run and _joined(doc, i - 1)) or _joined(doc, i + 1):
        return True
    after = doc.words[i + 1] if i + 1 < len(doc.words) else "."
    adverb = word.endswith("ly") and word != "only" and not run
    return adverb and after[0].isalpha() and after not in grammar.closed  # "six previously unknown cases"


def _initials(doc: Document, i: int) -> bool:
    """Whether a closed word is a name in capitals ("US troops", "IT workers") in a text that is not."""
    last = min(i + 2, len(doc.ends))
    return (
        doc.ends[i] - doc.starts[i] > 1 and _capitals(doc, i) and not (last > i + 1 and _capitals(doc, i + 1))
    )


def _capitals(doc: Document, i: int) -> bool:
    return doc.text[doc.starts[i] : doc.ends[i]].isupper()


def _joined(doc: Document, i: int) -> bool:
    """Whether token i is a hyphen inside a word ("COVID-19")."""
    return 0 < i < len(doc.words) and doc.words[i] == "-" and doc.tight(i) and doc.tight(i - 1)


def _plural_head(doc: Document, run: list[int], grammar: Grammar) -> int | None:
    for at, i in enumerate(run):
        word = doc.words[i]
        if _joined(doc, i + 1):
            continue
        if not is_plural(word, grammar):
            if word in grammar.verbs and (at or word in grammar.finite) and not _joined(doc, i - 1):
                return None
            continue
        follower = run[at + 1] if at + 1 < len(run) else None
        if follower is not None and _modifies(doc, i, follower, grammar):
            continue
        return i
    return None


def _modifies(doc: Document, i: int, follower: int, grammar: Grammar) -> bool:
    """Whether plural token i only modifies the noun after it ("sports clubs", "police officers")."""
    after = doc.words[follower]
    if after in grammar.verbs or after in grammar.trailing or after.endswith("ed"):
        return False
    if doc.words[i] in grammar.modifiers:
        return not after.endswith("ing")
    return is_plural(after, grammar)


def _last_noun(doc: Document, run: list[int], grammar: Grammar) -> int | None:
    """The last token before a verb; singular phrases end where a verb or participle begins."""
    head = None
    for i in run:
        word = doc.words[i]
        ended = head is not None and (word.endswith(("ed", "ing")) or word in grammar.trailing)
        if ended or word in grammar.verbs:
            break
        head = i
        if word not in grammar.modifiers and is_plural(word, grammar):
            break
    return head


def is_plural(word: str, grammar: Grammar) -> bool:
    """Whether a word is a plural noun by form or by list."""
    return word in grammar.plurals or (word not in grammar.verbs and plural_looking(word))
