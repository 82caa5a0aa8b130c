"""Findings on a page: what contradicts what, in whose words, drawn, and why."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Finding, Side
from claimcheck.report.html.charts import chart, scale
from claimcheck.report.html.index import Index, color, language, letter, mention
from claimcheck.report.html.markup import Markup, join, tag
from claimcheck.report.text import clean, counted, excerpt

ROOM = 480


def findings(page: Index) -> Markup:
    """All findings, or a line that says there are none."""
    found = page.seen.report.findings
    if not found:
        return tag("p", "No two claims were found that cannot both hold.", class_="none")
    return join((_finding(page, number, finding) for number, finding in enumerate(found)), "\n")


def _finding(page: Index, number: int, finding: Finding) -> Markup:
    anchor = f"f{number + 1}"
    origin = tag("code", tag("bdi", finding.rule))
    lead = tag(
        "p",
        tag("span", finding.severity, class_="badge"),
        tag("a", f"Finding {number + 1}", href=f"#{anchor}"),
        origin,
        tag("code", tag("bdi", finding.id), class_="id"),
        class_="lead",
    )
    title = tag("h3", clean(finding.message) or "?", id=f"{anchor}-title", dir="auto")
    sides = (_side(page, at, side) for at, side in enumerate(finding.sides))
    parts = (lead, title, tag("div", *sides, class_="sides"), _drawn(page, finding), _why(finding))
    return tag(
        "article", *parts, id=anchor, class_=f"finding {finding.severity}", tabindex=-1,
        aria_labelledby=f"{anchor}-title",
    )  # fmt: skip


def _side(page: Index, at: int, side: Side) -> Markup:
    claims = page.seen.cited(side.claims)
    voices = counted(len(page.seen.sources(claims)), "source")
    named = tag("span", letter(at), class_="letter", title=f"Side {letter(at)}")
    head = tag("h4", named, tag("bdi", clean(side.value) or "?"), tag("small", voices))
    return tag("div", head, *(_quote(page, claim) for claim in claims), class_=f"side {color(at)}")


def _quote(page: Index, claim: Claim) -> Markup:
    """The sentence of a claim, its mention marked and linked, and who wrote it when."""
    article = page.seen.articles[claim.article]
    part = excerpt(article.text, claim.sentence, claim.start, claim.end, ROOM)
    marked = tag("mark", mention(page, claim, part.mention))
    words = tag("p", part.before, marked, part.after, lang=language(article), dir="auto")
    day = article.day.isoformat() if article.day else "undated"
    origin = tag("p", tag("cite", tag("bdi", page.name(claim))), ", ", day, class_="origin")
    return tag("blockquote", words, origin)


def _drawn(page: Index, finding: Finding) -> Markup | None:
    """The values of the sides, drawn on one scale; nothing where they have none in common."""
    rows = [(claim, at) for at, side in enumerate(finding.sides) for claim in page.seen.cited(side.claims)]
    measured = scale([claim for claim, _ in rows])
    return chart(page, measured, dict(_first(rows))) if measured else None


def _first(rows: list[tuple[Claim, int]]) -> Iterator[tuple[str, int]]:
    """The side of each claim by the claim's id; the first side where two cite it."""
    for claim, at in reversed(rows):
        yield claim.id, at


def _why(finding: Finding) -> Markup | None:
    if not finding.because:
        return None
    steps = (tag("li", clean(step), dir="auto") for step in finding.because)
    return tag("details", tag("summary", "How this was found"), tag("ol", *steps), open=True)
