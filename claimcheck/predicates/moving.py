"""Figures that move: a toll or tally that a later article gives higher is an update, no contradiction."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from claimcheck import values
from claimcheck.model import Article, Claim, Clock, Quantity
from claimcheck.predicates.case import Case

# What is said of a count that goes on …
COUNTING: Final = re.compile(
    r"\b(?:so far|at least|as of|(?:has|have|had) (?:risen|climbed|grown|passed|reached)|rose to|rises to"
    r"|climbs? to|climbed to|now|toll|confirmed|still rising|to date|already|latest|more bodies"
    r"|by (?:noon|midday|evening|morning|nightfall|late))\b",
    re.IGNORECASE,
)
# … and of sums that grow, which are told as levels as well.
GROWING: Final = re.compile(
    r"\b(?:so far|to date|(?:has|have|had) (?:risen|climbed|grown|passed) to|already)\b", re.IGNORECASE
)
MOST: Final = Decimal(10)  # a count that grew by more between two articles is another count


def updates(a: Claim, b: Claim, case: Case) -> bool:
    """Whether the later of two claims carries on the count of the earlier."""
    grows = a.kind in ("money", "percent")
    if a.kind not in ("count", "number", "money", "percent") or not any(cues(c, case)[grows] for c in (a, b)):
        return False
    order = _order(a, b, case)
    return order is not None and _grew(*order) and not _settled(a, b, case)


def near(a: Claim, b: Claim) -> bool:
    """Whether one of two figures may have grown from the other."""
    return _grew(a, b) or _grew(b, a)


def cues(claim: Claim, case: Case) -> tuple[bool, bool]:
    """Whether a claim's sentence says that a count or a sum is not the last one."""
    if claim.id not in case.cued:
        sentence = case.sentence(claim)
        case.cued[claim.id] = COUNTING.search(sentence) is not None, GROWING.search(sentence) is not None
    return case.cued[claim.id]


def _grew(earlier: Claim, later: Claim) -> bool:
    one, two = _size(earlier), _size(later)
    return one is not None and two is not None and 0 < one <= two <= one * MOST


def _size(claim: Claim) -> Decimal | None:
    value = claim.value
    return value.number if isinstance(value, Quantity) and isinstance(value.number, Decimal) else None


def _settled(a: Claim, b: Claim, case: Case) -> bool:
    """Whether both speak of one hour, one day or a year that was over: such a count no longer moves."""
    if _one_hour(a, b, case):
        return True
    if a.when is None or b.when is None or values.periods(a.when, b.when) != "same" or a.when.end is None:
        return False
    days = [day for day in (case.day(a), case.day(b)) if day is not None]
    return a.when.grain == "day" or (bool(days) and a.when.end < min(days))


def _one_hour(a: Claim, b: Claim, case: Case) -> bool:
    """Whether the sentences of both give one time of one day: "as of noon on Friday"."""
    one, two = ([c.value for c in case.clocks.get((claim.article, claim.sentence), ())] for claim in (a, b))
    return len(one) == len(two) == 1 and one == two and isinstance(one[0], Clock) and one[0].day is not None


def _order(a: Claim, b: Claim, case: Case) -> tuple[Claim, Claim] | None:
    """The two claims, the earlier published first; None when published at one time or unknown."""
    one, two = time(case.articles[a.article]), time(case.articles[b.article])
    if one is None or two is None or one == two:
        return None
    return (a, b) if one < two else (b, a)


def time(article: Article) -> dt.datetime | None:
    """When an article appeared; a bare date counts as its noon."""
    published = article.published
    if published is None:
        return None
    if not isinstance(published, dt.datetime):
        return dt.datetime.combine(published, dt.time(12), tzinfo=dt.UTC)
    return published if published.tzinfo else published.replace(tzinfo=dt.UTC)
