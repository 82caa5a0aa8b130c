"""Numerals, bounds and money read as their corpora say; ambiguous currencies settle in the article."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import layout
from claimcheck.document import Document
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import bounds, money, numerals

FOLDER = Path(__file__).parent.parent / "corpus"


def cases(name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[
        "cases"
    ]
    return found


def laid(text: str, locale: str = "en", source: str | None = None) -> Document:
    return layout.open(Article(text=text, locale=locale, source=source))


def plain(number: object) -> str:
    ends = number if isinstance(number, tuple) else (number,)
    return " ".join(format(end.normalize(), "f") for end in ends)


def paid(text: str, locale: str = "en", source: str | None = None) -> list[Mention]:
    doc = laid(text, locale, source)
    return list(money.find(doc, numerals.find(doc)))


def value(mention: Mention) -> Quantity:
    assert isinstance(mention.value, Quantity)
    return mention.value


@pytest.mark.parametrize("case", cases("numerals"), ids=lambda case: case["text"][:40])
def test_numbers_read_as_their_case_says(case: dict[str, str]) -> None:
    text = case["text"]
    found = [
        f"{text[n.start : n.end]} | {plain(n.number)} | {plain(n.step)} | {n.form}"
        for n in numerals.find(laid(text, case.get("locale", "en")))
    ]
    assert found == case.get("reads", "").splitlines()


@pytest.mark.parametrize("case", cases("bounds"), ids=lambda case: case["text"][:40])
def test_a_bound_leaves_the_interval_that_its_case_says(case: dict[str, str]) -> None:
    doc = laid(case["text"])
    (numeral,) = numerals.find(doc)
    read = bounds.quantity(numeral, bounds.read(doc, numeral.first, numeral.last), "man", counted=True)
    ends = ("-" if end is None else plain(end) for end in (read.low, read.high))
    assert " ".join((read.relation, *ends, read.width)) == case["reads"]


@pytest.mark.parametrize("case", cases("money"), ids=lambda case: case["text"][:40])
def test_money_reads_as_its_case_says(case: dict[str, str]) -> None:
    text = case["text"]
    found = [f"{text[m.start : m.end]} | {plain(value(m).number)} | {value(m).unit}" for m in paid(text)]
    assert found == case.get("reads", "").splitlines()


def test_a_bare_dollar_keeps_its_candidates_until_one_is_spelled_out() -> None:
    (alone,) = paid("It cost $5.")
    assert value(alone).unit == "USD"
    assert "CAD" in value(alone).units
    bare, spelled = paid("It cost $5, or 5 Canadian dollars.")
    assert (value(bare).unit, value(bare).units) == ("CAD", ()) == (value(spelled).unit, ())


def test_a_conversion_in_brackets_is_another_dollar() -> None:
    canadian, other = paid("The mine cost C$5m ($3.6m).")
    assert value(canadian).unit == "CAD"
    assert value(other).unit == "USD"


def test_a_bare_dollar_is_that_of_the_locale_or_the_source() -> None:
    assert value(paid("It cost $5.", locale="en-NZ")[0]).unit == "NZD"
    assert value(paid("It cost $5.", source="Toronto Post")[0]).unit == "CAD"


def test_borrowed_money_says_where_its_currency_is_from() -> None:
    lent = paid("It took 13 trillion KZT, one trillion more than last year.")[1]
    assert any("13 trillion KZT" in step for step in lent.trace)


def test_at_least_half_as_many_cases_are_quiet_as_fire() -> None:
    for name in ("numerals", "money"):
        quiet = [case for case in cases(name) if not case.get("reads")]
        assert len(quiet) * 2 >= len(cases(name)) - len(quiet)
