"""A report with all that the formats must show: some set aside, front matter, HTML, a moving toll."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace
from samples import SEEDS, claim

from claimcheck.model import Article, Fact, Finding, Side, Suppressed
from claimcheck.report import Options
from claimcheck.rulebook import Rule

MORNING = Article(
    id="morning", source="Morning Wire", published=datetime(2026, 1, 20, 9), path="toll/morning.txt",
    text="The flood in Varna killed 12 people. So far 40 homes are under water.",
)  # fmt: skip
EVENING = Article(
    id="evening", source="صحيفة المساء", published=datetime(2026, 1, 21, 18), path="toll/evening.txt",
    locale="ar", url="https://example.org/toll", text="The death toll from the flood has risen to 31 people.",
)  # fmt: skip
TOLLS = (
    claim(MORNING, "m1", "12 people", "person", "people; killed"),
    claim(EVENING, "e1", "31 people", "person", "people; killed"),
)
ASIDE = Suppressed(
    Finding(
        "77aa00ff", "value-conflict", "value", "warning",
        "Two values for one fact: The Times of Central Asia: 130; CoinNews: 36",
        ("The two speak of different years.",), "f1", (Side("130", ("t1",)), Side("36", ("c3",))),
    ),
    "coin.txt:1",
    "different years, asked AFM",
)  # fmt: skip
NOTE = Finding(
    "0dd5ba11", "rate-outlier", "rate", "note",
    "One conversion implies another exchange rate than the others: CoinNews: $925",
    ("CoinNews: 500,000 tenge as $925 implies 540.2 to 540.8 KZT per USD",), None,
    (Side("$925", ("c5",)), Side("$913", ("t6",))),
)  # fmt: skip
RULES = (
    Rule(
        id="period-conflict", title="One figure, two periods", finds="time", test="x", severity="warning",
        message="", explain="Two sources give the same figure for the same thing and date it differently.",
        kinds=("count",), reconcile="They would agree if the figure held for both periods.",
    ),
)  # fmt: skip
LOOK = Options(confirmed=frozenset({"a91b22d0"}), rules=RULES, all=True)


def _placed(article: Article) -> Article:
    """The samples as readers would place them: one under front matter, one of HTML."""
    if article.id == "watch":
        return replace(article, offset=28, line=4)
    return replace(article, line=0) if article.id == "decrypt" else article


FULL = replace(
    SEEDS,
    articles=(*map(_placed, SEEDS.articles), MORNING, EVENING),
    claims=(*SEEDS.claims, *TOLLS),
    facts=(*SEEDS.facts, Fact("f5", "people; killed", ("m1", "e1"))),
    findings=(*SEEDS.findings, NOTE),
    suppressed=(ASIDE,),
)
