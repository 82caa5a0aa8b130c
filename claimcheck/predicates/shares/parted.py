"""Shares held against the part and whole they are told with, in each order that sentences have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.shares import stated
from claimcheck.predicates.shares.stated import Sets, Share, Three
from claimcheck.rulebook import Rule

VERB: Final = 6  # words of "voters cast a ballot" between a whole and the mark before the share
TAIL: Final = 3  # words of "people in all"
MARKS: Final = frozenset(",(–—-:")
PARTS: Final = frozenset(("of", "in", "among", "for", "on"))


def share_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Shares that do not follow from the part and the whole they are told with."""
    reads = (stated.restated, stated.of, stated.behind, stated.out_of, _included, _first, _called, _apposed)
    for claims in prose.sentences(case):
        words = stated.load(case.articles[claims[0].article].locale)
        for three in zip(claims, claims[1:], claims[2:], strict=False):
            found = next((s for read in reads if (s := read(case, three, words))), None)
            if found and (because := stated.off(found)):
                told = f"{found.part.text} of {found.whole.text}"
                yield Conflict(((found.share,), (found.part, found.whole)), (found.share.text, told), because)


def _included(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "£8m, of which £2m (25%)" or "80 homes, 20 of which (25%)"."""
    whole, part, share = three
    if not stated.is_share(share) or not stated.alike(part, whole):
        return None
    lead = [w for w in prose.between(case, whole, part) if w not in words["approach"]]
    tail = prose.between(case, part, share)
    ahead = len(lead) == 3 and lead[1] == "of" and lead[2] in words["which"] and tail == ["("]
    behind = len(lead) == 1 and len(tail) == 3 and tail[0] == "of" and tail[1] in words["which"]
    told = (ahead or (behind and tail[2] == "(")) and lead[0] in MARKS
    return Share(part, whole, share) if told and _closes(case, share) else None


def _closes(case: Case, share: Claim) -> bool:
    """Whether a share stands alone in its parentheses."""
    return prose.after(case, share)[:1] == [")"]


def _first(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "16.5% of the population, or 182,000 of 1.1 million"."""
    share, part, whole = three
    if not stated.is_share(share) or not stated.alike(part, whole):
        return None
    if not stated.owned(case, part, whole, words):
        return None
    told = stated.restates(case, share, part, words) and MARKS & {*prose.between(case, share, part)}
    return Share(part, whole, share) if told or _turnout(case, share, part, whole) else None


def _turnout(case: Case, share: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a share is "a turnout of 40 per cent, with 12,400 of the 31,000 voters"."""
    named = "turnout" in prose.tokens(case.sentence(share)[: share.start - share.sentence.start])
    voters = prose.unit(whole).split()[-1:] in (["voter"], ["elector"])
    return named and voters and prose.between(case, share, part) == [",", "with"]


def _called(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "4,120 of 9,800 voters cast a ballot, a turnout of 42 percent"."""
    part, whole, share = three
    if not stated.is_share(share) or not stated.alike(part, whole):
        return None
    lead = prose.between(case, whole, share)
    at = max((n for n, word in enumerate(lead) if word in MARKS), default=-1)
    plain = (words["stops"] | words["otherwise"] | MARKS).isdisjoint(lead[:at]) and 0 <= at <= VERB
    named = plain and len(lead) - at > 1 and all(w in words["called"] for w in lead[at + 1 :])
    told = named and stated.owned(case, part, whole, words)
    return Share(part, whole, share) if told and PARTS.isdisjoint(prose.after(case, share)[:1]) else None


def _apposed(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "a third of the 240 homes, 80 in all,"."""
    share, whole, part = three
    if not stated.is_share(share) or not stated.alike(part, whole):
        return None
    if prose.between(case, whole, part) != [","] or not stated.owned(case, share, whole, words):
        return None
    named = part.subject.head in ("", whole.subject.head) or prose.unit(part) in words["people"]
    tail = prose.after(case, part)
    ends = next((n for n, word in enumerate(tail) if not word.isalnum()), 0)
    told = named and ends < TAIL and all(word in words["in_all"] for word in tail[:ends])
    return Share(part, whole, share) if told else None
