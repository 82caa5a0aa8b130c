"""What the command line reads: articles, notes, and a line on standard error for all that failed."""

from __future__ import annotations

from typing import Final

import click
from msgspec import Struct

from claimcheck.cli import FAILED, complain
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Note
from claimcheck.readers import FAILURES, READERS, collect

MENDS: Final = {
    "missing": "check the path",
    "empty": "leave it out, or save its text",
    "too-large": "split it",
    "bad-record": "correct the record",
    "unreadable": "save it as plain text",
}


class Read(Struct, frozen=True):
    """The articles read, the notes on them, and whether all that was asked for could be read."""

    articles: tuple[Article, ...]
    notes: tuple[Note, ...]
    whole: bool


def read(paths: tuple[str, ...]) -> Read:
    """All that the paths hold; what failed is named on standard error, and the rest is kept."""
    articles, notes = collect(paths)
    failed = [note for note in notes if note.code in FAILURES or note.code == "empty"]
    for note in failed:
        complain(f"{note.message} ({MENDS.get(note.code, 'see the notes of the report')})")
    if not articles and not failed:
        suffixes = " ".join(sorted(READERS))
        where = ", ".join(paths)
        raise ClaimcheckError("no-articles", "no articles here", file=where, mend=f"formats: {suffixes}")
    if not articles:
        raise click.exceptions.Exit(FAILED)
    return Read(tuple(articles), tuple(notes), not failed)
