"""What the templates show of a finding: its sides by letter, its panes, its history in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from claimcheck.review import decisions
from claimcheck.review.basis import claims
from claimcheck.review.casefile import Article, Claim, Finding
from claimcheck.review.desk import Desk, others
from claimcheck.review.events import Event
from claimcheck.review.ledger import Status
from claimcheck.review.passages import Mark, Segment, segments, visible
from claimcheck.review.query import Entry

TITLE: Final = 160  # characters up to which a first line may be a title
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Cited(Struct, frozen=True):
    """A claim of a finding with its place among them, its side and its source."""

    number: int
    side: int
    letter: str
    claim: Claim
    source: str
    article: int


class SideView(Struct, frozen=True):
    """One side of a finding: letter, value and claims."""

    letter: str
    value: str
    cited: Sequence[Cited]

    @property
    def sources(self) -> list[str]:
        return list(dict.fromkeys(one.source for one in self.cited))


class Pane(Struct, frozen=True):
    """One of the two articles that stand side by side, around one mention."""

    slot: str
    chosen: Cited
    tabs: Sequence[Cited]
    article: Article
    pieces: Sequence[Segment]
    all: bool
    size: int


class Standing(Struct, frozen=True, kw_only=True):
    """How a finding stands and how it came to."""

    entry: Entry
    status: Status
    history: Sequence[Event]
    former: Sequence[Event]


class FindingView(Standing, frozen=True, kw_only=True):
    """All that the page of a finding shows."""

    finding: Finding
    sides: Sequence[SideView]
    panes: Sequence[Pane]
    related: int


class Reading(Struct, frozen=True):
    """What hovering over a claim tells."""

    reading: str
    about: str
    period: str
    others: str


def standing(desk: Desk, entry: Entry) -> Standing:
    """How a finding stands, for a page that shows its passages already."""
    return Standing(
        entry=entry,
        status=desk.status(entry.finding),
        history=desk.history(entry.finding),
        former=desk.former(entry),
    )


def finding_view(desk: Desk, entry: Entry) -> FindingView:
    """The view of a finding."""
    sides = side_views(desk, entry.finding)
    flat = [one for side in sides for one in side.cited]
    return FindingView(
        entry=entry,
        finding=entry.finding,
        status=desk.status(entry.finding),
        sides=sides,
        panes=[pane(desk, slot, one, flat) for slot, one in zip("ab", _opening(flat), strict=False)],
        history=desk.history(entry.finding),
        former=desk.former(entry),
        related=len(desk.index.like(entry)) - 1,
    )


def side_views(desk: Desk, finding: Finding) -> list[SideView]:
    """The sides of a finding with their claims counted through."""
    found = []
    number = 0
    for side, given in enumerate(finding.sides):
        letter = LETTERS[side % 26]
        cited = []
        for claim in claims(desk.case, given):
            if claim.article in desk.case.article:
                place = desk.case.number_of[claim.article]
                cited.append(Cited(number, side, letter, claim, desk.case.source(claim), place))
                number += 1
        found.append(SideView(letter, given.value, cited))
    return found


def _opening(flat: Sequence[Cited]) -> list[Cited]:
    """The two mentions to begin with: the first, and the first of another side or else the next."""
    if len(flat) < 2:
        return list(flat)
    other = next((one for one in flat if one.side != flat[0].side), flat[1])
    return [flat[0], other]


def pane(desk: Desk, slot: str, chosen: Cited, tabs: Sequence[Cited], *, everything: bool = False) -> Pane:
    """An article around a mention; with `everything` all its claims are marked."""
    article = desk.case.article[chosen.claim.article]
    found = desk.case.claims_of[article.id]
    marks = [_mark(one, chosen) for one in tabs if one.claim.article == article.id]
    if everything:
        marks += [Mark(claim.start, claim.end, claim) for claim in found]
    pieces = segments(article.text, marks, chosen.claim.sentence)
    return Pane(slot, chosen, tabs, article, pieces, everything, len(found))


def _mark(one: Cited, chosen: Cited) -> Mark:
    return Mark(one.claim.start, one.claim.end, one.claim, one.side + 1, one.number == chosen.number)


def whole(desk: Desk, article: Article) -> list[Segment]:
    """An article with all its claims marked, those in findings as such."""
    cited = desk.case.findings_of
    marks = [
        Mark(claim.start, claim.end, claim, int(bool(cited.get(claim.id))))
        for claim in desk.case.claims_of[article.id]
    ]
    return segments(article.text, marks)


def hover(desk: Desk, claim: Claim) -> Reading:
    """How a claim was read, and what the other sources say in its place."""
    said = dict.fromkeys(f"{desk.case.source(other)}: {other.text}" for other in others(desk, claim))
    return Reading(
        visible(claim.reading), visible(claim.about), claim.period, visible(" · ".join(list(said)[:8]))
    )


def headline(article: Article) -> str:
    """The title of an article, or its first line where it has none, or who it is from."""
    first = article.text.lstrip().partition("\n")[0].strip()
    fitting = first if len(first) <= TITLE else ""
    return article.title or fitting or article.source or article.id


def link(url: str | None) -> str | None:
    """An address that is safe to link: http or https, and nothing else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def why(event: Event) -> str:
    """What a decision rests on, in words."""
    return decisions.why(event.body)


def said(event: Event) -> str:
    """An event in words."""
    body = event.body
    if event.action == "assign":
        return f"assigned it to {body.assignee}" if body.assignee else "took the assignment away"
    return {"undo": "took the last change back", "comment": "commented"}.get(event.action) or decisions.told(
        body
    )
