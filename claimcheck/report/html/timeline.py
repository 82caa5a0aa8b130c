"""Timelines of figures that move: what each report said, by the day on which it appeared."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.model import Claim, Fact, Quantity
from claimcheck.predicates.case import Case
from claimcheck.predicates.moving import updates
from claimcheck.rates import Rates
from claimcheck.report.html.charts import scale
from claimcheck.report.html.index import Index, mention
from claimcheck.report.html.markup import Markup, join, tag
from claimcheck.report.reading import bounds
from claimcheck.report.text import clean, head

HEIGHT: Final = 180
TOP: Final = 20
FLOOR: Final = 150
INSET: Final = 2


class Step(Struct, frozen=True):
    """What one report said, and when it appeared."""

    claim: Claim
    time: dt.datetime
    value: Decimal


Course = tuple[Fact, list[Step]]


def courses(page: Index) -> dict[str, Course]:
    """The facts whose figure later reports carry on, by id, with what each report said."""
    report = page.seen.report
    case = Case(page.seen.articles, page.seen.claims, report.facts, Rates(report.rates))
    found = ((fact, _steps(page, fact)) for fact in report.facts)
    return {fact.id: (fact, steps) for fact, steps in found if _moves(steps, case)}


def timelines(page: Index, moving: dict[str, Course]) -> Markup | None:
    """A timeline for each fact that moves; None without any."""
    shown = [_timeline(page, fact, steps) for fact, steps in moving.values()]
    return join(shown, "\n") if shown else None


def _steps(page: Index, fact: Fact) -> list[Step]:
    """The claims of a fact in one unit, by time of publication."""
    measured = scale(page.seen.cited(fact.claims))
    if not measured or measured.unit == "date":
        return []
    found = []
    for row in measured.rows:
        time = _time(page, row.claim)
        ends = [end for end in (row.low, row.high) if end is not None]
        if time and ends and isinstance(row.claim.value, Quantity):
            found.append(Step(row.claim, time, sum(ends, Decimal(0)) / len(ends)))
    once: dict[tuple[str, Decimal], Step] = {}
    for step in found:
        once.setdefault((step.claim.article, step.value), step)
    return sorted(once.values(), key=lambda step: step.time)


def _time(page: Index, claim: Claim) -> dt.datetime | None:
    """When a claim's article appeared, in universal time; a bare date counts as its noon."""
    published = page.seen.articles[claim.article].published
    if published is None:
        return None
    if not isinstance(published, dt.datetime):
        return dt.datetime.combine(published, dt.time(12), tzinfo=dt.UTC)
    return published.astimezone(dt.UTC) if published.tzinfo else published.replace(tzinfo=dt.UTC)


def _moves(steps: list[Step], case: Case) -> bool:
    return any(a.value != b.value and updates(a.claim, b.claim, case) for a, b in pairwise(steps))


def _timeline(page: Index, fact: Fact, steps: list[Step]) -> Markup:
    rows = (_row(page, step) for step in steps)
    head = tag("tr", *(tag("th", name, scope="col") for name in ("Published", "Source", "Says", "Read as")))
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    caption = tag("figcaption", tag("bdi", clean(fact.about) or "A figure that moves"))
    return tag("figure", caption, _drawing(steps), tag("div", table, class_="wide"), class_="timeline")


def _row(page: Index, step: Step) -> Markup:
    value = step.claim.value
    cells = (
        tag("bdi", page.name(step.claim)),
        mention(page, step.claim),
        bounds(value.low, value.high) if isinstance(value, Quantity) else None,
    )
    return tag("tr", tag("th", _published(page, step), scope="row"), *(tag("td", cell) for cell in cells))


def _published(page: Index, step: Step) -> str:
    published = page.seen.articles[step.claim.article].published
    if isinstance(published, dt.datetime):
        return published.isoformat(" ", "minutes")
    return published.isoformat() if published else ""


def _drawing(steps: list[Step]) -> Markup:
    """The steps as points joined by lines, left to right by time; the table beside it says the same."""
    times = [Decimal(int(step.time.timestamp())) for step in steps]
    places = [
        (_share(time, times, INSET, 100 - INSET), _share(step.value, [s.value for s in steps], FLOOR, TOP))
        for time, step in zip(times, steps, strict=True)
    ]
    lines = [
        tag("line", x1=f"{a[0]:.2f}%", y1=f"{a[1]:.1f}", x2=f"{b[0]:.2f}%", y2=f"{b[1]:.1f}", class_="bar")
        for a, b in pairwise(places)
    ]
    points = [tag("circle", cx=f"{x:.2f}%", cy=f"{y:.1f}", r="5") for x, y in places]
    labels = _labels(steps[0], places[0], "start") + _labels(steps[-1], places[-1], "end")
    base = tag("line", x1="0", x2="100%", y1="158", y2="158", class_="base")
    return tag("svg", base, *lines, *points, *labels, width="100%", height=HEIGHT, aria_hidden="true")


def _labels(step: Step, place: tuple[Decimal, Decimal], anchor: str) -> list[Markup]:
    """The words of a step over its point, and its day under the floor."""
    x, y = place
    words = tag(
        "text", head(clean(step.claim.text), 24), x=f"{x:.2f}%", y=f"{y - 10:.1f}", text_anchor=anchor
    )
    day = step.time.date().isoformat()
    return [words, tag("text", day, x=f"{x:.2f}%", y=174, text_anchor=anchor, class_="day")]


def _share(value: Decimal, among: list[Decimal], first: int, last: int) -> Decimal:
    """Where a value stands between `first` and `last`, as it stands between the least and the greatest."""
    low, high = min(among), max(among)
    part = (value - low) / (high - low) if high > low else Decimal("0.5")
    return first + part * (last - first)
