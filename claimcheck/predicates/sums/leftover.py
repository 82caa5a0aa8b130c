"""Parts that a text says are all: "Of the ten seats, seven … two … and two", "the remaining $560 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.shares import stated
from claimcheck.predicates.sums import addends
from claimcheck.predicates.sums.addends import MOST, Sum, alike, exact, largest

NEAR: Final = 3  # words between "remaining" and its figure
WHOLE: Final = 5  # words between "total" and its figure
FEWEST: Final = 3  # parts whose total is told above or behind them
SUBJECT: Final = 2  # words of "the town hall" in "the town hall cost"


def of_the(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A list such as "Of the ten seats it added, seven were in the city, two in the north and two inland"."""
    total, parts, words = claims[0], claims[1:], addends.words(case, claims[0])
    lead = prose.before(case, total)
    if len(lead) < 2 or lead[0] not in words["of"] or lead[-1] not in words["the"] or len(lead) > NEAR:
        return
    if not 1 < len(parts) <= MOST or not all(alike(p, total) for p in parts):
        return
    closed = is_rest(case, parts[-1])
    if (closed or addends.placed(case, parts)) and not addends.opened(case, total, parts):
        yield Sum(total, tuple(parts), closed)


def parted(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A part of a whole and the rest: "12 of the 60 cameras failed and the other 48 worked"."""
    for part, whole, left in zip(claims, claims[1:], claims[2:], strict=False):
        known = addends.words(case, whole)
        if not stated.owned(case, part, whole, stated.load(case.articles[part.article].locale)):
            continue
        told = (is_rest(case, left) and alike(left, whole)) or _leaving(case, whole, left)
        single = known["beside"].isdisjoint(prose.after(case, left)) and alike(part, whole)
        if told and single and largest(whole, (part, left)) and whole.kind == "count":
            yield Sum(whole, (part, left), whole=True)


def _leaving(case: Case, whole: Claim, left: Claim) -> bool:
    """Whether "leaving" leads to a rest of things unsold, empty or still to come."""
    known = addends.words(case, whole)
    lead, tail = prose.between(case, whole, left), [*prose.tokens(left.text)[1:], *prose.after(case, left)]
    return bool(lead) and lead[-1] in known["leaving"] and bool(tail) and tail[0] in known["left"]


def is_rest(case: Case, claim: Claim) -> bool:
    """Whether a figure is what is left: "the remaining 12", "the other 12", "the rest, 12,"."""
    words, lead = addends.words(case, claim), prose.before(case, claim)[-NEAR:]
    if lead[-2:-1] and lead[-1] in words["other"] and lead[-2] in words["the"]:
        return True
    behind = lead[-2:-1] if lead[-1:] and lead[-1] in words["of"] else lead[-1:]
    return not words["rest"].isdisjoint(lead) and (behind[0] in words["rest"] or not behind[0].isalpha())


def rest(case: Case, groups: Sequence[list[Claim]], behind: Sequence[list[Claim]]) -> Iterator[Sum]:
    """The total, the parts and the rest of a paragraph, the total before them or behind."""
    left = next((c for c in groups[-1] if is_rest(case, c)), None)
    if left is None:
        return
    flow = [c for group in groups for c in group if c.start <= left.start and alike(c, left)]
    found = [Sum(total, tuple(flow)) for total in _told_before(case, flow)]
    found += [Sum(t, tuple(flow[n + 1 :])) for n, t in enumerate(flow[:-2]) if _alone(case, flow, t)]
    found += [Sum(total, tuple(flow)) for total in _told_behind(case, groups[-1], flow, behind)]
    found = [one for one in found if largest(one.total, one.parts)]
    if found and not any(exact(one) for one in found) and _whole_list(case, found[0]):
        yield found[0]


def _alone(case: Case, flow: Sequence[Claim], total: Claim) -> bool:
    """Whether a figure stands by itself before the parts: the only one of its sentence, or "Of the 240"."""
    same = [c for c in flow if c.sentence == total.sentence]
    lead, known = prose.before(case, total), addends.words(case, total)
    opens = lead[:1] and lead[0] in known["of"] and all(w in known["the"] for w in lead[1:])
    return same == [total] or bool(opens and same[0] == total)


def _told_behind(
    case: Case, last: Sequence[Claim], flow: Sequence[Claim], behind: Sequence[list[Claim]]
) -> Iterator[Claim]:
    """The total behind its parts: "the remaining £8m of the £40m", "The final bill is £40m"."""
    if len(flow) < FEWEST:
        return
    after = [c for c in last if c.start > flow[-1].start and alike(c, flow[-1])]
    if after:
        lead, known = prose.between(case, flow[-1], after[0]), addends.words(case, flow[-1])
        if len(lead) == 2 and lead[0] in known["of"] and lead[1] in known["the"]:
            yield after[0]
    elif behind and prose.adjacent(case, last, behind[0]):
        total = behind[0][0]
        if alike(total, flow[-1]) and _billed(case, total) and not _known(case, flow):
            yield total


def _billed(case: Case, claim: Claim) -> bool:
    """Whether a sentence opens by naming a total: "The final bill is", "In all the town hall cost"."""
    known, lead = addends.words(case, claim), prose.before(case, claim)
    text = " ".join(lead)
    phrase = next((p for p in known["whole_opens"] if f"{text} ".startswith(f"{p} ")), "")
    lead = lead[len(phrase.split()) :]
    if phrase and not lead:
        return True
    if lead[:1] != ["the"] or claim.kind != "money":
        return False
    named = all(w in known["cost"] for w in lead[1:]) and len(lead) > 2
    return named or (lead[-1] in known["costs"] and len(lead) - 2 in range(1, SUBJECT + 1))


def _known(case: Case, flow: Sequence[Claim]) -> bool:
    """Whether the article tells the sum of the parts somewhere as well: the total is another thing's."""
    claims = (c for c in case.claims.values() if c.article == flow[0].article and alike(c, flow[0]))
    return any(exact(Sum(c, tuple(flow))) for c in claims if c not in flow)


def _told_before(case: Case, flow: Sequence[Claim]) -> list[Claim]:
    """The total that an article tells above the paragraph of its parts: "Total cost: £14.8m"."""
    if len(flow) < FEWEST:
        return []
    claims = (c for c in case.claims.values() if c.article == flow[0].article and c.start < flow[0].start)
    totals = [
        c for c in claims if c.kind == "money" and not c.pair and alike(c, flow[0]) and _entitled(case, c)
    ]
    return totals if len({prose.number(c) for c in totals}) == 1 else []


def _entitled(case: Case, claim: Claim) -> bool:
    """Whether "total" stands in the sentence before a figure."""
    return not addends.words(case, claim)["whole"].isdisjoint(prose.before(case, claim)[-WHOLE:])


def _whole_list(case: Case, found: Sum) -> bool:
    """Whether all figures from the total to the rest are levels of one thing, with no examples among them."""
    parts = found.parts
    plain = all(alike(p, found.total) and p.role != "change" for p in parts)
    single = not any(is_rest(case, p) for p in parts[:-1])
    return plain and single and len(parts) <= MOST and not addends.opened(case, found.total, parts)
