"""Tables on a page: who says what, exchange rates, what was read and what could not be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Final

from claimcheck.model import Claim, Fact, Rate
from claimcheck.report.html.charts import chart, scale
from claimcheck.report.html.index import Index, mention
from claimcheck.report.html.markup import Markup, Part, join, tag
from claimcheck.report.reading import spread
from claimcheck.report.text import clean, period
from claimcheck.report.view import SETTING, alone, raised

ACROSS: Final = 8


def shared(page: Index, moving: Collection[str]) -> Markup | None:
    """Who says what of the facts that two or more sources give; None where no fact is shared."""
    facts = [fact for fact in page.seen.report.facts if _shared(page, fact)]
    if not facts:
        return None
    names = list(page.seen.names.values())
    across = names if len(names) <= ACROSS else []
    head = ["About", *(across or ["Sources"]), "Verdict"]
    ordered = sorted(facts, key=lambda fact: -len(page.seen.sources(page.seen.cited(fact.claims))))
    rows = ([*_fact(page, fact, across), _verdict(page, fact, moving)] for fact in ordered)
    return table("Facts that two or more sources give, and how each words them", head, rows)


def _shared(page: Index, fact: Fact) -> bool:
    claims = page.seen.cited(fact.claims)
    figures = any(claim.kind not in SETTING for claim in claims)
    return figures and len(page.seen.sources(claims)) > 1


def _fact(page: Index, fact: Fact, across: Sequence[str]) -> list[Part]:
    claims: dict[str, list[Claim]] = {}
    for claim in page.seen.cited(fact.claims):
        claims.setdefault(page.name(claim), []).append(claim)
    if across:
        cells = [_wordings(page, claims.get(name, [])) for name in across]
    else:
        said = (join((tag("bdi", name), ": ", _wordings(page, found))) for name, found in claims.items())
        cells = [join(said, "; ")]
    return [tag("bdi", clean(fact.about) or "?"), *cells]


def _wordings(page: Index, claims: Iterable[Claim]) -> Markup | None:
    """Each wording once, linked to its first mention."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(clean(claim.text).casefold(), claim)
    return join((mention(page, claim) for claim in first.values()), ", ") if first else None


def _verdict(page: Index, fact: Fact, moving: Collection[str]) -> Markup:
    """Whether the sources agree, with links to the findings that say otherwise or to the timelines."""
    found = page.disputes.get(fact.id, ())
    if not found and any(aside.finding.fact == fact.id for aside in page.seen.report.suppressed):
        return tag("a", "set aside", href="#suppressed")
    if not found and fact.id in moving:
        return tag("a", "moves", href="#moving")
    if not found:
        alike = scale(page.seen.cited(fact.claims)) is None
        return tag("span", "agree" if alike else "compatible", class_="agree")
    links = (tag("a", f"finding {number}", href=f"#f{number}") for number in found)
    return tag("span", "disputed: ", join(links, ", "), class_="disputed")


def spreads(page: Index, moving: Collection[str]) -> Markup | None:
    """Charts of the facts that sources give in figures that differ and yet may all hold."""
    disputed = {finding.fact for finding in raised(page.seen.report)} | set(moving)
    found = []
    for fact in page.seen.report.facts:
        claims = page.seen.cited(fact.claims)
        measured = scale(claims) if fact.id not in disputed and _shared(page, fact) else None
        if measured and measured.unit != "date":
            caption = tag("h3", tag("bdi", clean(fact.about) or "?"))
            found.append(tag("div", caption, chart(page, measured, {}), class_="spread"))
    return join(found, "\n") if found else None


def rates(page: Index) -> Markup | None:
    """The exchange rates that the articles imply; None without any."""
    ordered = sorted(page.seen.report.rates, key=lambda rate: (rate.base, rate.quote))
    if not ordered:
        return None
    rows = []
    for pair, group in groupby(ordered, key=lambda rate: f"{clean(rate.base)} per {clean(rate.quote)}"):
        rows += [_rate(page, pair, rate) for rate in group]
    width = 5 if any(rate.note for rate in ordered) else 4
    head = ["Rate", "Between", "Source", "From", "Remark"]
    return table("", head[:width], (row[:width] for row in rows))


def _rate(page: Index, pair: str, rate: Rate) -> list[Part]:
    said = join((mention(page, claim) for claim in page.seen.cited(rate.claims)), " = ")
    who = tag("bdi", page.seen.names.get(rate.article, ""))
    return [tag("bdi", pair), spread(rate.low, rate.high), who, said, clean(rate.note)]


def single(page: Index) -> Markup | None:
    """The figures that stand in one source only; None without any."""
    found = alone(page.seen)
    if not found:
        return None
    rows = (
        [tag("bdi", page.name(claim)), mention(page, claim), tag("bdi", clean(claim.about)), _when(claim)]
        for claim in found
    )
    return table("", ["Source", "Figure", "About", "When"], rows)


def _when(claim: Claim) -> str:
    return period(claim.when) if claim.when else ""


def notes(page: Index) -> Markup | None:
    """What could not be read, and why; None without such a note."""
    found = [note for note in page.seen.report.notes if note.article not in page.seen.articles]
    if not found:
        return None
    items = (tag("li", tag("code", clean(note.code)), " ", tag("bdi", clean(note.message))) for note in found)
    return tag("ul", *items)


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Part]]) -> Markup:
    """A table whose first column names its rows, in a frame that scrolls by itself."""
    names = tag("tr", *(tag("th", tag("bdi", name), scope="col") for name in head))
    body = (tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows)
    top = tag("caption", tag("span", caption)) if caption else None
    made = tag("table", top, tag("thead", names), tag("tbody", *body))
    return tag("div", made, class_="wide", tabindex=0, role="group", aria_label=caption or "Table")
