"""Shares told beside their part and whole: "12 of the 48 seats, or a quarter"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval
from claimcheck.lexicon import word_sets
from claimcheck.model import Claim, Quantity
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case

HUNDRED: Final = Decimal(100)
TENTH: Final = Decimal(1) / 10
OF: Final = 6  # words between a part and its whole
OUT: Final = 10  # words between a part and "out of", or a whole and the share that follows
OR: Final = 7  # words between a whole and the share
Sets = dict[str, frozenset[str]]
Three = Sequence[Claim]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """shares.toml, each a string of words."""

    of: str
    approach: str
    or_: str
    cue: str
    otherwise: str
    gives: str
    stops: str
    which: str
    called: str
    people: str
    in_all: str


def load(locale: str) -> Sets:
    """The words of shares in a locale's language."""
    return word_sets(locale, "shares", Words)


class Share(Struct, frozen=True):
    """A part, its whole and the share that the one is of the other."""

    part: Claim
    whole: Claim
    share: Claim


def restated(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "12 of 48, or a quarter" or "12 of the 60 cameras (20%)"."""
    part, whole, share = three
    if not is_share(share) or not alike(part, whole):
        return None
    return (
        Share(part, whole, share)
        if owned(case, part, whole, words) and restates(case, whole, share, words)
        else None
    )


def of(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "13% of its workforce of 18,000, or 2,340 jobs"."""
    share, whole, part = three
    if not is_share(share) or not alike(part, whole):
        return None
    return (
        Share(part, whole, share)
        if owned(case, share, whole, words) and restates(case, whole, part, words)
        else None
    )


def behind(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "2,340 jobs, or 13% of its 18,000 staff"."""
    part, share, whole = three
    if not is_share(share) or not alike(part, whole):
        return None
    return (
        Share(part, whole, share)
        if owned(case, share, whole, words) and restates(case, part, share, words)
        else None
    )


def out_of(case: Case, three: Three, words: Sets) -> Share | None:
    """A figure such as "31.8 million, out of a market of 75 million, which gives them a share of 42%"."""
    part, whole, share = three
    if not is_share(share) or not alike(part, whole):
        return None
    lead, beyond = prose.between(case, part, whole), prose.between(case, whole, share)
    at = next((n for n in range(len(lead) - 1) if lead[n : n + 2] == ["out", "of"]), -1)
    near = at >= 0 and at <= OUT and len(lead) - at <= OF and words["stops"].isdisjoint(lead)
    told = beyond[:1] and beyond[0] in words["cue"] | {","} and not words["gives"].isdisjoint(beyond)
    plain = (words["stops"] | words["otherwise"]).isdisjoint(beyond)
    return Share(part, whole, share) if near and told and plain and len(beyond) <= OUT else None


def is_share(claim: Claim) -> bool:
    """Whether a figure is a percentage or fraction that says no change."""
    if claim.role == "change" or prose.number(claim) is None:
        return False
    if claim.kind == "percent":
        return prose.unit(claim) == "percent"
    size = prose.number(claim)
    return (
        claim.kind in ("ratio", "number")
        and prose.unit(claim) in ("", "ratio")
        and size is not None
        and size < 1
    )


def alike(part: Claim, whole: Claim) -> bool:
    """Whether two figures can be part and whole: of one unit, the part no greater."""
    one, two = prose.number(part), prose.number(whole)
    if one is None or two is None or whole.role == "change" or one > two:
        return False
    if part.kind in prose.COUNTED and whole.kind in prose.COUNTED:
        return one >= 1
    return part.kind == whole.kind in ("money", "measure") and prose.unit(part) == prose.unit(whole)


def owned(case: Case, part: Claim, whole: Claim, words: Sets) -> bool:
    """Whether "of" leads from one figure to another."""
    lead = prose.between(case, part, whole)
    lead = lead[:-3] if lead[-2:] in (["'", "s"], ["’", "s"]) else lead  # "of the region's 1.1 million"
    at = next((n for n, word in enumerate(lead) if word in words["of"]), -1)
    return 0 <= at <= 2 and len(lead) <= OF and all(w in words["approach"] | words["of"] for w in lead[at:])


def restates(case: Case, one: Claim, two: Claim, words: Sets) -> bool:
    """Whether a figure is told again as another: ", or"."""
    lead = prose.between(case, one, two)
    at = next((n for n, word in enumerate(lead) if word in words["cue"]), -1)
    plain = words["otherwise"].isdisjoint(lead) and all(w in words["or_"] for w in lead[max(at, 0) :])
    return at >= 0 and len(lead) <= OR and plain and all(w.isalpha() or w == "," for w in lead[:at])


def off(found: Share) -> tuple[str, ...]:
    """Why a share is none that its part and whole allow; empty where it is."""
    part, whole, claimed = prose.written(found.part, 1), prose.written(found.whole, 1), said(found.share)
    if part is None or whole is None or claimed is None or not whole.low or not part.low or not whole.high:
        return ()
    scale = HUNDRED if found.share.kind == "percent" else Decimal(1)
    made = Interval(part.low / whole.high * scale, (part.high or part.low) / whole.low * scale)
    if made.meets(claimed):
        return ()
    percent = Interval((made.low or 0) * HUNDRED / scale, (made.high or 0) * HUNDRED / scale)
    told = f"{found.part.text} of {found.whole.text} is {prose.span(percent)} percent"
    return (told, f"the article says {found.share.text}")


def said(claim: Claim) -> Interval | None:
    """What a share claims: a percentage rounded or cut off, a fraction to within a tenth."""
    size = prose.number(claim)
    if size is None or not isinstance(claim.value, Quantity):
        return None
    if claim.kind == "percent":
        return prose.written(claim, 2)
    return Interval(size, size, claim.value.unit).widened(TENTH * (2 if claim.value.relation == "~" else 1))
