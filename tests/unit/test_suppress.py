"""What a comment, a sidecar or a baseline sets aside, and what is said of orders that nothing obeys."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.directives import MOST, Directive, read
from claimcheck.model import Article, Claim, Finding, Name, Note, Report, Side, Span
from claimcheck.suppress import Known, Orders, Waiver, apply

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "suppression.toml").read_text("utf-8"))["cases"]
RULES = frozenset("abc")


def covering(directives: tuple[Directive, ...], at: int) -> list[Directive]:
    return [d for d in directives if "a" in d.rules and d.start <= at < d.end]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_comment_covers_what_it_should(case: dict[str, Any]) -> None:
    found = read(Article(text=case["text"], id="x", path="x.md"))
    covered = [
        word
        for word in case["covered"] + case["bare"]
        if covering(found.directives, case["text"].index(word))
    ]
    assert covered == case["covered"]
    assert [note.code for note in found.notes] == case.get("notes", [])
    if case["covered"]:
        (first, *_) = covering(found.directives, case["text"].index(case["covered"][0]))
        assert first.reason == case["reason"]


def test_a_place_is_a_line_of_the_file() -> None:
    text = "One.\nTwo. <!-- claimcheck: ignore[a] -->\n"
    assert read(Article(text=text, id="x", path="x.md", line=4)).directives[0].place == "x.md:5"
    assert read(Article(text=text, id="x", path="x.html", line=0)).directives[0].place == "x.html"
    assert read(Article(text=text, id="x")).directives[0].place == "x:2"


@pytest.mark.parametrize(
    "text",
    [
        "<!-- claimcheck: ignore[a] -->\n" * 20_000,
        "<!-- claimcheck: ignore[a] -->\n" * 900 + "\n" * 50_000,
        "<!-- claimcheck: ignore-start[a] -->" * 20_000,
        "<!--" * 50_000,
        "<!-- claimcheck: ignore[" + "a," * 50_000 + "] -->",
        "<!-- claimcheck:" + " " * 50_000 + "-->",
        "<!-- claimcheck: " + "a" * 50_000 + "-->",
    ],
)
def test_hostile_orders_are_bounded(text: str) -> None:
    assert len(read(Article(text=text, id="x")).directives) <= MOST


def claim(key: str, article: str, start: int, text: str) -> Claim:
    return Claim(key, article, start, start + len(text), text, Span(0, 99), "name", Name(text))


DRAFT, WIRE = Article(text="Ann 11.\nBob 22.\n", id="draft"), Article(text="Cid 33.\n", id="wire")
CLAIMS = (claim("d1", "draft", 4, "11"), claim("d2", "draft", 12, "22"), claim("w", "wire", 4, "33"))
FIRST = Finding("f1", "a", "value", "error", "first", sides=(Side("11", ("d1",)), Side("33", ("w",))))
SECOND = Finding("f2", "b", "value", "note", "second", sides=(Side("22", ("d2",)), Side("33", ("w",))))
OLD = Note(None, "old", "old")


def report(draft: Article = DRAFT) -> Report:
    second = claim("d2", "draft", draft.text.index("22"), "22")
    return Report((draft, WIRE), (CLAIMS[0], second, CLAIMS[2]), (), (FIRST, SECOND), (OLD,))


def orders(**given: Any) -> Orders:
    return Orders(**({"known": RULES, "ran": RULES} | given))


def noted(draft: Article, **given: Any) -> list[str]:
    return [note.code for note in apply(report(draft), orders(**given)).notes if note != OLD]


def order(text: str) -> Article:
    """The draft with an order after its first line."""
    return Article(text=DRAFT.text.replace("11.", f"11. <!-- claimcheck: {text} -->", 1), id="draft")


def test_without_orders_the_report_is_the_same() -> None:
    assert apply(report(), orders()) is not None
    assert apply(report(), orders()) == report()


def test_what_is_set_aside_keeps_finding_place_and_reason() -> None:
    found = apply(report(order("ignore[a] asked them")), orders())
    assert found.findings == (SECOND,)
    ((aside),) = found.suppressed
    assert (aside.finding, aside.by, aside.reason) == (FIRST, "draft:1", "asked them")
    assert [claim.id for claim in found.claims] == ["d1", "d2", "w"]


def test_a_comment_in_any_article_of_a_finding_counts() -> None:
    wire = Article(text="Cid 33. <!-- claimcheck: ignore[a] ours -->\n", id="wire")
    found = apply(Report((DRAFT, wire), CLAIMS, (), (FIRST, SECOND)), orders())
    assert found.findings == (SECOND,)


def test_findings_are_kept_or_set_aside_and_never_lost() -> None:
    found = apply(report(order("ignore[a] x")), orders(baseline={"f2": Known("f2", "b.json", "old")}))
    assert found.findings == ()
    assert [(aside.finding, aside.by, aside.reason) for aside in found.suppressed] == [
        (FIRST, "draft:1", "x"), (SECOND, "b.json", "old"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        (Waiver("draft", "s:1", rule="a"), ["f2"]),
        (Waiver("draft", "s:1", finding="f2"), ["f1"]),
        (Waiver("draft", "s:1", rule="a", text="Ann 11."), ["f2"]),
        (Waiver("draft", "s:1", rule="a", text="Ann 99."), ["f1", "f2"]),
        (Waiver("draft", "s:1", rule="b", finding="f1"), ["f1", "f2"]),
        (Waiver("other", "s:1", rule="a"), ["f1", "f2"]),
    ],
)
def test_a_sidecar_means_a_rule_a_finding_or_words(waiver: Waiver, left: list[str]) -> None:
    found = apply(report(), orders(sidecars=[waiver]))
    assert [finding.id for finding in found.findings] == left


@pytest.mark.parametrize(
    ("draft", "given", "codes"),
    [
        (order("ignore[a] used"), {}, []),
        (order("ignore[b] unused on this line"), {}, ["unused-suppression"]),
        (order("ignore[aa] unknown"), {}, ["unknown-rule"]),
        (order("ignore[c] did not run"), {"ran": frozenset("ab")}, []),
        (order("ignore[c] not looked for"), {"focus": {"wire"}}, []),
        (order("ignore[c] looked for"), {"focus": {"draft"}}, ["unused-suppression"]),
        (DRAFT, {"sidecars": [Waiver("draft", "s:1", rule="c")]}, ["unused-suppression"]),
        (DRAFT, {"sidecars": [Waiver("draft", "s:1", rule="cc")]}, ["unknown-rule"]),
        (DRAFT, {"sidecars": [Waiver("draft", "s:1", finding="gone")]}, ["unused-suppression"]),
        (DRAFT, {"sidecars": [Waiver("draft", "s:1", finding="gone")], "ran": {"a"}}, []),
        (DRAFT, {"baseline": {"gone": Known("gone", "b.json")}}, []),
    ],
)
def test_orders_that_nothing_obeys_are_noted(draft: Article, given: dict[str, Any], codes: list[str]) -> None:
    assert noted(draft, **given) == codes


def test_an_order_that_a_baseline_comes_before_still_counts_as_used() -> None:
    assert noted(order("ignore[a] x"), baseline={"f1": Known("f1", "b.json")}) == []
