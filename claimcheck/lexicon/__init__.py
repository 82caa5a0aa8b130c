"""Words as data: one folder a language, one TOML file a concept, read into a typed value."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

DEFAULT = "en"
FOLDER = Path(__file__).parent


@cache
def section(locale: str, name: str, shape: type[T]) -> T:
    """The words of `name` ("money", "dates") for a locale's language, as `shape`.

    A language that has no such file falls back on English. Raises msgspec.ValidationError when
    the file does not fit the shape: a fault of ours, caught by the tests.
    """
    language = locale.replace("_", "-").split("-")[0].lower()
    file = FOLDER / language / f"{name}.toml"
    if not file.is_file():
        file = FOLDER / DEFAULT / f"{name}.toml"
    return msgspec.toml.decode(file.read_bytes(), type=shape)


@cache
def word_sets(
    locale: str, name: str, shape: type[msgspec.Struct], phrases: tuple[str, ...] = ()
) -> dict[str, frozenset[str]]:
    """The words of `name`, a string of them by key of `shape`, as sets; keys in `phrases` hold one a line."""
    words = section(locale, name, shape)
    texts = {key: getattr(words, key) for key in shape.__struct_fields__}
    return {k: frozenset(t.strip().splitlines() if k in phrases else t.split()) for k, t in texts.items()}
