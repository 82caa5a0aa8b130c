"""The words of roles.toml as tables."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck import lexicon


class RoleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """roles.toml."""

    heads: str
    modifiers: str
    fields: str
    links: str
    openers: str
    leads: str
    holds: str
    named: str
    hired: str
    sides: str
    positions: str
    hyphened: str
    abbreviated: str
    sided: str
    endings: str
    same: str


class Roles(Struct, frozen=True):
    """The same as sets; `same` is the common form of a role by its other forms."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    fields: frozenset[str]
    links: frozenset[str]
    openers: frozenset[str]
    named: frozenset[str]
    hired: frozenset[str]
    sides: frozenset[str]
    positions: frozenset[str]
    hyphened: frozenset[str]
    endings: tuple[str, ...]
    holds: frozenset[str]
    leads: tuple[tuple[str, ...], ...]
    same: dict[str, str]
    sided: dict[tuple[str, ...], str]
    abbreviated: dict[str, str]

    def is_head(self, word: str) -> bool:
        """Whether a word can be the head of a role."""
        return word in self.heads or word in self.positions or word.endswith(self.endings)


@cache
def load(locale: str) -> Roles:
    """The role words of a locale's language."""
    words = lexicon.section(locale, "roles", RoleWords)
    lines = (line.partition(":") for line in words.same.splitlines() if line)
    same = {form.strip(): common for common, _, forms in lines for form in forms.split(",")}
    sets = {name: frozenset(getattr(words, name).split()) for name in Roles.__struct_fields__[:10]}
    leads = tuple(tuple(line.split()) for line in words.leads.strip().splitlines())
    holds = frozenset(words.holds.strip().splitlines())
    told = (line.split(": ") for line in words.sided.strip().splitlines())
    sided = {tuple(phrase.split()): role for phrase, role in told}
    endings = tuple(words.endings.split())
    short = dict(line.split(": ") for line in words.abbreviated.strip().splitlines())
    return Roles(**sets, endings=endings, holds=holds, leads=leads, same=same, sided=sided, abbreviated=short)
