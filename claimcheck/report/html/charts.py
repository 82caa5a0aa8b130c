"""Charts of what each source gives: one row a claim, its interval drawn on a scale that all rows share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from msgspec import Struct

from claimcheck.model import Claim, Period, Quantity
from claimcheck.report.html.index import Index, color, mention
from claimcheck.report.html.markup import Markup, tag
from claimcheck.report.reading import bounds, spread
from claimcheck.report.text import amount, clean, counted, letter, period

MANY: Final = 12
PAD: Final = Decimal("0.08")
FIGURES: Final = Context(prec=60)


class Row(Struct, frozen=True):
    """A claim's interval, open where an end is None, and how it reads in words."""

    claim: Claim
    low: Decimal | None
    high: Decimal | None
    words: str


class Scale(Struct, frozen=True):
    """Rows that share a unit, and the ends of the axis that holds them all."""

    unit: str
    rows: tuple[Row, ...]
    low: Decimal
    high: Decimal

    def at(self, value: Decimal) -> str:
        """Where a value stands on the axis, in percent of its length."""
        share = (value - self.low) * 100 / (self.high - self.low)
        return f"{max(min(share, Decimal(100)), Decimal(0)):.2f}%"


def scale(claims: Sequence[Claim]) -> Scale | None:
    """The claims on one axis: their values, else their periods; None without a shared measure."""
    return _scale(_quantities(claims)) or _scale(_periods(claims, _stated)) or _scale(_periods(claims, _held))


def _quantities(claims: Iterable[Claim]) -> tuple[str, list[Row]]:
    """The claims that give a quantity in the unit of the first that does."""
    found = [(claim, claim.value) for claim in claims if isinstance(claim.value, Quantity)]
    rows, unit = [], ""
    for claim, value in found:
        low, high, said = _canonical(value)
        unit = unit or said
        if said == unit:
            rows.append(Row(claim, low, high, bounds(low, high)))
    return unit, rows if len(rows) == len(found) else []


def _canonical(value: Quantity) -> tuple[Decimal | None, Decimal | None, str]:
    base = value.canonical
    return (base.low, base.high, base.unit) if base else (value.low, value.high, value.unit)


def _periods(claims: Iterable[Claim], held: Callable[[Claim], Period | None]) -> tuple[str, list[Row]]:
    rows = []
    for claim in claims:
        when = held(claim)
        if when and when.start and when.end:
            ends = Decimal(when.start.toordinal()), Decimal(when.end.toordinal() + 1)
            rows.append(Row(claim, *ends, period(when)))
    return "date", rows


def _stated(claim: Claim) -> Period | None:
    return claim.value if isinstance(claim.value, Period) else None


def _held(claim: Claim) -> Period | None:
    return claim.when


def rates(page: Index, claims: Sequence[Claim]) -> Scale | None:
    """The exchange rates that these claims imply, on one axis."""
    found = {rate.claims[1]: rate for rate in page.seen.report.rates}
    implied = [(claim, found[claim.id]) for claim in claims if claim.id in found]
    units = [f"{rate.base} per {rate.quote}" for _, rate in implied]
    rows = [
        Row(claim, rate.low, rate.high, f"{spread(rate.low, rate.high)} {unit}")
        for (claim, rate), unit in zip(implied, units, strict=True)
    ]
    return _scale((units[0], rows)) if len(set(units)) == 1 else None


def _scale(measured: tuple[str, list[Row]]) -> Scale | None:
    unit, rows = measured
    if len({(row.low, row.high) for row in rows}) < 2:
        return None
    known = [end for row in rows for end in (row.low, row.high) if end is not None]
    return Scale(unit, tuple(rows), *_ends(min(known), max(known)))


def _ends(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Ends a little apart from all values, in two figures of their distance; below zero only if they are."""
    pad = (high - low) * PAD or abs(low) * PAD or Decimal(1)
    step = Decimal(1).scaleb((high - low + 2 * pad).adjusted() - 1)
    first = _rounded(low - pad, step, ROUND_FLOOR)
    return (max(first, Decimal(0)) if low >= 0 else first), _rounded(high + pad, step, ROUND_CEILING)


def _rounded(value: Decimal, step: Decimal, way: str) -> Decimal:
    return FIGURES.multiply((value / step).to_integral_value(way), step)


def chart(page: Index, scale: Scale, sides: dict[str, int]) -> Markup:
    """The rows as a table, each with its interval drawn; the table itself says all that is drawn."""
    unit = "dates" if scale.unit == "date" else clean(scale.unit)
    caption = tag("caption", tag("span", "What each source gives, drawn to scale (", tag("bdi", unit), ")"))
    axis = (tag("span", _end(scale, end)) for end in (scale.low, scale.high))
    head = tag(
        "tr",
        tag("th", "Source", scope="col"),
        tag("th", "Says", scope="col"),
        tag("td", tag("div", *axis), class_="axis", aria_hidden="true"),
    )
    groups = _groups(scale.rows, sides)
    rows = (_row(page, scale, group, sides.get(group[0].claim.id)) for group in groups)
    table = tag("table", caption, tag("thead", head), tag("tbody", *rows), class_="chart")
    return tag("div", table, class_="wide", tabindex=0, role="group", aria_label="Chart of values")


def _groups(rows: Sequence[Row], sides: dict[str, int]) -> list[list[Row]]:
    """What one article gives once; where that leaves many, all of one side that are drawn alike together."""
    found: dict[tuple[int | None, Decimal | None, Decimal | None, str], list[Row]] = {}
    for article in (True, False):
        found = {}
        for row in rows:
            who = row.claim.article if article else ""
            found.setdefault((sides.get(row.claim.id), row.low, row.high, who), []).append(row)
        if len(found) <= MANY:
            break
    return list(found.values())


def _end(scale: Scale, value: Decimal) -> str:
    if scale.unit == "date":
        return dt.date.fromordinal(min(max(int(value), 1), dt.date.max.toordinal())).isoformat()
    return amount(value) if -6 < value.adjusted() < 15 else f"{value:.3g}"


def _row(page: Index, scale: Scale, group: list[Row], side: int | None) -> Markup:
    row = group[0]
    others = len({row.claim.article for row in group}) - 1
    more = tag("small", f"and {counted(others, 'more article')}") if others else None
    told = row.words if row.words != clean(row.claim.text) else None
    badge = tag("span", letter(side), class_="letter") if side is not None else None
    return tag(
        "tr",
        tag("th", tag("div", badge, tag("bdi", page.name(row.claim)), class_="who"), more, scope="row"),
        tag("td", mention(page, row.claim), " ", tag("small", told) if told else None),
        tag("td", _drawing(scale, row), class_="track", aria_hidden="true"),
        class_=color(side) if side is not None else None,
    )


def _drawing(scale: Scale, row: Row) -> Markup:
    """An interval as a bar with ends, dashed towards an end that is open; a point where both ends meet."""
    start = scale.at(row.low) if row.low is not None else "0%"
    end = scale.at(row.high) if row.high is not None else "100%"
    axis = tag("line", x1="0", x2="100%", y1="12", y2="12", class_="base")
    if row.low == row.high:
        return _svg(axis, tag("circle", cx=start, cy="12", r="6"))
    known = [at for at, value in ((start, row.low), (end, row.high)) if value is not None]
    ticks = (tag("line", x1=at, x2=at, y1="5", y2="19", class_="tick") for at in known)
    bar = tag("line", x1=start, x2=end, y1="12", y2="12", class_="bar" if len(known) == 2 else "bar open")
    return _svg(axis, bar, *ticks)


def _svg(*parts: Markup) -> Markup:
    return tag("svg", *parts, width="100%", height="24", focusable="false")
