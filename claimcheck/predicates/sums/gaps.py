"""Two times of one race and the gap told between them: "in 2:21:14, 58 seconds ahead of Meyer in 2:22:12"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict

SECONDS: Final = {"second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600)}
LONGEST: Final = 8  # words from "ahead of" to the other time, or from one time to the other
COLON: Final = ":"
MARKS: Final = frozenset(",(–—-")
Sets = dict[str, frozenset[str]]


def told(case: Case, claims: Sequence[Claim], words: Sets) -> Iterator[Conflict]:
    """Gaps that are not the difference of the two times of a sentence."""
    times = [c for c in claims if c.kind == "duration" and prose.unit(c) in SECONDS]
    if len(times) != 3:
        return
    one, two, three = times
    if _time(one, three) and _gap(two) and _ahead(case, one, two, three, words):
        yield from _off(two, (one, three))
    if _time(one, two) and _gap(three) and _behind(case, one, two, three, words):
        yield from _off(three, (one, two))


def _time(*claims: Claim) -> bool:
    return all(COLON in c.text and prose.number(c) is not None for c in claims)


def _gap(claim: Claim) -> bool:
    return COLON not in claim.text and prose.number(claim) is not None


def _ahead(case: Case, one: Claim, gap: Claim, other: Claim, words: Sets) -> bool:
    """Whether a time reads as so much "ahead of" another."""
    lead, beyond = prose.between(case, one, gap), prose.between(case, gap, other)
    plain = 1 < len(beyond) <= LONGEST and beyond[0] in words["ahead"] and beyond[-1] in words["in_"]
    return plain and len(lead) == 1 and lead[0] in MARKS and words["breaks"].isdisjoint(beyond)


def _behind(case: Case, one: Claim, other: Claim, gap: Claim, words: Sets) -> bool:
    """Whether so much "behind" closes a sentence of two times."""
    lead, tail = prose.between(case, other, gap), prose.after(case, gap)
    plain = len(lead) == 1 and lead[0] in MARKS and len(prose.between(case, one, other)) <= LONGEST
    return plain and bool(tail) and tail[0] in words["back"] and not "".join(tail[1:2]).isalnum()


def _off(gap: Claim, times: tuple[Claim, Claim]) -> Iterator[Conflict]:
    """A gap that is off the difference by more than the unit it is told in."""
    size, unit = prose.number(gap), SECONDS[prose.unit(gap)]
    first, last = (prose.number(c) for c in times)
    if size is None or first is None or last is None:
        return
    apart = abs(first - last)
    if abs(size * unit - apart) > unit:
        told = f"{times[0].text} and {times[1].text}"
        because = (f"the two are {apart.normalize():f} seconds apart", f"the article says {gap.text}")
        yield Conflict(((gap,), times), (gap.text, told), because)
