"""A report being set for a terminal: its measure, its styles, and how a claim is quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from rich.text import Text

from claimcheck.model import Claim, Report
from claimcheck.report import Options
from claimcheck.report.layout import GAP, columns, joined, paragraph, styled
from claimcheck.report.text import excerpt
from claimcheck.report.view import View, view

Thing = TypeVar("Thing")

WIDEST: Final = 132
NARROWEST: Final = 60
WIDE: Final = 110
LISTED: Final = 30
QUIET: Final = "bright_black"
STRONG: Final = "bold"
MENTION: Final = "bold cyan"
TONES: Final = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}


class Page:
    """One report being set; mentions are marked by colour, or by signs where there is none."""

    def __init__(self, report: Report, options: Options) -> None:
        self.seen: View = view(report)
        self.width = max(min(options.width, WIDEST), NARROWEST)
        self.color = options.color
        self.all = options.all
        self.explain = options.explain
        self.rules = options.rules
        self.counts = Counter(claim.article for claim in report.claims)
        self.longest = max((len(name) for name in self.seen.names.values()), default=0)
        self.label = max(min(self.longest, self.width // 4), 8)

    def first(self, things: Sequence[Thing]) -> Sequence[Thing]:
        """The things that are listed: all of them on request."""
        return things if self.all else things[:LISTED]

    def more(self, things: Sequence[Thing], indent: int = GAP) -> Iterator[Text]:
        """A line for the things that are not listed."""
        left = len(things) - len(self.first(things))
        if left:
            yield from paragraph(styled(f"and {left:,} more (--all)", QUIET), self.width, indent)

    def sentence(self, claim: Claim, indent: int) -> list[Text]:
        """The sentence of a claim over the whole width, its mention marked."""
        return paragraph(self._marked(claim, max(2 * self.width, 240)), self.width, indent)

    def quote(self, name: str, claim: Claim) -> list[Text]:
        """The sentence of a claim beside a name, its mention marked."""
        width = self.width - self.label - 3 * GAP
        sentence = self._marked(claim, max(2 * width, 240))
        return columns([styled(name, QUIET), sentence], [self.label, width], 2 * GAP)

    def _marked(self, claim: Claim, room: int) -> Text:
        text = self.seen.articles[claim.article].text
        part = excerpt(text, claim.sentence, claim.start, claim.end, room)
        left, right = ("", "") if self.color else ("»", "«")
        return joined(part.before, (f"{left}{part.mention}{right}", MENTION), part.after)
