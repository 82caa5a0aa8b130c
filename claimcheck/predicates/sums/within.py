"""A part told to be greater than the whole that it is of: "€1.24 million, of which €124 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import word_sets
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

VERB: Final = 4  # words of "were badly hurt" and the comma between a whole and its part
AMOUNT: Final = 4  # words of "net of tax" behind an amount
OF: Final = 2  # words of "of them"
MARKS: Final = frozenset(",(–—-")
YEARS: Final = range(1900, 2101)
Sets = dict[str, frozenset[str]]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """within.toml, each a string of words."""

    opens: str
    which: str
    links: str
    be: str
    persons: str
    net: str
    listed: str
    other: str


def load(locale: str) -> Sets:
    """The words of parts in a locale's language."""
    return word_sets(locale, "within", Words)


def part_exceeds(case: Case, _: Rule) -> Iterator[Conflict]:
    """Parts that are told to be more than the whole they are of."""
    for claims in prose.sentences(case):
        words = load(case.articles[claims[0].article].locale)
        for n, (whole, part) in enumerate(pairwise(claims)):
            if not _more(claims[: n + 1], part) or not _unit(whole, part, words):
                continue
            if _tied(case, whole, part, words) and not _net(case, whole, part, words):
                because = (f"{part.text} is told as a part of {whole.text}",)
                yield Conflict(((part,), (whole,)), (part.text, whole.text), because)


def _more(before: Sequence[Claim], part: Claim) -> bool:
    """Whether a figure exceeds, with all rounding, every one of its kind before it in the sentence."""
    said = prose.written(part, 1)
    wholes = [prose.written(c, 1) for c in before if _sort(c) == _sort(part)]
    if said is None or said.low is None or not wholes or "change" in {c.role for c in (before[-1], part)}:
        return False
    return all(w is not None and w.high is not None and w.high < said.low for w in wholes)


def _sort(claim: Claim) -> str:
    return "count" if claim.kind in prose.COUNTED else claim.kind


def _unit(whole: Claim, part: Claim, words: Sets) -> bool:
    """Whether two figures are of one unit, or of persons and a bare number or another word for them."""
    if _sort(whole) != "count":
        return whole.kind == part.kind in ("money", "measure") and prose.unit(whole) == prose.unit(part)
    if whole.kind != "count" or not prose.unit(whole) or part.kind not in prose.COUNTED:
        return False
    if not prose.unit(part):
        return prose.number(part) not in YEARS
    return part.subject.head == whole.subject.head or prose.unit(whole) in words["persons"]


def _tied(case: Case, whole: Claim, part: Claim, words: Sets) -> bool:
    """Whether words make one figure a part of another: "of which", "14 of them", "including", "Of the"."""
    lead, tail = prose.between(case, whole, part), prose.after(case, part)[:OF]
    behind = len(tail) == OF and tail[0] == "of" and tail[1] in words["which"]
    opened = prose.before(case, whole)
    if opened in (["of", "the"], ["of", "its"], ["of", "their"]) and lead == [","]:
        return bool(tail) and tail[0].isalpha() and tail[0] not in words["listed"] and not prose.unit(part)
    at = max((n for n, word in enumerate(lead) if word in MARKS), default=0)
    if 0 < at <= AMOUNT and part.kind == "money" and lead[at + 1 : at + 3] == ["of", "which"]:
        return words["other"].isdisjoint(lead[:at]) and all(w in words["links"] for w in lead[at:])
    if not lead or not MARKS & {lead[0]}:
        return behind and _passive(lead, words)
    ahead = not words["opens"].isdisjoint(lead) and ("of" not in lead or lead[-1] != "of")
    return all(w in words["links"] for w in lead) and (behind or ahead)


def _passive(lead: Sequence[str], words: Sets) -> bool:
    """Whether only "were hurt" and a mark stand between a whole and its part."""
    inner = lead[:-1]
    if not lead or lead[-1] not in MARKS or not 1 < len(inner) <= VERB:
        return False
    return inner[0] in words["be"] and all(w in words["be"] for w in inner[:-1]) and inner[-1].isalpha()


def _net(case: Case, whole: Claim, part: Claim, words: Sets) -> bool:
    """Whether a whole is a balance, which may be less than what goes into it."""
    told = [*prose.before(case, whole), *prose.between(case, whole, part)]
    return any(w in words["net"] and told[n + 1 : n + 2] != ["of"] for n, w in enumerate(told))
