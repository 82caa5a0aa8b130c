"""Acronyms tied to their long forms inside one article: "Financial Monitoring Agency (AFM)"."""

from __future__ import annotations

from typing import Final

from claimcheck import cues
from claimcheck.document import Document

LONGEST: Final = 8  # letters of an acronym
REACH: Final = 14  # tokens of a long form
SMALL: Final = frozenset("of for and the on in to de la du & -".split())


def tie(doc: Document) -> dict[str, str]:
    """Each acronym of the article with its long form, from "long form (ACR)" and "ACR (long form)"."""
    found: dict[str, str] = {}
    for i in cues.places(doc, __name__):
        if not 0 < i < len(doc.words) - 2:
            continue
        for acronym, long in _inside(doc, i) or _outside(doc, i):
            found.setdefault(acronym, long)
    return found


def triggers(_locale: str) -> cues.Test:
    """The test of the sign beside which an acronym is tied to its long form."""
    return "(".__eq__


def is_acronym(doc: Document, i: int) -> bool:
    """Whether token i is a word of two or more capitals."""
    word = doc.text[doc.starts[i] : doc.ends[i]].removesuffix("'s").removesuffix("’s")
    return 1 < len(word) <= LONGEST and word.isupper() and word.isalpha()


def _inside(doc: Document, i: int) -> list[tuple[str, str]]:
    """The acronym in the bracket at token i and the words before it that spell it."""
    last = i + 1
    while last < len(doc.words) and last < i + 3 and is_acronym(doc, last):
        last += 1
    if last == i + 1 or last >= len(doc.words) or doc.words[last] != ")":
        return []
    found = []
    for end in range(last, i + 1, -1):
        first = _spelt(doc, i, "".join(doc.words[i + 1 : end]))
        if first is not None:
            found.append((doc.written(i + 1, end), doc.written(first, i)))
    return found


def _outside(doc: Document, i: int) -> list[tuple[str, str]]:
    """The acronym before the bracket at token i and the long form in it."""
    if not is_acronym(doc, i - 1):
        return []
    last = next((k for k in range(i + 2, min(i + REACH, len(doc.words))) if doc.words[k] == ")"), 0)
    if not last or _spelt(doc, last, doc.words[i - 1]) != i + 1:
        return []
    return [(doc.written(i - 1, i), doc.written(i + 1, last))]


def _spelt(doc: Document, end: int, letters: str) -> int | None:
    """Where the words before token `end` begin that have the letters as initials.

    In capitals the order may be another one, for an acronym of another language, and words may be
    left over; other words must give one letter each, in order.
    """
    exact = _in_order(doc, end, letters)
    return exact if exact is not None else _in_capitals(doc, end, letters)


def _in_order(doc: Document, end: int, letters: str) -> int | None:
    left, i = len(letters), end - 1
    while i >= max(0, end - REACH):
        word = doc.words[i]
        if word[0] == letters[left - 1] and (word[0].isalpha() and word not in SMALL):
            left -= 1
            if left == 0:
                return i
        elif word not in SMALL:
            return None
        i -= 1
    return None


def _in_capitals(doc: Document, end: int, letters: str) -> int | None:
    missing, i = list(letters), end - 1
    while i >= max(0, end - REACH):
        word = doc.words[i]
        if doc.large[i]:
            if word[0] in missing:
                missing.remove(word[0])
            if not missing:
                return i
        elif word not in SMALL:
            return None
        i -= 1
    return None
