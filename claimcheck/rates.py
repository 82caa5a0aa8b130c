"""Exchange rates that the articles themselves imply, each as an interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from msgspec import Struct
from msgspec.structs import force_setattr

from claimcheck.fixings import Book, around
from claimcheck.interval import Interval
from claimcheck.model import Claim, Quantity, Rate

ROUND: Final = 2  # leading figures up to which an amount is round
LATELY: Final = 30  # days before an article at whose rates it may have converted


Quoted = Mapping[tuple[str, str], tuple[Decimal, Decimal]]


class Rates(Struct, frozen=True):
    """All implied rates of a report, and others by (base, quote) for what none is implied of.

    `dated` are the tables that implied rates are held against, in their order.
    """

    implied: tuple[Rate, ...] = ()
    quoted: Quoted = {}
    dated: tuple[Book, ...] = ()
    ranges: Quoted = {}

    def __post_init__(self) -> None:
        force_setattr(self, "ranges", _ranges(self.implied))

    def between(self, base: str, quote: str) -> tuple[Decimal, Decimal] | None:
        """The lowest and highest price of one `quote` in `base`; None where neither articles nor user say."""
        return self.ranges.get((base, quote)) or self.quoted.get((base, quote))

    def convert(self, amount: Interval, currency: str) -> Interval | None:
        """An amount in another currency, as wide as the implied rates leave it."""
        rate = self.between(currency, amount.unit)
        return amount.scaled(*rate, currency) if rate else None


def _ranges(implied: Iterable[Rate]) -> Quoted:
    """The lowest and highest implied price of one `quote` in `base`, by (base, quote) both ways round."""
    found: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for rate in implied:
        around = (rate.quote, rate.base), (1 / rate.high, 1 / rate.low)
        for pair, (low, high) in (((rate.base, rate.quote), (rate.low, rate.high)), around):
            known = found.get(pair, (low, high))
            found[pair] = min(low, known[0]), max(high, known[1])
    return found


def imply(claims: Iterable[Claim]) -> tuple[Rate, ...]:
    """The rate of each parenthetical conversion of money, in the claims' order."""
    by_id = {claim.id: claim for claim in claims}
    found = []
    for claim in by_id.values():
        original = by_id.get(claim.pair or "")
        if claim.kind == "money" and original is not None and (rate := _rate(original, claim)):
            found.append(rate)
    return tuple(found)


def _rate(original: Claim, converted: Claim) -> Rate | None:
    """How much of the original currency one unit of the converted one costs."""
    if not isinstance(original.value, Quantity) or not isinstance(converted.value, Quantity):
        return None
    above, below = _written(original.value, exact=True), _written(converted.value, exact=False)
    if above is None or below is None or below[0] <= 0 or above[0] <= 0:
        return None
    return Rate(
        article=original.article,
        base=original.value.unit,
        quote=converted.value.unit,
        low=above[0] / below[1],
        high=above[1] / below[0],
        claims=(original.id, converted.id),
    )


def _written(value: Quantity, *, exact: bool) -> tuple[Decimal, Decimal] | None:
    """The written amount give or take its rounding.

    A round amount is what was converted and counts as `exact`; one of more figures was rounded itself.
    Bounds and hedges are left aside: "over $43 million" still renders one conversion.
    """
    if isinstance(value.number, tuple):
        return None
    few = len(value.number.normalize().as_tuple().digits) <= ROUND
    half = Decimal(0) if exact and few else value.step / 2
    if value.relation in (">", ">=") and not exact:
        return value.number - half, value.number + value.step
    return value.number - half, value.number + half


def settle(
    claims: Sequence[Claim],
    quoted: Quoted | None = None,
    dated: Sequence[Book] = (),
    days: Collection[dt.date] = (),
) -> Rates:
    """The rates that a set of claims implies, with the user's own behind them, then those of the days."""
    found = dict(_lately(claims, dated, days)) if dated and days else {}
    return Rates(imply(claims), {**found, **(quoted or {})}, tuple(dated))


def _lately(
    claims: Sequence[Claim], dated: Sequence[Book], days: Collection[dt.date]
) -> Iterator[tuple[tuple[str, str], tuple[Decimal, Decimal]]]:
    """The lowest and highest price of each currency of the claims in each other one, around these days."""
    held = (c.value.unit for c in claims if c.kind == "money" and isinstance(c.value, Quantity))
    span = around(min(days), max(days), LATELY, 0)
    for pair in permutations(sorted(set(held)), 2):
        prices = next(
            (found for book in dated if (found := [rate for _, rate in book.fixings(*pair, *span)])), None
        )
        if prices:
            yield pair, (min(prices), max(prices))
