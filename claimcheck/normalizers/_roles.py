"""Roles where they stand: before a name, or behind it as an apposition."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar, lexicon
from claimcheck.document import Document
from claimcheck.normalizers import acronyms, capitals
from claimcheck.normalizers.capitals import HYPHENS, RARE, bare
from claimcheck.words import weight

REACH: Final = 12  # tokens between "chairman of the …" and the name
LONGEST: Final = 7  # tokens of an apposition up to its head
MODIFIERS: Final = 3
SMALL: Final = frozenset("of the and for".split())
ENDINGS: Final = ("ed", "ing", "ly", "s")
AFTER: Final = frozenset(', . ; : ) " ” who whose at of for in and concerned responsible'.split())


class Role(Struct, frozen=True):
    """A role at tokens [first, last), its text in normal form."""

    first: int
    last: int
    name: str


class RoleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """roles.toml."""

    heads: str
    modifiers: str
    fields: str
    links: str
    openers: str
    same: str


class Roles(Struct, frozen=True):
    """The same as sets; `same` is the common form of a role by its other forms."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    fields: frozenset[str]
    links: frozenset[str]
    openers: frozenset[str]
    same: dict[str, str]


@cache
def load(locale: str) -> Roles:
    """The role words of a locale's language."""
    words = lexicon.section(locale, "roles", RoleWords)
    lines = (line.partition(":") for line in words.same.splitlines() if line)
    same = {form.strip(): common for common, _, forms in lines for form in forms.split(",")}
    sets = {name: frozenset(getattr(words, name).split()) for name in Roles.__struct_fields__[:5]}
    return Roles(**sets, same=same)


def before(doc: Document, first: int, last: int) -> Role | None:
    """The role that stands before the name at tokens [first, last), next to it or closed off by commas."""
    roles = load(doc.article.locale)
    floor = _floor(doc, first)
    i = _past_titles(doc, first - 1, floor)
    if i >= floor and doc.words[i] == ",":
        if last >= len(doc.words) or doc.words[last] not in (",", ":"):
            return None
        i -= 1
    i = _past_bracket(doc, i, floor)
    if i < floor:
        return None
    if bare(doc.words[i]) == doc.words[i] and doc.words[i] in roles.heads:
        return _role(doc, i, floor)
    return _of(doc, i, floor)


def after(doc: Document, last: int) -> Role | None:
    """The role in an apposition behind a name that ends before token `last`."""
    words, roles = doc.words, load(doc.article.locale)
    sentence = doc.sentence_of(last) if last < len(words) else None
    if sentence is None or words[last] != ",":
        return None
    i = _past_age(words, last + 1, sentence.last)
    opened = i < sentence.last and words[i] in roles.openers
    while i < sentence.last and words[i] in roles.openers:
        i += 1
    end = _run(doc, i, min(sentence.last, i + LONGEST))
    if end == i or words[end - 1] not in roles.heads:
        return None
    follows = words[end] if end < sentence.last else "."
    return _role(doc, end - 1, i) if opened or follows in AFTER else None


def age_after(doc: Document, last: int) -> bool:
    """Whether an age stands behind a name: "Tota Ilieva, 81,", "Cody James MARSDEN, aged 27,"."""
    words = doc.words
    comma, last = words[last : last + 1] == [","], last + (words[last + 1 : last + 2] == ["aged"])
    if last + 2 >= len(words) or not comma:
        return False
    return words[last + 1].isdigit() and len(words[last + 1]) < 4 and words[last + 2] in (",", ".", ";")


def _floor(doc: Document, i: int) -> int:
    sentence = doc.sentence_of(i)
    return sentence.first if sentence else i


def _past_titles(doc: Document, i: int, floor: int) -> int:
    """The token before "Dr.", "Cllr" and other forms of address that are no role."""
    titles, heads = capitals.load(doc.article.locale).titles, load(doc.article.locale).heads
    while i >= floor:
        at = i - 1 if doc.words[i] == "." and i > floor else i
        if doc.words[at] not in titles or doc.words[at] in heads:
            return i
        i = at - 1
    return i


def _past_bracket(doc: Document, i: int, floor: int) -> int:
    """The token before an acronym in brackets."""
    if i - 2 > floor and doc.words[i] == ")" and acronyms.is_acronym(doc, i - 1) and doc.words[i - 2] == "(":
        return i - 3
    return i


def _past_age(words: list[str], i: int, end: int) -> int:
    aged = i + 1 if i < end and words[i] == "aged" else i
    return aged + 2 if aged + 1 < end and words[aged].isdigit() and words[aged + 1] == "," else i


def _of(doc: Document, i: int, floor: int) -> Role | None:
    """The role of "deputy chairman of the agency", whose last token is i."""
    roles, words = load(doc.article.locale), _verbal(doc.article.locale)
    for k in range(i - 1, max(floor, i - REACH) - 1, -1):
        word = doc.words[k]
        if word in roles.heads and doc.words[k + 1] in roles.links:
            return _role(doc, k, floor)
        if not _nominal(word, words):
            return None
    return None


def _nominal(word: str, verbal: frozenset[str]) -> bool:
    """Whether a token can stand inside "of the agency for this and that"."""
    return word in SMALL or word in HYPHENS or (word[0].isalpha() and word not in verbal)


@cache
def _verbal(locale: str) -> frozenset[str]:
    """Words that no noun phrase goes on over."""
    words = grammar.load(locale)
    return words.closed | words.verbs | words.reporting


def _run(doc: Document, i: int, end: int) -> int:
    """Where the run of nouns that starts at token i ends."""
    words = _verbal(doc.article.locale)
    while i < end and doc.words[i] not in SMALL and _nominal(doc.words[i], words):
        i += 1
    return i


def _role(doc: Document, head: int, floor: int) -> Role:
    """The role with its head at a token and the modifiers that stand before it."""
    first, count = head, 0
    while first > floor and count < MODIFIERS:
        step = 2 if doc.words[first - 1] in HYPHENS and first - 1 > floor and doc.tight(first - 1) else 1
        if not _modifies(doc, first - step, floor, head):
            break
        first, count = first - step, count + 1
    last, of = _field(doc, head + 1)
    written = " ".join(doc.written(first, last).lower().split()).replace("ex-", "former ")
    common = load(doc.article.locale).same.get(written, written)
    return Role(first, last, f"{of} {common}" if of else common)


def _field(doc: Document, i: int) -> tuple[int, str]:
    """What a role is of: "of police" belongs to it, "of the council" makes a council leader."""
    the = doc.words[i : i + 2] == ["of", "the"]
    at = i + 1 + the
    if at >= len(doc.words) or doc.words[i] != "of":
        return i, ""
    if not the and doc.words[at] in load(doc.article.locale).fields:
        return at + 1, ""
    if not _plain(doc, at) or _plain(doc, at + 1):
        return i, ""
    if bare(doc.words[at]) != doc.words[at]:
        return i, ""
    return (i, doc.words[at]) if the else (at + 1, "")


def _plain(doc: Document, i: int) -> bool:
    """Whether token i is a noun in lower case, or joined to one by a hyphen or possessive."""
    if i >= len(doc.words):
        return False
    word, words = doc.words[i], _verbal(doc.article.locale)
    if word in HYPHENS:
        return True
    return doc.text[doc.starts[i]].islower() and word not in SMALL and _nominal(word, words)


def _modifies(doc: Document, i: int, floor: int, head: int) -> bool:
    """Whether token i belongs to the role whose head follows it; capitals go with capitals."""
    word, words, roles = doc.words[i], _verbal(doc.article.locale), load(doc.article.locale)
    if word in roles.modifiers or word in roles.heads:
        return doc.text[doc.starts[i]].islower() or i == floor or doc.text[doc.starts[head]].isupper()
    if len(word) < 3 or not word.isalpha() or not _nominal(word, words) or word in SMALL:
        return False
    lower = doc.text[doc.starts[i]].islower()
    if lower:
        return not word.endswith(ENDINGS)
    return i == floor and weight(word) < RARE and word not in capitals.load(doc.article.locale).nationalities
