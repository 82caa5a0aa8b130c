"""Articles side by side on a page, their mentions marked in the text and linked to the findings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.model import Article, Claim
from claimcheck.report.html.index import Index, Spot, color, language, reading
from claimcheck.report.html.markup import Markup, Part, join, tag
from claimcheck.report.origins import origins
from claimcheck.report.text import clean, counted, letter
from claimcheck.report.view import SETTING

LINKED: Final = ("http://", "https://")


def articles(page: Index) -> Markup:
    """All articles, each with its claims marked; those in focus, the drafts, come first."""
    claims: dict[str, list[Claim]] = {}
    for claim in page.seen.report.claims:
        claims.setdefault(claim.article, []).append(claim)
    focus = page.options.focus
    ordered = sorted(page.seen.report.articles, key=lambda article: article.id not in focus)
    texts = (_article(page, article, claims.get(article.id, [])) for article in ordered)
    return tag("div", *texts, class_="columns")


def _article(page: Index, article: Article, claims: list[Claim]) -> Markup:
    anchor = page.articles[article.id]
    body = tag("div", *_body(page, article.text, claims), class_="text", lang=language(article), dir="auto")
    draft = tag("small", "draft") if article.id in page.options.focus else None
    name = tag("h3", tag("bdi", page.seen.names[article.id]), draft, id=f"{anchor}-name")
    return tag(
        "article", tag("header", name, *_about(page, article, len(claims))), body,
        id=anchor, class_="source", aria_labelledby=f"{anchor}-name",
    )  # fmt: skip


def _about(page: Index, article: Article, claims: int) -> Iterator[Markup]:
    """Title, day, file and address of an article; the address is a link where it is one of the web."""
    if article.title:
        yield tag("p", clean(article.title), class_="title", lang=language(article), dir="auto")
    day = article.day.isoformat() if article.day else "undated"
    yield tag("p", f"{day}, {counted(claims, 'claim')}", class_="facts")
    if article.path:
        yield tag("p", tag("bdi", clean(article.path)), class_="facts")
    url = clean(article.url or "")
    if url.lower().startswith(LINKED):
        yield tag("p", tag("a", tag("bdi", url), href=url, rel="noopener noreferrer"), class_="facts")
    elif url:
        yield tag("p", tag("bdi", url), class_="facts")
    if told := origins(page.seen, article.id):
        yield tag("p", tag("bdi", told), class_="facts")
    for note in page.seen.report.notes:
        if note.article == article.id:
            yield tag("p", clean(note.message), class_="facts", dir="auto")


def _body(page: Index, text: str, claims: list[Claim]) -> Iterator[Part]:
    """The text with its marks; a claim under another's mark keeps an anchor before it."""
    marked = _marked(page, text, claims)
    starts = [claim.start for claim in marked]
    chosen = {claim.id for claim in marked}
    anchors = [(_before(claim, marked, starts), claim) for claim in claims if claim.id not in chosen]
    pieces = [(claim.start, 1, claim) for claim in marked] + [(at, 0, claim) for at, claim in anchors]
    at = 0
    for start, sort, claim in sorted(pieces, key=lambda piece: piece[:2]):
        yield text[at:start]
        at = claim.end if sort else start
        anchor = page.mentions[claim.id]
        yield _mark(page, text[start:at], claim) if sort else tag("span", id=anchor)
    yield text[at:]


def _marked(page: Index, text: str, claims: Iterable[Claim]) -> list[Claim]:
    """Claims that do not overlap, in order: those that findings cite first, then the shorter ones."""
    found: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.id not in page.cited, c.end - c.start, c.start)):
        at = bisect_left(found, claim.start, key=lambda other: other.start)
        clear = at == 0 or found[at - 1].end <= claim.start
        if (
            clear
            and (at == len(found) or claim.end <= found[at].start)
            and 0 <= claim.start < claim.end <= len(text)
        ):
            found.insert(at, claim)
    return found


def _before(claim: Claim, marked: list[Claim], starts: list[int]) -> int:
    """Where an anchor for a claim may stand: at its start, or before the mark that covers it."""
    at = bisect_left(starts, claim.start + 1) - 1
    covered = at >= 0 and marked[at].end > claim.start
    return marked[at].start if covered else claim.start


def _mark(page: Index, words: str, claim: Claim) -> Markup:
    """A mention; one that findings cite is coloured by its side and followed by links to them."""
    spots = page.cited.get(claim.id, ())
    anchor, told = page.mentions[claim.id], reading(claim)
    if not spots:
        named = claim.kind in SETTING
        return tag("span", words, id=anchor, class_=None if named else "mention", title=told)
    side = spots[0].side
    marked = tag("mark", words, id=anchor, class_=color(side), title=told)
    return join((marked, *(_reference(page, spot) for spot in spots)))


def _reference(page: Index, spot: Spot) -> Markup:
    number = spot.finding + 1
    message = clean(page.seen.report.findings[spot.finding].message)
    shown = f"{number}{letter(spot.side)}"
    label = f"{shown}: finding {number}, side {letter(spot.side)}: {message}"
    return tag("a", shown, href=f"#f{number}", class_=f"reference {color(spot.side)}", aria_label=label)
