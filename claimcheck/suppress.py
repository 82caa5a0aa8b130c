"""Findings that editors have set aside: by a comment in the text, a sidecar file or a baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.directives import Directive, read
from claimcheck.errors import suggestion
from claimcheck.model import Claim, Finding, Note, Report, Suppressed


class Waiver(Struct, frozen=True):
    """An entry of a sidecar file: a finding of an article set aside by its rule, id or words."""

    article: str
    place: str
    rule: str = ""
    finding: str = ""
    text: str = ""
    reason: str = ""


class Known(Struct, frozen=True):
    """A finding that a baseline lists, and why it is left standing."""

    id: str
    place: str
    reason: str = ""


class Orders(Struct, frozen=True):
    """All that sets findings aside; `known` are the ids of all rules, `ran` of those that ran.

    Only in the articles of `focus` (in all, where it is empty) is an order missed that nothing obeys.
    """

    known: Collection[str]
    ran: Collection[str]
    focus: Collection[str] = ()
    sidecars: Sequence[Waiver] = ()
    baseline: Mapping[str, Known] = {}


def apply(report: Report, orders: Orders) -> Report:
    """The report with what was set aside kept apart, and notes on orders that nothing obeys."""
    if (
        not orders.baseline
        and not orders.sidecars
        and not any("claimcheck:" in a.text for a in report.articles)
    ):
        return report
    found = [read(article) for article in report.articles]
    directives = [directive for reading in found for directive in reading.directives]
    claims = {claim.id: claim for claim in report.claims}
    used: set[tuple[str, int, str]] = set()
    kept, aside = [], []
    for finding in report.findings:
        spoken = [claims[name] for side in finding.sides for name in side.claims]
        by = _heeded(finding, spoken, directives, orders, used)
        if by is None:
            kept.append(finding)
        else:
            aside.append(by)
    notes = chain(report.notes, *(reading.notes for reading in found), _missed(directives, orders, used))
    return replace(report, findings=tuple(kept), notes=tuple(notes), suppressed=(*report.suppressed, *aside))


def _heeded(
    finding: Finding,
    claims: Sequence[Claim],
    directives: Sequence[Directive],
    orders: Orders,
    used: set[tuple[str, int, str]],
) -> Suppressed | None:
    """The finding as set aside by the first order that means it; every such order counts as used."""
    means = []
    for n, directive in enumerate(directives):
        if finding.rule in directive.rules and any(_covered(claim, directive) for claim in claims):
            used.add(("comment", n, finding.rule))
            means.append(Suppressed(finding, directive.place, directive.reason))
    for n, entry in enumerate(orders.sidecars):
        if _meant(finding, claims, entry):
            used.add(("sidecar", n, entry.rule))
            means.append(Suppressed(finding, entry.place, entry.reason))
    if finding.id in orders.baseline:
        known = orders.baseline[finding.id]
        means.append(Suppressed(finding, known.place, known.reason))
    return means[0] if means else None


def _covered(claim: Claim, directive: Directive) -> bool:
    return claim.article == directive.article and claim.start < directive.end and directive.start < claim.end


def _meant(finding: Finding, claims: Iterable[Claim], entry: Waiver) -> bool:
    if (entry.finding and entry.finding != finding.id) or (entry.rule and entry.rule != finding.rule):
        return False
    here = [claim for claim in claims if claim.article == entry.article]
    return any(not entry.text or _overlap(claim.text, entry.text) for claim in here)


def _overlap(mention: str, text: str) -> bool:
    """Whether the words of an entry hold a mention or stand in it, however they are spaced."""
    one, other = " ".join(mention.split()), " ".join(text.split())
    return one in other or other in one


def _missed(
    directives: Sequence[Directive], orders: Orders, used: set[tuple[str, int, str]]
) -> Iterator[Note]:
    """Notes on orders that name no rule there is, or that no finding obeys."""
    for n, directive in enumerate(directives):
        for rule in directive.rules:
            if rule not in orders.known:
                yield _unknown(directive.article, directive.place, rule, orders)
            elif ("comment", n, rule) not in used and _awaited(directive.article, rule, orders):
                yield _unused(directive.article, directive.place, rule)
    for n, entry in enumerate(orders.sidecars):
        if entry.rule and entry.rule not in orders.known:
            yield _unknown(entry.article, entry.place, entry.rule, orders)
        elif ("sidecar", n, entry.rule) not in used and _awaited(entry.article, entry.rule, orders):
            yield _unused(entry.article, entry.place, entry.rule or entry.finding)


def _awaited(article: str, rule: str, orders: Orders) -> bool:
    """Whether this run would have made the finding that an order sets aside."""
    whole = len(orders.ran) == len(orders.known)
    return (not orders.focus or article in orders.focus) and (rule in orders.ran if rule else whole)


def _unknown(article: str, place: str, rule: str, orders: Orders) -> Note:
    hint = suggestion(rule, orders.known)
    return Note(
        article, "unknown-rule", f"{place}: no rule {rule!r} to ignore" + (f" ({hint})" if hint else "")
    )


def _unused(article: str, place: str, what: str) -> Note:
    return Note(article, "unused-suppression", f"{place}: nothing here for {what!r} to ignore; remove it")
