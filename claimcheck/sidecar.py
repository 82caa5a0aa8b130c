"""Sidecar files: `story.docx.claimcheck.toml` sets findings of `story.docx` aside."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from claimcheck import tomlfile
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article
from claimcheck.suppress import Waiver

SUFFIX: Final = ".claimcheck.toml"


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """What is set aside: the findings of a rule, one finding by its id, or those on words of the text.

    `article` is the id of one article where the file holds several.
    """

    rule: str = ""
    finding: str = ""
    text: str = ""
    article: str = ""
    reason: str = ""


class Sidecar(Struct, frozen=True, forbid_unknown_fields=True):
    """The entries of a file."""

    ignore: tuple[Entry, ...] = ()


def load(articles: Iterable[Article]) -> tuple[list[Waiver], list[ClaimcheckError]]:
    """What the sidecar files of articles set aside, and the faults of those that cannot be read."""
    waivers: list[Waiver] = []
    faults: list[ClaimcheckError] = []
    known: dict[str, list[Article]] = {}
    for article in articles:
        if article.path:
            known.setdefault(article.path, []).append(article)
    for path, held in known.items():
        file = Path(path + SUFFIX)
        try:
            if file.is_file():
                waivers += _read(file, held)
        except (ClaimcheckError, ValueError) as error:
            faults.append(error if isinstance(error, ClaimcheckError) else _odd(file))
    return waivers, faults


def _odd(file: Path) -> ClaimcheckError:
    return ClaimcheckError("unreadable", "this name cannot be opened", file=str(file))


def _read(file: Path, articles: list[Article]) -> list[Waiver]:
    source = tomlfile.parse(file)
    found = tomlfile.convert(source, Sidecar)
    waivers = []
    for n, entry in enumerate(found.ignore):
        line = source.line(("ignore", n))
        if not entry.rule and not entry.finding:
            raise ClaimcheckError(
                "bad-suppression", "says neither rule nor finding", file=str(file), line=line,
                key=f"ignore[{n}]", mend="write rule = …",
            )  # fmt: skip
        here = [a for a in articles if entry.article in ("", a.id)]
        waivers += [_waiver(entry, article.id, f"{file}:{line}") for article in here]
    return waivers


def _waiver(entry: Entry, article: str, place: str) -> Waiver:
    return Waiver(article, place, entry.rule, entry.finding, entry.text, entry.reason)
