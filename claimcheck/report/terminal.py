"""The report for a terminal: what was read, what contradicts and why, what agrees, at any width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, TypeVar

from rich.text import Text

from claimcheck.model import Article, Claim, Finding, Note, Rate, Report, Side
from claimcheck.report import Options
from claimcheck.report.layout import (
    GAP,
    columns,
    fitted,
    heading,
    joined,
    paragraph,
    printed,
    right,
    styled,
)
from claimcheck.report.text import clean, counted, excerpt, interval, period
from claimcheck.report.view import SEVERITIES, Agreement, View, agreements, alone, tally, view

WIDEST: Final = 132
NARROWEST: Final = 60
Thing = TypeVar("Thing")

QUIET: Final = "bright_black"
TONES: Final = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
MENTION: Final = "bold cyan"
QUOTED: Final = 3
LISTED: Final = 30


class Page:
    """One report being set: its view, its measure and whether mentions are marked by colour or by signs."""

    def __init__(self, report: Report, options: Options) -> None:
        self.seen: View = view(report)
        self.width = max(min(options.width, WIDEST), NARROWEST)
        self.color = options.color
        self.all = options.all
        self.counts = Counter(claim.article for claim in report.claims)
        longest = max((len(name) for name in self.seen.names.values()), default=0)
        self.label = max(min(longest, self.width // 4), 8)


def render(report: Report, options: Options) -> str:
    """The report as text for a terminal of that width, with colour codes only where asked for."""
    page = Page(report, options)
    sections = (_read, _findings, _agreed, _rates, _alone, _notes, _summary)
    lines = [line for section in sections for line in _spaced(section(page))]
    return printed(lines[1:], options.width, options.color)


def _spaced(lines: Iterator[Text]) -> Iterator[Text]:
    """The lines of a section after an empty one; nothing for a section without lines."""
    for number, line in enumerate(lines):
        if number == 0:
            yield styled("")
        yield line


def _first(page: Page, things: Sequence[Thing]) -> Sequence[Thing]:
    """The things that are listed; all of them on request."""
    return things if page.all else things[:LISTED]


def _more(page: Page, things: Sequence[Thing], indent: int = GAP) -> Iterator[Text]:
    """A line for the things that are not listed."""
    left = len(things) - len(_first(page, things))
    if left:
        yield from paragraph(styled(f"and {left:,} more (--all)", QUIET), page.width, indent)


def _read(page: Page) -> Iterator[Text]:
    report = page.seen.report
    if report.articles:
        yield heading("Read", page.width)
    for article in _first(page, report.articles):
        yield _article(page, article)
        for note in report.notes:
            if note.article == article.id:
                yield from paragraph(styled(clean(note.message), QUIET), page.width, 2 * GAP)
    yield from _more(page, report.articles)


def _article(page: Page, article: Article) -> Text:
    day = article.day.isoformat() if article.day else "undated"
    name = min(max(map(len, page.seen.names.values())), page.width // 2)
    rest = max(page.width - name - 23 - 4 * GAP, 1)
    cells = [
        fitted(page.seen.names[article.id], name), styled(day, QUIET),
        right(counted(page.counts[article.id], "claim")), fitted(clean(article.title or ""), rest, QUIET),
    ]  # fmt: skip
    return columns(cells, [name, 10, 13, rest])[0]


def _findings(page: Page) -> Iterator[Text]:
    found = sorted(page.seen.report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    if found:
        yield heading("Findings", page.width)
    for number, finding in enumerate(found):
        if number:
            yield styled("")
        yield from _finding(page, finding)


def _finding(page: Page, finding: Finding) -> Iterator[Text]:
    tone = TONES[finding.severity]
    tail = f"{clean(finding.rule)} {clean(finding.id)}"
    lead = joined((finding.severity.upper(), tone), "  ", (tail, QUIET))
    yield from paragraph(lead, page.width)
    yield from paragraph(styled(clean(finding.message), "bold"), page.width)
    for side in finding.sides:
        yield styled("")
        yield from _side(page, side, finding.severity)
    if finding.because:
        yield styled("")
    for number, step in enumerate(finding.because, 1):
        cells = [right(f"{number}.", QUIET), styled(clean(step))]
        yield from columns(cells, [3, page.width - 3 - 2 * GAP], GAP)


def _side(page: Page, side: Side, severity: str) -> Iterator[Text]:
    claims = page.seen.cited(side.claims)
    voices = counted(len(page.seen.sources(claims)), "source")
    lead = joined((clean(side.value), TONES[severity]), "  ", (voices, QUIET))
    yield from paragraph(lead, page.width, 2 * GAP)
    shown = claims if page.all else _few(claims)
    for name, group in groupby(shown, key=lambda claim: page.seen.names[claim.article]):
        for number, claim in enumerate(group):
            yield from _quote(page, "" if number else name, claim)
    if len(shown) < len(claims):
        left = f"and {counted(len(claims) - len(shown), 'more mention')} (--all)"
        yield from paragraph(styled(left, QUIET), page.width, 2 * GAP)


def _few(claims: tuple[Claim, ...]) -> list[Claim]:
    """A mention of each article, then more of them, up to the number that is quoted."""
    first = {claim.article: claim for claim in reversed(claims)}
    leads = [claim.id for claim in claims if first[claim.article] is claim][: 2 * QUOTED]
    others = [claim.id for claim in claims if first[claim.article] is not claim]
    picked = {*leads, *others[: max(QUOTED - len(leads), 0)]}
    return [claim for claim in claims if claim.id in picked]


def _quote(page: Page, name: str, claim: Claim) -> list[Text]:
    width = page.width - page.label - 3 * GAP
    text = page.seen.articles[claim.article].text
    room = max(2 * width, 200)
    part = excerpt(text, claim.sentence, claim.start, claim.end, room)
    before, after = ("", "") if page.color else ("»", "«")
    sentence = joined(part.before, (f"{before}{part.mention}{after}", MENTION), part.after)
    return columns([styled(name, QUIET), sentence], [page.label, width], 2 * GAP)


def _agreed(page: Page) -> Iterator[Text]:
    shared = agreements(page.seen)
    if not shared:
        return
    yield heading("Agreed by two sources or more", page.width)
    figure = min(max(len(agreement.wordings[0]) for agreement in shared), page.width // 3)
    widths = [figure, page.width - figure - 3 * 8 - 5 * GAP, 8, 8, 8]
    heads = ["", "", "sources", "mentions", "wordings"]
    yield columns([right(head, QUIET) for head in heads], widths)[0]
    for agreement in _first(page, shared):
        yield from _agreement(page, agreement, widths)
    yield from _more(page, shared)


def _agreement(page: Page, agreement: Agreement, widths: list[int]) -> Iterator[Text]:
    figure, about = agreement.wordings[0], clean(agreement.fact.about)
    counts = (agreement.sources, agreement.claims, agreement.wordings)
    cells = [fitted(figure, widths[0]), fitted(about, widths[1], QUIET)]
    yield from columns([*cells, *(right(str(len(count))) for count in counts)], widths)
    if page.all:
        for claim in agreement.claims:
            yield from _quote(page, page.seen.names[claim.article], claim)


def _rates(page: Page) -> Iterator[Text]:
    rates = page.seen.report.rates
    if not rates:
        return
    yield heading("Exchange rates that the articles imply", page.width)
    for pair, group in groupby(rates, key=lambda rate: f"{rate.base} per {rate.quote}"):
        yield from paragraph(styled(clean(pair)), page.width)
        rows = tuple(group)
        for rate in _first(page, rows):
            yield from _rate(page, rate)
        yield from _more(page, rows, 2 * GAP)


def _rate(page: Page, rate: Rate) -> list[Text]:
    low, high = interval(rate.low, rate.high)
    value = low if low == high else f"{low} – {high}"
    amounts = " = ".join(clean(claim.text) for claim in page.seen.cited(rate.claims))
    said = joined(amounts, (f"  {clean(rate.note)}" if rate.note else "", TONES["note"]))
    cells = [right(value), fitted(page.seen.names.get(rate.article, ""), page.label, QUIET), said]
    return columns(cells, [20, page.label, page.width - 20 - page.label - 4 * GAP], 2 * GAP)


def _alone(page: Page) -> Iterator[Text]:
    if not page.all:
        return
    for number, (article, group) in enumerate(groupby(alone(page.seen), key=lambda claim: claim.article)):
        yield heading("In one source only", page.width) if number == 0 else styled("")
        yield from paragraph(styled(page.seen.names[article], QUIET), page.width)
        for claim in group:
            yield _single(page, claim)


def _single(page: Page, claim: Claim) -> Text:
    figure, when = page.width // 3, 24
    widths = [figure, page.width - figure - when - 3 * GAP, when]
    about = fitted(clean(claim.about), widths[1], QUIET)
    held = fitted(period(claim.when) if claim.when else "", when, QUIET)
    return columns([fitted(clean(claim.text), figure), about, held], widths)[0]


def _notes(page: Page) -> Iterator[Text]:
    notes = [note for note in page.seen.report.notes if note.article not in page.seen.articles]
    if notes:
        yield heading("Notes", page.width)
    for note in _first(page, notes):
        yield from _note(page, note)
    yield from _more(page, notes)


def _note(page: Page, note: Note) -> list[Text]:
    return paragraph(joined((clean(note.code), QUIET), "  ", clean(note.message)), page.width)


def _summary(page: Page) -> Iterator[Text]:
    report = page.seen.report
    worst = min((SEVERITIES.index(finding.severity) for finding in report.findings), default=None)
    tone = "bold" if worst is None else TONES[SEVERITIES[worst]]
    yield from paragraph(styled(tally(report), tone), page.width, 0)
    left = 0 if page.all else len(alone(page.seen))
    if left:
        hint = f"{counted(left, 'claim')} in one source only: --all lists them"
        yield from paragraph(styled(hint, QUIET), page.width, 0)
