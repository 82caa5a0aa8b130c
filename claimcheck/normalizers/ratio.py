"""Shares, rates per head and multiples: "a fifth", "five in six", "12 per 100,000", "four times as many"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import cues, grammar
from claimcheck.document import Document
from claimcheck.model import Canonical, Mention
from claimcheck.normalizers import _forms, bounds, numerals
from claimcheck.normalizers._ratio_words import Table
from claimcheck.normalizers._ratio_words import table as load
from claimcheck.normalizers._reading import word
from claimcheck.normalizers.numerals import Numeral

HYPHENS: Final = frozenset("-‑–")
# "Five in six" is said of what is a few points off, as "two-thirds" is; "13 in 100" is not.
LOOSE: Final = Decimal("0.05")
# "Doubled" is said of what is a tenth off.
LOOSE_FACTOR: Final = Decimal("0.2")
FEW: Final = 20  # "seven in 13" is no share that anyone gives, but "one in 13" is
BASES: Final = frozenset(map(Decimal, (100, 1000, 10_000, 100_000, 1_000_000)))
REACH: Final = 4  # tokens between the figures of "seven children out of every eight"
ARTICLES: Final = ("a", "an")
ONE: Final = (*ARTICLES, "one", "1")
PERCENT: Final = Decimal(100)
NO_UNIT: Final = ""  # "a third" is a bare share; its kind says so


class Share(Struct, frozen=True):
    """A share, rate or factor; `numeral` stands at its tokens."""

    numeral: Numeral
    unit: str
    per: Decimal = PERCENT


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The shares, rates and multiples of a document."""
    table = load(doc.article.locale)
    found: list[Share] = []
    for at, numeral in enumerate(free):
        following = free[at + 1] if at + 1 < len(free) else None
        if (share := _numbered(doc, numeral, following, table)) is not None:
            found.append(share)
    found += _worded(doc, table)
    floor = 0
    for share in sorted(found, key=_first):
        if share.numeral.first >= floor:
            floor = share.numeral.last
            yield _mention(doc, share)


def triggers(locale: str) -> cues.Test:
    """The test of the words at which a share or multiple in one word may stand."""
    return load(locale).triggers.__contains__


def _first(share: Share) -> int:
    return share.numeral.first


def _numbered(doc: Document, numeral: Numeral, following: Numeral | None, table: Table) -> Share | None:
    """What a numeral is a share, rate or factor of, if it is one."""
    if numeral.form == "fraction":
        return _fraction(doc, numeral, table)
    words, last, sets = doc.words, numeral.last, table.sets
    if last >= len(words) or numeral.form in ("vague", "none"):
        return None
    if words[last] == "x" and doc.tight(last - 1) and _alone(doc, last + 1):
        return Share(_over(doc, numeral, last + 1), "times")
    if words[last] in sets["times"] or _folds(words, last, table):
        return _times(doc, numeral, table)
    if words[numeral.first - 1] in sets["of"] and word(doc, numeral.first - 2) in sets["factor"]:
        at = numeral.first - 2
        return Share(replace(numeral, first=at, start=doc.starts[at]), "times")
    if following is None or following.first - last > REACH or not _one_sentence(doc, numeral, following):
        return None
    return _per(doc, numeral, following, table) or _in(doc, numeral, following, table)


def _alone(doc: Document, i: int) -> bool:
    """Whether "x" stands for times at the end of a word ("3x more"), not between sizes ("4x4")."""
    return not word(doc, i)[:1].isdigit() and (word(doc, i) not in HYPHENS or not doc.tight(i - 1))


def _one_sentence(doc: Document, numeral: Numeral, following: Numeral) -> bool:
    sentence = doc.sentence_of(numeral.first)
    return sentence is not None and following.last <= sentence.last


def _folds(words: list[str], i: int, table: Table) -> bool:
    """Whether a hyphen and "fold" stand at token i."""
    return words[i] in HYPHENS and i + 1 < len(words) and words[i + 1] in table.sets["fold"]


def _fraction(doc: Document, numeral: Numeral, table: Table) -> Share | None:
    """A fraction that stands for a share, not for part of a unit or for a person ("a third was hurt")."""
    words, last, number = doc.words, numeral.last, numeral.number
    if isinstance(number, tuple) or _of_unit(words, last, table) or _added(doc, numeral.first, table):
        return None
    share = Share(replace(numeral, step=min(numeral.step, number / 2)), NO_UNIT)
    if words[last - 1] == "half":
        return _half(doc, share, table)
    if words[numeral.first] not in ARTICLES or words[last - 1] == "quarter":
        return share
    after = word(doc, last)
    if after in HYPHENS and doc.tight(last) and doc.tight(last - 1):
        return None
    plain = after in table.sets["shares"] and after not in table.sets["singular"]
    return share if plain or word(doc, numeral.first - 1) in table.sets["leads"] else None


def _added(doc: Document, first: int, table: Table) -> bool:
    """Whether a fraction adds to the unit before it: "one hour and a half"."""
    return word(doc, first - 1) == "and" and word(doc, first - 2).rstrip("s") in table.sets["units"]


def _half(doc: Document, share: Share, table: Table) -> Share | None:
    """The share of "half", and the factor of "half as many"; none in "the northern half"."""
    after, before = word(doc, share.numeral.last), word(doc, share.numeral.first - 1)
    if after == "as":
        return Share(share.numeral, "times")
    if before in table.sets["sides"]:
        return None
    return share if after in table.sets["shares"] or before in table.sets["leads"] else None


def _of_unit(words: list[str], last: int, table: Table) -> bool:
    """Whether a unit follows: "half an hour", "half mile", "a third of a mile", "half of one per cent"."""
    units, after = table.sets["units"], words[last : last + 3]
    if after[:1] == ["of"]:
        return len(after) == 3 and after[1] in ONE and after[2] in units
    return bool(after) and (after[0] in ARTICLES or after[0].rstrip("s") in units)


def _times(doc: Document, numeral: Numeral, table: Table) -> Share | None:
    """The factor of "1.5 times", "four times as many", "10-fold"; none in "she came four times"."""
    last = numeral.last
    if doc.words[last] in HYPHENS:
        return Share(_over(doc, numeral, last + 2), "times")
    after = word(doc, last + 1)
    decimal = numeral.step < 1 and not isinstance(numeral.number, tuple) and after not in table.sets["rates"]
    multiplied = decimal or after in table.sets["multiplied"]
    return Share(_over(doc, numeral, last + 1), "times") if multiplied else None


def _per(doc: Document, numeral: Numeral, base: Numeral, table: Table) -> Share | None:
    """The rate of "12.4 per 100,000", "12 cases per 100,000", "340 doctors for every 100,000"."""
    words, sets, per = doc.words, table.sets, base.first - 1
    if words[per] in sets["every_of"] and words[per - 1] in sets["for_"]:
        per -= 1
    elif words[per] not in sets["per"]:
        return None
    number = base.number
    if isinstance(number, tuple) or number not in BASES or not 0 <= per - numeral.last <= 1:
        return None
    noun = words[numeral.last]
    if not noun[0].isalpha() or noun in sets["parts"] or word(doc, base.last).rstrip("s") in sets["units"]:
        return None
    return Share(_over(doc, numeral, base.last), f"per {int(number)}", number)


def _in(doc: Document, numeral: Numeral, base: Numeral, table: Table) -> Share | None:
    """The share of "one in five", "3 out of 10", "seven children in every eight"."""
    over, under = numeral.number, base.number
    if isinstance(over, tuple) or isinstance(under, tuple) or base.form not in ("digits", "words"):
        return None
    if not 0 < over < under or over % 1 or under % 1 or numerals.is_year(doc, base):
        return None
    start, certain = _link(doc.words, base.first, table)
    noun = start - numeral.last
    if noun not in (0, 1, 2) or not all(w[0].isalpha() for w in doc.words[numeral.last : start]):
        return None
    if noun == 2 and over != 1:  # "one nursing post in eight"
        return None
    if not certain and not _plain(doc, numeral, base, table, noun=bool(noun)):
        return None
    step = min(LOOSE, over / under / 5, 1 / under)
    return Share(replace(_over(doc, numeral, base.last), number=over / under, step=step), NO_UNIT)


def _link(words: list[str], base: int, table: Table) -> tuple[int, bool]:
    """Where "in" or "out of every" before a base starts, -1 for nowhere; whether only a share can follow."""
    sets, i = table.sets, base - 1
    every = words[i] in sets["every_of"]
    i -= every or words[i] in HYPHENS
    if words[i] in sets["in_"]:
        return i - (words[i - 1] in HYPHENS), every
    if words[i] in sets["of"] and words[i - 1] in sets["out"]:
        return i - 1, True
    return -1, False


def _plain(doc: Document, numeral: Numeral, base: Numeral, table: Table, *, noun: bool) -> bool:
    """Whether "five in six" is a share and not so many things within so many others."""
    sets, under = table.sets, base.number
    after = word(doc, base.last + (word(doc, base.last) in HYPHENS))
    if base.last < len(doc.words) and _forms.numbered(doc, base.last):  # "one in four Year 12s"
        return True
    if after in sets["spans"] or after.rstrip("s") in sets["units"]:
        return False
    if after in sets["of"]:
        return True
    words = grammar.load(doc.article.locale)
    if noun:
        counted = after[:1].isalpha() and grammar.is_plural(after, words)
        return not counted and grammar.phrase_after(doc, base.last, len(doc.words), plural=True) is None
    if numeral.number == 1:
        return True
    if isinstance(under, tuple) or not (under <= FEW or under in BASES):
        return False
    before = word(doc, numeral.first - 1)
    led = before in sets["open"] or before in words.closed or before in words.reporting
    return led or not before[:1].isalpha()


def _worded(doc: Document, table: Table) -> list[Share]:
    """Multiples in one word ("doubled", "twice as many") and "every third household"."""
    words = doc.words
    found: list[Share] = []
    for i in cues.places(doc, __name__):
        if doc.sentence_of(i) is None:
            continue
        if factor := table.multiples.get(words[i]):
            if _multiplies(doc, i, table):
                found.append(Share(_numeral(doc, i, i + 1, factor, factor * LOOSE_FACTOR), "times"))
        elif (under := table.ordinals.get(word(doc, i + 1))) and _household(doc, i + 2, table):
            found.append(Share(_numeral(doc, i, i + 2, 1 / under, LOOSE), NO_UNIT))
    return found


def _multiplies(doc: Document, i: int, table: Table) -> bool:
    """Whether the word at token i tells how many times, not on how many occasions ("arrested twice")."""
    sets, after = table.sets, word(doc, i + 1)
    if doc.words[i] not in sets["compared"]:
        return after not in sets["bent"] and not (after == "as" and word(doc, i + 2) in ARTICLES)
    return after in sets["than"] or (after == "that" and word(doc, i + 2) in sets["that_of"])


def _household(doc: Document, i: int, table: Table) -> bool:
    """Whether a noun other than a span of time stands at token i."""
    noun = word(doc, i)
    closed = grammar.load(doc.article.locale).closed
    return noun[:1].isalpha() and noun not in table.sets["spans"] and noun not in closed


def _numeral(doc: Document, first: int, last: int, number: Decimal, step: Decimal) -> Numeral:
    return Numeral(first, last, doc.starts[first], doc.ends[last - 1], number, step, "words")


def _over(doc: Document, numeral: Numeral, last: int) -> Numeral:
    """A numeral stretched to before token `last`."""
    return replace(numeral, last=last, end=doc.ends[last - 1])


def _mention(doc: Document, share: Share) -> Mention:
    numeral = share.numeral
    bound = bounds.read(doc, numeral.first, numeral.last)
    value = bounds.quantity(numeral, bound, share.unit)
    if share.per != PERCENT:
        low, high = (None if end is None else end * PERCENT / share.per for end in (value.low, value.high))
        value = replace(value, canonical=Canonical(low, high, "percent"))
    trace = tuple(step for step in (numeral.trace, bound.trace) if step)
    return Mention(numeral.start, numeral.end, numeral.first, numeral.last, "ratio", value, trace)
