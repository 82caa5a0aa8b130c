"""Laws of scores; those that they share with ratios are in test_ratio."""

from __future__ import annotations

from finding import quantity
from hypothesis import given
from hypothesis import strategies as st

MATCHES = st.lists(
    st.sampled_from([(6, 0), (6, 1), (6, 2), (6, 3), (6, 4), (7, 5), (7, 6), (4, 6), (6, 7), (2, 6)]),
    min_size=2,
    max_size=5,
)


@given(MATCHES)
def test_a_match_seen_by_its_loser_is_the_same_match_turned_round(sets: list[tuple[int, int]]) -> None:
    winner = quantity("score", "She won " + " ".join(f"{a}-{b}" for a, b in sets) + " on Sunday.")
    loser = quantity("score", "She lost " + ", ".join(f"{b}:{a}" for a, b in sets) + " on Sunday.")
    assert isinstance(winner.number, tuple)
    assert isinstance(loser.number, tuple)
    assert winner.number == loser.number[::-1]
    assert winner.number == (sum(a for a, _ in sets), sum(b for _, b in sets))


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_vote_reads_the_same_with_a_hyphen_and_with_to(ayes: int, noes: int) -> None:
    dashed = quantity("score", f"The Senate voted {ayes}-{noes} on Monday.")
    spoken = quantity("score", f"The Senate passed it by {ayes} votes to {noes} on Monday.")
    assert dashed.number == spoken.number == (ayes, noes)
    assert dashed.unit == spoken.unit == "vote"
