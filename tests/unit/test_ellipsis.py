"""Bare numbers get the noun or unit that is told elsewhere, and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from claimcheck import layout, normalizers
from claimcheck.extraction import extract
from claimcheck.model import Article, Mention, Quantity

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "ellipsis.toml").read_text("utf-8"))["cases"]
LINES = [line.partition("=>")[::2] for line in CASES.splitlines() if line]


def told(mention: Mention) -> str:
    """A mention's kind with its unit or, in brackets, its noun."""
    assert isinstance(mention.value, Quantity)
    noun = f"({mention.noun})" if mention.noun else mention.value.unit
    return f"{mention.kind} {noun}".strip()


@pytest.mark.parametrize(("marked", "said"), LINES, ids=lambda part: part[:60])
def test_a_bare_number_counts_what_the_corpus_says(marked: str, said: str) -> None:
    text = re.sub(r"[\[\]]", "", marked).strip()
    starts = [found.start() - 2 * n for n, found in enumerate(re.finditer(r"\[", marked))]
    mentions = normalizers.find(layout.open(Article(text=text)))
    found = [next(m for m in mentions if m.start <= start < m.end) for start in starts]
    wanted = [part.strip() for part in said.split(";")] if said else ["number"] * len(starts)
    assert [told(mention) for mention in found] == wanted


def test_an_elided_noun_is_what_the_claim_is_about_and_no_unit_of_its_value() -> None:
    claim = extract(Article(text="Of the 14 pots found, 11 were whole.", id="a"))[1]
    assert isinstance(claim.value, Quantity)
    assert (claim.kind, claim.value.unit, claim.subject.head) == ("count", "", "pot")
    assert claim.about.startswith("pot")
    assert "counts pot, which stands elsewhere" in claim.trace
