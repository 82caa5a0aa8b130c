"""The words of age as tables, and a sentence seen through them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.document import Document, Sentence
from claimcheck.normalizers.numerals import Numeral

TRIGGERS: Final = ("old", "short", "aged", "limits", "compared", "possessives", "turned", "pronouns")
TOLD: Final = (",", "is", "was", "at", "of", "them")  # before a bare number that may be an age
OLDEST: Final = 110


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """ages.toml."""

    units: str
    old: str
    short: str
    aged: str
    ranging: str
    limits: str
    compared: str
    persons: str
    decades: str
    spans: str
    possessives: str
    nouns: str
    never_names: str
    places: str
    closed: str
    turned: str
    turned_before: str
    pronouns: str
    copulas: str
    stated_before: str
    died: str
    parents: str
    ranked: str
    set_by: str
    set_at: str
    set_end: str


class Table(Struct, frozen=True):
    """The words of age, ready to look up; `behind` are those that a bare age may follow."""

    units: dict[str, str]
    decades: dict[str, int]
    spans: dict[str, tuple[int, int]]
    sets: dict[str, frozenset[str]]
    triggers: frozenset[str]
    behind: frozenset[str]


class Age(Struct, frozen=True):
    """An age at tokens [first, last)."""

    first: int
    last: int
    numeral: Numeral
    unit: str = "year"


class See(Struct, frozen=True):
    """A sentence's tokens, its numerals by their ends, the words of age."""

    doc: Document
    sentence: Sentence
    opens: Mapping[int, Numeral]
    closes: Mapping[int, Numeral]
    table: Table

    def word(self, i: int) -> str:
        """Token i in lower case; empty outside the sentence."""
        return self.doc.words[i] if self.sentence.first <= i < self.sentence.last else ""

    def has(self, i: int, name: str) -> bool:
        """Whether token i is in a set of the table."""
        return self.word(i) in self.table.sets[name]


@cache
def table(locale: str) -> Table:
    """The words of age in a locale's language."""
    words = lexicon.section(locale, "ages", Words)
    names = (
        "old short aged ranging limits compared persons possessives nouns never_names places closed turned"
        " turned_before pronouns copulas stated_before died parents ranked set_by set_at set_end"
    ).split()
    sets = {name: frozenset(getattr(words, name).split()) for name in names}
    units = dict(item.split(":") for item in words.units.split())
    decades = {w: int(n) for w, n in (item.split(":") for item in words.decades.split())}
    spans = {}
    for item in words.spans.split():
        word, _, ends = item.partition(":")
        low, _, high = ends.partition("-")
        spans[word] = (int(low), int(high))
    triggers = frozenset().union(*(sets[name] for name in TRIGGERS))
    behind = frozenset(("(", *TOLD, *sets["set_at"]))
    return Table(units, decades, spans, sets, triggers, behind)


def human(numeral: Numeral) -> bool:
    """Whether a number may be a person's age in years."""
    number = numeral.number
    least, most = number if isinstance(number, tuple) else (number, number)
    return 0 < least <= most <= OLDEST and numeral.form in ("digits", "words") and numeral.step == 1
