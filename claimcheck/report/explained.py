"""The chain of a finding for a terminal: each claim with its words and reading, the match, the conflict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.chain import Chain, Match, Reading, chain
from claimcheck.report.layout import GAP, columns, joined, paragraph, printed, right, styled
from claimcheck.report.page import QUIET, STRONG, TONES, Page
from claimcheck.report.text import clean
from claimcheck.report.view import raised

NAMES: Final = 11  # columns for the name of what was read
UNMATCHED: Final = "None was needed: the rule sets these claims against each other as they stand."


def render(report: Report, name: str, options: Options) -> str:
    """The chain of the finding of that id, as text for a terminal of that width."""
    page = Page(report, options)
    finding = next(finding for finding in raised(report) if finding.id == name)
    aside = next((one for one in report.suppressed if one.finding.id == name), None)
    lead = joined(
        (finding.severity.upper(), TONES[finding.severity]),
        "  ",
        (f"{clean(finding.rule)} {clean(finding.id)}", QUIET),
    )
    lines = [
        *paragraph(lead, page.width),
        *paragraph(styled(clean(finding.message), STRONG), page.width),
    ]
    if aside:
        why = f"Set aside in {clean(aside.by)}: {clean(aside.reason) or 'no reason given'}"
        lines += paragraph(styled(why, QUIET), page.width)
    return printed([*lines, *told(page, chain(page.seen, finding, page.rules))], options.width, options.color)


def told(page: Page, found: Chain) -> Iterator[Text]:
    """The links of a chain, each under a line that names it."""
    for title, section in SECTIONS:
        lines = list(section(page, found))
        if lines:
            yield styled("")
            yield from paragraph(styled(title, STRONG), page.width)
            yield from lines


def _words(page: Page, found: Chain) -> Iterator[Text]:
    first = True
    for side, readings in zip(found.finding.sides, found.sides, strict=True):
        for reading in readings:
            if not first:
                yield styled("")
            first = False
            yield from _reading(page, reading, clean(side.value), found.finding.severity)


def _matched(page: Page, found: Chain) -> Iterator[Text]:
    for match in found.matches:
        yield from _match(page, match)
    if not found.matches:
        yield from paragraph(styled(UNMATCHED), page.width, 2 * GAP)


def _apart(page: Page, found: Chain) -> Iterator[Text]:
    if found.rule:
        yield from paragraph(styled(found.rule), page.width, 2 * GAP)
    for number, step in enumerate(found.because, 1):
        yield from columns([right(f"{number}.", QUIET), styled(step)], [3, page.width - 3 - 3 * GAP], 2 * GAP)


def _mended(page: Page, found: Chain) -> Iterator[Text]:
    if found.reconcile:
        yield from paragraph(styled(found.reconcile), page.width, 2 * GAP)


def _reading(page: Page, reading: Reading, value: str, severity: str) -> Iterator[Text]:
    """A claim: label, side, source and place, then its sentence, then what was read in it."""
    claim = reading.claim
    article = page.seen.articles[claim.article]
    day = article.day.isoformat() if article.day else "undated"
    lead = joined((reading.label, TONES[severity]), "  ", (value, STRONG), f"  {reading.source}, {day}")
    yield from paragraph(lead, page.width, 2 * GAP)
    yield from paragraph(styled(reading.place.told, QUIET), page.width, 4 * GAP)
    yield from page.sentence(claim, 4 * GAP)
    for name, words in reading.told:
        cells = [styled(name, QUIET), styled(words)]
        yield from columns(cells, [NAMES, page.width - NAMES - 5 * GAP], 4 * GAP)


def _match(page: Page, match: Match) -> Iterator[Text]:
    """Two claims with their odds, then a line for each level."""
    yield from paragraph(
        joined((f"{match.a} with {match.b}", STRONG), f": {match.odds}"), page.width, 2 * GAP
    )
    widest = max((len(name) for name, _, _ in match.levels), default=0)
    for name, bits, meaning in match.levels:
        cells = [styled(name), right(bits), styled(meaning, QUIET)]
        yield from columns(cells, [widest, 5, page.width - widest - 5 - 6 * GAP], 4 * GAP)


SECTIONS: Final = (
    ("The words, and how they were read", _words),
    ("Why they were matched", _matched),
    ("Why they cannot both hold", _apart),
    ("What would reconcile them", _mended),
)
