"""Which of very many claims a draft's are compared with, and that no claim is lost by it."""

from __future__ import annotations

import pytest

from claimcheck import extract, pipeline
from claimcheck.align import align, nearby
from claimcheck.model import Article
from claimcheck.rates import settle

STEEL = "Builders of the Orlow bridge used {} tonnes of steel, the ministry said."
ELSE = "The Halvern museum sold {} tickets in May, its director said on Monday."


def articles(count: int) -> list[Article]:
    """A draft, one source that contradicts it, reprints of that, and articles on something else."""
    other = [
        Article(text=ELSE.format(f"61,{n:03}"), id=f"else-{n}", source=f"Else {n}") for n in range(count)
    ]
    wire = [Article(text=STEEL.format("4,912"), id=f"wire-{n}", source=f"Wire {n}") for n in range(count)]
    return [Article(text=STEEL.format("4,312"), id="draft"), *wire, *other]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "FEW", 5)


@pytest.mark.usefixtures("few")
def test_every_claim_is_in_one_fact() -> None:
    claims = [claim for article in articles(30) for claim in extract(article)]
    facts = align(claims, settle(claims), {"draft"}, 7)
    held = [name for fact in facts for name in fact.claims]
    assert sorted(held) == sorted(claim.id for claim in claims)
    assert [fact.id for fact in facts] == [f"f{n}" for n in range(7, 7 + len(facts))]


@pytest.mark.usefixtures("few")
def test_reprints_stand_together_on_their_side() -> None:
    (finding,) = pipeline.check(articles(30), focus={"draft"}).findings
    assert finding.rule == "value-conflict"
    assert sorted(len(side.claims) for side in finding.sides) == [1, 30]


def test_few_claims_are_all_compared() -> None:
    few = pipeline.check(articles(3), focus={"draft"}).findings
    assert [len(side.claims) for finding in few for side in finding.sides] in ([1, 3], [3, 1])


@pytest.mark.usefixtures("few")
def test_a_draft_finds_the_same_conflict_among_many_as_among_few() -> None:
    one = pipeline.check([articles(1)[0], articles(1)[1]], focus={"draft"}).findings
    many = [*articles(1)[:2], *articles(40)[41:]]
    found = pipeline.check(many, focus={"draft"}).findings
    assert [finding.id for finding in found] == [finding.id for finding in one]
