"""Roles where they stand: before a name, or behind it as an apposition."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.normalizers import _role_words, acronyms, capitals
from claimcheck.normalizers.capitals import HYPHENS, RARE, bare
from claimcheck.words import weight

REACH: Final = 12  # tokens between "chairman of the …" and the name
LONGEST: Final = 7  # tokens of an apposition up to its head
MODIFIERS: Final = 3
OWNER: Final = 4  # tokens of "the company's"
CLOSED: Final = frozenset(', : . ; ” " )'.split())
SMALL: Final = frozenset("of the and for".split())
ENDINGS: Final = ("ed", "ing", "ly", "s")
AGED: Final = ["-", "year", "-", "old"]
INTO: Final = frozenset(", ( —".split())  # before an apposition
APOSTROPHES: Final = ("'", "’")
AFTER: Final = frozenset(', . ; : ) " ” who whose at of for to in and concerned responsible'.split())


load: Final = _role_words.load


class Role(Struct, frozen=True):
    """A role at tokens [first, last), its text in normal form."""

    first: int
    last: int
    name: str


def before(doc: Document, first: int, last: int) -> Role | None:
    """The role that stands before the name at tokens [first, last), next to it or closed off by commas."""
    floor = _floor(doc, first)
    i = _past_titles(doc, first - 1, floor)
    if i >= floor and doc.words[i] in (",", "is"):
        led = doc.words[i] == "," and doc.words[floor] == "as"
        if last < len(doc.words) and doc.words[last] not in CLOSED and not led:
            return None
        i -= 1
    i = _past_bracket(doc, i, floor)
    if i < floor:
        return None
    if bare(doc.words[i]) == doc.words[i] and _heads(doc, i):
        return _role(doc, i, floor)
    return _of(doc, i, floor)


def after(doc: Document, last: int) -> Role | None:
    """The role in an apposition behind a name that ends before token `last`."""
    words = doc.words
    sentence = doc.sentence_of(last) if last < len(words) else None
    if sentence is None or not (words[last] in INTO or _dash(doc, last)):
        return None
    i = past_age(words, last + 1, sentence.last)
    start = _opened(doc, i, sentence.last)
    end = _run(doc, start, min(sentence.last, start + LONGEST))
    head = _head(doc, start, end)
    if head is None:
        return None
    follows = words[head + 1] if head + 1 < sentence.last else "."
    return _role(doc, head, start) if start > i or follows in AFTER else None


def predicate(doc: Document, i: int) -> Role | None:
    """The role of "is the director of …", whose article stands at token i."""
    sentence = doc.sentence_of(i)
    if sentence is None or i >= sentence.last or not (doc.words[i] in ("the", "its") or _owned(doc, i)):
        return None
    start = _opened(doc, i, sentence.last)
    head = _head(doc, start, _run(doc, start, min(sentence.last, start + LONGEST)))
    told = head is not None and start > i and doc.words[head + 1 : head + 2]
    return _role(doc, head, start) if head and told and (told[0] in ("of", "at", "for", ".")) else None


def _owned(doc: Document, i: int) -> bool:
    """Whether an owner stands at token i: "Coastair's"."""
    return any(bare(word) != word for word in doc.words[i : i + OWNER])


def nominal(doc: Document, i: int) -> bool:
    """Whether token i can stand inside a noun phrase."""
    return _nominal(doc.words[i], _verbal(doc.article.locale))


def portfolio(doc: Document, last: int) -> Role | None:
    """The role of "Ann Lee, who holds the finance portfolio"."""
    words, roles = doc.words[last : last + 7], load(doc.article.locale)
    if len(words) < 6 or " ".join(words[:4]) not in roles.holds or words[5] != "portfolio":
        return None
    return Role(last + 4, last + 6, f"{words[4]} minister") if words[4] in roles.fields else None


def _opened(doc: Document, i: int, end: int) -> int:
    """The token behind "the", "who as", "at present the", "the company's"."""
    words, roles = doc.words, load(doc.article.locale)
    for phrase in roles.leads:
        if words[i : i + len(phrase)] == list(phrase):
            i += len(phrase)
            break
    while i < end and words[i] in roles.openers:
        i += 1
    if words[i + 1 : i + 5] == AGED and words[i].isdigit():
        i += 5
    owner = next((k for k in range(i, min(end, i + OWNER)) if bare(words[k]) != words[k]), i - 1)
    return owner + 1 if all(_nominal(w, _verbal(doc.article.locale)) for w in words[i:owner]) else i


def _head(doc: Document, first: int, end: int) -> int | None:
    """The head of an apposition: its last noun, or the one before "hired by the defence"."""
    roles = load(doc.article.locale)
    if end > first and _heads(doc, end - 1):
        return end - 1
    hired = doc.words[end - 1 : end] and doc.words[end - 1] in roles.hired and end - 2 >= first
    return end - 2 if hired and roles.is_head(doc.words[end - 2]) else None


def _heads(doc: Document, i: int) -> bool:
    """Whether token i can be the head of a role; "half" is one in "fly-half"."""
    return load(doc.article.locale).is_head(doc.words[i]) or _hyphened(doc, i)


def _hyphened(doc: Document, i: int) -> bool:
    """Whether token i is a head by the hyphen before it."""
    hyphen = i > 1 and doc.words[i - 1] in HYPHENS and doc.tight(i - 1) and doc.tight(i - 2)
    return hyphen and doc.words[i] in load(doc.article.locale).hyphened


def second(doc: Document, first: Role) -> Role | None:
    """The role joined to one in an apposition: "the founder and chief executive"."""
    sentence = doc.sentence_of(first.last)
    if sentence is None or doc.words[first.last : first.last + 1] != ["and"]:
        return None
    start = first.last + 1
    head = _head(doc, start, _run(doc, start, min(sentence.last, start + LONGEST)))
    told = head is not None and head + 1 < sentence.last and doc.words[head + 1] in AFTER
    return _role(doc, head, start) if head is not None and told else None


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
    names, heads = capitals.load(doc.article.locale), load(doc.article.locale).heads
    while i >= floor:
        at = i - 1 if doc.words[i] == "." and i > floor else i
        if not capitals.titled(doc, at, names) or doc.words[at] in heads:
            return i
        i = at - 1
    return i


def _past_bracket(doc: Document, i: int, floor: int) -> int:
    """The token before an acronym in brackets."""
    if i - 2 > floor and doc.words[i] == ")" and acronyms.is_acronym(doc, i - 1) and doc.words[i - 2] == "(":
        return i - 3
    return i


def past_age(words: list[str], i: int, end: int) -> int:
    """The token behind an age and its comma, where one stands at token i."""
    aged = i + 1 if i < end and words[i] == "aged" else i
    return aged + 2 if aged + 1 < end and words[aged].isdigit() and words[aged + 1] == "," else i


def _of(doc: Document, i: int, floor: int) -> Role | None:
    """The role of "deputy chairman of the agency", whose last token is i."""
    roles, words = load(doc.article.locale), _verbal(doc.article.locale)
    for k in range(i - 1, max(floor, i - REACH) - 1, -1):
        word = doc.words[k]
        if roles.is_head(word) and doc.words[k + 1] in roles.links:
            return _role(doc, k, floor) if k + 1 < i else None
        if not _nominal(word, words) and not _plural_owner(doc, k):
            return None
    return None


def _plural_owner(doc: Document, i: int) -> bool:
    """Whether token i is the apostrophe of "the dockers' union"."""
    return doc.words[i] in APOSTROPHES and doc.tight(i - 1) and doc.words[i - 1].endswith("s")


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
    modifiers = load(doc.article.locale).modifiers
    while i < end and doc.words[i] not in SMALL and not _dash(doc, i):
        if not (doc.words[i] in modifiers or _nominal(doc.words[i], words) or _heads(doc, i)):
            break
        i += 1
    return i


def _dash(doc: Document, i: int) -> bool:
    """Whether token i is a hyphen that stands for a dash: "Ann Lee - the manager - said"."""
    return doc.words[i] in HYPHENS and not doc.tight(i) and not doc.tight(i - 1)


def _role(doc: Document, head: int, floor: int) -> Role:
    """The role with its head at a token and the modifiers that stand before it."""
    first, count = head - 2 * _hyphened(doc, head), 0
    while first > floor and count < MODIFIERS:
        step = 2 if doc.words[first - 1] in HYPHENS and first - 1 > floor and doc.tight(first - 1) else 1
        if not _modifies(doc, first - step, floor, head):
            break
        first, count = first - step, count + 1
    last, of = _field(doc, head + 1)
    written = " ".join(doc.written(first, last).lower().split()).replace("ex-", "former ")
    roles = load(doc.article.locale)
    post, _, of_what = written.partition(" of ")
    if of_what and post in roles.named and doc.words[last : last + 1] != ["and"]:
        written = f"{of_what} {post}"
    common = roles.same.get(written, written)
    whose = of or _side(doc, last)
    return Role(first, last, f"{whose} {common}" if whose else common)


def _side(doc: Document, last: int) -> str:
    """The side in court that hired an expert: "a toxicologist hired by the defense"."""
    words = doc.words[last : last + 4]
    roles = load(doc.article.locale)
    hired = len(words) == 4 and words[0] in roles.hired and words[1:3] == ["by", "the"]
    return words[3] if hired and words[3] in roles.sides else ""


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
    if word in HYPHENS or word in APOSTROPHES:
        return True
    return doc.text[doc.starts[i]].islower() and word not in SMALL and _nominal(word, words)


def _modifies(doc: Document, i: int, floor: int, head: int) -> bool:
    """Whether token i belongs to the role whose head follows it; capitals go with capitals."""
    word, words, roles = doc.words[i], _verbal(doc.article.locale), load(doc.article.locale)
    if word in roles.modifiers or word in roles.heads:
        return doc.text[doc.starts[i]].islower() or i == floor or doc.large[head]
    if len(word) < 3 or not word.isalpha() or not _nominal(word, words) or word in SMALL:
        return False
    lower = doc.text[doc.starts[i]].islower()
    if lower:
        return not word.endswith(ENDINGS)
    return i == floor and weight(word) < RARE and word not in capitals.load(doc.article.locale).nationalities
