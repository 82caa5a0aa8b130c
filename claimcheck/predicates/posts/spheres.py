"""At what sort of body a post is held, and which sorts nobody serves at once: the police, a company."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import section
from claimcheck.model import Claim, Name
from claimcheck.predicates.case import Case
from claimcheck.predicates.posts import phrases

TERM: Final = 92  # days between two articles in which few change posts
NEUTRAL: Final = "neutral"
SERVICES: Final = ("police", "fire", "court")
SHORT: Final = 5  # letters of an acronym, at most


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """spheres.toml: lines of words and phrases."""

    bodies: str
    mistaken: str
    apart: str
    staff: str
    advising: str
    running: str


class Spheres(Struct, frozen=True):
    """The same as tables; the phrases are padded with a blank on either side."""

    bodies: tuple[tuple[str, tuple[str, ...]], ...]
    mistaken: tuple[str, ...]
    apart: frozenset[frozenset[str]]
    staff: frozenset[str]
    advising: frozenset[str]
    running: tuple[str, ...]


class Post(Struct, frozen=True):
    """A post in its phrase: its head, the words round it in lower case, and the names among them."""

    head: str
    text: str
    names: frozenset[str]


@cache
def load(locale: str) -> Spheres:
    """The words of spheres in a locale's language."""
    read = section(locale, "spheres", Words)
    bodies = tuple((name, phrases.padded(words.split(","))) for name, words in _lines(read.bodies))
    apart = frozenset(frozenset((a, b)) for a, others in _lines(read.apart) for b in others.split())
    sets = frozenset(read.staff.split()), frozenset(read.advising.split())
    return Spheres(
        bodies,
        phrases.padded(read.mistaken.strip().splitlines()),
        apart,
        *sets,
        phrases.padded(read.running.strip().splitlines()),
    )


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.strip().splitlines():
        name, _, words = line.partition(":")
        yield name, words


def apart(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two posts of one person are at bodies of sorts that nobody serves at once."""
    one, two = case.kept(post, a), case.kept(post, b)
    if one is None or two is None:
        return False
    words = load(case.articles[a.article].locale)
    first, second = case.kept(of, a), case.kept(of, b)
    if NEUTRAL in (first, second):
        return False
    first, second = first or _company(one, two, words), second or _company(two, one, words)
    return frozenset((first, second)) in words.apart and not _shared(one, two, words)


def _shared(one: Post, two: Post, words: Spheres) -> bool:
    """Whether both phrases speak of one emergency service: the minister's police escort."""
    services = (listed for name, listed in words.bodies if name in SERVICES)
    return any(
        any(p in one.text for p in listed) and any(p in two.text for p in listed) for listed in services
    )


def later(a: Claim, b: Claim, case: Case) -> bool:
    """Whether the articles lie so far apart that the person may have changed posts."""
    one, two = case.day(a), case.day(b)
    return one is not None and two is not None and abs((one - two).days) > TERM


def of(claim: Claim, case: Case) -> str:
    """The sort of body at which a claim's post is held; "" if its words do not tell."""
    told = case.kept(post, claim)
    return _sphere(told, load(case.articles[claim.article].locale)) if told else ""


def post(claim: Claim, case: Case) -> Post | None:
    """The post of a claim with the words of its phrase."""
    phrase = case.kept(phrases.read, claim).words
    name = claim.value.name if isinstance(claim.value, Name) else ""
    head = name.casefold().partition(" of ")[0].split()
    if not head:
        return None
    told = [word.lower() for word in phrase]
    named = frozenset(word for word in phrase if word[:1].isupper())
    text = phrases.joined([*told, "|", *name.casefold().split(), "|"])
    return Post(head[-1], text + _unowned(text), named)


def _unowned(text: str) -> str:
    """A text without the endings of possessives."""
    return text.replace("'s ", " ").replace("' ", " ")


def _sphere(told: Post, words: Spheres) -> str:
    """The sort of body at which a post is held; "" if its words do not tell."""
    text = told.text
    for phrase in words.mistaken:
        text = text.replace(phrase, " ")
    found = next((name for name, listed in words.bodies if any(p in text for p in listed)), "")
    if found in (NEUTRAL, ""):
        return found
    if told.head in words.staff:
        return found
    return found if found == "cabinet" and told.head in words.advising else NEUTRAL


def _company(told: Post, other: Post, words: Spheres) -> str:
    """What a post in the running of a body by name is held at, where the other is of another body by name."""
    running = told.head in words.staff and any(p in told.text for p in words.running)
    distinct = bool(told.names) and bool(other.names) and told.names.isdisjoint(other.names)
    acronym = any(name.isupper() and len(name) <= SHORT for name in told.names | other.names)
    return "company" if running and distinct and not acronym else ""
