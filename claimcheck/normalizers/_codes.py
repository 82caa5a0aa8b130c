"""Codes of currencies before a figure, some of which headlines have as words ("ALL", "TOP", "PEN")."""

from __future__ import annotations

from typing import Final

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.normalizers._currency_words import Money, Table, table
from claimcheck.normalizers._number_words import table as numbers

MILLIONS: Final = ("million", "billion", "trillion", "bn")  # "three hundred won" medals
WHOLES: Final = (["it"], ["this"], ["that"], ["which"])  # "MAD 8m of it", not "ALL 8 million of them"
LETTERS: Final = frozenset("mkbt")  # magnitudes behind an amount of money


def leads(doc: Document, at: int, last: int) -> bool:
    """Whether token `at` is the code of the currency in which the figure that ends before `last` stands."""
    words = table(doc.article.locale)
    if doc.words[at] not in words.codes or not _capitals(doc, at):
        return False
    return doc.words[at] not in words.shouted or _apart(doc, at, last)


def glued(doc: Document, i: int) -> bool:
    """Whether the digits at token i are an amount behind the code glued to them: "PEN637m", not "TOP10"."""
    after = doc.words[i + 1] if i + 1 < len(doc.words) else ""
    if doc.words[i - 1] not in table(doc.article.locale).codes or not _capitals(doc, i - 1):
        return False
    return "," in doc.words[i] or _magnitude(doc, after)


def priced(doc: Document, at: int, last: int) -> bool:
    """Whether a code that may be a word prices a figure without magnitude: "GEL 300,000", "PEN 450 a month".

    The article must have the currency elsewhere, as that or by its name.
    """
    code = table(doc.article.locale).codes[doc.words[at]].units[0]
    exact = not doc.words[last - 1].isdigit() or doc.words[last : last + 1] in (["a"], ["per"])
    return exact and code in doc.once(_known) and _apart(doc, at, last)


def stands(doc: Document, money: Money, table: Table) -> bool:
    """Whether the article has a currency's code, or its name behind a magnitude ("637 million soles")."""
    for i, word in enumerate(doc.words):
        code = table.codes.get(word)
        if code is not None and code.units[0] == money.units[0] and _capitals(doc, i):
            return True
        if i and word in table.names and doc.words[i - 1] in MILLIONS and _names(table, word, money):
            return True
    return False


def _names(table: Table, word: str, money: Money) -> bool:
    return any(other.units[0] == money.units[0] for _, other in table.names[word])


def _known(doc: Document) -> frozenset[str]:
    """The currencies that the article has by a code with a magnitude or by a name of theirs alone."""
    words = table(doc.article.locale)
    found: set[str] = set()
    for i, word in enumerate(doc.words):
        if word in words.shouted and _capitals(doc, i):
            behind = doc.words[i + 1 : i + 4]
            if behind and behind[0][0].isdigit() and any(_magnitude(doc, each) for each in behind[1:]):
                found.add(words.codes[word].units[0])
        found.update(money.units[0] for _, money in words.names.get(word, ()) if len(money.units) == 1)
    return frozenset(found)


def _apart(doc: Document, at: int, last: int) -> bool:
    """Whether no capitals stand before a code, and nothing that a figure counts behind that."""
    if at and doc.words[at - 1].isalpha() and _capitals(doc, at - 1):
        return False
    if doc.words[last : last + 1] == ["of"] and doc.words[last + 1 : last + 2] not in WHOLES:
        return False
    return grammar.phrase_after(doc, last, len(doc.words), plural=True) is None


def _magnitude(doc: Document, word: str) -> bool:
    return word in LETTERS or word in numbers(doc.article.locale).magnitudes


def _capitals(doc: Document, at: int) -> bool:
    return doc.ends[at] - doc.starts[at] > 1 and doc.text[doc.starts[at] : doc.ends[at]].isupper()
