"""Dates, times, durations and ages are found where the corpus says, read as it says, and nowhere else."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from claimcheck import layout
from claimcheck.model import Article, Clock, Mention, Period, Quantity
from claimcheck.normalizers import numerals

CORPUS = Path(__file__).parents[1] / "corpus"
KINDS = ("date", "time", "duration", "age")


def mentions(kind: str, text: str, published: str = "") -> list[Mention]:
    """What the normalizer of a kind finds in a text."""
    day = dt.date.fromisoformat(published) if published else None
    doc = layout.open(Article(text=text, published=day))
    return list(import_module(f"claimcheck.normalizers.{kind}").find(doc, numerals.find(doc)))


def shown(mention: Mention) -> str:
    """A mention's value in one line, as the corpus writes it."""
    value = mention.value
    if isinstance(value, Period):
        days = value.offset or f"{value.start}..{value.end}"
        return " ".join([days, value.grain, value.basis, *(t for t in mention.trace if "=" in t)])
    if isinstance(value, Clock):
        ends = value.to_dict()
        return ends["start"] if ends["start"] == ends["end"] else f"{ends['start']}..{ends['end']}"
    assert isinstance(value, Quantity)
    number = value.to_dict()["number"]
    return f"{value.relation} {'..'.join(number) if isinstance(number, list) else number} {value.unit}"


def cases(kind: str) -> list[tuple[str, str, str, str]]:
    """(kind, day of publication, text with its mentions in brackets, their values)."""
    raw = tomllib.loads((CORPUS / f"{kind}.toml").read_text("utf-8"))
    return [
        (kind, published, *(part.strip() for part in line.partition("=>")[::2]))
        for published, lines in raw.items()
        for line in lines.splitlines()
        if line
    ]


CASES = [case for kind in KINDS for case in cases(kind)]


@pytest.mark.parametrize(("kind", "published", "marked", "values"), CASES, ids=lambda part: part[:60])
def test_mentions_stand_and_mean_what_the_corpus_says(
    kind: str, published: str, marked: str, values: str
) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    day = published if published[:1].isdigit() else ""
    found = mentions(kind, text, day)
    assert [text[m.start : m.end] for m in found] == re.findall(r"\[(.*?)\]", marked)
    assert [shown(m) for m in found] == [value.strip() for value in values.split(";") if value.strip()]


@pytest.mark.parametrize("kind", KINDS)
def test_each_corpus_holds_as_many_quiet_or_tricky_cases_as_it_needs(kind: str) -> None:
    quiet = [case for case in cases(kind) if "[" not in case[2]]
    assert len(quiet) >= len(cases(kind)) // 3
