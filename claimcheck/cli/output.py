"""Where results go: standard output or a file that is whole or not there at all."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.report import Options, format_named
from claimcheck.rulebook import Rule

STANDARD = "-"


class Output(Struct, frozen=True):
    """A format and the file that it is written to; `-` is standard output."""

    format: str
    file: str = STANDARD


def outputs(specs: tuple[str, ...]) -> tuple[Output, ...]:
    """The outputs asked for as NAME or NAME:FILE, refused early where they cannot be written."""
    found = tuple(_output(spec) for spec in specs)
    if sum(output.file == STANDARD for output in found) > 1:
        message = "two formats for standard output"
        raise ClaimcheckError("two-on-stdout", message, key="--format", mend="give one a file: NAME:FILE")
    return found


def _output(spec: str) -> Output:
    name, colon, file = spec.partition(":")
    format_named(name)
    if colon and not file:
        message = f"no file after {spec!r}"
        raise ClaimcheckError("no-file", message, key="--format", mend=f"write {name}:FILE, or {name}")
    output = Output(name, file or STANDARD)
    if output.file != STANDARD:
        _refuse_unwritable(Path(file))
    return output


def _refuse_unwritable(path: Path) -> None:
    """Complain before the work rather than after it."""
    if path.is_dir():
        raise _unwritable(str(path), "is a folder")
    if not path.absolute().parent.is_dir():
        raise _unwritable(str(path), "its folder does not exist")


def options(
    width: int | None, color: str, *, everything: bool, file: str = STANDARD,
    focus: frozenset[str] = frozenset(), rules: tuple[Rule, ...] | None = None,
) -> Options:  # fmt: skip
    """How a report is to look: as wide and as colourful as the place that it goes to."""
    columns = width or shutil.get_terminal_size((80, 24)).columns
    colored = color == "always" or (color == "auto" and file == STANDARD and _shows_color())
    return Options(width=columns, color=colored, all=everything, focus=focus, rules=rules)


def _shows_color() -> bool:
    """Whether standard output is a terminal that wants colour, by the usual variables."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write(text: str, file: str) -> None:
    """Write a result to standard output or to its file."""
    try:
        if file == STANDARD:
            _print(text)
        else:
            _store(Path(file), text.encode("utf-8", "replace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if file == STANDARD else file
        raise _unwritable(where, error.strerror or str(error)) from error


def _print(text: str) -> None:
    """Print as UTF-8 into pipes and files, in the terminal's own encoding on a terminal."""
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(encoding, "replace"))
    sys.stdout.buffer.flush()


def _store(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place; a device or a pipe is written as it is."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _unwritable(where: str, why: str) -> ClaimcheckError:
    return ClaimcheckError("unwritable", f"cannot write: {why}", file=where, mend="choose another file")
