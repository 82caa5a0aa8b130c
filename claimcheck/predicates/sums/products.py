"""A price for each, how many were bought, and the total: "12 buses at $350,000 each, $4.2 million in all"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval
from claimcheck.lexicon import word_sets
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

FARTHEST: Final = Decimal(1)  # share by which a total may be off and still be of the two figures
MARKS: Final = frozenset(",(–—-")
ENDS: Final = frozenset(".;)?!")
Sets = dict[str, frozenset[str]]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """products.toml: words, or phrases a line."""

    at: str
    each: str
    for_: str
    cue: str
    links: str
    behind: str


class Product(Struct, frozen=True):
    """How many, the price for each and the total."""

    count: Claim
    each: Claim
    total: Claim


def load(locale: str) -> Sets:
    """The words of prices for each in a locale's language."""
    return word_sets(locale, "products", Words, ("behind",))


def product_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Totals that are not the price for each times how many there are."""
    for claims in prose.sentences(case):
        words = load(case.articles[claims[0].article].locale)
        for n, three in enumerate(zip(claims, claims[1:], claims[2:], strict=False)):
            found = _read(case, three, words)
            single = not any(c.kind == "money" for c in claims[:n])
            if found and single and (because := _off(found)):
                told = f"{found.count.text} at {found.each.text}"
                yield Conflict(((found.total,), (found.count, found.each)), (found.total.text, told), because)


def _read(case: Case, three: Sequence[Claim], words: Sets) -> Product | None:
    """The product that three figures tell, the number first or the price."""
    one, two, total = three
    last = prose.between(case, two, total)
    if prose.between(case, one, two) == ["for"]:
        return _paid(case, three, words)
    if two.kind == "money" and last[:1] and last[0] in words["each"]:
        found, lead, last = Product(one, two, total), prose.between(case, one, two), last[1:]
        linked = bool(lead) and all(w in words["at"] for w in lead)
    else:
        found, lead = Product(two, one, total), prose.between(case, one, two)
        linked = len(lead) > 1 and lead[0] in words["each"] and all(w in words["for_"] for w in lead[1:])
    return found if linked and _fit(found) and _totals(case, total, last, words) else None


def _paid(case: Case, three: Sequence[Claim], words: Sets) -> Product | None:
    """The product of "$4.2 million for 12 buses at $350,000 each"."""
    total, count, each = three
    lead, tail = prose.between(case, count, each), prose.after(case, each)
    linked = all(w in words["at"] for w in lead)
    alone = tail[:1] and tail[0] in words["each"] and (not tail[1:] or tail[1] in ENDS)
    found = Product(count, each, total)
    return found if linked and lead and alone and _fit(found) else None


def _fit(found: Product) -> bool:
    """Whether three figures are a count of things and two sums of one currency."""
    currencies = [prose.unit(c).split(" per ")[0] for c in (found.each, found.total)]
    priced = found.each.kind == found.total.kind == "money" and currencies[0] == currencies[1]
    return priced and found.count.kind == "count" and "change" not in (found.each.role, found.total.role)


def _totals(case: Case, total: Claim, lead: Sequence[str], words: Sets) -> bool:
    """Whether a sum is apposed as the total: ", a total of $4.2 million", ", $4.2 million in all"."""
    behind = " ".join(prose.after(case, total)[:2])
    told = any(f"{behind} ".startswith(f"{phrase} ") for phrase in words["behind"])
    named = told or not words["cue"].isdisjoint(lead)
    return named and bool(lead) and lead[0] in MARKS and all(w in words["links"] for w in lead)


def _off(found: Product) -> tuple[str, ...]:
    """Why a total is none that the price allows; empty where it is, or is far from it."""
    each, count, said = (prose.written(c, 1) for c in (found.each, found.count, found.total))
    if not each or not count or not said or each.low is None or count.low is None:
        return ()
    made = Interval(each.low * count.low, (each.high or each.low) * (count.high or count.low))
    if made.meets(said) or not prose.near(made, said, FARTHEST):
        return ()
    told = f"{found.count.text} at {found.each.text} each come to {prose.span(made)}"
    return (told, f"the article says {found.total.text}")
