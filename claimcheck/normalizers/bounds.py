"""Hedges and bounds beside a figure ("about", "more than", "or more"), and the interval they leave."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final, Literal

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.document import Document
from claimcheck.model import Canonical, Quantity, Relation, Width
from claimcheck.normalizers.numerals import Numeral
from claimcheck.plurals import plural_looking

Side = Literal["", "below", "above"]
Interval = tuple[Decimal | None, Decimal | None]
Phrases = dict[str, dict[int, dict[tuple[str, ...], str]]]  # by the word at the figure, then by length

# "About 500" was said of 460 and of 540, hardly of 400: a tenth either way; "nearly" and "just over"
# promise to be at least as close, on their own side.
ABOUT: Final = Decimal("0.1")
NEARLY: Final = Decimal("0.1")
BARELY: Final = Decimal("0.1")
ARTICLES: Final = ("a", "an")
ADDING: Final = ("and", "plus")

RELATIONS: Final[dict[str, tuple[Relation, Side]]] = {
    "about": ("~", ""), "nearly": ("~", "below"), "barely": (">", "above"), "shy": ("<", "below"),
    "more": (">", ""), "least": (">=", ""), "less": ("<", ""), "most": ("<=", ""),
}  # fmt: skip


# What a bound says where it is denied: "never higher than" is at most.
DENIED: Final = {"more": "most", "less": "least"}
NEAR: Final = 4  # tokens from a negation to the bound it denies


class Bound(Struct, frozen=True):
    """What the words round tokens [first, last) make of a figure; the extent takes those words in.

    `side` says on which side of the figure a near miss lies: "nearly" below, "just over" above.
    """

    relation: Relation
    first: int
    last: int
    trace: str = ""
    side: Side = ""


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    during: str
    since: str
    time: str
    articled: str
    resumes: str
    denied: str
    between: str
    laws: str


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    left: dict[str, str]
    right: dict[str, str]
    words: _Words


class _Tables(Struct, frozen=True):
    """Hedges before a figure, those that an article may part from it, those behind a figure."""

    left: Phrases
    articled: Phrases
    right: Phrases
    during: frozenset[str]
    since: frozenset[str]
    time: frozenset[str]
    resumes: frozenset[str]
    denied: frozenset[str]
    between: frozenset[str]
    laws: frozenset[str]


def read(doc: Document, first: int, last: int) -> Bound:
    """The bound or hedge on a figure (with its unit) that stands at tokens [first, last)."""
    tables = _tables(doc.article.locale)
    left = _left(doc, first, last, tables)
    if left is not None and left.relation != "~":
        return left
    right = _right(doc, first, last, tables)
    if left is not None and (right is None or right.relation == "~"):
        return left
    return right or Bound("=", first, last)


def _left(doc: Document, first: int, last: int, tables: _Tables) -> Bound | None:
    """What the words before a figure make of it."""
    words, at = doc.words, first
    options = tables.left.get(words[first - 1]) if first else None
    if options is None and first > 1 and words[first - 1] in ARTICLES:
        at = first - 1
        options = tables.articled.get(words[at - 1])
    found = _before(words, at, options) if options else None
    if found is None or found[1] == "plain" or (found[0] == 1 and _during(words, first, last, tables)):
        return None
    if words[first - 1] == "under" and not tables.laws.isdisjoint(words[last - 1 : last + 1]):
        return None  # "under two sections of the act"
    sort = DENIED.get(found[1], found[1]) if _denied(words, at - found[0], tables) else found[1]
    return _bound(doc, sort, at - found[0], last, (at - found[0], at))


def _denied(words: list[str], i: int, tables: _Tables) -> bool:
    """Whether a negation stands before token i: "never got higher than", "did not exceed"."""
    k = i - 1
    while k > i - NEAR and k >= 0 and words[k] in tables.between:
        k -= 1
    return k >= 0 and (words[k] in tables.denied or words[k].endswith(("n't", "n’t")))


def _right(doc: Document, first: int, last: int, tables: _Tables) -> Bound | None:
    """What the words behind a figure make of it: "or more" outweighs "about"."""
    words = doc.words
    options = tables.right.get(words[last]) if last < len(words) else None
    found = _after(words, last, options) if options else None
    if found is None or (words[last] == "+" and not doc.tight(last - 1)):
        return None
    after = words[last + found[0]] if last + found[0] < len(words) else "."
    resumed = words[last] in ADDING and (after in tables.resumes or after[0].isdigit())
    if resumed or (words[last] == "plus" and after[0].isalpha() and not plural_looking(after)):
        return None
    return _bound(doc, found[1], first, last + found[0], (last, last + found[0]))


def quantity(
    numeral: Numeral,
    bound: Bound,
    unit: str,
    *,
    counted: bool = False,
    units: tuple[str, ...] = (),
    canonical: Canonical | None = None,
    factor: Decimal = Decimal(1),
) -> Quantity:
    """The interval that a numeral asserts under a bound.

    `counted` things are whole: an exact count is no interval. `factor` scales number and step
    into `unit` (0.01 for cents).
    """
    step = _step(numeral, counted) * factor
    if isinstance(numeral.number, tuple):
        ends = (numeral.number[0] * factor, numeral.number[1] * factor)
        low, high = _spread(ends, step, numeral.form == "vague", bound.relation)
        relation: Relation = "range" if bound.relation in ("=", "~") else bound.relation
        width: Width = "vague" if numeral.form == "vague" else "range"
        return Quantity(ends, relation, low, high, unit, step, width, units, canonical)
    number = numeral.number * factor
    low, high = interval(number, step, bound)
    return Quantity(number, bound.relation, low, high, unit, step, _width(step, bound), units, canonical)


def interval(number: Decimal, step: Decimal, bound: Bound) -> Interval:
    """The lowest and highest value that a figure of granularity `step` asserts under a bound."""
    half = step / 2
    match bound.relation:
        case "=" | "range":
            return number - half, number + half
        case "~":
            reach = max(half, abs(number) * (NEARLY if bound.side else ABOUT))
            return number - reach, number if bound.side else number + reach
        case ">" | ">=":
            near = number + max(half, abs(number) * BARELY)
            return number, near if bound.side else None
        case _:
            near = number - max(half, abs(number) * BARELY)
            return near if bound.side else None, number


def _spread(ends: tuple[Decimal, Decimal], step: Decimal, vague: bool, relation: Relation) -> Interval:
    """The interval of a written range: its ends are rounded too, unless it was never exact."""
    half = Decimal(0) if vague else step / 2
    low = None if relation in ("<", "<=") else ends[0] - half
    high = None if relation in (">", ">=") else ends[1] + half
    return low, high


def _step(numeral: Numeral, counted: bool) -> Decimal:
    """The granularity of a figure; none for a count that was given to the last one."""
    return Decimal(0) if counted and numeral.step <= 1 and numeral.form != "fraction" else numeral.step


def _width(step: Decimal, bound: Bound) -> Width:
    if bound.relation == "=":
        return "rounded" if step else "exact"
    return "hedged" if bound.relation == "~" else "bound"


def _bound(doc: Document, sort: str, first: int, last: int, words: tuple[int, int]) -> Bound:
    relation, side = RELATIONS[sort]
    return Bound(relation, first, last, f'"{doc.written(*words)}" reads as {sort}', side)


def _during(words: list[str], first: int, last: int, tables: _Tables) -> bool:
    """Whether "over" stands before a time ("over two years"), where it is as often "during"."""
    if words[first - 1] not in tables.during:
        return False
    if words[last - 1] not in tables.time and (last == len(words) or words[last] not in tables.time):
        return False
    return first < 2 or words[first - 2] not in tables.since


def _before(
    words: list[str], first: int, options: dict[int, dict[tuple[str, ...], str]]
) -> tuple[int, str] | None:
    """The longest phrase that ends before token `first`: how many tokens it takes, and its sort."""
    for size, phrases in options.items():
        if size <= first and (sort := phrases.get(tuple(words[first - size : first]))):
            return size, sort
    return None


def _after(
    words: list[str], last: int, options: dict[int, dict[tuple[str, ...], str]]
) -> tuple[int, str] | None:
    """The longest phrase that starts at token `last`: how many tokens it takes, and its sort."""
    for size, phrases in options.items():
        if sort := phrases.get(tuple(words[last : last + size])):
            return size, sort
    return None


@cache
def _tables(locale: str) -> _Tables:
    words = lexicon.section(locale, "bounds", _Lexicon)
    articled = words.words.articled.split(", ")
    parted = {sort: ",".join(p for p in _split(text) if p in articled) for sort, text in words.left.items()}
    return _Tables(
        _phrases(words.left, -1), _phrases(parted, -1), _phrases(words.right, 0),
        frozenset(words.words.during.split()), frozenset(words.words.since.split()),
        frozenset(words.words.time.split()), frozenset(words.words.resumes.split()),
        frozenset(words.words.denied.split()), frozenset(words.words.between.split()),
        frozenset(words.words.laws.split()),
    )  # fmt: skip


def _phrases(sorts: dict[str, str], key: int) -> Phrases:
    """Phrases with their sorts, under the word that touches the figure, longest first."""
    listed = [(tuple(phrase.split()), sort) for sort, text in sorts.items() for phrase in _split(text)]
    found: Phrases = {}
    for tokens, sort in sorted(listed, key=lambda row: -len(row[0])):
        found.setdefault(tokens[key], {}).setdefault(len(tokens), {}).setdefault(tokens, sort)
    return found


def _split(text: str) -> list[str]:
    """The phrases of a list, with one blank between their words."""
    return [" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip()]
