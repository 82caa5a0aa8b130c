"""How the values of two claims stand to each other, over the cases of tests/corpus/values.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck import rates, values
from claimcheck.model import Claim

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "values.toml").read_text("utf-8"))["cases"]


def only(text: str, published: Any = None) -> Claim:
    """The last figure or date of a text."""
    claims = claimcheck.extract(claimcheck.Article(text=text, id=text, published=published))
    return [claim for claim in claims if claim.kind not in ("name", "role")][-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['a']} | {case['b']}")
def test_two_values_stand_to_each_other_as_told_whichever_comes_first(case: dict[str, Any]) -> None:
    a, b = only(case["a"], case.get("first")), only(case["b"], case.get("published"))
    known = rates.settle([a, b])
    assert values.compare(a, b, known) == case["relation"]
    assert values.compare(b, a, known) == case["relation"]
