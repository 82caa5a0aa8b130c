"""Forms of a school, whose figures count nothing: "Year 12s", "Year 9 pupils", "Form 4"."""

from __future__ import annotations

from typing import Final

from claimcheck.document import Document
from claimcheck.normalizers._number_words import table

HIGHEST: Final = 13


def numbered(doc: Document, i: int) -> bool:
    """Whether token i is the word for a form, with its number behind it."""
    if not doc.large[i] or i + 1 >= len(doc.words):
        return False
    sets = table(doc.article.locale).sets
    if doc.words[i] not in sets["forms"]:
        return False
    number = doc.words[i + 1]
    low = number.isdecimal() and len(number) < 3 and 0 < int(number) <= HIGHEST
    return low and (i == 0 or doc.words[i - 1] not in sets["years_before"])
