"""Counted things: "36 unregistered platforms", "three of the four suspects", and bare numbers as `number`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.grammar import Phrase
from claimcheck.model import Mention
from claimcheck.normalizers import _labelled, bounds, numerals
from claimcheck.normalizers._number_words import table
from claimcheck.normalizers.numerals import Numeral
from claimcheck.plurals import plural_looking
from claimcheck.words import singular

# Between a figure and its noun: "two of the suspects", "some 40 or so people".
ONE: Final = Decimal(1)
GLUED: Final = {"m": Decimal(10**6), "k": Decimal(1000), "bn": Decimal(10**9), "tn": Decimal(10**12)}
POSSESSIVES: Final = ("'s", "’s", "s'", "s’")
PARTITIVE: Final = ("the", "these", "those", "their", "its", "his", "her", "our", "all")


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The counts and bare numbers among the numerals that no other kind took."""
    for numeral in free:
        mention = _read(doc, numeral)
        if mention is not None:
            yield mention


def _read(doc: Document, numeral: Numeral) -> Mention | None:
    sentence = doc.sentence_of(numeral.first)
    if sentence is None or _labelled.names(doc, numeral, sentence):
        return None
    numeral = _magnified(doc, numeral)
    bound = bounds.read(doc, numeral.first, numeral.last)
    phrase = noun_of(doc, numeral, sentence.last) or _hedged(doc, numeral.last, sentence.last)
    if phrase is None:
        if (numeral.form == "words" and numeral.number == 1) or _stray_year(doc, numeral):
            return None
        if numeral.form in ("words", "digits") and _labelled.follows_label(doc, numeral):
            return None
        quantity = bounds.quantity(numeral, bound, "", counted=True)
        return Mention(
            numeral.start, numeral.end, numeral.first, numeral.last, "number", quantity, (numeral.trace,)
        )
    unit, rate = unit_of(doc, phrase), _rate(doc, phrase.last, sentence.last)
    unit = f"{unit} per {doc.words[rate]}" if rate else unit
    quantity = bounds.quantity(numeral, bound, unit, counted=True)
    near = phrase.first - bound.last <= 1 and phrase.first >= bound.last and not _holds_figure(doc, phrase)
    last = (rate + 1 if rate else phrase.last) if near else numeral.last
    trace = tuple(step for step in (numeral.trace, bound.trace, f"counts {unit}") if step)
    return Mention(numeral.start, doc.ends[last - 1], numeral.first, last, "count", quantity, trace)


def _magnified(doc: Document, numeral: Numeral) -> Numeral:
    """A figure with the magnitude glued to it, which was no unit of measure ("Traffic was 17.6m")."""
    i = numeral.last
    factor = GLUED.get(doc.words[i]) if i < len(doc.words) and doc.tight(i - 1) else None
    if factor is None or isinstance(numeral.number, tuple):
        return numeral
    number, step = numeral.number * factor, max(numeral.step, ONE) * factor
    return replace(numeral, last=i + 1, end=doc.ends[i], number=number, step=step)


def noun_of(doc: Document, numeral: Numeral, last: int) -> Phrase | None:
    """The noun phrase that a numeral counts: after it, after its hyphen, or after "of the"."""
    i = numeral.last
    if i >= last:
        return None
    if doc.words[i] == "-" and doc.tight(i) and doc.ends[i - 1] == doc.starts[i]:
        if doc.words[i + 1] in ("odd", "plus", "something"):
            return _follows(doc, i + 2, last, plural=True)
        bare = doc.words[i + 1] == "strong" or doc.words[i + 1] in grammar.load(doc.article.locale).standing
        return None if bare else grammar.phrase_after(doc, i + 1, min(last, i + 2), plural=False)
    if doc.words[i] == "x":
        return None
    if doc.words[i] == "of" and i + 2 < last and doc.words[i + 1] in ("a", "an"):
        part = numeral.step < 1 and not isinstance(numeral.number, tuple)
        return grammar.phrase_after(doc, i + 2, min(last, i + 3), plural=False) if part else None
    if doc.words[i] == "of":
        vague = numeral.form == "vague" or numeral.scale > 1
        whole = grammar.phrase_after(doc, i + 1, last, plural=True) if vague else None
        return whole or _partitive(doc, i + 1, last)
    return _follows(doc, i, last, plural=numeral.number != 1)


def _rate(doc: Document, i: int, last: int) -> int:
    """The token below a rate bar at token i ("28 points per game", "80,000 vehicles a day"); 0 for none."""
    words = grammar.load(doc.article.locale)
    if i + 1 >= last or doc.words[i] not in words.bars or doc.words[i + 1] not in words.below:
        return 0
    since = i + 2 < last and doc.words[i] != "per" and doc.words[i + 2] in words.later
    return 0 if since or (i + 2 < last and doc.words[i + 2] == "-") else i + 1


def _holds_figure(doc: Document, phrase: Phrase) -> bool:
    """Whether a figure of its own stands in a phrase ("14 new 52-week highs")."""
    inner = range(phrase.first, phrase.head)
    return any(doc.words[k][0].isdigit() and doc.words[k + 1] == "-" != doc.words[k - 1] for k in inner)


def _hedged(doc: Document, i: int, last: int) -> Phrase | None:
    """The noun phrase behind a hedge that follows the figure ("60 or so people")."""
    end = bounds.read(doc, i, i).last if i < last and doc.words[i] in ("or", "odd") else i
    return _follows(doc, end, last, plural=True) if i < end < last else None


def _follows(doc: Document, i: int, last: int, *, plural: bool) -> Phrase | None:
    """The noun phrase behind a figure, words of comparison passed over ("four more bodies")."""
    words = grammar.load(doc.article.locale)
    while i < last and doc.words[i] in words.comparing:
        i += 1
    noun = i
    while noun < last and doc.words[noun] in words.leading:
        noun += 1
    if noun + 1 < last and _number(doc, noun, table(doc.article.locale).starters):
        return None  # "800 two weeks ago"
    phrase = grammar.phrase_after(doc, noun, last, plural=plural)
    if phrase is not None and not plural:
        phrase = _single(doc, phrase)
    elif phrase is None and plural:
        phrase = _zero_plural(doc, noun, last)
    return phrase and replace(phrase, first=i)


def _single(doc: Document, phrase: Phrase) -> Phrase | None:
    """The phrase behind "one" without the verb that looks like a plural ("one gunman raises")."""
    head = phrase.head
    if head > phrase.first and plural_looking(doc.words[head]) and doc.words[head - 1][0].isalpha():
        head -= 1
    participle = head == phrase.first and doc.words[head].endswith("ed")
    return None if participle else Phrase(phrase.first, head + 1, head)


def _partitive(doc: Document, i: int, last: int) -> Phrase | None:
    """In "of the four suspects", the noun behind the determiner and a second figure."""
    numbers = table(doc.article.locale).starters
    if i >= last or not (doc.words[i] in PARTITIVE or doc.words[i] in numbers or doc.words[i].isdecimal()):
        return None
    while i < last and ((word := doc.words[i]) in PARTITIVE or word in numbers or not word[0].isalpha()):
        i += 1
    phrase = grammar.phrase_after(doc, i, last, plural=True)
    closed = i < last and doc.words[i] in grammar.load(doc.article.locale).pronouns
    return phrase or (None if closed else grammar.phrase_after(doc, i + 1, last, plural=True))


def _paired(doc: Document, phrase: Phrase, last: int) -> Phrase | None:
    """The noun that two words share: "3,500 search and rescue personnel"."""
    first = phrase.last + 1
    if phrase.last - phrase.first > 1 or first + 1 >= last or doc.words[phrase.last] not in ("and", "or"):
        return None
    word = doc.words[first]
    if word in table(doc.article.locale).starters or word.endswith(("ed", "ing")):
        return None
    pair = grammar.phrase_after(doc, first, first + 2, plural=True)
    return replace(pair, first=phrase.first) if pair is not None and pair.head == first + 1 else None


def _zero_plural(doc: Document, i: int, last: int) -> Phrase | None:
    """A single bare noun that the text treats as counted ("two craft", "six zloty")."""
    words = grammar.load(doc.article.locale)
    phrase = grammar.phrase_after(doc, i, min(last, i + 3), plural=False)
    if phrase is None or phrase.last - phrase.first > 2 or doc.words[phrase.head] in words.verbs:
        return None
    after = doc.words[phrase.last] if phrase.last < last else "."
    if pair := _paired(doc, phrase, last):
        return pair
    noun = doc.words[phrase.head]
    if (
        noun.endswith(("ed", "ing", "ly"))
        or after in words.determiners
        or noun in words.standing | words.trailing
    ):
        return None
    return phrase


def _stray_year(doc: Document, numeral: Numeral) -> bool:
    """Whether a bare figure is more likely a year that no date took ("Dec. 29. 2022")."""
    if not numerals.is_year(doc, numeral) or not "1900" <= doc.words[numeral.first] < "2050":
        return False
    return numeral.first > 0 and not doc.words[numeral.first - 1][-1].isalnum()


def unit_of(doc: Document, phrase: Phrase) -> str:
    """The counted noun phrase in lower case, its head in the singular, without owners and figures."""
    locale = doc.article.locale
    comparing, numbers = grammar.load(locale).comparing, table(locale).starters
    inner = range(phrase.first, phrase.head)
    words = [(k, w) for k in inner if (w := doc.words[k])[0].isalnum() and w not in comparing]
    cuts = (at for at, (k, w) in enumerate(words, 1) if w.endswith(POSSESSIVES) or _number(doc, k, numbers))
    kept = [w if _glued(doc, k) else f"{w} " for k, w in words[max(cuts, default=0) :]]
    return "".join([*kept, singular(doc.words[phrase.head])])


def _glued(doc: Document, k: int) -> bool:
    """Whether digits touch token k ("G20")."""
    return doc.ends[k] == doc.starts[k + 1] and doc.words[k + 1][0].isdigit()


def _number(doc: Document, k: int, numbers: Container[str]) -> bool:
    """Whether token k is a number word of its own and no part of "four-bedroom"."""
    return doc.words[k] in numbers and doc.words[k + 1] != "-"
