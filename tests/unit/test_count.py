"""Counts and bare numbers read as their corpus says, and so do figures that share a unit."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import extraction
from claimcheck.model import Article, Claim, Quantity

FOLDER = Path(__file__).parent.parent / "corpus"
COUNTS = ("count", "number")


def cases(name: str) -> list[dict[str, str]]:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    found: list[dict[str, str]] = tomllib.loads(text)["cases"]
    return found


def quantities(text: str) -> list[tuple[Claim, Quantity]]:
    claims = extraction.extract(Article(text=text))
    return [(claim, claim.value) for claim in claims if isinstance(claim.value, Quantity)]


def plain(number: object) -> str:
    ends = number if isinstance(number, tuple) else (number,)
    return " ".join(format(end.normalize(), "f") for end in ends)


@pytest.mark.parametrize("case", cases("count"), ids=lambda case: case["text"][:40])
def test_counts_read_as_their_case_says(case: dict[str, str]) -> None:
    found = [
        f"{claim.text} | {plain(value.number)} | {value.unit}"
        for claim, value in quantities(case["text"])
        if claim.kind in COUNTS
    ]
    assert found == case.get("reads", "").splitlines()


@pytest.mark.parametrize("case", cases("sharing"), ids=lambda case: case["text"][:40])
def test_shared_units_read_as_their_case_says(case: dict[str, str]) -> None:
    found = [
        f"{claim.text} | {claim.kind} | {plain(value.number)} | {value.unit}"
        for claim, value in quantities(case["text"])
    ]
    assert found == case.get("reads", "").splitlines()


def test_a_shared_unit_is_measured_like_the_other_end() -> None:
    (_, low), (_, high) = quantities("It grew from 2 to 3 km.")
    assert low.canonical is not None
    assert high.canonical is not None
    assert low.canonical.unit == high.canonical.unit == "meter"


def test_as_many_texts_stay_quiet_as_count() -> None:
    quiet = [case for case in cases("count") if not case.get("reads")]
    assert len(quiet) * 2 >= len(cases("count")) - len(quiet)
