"""A change told in another sentence than the levels that it lies between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.model import Claim, Period, Span
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.changes import ways
from claimcheck.predicates.changes.ways import LONGEST, Move, Sets, is_change

OPENING: Final = 2  # words of "There were", "It had"
PRICE: Final = 16  # words from "price" to the change
SLACK: Final = 1  # years by which a duration told may differ from the years of its ends
NEARLY: Final = Decimal("0.15")  # share by which a rise may be off that of two prices and still be of them
DOUBLED: Final = 100  # percent: a price told to have risen by less may have done so in other years


def summed_up(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> Iterator[Move]:
    """A way between two levels, and a next sentence that says what it comes to."""
    words, said = ways.words(case, one), prose.before(case, two[0])
    found = list(ways.stretch(case, one))
    named = _the_change(said, words)
    if len(found) != 1 or not (named or is_change(two[0])) or any(is_change(c) for c in one):
        return
    if not words["otherwise"].isdisjoint(prose.tokens(case.sentence(two[0]))):
        return
    opens = said[:1] and said[0] in words["opens"] and words["is_"] & set(said[1:2]) and len(said) <= LONGEST
    if opens or (named and _plain(case, two[0], words)):
        yield Move(two[0], *found[0])


def _the_change(said: Sequence[str], words: Sets) -> bool:
    """Whether a sentence opens as "The increase of"."""
    return len(said) == 3 and said[0] == "the" and said[1] in words["moves"] and said[2] == "of"


def _plain(case: Case, change: Claim, words: Sets) -> bool:
    """Whether neither a date nor a part is told with a change."""
    tail = prose.after(case, change)[:1]
    return not case.dates.get(_at(change)) and (words["part"] | words["timed"]).isdisjoint(tail)


def spread(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> Iterator[Move]:
    """A change over years, and the levels at their ends: "fell 40% in ten years. There were 900 in 2010"."""
    changes = [c for c in one if c.kind != "duration"]
    lengths = [c for c in one if c.kind == "duration"]
    words, opening = ways.words(case, two), prose.tokens(case.sentence(two[0]))[:OPENING]
    if len(changes) != 1 or len(lengths) != 1 or not is_change(changes[0]) or len(opening) < OPENING:
        return
    if opening[0] not in words["taken_up"] or opening[1] not in words["again"] or case.dates.get(_at(one[0])):
        return
    for before, after in ways.dated(case, two):
        bare = all(c.kind == "number" and not prose.unit(c) for c in (before, after))
        if bare and _lasts(case, lengths[0], two[0]):
            yield Move(changes[0], before, after)


def _at(claim: Claim) -> tuple[str, Span]:
    return claim.article, claim.sentence


def _lasts(case: Case, length: Claim, level: Claim) -> bool:
    """Whether a duration is that between the two dates of a level's sentence."""
    days = [c.value.start for c in case.dates.get(_at(level), []) if isinstance(c.value, Period)]
    years, known = prose.number(length), [day.year for day in days if day]
    if years is None or len(known) != 2 or prose.unit(length) != "year":
        return False
    return abs(known[1] - known[0] - years) <= SLACK


def priced(case: Case, groups: Sequence[Sequence[Claim]]) -> Iterator[Move]:
    """The one rise of a price in an article, doubled or more, and the one pair of prices at two times."""
    rises = [c for claims in groups for c in claims if _price_rise(case, c)]
    found = [way for claims in groups if _paid(case, claims) for way in ways.dated(case, claims)]
    for change in rises:
        own = [way for way in found if way[0].article == change.article]
        alone = sum(c.article == change.article for c in rises) == 1
        if alone and len(own) == 1 and _one_rise(change, *own[0]):
            yield Move(change, *own[0])


def _price_rise(case: Case, claim: Claim) -> bool:
    """Whether a percentage says by how much a price went up: "push up the price of a tablet by 1,500%"."""
    size, words = prose.number(claim), ways.words(case, [claim])
    if claim.kind != "percent" or size is None or size < DOUBLED or prose.unit(claim) != "percent":
        return False
    lead = prose.before(case, claim)[-PRICE:]
    later = any(c.start > claim.end for c in case.dates.get(_at(claim), []))
    by = not later and (claim.role == "change" or lead[-1:] == ["by"])
    return by and not words["price"].isdisjoint(lead) and not words["rise"].isdisjoint(lead)


def _paid(case: Case, claims: Sequence[Claim]) -> bool:
    """Whether a sentence tells what something cost."""
    words, text = ways.words(case, claims), prose.tokens(case.sentence(claims[0]))
    money = all(c.kind == "money" for c in claims if c.kind not in ("count", "number", "duration"))
    return money and not words["paid"].isdisjoint(text) and words["shares"].isdisjoint(text)


def _one_rise(change: Claim, before: Claim, after: Claim) -> bool:
    """Whether a rise is near that of two prices, or their quotient taken for it."""
    said, low, high = prose.number(change), prose.number(before), prose.number(after)
    if said is None or low is None or high is None or high < 2 * low:
        return False
    made = (high / low - 1) * DOUBLED
    return abs(said - made) <= NEARLY * made or abs(said - made - DOUBLED) < 1
