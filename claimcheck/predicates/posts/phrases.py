"""The words in which a post is told: its own, those that own it, and those it is of or at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar
from claimcheck.lexicon import section
from claimcheck.model import Claim, Name
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case

REACH: Final = 6  # words of an owner before a post, "the state governor's"
LONGEST: Final = 14  # words behind a post, "of oversight at the regulator"
BESIDE: Final = 4  # words of a second post, "president and chief executive"
LINKS: Final = frozenset("of at for with in to from".split())
MARKS: Final = frozenset("'’-‐‑&")
ALSO: Final = frozenset(("and", "also"))


class Phrase(Struct, frozen=True):
    """A post's own words as written, those before and behind them, and those of a post told beside it."""

    owner: tuple[str, ...]
    own: tuple[str, ...]
    behind: tuple[str, ...]
    beside: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the phrase in their order."""
        return (*self.owner, *self.own, *self.behind)


@cache
def duties(locale: str) -> frozenset[str]:
    """Verbs that tell a post, in the third person."""
    lines = section(locale, "duties", _Verbs).verbs.strip().splitlines()
    return frozenset(word for line in lines for word in line.partition(":")[2].split())


class _Verbs(Struct, frozen=True):
    verbs: str


def read(claim: Claim, case: Case) -> Phrase:
    """The phrase in which a post is told."""
    body, locale = case.articles[claim.article].text, case.articles[claim.article].locale
    ahead = prose.TOKEN.findall(body[claim.sentence.start : claim.start])
    own = prose.TOKEN.findall(body[claim.start : claim.end])
    rest = prose.TOKEN.findall(body[claim.end : claim.sentence.end])
    behind = _complement(_past_holder(rest, claim), locale, own)
    return Phrase(tuple(_owner(ahead, locale)), tuple(own), tuple(behind), _beside(ahead, rest))


def _past_holder(rest: list[str], claim: Claim) -> list[str]:
    """The words behind a post and its holder: "of Kyoto" in "astronomer Ann Lee of Kyoto"."""
    holder = prose.TOKEN.findall(claim.value.holder) if isinstance(claim.value, Name) else []
    size = next((n for n, word in enumerate(rest) if word not in holder), len(rest))
    return rest[size:] if size and rest[size : size + 1] and rest[size] in ("of", "at", "from") else rest


def _beside(ahead: Sequence[str], rest: Sequence[str]) -> frozenset[str]:
    """The words joined to a post by "and"."""
    last = len(ahead) - 1
    before = next((n for n in range(last, max(-1, last - BESIDE), -1) if ahead[n].lower() in ALSO), None)
    told = {word.lower() for word in ahead[max(0, before - BESIDE - 1) : before]} if before else set()
    for n, word in enumerate(rest[:LONGEST]):
        if word.lower() in ALSO:
            told |= {other.lower() for other in rest[n + 1 : n + 1 + BESIDE]}
        elif not (word[0].isalnum() or word in MARKS):
            break
    return frozenset(told)


def _owner(ahead: Sequence[str], locale: str) -> list[str]:
    """The words right before a post that belong to its phrase."""
    closed, found = grammar.load(locale), list[str]()
    stops = closed.prepositions | closed.auxiliaries | closed.reporting | closed.pronouns
    for word in reversed(ahead[-REACH:]):
        if not (word[0].isalpha() or word in MARKS) or word.lower() in stops - {"then"}:
            break
        found.append(word)
    if len(found) == len(ahead) and found and "'" not in found[-2:] and not found[-1].isupper():
        found[-1] = found[-1].lower()  # a capital because it opens the sentence
    return found[::-1]


def _complement(behind: Sequence[str], locale: str, own: Sequence[str]) -> list[str]:
    """The words right behind a post that belong to its phrase: "of oversight at the nuclear regulator"."""
    closed = grammar.load(locale)
    if not behind or (behind[0].lower() not in LINKS and own[0].lower() not in duties(locale)):
        return []
    stops = closed.auxiliaries | closed.reporting | closed.finite | frozenset(("who", "which", "that"))
    ends = (
        n
        for n, word in enumerate(behind)
        if word.lower() in stops
        or not (word[0].isalnum() or word in MARKS)
        or (word == "and" and not _joins(behind, n))
    )
    return list(behind[: min(next(ends, len(behind)), LONGEST)])


def _joins(words: Sequence[str], n: int) -> bool:
    """Whether the "and" at place n stands inside a name: "State Fire and Rescue"."""
    return 0 < n < len(words) - 1 and words[n - 1][0].isupper() and words[n + 1][0].isupper()


def joined(words: Sequence[str]) -> str:
    """Words with a blank between and round them, possessives and hyphened words as one."""
    text = f" {' '.join(words)} ".replace("’", "'")
    return text.replace(" ' s ", "'s ").replace(" ' ", "' ").replace(" - ", "-")


def padded(words: Sequence[str]) -> tuple[str, ...]:
    """Phrases as `joined` writes them."""
    return tuple(joined(prose.tokens(word)) for word in words)
