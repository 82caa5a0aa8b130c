"""One number written in words: cardinals, fractions, dozens, vague plurals, and none."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claimcheck.document import Document
from claimcheck.normalizers import _fractions, _loose
from claimcheck.normalizers._digits import ONE, Figure, magnitude, round_step
from claimcheck.normalizers._grouping import DASHES
from claimcheck.normalizers._number_words import Starter, Table

HUNDRED: Final = Decimal(100)
# Nothing in news is counted in more than quintillions.
HIGHEST: Final = Decimal(10) ** 18
# "Two dozen" is said of 22 to 26.
LOOSE_DOZEN: Final = Decimal(4)


def read(doc: Document, i: int, floor: int, end: int, table: Table, sort: Starter) -> Figure | None:
    """The number that starts with the number word at token `i`, or None where it is none."""
    match sort:
        case "small" | "tens" | "power":
            return _signed(doc, _cardinal(doc, i, floor, end, table), floor, table)
        case "dozen":
            return _loose.with_article(doc, Figure(i, i + 1, table.dozens[doc.words[i]], ONE, "words"), floor)
        case "plural":
            return _loose.plural(doc, i, end, table)
        case "quantifier":
            return _loose.quantified(doc, i, floor, end, table)
        case "fraction":
            return (
                _fractions.half(doc, i, floor, end, table)
                if doc.words[i] == "half"
                else _fractions.share(doc, i, floor, end, table)
            )
        case "glyph":
            return _fractions.glyph(doc, i, end, table)
        case _:
            return _loose.none(doc, i, end, table)


def _cardinal(doc: Document, i: int, floor: int, end: int, table: Table) -> Figure | None:
    total, last, scale = _sum(
        doc, i, end, table, joined=i == 0 or doc.words[i - 1] not in table.sets["between"]
    )
    if decimal := _pointed(doc, i, last, end, total, table):
        return decimal
    if share := _fractions.numerated(doc, i, last, end, total, table):
        return share
    if dozen := _dozens(doc, i, last, end, total, table):
        return dozen
    figure = halved(doc, Figure(i, last, total, _step(total, scale), "words", scale), end, table)
    if doc.words[i] in table.sets["never_alone"] and figure.last == i + 1:
        return None
    if doc.words[i] == "one" and figure.last == i + 1 and not _loose.counts_one(doc, i, end, table):
        return None
    return _loose.with_article(doc, figure, floor) if doc.words[i] in table.magnitudes else figure


def _pointed(doc: Document, i: int, last: int, end: int, total: Decimal, table: Table) -> Figure | None:
    """The figure of "two point five", "nought point nought three million"."""
    words = doc.words
    sets = table.sets
    if last + 1 >= end or words[last] not in sets["point"] or words[i - 1] in sets["points_after"]:
        return None
    at, digits = last + 1, ""
    while at < end and (digit := table.small.get(words[at])) is not None and digit < 10:
        digits, at = f"{digits}{digit}", at + 1
    if not digits and (words[at] in table.tens or words[at] in table.small):
        whole, at, _ = _sum(doc, at, end, table, joined=False)
        digits = str(whole)
    if not digits:
        return None
    scale, at = magnitude(doc, i, at, end, table)
    number = total + Decimal(f"0.{digits}")
    return Figure(i, at, number * scale, scale.scaleb(-len(digits)), "words", scale)


def _sum(doc: Document, i: int, end: int, table: Table, joined: bool) -> tuple[Decimal, int, Decimal]:
    """The value of the words from token `i` on, where they end, and the magnitude they end on."""
    total = group = Decimal(0)
    kind, highest, last, j = "", Decimal("Infinity"), i, i
    while j < end:
        word = doc.words[j]
        value = table.small.get(word)
        if value is not None and (kind in ("", "power") or (kind == "tens" and 0 < value < 10)):
            group, kind = group + value, "small"
        elif word in table.tens and kind in ("", "power"):
            group, kind = group + table.tens[word], "tens"
        elif power := _raised(total, group, highest, table.magnitudes.get(word)):
            total, group, highest = power
            kind = "power"
        elif last == i or not _joins(doc, j, end, kind, table, joined):
            break
        else:
            j += 1
            continue
        last = j = j + 1
    return total + group, last, _final_scale(doc, i, last, table)


def _raised(
    total: Decimal, group: Decimal, highest: Decimal, scale: Decimal | None
) -> tuple[Decimal, Decimal, Decimal] | None:
    """The sum with the next magnitude applied: total, open group, lowest magnitude; None if none fits."""
    if scale is None:
        return None
    if scale == HUNDRED:
        return (total, (group or ONE) * HUNDRED, highest) if group < HUNDRED else None
    if total >= HIGHEST:
        return None
    if total and not group:
        return total * scale, group, highest
    return (total + (group or ONE) * scale, Decimal(0), scale) if scale < highest else None


def _final_scale(doc: Document, first: int, last: int, table: Table) -> Decimal:
    """The product of the magnitudes that the words end on ("hundred thousand")."""
    scale = ONE
    while last > first and (power := table.magnitudes.get(doc.words[last - 1])):
        scale, last = scale * power, last - 1
        if power == HUNDRED:
            break
    return scale


def _joins(doc: Document, j: int, end: int, kind: str, table: Table, joined: bool) -> bool:
    """Whether token j ("and", "-") binds the number word after it to the one before it."""
    if j + 1 >= end:
        return False
    word, after = doc.words[j], doc.words[j + 1]
    if "odd" in (word, after):  # "fifty-odd thousand"
        at = j + 1 + (after == "odd")
        return doc.words[at - 2] in DASHES and at < end and doc.words[at] in table.magnitudes
    if word == "and" and j + 2 < end and after in table.small and doc.words[j + 2] in table.fractions:
        return False
    if word == "and":
        return joined and kind == "power" and (after in table.small or after in table.tens)
    if word not in DASHES or not doc.tight(j) or not doc.tight(j - 1):
        return False
    if kind == "tens":
        return 0 < table.small.get(after, 0) < 10
    return after in table.magnitudes or (kind == "power" and (after in table.small or after in table.tens))


def _step(total: Decimal, scale: Decimal) -> Decimal:
    if scale == 1:
        return ONE if total < 1000 else round_step(total)
    if scale == HUNDRED and total < 1000:
        return Decimal(10)
    return round_step(total / scale) * scale if total % scale == 0 else ONE


def halved(doc: Document, figure: Figure, end: int, table: Table) -> Figure:
    """The figure with "and a half" or "and three quarters" behind it, and a magnitude behind that."""
    parts = [word for word in doc.words[figure.last : min(figure.last + 7, end)] if word not in DASHES]
    number = figure.number
    if parts[:2] == ["and", "half"] and figure.scale == 1:
        parts = ["and", "a", *parts[1:]]
    if parts[:1] != ["and"] or len(parts) < 3 or parts[2] not in table.fractions or isinstance(number, tuple):
        return figure
    over = ONE if parts[1] in ("a", "one") else table.small.get(parts[1])
    if over is None or (over > 1) != parts[2].endswith("s") or not 0 < over < table.fractions[parts[2]]:
        return figure
    share = over / table.fractions[parts[2]]
    last = doc.words.index(parts[2], figure.last) + 1
    scale, last = magnitude(doc, figure.first, last, end, table)
    part = figure.scale if scale == 1 else scale
    part = ONE if part == HUNDRED else part
    value = (number + share) * part if figure.scale == 1 else number + share * part
    return Figure(figure.first, last, value, part / table.fractions[parts[2]], "words", part)


def _dozens(doc: Document, i: int, last: int, end: int, total: Decimal, table: Table) -> Figure | None:
    """A dozen times a number ("two dozen", "a hundred dozen")."""
    size = table.dozens.get(doc.words[last].removesuffix("s")) if last < end else None
    if size is None:
        return None
    number = total * size
    return Figure(i, last + 1, number, LOOSE_DOZEN if total > 1 else ONE, "words")


def _signed(doc: Document, figure: Figure | None, floor: int, table: Table) -> Figure | None:
    """The figure with "minus" or "negative" before it."""
    if figure is None or figure.first <= floor or doc.words[figure.first - 1] not in table.sets["minus"]:
        return figure
    number = figure.number
    value = (-number[1], -number[0]) if isinstance(number, tuple) else -number
    return Figure(figure.first - 1, figure.last, value, figure.step, figure.form, figure.scale)
