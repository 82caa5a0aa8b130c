"""Proper names of what is neither person nor body: places, ships, products ("the Aurora Spirit")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.model import Mention, Name
from claimcheck.normalizers import _roles, capitals
from claimcheck.normalizers.capitals import RARE, Names, Run, bare
from claimcheck.words import weight

VESSEL: Final = 3  # letters of what stands before a ship's name ("MV", "HMS")
SHORTEST: Final = 4  # letters of a word that names something by itself


def find(doc: Document) -> Iterator[Mention]:
    """The runs of capitals that everyday English does not know, each a name of no known sort or a place."""
    names = capitals.load(doc.article.locale)
    inside = frozenset(_inside(doc))
    for held in doc.once(capitals.runs):
        run = _bared(doc, held, names, inside)
        if run.size and _telling(doc, run):
            yield _mention(doc, run, names)


def _inside(doc: Document) -> Iterator[str]:
    """The words that the article capitalises elsewhere than at the start of a sentence."""
    opens = frozenset(doc.firsts)
    for run in doc.once(capitals.runs):
        if run.first not in opens and not capitals.headline(doc, doc.sentence_of(run.first)):
            yield from (bare(word) for word in doc.words[run.first : run.last])


def _bared(doc: Document, run: Run, names: Names, inside: frozenset[str]) -> Run:
    """A run without titles, posts, peoples and the everyday word of a sentence that it opens with."""
    first, size = run.first, run.size
    while size and _leads(doc, first, size, names, inside):
        first, size = first + 1, size - 1
        while first < run.last and not doc.words[first][0].isalpha():
            first += 1
    return Run(first, run.last, size)


def _leads(doc: Document, i: int, size: int, names: Names, inside: frozenset[str]) -> bool:
    """Whether token i, before the rest of a run, is no part of its name."""
    word, sentence = bare(doc.words[i]), doc.homes[i]
    if size > 1 and len(word) <= VESSEL and doc.text[doc.starts[i] : doc.ends[i]].isupper():
        return True
    if word in names.nationalities or word in names.titles or word in _roles.load(doc.article.locale).heads:
        return True
    if sentence is None or sentence.first != i or word in inside or word in names.places:
        return False
    return size == 1 or weight(word) < RARE


def _telling(doc: Document, run: Run) -> bool:
    """Whether a run names something: it has a rare word and owes its capitals to no headline."""
    words = [bare(word) for word in doc.words[run.first : run.last] if word[0].isalpha()]
    rare = any(len(word) >= SHORTEST and weight(word) >= RARE for word in words)
    shouted = doc.text[doc.starts[run.first] : doc.ends[run.last - 1]].isupper()
    return rare and not shouted and not capitals.headline(doc, doc.sentence_of(run.first))


def _mention(doc: Document, run: Run, names: Names) -> Mention:
    first, end = run.first, capitals.end(doc, run.last)
    written = doc.text[doc.starts[first] : end]
    sort, why = _sort(doc, first, written, names)
    return Mention(doc.starts[first], end, first, run.last, "name", Name(written, sort), (why,))


def _sort(doc: Document, first: int, written: str, names: Names) -> tuple[str, str]:
    """What a name at token `first` is of, and why: a place, a thing ("the Balukhet market"), or anything."""
    before = doc.words[first - 1] if first else ""
    if written.lower() in names.countries:
        return "place", "is a country"
    if before in names.located:
        return "place", f"stands behind {before}"
    led = before in grammar.load(doc.article.locale).determiners
    return "thing" if led else "other", "has a word that everyday English does not know"
