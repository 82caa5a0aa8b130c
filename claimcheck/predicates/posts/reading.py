"""A post in its parts: level, field, head noun, the unit and bodies it is held at, and a nation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.model import Claim, Name
from claimcheck.predicates.case import Case
from claimcheck.predicates.posts import phrases, proper
from claimcheck.predicates.posts.phrases import Phrase

ARTICLES: Final = frozenset("the a an its his her their our".split())
JOINERS: Final = frozenset("of & de the for".split())  # inside a body's name
APOSTROPHES: Final = ("'", "’")
HELD: Final = ("of", "at", "for", "with", "from")  # before a body; "in" leads to a place


class Words(Struct, frozen=True):
    """The part of posts.toml that reads a post."""

    levels: str
    compounds: str
    same: str
    passing: str
    executive: str
    regions: str
    portfolios: str
    units: str
    parties: str


class Reading(Struct, frozen=True):
    """The same as tables."""

    levels: frozenset[str]
    compounds: frozenset[str]
    same: dict[str, str]
    passing: frozenset[str]
    executive: tuple[str, ...]
    regions: frozenset[str]
    portfolios: frozenset[str]
    units: frozenset[str]
    parties: dict[str, int]


class Post(Struct, frozen=True):
    """A post in its parts, in lower case and in the singular but for the names of bodies.

    `field` tells what it is of ("finance", "budget committee"), `bodies` are the names it is held at,
    `party` is the number of a party, `beside` has the words of a second post that is told with it, and
    `passing` says whether it is over or to come.
    """

    head: str
    levels: frozenset[str]
    field: frozenset[str]
    unit: tuple[str, ...]
    owner: frozenset[str]
    bodies: frozenset[str]
    nations: frozenset[str]
    party: int
    beside: frozenset[str]
    passing: bool

    @property
    def words(self) -> frozenset[str]:
        """All words of the post."""
        named = (word.lower() for name in self.bodies for word in name.split())
        return self.levels | self.field | self.owner | frozenset(self.unit) | {self.head} | frozenset(named)


@cache
def load(locale: str) -> Reading:
    """The words of posts in a locale's language."""
    read = lexicon.section(locale, "posts", Words)
    same = (line.partition(":") for line in read.same.strip().splitlines())
    lines = (line.partition(":")[2] or line for line in read.portfolios.strip().splitlines())
    return Reading(
        frozenset(read.levels.split()),
        frozenset(read.compounds.strip().splitlines()),
        {form: head for head, _, forms in same for form in forms.split()},
        frozenset(read.passing.split()),
        tuple(f" {line}" for line in read.executive.strip().splitlines()),
        frozenset(read.regions.split()),
        frozenset(word for line in lines for word in line.split()),
        frozenset(read.units.split()),
        {w: n for n, line in enumerate(read.parties.strip().splitlines(), 1) for w in line.split()},
    )


def read(claim: Claim, case: Case) -> Post | None:
    """The parts of the post that a claim tells, None where it tells no post."""
    if not isinstance(claim.value, Name) or not claim.value.name:
        return None
    locale = case.articles[claim.article].locale
    words, phrase = load(locale), case.kept(phrases.read, claim)
    rest, head = parts(claim.value.name.casefold(), words)
    owned, adjectives = _owner(phrase.owner)
    held = _held(phrase, locale)
    field = frozenset(plain(w for w in rest if w not in words.levels))
    head = "minister" if head == "secretary" and field & words.portfolios else head
    field |= frozenset(w for part in (*held, adjectives) for w in _common(part))
    if f" {claim.value.name.casefold()}".endswith(words.executive):
        head, field = "officer", field | {"executive"}
    units, bodies = _at((*held, owned, _named(adjectives, locale)), words)
    return Post(
        head=words.same.get(head, head),
        levels=frozenset(rest) & words.levels,
        field=field,
        unit=units[0] if units else (),
        owner=frozenset(_common(owned)),
        bodies=bodies,
        nations=_nations(phrase, locale),
        party=_party(phrase, words),
        beside=phrase.beside,
        passing=_passing(phrase, rest, words),
    )


def _named(adjectives: Sequence[str], locale: str) -> list[str]:
    """The body by name that stands before a post: "a Kestrel analyst", but no nation and no title."""
    other = proper.bodiless(locale)
    return [word for word in adjectives if word[0].isupper() and word.lower() not in other]


def _at(told: Sequence[Sequence[str]], words: Reading) -> tuple[list[tuple[str, ...]], frozenset[str]]:
    """The units and the bodies by name that parts tell; a "Budget Committee" is a unit."""
    names = frozenset(name for part in told for name in _names(part))
    inner = frozenset(name for name in names if name.lower().split()[-1] in words.units)
    named = [tuple(plain(name.lower().split())) for name in sorted(inner)]
    inside = (_common(_unowned(part)) for part in told)
    return [*named, *(common for common in inside if common)], names - inner


def _unowned(part: Sequence[str]) -> Sequence[str]:
    """What of a part stands behind its owner: "search unit" in "the agency's search unit"."""
    return _owner(part)[1] or part


def parts(name: str, words: Reading) -> tuple[list[str], str]:
    """The words before a head noun, and the head noun; several that are one are joined by hyphens."""
    base, _, of = name.partition(" of ")
    for told, rest in ((name, ""), (base, of)):
        compound = next((c for c in words.compounds if f" {told}".endswith((f" {c}", f" {_tied(c)}"))), "")
        if compound:
            return [*told[: -len(compound)].split(), *rest.split()], _tied(compound)
    *before, head = base.split() or [name]
    level, dash, post = head.partition("-")
    if dash and level in words.levels and head not in words.same:
        before, head = [*before, level], post
    return [*before, *of.split()], words.same.get(head, head)


def _tied(words: str) -> str:
    return words.replace(" ", "-")


def _held(phrase: Phrase, locale: str) -> list[list[str]]:
    """What a post is of, at or for, each part as written; the object of a duty is one too."""
    verbal = phrase.own[0].lower() in phrases.duties(locale)
    words = ["of", *phrase.own[1:], *phrase.behind] if verbal else list(phrase.behind)
    found: list[list[str]] = []
    for n, word in enumerate(words):
        if word.lower() in phrases.LINKS and not _inside(words, n):
            found.append([word.lower()])
        elif found:
            found[-1].append(word)
    return [part[1:] for part in found if part[0] in HELD]


def _inside(words: Sequence[str], n: int) -> bool:
    """Whether a link stands inside a name: "the University of Turin"."""
    return (
        0 < n < len(words) - 1
        and words[n] == "of"
        and words[n - 1][0].isupper()
        and words[n + 1][0].isupper()
    )


def _owner(ahead: Sequence[str]) -> tuple[list[str], list[str]]:
    """The owner right before a post, "the bus drivers' union's", and the words between it and the post."""
    marks = [n for n, word in enumerate(ahead) if word in APOSTROPHES]
    if not marks:
        return [], list(ahead)
    endings = {*marks, *(n + 1 for n in marks if n + 1 < len(ahead) and ahead[n + 1] == "s")}
    end = marks[-1] + 1 + (marks[-1] + 1 in endings)
    return [word for n, word in enumerate(ahead[:end]) if n not in endings], list(ahead[end:])


def _common(part: Sequence[str]) -> tuple[str, ...]:
    """The common nouns of a part."""
    return tuple(plain(w for w in part if w[0].islower() and w not in ARTICLES and w not in JOINERS))


def plain(words: Iterable[str]) -> Iterator[str]:
    """Words in the singular."""
    for word in words:
        yield (
            word[:-1]
            if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "ics"))
            else word
        )


def _names(part: Sequence[str]) -> Iterator[str]:
    """The names of bodies in a part, as written."""
    found: list[str] = []
    for n, word in enumerate([*part, ""]):
        if word.lower() in ARTICLES and not found:
            continue
        inside = found and word in JOINERS and any(w[:1].isupper() for w in part[n + 1 : n + 3])
        if word[:1].isupper() or inside:
            found.append(word)
        elif found:
            yield " ".join(found)
            found = []


def _nations(phrase: Phrase, locale: str) -> frozenset[str]:
    names, regions = proper.nations(locale), load(locale).regions
    lower = (word.lower() for word in phrase.words if word[0].isupper())
    told = frozenset(w for w in lower if w in names)
    return told if told.isdisjoint(regions) else frozenset()


def _party(phrase: Phrase, words: Reading) -> int:
    """The one party that a phrase names, by number; 0 where it names none or several."""
    found = {words.parties.get(word.lower(), 0) for word in phrase.words if word[0].isupper()} - {0}
    return found.pop() if len(found) == 1 else 0


def _passing(phrase: Phrase, rest: Sequence[str], words: Reading) -> bool:
    """Whether a post is told as over, to come, or held for another."""
    told = (*phrase.owner, *phrase.own[:-1], *phrase.behind, *rest)
    return any(word.lower() in words.passing for word in told)
