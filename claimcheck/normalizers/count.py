"""Counted things: "36 unregistered platforms", "three of the four suspects", and bare numbers as `number`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.grammar import Phrase
from claimcheck.model import Mention
from claimcheck.normalizers import bounds
from claimcheck.normalizers.numerals import Numeral
from claimcheck.words import singular

# Between a figure and its noun: "two of the suspects", "some 40 or so people".
ONE: Final = Decimal(1)
GLUED: Final = {"m": Decimal(10**6), "k": Decimal(1000), "bn": Decimal(10**9), "tn": Decimal(10**12)}
PARTITIVE: Final = ("the", "these", "those", "their", "its", "his", "her", "our", "all")


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The counts and bare numbers among the numerals that no other kind took."""
    for numeral in free:
        mention = _read(doc, numeral)
        if mention is not None:
            yield mention


def _read(doc: Document, numeral: Numeral) -> Mention | None:
    sentence = doc.sentence_of(numeral.first)
    if sentence is None or _identifies(doc, numeral, sentence.first):
        return None
    numeral = _magnified(doc, numeral)
    phrase = noun_of(doc, numeral, sentence.last)
    bound = bounds.read(doc, numeral.first, numeral.last)
    if phrase is None:
        quantity = bounds.quantity(numeral, bound, "", counted=True)
        return Mention(
            numeral.start, numeral.end, numeral.first, numeral.last, "number", quantity, (numeral.trace,)
        )
    unit = _unit(doc, phrase)
    quantity = bounds.quantity(numeral, bound, unit, counted=True)
    last = phrase.last if phrase.first - numeral.last <= 1 else numeral.last
    trace = tuple(step for step in (numeral.trace, bound.trace, f"counts {unit}") if step)
    return Mention(numeral.start, doc.ends[last - 1], numeral.first, last, "count", quantity, trace)


def _magnified(doc: Document, numeral: Numeral) -> Numeral:
    """A figure with the magnitude that is glued to it and that was no unit of measure ("Traffic was 17.6m")."""
    i = numeral.last
    factor = GLUED.get(doc.words[i]) if i < len(doc.words) and doc.tight(i - 1) else None
    if factor is None or isinstance(numeral.number, tuple):
        return numeral
    return replace(
        numeral, last=i + 1, end=doc.ends[i], number=numeral.number * factor, step=max(numeral.step, ONE) * factor
    )


def noun_of(doc: Document, numeral: Numeral, last: int) -> Phrase | None:
    """The noun phrase that a numeral counts: after it, after its hyphen, or after "of the"."""
    i = numeral.last
    if i >= last:
        return None
    plural = numeral.number != 1
    if doc.words[i] == "-" and doc.tight(i) and doc.ends[i - 1] == doc.starts[i]:
        return grammar.phrase_after(doc, i + 1, min(last, i + 2), plural=False)
    if doc.words[i] == "of":
        return _partitive(doc, i + 1, last)
    return grammar.phrase_after(doc, i, last, plural=plural) or (
        _zero_plural(doc, i, last) if plural else None
    )


def _partitive(doc: Document, i: int, last: int) -> Phrase | None:
    """ "of the four suspects": the noun behind the determiner and a second figure."""
    if i >= last or doc.words[i] not in PARTITIVE:
        return None
    while i < last and (doc.words[i] in PARTITIVE or doc.words[i][0].isdigit() or len(doc.words[i]) < 2):
        i += 1
    phrase = grammar.phrase_after(doc, i, last, plural=True)
    return phrase or grammar.phrase_after(doc, i + 1, last, plural=True)


def _zero_plural(doc: Document, i: int, last: int) -> Phrase | None:
    """A single bare noun that the text treats as counted ("two craft", "six zloty")."""
    words = grammar.load(doc.article.locale)
    phrase = grammar.phrase_after(doc, i, min(last, i + 3), plural=False)
    if phrase is None or phrase.last - phrase.first > 2 or doc.words[phrase.head] in words.verbs:
        return None
    after = doc.words[phrase.last] if phrase.last < last else "."
    noun = doc.words[phrase.head]
    if noun.endswith(("ed", "ing", "ly")) or after in words.determiners:
        return None
    return phrase


def _identifies(doc: Document, numeral: Numeral, first: int) -> bool:
    """Whether the number names a thing ("Flight 370", "Article 5") and counts nothing."""
    i = numeral.first - 1
    if numeral.form != "digits" or i <= first:
        return False
    word = doc.text[doc.starts[i] : doc.ends[i]]
    if doc.words[i] in ("-", "/", "#") and doc.tight(i):
        return True
    closed = grammar.load(doc.article.locale).closed
    if not word[:1].isupper() or doc.words[i] in closed or not word.isalpha():
        return False
    follows = numeral.last < len(doc.words) and doc.words[numeral.last][0].isalpha()
    return not follows or doc.words[numeral.last] in closed


def _unit(doc: Document, phrase: Phrase) -> str:
    """The counted noun phrase in lower case, its head in the singular."""
    words = [w for w in doc.words[phrase.first : phrase.head] if w[0].isalpha()]
    return " ".join([*words, singular(doc.words[phrase.head])])
