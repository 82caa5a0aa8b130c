"""Answers remembered by word: a plain table, which a run of words passes through without a call for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

T = TypeVar("T")

ROOM: Final = 1 << 16
LONGEST: Final = 40  # characters; longer words seldom come again


class Memo(dict[str, T], Generic[T]):
    """The answers of a function of one word; full, it begins anew."""

    def __init__(self, ask: Callable[[str], T]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> T:
        answer = self._ask(word)
        if len(word) <= LONGEST:
            if len(self) >= ROOM:
                self.clear()
            self[word] = answer
        return answer
