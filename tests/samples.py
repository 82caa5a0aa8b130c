"""Reports made by hand, so that the formats are tested without the stages before them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from claimcheck.model import (
    Article,
    Claim,
    Fact,
    Finding,
    Kind,
    Link,
    Note,
    Period,
    Quantity,
    Rate,
    Report,
    Side,
    Span,
    Tie,
)

TIMES = Article(
    id="times", source="The Times of Central Asia", published=date(2026, 1, 21), path="times.txt",
    title="Kazakhstan Seizes $16.7 Million in Virtual Assets in Crypto Crackdown",
    text=(
        "Kazakhstan has shut down 130 illegal cryptocurrency exchanges suspected of laundering criminal "
        "proceeds, seizing virtual assets worth $16.7 million. A total of 13.2 trillion KZT ($24.1 billion) "
        "has already been withdrawn. Card top-ups exceeding 500,000 KZT ($913) now require the input of an "
        "individual identification number (IIN) and confirmation via mobile applications."
    ),
)  # fmt: skip
COIN = Article(
    id="coin", source="CoinNews", path="coin.txt",
    text=(
        "AFM has shut down 130 crypto platforms this year, seizing $16.7M in digital assets. In 2025, "
        "authorities took down just 36 platforms.\n\n  • Any bank card top-up above 500,000 tenge ($925) "
        "will require mandatory verification of the sender’s Individual Identification Number (IIN)"
    ),
)  # fmt: skip
WATCH = Article(
    id="watch", path="crypto/watch.txt",
    text=(
        "Over 3,500 illicit trading sites were stopped by the regulator in 2024, and 36 unregistered "
        "platforms with a combined revenue of 60 billion tenge (roughly $112.84 million) were liquidated. "
        "The Ministry of Culture worked together to carry out this operation."
    ),
)  # fmt: skip
DECRYPT = Article(
    id="decrypt", source="Decrypt", published=date(2026, 1, 22), path="decrypt.html",
    text=(
        "Authorities terminated 130 unlicensed crypto platforms and confiscated $16.7 million in digital "
        "assets. They responded by loading more than $913 onto payment cards, which now trigger mandatory "
        "identity verification."
    ),
)  # fmt: skip


SCALES = {"trillion": 12, "billion": 9, "million": 6, "7M": 6}


def year(number: int, basis: str = "stated") -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", basis)  # type: ignore[arg-type]


def claim(article: Article, key: str, text: str, unit: str, about: str, when: Period | None = None) -> Claim:
    """A claim at the first place where `text` stands in the article."""
    start = article.text.index(text)
    first = article.text.rfind(". ", 0, start) + 2 if ". " in article.text[:start] else 0
    end = article.text.find(". ", start)
    scale = next((power for word, power in SCALES.items() if word in text), 0)
    number = Decimal("".join(c for c in text if c.isdigit() or c == ".")).scaleb(scale)
    return Claim(
        id=key, article=article.id, start=start, end=start + len(text), text=text,
        sentence=Span(first, end + 1 if end > 0 else len(article.text)), kind=_kind(unit),
        value=Quantity(number, "=", number, number, unit), about=about, when=when,
    )  # fmt: skip


def _kind(unit: str) -> Kind:
    return "money" if unit.isupper() else "count"


INHERITED = year(2024, "inherited")
CLAIMS = (
    claim(TIMES, "t1", "130 illegal cryptocurrency exchanges", "exchange", "exchanges; shut down"),
    claim(TIMES, "t2", "$16.7 million", "USD", "virtual assets; seized"),
    claim(TIMES, "t3", "13.2 trillion KZT", "KZT", "cash; withdrawn"),
    claim(TIMES, "t4", "$24.1 billion", "USD", "cash; withdrawn"),
    claim(TIMES, "t5", "500,000 KZT", "KZT", "card top-ups; exceed"),
    claim(TIMES, "t6", "$913", "USD", "card top-ups; exceed"),
    claim(COIN, "c1", "130 crypto platforms", "platform", "crypto platforms; shut down"),
    claim(COIN, "c2", "$16.7M", "USD", "digital assets; seized"),
    claim(COIN, "c3", "36 platforms", "platform", "platforms; took down", year(2025)),
    claim(COIN, "c4", "500,000 tenge", "KZT", "bank card top-up; above"),
    claim(COIN, "c5", "$925", "USD", "bank card top-up; above"),
    claim(WATCH, "w1", "3,500 illicit trading sites", "site", "illicit trading sites; stopped", year(2024)),
    claim(
        WATCH, "w2", "36 unregistered platforms", "platform", "platforms; liquidated", year(2024, "inherited")
    ),
    claim(DECRYPT, "d1", "130 unlicensed crypto platforms", "platform", "crypto platforms; terminated"),
    claim(DECRYPT, "d2", "$16.7 million", "USD", "digital assets; confiscated"),
    claim(DECRYPT, "d3", "$913", "USD", "payment cards; loading"),
)

LINK = Link("t6", "c5", Decimal("0.88"), (("unit", "same"),))
FACTS = (
    Fact("f1", "crypto platforms; shut down", ("t1", "c1", "d1"), (Link("t1", "c1", Decimal("0.91")),)),
    Fact("f2", "virtual assets; seized", ("t2", "c2", "d2")),
    Fact(
        "f3",
        "card top-ups; exceed",
        ("t6", "c5", "d3"),
        (Link("t6", "c5", Decimal("0.88"), (("unit", "same"),)),),
    ),
    Fact("f4", "platforms; liquidated", ("c3", "w2")),
)

FINDINGS = (
    Finding(
        "5f0c1e77", "period-conflict", "time", "warning",
        "CoinNews puts the 36 platforms in 2025, watch.txt in 2024.",
        (
            "CoinNews: “36 platforms … took down”, in 2025 (stated).",
            "watch.txt: “36 unregistered platforms … liquidated”, in 2024 (from the clause before).",
            "Both count 36 platforms that were closed, and the two years do not overlap.",
        ),
        "f4",
        (Side("2025", ("c3",)), Side("2024", ("w2",))),
    ),
    Finding(
        "a91b22d0", "conversion-conflict", "rate", "warning",
        "The Times of Central Asia and Decrypt convert 500,000 tenge to $913, CoinNews to $925.",
        ("“$913” is 912.5 to 913.5 USD.", "“$925” is 924.5 to 925.5 USD.", "The two do not meet."),
        "f3",
        (Side("$913", ("t6", "d3")), Side("$925", ("c5",))),
    ),
)  # fmt: skip

NOTES = (
    Note("coin", "furniture", "2 pieces of page furniture left out"),
    Note(None, "unreadable", "broken.docx: not a Word document"),
)

RATES = (
    Rate("times", "KZT", "USD", Decimal("544.5135"), Decimal("550.9355"), ("t3", "t4")),
    Rate("times", "KZT", "USD", Decimal("547.345"), Decimal("547.9453"), ("t5", "t6")),
    Rate("coin", "KZT", "USD", Decimal("540.2486"), Decimal("540.8329"), ("c4", "c5"), "apart from the rest"),
)

TIES = (Tie("decrypt", "cites", "The Times of Central Asia"),)

SEEDS = Report((TIMES, COIN, WATCH, DECRYPT), CLAIMS, FACTS, FINDINGS, NOTES, RATES, ties=TIES)
EMPTY = Report()


def hostile(text: str) -> Report:
    """A report that carries a text everywhere that a report can carry one."""
    first = Article(id="x", source=text, path=text, title=text, text=f"Before {text} 36 {text} after.")
    second = Article(id="y", source=f"{text}2", text=first.text)
    start, whole = 8 + len(text), Span(0, len(first.text))
    value = Quantity(Decimal(36), "=", Decimal(36), Decimal(36), text)
    long, short = f"36 {text}", "36"
    claims = (
        Claim("1", "x", start, start + len(long), long, whole, "count", value, text, speaker=text),
        Claim("2", "y", start, start + len(short), short, whole, "count", value, text),
    )
    sides = (Side(text, ("1",)), Side(text, ("2",)))
    facts = (Fact("f", text, ("1", "2")), Fact("g", text, ("1",)))
    findings = (Finding(text, text, text, "warning", text, (text, text), None, sides),)
    notes = (Note("x", text, text), Note(None, text, text))
    rates = (Rate("x", text, text, Decimal(1), Decimal(2), ("1", "2"), text),)
    ties = (Tie("x", "cites", text), Tie("x", "is", text), Tie("y", "copies", other="x", share=90))
    return Report((first, second), claims, facts, findings, notes, rates, ties=ties)
