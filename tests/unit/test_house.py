"""A newsroom's own words and rates: what they make agree, and what is wrong in them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from process import fill, run

from claimcheck import extract, house, ratetable, settings
from claimcheck.errors import ClaimcheckError
from claimcheck.interval import Interval
from claimcheck.model import Article, Name, Quantity, Rate
from claimcheck.rates import Rates


def own(folder: Path, text: str) -> house.Laid:
    fill(folder, {"claimcheck.toml": f"[house]\n{text}\n"})
    laid = house.read(settings.find(folder))
    assert laid is not None
    return laid


def test_without_words_of_its_own_nothing_is_laid_over(tmp_path: Path) -> None:
    fill(tmp_path, {"claimcheck.toml": "[house]\n"})
    assert house.read(settings.find(tmp_path)) is None


def test_synonyms_become_one_concept(tmp_path: Path) -> None:
    laid = own(tmp_path, 'synonyms = [["widget", "gizmo"]]')
    subjects = [
        next(
            c.subject
            for c in laid(extract(Article(text=f"The Orlow plant sold 4,312 {word} in May.", id="a")))
            if c.kind == "count"
        )
        for word in ("widgets", "gizmos", "lamps")
    ]
    assert subjects[0].head == subjects[1].head != subjects[2].head
    assert dict(subjects[0].near) == dict(subjects[1].near)


def test_spellings_become_one_name(tmp_path: Path) -> None:
    laid = own(tmp_path, 'names = [["Ministry of Roads", "Roads Ministry"]]')
    claims = laid(extract(Article(text="The Roads Ministry bought 300 lorries.", id="a")))
    assert [claim.value.name for claim in claims if isinstance(claim.value, Name)] == ["Ministry of Roads"]


def test_a_counted_thing_becomes_what_it_measures(tmp_path: Path) -> None:
    laid = own(tmp_path, 'units = { "jute bag" = "100 kilogram" }')
    (bags,) = [
        c for c in laid(extract(Article(text="They sold about 40 jute bags.", id="a"))) if c.kind == "measure"
    ]
    assert isinstance(bags.value, Quantity)
    assert (bags.text, bags.value.number, bags.value.unit) == ("40 jute bags", Decimal(4000), "kilogram")
    assert bags.value.canonical is not None
    assert bags.value.canonical.low == bags.value.low < Decimal(4000) < bags.value.high


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('synonyms = [["flat", "living space"]]', "house.synonyms[0][1]: 'living space' is not one word"),
        ('synonyms = [["flat"]]', "house.synonyms[0]: expected 'array' of length >= 2"),
        ('units = { sack = "heavy" }', "house.units.sack: 'heavy' is no amount of a unit"),
        ('units = { sack = "5 florps" }', "house.units.sack: '5 florps' is no amount of a unit"),
        ('units = { sack = "-5 kilogram" }', "house.units.sack: '-5 kilogram' is no amount of a unit"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    fill(tmp_path, {"claimcheck.toml": f"[house]\n{text}\n", "a.txt": "x"})
    done = run("lint", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"claimcheck: claimcheck.toml:2: {said}")


def test_the_house_words_reach_a_lint(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "The Orlow mill sold 400 jute bags of rice in May.\n"})
    fill(tmp_path, {"claimcheck.toml": '[house]\nunits = { "jute bag" = "100 kilogram" }\n'})
    assert '"kilogram"' in run("lint", "a.txt", "--format", "json", cwd=tmp_path).stdout
    assert '"kilogram"' not in run("lint", "a.txt", "--format", "json", "--no-config", cwd=tmp_path).stdout


RATES = "date,base,quote,rate\n2025-03-03,USD,EUR,1.05\n2025-03-04,USD,EUR,1.10\n2025-03-04,KZT,USD,500\n"


def table(folder: Path, text: str = RATES) -> ratetable.Table:
    fill(folder, {"rates.csv": text})
    return ratetable.load(folder / "rates.csv")


def test_rates_hold_on_their_day_and_until_the_next(tmp_path: Path) -> None:
    rates = table(tmp_path)
    pair = ("USD", "EUR")
    assert rates.ranges()[pair] == (Decimal("1.05"), Decimal("1.10"))
    assert rates.ranges([dt.date(2025, 3, 3)])[pair] == (Decimal("1.05"), Decimal("1.05"))
    assert rates.ranges([dt.date(2025, 3, 9)])[pair] == (Decimal("1.10"), Decimal("1.10"))
    assert pair not in rates.ranges([dt.date(2025, 3, 2)])
    assert rates.ranges()["USD", "KZT"] == (1 / Decimal(500), 1 / Decimal(500))
    assert "3 exchange rates" in rates.note.message


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "the first line is not date,base,quote,rate"),
        ("day,base,quote,rate\n", 1, "the first line"),
        ("date,base,quote,rate\n2025-03-04,USD,EUR\n", 2, "no rate: 2025-03-04,USD,EUR"),
        ("date,base,quote,rate\n\n2025-13-04,USD,EUR,1\n", 3, "no rate"),
        ("date,base,quote,rate\n2025-03-04,USD,EUR,0\n", 2, "no rate"),
        ("date,base,quote,rate\n2025-03-04,USD,EUR,nan\n", 2, "no rate"),
        (RATES + "2025-03-04,KZT,USD,501\n", 5, "a second rate for KZT/USD on 2025-03-04"),
    ],
)
def test_a_line_that_is_no_rate_is_told(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ClaimcheckError, match=said) as raised:
        table(tmp_path, text)
    assert raised.value.line == line


def test_the_users_rates_serve_where_no_article_implies_one(tmp_path: Path) -> None:
    quoted = table(tmp_path).ranges()
    dollars = Interval(Decimal(50), Decimal(50), "USD")
    assert Rates().convert(dollars, "KZT") is None
    assert Rates((), quoted).convert(dollars, "KZT") == Interval(Decimal(25_000), Decimal(25_000), "KZT")
    implied = Rate("a", "KZT", "USD", Decimal(400), Decimal(410), ("a#1", "a#2"))
    assert Rates((implied,), quoted).between("KZT", "USD") == (Decimal(400), Decimal(410))


def test_the_users_rates_are_read_checked_and_noted(tmp_path: Path) -> None:
    fill(
        tmp_path, {"claimcheck.toml": 'rates = "rates.csv"\n', "rates.csv": RATES, "a.txt": "It cost $50.\n"}
    )
    done = run("lint", "a.txt", "--format", "json", cwd=tmp_path)
    assert "3 exchange rates of your own" in done.stdout
    fill(tmp_path, {"rates.csv": RATES + "x\n"})
    done = run("lint", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr[:31]) == (2, "claimcheck: rates.csv:5: no rat")
