"""Capitals before digits that are part of their name: "the ID.3", "the S&P 500"."""

from __future__ import annotations

from typing import Final

from claimcheck.document import Document

SHORT: Final = (2, 3)  # letters of a model's name before the dot
AMOUNTS: Final = ("no", "rs", "sh")


def model(doc: Document, i: int) -> bool:
    """Whether short capitals that lead no amount stand at token i: "the ID.3"."""
    written = doc.text[doc.starts[i] : doc.ends[i]]
    return len(written) in SHORT and written.isupper() and doc.words[i] not in AMOUNTS


def index(doc: Document, i: int) -> bool:
    """Whether the digits at token i follow an index named like "S&P"."""
    if i < 3 or doc.words[i - 2] != "&" or doc.words[i - 1] != "p":
        return False
    return doc.tight(i - 3) and doc.tight(i - 2)
