"""Where an article has its news from, in words: whom it cites or carries, and whose text it shares."""

from __future__ import annotations

from typing import Final

from claimcheck.model import Bond, Tie
from claimcheck.report.text import clean
from claimcheck.report.view import View
from claimcheck.sources.outlets import key

TOLD: Final[dict[Bond, str]] = {
    "is": "{outlet}, by its own words",
    "credits": "carries {outlet}",
    "cites": "cites {outlet}",
    "copies": "near-copy of {other} ({share}% of the shorter)",
    "shares": "shares passages with {other} ({share}% of the shorter)",
}


def origins(seen: View, article: str) -> str:
    """All that ties an article to others, on one line; "" for none."""
    ties = seen.kin.named.get(article, ())
    return clean("; ".join(_told(seen, tie) for sort in TOLD for tie in ties if tie.sort == sort))


def _told(seen: View, tie: Tie) -> str:
    words = {"outlet": tie.outlet, "other": seen.names.get(tie.other, tie.other), "share": tie.share}
    return TOLD[tie.sort].format_map(words) + _here(seen, tie)


def _here(seen: View, tie: Tie) -> str:
    """The article at hand that an outlet is known by only from its own words."""
    names = (
        name for name, outlet in seen.kin.owners.items() if outlet == key(tie.outlet) and name != tie.article
    )
    known = next((name for name in names if not seen.articles[name].source), "")
    return f" ({seen.names[known]})" if known else ""
