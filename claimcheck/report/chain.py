"""The whole chain of a finding: words, reading, match, why claims cannot both hold, what would mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from msgspec import Struct

from claimcheck.model import Claim, Finding, Link, Period, Quantity
from claimcheck.report.places import Place, place
from claimcheck.report.reading import normal, said, spanned
from claimcheck.report.text import clean, letter
from claimcheck.report.view import View
from claimcheck.rulebook import Rule, load

# Findings whose sides give one thing twice; of the others the rule's own steps say what does not fit.
OPPOSED: Final = frozenset(("value", "magnitude", "unit", "time"))
MILLION: Final = 20  # bits
# What each level of a match weighs; align/score.py makes them.
LEVELS: Final = {
    "agreement": "where claims that agree begin",
    "difference": "where claims that differ begin: most are of two facts",
    "value": "how much it tells that the values agree",
    "words": "the words that their contexts share, rare ones most",
    "cover": "how much of the shorter context the other holds",
    "neighbours": "other claims of the two sentences that agree",
    "lead": "both open their articles",
    "period": "the periods that they hold for",
    "rivals": "other claims that might be meant instead",
    "article": "both stand in one article",
    "role": "two roles, such as a level and a change",
    "kind": "a bare number, or two kinds of figure",
    "direction": "one rises, one falls",
    "contrast": "their words exclude each other",
    "noun": "what they count",
    "slip": "they differ as slips do",
    "bare number": "a number that may count anything",
    "better matches": "claims that share more words with one of the two",
    "margin": "by how much the two lead over others",
    "agreeing elsewhere": "one of the two agrees with another claim",
    "stated elsewhere": "the other article states one of the two figures as well",
    "sort": "how soon figures of this sort that differ are of one fact",
    "wording": "words that stand right before both alike",
    "place": "how far apart they stand in articles of about one length",
}


class Reading(Struct, frozen=True):
    """A claim of a finding: its label ("A1"), its source and place, and what was read in it, by name."""

    label: str
    claim: Claim
    source: str
    place: Place
    told: tuple[tuple[str, str], ...]


class Match(Struct, frozen=True):
    """Two claims that were matched: both by label, the odds in words, the levels as (name, bits, meaning)."""

    a: str
    b: str
    odds: str
    levels: tuple[tuple[str, str, str], ...]


class Chain(Struct, frozen=True):
    """A finding told from its words to what would reconcile it; `sides` go with the finding's own."""

    finding: Finding
    sides: tuple[tuple[Reading, ...], ...]
    matches: tuple[Match, ...]
    rule: str
    because: tuple[str, ...]
    reconcile: str

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The claims of all sides, in order."""
        return tuple(reading for side in self.sides for reading in side)


def chain(seen: View, finding: Finding, rules: Sequence[Rule] | None = None) -> Chain:
    """The chain of a finding, by these rules or those that ship; an unknown rule says nothing of itself."""
    rule = next((rule for rule in (load() if rules is None else rules) if rule.id == finding.rule), None)
    sides = tuple(
        tuple(_reading(seen, claim, at, n) for n, claim in enumerate(seen.cited(side.claims), 1))
        for at, side in enumerate(finding.sides)
    )
    reconcile = clean(rule.reconcile) if rule else ""
    steps = tuple(clean(step) for step in finding.because if clean(step) != reconcile)
    explained = clean(" ".join(rule.explain.split())) if rule else ""
    apart = tuple(_apart(sides)) if finding.kind in OPPOSED else ()
    return Chain(
        finding, sides, tuple(_matches(seen, finding, sides)), explained, (*steps, *apart), reconcile
    )


def odds(score: Decimal) -> str:
    """A score in bits and as odds: "2.3 bits of evidence, odds of 5 to 1"."""
    bits = abs(float(score))
    times = "more than a million" if bits >= MILLION else f"{max(round(2**bits), 1):,}"
    shown = f"{times} to 1" if score >= 0 else f"1 to {times}"
    return f"{score:.1f} bits of evidence, odds of {shown}"


def _reading(seen: View, claim: Claim, side: int, number: int) -> Reading:
    article = seen.articles[claim.article]
    label = f"{letter(side)}{number}" if len(letter(side)) == 1 else f"{letter(side)}.{number}"
    where = place(article, claim.start, claim.end)
    return Reading(label, claim, seen.names[article.id], where, tuple(_told(claim)))


def _told(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "kind", claim.kind
    yield "read as", said(claim.value, claim.kind)
    yield "because", "; ".join(map(clean, claim.trace)) or "as it is written"
    yield "normal form", normal(claim.value, claim.kind)
    yield "about", clean(claim.about) or "nothing that was found"
    yield "when", spanned(claim.when) if claim.when else "no period given"
    yield "speaker", clean(claim.speaker or "") or "none named"


def _matches(seen: View, finding: Finding, sides: Sequence[Sequence[Reading]]) -> Iterator[Match]:
    """The links between the claims of a finding, those across its sides first."""
    labels = {reading.claim.id: reading.label for side in reversed(sides) for reading in side}
    on = {reading.claim.id: n for n, side in enumerate(sides) for reading in side}
    facts = [fact for fact in seen.report.facts if finding.fact in (None, fact.id)]
    links = [link for fact in facts for link in fact.links]
    own = [link for link in links if link.a in labels and link.b in labels]
    across = [link for link in own if on[link.a] != on[link.b]]
    inside = [link for link in own if link not in across]
    bridges = () if across else _bridges(links, sides)
    for link in (*across, *bridges, *inside):
        one, two = sorted((link.a, link.b), key=lambda name: labels.get(name, ""))
        yield Match(_label(seen, one, labels), _label(seen, two, labels), odds(link.score), _levels(link))


def _bridges(links: Sequence[Link], sides: Sequence[Sequence[Reading]]) -> Iterator[Link]:
    """The links of a claim that is matched with two sides and stands on neither."""
    held = [frozenset(reading.claim.id for reading in side) for side in sides]
    cited = frozenset().union(*held)
    others = dict.fromkeys(end for link in links for end in (link.a, link.b) if end not in cited)
    for other in others:
        near = [link for link in links if other in (link.a, link.b) and {link.a, link.b} & cited]
        ends = {end for link in near for end in (link.a, link.b)}
        if sum(bool(side & ends) for side in held) > 1:
            yield from near


def _label(seen: View, name: str, labels: dict[str, str]) -> str:
    """A claim's label, or its words and source where the finding does not cite it."""
    if name in labels:
        return labels[name]
    claim = seen.claims.get(name)
    return f"“{clean(claim.text)}” ({seen.names[claim.article]})" if claim else clean(name)


def _levels(link: Link) -> tuple[tuple[str, str, str], ...]:
    return tuple((clean(name), clean(bits), LEVELS.get(name, "")) for name, bits in link.because)


def _apart(sides: Sequence[Sequence[Reading]]) -> Iterator[str]:
    """What the first claims of two sides assert, where the two do not meet."""
    for one, two in combinations([side[0] for side in sides if side], 2):
        if _disjoint(one.claim, two.claim):
            ends = " and ".join(normal(each.claim.value, each.claim.kind) for each in (one, two))
            yield f"{one.label} and {two.label} do not meet: {ends}"
        elif (days := _days(one.claim, two.claim)) is not None:
            yield f"{one.label} and {two.label} share no day: {spanned(days[0])} and {spanned(days[1])}"


def _disjoint(a: Claim, b: Claim) -> bool:
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    one, two = a.value.canonical or a.value, b.value.canonical or b.value
    return (a.kind == "count" or one.unit == two.unit) and (
        _below(one.high, two.low) or _below(two.high, one.low)
    )


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _days(a: Claim, b: Claim) -> tuple[Period, Period] | None:
    """The periods of two claims where they share no day."""
    one, two = (claim.value if isinstance(claim.value, Period) else claim.when for claim in (a, b))
    if one is None or two is None or not (one.start and one.end and two.start and two.end):
        return None
    return (one, two) if one.end < two.start or two.end < one.start else None
