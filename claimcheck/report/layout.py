"""Lines and columns for the terminal: text in, styled lines out, never markup."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from rich.console import Console
from rich.text import Text

GAP: Final = 2


def styled(text: str, style: str = "") -> Text:
    """Plain text in one style; brackets in it stay brackets."""
    return Text(text, style=style, end="")


def joined(*parts: tuple[str, str] | str) -> Text:
    """One text of plain parts and (part, style) pairs."""
    return Text.assemble(*parts, end="")


def columns(cells: Sequence[Text], widths: Sequence[int], indent: int = GAP) -> list[Text]:
    """Cells side by side, each wrapped to its width; right-justified cells keep to the right."""
    console = _measure()
    wrapped = [list(cell.wrap(console, width)) for cell, width in zip(cells, widths, strict=True)]
    return [_row(wrapped, widths, indent, at) for at in range(max(map(len, wrapped)))]


def _row(wrapped: list[list[Text]], widths: Sequence[int], indent: int, at: int) -> Text:
    line = styled(" " * indent)
    edge = indent
    for cell, width in zip(wrapped, widths, strict=True):
        line.append(" " * (edge - line.cell_len))
        if at < len(cell):
            piece = cell[at]
            piece.rstrip()
            line.append(" " * (width - piece.cell_len) if piece.justify == "right" else "")
            line.append_text(piece)
        edge += width + GAP
    line.rstrip()
    return line


def paragraph(text: Text, width: int, indent: int = GAP) -> list[Text]:
    """A text wrapped to a width, set in by `indent`."""
    return columns([text], [max(width - indent, 1)], indent)


def heading(title: str, width: int) -> Text:
    """A section's title with a rule that runs to the right edge."""
    return joined((title, "bold"), " ", ("─" * max(width - len(title) - 1, 0), "bright_black"))


def fitted(text: str, width: int, style: str = "") -> Text:
    """A text on one line, cut with an ellipsis when it is wider."""
    out = styled(text, style)
    out.truncate(width, overflow="ellipsis")
    return out


def right(text: str, style: str = "") -> Text:
    """A cell that keeps to the right edge of its column."""
    return Text(text, style=style, justify="right", end="")


def printed(lines: Iterable[Text], width: int, color: bool) -> str:
    """The lines as the terminal gets them: with colour codes, or without any."""
    out = io.StringIO()
    console = _console(out, width, color=color)
    for line in lines:
        console.print(line, soft_wrap=True, end="\n")
    return out.getvalue()


@cache
def _measure() -> Console:
    """The console that wraps texts; it prints nothing."""
    return _console(io.StringIO(), 80, color=False)


def _console(out: io.StringIO, width: int, *, color: bool) -> Console:
    """A console that asks neither the environment nor the terminal anything."""
    return Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None,
        no_color=not color, legacy_windows=False, markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip
