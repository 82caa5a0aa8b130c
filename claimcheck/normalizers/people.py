"""Persons of an article: full names by their evidence, later surnames by the full name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.normalizers import _duties, _roles, capitals
from claimcheck.normalizers.capitals import RARE, Names, Run, bare
from claimcheck.words import weight

SAID: Final = frozenset("said says by".split())
COMMON: Final = frozenset("general major premier father sister brother star prime".split())  # "General Mills"
SURNAMES: Final = frozenset(("lane", "park"))  # of persons as well as of places
THINGS: Final = frozenset("storm hurricane typhoon cyclone operation".split())  # named like persons
ADJECTIVES: Final = ("ic", "ous", "ful", "ive", "less")
DOERS: Final = ("er", "or", "ist", "ian", "man", "woman")  # of a word that the article has in small letters
SURNAME: Final = 4  # letters from which capitals may be a surname and no acronym
MOST: Final = 4  # words of a person's name
LETTERS: Final = frozenset("mp mep msp mla qc kc obe cbe mbe".split())  # behind a name


class Person(Struct, frozen=True):
    """A person's name at tokens [first, last), resolved to its fullest form in the article."""

    first: int
    last: int
    name: str
    why: str


class Candidate(Struct, frozen=True):
    """Tokens that may name a person; `title` stands before them in the same run."""

    first: int
    last: int
    size: int
    title: str


def find(doc: Document) -> list[Person]:
    """All mentions of persons among the runs of capitals, in text order."""
    runs = doc.once(capitals.runs)
    candidates = [c for c in (_candidate(doc, run) for run in runs) if c]
    alone = {bare(word) for word in {doc.words[run.first] for run in runs if run.size == 1}}
    known: dict[str, str] = {}
    for candidate in candidates:
        if candidate.size > 1 and _text(doc, candidate) not in known:
            why = _evidence(doc, candidate, alone)
            if why and (_initialled(doc, candidate) or not _headlined(doc, candidate)):
                known[_text(doc, candidate)] = why
    full = _fullest(known)
    return list(_mentions(doc, candidates, full, known))


def _initialled(doc: Document, candidate: Candidate) -> bool:
    """Whether a title and an initial open a name, as under a letter: "Dr K. Sarojini Reddy"."""
    return bool(candidate.title) and doc.ends[candidate.first] - doc.starts[candidate.first] == 1


def _headlined(doc: Document, candidate: Candidate) -> bool:
    return capitals.headline(doc, doc.sentence_of(candidate.first))


def ends(doc: Document) -> frozenset[int]:
    """The tokens before which the name of a person ends."""
    return frozenset(person.last for person in doc.once(find))


def surnames(doc: Document) -> frozenset[str]:
    """The last words of the names of persons, in lower case: a name that two of them share is nobody's."""
    return frozenset(person.name.split()[-1].lower() for person in doc.once(find))


def _mentions(
    doc: Document, candidates: list[Candidate], full: dict[str, str], known: dict[str, str]
) -> Iterator[Person]:
    surnames = _surnames(full)
    for candidate in candidates:
        if candidate.size > 1:
            text = _text(doc, candidate)
            if text in full:
                yield Person(candidate.first, candidate.last, full[text], known[text])
        elif surnames and (whole := surnames.get(bare(doc.words[candidate.first]))):
            yield Person(candidate.first, candidate.last, whole, "surname of a person named in full")
        elif candidate.title and candidate.title not in COMMON and _namelike(doc, candidate):
            text = _text(doc, candidate)
            yield Person(candidate.first, candidate.last, text, f"follows {candidate.title}")


def _candidate(doc: Document, run: Run) -> Candidate | None:
    """What of a run may name a person: all of it, or what follows its last title or role."""
    if run.last - run.first == 1:
        return Candidate(run.first, run.last, 1, "")
    run = _signed(doc, run)
    if run.size > 2 and doc.words[run.last - 1] in LETTERS:
        run = Run(run.first, run.last - 1, run.size - 1)
    names, first = capitals.load(doc.article.locale), _past_titles(doc, run)
    before = doc.words[run.first : first]
    title = next((w for w in reversed(before) if w[0].isalpha()), "") if before else ""
    words = [w for w in doc.words[first : run.last] if w[0].isalpha() and w not in names.particles]
    if len(words) > 2 and not title and _led(doc, first, names):
        first, words = first + 1, words[1:]
    if not 0 < len(words) <= MOST or len(bare(words[-1])) < 2:
        return None
    alien = any(_alien(doc, i, names) for i in range(first, run.last))
    return None if alien else Candidate(first, run.last, len(words), title)


def _past_titles(doc: Document, run: Run) -> int:
    """The first token of a run behind its last title or role; its last token if there is no other."""
    words, roles, names = doc.words, _roles.load(doc.article.locale), capitals.load(doc.article.locale)
    heads, endings = roles.heads, roles.endings
    first = run.first + _office(doc, run, heads)
    for i in range(run.first, run.last - 1):
        if words[i] in heads or words[i].endswith(endings) or capitals.titled(doc, i, names):
            first = i + 1
    while first < run.last and not words[first][0].isalpha():
        first += 1
    return first


def _led(doc: Document, i: int, names: Names) -> bool:
    """Whether token i stands before a name and is none of it."""
    return doc.words[i] in names.nationalities or _opener(doc, i, names)


def _signed(doc: Document, run: Run) -> Run:
    """A run without the post behind the name: "Dr K. Sarojini Reddy Director of Public Health"."""
    titles, heads = capitals.load(doc.article.locale).titles, _roles.load(doc.article.locale).heads
    words, last = doc.words, run.last - 1
    posted = last - run.first > 1 and words[last] in heads and words[last + 1 : last + 2] in (["of"], ["for"])
    return (
        Run(run.first, last, run.size - 1)
        if posted and not titles.isdisjoint(words[run.first : last])
        else run
    )


def _office(doc: Document, run: Run, heads: frozenset[str]) -> bool:
    """Whether a run opens with the end of an office: "Secretary of State Ann Lee"."""
    of = run.first > 1 and doc.words[run.first - 1] == "of" and doc.words[run.first - 2] in heads
    return of and doc.words[run.first] in _roles.load(doc.article.locale).fields


def _opener(doc: Document, i: int, names: Names) -> bool:
    """Whether token i is an everyday word, capitalised because it opens the sentence."""
    sentence = doc.sentence_of(i)
    word = doc.words[i]
    if sentence is None or sentence.first != i or word in names.given:
        return False
    position = word in _roles.load(doc.article.locale).positions
    if position or weight(word) < RARE or word.endswith(ADJECTIVES) or word in names.trades:
        return True
    return word.endswith(DOERS) and word in doc.once(_small)


def _small(doc: Document) -> frozenset[str]:
    """The words that the article writes without a capital."""
    return frozenset(word for word, large in zip(doc.words, doc.large, strict=True) if not large)


def _alien(doc: Document, i: int, names: Names) -> bool:
    """Whether a token never stands in a person's name."""
    word = bare(doc.words[i])
    if word in names.given or word in names.particles:
        return False
    if word in SURNAMES and doc.words[i - 1] in names.given:
        return False
    if word in names.suffixes or word in THINGS or word in names.untitled:
        return word not in names.suffixes
    shouted = doc.ends[i] - doc.starts[i] > 1 and doc.text[doc.starts[i] : doc.ends[i]].isupper()
    shouted = shouted and not _capital_surname(doc, i, names)
    return shouted or word in _impersonal(doc.article.locale)


@cache
def _impersonal(locale: str) -> frozenset[str]:
    """Words of bodies, places and offices."""
    names = capitals.load(locale)
    bodies = names.organisations | names.places | names.countries | names.nationalities
    return bodies | _roles.load(locale).heads


def _capital_surname(doc: Document, i: int, names: Names) -> bool:
    """Whether token i is a surname in capitals behind a given name, as lists of names have it."""
    given = (
        bare(doc.words[i - 1]) in names.given and doc.text[doc.starts[i - 1] + 1].islower() if i else False
    )
    return given and doc.ends[i] - doc.starts[i] >= SURNAME


def _evidence(doc: Document, candidate: Candidate, alone: set[str]) -> str:
    """Why a run of capitals is taken for a person; "" if nothing tells."""
    names, first, last = capitals.load(doc.article.locale), candidate.first, candidate.last
    if candidate.title:
        return f"follows {candidate.title}"
    if doc.words[first] in names.given:
        return f"{doc.written(first, first + 1)} is a given name"
    words = [w for w in doc.words[first:last] if w[0].isalpha() and w not in names.particles]
    everyday = any(weight(w) < RARE for w in words)
    role = _roles.before(doc, first, last) or _roles.after(doc, last) or _roles.portfolio(doc, last)
    role = role or _duties.behind(doc, last) or _duties.ahead(doc, first) or _duties.sided(doc, last)
    if role and not (everyday and role.last < first - 1):
        return f"is called {role.name}"
    if _roles.age_after(doc, last):
        return "followed by an age"
    return "" if everyday else _weak(doc, candidate, alone, names)


def _weak(doc: Document, candidate: Candidate, alone: set[str], names: Names) -> str:
    """Evidence that holds for words that are no everyday English."""
    words, first, last = doc.words, candidate.first, candidate.last
    if any(w in names.particles for w in words[first:last]):
        return "has a particle of names"
    if words[last : last + 1] == ["who"] or words[last : last + 2] in ([",", "who"], [",", "whose"]):
        return "followed by who"
    if words[last : last + 2] in ([",", "born"], ["was", "born"]):
        return "is born"
    reporting = grammar.load(doc.article.locale).reporting
    before, after = words[max(first - 1, 0) : first], words[last : last + 1]
    if not SAID.isdisjoint(before) or not reporting.isdisjoint(after):
        return "speaks"
    if _acts(doc, first, last, names):
        return "subject of a verb"
    return "surname stands alone elsewhere" if bare(words[last - 1]) in alone else ""


def _acts(doc: Document, first: int, last: int, names: Names) -> bool:
    """Whether a verb follows, and neither article nor preposition comes before: "Ann Lee has asked"."""
    words, known = doc.words, grammar.load(doc.article.locale)
    if last >= len(words) or not doc.text[doc.starts[last]].islower():
        return False
    before = words[first - 1] if first else "."
    if before in known.determiners or before in known.prepositions or before in names.located:
        return False
    after = words[last]
    return after in known.auxiliaries or after in known.finite or after.endswith("ed")


def _text(doc: Document, candidate: Candidate) -> str:
    return doc.text[doc.starts[candidate.first] : capitals.end(doc, candidate.last)]


def _fullest(known: dict[str, str]) -> dict[str, str]:
    """Each known name with the longest known name that begins or ends with it, or has its ends."""
    longest: dict[tuple[str, tuple[str, ...]], str] = {}
    for name in known:
        for short in _shortened(name.split()):
            if len(longest.get(short, "")) < len(name):
                longest[short] = name
    return {name: max([name, *(longest[key] for key in _whole(name.split()))], key=len) for name in known}


def _shortened(parts: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a name begins with, ends with and has at its ends, each with the word for it."""
    for size in range(1, len(parts) + 1):
        yield "opens", tuple(parts[:size])
        yield "closes", tuple(parts[-size:])
    yield "ends", (parts[0], parts[-1])


def _whole(parts: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys under which the names stand that a name may be short for."""
    yield "opens", tuple(parts)
    yield "ends", (parts[0], parts[-1])
    yield "closes", tuple(parts)


def _surnames(full: dict[str, str]) -> dict[str, str]:
    """Full names by surname; "" where two persons share it."""
    found: dict[str, str] = {}
    for name, whole in full.items():
        surname = name.split()[-1].lower()
        found[surname] = whole if found.get(surname, whole) == whole else ""
    return found


def _namelike(doc: Document, candidate: Candidate) -> bool:
    """Whether a single word behind a title is a name; "Prince George's County" is none."""
    i = candidate.first
    word = bare(doc.words[i])
    if word != doc.words[i] and i + 1 < len(doc.words) and doc.large[i + 1]:
        return False
    return word in capitals.load(doc.article.locale).given or weight(word) >= RARE
