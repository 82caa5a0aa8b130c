"""Figures that move: a toll or tally that a later article gives higher is an update, no contradiction."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from claimcheck.model import Article, Claim, Quantity
from claimcheck.predicates.case import Case

CUES: Final = re.compile(
    r"\b(?:so far|at least|as of|has risen|have risen|had risen|rose to|rises to|climbs? to|climbed to|now|toll"
    r"|confirmed|by (?:noon|midday|evening|morning|nightfall)|still rising|reported so|to date|already|latest)\b",
    re.IGNORECASE,
)


def updates(a: Claim, b: Claim, case: Case) -> bool:
    """Whether the later of two claims carries on the count of the earlier."""
    if not isinstance(a.value, Quantity) or a.kind not in ("count", "number", "money", "percent"):
        return False
    order = _order(a, b, case)
    if order is None:
        return False
    return bool(CUES.search(case.sentence(order[0])) or CUES.search(case.sentence(order[1])))


def _order(a: Claim, b: Claim, case: Case) -> tuple[Claim, Claim] | None:
    """The two claims, the earlier published first; None when published at one time or unknown."""
    one, two = _time(case.articles[a.article]), _time(case.articles[b.article])
    if one is None or two is None or one == two:
        return None
    return (a, b) if one < two else (b, a)


def _time(article: Article) -> dt.datetime | None:
    """When an article appeared; a bare date counts as its noon."""
    published = article.published
    if published is None:
        return None
    if not isinstance(published, dt.datetime):
        return dt.datetime.combine(published, dt.time(12), tzinfo=dt.UTC)
    return published if published.tzinfo else published.replace(tzinfo=dt.UTC)
