"""Laws of a story of very many claims: nobody is left out, nothing depends on order, few and many agree."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from bench import bigstory
from claimcheck import extract, pipeline
from claimcheck.align import align, blocks, nearby, reprints, traits
from claimcheck.align.cluster import Between, Edge, Free, cluster
from claimcheck.align.stories import tell
from claimcheck.model import Article, Claim, Fact
from claimcheck.rates import settle

FERRY = (
    "{} people died when the ferry Marlow Star sank off Kestrel Point, Ingrid Vosburgh said."
    " The vessel of the Dunmere Line was bound for Port Arlen with 1,212 passengers. Divers of Halvorsen"
    " Salvage and the Brixton Guard recovered 3,417 litres of fuel."
)
MUSEUM = "The Orlow museum sold {} tickets in May."


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return bigstory.claims(500)


def together(facts: tuple[Fact, ...]) -> set[tuple[str, str]]:
    return {pair for fact in facts for pair in combinations(sorted(fact.claims), 2)}


def test_the_nearest_are_among_all_and_no_claim_that_meets_another_is_alone(claims: list[Claim]) -> None:
    known = traits.read(claims)
    everyone, few = blocks.pairs(known), nearby.pairs(known)
    assert few.keys() <= everyone.keys()
    assert all(few[pair] == pytest.approx(everyone[pair]) for pair in few)
    assert {i for pair in few for i in pair} == {i for pair in everyone for i in pair}


def test_pairs_grow_with_claims_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "FEW", 1)
    counts = [len(nearby.pairs(traits.read(bigstory.claims(n)))) / n for n in (1000, 2000, 4000)]
    assert max(counts) <= 2 * (nearby.LEAST + nearby.SPREAD)


def test_what_is_nearest_does_not_depend_on_the_order_of_claims(claims: list[Claim]) -> None:
    some = sorted({c.id: c for c in claims if c.kind != "name"}.values(), key=lambda c: c.id)[:200]
    shuffled = random.Random(7).sample(some, len(some))
    named = [nearby.pairs(traits.read(order)) for order in (some, shuffled)]
    ids = [
        {frozenset((order[i].id, order[j].id)) for i, j in found}
        for order, found in zip((some, shuffled), named, strict=True)
    ]
    assert len(ids[0] & ids[1]) >= 0.9 * len(ids[0] | ids[1])


def test_few_comparisons_find_nearly_what_all_find(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = settle(claims)
    full = together(align(claims, rates))
    monkeypatch.setattr(nearby, "FEW", 50)
    bounded = together(align(claims, rates))
    assert len(full & bounded) >= 0.8 * len(full | bounded)


def test_a_draft_in_focus_is_compared_as_without(
    claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearby, "FEW", 50)
    known = traits.read(claims)
    ours = {i for i, t in enumerate(known) if t.claim.article == "a000004"}
    without, focused = nearby.pairs(known), nearby.pairs(known, ours)
    assert {pair for pair in focused if not ours.isdisjoint(pair)} <= without.keys()
    assert {i for pair in focused for i in pair} & ours == {i for pair in without for i in pair} & ours


def test_reprints_stand_as_one_and_every_claim_stands_for_itself_alone() -> None:
    articles = [Article(text=FERRY.format(31), id=f"n{n}") for n in range(9)]
    found = [claim for article in articles for claim in extract(article)]
    folded = reprints.fold(found)
    assert len(folded.leaders) == len(found) / 9
    assert sorted(i for held in folded.held for i in held) == list(range(len(found)))
    told = reprints.fold(found, {(found[0].id, found[-1].id)})
    assert folded.leaders != told.leaders
    assert told.of[0] != told.of[-1]


def test_a_story_of_a_hundred_articles_stays_one() -> None:
    ferry = [Article(text=FERRY.format(30 + n % 5), id=f"f{n:03}") for n in range(100)]
    other = [Article(text=MUSEUM.format(61_000 + n), id=f"m{n:03}") for n in range(9)]
    found = [claim for article in (*ferry, *other) for claim in extract(article)]
    stories = tell([*ferry, *other], found)
    assert max(map(len, stories)) == 100
    assert pipeline.check(ferry).findings


def test_sums_between_groups_are_those_of_their_pairs() -> None:
    weights = {(i, j): float(i * 7 + j) for i, j in combinations(range(12), 2) if (i + j) % 3}
    between = Between(weights)
    one, two, three = [0], [5], [9]
    between.join(one, two)
    one += two
    between.join(three, [11])
    three += [11]
    expected = sum(weights.get((min(i, j), max(i, j)), 0.0) for i in one for j in three)
    assert between.sum(one, three) == between.sum(three, one) == expected


def test_groups_do_not_depend_on_the_order_of_links() -> None:
    edges = [Edge(i, j, float((i * j) % 5)) for i, j in combinations(range(8), 2) if (i * j) % 3 == 1]
    assert cluster(range(8), edges, Free()) == cluster(range(8), edges[::-1], Free())
