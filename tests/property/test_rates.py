"""The rate that most conversions agree with is the one that counting each against each gives."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Rate
from claimcheck.predicates import conversions

ENDS = st.tuples(st.integers(1, 60), st.integers(0, 9))
TOLERANCE = Decimal("0.01")


@given(st.lists(ENDS, min_size=1, max_size=12))
def test_the_agreed_rate_meets_as_many_as_any(ends: list[tuple[int, int]]) -> None:
    rates = [
        Rate(f"a{n}", "KZT", "USD", Decimal(low), Decimal(low + wide), (f"{n}x", f"{n}y"))
        for n, (low, wide) in enumerate(ends)
    ]
    met = [sum(conversions._meet(one, other, TOLERANCE) for other in rates) for one in rates]
    assert conversions._agreed(rates, TOLERANCE) == rates[met.index(max(met))]
