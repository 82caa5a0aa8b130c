"""A duration and its ends told apart: "closed in 2014 and reopened five years later, in 2021"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.model import Claim, Period
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case

CLAUSE: Final = 8  # words between the first end and the duration
EVENT: Final = 9  # words of "after work began in"
TAIL: Final = 2  # words between the first end and ", in" with the second

Sets = dict[str, frozenset[str]]
Ends = tuple[Claim, Claim, Claim]  # the duration, its first end and its last


def told(case: Case, claims: Sequence[Claim], words: Sets) -> Iterator[Ends]:
    """The durations that lead from one date of a sentence to another."""
    for one, two, three in zip(claims, claims[1:], claims[2:], strict=False):
        if two.kind == "duration" and _later(case, one, two, three, words):
            yield two, one, three
        elif two.kind == "duration" and one.kind == "date" and _apposed(case, one, two):
            yield from _since_event(case, two, three, one, words)
        elif one.kind == "duration" and _then(case, two, three, words):
            yield from _since_event(case, one, two, three, words)


def _later(case: Case, first: Claim, length: Claim, last: Claim, words: Sets) -> bool:
    """Whether three read as "in 2014 … five years later, in 2021"."""
    lead, tail = prose.between(case, first, length), prose.between(case, length, last)
    led = prose.before(case, first)[-1:]
    opened = led != [] and led[0] in words["at"] | words["begins"] and _straight(lead, words)
    return opened and tail[:1] != [] and tail[0] in words["later"] and _only(tail[1:], words["at"])


def _straight(lead: Sequence[str], words: Sets) -> bool:
    """Whether one clause leads on from a date: "and reopened", "and the verdict came", "and,"."""
    at = next((n for n, word in enumerate(lead) if word not in words["joins"]), len(lead))
    inner = [word for word in lead[at:] if word.isdigit() or not word.isalpha() or word in words["joins"]]
    return at > 0 and len(lead) <= CLAUSE and not inner


def _only(lead: Sequence[str], known: frozenset[str]) -> bool:
    """Whether some words lead straight to a date."""
    return 0 < len(lead) <= TAIL and all(word in known for word in lead) and lead[-1].isalpha()


def _apposed(case: Case, date: Claim, length: Claim) -> bool:
    return prose.between(case, date, length) in ([","], ["("], ["-"], ["–"], ["—"])


def _since_event(case: Case, length: Claim, event: Claim, date: Claim, words: Sets) -> Iterator[Ends]:
    """A duration "after" or "before" the time of an event, and the date that it leads to."""
    lead = prose.between(case, length, event)
    plain = 1 < len(lead) <= EVENT and all(w.isalpha() and w not in words["breaks"] for w in lead)
    if not plain or lead[-1] not in words["of"]:
        return
    if lead[0] in words["after"]:
        yield length, event, date
    elif lead[0] in words["before"]:
        yield length, date, event


def _then(case: Case, event: Claim, date: Claim, words: Sets) -> bool:
    """Whether "the 2008 crash, in 2016," follows: a date between two commas behind that of an event."""
    lead = prose.between(case, event, date)
    close = len(lead) >= 2 and len(lead) <= TAIL + TAIL and lead[-2] == "," and lead[-1] in words["at"]
    return close and all(w.isalpha() for w in lead[:-2]) and prose.after(case, date)[:1] == [","]


def to_now(case: Case, claims: Sequence[Claim], words: Sets) -> Iterator[tuple[Claim, Claim]]:
    """A duration up to publication and its beginning: "has led it for 12 years, since 2009"."""
    for length, since in pairwise(claims):
        lead, ahead = prose.between(case, length, since), prose.before(case, length)
        told = [w for w in lead if w != ","]
        for_ = ahead[-1:] and ahead[-1] in words["for_"] and not words["has"].isdisjoint(ahead)
        ends = not "".join(prose.after(case, since)[:1]).isalpha()
        if for_ and ends and lead[:1] == [","] and len(told) == 1 and told[0] in words["since"]:
            yield length, since


def ago(case: Case, claims: Sequence[Claim], words: Sets) -> Iterator[tuple[Claim, Claim]]:
    """One time told twice: "six years ago, in 2015"."""
    for one, two in pairwise(claims):
        last = one.text.lower().split()[-1:]
        stated = isinstance(two.value, Period) and two.value.basis == "stated" and two.value.grain == "year"
        if one.kind == "date" and stated and last[0] in words["ago"]:
            lead = prose.between(case, one, two)
            if lead[:1] == [","] and _only(lead, words["at"]):
                yield one, two
