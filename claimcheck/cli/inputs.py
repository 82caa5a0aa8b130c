"""What the command line reads: articles, notes, and a line on standard error for all that failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import Final

import click
from msgspec import Struct

from claimcheck.cli import FAILED, complain
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Note
from claimcheck.readers import FAILURES, READERS, Load, collect

MENDS: Final = {
    "missing": "check the path",
    "empty": f"name files with text: {' '.join(sorted(READERS))}",
    "too-large": "split it",
    "bad-record": "correct the record",
    "unreadable": "save it as plain text",
}


class Read(Struct, frozen=True):
    """The articles read, the notes on them, and whether all that was asked for could be read."""

    articles: tuple[Article, ...]
    notes: tuple[Note, ...]
    whole: bool


def read(paths: tuple[str, ...], load: Load | None = None) -> Read:
    """All that the paths hold; what failed is named on standard error, and the rest is kept."""
    articles, notes = collect(paths, load=load)
    return heard(paths, articles, notes)


def heard(paths: Iterable[str], articles: Sequence[Article], notes: Sequence[Note]) -> Read:
    """What was read of paths, once what failed has been named on standard error."""
    empty = [
        Note(None, "empty", f"{path}: no articles in it") for path in paths if _barren(path, articles, notes)
    ]
    told = [*notes, *empty]
    failed = [note for note in told if note.code in FAILURES or note.code == "empty"]
    for note in failed:
        complain(f"{note.message} ({MENDS.get(note.code, 'see the notes of the report')})")
    if not articles and not failed:
        raise ClaimcheckError("no-articles", "no articles left to check", file=", ".join(paths))
    if not articles:
        raise click.exceptions.Exit(FAILED)
    ordered = sorted(told, key=lambda note: (note.article or "", note.code, note.message))
    return Read(tuple(articles), tuple(ordered), not failed)


def _barren(path: str, articles: Sequence[Article], notes: Sequence[Note]) -> bool:
    """Whether a folder was named that holds no article, and nothing that was complained of already."""
    if not Path(path).is_dir():
        return False
    named = any(note.message.startswith(str(PurePath(path))) for note in notes if note.code != "skipped")
    return not named and not any(PurePath(article.path or "").is_relative_to(path) for article in articles)
