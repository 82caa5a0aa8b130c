"""Laws of dates, times, durations and ages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from importlib import import_module
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article, Mention, Period, Quantity
from claimcheck.normalizers import calendar, duration, numerals

KINDS = ("age", "date", "time", "duration")
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31))
WORDS = st.sampled_from(
    """in on at of the a an and to from until since last next this past first second half quarter early mid
    late end year years month months week days hours minutes ago earlier before March May Friday Sunday
    Tuesday fiscal Q4 H1 noon 2024 2022 1990 s 12 20 th 31 5 : . , ; - / ( ) ' a.m. pm GMT 0110 aged old 34
    Smith people under two one few today yesterday century season spring Christmas Day will said was $ % 00
    99999""".split()
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " ", " "])), max_size=40).map(
    lambda parts: "The report: " + "".join(word + gap for word, gap in parts)
)
EXACT = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}


def found(text: str, day: dt.date | None = None, kinds: tuple[str, ...] = KINDS) -> list[Mention]:
    doc = layout.open(Article(text=text, published=day))
    free = numerals.find(doc)
    return [m for kind in kinds for m in import_module(f"claimcheck.normalizers.{kind}").find(doc, free)]


def period(text: str, day: dt.date | None) -> Period:
    (mention,) = found(text, day, ("date",))
    assert isinstance(mention.value, Period)
    return mention.value


def seconds(text: str) -> tuple[Decimal, Decimal]:
    (mention,) = found(text, None, ("duration",))
    assert isinstance(mention.value, Quantity)
    canonical = mention.value.canonical
    assert canonical is not None
    assert canonical.low is not None
    assert canonical.high is not None
    return canonical.low, canonical.high


def meet(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


@given(TEXTS, st.none() | DAYS | st.dates())
def test_offsets_slice_back_to_whole_tokens_and_intervals_are_in_order(
    text: str, day: dt.date | None
) -> None:
    doc = layout.open(Article(text=text, published=day))
    for m in found(text, day):
        assert m.start == doc.starts[m.first]
        assert m.end == doc.ends[m.last - 1]
        assert text[m.start : m.end].strip() == text[m.start : m.end] != ""
        value = m.value
        if isinstance(value, Period):
            assert (value.start is None) == (value.end is None) == (value.basis == "symbolic")
            assert value.start is None or value.end is None or value.start <= value.end
            assert value.offset is not None if value.start is None else value.offset is None
        elif isinstance(value, Quantity) and value.low is not None and value.high is not None:
            assert value.low <= value.high


@given(TEXTS, st.none() | DAYS)
def test_mentions_of_one_kind_never_overlap(text: str, day: dt.date | None) -> None:
    for kind in KINDS:
        mentions = sorted(found(text, day, (kind,)), key=lambda m: m.first)
        assert all(a.last <= b.first for a, b in pairwise(mentions))


@given(
    DAYS,
    st.integers(-400, 400),
    st.sampled_from(
        ["yesterday", "today", "overnight", "last week", "on Friday", "a week ago", "nine days ago"]
    ),
)
def test_a_relative_day_shifts_with_its_day_of_publication(day: dt.date, weeks: int, words: str) -> None:
    gap = dt.timedelta(weeks=weeks)
    text = f"It fell {words}."
    a, b = period(text, day), period(text, day + gap)
    assert a.start is not None
    assert a.end is not None
    assert (a.start + gap, a.end + gap, a.grain) == (b.start, b.end, b.grain)


@given(
    DAYS, st.integers(-40, 40), st.sampled_from(["last year", "this year", "two years ago", "a year earlier"])
)
def test_a_relative_year_shifts_with_its_year_of_publication(day: dt.date, years: int, words: str) -> None:
    there = calendar.shift_months(day, 12 * years)
    a, b = period(f"It fell {words}.", day), period(f"It fell {words}.", there)
    assert a.start is not None
    assert b.start is not None
    assert b.start.year - a.start.year == there.year - day.year


@given(DAYS)
def test_a_year_told_and_the_same_year_stated_are_one_period(day: dt.date) -> None:
    told, stated = period("It fell last year.", day), period(f"It fell in {day.year - 1}.", day)
    assert (told.start, told.end, told.grain) == (stated.start, stated.end, stated.grain)


@given(DAYS, DAYS)
def test_a_stated_day_reads_alike_in_every_form_and_whatever_the_day_of_publication(
    day: dt.date, published: dt.date
) -> None:
    month = day.strftime("%B")
    forms = [f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()]
    for form in [*forms, f"{day:%A}, {forms[0]}", f"{day:%d.%m.%Y}"]:
        value = period(f"It fell on {form}.", published)
        assert (value.start, value.end, value.grain, value.basis) == (day, day, "day", "stated")


@given(DAYS, st.dates(dt.date(2001, 1, 1), dt.date(2001, 12, 31)))
def test_a_past_yearless_day_lies_within_a_year_of_publication(published: dt.date, day: dt.date) -> None:
    value = period(f"It was seen on {day.day} {day:%B}.", published)
    assert value.start is not None
    assert (value.start.month, value.start.day) == (day.month, day.day)
    assert -15 <= (published - value.start).days <= 366


@given(st.integers(2, 500), st.sampled_from([("minute", "hour"), ("hour", "day"), ("day", "week")]))
def test_a_duration_agrees_with_itself_in_a_smaller_unit(n: int, units: tuple[str, str]) -> None:
    small, large = units
    ratio = EXACT[large] // EXACT[small]
    assert meet(seconds(f"It took {n} {large}s."), seconds(f"It took {n * ratio} {small}s."))


@given(st.integers(2, 400), st.sampled_from(["minute", "hour", "day", "week", "month", "year"]))
def test_neighbouring_durations_of_one_unit_never_meet(n: int, unit: str) -> None:
    limit = 12 if unit == "month" else 400
    n = n % limit + 2
    assert not meet(seconds(f"It took {n} {unit}s."), seconds(f"It took {n + 1} {unit}s."))


@given(st.integers(1, 200))
def test_months_meet_the_days_they_may_have(n: int) -> None:
    days = round(Decimal("30.4375") * n)
    assert meet(seconds(f"It took {n + 1} months."), seconds(f"It took {days + 30} days."))


@given(st.integers(2, 300), st.sampled_from([*EXACT, "month", "year"]))
def test_the_canonical_form_of_a_duration_is_its_own(n: int, unit: str) -> None:
    (mention,) = found(f"It took {n} {unit}s.", None, ("duration",))
    assert isinstance(mention.value, Quantity)
    assert duration.canonical(mention.value, mention.value.step or Decimal(1)) == mention.value.canonical


@given(st.integers(1, 110))
def test_an_age_reads_alike_in_every_form(n: int) -> None:
    forms = [
        f"She is {n} years old.",
        f"The {n}-year-old fell.",
        f"Ana Smith, {n}, fell.",
        f"She was aged {n}.",
    ]
    values = {
        m.value.number for form in forms for m in found(form, None, ("age",)) if isinstance(m.value, Quantity)
    }
    assert values == {Decimal(n)}


def test_hostile_runs_are_read_without_a_crash() -> None:
    for run in (
        "March ",
        "2024-",
        "last ",
        "to ",
        "12:",
        "a year ago ",
        "1,",
        "5 hours and ",
        "( ",
        "Sunday ",
    ):
        found("It fell " + run * 2000, dt.date(2025, 4, 5))
