"""Words that call for a closer look, and where they stand: one pass over a document serves all readers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import Final

from claimcheck.document import Document
from claimcheck.memo import Memo

# Each module has triggers(locale): the test of the words at which it begins to read.
READERS: Final = tuple(
    f"claimcheck.{name}"
    for name in """normalizers.numerals normalizers.age normalizers.date normalizers.time
    normalizers.ratio normalizers.duration normalizers.ordinal normalizers.acronyms normalizers._race_times
    context.quotes context.attribution context.trends""".split()
)

Test = Callable[[str], object]


def places(doc: Document, reader: str) -> list[int]:
    """The tokens at which a reader, one of READERS, begins; in order."""
    return doc.once(_found)[reader]


def _found(doc: Document) -> dict[str, list[int]]:
    """The tokens at which each reader begins."""
    found: dict[str, list[int]] = {reader: [] for reader in READERS}
    for i, readers in enumerate(map(_called(doc.article.locale).__getitem__, doc.words)):
        for reader in readers:
            found[reader].append(i)
    return found


@cache
def _called(locale: str) -> Memo[tuple[str, ...]]:
    """The readers that a word calls for."""
    tests = {reader: import_module(reader).triggers(locale) for reader in READERS}
    return Memo(partial(_readers, tests))


def _readers(tests: dict[str, Test], word: str) -> tuple[str, ...]:
    return tuple(reader for reader, test in tests.items() if test(word))
