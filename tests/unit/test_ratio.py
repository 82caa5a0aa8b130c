"""Ratios, scores and ordinals are found where the corpus says, read as it says, and nowhere else."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

from claimcheck import layout
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import numerals

CORPUS = Path(__file__).parents[1] / "corpus"
KINDS = ("ratio", "score", "ordinal")


def mentions(kind: str, text: str) -> list[Mention]:
    """What the normalizer of a kind finds in a text."""
    doc = layout.open(Article(text=text))
    return list(import_module(f"claimcheck.normalizers.{kind}").find(doc, numerals.find(doc)))


def shown(mention: Mention) -> str:
    """A mention's value in one line, as the corpus writes it."""
    value = mention.value
    assert isinstance(value, Quantity)
    numbers = value.number if isinstance(value.number, tuple) else (value.number,)
    rounded = [format(Decimal(f"{number:.4g}").normalize(), "f") for number in numbers]
    return f"{value.relation} {'..'.join(rounded)} {value.unit}".rstrip()


def cases(kind: str) -> list[tuple[str, str, str]]:
    """(kind, text with its mentions in brackets, their values)."""
    raw = tomllib.loads((CORPUS / f"{kind}.toml").read_text("utf-8"))
    return [
        (kind, *(part.strip() for part in line.partition("=>")[::2]))
        for lines in raw.values()
        for line in lines.splitlines()
        if line
    ]


CASES = [case for kind in KINDS for case in cases(kind)]


@pytest.mark.parametrize(("kind", "marked", "values"), CASES, ids=lambda part: part[:60])
def test_mentions_stand_and_mean_what_the_corpus_says(kind: str, marked: str, values: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = mentions(kind, text)
    assert [text[m.start : m.end] for m in found] == re.findall(r"\[(.*?)\]", marked)
    assert [shown(m) for m in found] == [value.strip() for value in values.split(";") if value.strip()]


@pytest.mark.parametrize("kind", KINDS)
def test_each_corpus_holds_at_least_as_many_quiet_cases_as_firing_ones(kind: str) -> None:
    quiet = [case for case in cases(kind) if "[" not in case[1]]
    assert 2 * len(quiet) >= len(cases(kind))
