"""What one normalizer finds in a text, for the laws."""

from __future__ import annotations

from importlib import import_module

from claimcheck import layout
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import numerals


def found(kind: str, text: str) -> list[Mention]:
    doc = layout.open(Article(text=text))
    return list(import_module(f"claimcheck.normalizers.{kind}").find(doc, numerals.find(doc)))


def quantity(kind: str, text: str) -> Quantity:
    (mention,) = found(kind, text)
    assert isinstance(mention.value, Quantity)
    return mention.value
