"""Lists of names, each with its figure: "by division: Kalwan 84, Devgarhi 61 and Morna Hills 52"."""

from __future__ import annotations

from typing import Final

from claimcheck.document import Document
from claimcheck.normalizers._reading import word

REACH: Final = 40  # tokens of such a list
NAME: Final = 4  # tokens of a name
FEWEST: Final = 3  # items, so that "the models: Boeing 737 and Airbus 320" is none
LAST: Final = "and"


def holds(doc: Document, i: int) -> bool:
    """Whether the figure at token i is that of a name in a closed list behind a colon."""
    colon = next((k for k in range(i, max(i - REACH, 0), -1) if doc.words[k] == ":"), 0)
    if not colon or not doc.words[colon - 1].isalpha() or doc.large[colon - 1]:
        return False
    figures = _figures(doc, colon + 1)
    return len(figures) >= FEWEST and i in figures


def _figures(doc: Document, at: int) -> list[int]:
    """The tokens of the figures in a list that starts at a token; none where the list is not closed."""
    found: list[int] = []
    while figure := _item(doc, at):
        found.append(figure)
        comma = word(doc, figure + 1) == ","
        if word(doc, figure + 1 + comma) == LAST:
            last = _item(doc, figure + 2 + comma)
            return [*found, last] if last and not word(doc, last + 1)[:1].isalnum() else []
        if not comma:
            return []
        at = figure + 2
    return []


def _item(doc: Document, at: int) -> int:
    """The token of the figure behind a name in capitals that starts at a token; 0 for none."""
    for k in range(at, min(at + NAME + 1, len(doc.words))):
        if doc.words[k][0].isdigit():
            return k if k > at else 0
        if not doc.large[k] or not doc.words[k][0].isalpha():
            return 0
    return 0
