"""Laws of ranks; those that they share with ratios are in test_ratio."""

from __future__ import annotations

from decimal import Decimal

from finding import found, quantity
from hypothesis import given
from hypothesis import strategies as st


@given(st.integers(3, 999))
def test_a_rank_reads_the_same_in_every_form(rank: int) -> None:
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    forms = [f"She is ranked {rank}{ending}.", f"She plays as number {rank}.", f"She is the No. {rank} seed."]
    assert {quantity("ordinal", text).number for text in forms} == {Decimal(rank)}


@given(st.integers(1, 31), st.sampled_from("January March May June September October December".split()))
def test_a_day_of_a_month_is_no_rank(day: int, month: str) -> None:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    for text in (
        f"On {day}{ending} {month}.",
        f"On {month} {day}{ending}.",
        f"On the {day}{ending} of {month}.",
    ):
        assert not found("ordinal", text)
