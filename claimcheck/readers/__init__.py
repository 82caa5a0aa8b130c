"""Files, folders, globs and standard input as articles; what cannot be read is noted and the rest read."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Note
from claimcheck.readers.collecting import FAILURES, Load, collect_all, meant, read_file

__all__ = ["FAILURES", "READERS", "Load", "collect", "meant", "read"]

# The module that reads a suffix; each has read(data, path, stem) -> Reading. Any other text is `text`.
READERS: Final = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "ninjs",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".docx": "docx",
}  # fmt: skip


def read(path: str | PathLike[str]) -> list[Article]:
    """The articles of one file. Raises ClaimcheckError where it has none that can be read."""
    reading = read_file(Path(path), READERS)
    if not reading.articles:
        failed = [note for note in reading.notes if note.code in FAILURES]
        if failed:
            raise ClaimcheckError(failed[0].code, failed[0].message, mend="see the list of formats")
    return list(reading.articles)


def collect(
    paths: Iterable[str | PathLike[str]], stdin: bytes | None = None, load: Load | None = None
) -> tuple[list[Article], list[Note]]:
    """The articles under all paths with ids of their own, and notes on what was left out.

    `-` stands for `stdin`, or for standard input where that is None. Notes whose code is in
    FAILURES tell of something that was asked for and could not be read. `load` stands between a
    file's bytes and its reader, for one who keeps what was read.
    """
    return collect_all(paths, READERS, stdin, load)
