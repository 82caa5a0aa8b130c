"""The chain of a finding, and a report read back from its JSON."""

from __future__ import annotations

import ast
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reports import FULL
from samples import SEEDS, hostile

import claimcheck
from claimcheck.align import score
from claimcheck.model import Clock, Fact, Link, Report
from claimcheck.report import render, saved
from claimcheck.report.chain import LEVELS, chain, odds
from claimcheck.report.reading import normal, said
from claimcheck.report.view import view

SEEN = view(SEEDS)
LATER = Path(__file__).parents[2] / "seeds"


def levels() -> set[str]:
    """The names of the levels, as the functions that score write them."""
    tree = ast.parse(Path(score.__file__).read_text(encoding="utf-8"))
    made = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in MAKERS]
    dicts = [node for function in made for node in ast.walk(function) if isinstance(node, ast.Dict)]
    return {key.value for one in dicts for key in one.keys if isinstance(key, ast.Constant)}


MAKERS = {"_agreeing", "_opposed"}


def test_every_level_of_a_match_is_told_in_words() -> None:
    assert len(levels()) > 10
    assert levels() - set(LEVELS) == set()


@given(st.decimals(-200, 200, places=2))
def test_odds_turn_over_with_the_sign(bits: Decimal) -> None:
    one, other = odds(abs(bits)), odds(-abs(bits))
    assert (
        one.rpartition("odds of ")[2].split(" to ") == other.rpartition("odds of ")[2].split(" to ")[::-1]
        or not bits
    )


@pytest.mark.parametrize(
    ("bits", "shown"),
    [
        ("0", "1 to 1"),
        ("1", "2 to 1"),
        ("5.51", "46 to 1"),
        ("-2", "1 to 4"),
        ("90", "more than a million to 1"),
    ],
)
def test_bits_are_told_as_odds(bits: str, shown: str) -> None:
    assert odds(Decimal(bits)).endswith(f"odds of {shown}")


def test_a_match_names_both_claims_and_each_level() -> None:
    found = chain(SEEN, SEEDS.findings[1], ())
    assert [(one.a, one.b, one.levels) for one in found.matches] == [("A1", "B1", (("unit", "same", ""),))]


def test_a_claim_that_joins_two_sides_is_told_where_no_link_does() -> None:
    between = Fact(
        "f3", "x", ("t6", "c5", "d2"), (Link("t6", "d2", Decimal(1)), Link("c5", "d2", Decimal(2)))
    )
    facts = tuple(between if fact.id == "f3" else fact for fact in SEEDS.facts)
    report = replace(SEEDS, facts=facts)
    found = chain(view(report), report.findings[1], ())
    assert [(one.a, one.b) for one in found.matches] == [
        ("“$16.7 million” (Decrypt)", "A1"),
        ("“$16.7 million” (Decrypt)", "B1"),
    ]


def test_values_apart_and_periods_apart_are_said_to_be() -> None:
    apart = replace(SEEDS.findings[1], kind="value")
    assert "A1 and B1 do not meet: 913 USD and 925 USD" in chain(SEEN, apart, ()).because
    assert (
        chain(SEEN, SEEDS.findings[0], ()).because[-1].startswith("A1 and B1 share no day: 2025, as stated")
    )


def test_what_would_reconcile_stands_once() -> None:
    report = claimcheck.check([a for file in sorted(LATER.glob("*.txt")) for a in claimcheck.read(file)])
    for finding in report.findings:
        found = chain(view(report), finding)
        assert found.reconcile
        assert found.reconcile not in found.because


def test_a_time_is_told_with_what_is_not_known_of_it() -> None:
    clock = Clock(570, 570, 60, None)
    assert said(clock, "time") == "T09:30+01:00, on a day that is not known"
    assert normal(clock, "time") == "T09:30+01:00"


@pytest.mark.parametrize("report", [SEEDS, FULL, *map(hostile, ("\x1b[31m", "<b>", "\ud800", "\u202e"))])
def test_a_saved_report_is_read_back_whole(report: Report) -> None:
    assert saved.report(json.loads(render(report, "json"))).to_dict() == report.to_dict()


TIMES = (
    "The ferry left Larsund at 9:30 a.m. CET on 3 March 2025 and 4 to 5 of 20 passengers paid about $2.05."
)


def test_every_kind_of_value_is_read_back() -> None:
    report = claimcheck.check([claimcheck.Article(text=TIMES, id="a")])
    assert {claim.kind for claim in report.claims} >= {"time", "date", "money"}
    assert saved.report(json.loads(render(report, "json"))).to_dict() == report.to_dict()


def broken() -> list[dict[str, Any]]:
    whole = SEEDS.to_dict()
    changes: list[tuple[str, str, Any]] = [
        ("claims", "article", "nowhere"), ("claims", "start", -1), ("claims", "kind", "colour"),
        ("claims", "value", {"number": "1e999999999", "unit": "m"}), ("claims", "value", {"start": "soon"}),
        ("findings", "severity", "grave"), ("findings", "sides", 3), ("articles", "text", None),
        ("articles", "published", "yesterday"),
    ]  # fmt: skip
    return [whole | {key: [whole[key][0] | {name: value}]} for key, name, value in changes]


@pytest.mark.parametrize("data", broken())
def test_what_is_no_report_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        saved.report(data)
