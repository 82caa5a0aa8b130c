"""The formats: what they show, that they are pure, and that hostile text stays text."""

from __future__ import annotations

import json
import re

import pytest
from golden import match
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from samples import EMPTY, SEEDS, hostile

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Report
from claimcheck.report import FORMATS, Options, render
from claimcheck.report.listing import listing
from claimcheck.report.view import agreements, alone, names, tally, view

SGR = re.compile(r"\x1b\[[0-9;]*m")
NASTY = [
    "[red]x[/red]", "[/oops]", "\x1b[31m\x1b]0;title\x07", "\u202egpj", "nul\x00", "a\nb\r\nc\u2028d",
    "\ud800", ":smile:", "«»",
]  # fmt: skip


@pytest.mark.parametrize("width", [80, 140])
def test_the_terminal_report_is_as_accepted(width: int) -> None:
    match(render(SEEDS, "terminal", Options(width=width)), f"terminal-{width}.txt")


def test_the_terminal_report_with_all_and_colour_is_as_accepted() -> None:
    match(render(SEEDS, "terminal", Options(width=120, color=True, all=True)), "terminal-all-color.txt")


def test_the_json_report_is_as_accepted() -> None:
    match(render(SEEDS, "json"), "report.json")


def test_json_is_the_dict_of_the_report() -> None:
    assert json.loads(render(SEEDS, "json")) == SEEDS.to_dict()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("report", [SEEDS, EMPTY], ids=["seeds", "empty"])
def test_every_format_ends_in_a_newline_and_is_repeatable(name: str, report: Report) -> None:
    text = render(report, name)
    assert text.endswith("\n") or (not text and name in {"concise", "github"})
    assert text == render(report, name)


def test_an_unknown_format_names_those_that_exist() -> None:
    with pytest.raises(ClaimcheckError, match=r"pdf.*terminal.*json"):
        render(EMPTY, "pdf")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 140, 400])
@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, color: bool) -> None:
    text = render(SEEDS, "terminal", Options(width=width, color=color, all=True))
    assert max(cell_len(SGR.sub("", line)) for line in text.splitlines()) <= max(width, 60)


def test_without_colour_there_is_no_escape_and_the_mentions_are_marked() -> None:
    text = render(SEEDS, "terminal", Options())
    assert "\x1b" not in text
    assert "»36 platforms«" in text
    assert "»$925«" in text


def test_colour_changes_nothing_but_the_marks() -> None:
    plain = render(SEEDS, "terminal", Options(width=132, all=True))
    colored = SGR.sub("", render(SEEDS, "terminal", Options(width=132, color=True, all=True)))
    flat = [re.sub(r"[\s»«]+", "", text) for text in (plain, colored)]
    assert flat[0] == flat[1]


def test_no_line_ends_in_a_space() -> None:
    text = render(SEEDS, "terminal", Options(width=90, all=True))
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("color", [False, True])
def test_hostile_text_stays_text_in_a_terminal(text: str, color: bool) -> None:
    shown = SGR.sub("", render(hostile(text), "terminal", Options(color=color, all=True)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


def test_markup_and_emoji_codes_come_out_as_written() -> None:
    shown = render(hostile("[red]x[/red] [/oops] :smile:"), "terminal", Options(width=140))
    assert "»36 [red]x[/red] [/oops] :smile:«" in shown


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_survives_json(text: str) -> None:
    shown = render(hostile(text), "json")
    shown.encode()
    assert json.loads(shown)["articles"][0]["source"] == text


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=30), st.integers(1, 200), st.booleans())
def test_any_text_can_be_rendered_at_any_width(text: str, width: int, color: bool) -> None:
    report = hostile(text)
    for name in FORMATS:
        assert render(report, name, Options(width=width, color=color, all=True)).endswith("\n")


def test_what_is_disputed_is_not_said_to_be_agreed() -> None:
    assert [agreement.fact.id for agreement in agreements(view(SEEDS))] == ["f1", "f2"]


def test_a_figure_stands_alone_when_no_other_source_and_no_finding_has_it() -> None:
    assert [claim.id for claim in alone(view(SEEDS))] == ["t3", "t4", "t5", "c4", "w1"]


def test_the_tally_counts_each_severity_once() -> None:
    assert tally(SEEDS) == "2 warnings · 4 articles, 16 claims, 4 facts"
    assert tally(EMPTY) == "no findings · 0 articles, 0 claims, 0 facts"


def test_two_articles_of_one_source_are_told_apart() -> None:
    first, second = SEEDS.articles[:2]
    twins = (first, second, type(first)(text="", id="third", source="CoinNews"))
    assert list(names(twins).values()) == ["The Times of Central Asia", "CoinNews (coin)", "CoinNews (third)"]


def test_the_table_of_claims_is_as_accepted() -> None:
    match(listing(SEEDS.articles, SEEDS.claims, Options(width=100)), "claims-100.txt")


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("width", [60, 120])
def test_hostile_text_stays_text_in_the_table_of_claims(text: str, width: int) -> None:
    report = hostile(text)
    shown = listing(report.articles, report.claims, Options(width=width))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    assert len(shown.splitlines()) == len(report.articles) + len(report.claims) + 1


def test_a_long_list_is_cut_and_all_of_it_shown_on_request() -> None:
    article = SEEDS.articles[0]
    many = Report(tuple(replace(article, id=f"a{n}", source=f"Paper {n}") for n in range(45)))
    assert "and 15 more (--all)" in render(many, "terminal")
    assert "Paper 44" in render(many, "terminal", Options(all=True))
