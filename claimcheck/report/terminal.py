"""The report for a terminal: what was read, what contradicts and why, what agrees, at any width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath
from typing import Final

from rich.text import Text

from claimcheck.model import Article, Claim, Finding, Note, Rate, Report, Side
from claimcheck.report import Options
from claimcheck.report.layout import GAP, columns, fitted, heading, joined, paragraph, printed, right, styled
from claimcheck.report.origins import origins
from claimcheck.report.page import QUIET, STRONG, TONES, WIDE, Page
from claimcheck.report.text import clean, counted, interval, period, track
from claimcheck.report.view import SEVERITIES, Agreement, agreements, alone, tally

QUOTED: Final = 3


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


def _read(page: Page) -> Iterator[Text]:
    report = page.seen.report
    if report.articles:
        yield heading("Read", page.width)
    for article in page.first(report.articles):
        yield _article(page, article)
        if told := origins(page.seen, article.id):
            yield from paragraph(styled(told, QUIET), page.width, 2 * GAP)
        for note in report.notes:
            if note.article == article.id:
                yield from paragraph(styled(clean(note.message), QUIET), page.width, 2 * GAP)
    yield from page.more(report.articles)


def _article(page: Page, article: Article) -> Text:
    day = article.day.isoformat() if article.day else "undated"
    name = min(page.longest, page.width // 2)
    rest = max(page.width - name - 23 - 4 * GAP, 1)
    what = clean(article.title or article.path or "")
    if not article.title and len(what) > rest:
        what = clean(PurePath(article.path or "").name)
    cells = [fitted(page.seen.names[article.id], name), styled(day, QUIET)]
    cells += [right(counted(page.counts[article.id], "claim")), fitted(what, rest, QUIET)]
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
    """A finding with its sides and reasons; a note without its quotations, but for --all."""
    brief = finding.severity == "note" and not page.all and not page.explain
    origin = f"{clean(finding.rule)} {clean(finding.id)}"
    lead = joined((finding.severity.upper(), TONES[finding.severity]), "  ", (origin, QUIET))
    yield from paragraph(lead, page.width)
    yield from paragraph(styled(clean(finding.message), "" if brief else STRONG), page.width)
    if page.explain:
        yield from _explained(page, finding)
        return
    for side in () if brief else finding.sides:
        yield styled("")
        yield from _side(page, side, finding.severity)
    if finding.because and not brief:
        yield styled("")
    for number, step in enumerate(finding.because, 1):
        cells = [right(f"{number}.", QUIET), styled(clean(step), QUIET if brief else "")]
        yield from columns(cells, [3, page.width - 3 - 2 * GAP])


def _explained(page: Page, finding: Finding) -> Iterator[Text]:
    """The whole chain of a finding in place of its sides and steps."""
    from claimcheck.report.chain import chain
    from claimcheck.report.explained import told

    yield from told(page, chain(page.seen, finding, page.rules))


def _side(page: Page, side: Side, severity: str) -> Iterator[Text]:
    claims = page.seen.cited(side.claims)
    lead = joined((clean(side.value), TONES[severity]), "  ", (page.seen.heard(claims), QUIET))
    yield from paragraph(lead, page.width, 2 * GAP)
    claims = _one_a_sentence(claims)
    shown = claims if page.all else _few(claims)
    for name, group in groupby(shown, key=lambda claim: page.seen.names[claim.article]):
        for number, claim in enumerate(group):
            yield from page.quote("" if number else name, claim)
    if len(shown) < len(claims):
        left = f"and {counted(len(claims) - len(shown), 'more mention')} (--all)"
        yield from paragraph(styled(left, QUIET), page.width, 2 * GAP)


def _one_a_sentence(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The first claim of each sentence: none is quoted twice."""
    return tuple({(claim.article, claim.sentence): claim for claim in reversed(claims)}.values())[::-1]


def _few(claims: tuple[Claim, ...]) -> list[Claim]:
    """A mention of each article, then more of them, up to the number that is quoted."""
    first = {claim.article: claim for claim in reversed(claims)}
    leads = [claim.id for claim in claims if first[claim.article] is claim][: 2 * QUOTED]
    others = [claim.id for claim in claims if first[claim.article] is not claim]
    picked = {*leads, *others[: max(QUOTED - len(leads), 0)]}
    return [claim for claim in claims if claim.id in picked]


def _agreed(page: Page) -> Iterator[Text]:
    shared = agreements(page.seen)
    if not shared:
        return
    yield heading("Agreed by two sources or more", page.width)
    figure = min(max(len(agreement.wordings[0]) for agreement in shared), page.width // 3)
    about = max(len(clean(agreement.fact.about)) for agreement in shared)
    widths = [figure, min(about, page.width - figure - 3 * 8 - 5 * GAP), 8, 8, 8]
    yield columns([right(head, QUIET) for head in ("", "", "sources", "voices", "wordings")], widths)[0]
    for agreement in page.first(shared):
        yield from _agreement(page, agreement, widths)
    yield from page.more(shared)


def _agreement(page: Page, agreement: Agreement, widths: list[int]) -> Iterator[Text]:
    figure, about = agreement.wordings[0], clean(agreement.fact.about)
    counts = (len(agreement.sources), agreement.voices, len(agreement.wordings))
    cells = [fitted(figure, widths[0]), fitted(about, widths[1], QUIET)]
    yield from columns([*cells, *(right(f"{count:,}") for count in counts)], widths)
    if page.all:
        for claim in agreement.claims:
            yield from page.quote(page.seen.names[claim.article], claim)


def _rates(page: Page) -> Iterator[Text]:
    rates = sorted(page.seen.report.rates, key=lambda rate: (rate.base, rate.quote))
    if rates:
        yield heading("Exchange rates that the articles imply", page.width)
    for pair, group in groupby(rates, key=lambda rate: f"{rate.base} per {rate.quote}"):
        yield from paragraph(styled(clean(pair)), page.width)
        rows = tuple(group)
        for rate in page.first(rows):
            yield from _rate(page, rate, rows)
        yield from page.more(rows, 2 * GAP)


def _rate(page: Page, rate: Rate, rows: tuple[Rate, ...]) -> list[Text]:
    """A rate as an interval, drawn among the others where there is room, and where it comes from."""
    room = 24 if page.width >= WIDE else 0
    ends = min(row.low for row in rows), max(row.high for row in rows)
    before, within, after = track(rate.low, rate.high, ends, room)
    drawn = joined((before, QUIET), (within, STRONG), (after, QUIET))
    amounts = " = ".join(clean(claim.text) for claim in page.seen.cited(rate.claims))
    said = joined(amounts, (f"  {clean(rate.note)}" if rate.note else "", TONES["note"]))
    cells = [
        right(_spread(rate)),
        drawn,
        fitted(page.seen.names.get(rate.article, ""), page.label, QUIET),
        said,
    ]
    spread = max(len(_spread(row)) for row in rows)
    widths = [spread, room, page.label, page.width - spread - room - page.label - 5 * GAP]
    kept = [at for at in range(4) if widths[at]]
    return columns([cells[at] for at in kept], [widths[at] for at in kept], 2 * GAP)


def _spread(rate: Rate) -> str:
    low, high = interval(rate.low, rate.high)
    return low if low == high else f"{low} – {high}"


def _alone(page: Page) -> Iterator[Text]:
    single = alone(page.seen) if page.all else ()
    if single:
        yield heading("In one source only", page.width)
    for number, (article, group) in enumerate(groupby(single, key=lambda claim: claim.article)):
        if number:
            yield styled("")
        yield from paragraph(styled(page.seen.names[article], QUIET), page.width)
        for claim in group:
            yield _single(page, claim)


def _single(page: Page, claim: Claim) -> Text:
    figure, when = page.width // 3, 24
    widths = [figure, page.width - figure - when - 4 * GAP, when]
    about = fitted(clean(claim.about), widths[1], QUIET)
    held = fitted(period(claim.when) if claim.when else "", when, QUIET)
    return columns([fitted(clean(claim.text), figure), about, held], widths, 2 * GAP)[0]


def _notes(page: Page) -> Iterator[Text]:
    notes = [note for note in page.seen.report.notes if note.article not in page.seen.articles]
    if notes:
        yield heading("Notes", page.width)
    for note in page.first(notes):
        yield from _note(page, note)
    yield from page.more(notes)


def _note(page: Page, note: Note) -> list[Text]:
    return paragraph(joined((clean(note.code), QUIET), "  ", clean(note.message)), page.width)


def _summary(page: Page) -> Iterator[Text]:
    report = page.seen.report
    worst = min((SEVERITIES.index(finding.severity) for finding in report.findings), default=None)
    tone = STRONG if worst is None else TONES[SEVERITIES[worst]]
    yield from paragraph(styled(tally(report), tone), page.width, 0)
    left = 0 if page.all else len(alone(page.seen))
    if left:
        hint = f"{counted(left, 'figure')} in one source only: --all lists them"
        yield from paragraph(styled(hint, QUIET), page.width, 0)
