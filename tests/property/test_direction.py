"""Laws of movements without a figure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.model import Article, Claim, Trend

THINGS = st.sampled_from(
    ["The harvest", "Rents in the old town", "The number of visitors", "The bank's debt"]
)
RISES = st.sampled_from(["rose", "has grown", "went up", "had increased", "was higher than a year ago"])
FALLS = st.sampled_from(["fell", "has shrunk", "went down", "had declined", "was lower than a year ago"])
BEHIND = st.sampled_from([".", " again.", " in the north.", ", the agency said.", " because of the rain."])


def claims(text: str) -> list[Claim]:
    return claimcheck.extract(Article(text=text))


def ways(text: str) -> list[str]:
    return [claim.value.direction for claim in claims(text) if isinstance(claim.value, Trend)]


@given(THINGS, RISES, FALLS, BEHIND)
def test_the_verb_alone_turns_a_movement_round(thing: str, rise: str, fall: str, behind: str) -> None:
    assert ways(f"{thing} {rise}{behind}") == ["up"]
    assert ways(f"{thing} {fall}{behind}") == ["down"]


@given(THINGS, RISES, st.sampled_from(["If ", "It was feared that ", "Nobody believes that "]))
def test_what_is_not_told_as_a_fact_is_no_movement(thing: str, rise: str, lead: str) -> None:
    assert ways(f"{lead}{thing[0].lower()}{thing[1:]} {rise}.") == []


@given(THINGS, RISES, BEHIND, st.sampled_from(["On Friday 14 of 20 boats left.", "It cost $4 million."]))
def test_a_movement_changes_no_other_claim(thing: str, rise: str, behind: str, other: str) -> None:
    alone = [claim.to_dict() for claim in claims(other)]
    beside = claims(f"{other} {thing} {rise}{behind}")
    assert [claim.to_dict() for claim in beside if claim.kind != "direction"][: len(alone)] == alone


@given(THINGS, RISES, FALLS)
def test_two_articles_that_go_two_ways_are_told_and_one_that_does_is_not(
    thing: str, rise: str, fall: str
) -> None:
    two = [Article(text=f"{thing} {way}.", id=way, source=way) for way in (rise, fall)]
    told = [found for found in claimcheck.check(two).findings if found.kind == "direction"]
    assert len(told) == 1
    both = Article(text=f"{thing} {rise}. {thing} {fall}.", id="both")
    assert not claimcheck.check([both]).findings
