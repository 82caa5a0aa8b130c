"""HTML made of elements: every text in it is escaped, and only what is made here is not."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from claimcheck.report.text import folded

VOID: Final = frozenset(("br", "input", "meta", "wbr"))


class Markup(str):
    """HTML that was made here and is put in as it is."""

    __slots__ = ()


Part = str | Markup | None


def text(part: Part) -> str:
    """A part of a page as HTML: markup as it is, any other text inert, on its lines, and escaped."""
    if isinstance(part, Markup):
        return part
    if not part:
        return ""
    lines = "\n".join(map(folded, part.split("\n")))
    return escape(lines.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))


def join(parts: Iterable[Part], between: str = "") -> Markup:
    """Parts one after the other."""
    return Markup(escape(between).join(map(text, parts)))


def tag(name: str, /, *parts: Part, **attributes: str | int | bool | None) -> Markup:
    """An element with its parts; `class_` and `aria_label` stand for `class` and `aria-label`."""
    shown = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{shown}>")
    return Markup(f"<{name}{shown}>{join(parts)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    """An attribute; none for None and False, a bare one for True."""
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'


def raw(name: str, content: str, /, **attributes: str) -> Markup:
    """A style or script of ours, which must stand as it is."""
    shown = "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{name}{shown}>{content}</{name}>")
