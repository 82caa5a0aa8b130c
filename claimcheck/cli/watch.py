"""`claimcheck lint --watch`: look at the files again and again, and check when one was saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from claimcheck import readers
from claimcheck.cli import OK, complain
from claimcheck.errors import ClaimcheckError
from claimcheck.lint import Group
from claimcheck.sidecar import SUFFIX

PAUSE: Final = 0.25

Stamp = tuple[int, int, int]


def follow(groups: Sequence[Group], check: Callable[[], int]) -> int:
    """Check now and after every change, until the user ends it; faults are said and waited out."""
    try:
        seen: dict[str, Stamp] | None = None
        while True:
            now = stamps(groups)
            if now != seen:
                seen = now
                _attempt(check)
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        complain("watch ended")
        return OK


def _attempt(check: Callable[[], int]) -> None:
    import click

    try:
        check()
    except ClaimcheckError as error:
        complain(str(error))
    except click.exceptions.Exit:
        pass  # nothing could be read, which has been said


def stamps(groups: Sequence[Group]) -> dict[str, Stamp]:
    """All files of the groups, and their sidecars, with what changes when they are saved."""
    paths = readers.meant(dict.fromkeys(path for group in groups for path in group.paths))
    return {path: _stamp(Path(path)) for name in paths if name != "-" for path in (name, name + SUFFIX)}


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)
