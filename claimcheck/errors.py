"""Errors that a user can mend: one line that says what, where and how."""

from __future__ import annotations


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
