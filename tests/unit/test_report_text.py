"""Article text in print: inert, folded, cut at words around the mention."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Period, Span
from claimcheck.report.text import amount, clean, counted, excerpt, folded, head, interval, period, track

ANY = st.text(st.characters())


@given(ANY)
def test_cleaned_text_holds_no_control_and_no_line_break(text: str) -> None:
    kinds = {unicodedata.category(sign) for sign in clean(text) if sign not in "\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mred\x1b[0m", "a␛[31mred␛[0m"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("nul\x00 and bell\x07", "nul␀ and bell␇"),
        ("delete\x7f", "delete␡"),
        ("next\x9bline", "next\ufffdline"),
        ("one\r\n  two\u2028three\x85four", "one two three four"),
        ("soft\u00adhyphen and \ufeffmark", "softhyphen and mark"),
        ("[red]plain[/oops] :smile:", "[red]plain[/oops] :smile:"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_could_act_on_a_terminal_is_shown_or_left_out(raw: str, shown: str) -> None:
    assert clean(raw) == shown


TEXT = "The bridge over the river was opened by the minister, and it cost $2.05 million to make in two years."


@pytest.mark.parametrize("room", range(10, 140, 3))
def test_an_excerpt_holds_its_mention_and_keeps_to_its_room(room: int) -> None:
    start = TEXT.index("$2.05")
    part = excerpt(TEXT, Span(0, len(TEXT)), start, start + 13, room)
    assert part.mention == ("$2.05 million" if room >= 13 else part.mention)
    assert len(part.before + part.mention + part.after) <= room + 8
    pieces = f"{part.before}|{part.mention}|{part.after}".replace("…", "|").split("|")
    assert all(piece in TEXT for piece in pieces)


def test_a_sentence_that_fits_is_not_cut() -> None:
    part = excerpt(TEXT, Span(0, len(TEXT)), 66, 79, 200)
    assert part.before + part.mention + part.after == TEXT


@given(ANY, st.integers(0, 60), st.integers(0, 30), st.integers(1, 50))
def test_any_text_can_be_quoted_in_any_room(text: str, start: int, size: int, room: int) -> None:
    start = min(start, len(text))
    end = min(start + size, len(text))
    part = excerpt(text, Span(0, len(text)), start, end, room)
    assert len(part.before + part.mention + part.after) <= room + 8


def test_a_line_of_millions_of_signs_is_read_around_its_mention_only() -> None:
    text = "x" * 3_000_000 + " 36 platforms " + "y" * 3_000_000
    part = excerpt(text, Span(0, len(text)), 3_000_001, 3_000_013, 80)
    assert part.mention == "36 platforms"
    assert len(part.before) + len(part.after) < 90


def test_spaces_beside_a_mention_are_kept() -> None:
    assert folded(" two \n words ") == " two words "


@pytest.mark.parametrize(
    ("room", "shown"), [(11, "hello world"), (10, "hello…"), (5, "hello…"), (4, "hell…"), (0, "…")]
)
def test_a_head_is_cut_at_a_word_where_one_ends(room: int, shown: str) -> None:
    assert head("hello world", room) == shown


def test_a_count_agrees_with_its_noun() -> None:
    assert [counted(n, "claim") for n in (0, 1, 2, 1204)] == [
        "0 claims",
        "1 claim",
        "2 claims",
        "1,204 claims",
    ]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (Period(date(2024, 1, 1), date(2024, 12, 31), "year", "stated"), "2024"),
        (Period(date(2024, 4, 1), date(2024, 4, 30), "month", "relative"), "2024-04"),
        (Period(date(2024, 4, 9), date(2024, 4, 9), "day", "stated"), "2024-04-09"),
        (Period(date(2020, 1, 1), date(2022, 12, 31), "year", "stated"), "2020 to 2022"),
        (Period(date(2024, 1, 1), date(2024, 3, 31), "quarter", "stated"), "2024-01-01 to 2024-03-31"),
        (Period(None, None, "year", "symbolic", "year-1"), "year before publication"),
        (Period(None, None, "year", "symbolic", "year+0"), "year of publication"),
        (Period(None, None, "day", "symbolic", "day-3"), "3 days before publication"),
        (Period(None, None, "week", "symbolic", "week+1"), "week after publication"),
        (Period(None, None, "day", "symbolic", "weekday0-"), "relative to publication"),
        (Period(None, None, "day", "symbolic"), ""),
    ],
)
def test_a_period_is_said_in_few_words(when: Period, shown: str) -> None:
    assert period(when) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("544.5135", "550.9355", ("544", "551")),
        ("540.2486", "540.8329", ("540.2", "540.9")),
        ("0.0018231", "0.0018391", ("0.00182", "0.00184")),
        ("1", "1", ("1", "1")),
        ("0", "0", ("0", "0")),
        ("1E+40", "2E+40", (f"{10**40:,}", f"{2 * 10**40:,}")),
    ],
)
def test_an_interval_shows_the_digits_that_tell_its_ends_apart(
    low: str, high: str, shown: tuple[str, str]
) -> None:
    assert tuple(Decimal(end.replace(",", "")) for end in interval(Decimal(low), Decimal(high))) == tuple(
        Decimal(end.replace(",", "")) for end in shown
    )


@given(st.decimals(0, 10**9, places=6), st.decimals(0, 10**6, places=6))
def test_a_shown_interval_holds_the_whole_interval(low: Decimal, gap: Decimal) -> None:
    shown = [Decimal(end.replace(",", "")) for end in interval(low, low + gap)]
    assert shown[0] <= low <= low + gap <= shown[1]


@given(
    st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 60)
)
def test_a_drawn_interval_fills_its_line_and_is_never_empty(
    a: int, b: int, c: int, d: int, room: int
) -> None:
    bottom, low, high, top = (Decimal(value) for value in sorted((a, b, c, d)))
    before, within, after = track(low, high, (bottom, top), room)
    assert len(before) + len(within) + len(after) == room
    assert within


def test_a_wider_interval_is_drawn_no_shorter() -> None:
    ends = Decimal(0), Decimal(100)
    drawn = [len(track(Decimal(50 - half), Decimal(50 + half), ends, 20)[1]) for half in range(51)]
    assert drawn == sorted(drawn)
    assert (drawn[0], drawn[-1]) == (1, 20)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("16650000.0", "16,650,000"), ("0.50", "0.5"), ("1E+3", "1,000"), ("100", "100"), ("-2.50", "-2.5")],
)
def test_an_amount_has_no_idle_zeros(value: str, shown: str) -> None:
    assert amount(Decimal(value)) == shown
