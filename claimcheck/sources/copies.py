"""Articles and sentences that are one text: what share of their runs of words stands in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.document import tokenize
from claimcheck.model import Bond, Tie

RUN: Final = 8  # words in a row that two writers seldom hit upon apart
COPY: Final = 50  # per cent of the shorter text from which both are one
PASSAGE: Final = 5  # and from which a shared passage is worth telling

SENTENCES: Final = 4096  # whose runs are kept: they come again with every finding and every keystroke

Runs = frozenset[tuple[str, ...]]


def runs(words: Sequence[str]) -> Runs:
    """All runs of words of a text, signs left out; none of a shorter text."""
    plain = [word for word in words if word[0].isalnum()]
    return frozenset(zip(*(plain[n:] for n in range(RUN)), strict=False))


@lru_cache(maxsize=SENTENCES)
def phrases(sentence: str) -> Runs:
    """All runs of words of a sentence."""
    return runs(tokenize(sentence)[0])


def overlaps(texts: Sequence[Runs]) -> Iterator[tuple[int, int, int]]:
    """Two texts by number, the earlier first, and what per cent of the shorter stands in the other.

    A run of words counts for the first text that has it, so the work is linear.
    """
    first: dict[tuple[str, ...], int] = {}
    shared: Counter[tuple[int, int]] = Counter()
    for n, own in enumerate(texts):
        for a, count in Counter(first[run] for run in own if run in first).items():
            shared[a, n] = count
        first.update((run, n) for run in own if run not in first)
    for (a, b), count in sorted(shared.items()):
        yield a, b, count * 100 // min(len(texts[a]), len(texts[b]))


def find(names: Sequence[str], texts: Sequence[Runs]) -> Iterator[Tie]:
    """The ties of articles, by id, to those before them of which they hold the text or passages."""
    for a, b, share in overlaps(texts):
        if share >= PASSAGE:
            sort: Bond = "copies" if share >= COPY else "shares"
            yield Tie(names[b], sort, other=names[a], share=share)
