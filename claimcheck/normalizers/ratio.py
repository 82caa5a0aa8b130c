"""Shares, rates per head and multiples: "a fifth", "five in six", "12 per 100,000", "four times as many"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec
from msgspec import Struct

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.lexicon import section
from claimcheck.model import Canonical, Mention
from claimcheck.normalizers import bounds, numerals
from claimcheck.normalizers.numerals import Numeral

HYPHENS: Final = frozenset("-‑–")
# "One in five" is said of what is a few points off, as "a fifth" is; "13 in 100" only of its neighbours.
LOOSE: Final = Decimal("0.05")
# "Doubled" is said of what is a tenth off.
LOOSE_FACTOR: Final = Decimal("0.2")
FEW: Final = 20  # a share "in so many" with a noun behind it that is no round number
ROUND: Final = frozenset(map(Decimal, (25, 50, 100, 1000, 10_000, 100_000, 1_000_000)))
PERCENT: Final = Decimal(100)


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    multiples: str
    compared: str
    than: str
    every: str
    ordinals: str
    times: str
    fold: str
    multiplied: str
    factor: str
    out: str
    of: str
    every_of: str
    per: str
    spans: str
    units: str
    shares: str
    leads: str
    singular: str
    open: str
    in_: str = msgspec.field(name="in")
    for_: str = msgspec.field(name="for")


class Table(Struct, frozen=True):
    """The words of shares and multiples, ready to look up."""

    multiples: dict[str, Decimal]
    ordinals: dict[str, Decimal]
    sets: dict[str, frozenset[str]]
    triggers: frozenset[str]


class Share(Struct, frozen=True):
    """A share, rate or factor; `numeral` stands at its tokens."""

    numeral: Numeral
    unit: str
    per: Decimal = PERCENT


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The shares, rates and multiples of a document."""
    table = _table(doc.article.locale)
    found: list[Share] = []
    for at, numeral in enumerate(free):
        following = free[at + 1] if at + 1 < len(free) else None
        if (share := _numbered(doc, numeral, following, table)) is not None:
            found.append(share)
    if not table.triggers.isdisjoint(doc.words):
        found += _worded(doc, table)
    floor = 0
    for share in sorted(found, key=_first):
        if share.numeral.first >= floor:
            floor = share.numeral.last
            yield _mention(doc, share)


def _first(share: Share) -> int:
    return share.numeral.first


def _numbered(doc: Document, numeral: Numeral, following: Numeral | None, table: Table) -> Share | None:
    """What a numeral is a share, rate or factor of, if it is one."""
    if numeral.form == "fraction":
        return _fraction(doc, numeral, table)
    words, last = doc.words, numeral.last
    if last >= len(words) or numeral.form in ("vague", "none"):
        return None
    if words[last] in table.sets["times"] or _folds(words, last, table):
        return _times(doc, numeral, table)
    if words[numeral.first - 1] in table.sets["of"] and words[numeral.first - 2] in table.sets["factor"]:
        return Share(numeral, "times")
    if following is None or following.first - last > 4 or isinstance(following.number, tuple):
        return None
    if words[following.first - 1] in table.sets["per"]:
        return _per(doc, numeral, following, following.first - 1)
    return _in(doc, numeral, following, table)


def _folds(words: list[str], i: int, table: Table) -> bool:
    """Whether a hyphen and "fold" stand at token i."""
    return words[i] in HYPHENS and i + 1 < len(words) and words[i + 1] in table.sets["fold"]


def _fraction(doc: Document, numeral: Numeral, table: Table) -> Share | None:
    """A fraction that stands for a share: not part of a unit, of a word, of a person ("a third was hurt")."""
    words, last = doc.words, numeral.last
    after = words[last] if last < len(words) else ""
    joined = after in HYPHENS and doc.tight(last) and doc.tight(last - 1)
    if _of_unit(words, last, table) or isinstance(numeral.number, tuple):
        return None
    half, article = words[last - 1] == "half", words[numeral.first] in ("a", "an", "half")
    if after == "as" and half:
        return Share(numeral, "times")
    if not article or words[last - 1] == "quarter":
        return Share(numeral, "ratio")
    if joined:
        return None
    led = numeral.first > 0 and words[numeral.first - 1] in table.sets["leads"]
    if after in table.sets["shares"]:
        return Share(numeral, "ratio") if half or led or after not in table.sets["singular"] else None
    return Share(numeral, "ratio") if led else None


def _of_unit(words: list[str], last: int, table: Table) -> bool:
    """Whether a unit follows: "half an hour", "three-quarters of a mile"."""
    at = last + (words[last : last + 1] == ["of"])
    if at + 1 >= len(words) or words[at] not in ("a", "an"):
        return words[at : at + 1] != [] and at == last and words[at].rstrip("s") in table.sets["units"]
    return words[at + 1] in table.sets["units"] or at == last


def _times(doc: Document, numeral: Numeral, table: Table) -> Share | None:
    """The factor of "1.5 times", "four times as many", "10-fold"; none in "she came four times"."""
    words, last = doc.words, numeral.last
    if words[last] in HYPHENS:
        return Share(_over(doc, numeral, last + 2), "times")
    after = words[last + 1] if last + 1 < len(words) else ""
    decimal = numeral.step < 1 and not isinstance(numeral.number, tuple)
    multiplied = decimal or after in table.sets["multiplied"]
    return Share(_over(doc, numeral, last + 1), "times") if multiplied else None


def _per(doc: Document, numeral: Numeral, base: Numeral, per: int) -> Share | None:
    """The rate of "12.4 per 100,000", "12 cases per 100,000"."""
    number = base.number
    if isinstance(number, tuple) or number not in ROUND or number <= 10 or per - numeral.last > 2:
        return None
    if any(not word[0].isalpha() for word in doc.words[numeral.last : per]):
        return None
    return Share(_over(doc, numeral, base.last), f"per {int(number)}", number)


def _in(doc: Document, numeral: Numeral, base: Numeral, table: Table) -> Share | None:
    """The share of "one in five", "3 out of 10", "seven children in every eight"."""
    over, under, sets = numeral.number, base.number, table.sets
    if isinstance(over, tuple) or isinstance(under, tuple) or base.form not in ("digits", "words"):
        return None
    if not 0 < over < under or over % 1 or under % 1 or numerals.is_year(doc, base):
        return None
    start, strong = _link(doc.words, base.first, sets)
    if start < 0 or not numeral.last <= start <= numeral.last + 1:
        return None
    bare = start == numeral.last
    if not strong and not _plain(doc, numeral, base, table, bare=bare):
        return None
    share = over / under
    joined = _over(doc, numeral, base.last)
    return Share(msgspec.structs.replace(joined, number=share, step=min(LOOSE, 1 / under)), "ratio")


def _link(words: list[str], base: int, sets: dict[str, frozenset[str]]) -> tuple[int, bool]:
    """Where the words that lead to a base start ("in", "out of every"), and whether they can mean nothing else."""
    i = base - 1
    every = words[i] in sets["every_of"]
    i -= every
    if words[i] in HYPHENS:
        i -= 1
    if words[i] in sets["in_"]:
        return (i - 1 if words[i - 1] in HYPHENS else i), every
    if words[i] in sets["of"] and words[i - 1] in sets["out"]:
        return i - 1, True
    return -1, False


def _plain(doc: Document, numeral: Numeral, base: Numeral, table: Table, *, bare: bool) -> bool:
    """Whether "five in six" is a share and not so many things within so many others."""
    words, sets = doc.words, table.sets
    after = words[base.last] if base.last < len(words) else ""
    if after in sets["spans"] or (
        after in HYPHENS and base.number != 1 and doc.tight(base.last) and not bare
    ):
        return False
    if isinstance(base.number, tuple) or not (
        base.number <= FEW or base.number in ROUND or numeral.number == 1
    ):
        return False
    noun = after[:1].isalpha() and grammar.is_plural(after, grammar.load(doc.article.locale))
    if not bare:
        return not noun and words[numeral.last][0].isalpha()
    if numeral.number == 1 or not noun:
        return True
    before = words[numeral.first - 1] if numeral.first else ""
    return not before[:1].isalpha() or before in sets["open"]


def _worded(doc: Document, table: Table) -> list[Share]:
    """Multiples in one word ("doubled", "twice as many") and "every third household"."""
    words, sets = doc.words, table.sets
    found: list[Share] = []
    for i in [i for i, word in enumerate(words) if word in table.triggers]:
        if doc.sentence_of(i) is None:
            continue
        after = words[i + 1] if i + 1 < len(words) else ""
        if factor := table.multiples.get(words[i]):
            if words[i] not in sets["compared"] or after in sets["than"]:
                found.append(Share(_numeral(doc, i, i + 1, factor, factor * LOOSE_FACTOR), "times"))
        elif (under := table.ordinals.get(after)) and _household(doc, i + 2, table):
            found.append(Share(_numeral(doc, i, i + 2, 1 / under, LOOSE), "ratio"))
    return found


def _household(doc: Document, i: int, table: Table) -> bool:
    """Whether a noun other than a span of time stands at token i."""
    word = doc.words[i] if i < len(doc.words) else ""
    return (
        word[:1].isalpha() and word not in table.sets["spans"] and word not in grammar.load(doc.article.locale).closed
    )  # fmt: skip


def _numeral(doc: Document, first: int, last: int, number: Decimal, step: Decimal) -> Numeral:
    return Numeral(first, last, doc.starts[first], doc.ends[last - 1], number, step, "words")


def _over(doc: Document, numeral: Numeral, last: int) -> Numeral:
    """A numeral stretched to before token `last`."""
    return msgspec.structs.replace(numeral, last=last, end=doc.ends[last - 1])


def _mention(doc: Document, share: Share) -> Mention:
    numeral = share.numeral
    bound = bounds.read(doc, numeral.first, numeral.last)
    value = bounds.quantity(numeral, bound, share.unit)
    if share.per != PERCENT:
        low, high = (None if end is None else end * PERCENT / share.per for end in (value.low, value.high))
        value = msgspec.structs.replace(value, canonical=Canonical(low, high, "percent"))
    trace = tuple(step for step in (numeral.trace, bound.trace) if step)
    return Mention(numeral.start, numeral.end, numeral.first, numeral.last, "ratio", value, trace)


@cache
def _table(locale: str) -> Table:
    words = section(locale, "ratio", _Words)
    sets = {name: frozenset(getattr(words, name).split()) for name in _Words.__struct_fields__}
    multiples, ordinals = _numbers(words.multiples), _numbers(words.ordinals)
    return Table(multiples, ordinals, sets, sets["every"] | multiples.keys())


def _numbers(text: str) -> dict[str, Decimal]:
    """Words and their numbers, taken in turns."""
    parts = text.split()
    return {word: Decimal(number) for word, number in zip(parts[::2], parts[1::2], strict=True)}
