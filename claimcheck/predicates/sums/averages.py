"""An average told beside its total and what it is divided by: "312 cases over 12 weeks, 26 a week"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Final

from msgspec import Struct

from claimcheck import words
from claimcheck.interval import Interval
from claimcheck.lexicon import word_sets
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

REACH: Final = 9  # words between a total and what it is divided by, or between these and the average
FARTHEST: Final = Decimal(1)  # share by which an average may be off and still be of the two figures
NEAR: Final = Decimal("0.25")  # the same where the figures stand in another sentence
MOST: Final = 4  # figures of a sentence of which two are averaged

Sets = dict[str, frozenset[str]]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """averages.toml, each a string of words."""

    over: str
    share: str
    apposed: str
    leads: str
    cue: str
    each: str
    per: str
    head: str
    otherwise: str
    uneven: str
    opens: str
    comes: str


class Mean(Struct, frozen=True):
    """A total, what it is divided by, and what is said of each."""

    total: Claim
    by: Claim
    said: Claim


def load(locale: str) -> Sets:
    """The words of averages in a locale's language."""
    return word_sets(locale, "averages", Words)


def average_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Averages that do not follow from the total and the number they are told with."""
    groups = prose.sentences(case)
    for claims in groups:
        known = load(case.articles[claims[0].article].locale)
        for three in zip(claims, claims[1:], claims[2:], strict=False):
            found = _read(case, three, known)
            if found and (because := _off(found, FARTHEST)):
                yield _conflict(found, because)
    for one, two in pairwise(groups):
        if prose.adjacent(case, one, two) and (found := _next(case, one, two[0])):
            yield _conflict(found, _off(found, NEAR))


def _conflict(found: Mean, because: tuple[str, ...]) -> Conflict:
    told = f"{found.total.text} by {found.by.text}"
    return Conflict(((found.said,), (found.total, found.by)), (found.said.text, told), because)


def _next(case: Case, claims: Sequence[Claim], said: Claim) -> Mean | None:
    """The total and number that the next sentence averages, where it is off: "That is an average of 31"."""
    known = load(case.articles[said.article].locale)
    if len(claims) > MOST or not _opens(case, said, known):
        return None
    if not known["uneven"].isdisjoint(prose.tokens(case.sentence(claims[0]))):
        return None
    pairs = [Mean(a, b, said) for a, b in permutations(claims, 2) if _fit(a, b, said)]
    pairs = [found for found in pairs if _each(case, found.by, said, known)]
    off = [found for found in pairs if _off(found, NEAR)]
    return off[0] if len(off) == 1 and not any(_follows(found) for found in pairs) else None


def _opens(case: Case, said: Claim, known: Sets) -> bool:
    """Whether a sentence says no more than what the one before it comes to for each."""
    lead, tail = prose.before(case, said), prose.after(case, said)
    each = not known["each"].isdisjoint(tail[:1])
    told = each or not known["cue"].isdisjoint(lead[1:])
    tail = tail[1:] if each else tail[2:] if tail[:1] and tail[0] in known["per"] else tail
    ends = bool(lead) and not "".join(tail[:1]).isalpha()
    return told and ends and lead[0] in known["opens"] and all(w in known["comes"] for w in lead[1:])


def _read(case: Case, three: Sequence[Claim], known: Sets) -> Mean | None:
    """The average that three figures tell, the total first or those who share it."""
    first, second, said = three
    if not _apposed(case, second, said, known):
        return None
    lead = prose.between(case, first, second)
    plain = len(lead) <= REACH and all(word.isalpha() for word in lead)
    plain = plain and known["otherwise"].isdisjoint((*lead, *prose.tokens(first.text + " " + second.text)))
    for total, by, links in ((first, second, "over"), (second, first, "share")):
        linked = plain and not known[links].isdisjoint(lead)
        if linked and _fit(total, by, said) and _each(case, by, said, known):
            return Mean(total, by, said)
    return None


def _apposed(case: Case, last: Claim, said: Claim, known: Sets) -> bool:
    """Whether an average follows its figures as ", an average of", ", or", or with "each" behind it."""
    lead = prose.between(case, last, said)
    if not lead or len(lead) > REACH or (lead[0].isalpha() and lead[0] not in known["leads"]):
        return False
    told = not known["cue"].isdisjoint(lead) or not known["each"].isdisjoint(prose.after(case, said)[:1])
    return told and all(word in known["apposed"] for word in lead)


def _fit(total: Claim, by: Claim, said: Claim) -> bool:
    """Whether three figures are a total, a number of things or of days, and a figure like the total."""
    parted = by.kind in (*prose.COUNTED, "duration") and bool(prose.unit(by))
    if not parted or "change" in (total.role, said.role):
        return False
    if total.kind in prose.COUNTED:
        base = prose.unit(said).split(" per ")[0]
        return said.kind in prose.COUNTED and base in ("", prose.unit(total).split(" per ")[0])
    base = prose.unit(said).replace("_per_", " per ").split(" per ")[0]
    return total.kind == said.kind in ("money", "measure") and base == prose.unit(total)


def _each(case: Case, by: Claim, said: Claim, known: Sets) -> bool:
    """Whether an average is of what the total is divided by: "each", "a week" of weeks, or nothing said."""
    unit, tail = prose.unit(said).replace("_per_", " per "), prose.after(case, said)[:2]
    if " per " in unit:
        return by.kind == "duration" and unit.split(" per ")[1] == prose.unit(by)
    if not tail or not tail[0].isalpha() or (tail[0] in known["each"] and tail[1:] != ["of"]):
        return True
    if tail[0] not in known["per"] or len(tail) < 2:
        return False
    if by.kind == "duration":
        return tail[1] == prose.unit(by)
    return tail[1] in known["head"] or by.subject.head in words.concepts([tail[1]])


def _follows(found: Mean) -> bool:
    """Whether an average is that of its total."""
    made, said = _made(found), prose.written(found.said, 2)
    return made is not None and said is not None and made.meets(said)


def _off(found: Mean, most: Decimal) -> tuple[str, ...]:
    """Why an average is none that its total allows; empty where it is, or is far from it."""
    made, said = _made(found), prose.written(found.said, 2)
    if made is None or said is None or made.meets(said) or not prose.near(made, said, most):
        return ()
    return (
        f"{found.total.text} by {found.by.text} is {prose.span(made)}",
        f"the article says {found.said.text}",
    )


def _made(found: Mean) -> Interval | None:
    """What a total makes for each, both figures within their rounding."""
    total, by = prose.written(found.total, 1), prose.written(found.by, 1)
    if total is None or by is None or not by.low or not total.low or by.low <= 0:
        return None
    return Interval(total.low / (by.high or by.low), (total.high or total.low) / by.low)
