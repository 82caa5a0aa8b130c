"""Errors that a user can mend: one line that says what, where and how."""

from __future__ import annotations

from collections.abc import Iterable


class ClaimcheckError(Exception):
    """Something the user can put right; the command line prints it as one line and exits with 2.

    `slug` names the error for the documentation, `file`, `key` and `line` say where it is,
    `mend` says what to do about it.
    """

    def __init__(
        self,
        slug: str,
        message: str,
        *,
        file: str | None = None,
        key: str | None = None,
        line: int | None = None,
        mend: str | None = None,
    ) -> None:
        super().__init__(message)
        self.slug = slug
        self.message = message
        self.file = file
        self.key = key
        self.line = line
        self.mend = mend

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        parts = [place, self.key, self.message]
        text = ": ".join(part for part in parts if part)
        return f"{text} ({self.mend})" if self.mend else text


def suggestion(word: str, known: Iterable[str]) -> str:
    """What one may have meant by an unknown word, or what there is; empty where nothing is known."""
    from difflib import get_close_matches

    names = sorted(known)
    if close := get_close_matches(word, names, n=1):
        return f"did you mean {close[0]!r}?"
    return f"known: {', '.join(names)}" if names else ""
