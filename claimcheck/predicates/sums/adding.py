"""Figures that a text says make another together: "in all", "altogether", a colon before the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.sums import addends, listed
from claimcheck.predicates.sums.addends import MOST, Sum, alike, largest

WHOLE: Final = 5  # words between "combined" and its figure
OPENING: Final = 80  # characters that show how a sentence opens
DIGITS: Final = 3  # a slip in fewer may be another figure
MARKS: Final = frozenset(",;:(-–—")
LINK: Final = 2  # words between "12 oaks" and "nine birches"
COLON: Final = ":"


def colon(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A list such as "cost the trust £2.1m: £1.3m for cover and £0.8m in lost income"."""
    for n, total in enumerate(claims[:-2]):
        parts = claims[n + 1 :]
        lead = prose.between(case, total, parts[0])
        if ":" not in lead or not all(alike(p, total) and p.role != "change" for p in parts):
            continue
        closing = prose.between(case, parts[-2], parts[-1])
        complete = not addends.words(case, total)["last"].isdisjoint(closing)
        complete = complete and len(parts) <= MOST and not listed.adds(case, parts[-1])
        if complete and largest(total, parts) and not addends.opened(case, total, parts):
            yield Sum(total, tuple(parts))


def added_up(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A sum such as "1,150 visits and 310 operations - 1,640 bookings in all", "a combined roll of 3,940"."""
    for n, total in enumerate(claims):
        if n < 2 or not _is_whole(case, total):
            continue
        last, tail = claims[n - 1], _tail(case, claims[n - 1], total)
        if not addends.words(case, total)["running"].isdisjoint(prose.between(case, last, total)):
            continue
        sure = tail is not None
        parts = _run(case, claims[:n], total, sure)
        if 1 < len(parts) <= MOST and largest(total, parts):
            yield Sum(total, tuple(parts), sure=sure)


def _tail(case: Case, last: Claim, total: Claim) -> list[str] | None:
    """The words between the last mark and a total apposed to its parts; None where it is not."""
    lead = prose.between(case, last, total)
    at = max((n for n, word in enumerate(lead) if word in MARKS), default=-1)
    tail = lead[at + 1 :]
    apposed = at >= 0 and all(word in addends.words(case, total)["appended"] for word in tail)
    return tail if apposed else None


def _run(case: Case, claims: Sequence[Claim], total: Claim, sure: bool) -> list[Claim]:
    """The list of figures that ends before a total; none where it is not plain where the list begins."""
    parts: list[Claim] = []
    for part in reversed(claims):
        lead = prose.between(case, part, parts[0]) if parts else []
        if COLON in lead or (part.kind != total.kind and not _may_be(part, total, sure)):
            break
        if (parts and not _coordinate(case, part, lead)) or not _may_be(part, total, sure):
            return []
        parts.insert(0, part)
    if total.kind not in prose.COUNTED:
        return parts if parts and alike(parts[0], total) else []
    return parts if _counted(case, parts, total) else []


def _counted(case: Case, parts: Sequence[Claim], total: Claim) -> bool:
    """Whether a total counts what its parts do: it or they have a noun, or one noun follows another."""
    heads = {part.subject.head for part in parts} - {""}
    if total.subject.head:
        return bool(heads)
    close = all(len(prose.between(case, a, b)) <= LINK for a, b in pairwise(parts))
    return len(heads) < 2 or close


def _may_be(part: Claim, total: Claim, sure: bool) -> bool:
    """Whether a figure can be part of a total; one told for sure counts things of all sorts."""
    counted = sure and part.kind in prose.COUNTED and total.kind in prose.COUNTED
    bare = sure and part.kind == "number" and not prose.unit(part)
    return (counted or bare or alike(part, total)) and largest(total, [part])


def _coordinate(case: Case, part: Claim, lead: Sequence[str]) -> bool:
    """Whether a figure and the next are two items of a list, and the second none of the first."""
    known = addends.words(case, part)
    return not known["links"].isdisjoint(lead) and known["overlap"].isdisjoint(lead)


def _is_whole(case: Case, claim: Claim) -> bool:
    """Whether the words round a figure make it a sum: "altogether", "in all", "a combined"."""
    words, behind = addends.words(case, claim), " ".join(prose.after(case, claim)[:4])
    if any(f" {behind} ".startswith(f" {phrase} ") for phrase in words["whole_after"]):
        return addends.words(case, claim)["adding"].isdisjoint(_clause(case, claim))
    lead = prose.before(case, claim)[-WHOLE:]
    return claim.role == "total" or (not words["whole"].isdisjoint(lead) and "," not in lead[-2:])


def _clause(case: Case, claim: Claim) -> list[str]:
    """The words before a figure, back to the last mark."""
    lead = prose.before(case, claim)
    at = max((n for n, word in enumerate(lead) if word in MARKS), default=-1)
    return lead[at + 1 :]


def together(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> Iterator[Sum]:
    """Two or more figures, and a sentence that opens with "Together" or "The total is" and their sum."""
    total, known = two[0], addends.words(case, two[0])
    lead, phrases = prose.before(case, total), known["whole_opens"]
    opening = " ".join(lead)
    plain = opening in phrases or _the_total(lead, known)
    if not known["running"].isdisjoint(prose.tokens(case.sentence(total))):
        return
    if not plain and not any(opening.startswith(f"{phrase} ") for phrase in phrases):
        return
    heads = {part.subject.head for part in one} - {""}
    named = bool(prose.unit(total)) or (plain and len(heads) < 2)
    if len(two) == 1 and 1 < len(one) <= MOST and all(alike(p, total) for p in one) and named:
        listed = _listed(case, one)
        if listed or not _the_total(lead, known):
            yield Sum(total, tuple(one), sure=listed and plain)


def _the_total(lead: Sequence[str], known: dict[str, frozenset[str]]) -> bool:
    """Whether a sentence opens as "The total is"."""
    return (
        len(lead) > 2
        and lead[0] == "the"
        and lead[1] in known["tells"]
        and known["comes"].issuperset(lead[2:])
    )


def _listed(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether figures are the items of one list."""
    return all(_coordinate(case, a, prose.between(case, a, b)) for a, b in pairwise(parts))


def closed(case: Case, groups: Sequence[list[Claim]]) -> Iterator[Sum]:
    """A paragraph of parts that ends in "No other …", and an earlier figure one slip from their sum."""
    for n, claims in enumerate(groups):
        if not _no_more(case, claims[-1]):
            continue
        parts = [c for group in addends.paragraph(case, groups, n) for c in group if c.kind in prose.COUNTED]
        earlier = [c for g in groups[:n] for c in g if _before(c, parts)]
        slipped = [c for c in earlier if _slipped(c, parts)]
        if 1 < len(parts) <= MOST and len({prose.number(c) for c in slipped}) == 1:
            yield Sum(slipped[0], tuple(parts))


def _before(claim: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a count stands in an article before its parts."""
    counted = bool(parts) and claim.article == parts[0].article and claim.kind in prose.COUNTED
    return counted and claim.start < parts[0].start


def _slipped(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a figure of three or more digits, zeros at its end aside, is one slip from the sum."""
    size = prose.number(total)
    return size is not None and len(str(int(size)).rstrip("0")) >= DIGITS and addends.slip(total, parts)


def _no_more(case: Case, claim: Claim) -> bool:
    """Whether the sentence behind a claim's says that there are no more parts."""
    end = claim.sentence.end
    text = case.articles[claim.article].text[end : end + OPENING].partition("\n")[0]
    opening = " ".join(prose.tokens(text)) + " "
    return any(opening.startswith(f"{phrase} ") for phrase in addends.words(case, claim)["closed"])
