"""How each claim of a finding was read, and why the claims were matched, folded away on the page."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Finding
from claimcheck.report.chain import Match, Reading, chain
from claimcheck.report.html.index import Index, mention
from claimcheck.report.html.markup import Markup, tag
from claimcheck.report.html.tables import table


def traced(page: Index, finding: Finding) -> Markup | None:
    """The readings and matches behind a finding; None where it cites no claim."""
    found = chain(page.seen, finding, page.options.rules)
    if not found.readings:
        return None
    told = (_readings(page, found.readings), *map(_match, found.matches))
    return tag("details", tag("summary", "How each claim was read and matched"), *told)


def _readings(page: Index, readings: Sequence[Reading]) -> Markup:
    head = ("Claim", "Words", "Where", *(name.capitalize() for name, _ in readings[0].told))
    rows = (
        [
            one.label,
            mention(page, one.claim),
            tag("bdi", one.place.told),
            *(tag("bdi", words) for _, words in one.told),
        ]
        for one in readings
    )
    return table("Each claim as it was read", head, rows)


def _match(match: Match) -> Markup:
    """Two claims that were matched, with the odds and each level."""
    levels = (
        tag("li", f"{name} {bits}: {meaning}" if meaning else f"{name} {bits}")
        for name, bits, meaning in match.levels
    )
    head = tag("p", tag("bdi", match.a), " with ", tag("bdi", match.b), f": {match.odds}")
    return tag("div", head, tag("ul", *levels), class_="match")
