"""The kinds of mention, in the order in which they may claim a numeral."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Final

from msgspec.structs import replace

from claimcheck.document import Document
from claimcheck.model import Mention
from claimcheck.normalizers import cells, ellipsis, numerals, proper, sharing
from claimcheck.normalizers.numerals import Numeral

# Each module has find(doc, free): the mentions it reads, given the numerals nobody took before it.
NORMALIZERS: Final = (
    "money", "percent", "age", "date", "time", "score", "ratio",
    "duration", "measure", "ordinal", "name", "role", "count",
)  # fmt: skip

Find = Callable[[Document, Sequence[Numeral]], Iterable[Mention]]


def find(doc: Document) -> list[Mention]:
    """All mentions of a document in text order; no two overlap."""
    taken = bytearray(len(doc.words))
    free = numerals.find(doc)
    found: list[Mention] = []
    for name in NORMALIZERS:
        before = len(found)
        for read in _finder(name)(doc, free):
            mention = _trimmed(doc, read, taken)
            if 1 not in taken[mention.first : mention.last] and _whole(doc, mention):
                found.append(_entered(mention, taken))
        if len(found) > before:
            free = [n for n in free if 1 not in taken[n.first : n.last]]
    found += [_entered(m, taken) for m in proper.find(doc) if 1 not in taken[m.first : m.last]]
    ordered = cells.fill(doc, sorted(found, key=lambda m: m.start))
    return ellipsis.lend(doc, sharing.share(doc, ordered))


def _entered(mention: Mention, taken: bytearray) -> Mention:
    """A mention whose tokens are taken from now on."""
    taken[mention.first : mention.last] = b"\1" * (mention.last - mention.first)
    return mention


def _trimmed(doc: Document, mention: Mention, taken: bytearray) -> Mention:
    """A count without the name that its noun holds and that was taken before ("27 European Union states")."""
    at = taken.find(1, mention.first, mention.last) if mention.kind == "count" else -1
    return replace(mention, last=at, end=doc.ends[at - 1]) if at > mention.first else mention


def _whole(doc: Document, mention: Mention) -> bool:
    """Whether a mention ends in the sentence it starts in."""
    sentence = doc.homes[mention.first]
    return sentence is not None and mention.last <= sentence.last


@cache
def _finder(name: str) -> Find:
    finder: Find = import_module(f"{__name__}.{name}").find
    return finder
