"""Apply the rules to the facts: conflicts become findings, worded and with a lasting id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations, product
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Claim, Finding, Side
from claimcheck.predicates import TESTS, Test
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule
from claimcheck.sources.voices import voices, worded

Places = dict[str, set[int]]  # the sides of a conflict on which each claim stands

DIFFERENCE: Final = "difference"  # the level that claims have whose values cannot both hold
RANK: Final = {"error": 0, "warning": 1, "note": 2}


def judge(case: Case, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """The findings of all rules, the gravest first, then in the order of the text."""
    spoken: dict[str, list[Places]] = {}
    findings = []
    for rule in rules:
        earlier = _by_claim(places for name in rule.after for places in spoken.get(name, ()))
        for conflict in _test(rule)(case, rule):
            places = conflict.places()
            if _repeats(places, earlier):
                continue
            spoken.setdefault(rule.id, []).append(places)
            findings.append(_finding(case, rule, conflict))
    return in_order({finding.id: finding for finding in findings}.values())


def _by_claim(conflicts: Iterable[Places]) -> dict[str, list[Places]]:
    """Conflicts by the claims that stand in them."""
    found: dict[str, list[Places]] = {}
    for places in conflicts:
        for claim in places:
            found.setdefault(claim, []).append(places)
    return found


def _repeats(places: Places, earlier: Mapping[str, list[Places]]) -> bool:
    """Whether two claims were set against each other before: they stand on two sides here and there."""
    met: dict[int, set[tuple[int, int]]] = {}
    for claim, sides in places.items():
        for before in earlier.get(claim, ()):
            met.setdefault(id(before), set()).update(product(sides, before[claim]))
    both = (combinations(sorted(found), 2) for found in met.values())
    return any(a[0] != b[0] and a[1] != b[1] for pairs in both for a, b in pairs)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings, the gravest first, then by rule and place."""
    return tuple(sorted(findings, key=lambda f: (RANK[f.severity], f.rule, f.sides[0].claims, f.id)))


def _test(rule: Rule) -> Test:
    if rule.test not in TESTS:
        mend = f"one of {', '.join(sorted(TESTS))}"
        raise ClaimcheckError(
            "unknown-test", f"no test {rule.test!r}", file=f"{rule.id}.toml", key="test", mend=mend
        )
    return TESTS[rule.test]


def _finding(case: Case, rule: Rule, conflict: Conflict) -> Finding:
    sides = tuple(
        Side(value, tuple(claim.id for claim in claims))
        for value, claims in zip(conflict.values, conflict.sides, strict=True)
    )
    return Finding(
        id=_fingerprint(case, rule, conflict),
        rule=rule.id,
        kind=rule.finds,
        severity=rule.severity,
        message=_message(case, rule, conflict),
        because=_because(case, rule, conflict),
        fact=conflict.fact,
        sides=sides,
    )


def _message(case: Case, rule: Rule, conflict: Conflict) -> str:
    """The rule's message with each side's value, speaker if it matters, and sources put in."""
    speakers = [f"{name}, in " for name in conflict.speakers] or [""] * len(conflict.sides)
    told = [
        f"{value} ({speaker}{_sources(case, side)})"
        for side, value, speaker in zip(conflict.sides, conflict.values, speakers, strict=True)
    ]
    first = conflict.sides[0][0]
    about = "" if first.kind == "count" else first.about
    sides = "; ".join(told) + (f" — {about}" if about else "")
    return rule.message.format(sides=sides, figure=conflict.sides[0][0].text)


def _because(case: Case, rule: Rule, conflict: Conflict) -> tuple[str, ...]:
    """The steps of the reasoning: the readings, why the claims were matched, what would reconcile them."""
    steps = (*conflict.because, *_matched(case, conflict), *_heard(case, conflict), rule.reconcile)
    return tuple(step for step in steps if step)


def _matched(case: Case, conflict: Conflict) -> tuple[str, ...]:
    """The strongest link between two sides, if there is one of figures that differ, and what made it."""
    fact = case.numbered.get(conflict.fact or "")
    places = conflict.places()
    links = [x for x in fact.links if _against(places, x.a, x.b)] if fact else []
    if not links:
        return ()
    best = max(links, key=lambda x: (DIFFERENCE in dict(x.because), x.score, x.a, x.b))
    levels = ", ".join(f"{name} {bits}" for name, bits in best.because if name not in (DIFFERENCE, "rivals"))
    a, b = case.claims[best.a], case.claims[best.b]
    return (f"matched “{a.about}” with “{b.about}” (bits of evidence: {levels})",)


def _against(places: Places, a: str, b: str) -> bool:
    """Whether two claims stand on two sides."""
    return any(one != two for one in places.get(a, ()) for two in places.get(b, ()))


def _heard(case: Case, conflict: Conflict) -> Iterator[str]:
    """The independent voices of each side on which some articles speak with one."""
    for value, side in zip(conflict.values, conflict.sides, strict=True):
        found = voices(side, case.kin)
        if any(voice.others for voice in found):
            yield f"“{value}” has {worded(found, side, case.kin, case.outlet)}"


def _sources(case: Case, claims: Sequence[Claim]) -> str:
    return ", ".join(dict.fromkeys(case.source(claim) for claim in claims))


def _fingerprint(case: Case, rule: Rule, conflict: Conflict) -> str:
    """A hash of rule, sources and matched words; offsets stay out, so edits elsewhere do not matter."""
    sides = sorted("|".join(sorted({f"{case.source(c)}={c.text}" for c in side})) for side in conflict.sides)
    return sha256("\n".join((rule.id, *sides)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
