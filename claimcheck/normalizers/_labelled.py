"""Figures that name and count nothing: "Flight 370", "pages 12-15", "14 Acacia Avenue", "the Big Ten"."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar, lexicon
from claimcheck.document import Document, Sentence
from claimcheck.normalizers import _columns, _forms, numerals, timewords
from claimcheck.normalizers._reading import word
from claimcheck.normalizers.numerals import Numeral

DATING: Final = ("last", "this", "that", "same", "friday", "saturday", "sunday", "by")
CLOCK: Final = ("o'clock", "o’clock")
KEYCAPS: Final = ("\ufe0f", "\u20e3")
LETTERS: Final = "mkbtx"
LOOSE: Final = ("odd", "plus", "something")  # "20-something men", "300-odd guests"
YEARS: Final = ("1900", "2050")
NEAR: Final = 30  # tokens to either side that tell prose from a headline
ROW: Final = 20  # tokens of a row of numbers
ADDRESS: Final = 4  # tokens of a street's name
PROSE: Final = 4  # a word so long in small letters stands in no headline of capitals, but for prepositions


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """labels.toml."""

    plurals: str
    forms: str
    numbers: str
    groups: str
    bills: str
    joints: str
    streets: str
    aircraft: str
    variants: str
    definitions: str
    stretches: str
    emergency: str
    calls: str
    zero_before: str
    zero_after: str


def names(doc: Document, numeral: Numeral, sentence: Sentence) -> bool:
    """Whether a figure is the number of a thing, part of a name, or a time of day."""
    if _grouped(doc, numeral.first):
        return True
    if numeral.form == "words":
        named = _capital(doc, numeral, sentence) or _part(doc, numeral) or _model(doc, numeral)
        return named or _titled(doc, numeral) or _zero(doc, numeral)
    if numeral.form != "digits":
        return _part(doc, numeral)
    return (
        _identifies(doc, numeral, sentence.first)
        or _part(doc, numeral)
        or _listed(doc, numeral)
        or _housed(doc, numeral, sentence.last)
        or any(named(doc, numeral) for named in (_model, _titled, _made, _dialled))
    )


def _grouped(doc: Document, i: int) -> bool:
    """Whether a body is named by the figure at token i: "the Group of 20"."""
    if i < 2 or doc.words[i - 1] != "of" or not doc.large[i - 2]:
        return False
    return doc.words[i - 2] in _sets(doc.article.locale)["groups"]


def _identifies(doc: Document, numeral: Numeral, first: int) -> bool:
    """Whether the word before numbers a thing ("Flight 370", "Article 5", "No. 10")."""
    i = numeral.first - 1
    if i <= first:
        return False
    if doc.words[i] in ("-", "/", "#") and doc.tight(i):
        return True
    sets = _sets(doc.article.locale)
    if doc.words[i] in sets["bills"] or (doc.words[i] == "." and doc.words[i - 1] in sets["numbers"]):
        return True
    if doc.words[i] in sets["numbers"] and doc.large[i]:
        return True
    if doc.words[i] == "(" and doc.tight(i) and doc.tight(i - 1) and doc.words[i - 1][-1].isalnum():
        return True  # "paragraph 12(3)"
    known = grammar.load(doc.article.locale)
    written = doc.text[doc.starts[i] : doc.ends[i]]
    if not written[:1].isupper() or doc.words[i] in known.closed or not written.isalpha():
        return False
    if "," in doc.words[numeral.first] or numeral.scale > 1 or _tabled(doc, numeral, i):
        return False
    after = word(doc, numeral.last) or "."
    return not after[0].isalpha() or after in known.closed or after in known.verbs


def _tabled(doc: Document, numeral: Numeral, i: int) -> bool:
    """Whether figures stand behind names in a list: "districts: Hyderabad 640; Khammam 845;"."""
    if _columns.holds(doc, numeral.first):
        return True
    while i > 0 and doc.words[i][0].isalpha():
        i -= 1
    return doc.words[i] in (":", ";") and word(doc, numeral.last) == ";"


def _part(doc: Document, numeral: Numeral) -> bool:
    """Whether what follows makes it part of a name or a clock time ("4C", "10-K", "3-pointers", "21:14")."""
    first, last = numeral.first, numeral.last
    after = word(doc, last)
    if after in CLOCK or after[:1] in KEYCAPS or _timed(doc, last) or _timed(doc, first - 1):
        return True
    if after == "-" and doc.tight(last):
        if numeral.form == "digits" and doc.tight(last - 1) and doc.words[last + 1].isdecimal():
            return True  # a record ("52-39")
        return doc.words[last - 1] == "zero" or doc.words[last + 1] == "in" or _compound(doc, last + 1)
    glued = bool(after) and doc.tight(last - 1)
    if after == "/" and glued and doc.tight(last) and doc.words[last + 1].isdecimal():
        return True
    if after == "(" and glued and word(doc, last + 2) == ")":
        return len(doc.words[last + 1]) == 1 and doc.words[last + 1].isalpha()
    if numeral.form == "words":
        before = word(doc, first - 2)
        flat = (
            word(doc, first - 1) == "-" and doc.tight(first - 1) and doc.tight(first - 2) and before.isalpha()
        )
        return flat or (glued and after[0].isdigit())
    return glued and len(after) == 1 and after.isalpha() and after not in LETTERS


def _compound(doc: Document, i: int) -> bool:
    """Whether token i behind a hyphen makes the figure a noun or a form ("3-pointers", "10-K")."""
    noun = doc.words[i]
    if (
        len(noun) == 1
        and doc.text[doc.starts[i]].isupper()
        and not (word(doc, i + 1) == "-" and doc.tight(i))
    ):
        return True
    known = grammar.load(doc.article.locale)
    return (
        noun.isalpha()
        and noun not in LOOSE
        and noun not in known.modifiers
        and grammar.is_plural(noun, known)
    )


def _zero(doc: Document, numeral: Numeral) -> bool:
    """Whether "zero" stands in a set phrase ("net zero", "zero tolerance")."""
    sets = _sets(doc.article.locale)
    before, after = word(doc, numeral.first - 1), word(doc, numeral.last)
    return numeral.number == 0 and (before in sets["zero_before"] or after in sets["zero_after"])


def _timed(doc: Document, i: int) -> bool:
    """Whether token i is a colon between figures."""
    if not 0 < i < len(doc.words) - 1 or doc.words[i] != ":" or not (doc.tight(i - 1) and doc.tight(i)):
        return False
    return doc.words[i - 1].isdecimal() and doc.words[i + 1][0].isdecimal()


def _listed(doc: Document, numeral: Numeral) -> bool:
    """Whether figures in a row number the things before them ("junctions 10 and 11", "pages 12-15")."""
    sets, at = _sets(doc.article.locale), numeral.first - 1
    if not doc.words[numeral.first].isdecimal() or numeral.scale != 1:
        return False
    floor = max(numeral.first - ROW, 1)
    while at > floor and doc.words[at] in sets["joints"] and doc.words[at - 1].isdecimal():
        at -= 2
    row = isinstance(numeral.number, tuple) or at < numeral.first - 1
    row = row or (word(doc, numeral.last) in sets["joints"] and word(doc, numeral.last + 1).isdecimal())
    if doc.words[max(at, 0)] == "." and doc.words[at - 1] in sets["numbers"]:
        return True
    at = max(at, 0)
    return row and (doc.words[at] in sets["plurals"] or (doc.words[at] in sets["forms"] and doc.large[at]))


def _housed(doc: Document, numeral: Numeral, last: int) -> bool:
    """Whether a street follows ("14 Acacia Avenue"), not what counts by one ("20 Wall Street banks")."""
    streets = _sets(doc.article.locale)["streets"]
    for k in range(numeral.last, min(numeral.last + ADDRESS, last)):
        if not doc.text[doc.starts[k]].isupper():
            return False
        if doc.words[k] in streets and k > numeral.last:
            return not grammar.is_plural(word(doc, k + 1), grammar.load(doc.article.locale))
    return False


def _model(doc: Document, numeral: Numeral) -> bool:
    """Whether the figure is that of an aircraft, a picture or a brand ("737 MAX", "4K", "7-Eleven")."""
    sets, first = _sets(doc.article.locale), numeral.first
    if word(doc, first - 1) in sets["variants"] and doc.text[doc.starts[first - 1]].isupper():
        return True  # "737 MAX 9"
    if doc.words[first] in sets["aircraft"] and numeral.scale == 1:
        return isinstance(numeral.number, tuple) or word(doc, first + 1) in sets["variants"]
    if doc.words[numeral.last - 1] == "k" and numeral.last - first == 2:
        return doc.words[first] in sets["definitions"] and doc.text[doc.starts[first + 1]].isupper()
    return isinstance(numeral.number, tuple) and doc.text[doc.starts[numeral.last - 1]].isupper()


def _titled(doc: Document, numeral: Numeral) -> bool:
    """Whether a unit of time or "Series" in capitals makes a title of it ("60 Minutes", "2 Series")."""
    after = word(doc, numeral.last)
    if after != "series" and after not in timewords.table(doc.article.locale).units:
        return False
    return doc.large[numeral.last] and not _forms.numbered(doc, numeral.last)


def _dialled(doc: Document, numeral: Numeral) -> bool:
    """Whether the figure is that of the emergency services ("a 911 call")."""
    sets, after = _sets(doc.article.locale), word(doc, numeral.last)
    if doc.words[numeral.first] not in sets["emergency"] or numeral.last - numeral.first > 1:
        return False
    return after in sets["calls"] or not grammar.is_plural(after or ".", grammar.load(doc.article.locale))


def _made(doc: Document, numeral: Numeral) -> bool:
    """Whether the figure is the year of what is named after it ("a 2015 Honda", "the 2012 London Games")."""
    if not numerals.is_year(doc, numeral) or not YEARS[0] <= doc.words[numeral.first] < YEARS[1]:
        return False
    return numeral.last < len(doc.words) and doc.text[doc.starts[numeral.last] :][:2].istitle()


def follows_label(doc: Document, numeral: Numeral) -> bool:
    """Whether a bare figure numbers the stretch before it ("day two", "week 3"); "last night two" came."""
    if word(doc, numeral.first - 2) in DATING:
        return False
    return word(doc, numeral.first - 1) in _sets(doc.article.locale)["stretches"]


def _capital(doc: Document, numeral: Numeral, sentence: Sentence) -> bool:
    """Whether a number word has a capital inside a sentence ("the Big Ten", "the Six Nations")."""
    i = numeral.first
    if i <= sentence.first or not doc.text[doc.starts[i]].isupper() or not doc.words[i - 1][0].isalpha():
        return False
    near = range(max(sentence.first + 1, i - NEAR), min(sentence.last, i + NEAR))
    small = (k for k in near if doc.text[doc.starts[k]].islower())
    closed = grammar.load(doc.article.locale).prepositions
    return any(len(doc.words[k]) >= PROSE and doc.words[k] not in closed for k in small)


@cache
def _sets(locale: str) -> dict[str, frozenset[str]]:
    return lexicon.word_sets(locale, "labels", Words)
