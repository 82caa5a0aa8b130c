"""One number written in digits: grouping, decimals, sign, magnitude, granularity."""

from __future__ import annotations

from decimal import Decimal
from typing import Final
from unicodedata import category

from msgspec import Struct

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.normalizers import _codes, _forms, _marques, _telephone
from claimcheck.normalizers._grouping import DASHES, QUOTES, join_groups, parse
from claimcheck.normalizers._number_words import Table

ONE: Final = Decimal(1)
TIMES: Final = frozenset("x×*")
MINUS: Final = frozenset("-−–")
# "2/3" is said of what is a few points off.
FRACTION: Final = Decimal("0.05")


class Figure(Struct, frozen=True):
    """A number as read at tokens [first, last); `scale` is its magnitude."""

    first: int
    last: int
    number: Decimal | tuple[Decimal, Decimal]
    step: Decimal
    form: str
    scale: Decimal = ONE
    trace: str = ""


def read(doc: Document, i: int, floor: int, end: int, table: Table) -> Figure | None:
    """The number that starts with the digits of token `i`, or None if they only name something."""
    if _named(doc, i, table):
        return None
    if doc.words[i] == "000":  # "$000" heads a column
        return None
    if share := _vulgar_figure(doc, i, floor, end, table):
        return share
    digits, last = join_groups(doc, i, end, table)
    parsed = parse(digits, doc.article.locale, table, doc.words[last] if last < end else "")
    if parsed is None:
        return None
    value, places = parsed
    first = i
    if places == 0 and _point(doc, i, floor):
        first, places = i - 1, len(digits)
        value = value.scaleb(-places)
    value, places, last = _exponent(doc, value, places, last, end)
    value, places, last = _mixed(doc, value, places, last, end, table)
    if last < end and doc.ends[last - 1] == doc.starts[last] and _identifier(doc, last, end, table):
        return None
    scale, last = magnitude(doc, first, last, end, table)
    step = granularity(value, places, scale)
    if scale == 1 and last < end and (dozen := table.dozens.get(doc.words[last].removesuffix("s"))):
        value, step, last = value * dozen, dozen / 3, last + 1  # "3 dozen" is said of 34 to 38
    first, sign = _sign(doc, first, floor, table)
    return Figure(first, last, value * scale * sign, step, "digits", scale)


def granularity(value: Decimal, places: int, scale: Decimal) -> Decimal:
    """The step that a figure was written in: decimals as written, round integers to two digits."""
    if places:
        return scale.scaleb(-places)
    if scale == 1 and value < 1000:
        return ONE
    return round_step(value) * scale


def round_step(value: Decimal) -> Decimal:
    """10 to the number of trailing zeros of an integer, keeping two significant digits."""
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** min(zeros, max(len(digits) - 2, 0))


def magnitude(doc: Document, first: int, last: int, end: int, table: Table) -> tuple[Decimal, int]:
    """The magnitude written behind a figure that ends before token `last`, and where it ends."""
    scale = ONE
    if (
        last < end
        and doc.ends[last - 1] == doc.starts[last]
        and (glued := _glued(doc, first, last, end, table))
    ):
        scale, last = glued, last + 1
    while last < end:
        word = doc.words[last]
        if word in table.magnitudes:
            scale, last = scale * table.magnitudes[word], last + 1
        elif (
            word in DASHES and last + 1 < end and doc.words[last + 1] in table.magnitudes and doc.tight(last)
        ):
            scale, last = scale * table.magnitudes[doc.words[last + 1]], last + 2
        elif scale == 1 and word in ("m", "k", "b", "t") and _money_before(doc, first, last + 1, table):
            scale, last = (table.attached | table.cautious)[word], last + 1
        else:
            break
    return scale, last


def _money_before(doc: Document, first: int, last: int, table: Table) -> bool:
    """Whether a currency sign or code stands right before the figure at tokens [first, last)."""
    if first == 0:
        return False
    at = first - 2 if doc.words[first - 1] in ("(", *MINUS) and first > 1 else first - 1
    word = doc.words[at]
    return category(word[-1]) == "Sc" or word in table.sets["glued"] or _codes.leads(doc, at, last)


def _glued(doc: Document, first: int, last: int, end: int, table: Table) -> Decimal | None:
    """The value of a magnitude letter glued to the digits."""
    word = doc.words[last]
    if last + 1 < end and doc.tight(last) and doc.words[last + 1][0].isalnum():
        return None
    if word in table.cautious:
        upper = doc.text[doc.starts[last]].isupper() and word == "m"
        after = doc.words[last + 1] if last + 1 < end else ""
        counted = after in table.sets["counted"] or after in table.sets["glued"]
        counted = counted or (word == "m" and _things(doc, last + 1, end, table))
        return (
            table.cautious[word] if upper or counted or _money_before(doc, first, last + 1, table) else None
        )
    return table.attached.get(word)


def _counting(doc: Document, i: int, table: Table) -> bool:
    """Whether a magnitude or a counted noun behind digits makes the label before them a verb."""
    after = doc.words[i + 1] if i + 1 < len(doc.words) else "."
    if after in table.magnitudes:
        return True
    if doc.words[i - 1] not in table.sets["verbal"]:
        return False
    return grammar.phrase_after(doc, i + 1, len(doc.words), plural=True) is not None


def _things(doc: Document, i: int, end: int, table: Table) -> bool:
    """Whether a plural that has no length in metres stands at token i ("5.5m crypto wallets")."""
    if i >= end or not doc.words[i][0].isalpha():
        return False
    phrase = grammar.phrase_after(doc, i, end, plural=True)
    return phrase is not None and table.sets["sized"].isdisjoint(doc.words[i : phrase.last])


def _named(doc: Document, i: int, table: Table) -> bool:
    """Whether the digits belong to a name, a code or a label ("A320", "COVID-19", "Flight 370")."""
    if i == 0:
        return False
    word, before = doc.words[i], doc.words[i - 1]
    if len(word) > 1 and word.isdecimal() and _telephone.holds(doc, i):
        return True
    if before in QUOTES and len(word) == 2 and doc.tight(i - 1) and (i < 2 or not doc.tight(i - 2)):
        return True  # "the class of '92"
    if doc.ends[i - 1] != doc.starts[i]:
        labelled = before in table.sets["labels"] and len(word) < 5 and "," not in word
        labelled = (labelled and not _counting(doc, i, table)) or _forms.numbered(doc, i - 1)
        return labelled or _marques.index(doc, i)
    if before[-1].isalpha():
        lone = before in table.sets["lone"] and not _amount(doc, i, table)
        return lone or (before not in table.sets["glued"] and not _codes.glued(doc, i))
    if before == "." and i > 1 and doc.tight(i - 2) and _marques.model(doc, i - 2):
        return True
    if before in "_/\\&" and i > 1 and doc.ends[i - 2] == doc.starts[i - 1]:
        return before != "/" or not doc.words[i - 2][0].isdigit()
    return before in DASHES and _hyphened(doc, i - 1, table)


def _amount(doc: Document, i: int, table: Table) -> bool:
    """Whether the digits behind a single capital are an amount: "P420 million", "N50,000", not "P53"."""
    after = doc.words[i + 1] if i + 1 < len(doc.words) else "."
    return doc.text[doc.starts[i - 1]].isupper() and ("," in doc.words[i] or after in table.magnitudes)


def _hyphened(doc: Document, dash: int, table: Table) -> bool:
    """Whether letters are glued before the dash ("F-16", "Covid-19"), other than number words."""
    if dash == 0 or doc.ends[dash - 1] != doc.starts[dash]:
        return False
    before = doc.words[dash - 1]
    if before == "magnitude":
        return False
    figure = dash > 1 and doc.tight(dash - 2) and "0" <= doc.words[dash - 2] < ":"
    return before[-1].isalpha() and before not in table.starters and not figure


def _identifier(doc: Document, last: int, end: int, table: Table) -> bool:
    """Whether what is glued behind the digits makes them part of a name ("5G", "4x4", "321neos", "1990s")."""
    word = doc.words[last]
    if word in ("_", "@"):
        return True
    if not word[0].isalpha():
        return False
    if last + 1 < end and doc.tight(last) and doc.words[last + 1][0].isdigit():
        return doc.words[last + 1] not in ("2", "3") or word not in table.sets["powered"]
    if (word == "s" and doc.words[last - 1].endswith("0")) or (word in ("g", "d") and doc.large[last]):
        return True
    return word not in table.suffixes_and_scales


def _point(doc: Document, i: int, floor: int) -> bool:
    """Whether a bare decimal point opens the figure (".5")."""
    if i - 1 < floor or doc.words[i - 1] != "." or not doc.tight(i - 1) or not doc.words[i].isdigit():
        return False
    return i < 2 or doc.ends[i - 2] != doc.starts[i - 1] or category(doc.words[i - 2][-1]) == "Sc"


def _exponent(doc: Document, value: Decimal, places: int, last: int, end: int) -> tuple[Decimal, int, int]:
    """Scientific notation: the value with "e6" or "x10^-3" applied, its decimals and where it ends."""
    if last + 3 < end and doc.words[last] in TIMES and doc.words[last + 1 : last + 3] == ["10", "^"]:
        return _power(doc, value, places, last, end)
    if (
        last + 1 >= end
        or doc.words[last] != "e"
        or doc.ends[last - 1] != doc.starts[last]
        or not doc.tight(last)
    ):
        return value, places, last
    signed = doc.words[last + 1] in ("-", "+") and last + 2 < end and doc.tight(last + 1)
    power = doc.words[last + 1 + signed]
    if not power.isdigit() or len(power) > 2:
        return value, places, last
    shift = -int(power) if doc.words[last + 1] == "-" else int(power)
    return value.scaleb(shift), max(places - shift, 0), last + 2 + signed


def _power(doc: Document, value: Decimal, places: int, last: int, end: int) -> tuple[Decimal, int, int]:
    """The value with "x10^6" behind it applied."""
    negative = doc.words[last + 3] in MINUS and last + 4 < end
    power = doc.words[last + 3 + negative]
    if not power.isdigit() or len(power) > 2:
        return value, places, last
    shift = -int(power) if negative else int(power)
    return value.scaleb(shift), max(places - shift, 0), last + 4 + negative


def _mixed(
    doc: Document, value: Decimal, places: int, last: int, end: int, table: Table
) -> tuple[Decimal, int, int]:
    """A fraction behind the whole ("3½", "3 1/2", "2 and a half"), or behind the cents ("6.52-3/4")."""
    words = doc.words
    if last >= end:
        return value, places, last
    dashed = words[last] == "-" and doc.tight(last - 1) and doc.tight(last)
    if places:
        share_size = vulgar(words, last + 1, end) if dashed and places == 2 else None
        return (value + share_size[0] / 100, 4, last + 4) if share_size else (value, places, last)
    if words[last] in table.glyphs:
        share = table.glyphs[words[last]]
        return value + share, -int(share.as_tuple().exponent), last + 1
    if share_size := vulgar(words, last, end):
        return value + share_size[0], 2, last + 3
    if dashed and (share_size := vulgar(words, last + 1, end)):
        return value + share_size[0], 2, last + 4
    if words[last : last + 3] == ["and", "a", "half"] and last + 3 <= end:
        return value + Decimal("0.5"), 1, last + 3
    return value, places, last


def _vulgar_figure(doc: Document, i: int, floor: int, end: int, table: Table) -> Figure | None:
    """A fraction in digits that stands alone ("1/2"); not a date with two strokes or "9/11"."""
    found = vulgar(doc.words, i, end)
    if found is None or (i > floor and doc.words[i - 1] == "/") or doc.words[i + 3 : i + 4] == ["/"]:
        return None
    first, sign = _sign(doc, i, floor, table)
    return Figure(first, i + 3, found[0] * sign, FRACTION, "fraction")


def vulgar(words: list[str], i: int, end: int) -> tuple[Decimal, Decimal] | None:
    """The value of "1/2", "3/4" at token `i` and its denominator."""
    if i + 2 >= end or words[i + 1] != "/" or not (words[i].isdigit() and words[i + 2].isdigit()):
        return None
    if words[i] not in ("1", "2", "3", "4", "5", "7") or words[i + 2] not in ("2", "3", "4", "5", "6", "8"):
        return None
    over, under = Decimal(words[i]), Decimal(words[i + 2])
    return (over / under, under) if over < under else None


def _sign(doc: Document, first: int, floor: int, table: Table) -> tuple[int, int]:
    """Where the figure starts with its sign, and the sign."""
    if first - 1 < floor:
        return first, 1
    before = doc.words[first - 1]
    if before in table.sets["minus"]:
        return (first, 1) if doc.words[max(first - 2, 0)] in ("or", "-", "/") else (first - 1, -1)
    if before not in MINUS or not doc.tight(first - 1):
        return first, 1
    loose = (
        first < 2 or doc.ends[first - 2] != doc.starts[first - 1] or doc.words[first - 2] in "([<>=~≤≥$€£¥"
    )
    return (first - 1, -1) if loose else (first, 1)
