"""Findings on a page: what contradicts what, in whose words, drawn, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimcheck.model import Claim, Finding, Side, Span, Suppressed
from claimcheck.report.html.chains import traced
from claimcheck.report.html.charts import chart, rates, scale
from claimcheck.report.html.index import Index, color, language, mention
from claimcheck.report.html.markup import Markup, Part, join, tag
from claimcheck.report.text import clean, counted, excerpt, letter

ROOM: Final = 480
MANY: Final = 4
QUOTED: Final = 6
FEWEST: Final = 2
# Of other kinds the sides do not give one thing twice.
DRAWN: Final = frozenset(("value", "time", "rate", "unit", "magnitude"))


def findings(page: Index) -> Markup:
    """All findings, or a line that says there are none."""
    found = page.seen.report.findings
    if not found:
        return tag("p", "No two claims were found that cannot both hold.", class_="none")
    shown = (_finding(page, number, finding) for number, finding in enumerate(found))
    return join((*_glance(found), *shown), "\n")


def _glance(found: Sequence[Finding]) -> Iterator[Markup]:
    """All findings on a line each, where they are too many to be seen at once."""
    if len(found) < MANY:
        return
    lines = (
        tag(
            "li",
            tag("span", finding.severity, class_=f"badge {finding.severity}"),
            " ",
            tag("a", tag("bdi", clean(finding.message) or "?"), href=f"#f{number}"),
        )
        for number, finding in enumerate(found, 1)
    )
    yield tag("ol", *lines, class_="glance", aria_label="All findings")


def _finding(page: Index, number: int, finding: Finding) -> Markup:
    anchor = f"f{number + 1}"
    origin = tag("code", tag("bdi", finding.rule))
    lead = tag(
        "p",
        tag("span", finding.severity, class_="badge"),
        tag("a", f"Finding {number + 1}", href=f"#{anchor}"),
        origin,
        tag("span", "confirmed by an editor") if finding.id in page.options.confirmed else None,
        tag("code", tag("bdi", finding.id), class_="id"),
        class_="lead",
    )
    title = tag("h3", clean(finding.message) or "?", id=f"{anchor}-title", dir="auto")
    sides = (_side(page, at, side) for at, side in enumerate(finding.sides))
    parts = (
        lead, title, tag("div", *sides, class_="sides"), _drawn(page, finding), _why(finding),
        traced(page, finding),
    )  # fmt: skip
    return tag(
        "article", *parts, id=anchor, class_=f"finding {finding.severity}", tabindex=-1,
        aria_labelledby=f"{anchor}-title",
    )  # fmt: skip


def _side(page: Index, at: int, side: Side) -> Markup:
    claims = page.seen.cited(side.claims)
    named = tag("span", letter(at), class_="letter", title=f"Side {letter(at)}")
    head = tag(
        "h4", named, tag("bdi", clean(side.value) or "?"), tag("small", tag("bdi", page.seen.heard(claims)))
    )
    shown, more = _ordered(page, _together(claims))
    quotes = [_quote(page, group) for group in shown]
    folded = [_quote(page, group) for group in more]
    rest = tag("details", tag("summary", counted(len(more), "more quotation")), *folded) if more else None
    return tag("div", head, *quotes, rest, class_=f"side {color(at)}")


def _ordered(page: Index, groups: list[list[Claim]]) -> tuple[list[list[Claim]], list[list[Claim]]]:
    """The quotations to show, one of each article and the drafts first, and those to fold away."""
    first = {group[0].article: group for group in reversed(groups)}
    leads = [group for group in groups if first[group[0].article] is group]
    leads.sort(key=lambda group: group[0].article not in page.options.focus)
    ordered = leads + [group for group in groups if first[group[0].article] is not group]
    room = max(min(len(leads), QUOTED), FEWEST)
    return ordered[:room], ordered[room:]


def _together(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims in groups that share a sentence, in the order of their first."""
    groups: dict[tuple[str, Span], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.article, claim.sentence), []).append(claim)
    return [sorted(group, key=lambda claim: claim.start) for group in groups.values()]


def _quote(page: Index, claims: list[Claim]) -> Markup:
    """A sentence, its mentions marked and linked, and who wrote it when."""
    claim = claims[0]
    article = page.seen.articles[claim.article]
    words = tag("p", *_sentence(page, article.text, claims), lang=language(article), dir="auto")
    day = article.day.isoformat() if article.day else "undated"
    origin = tag("p", tag("cite", tag("bdi", page.name(claim))), ", ", day, class_="origin")
    return tag("blockquote", words, origin)


def _sentence(page: Index, text: str, claims: list[Claim]) -> Iterator[Part]:
    """The sentence of some claims with each of them marked; it is cut round the first where it is long."""
    claim = claims[0]
    start, end = min(claim.sentence.start, claim.start), max(claim.sentence.end, claims[-1].end)
    if end - start > ROOM:
        part = excerpt(text, claim.sentence, claim.start, claim.end, ROOM)
        yield from (part.before, tag("mark", mention(page, claim, part.mention)), part.after)
        return
    at = start
    for claim in claims:
        if claim.start >= at:
            yield text[at : claim.start]
            yield tag("mark", mention(page, claim))
            at = claim.end
    yield text[at:end]


def _drawn(page: Index, finding: Finding) -> Markup | None:
    """The values of the sides, drawn on one scale; nothing where they have none in common."""
    if finding.kind not in DRAWN:
        return None
    rows = [(claim, at) for at, side in enumerate(finding.sides) for claim in page.seen.cited(side.claims)]
    claims = [claim for claim, _ in rows]
    measured = rates(page, claims) if finding.kind == "rate" else scale(claims)
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


def suppressed(page: Index) -> Markup | None:
    """The findings that an editor has set aside, by whom and why; None without any."""
    found = page.seen.report.suppressed
    return tag("ul", *map(_aside, found)) if found else None


def _aside(aside: Suppressed) -> Markup:
    finding = aside.finding
    told = tag("bdi", clean(finding.message))
    why = tag("bdi", clean(aside.reason) or "no reason given")
    origin = tag(
        "small", tag("bdi", clean(finding.rule)), ", set aside in ", tag("bdi", clean(aside.by)), ": ", why
    )
    return tag("li", told, " ", origin)
