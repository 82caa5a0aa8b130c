"""Posts told by what a person does: "Ann Lee, who heads the agency", "the man who coaches the batsmen"."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar, lexicon
from claimcheck.document import Document
from claimcheck.normalizers import _roles, capitals
from claimcheck.normalizers._roles import Role
from claimcheck.normalizers.capitals import bare

LONGEST: Final = 14  # tokens of what is headed
REACH: Final = 20  # tokens from "the man who" to the name
JOINS: Final = frozenset("of at for in and".split())
ARTICLES: Final = frozenset("the a an its their his her our".split())
PRONOUNS: Final = ("he", "she")


class DutyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """duties.toml."""

    verbs: str
    phrases: str
    adverbs: str
    persons: str
    objects: str


class Duties(Struct, frozen=True):
    """The same, ready to look up: posts by their phrases, and by the verb in each of its forms."""

    phrases: dict[tuple[str, ...], str]
    present: dict[str, str]
    perfect: dict[str, str]
    going: dict[str, str]
    adverbs: frozenset[str]
    persons: frozenset[str]
    objects: frozenset[str]


@cache
def load(locale: str) -> Duties:
    """The words of duties in a locale's language."""
    read = lexicon.section(locale, "duties", DutyWords)
    verbs = [(post, *forms.split()) for post, forms in _lines(read.verbs)]
    phrases = {tuple(words.split()): post for post, words in _lines(read.phrases)}
    present, perfect, going = ({verb[n]: verb[0] for verb in verbs} for n in (1, 2, 3))
    objects = frozenset(read.objects.split()) | capitals.load(locale).organisations
    adverbs, persons = frozenset(read.adverbs.split()), frozenset(read.persons.split())
    return Duties(phrases, present, perfect, going, adverbs, persons, objects)


def _lines(text: str) -> list[tuple[str, str]]:
    lines = (line.partition(": ") for line in text.strip().splitlines())
    return [(post, words) for post, _, words in lines]


def behind(doc: Document, last: int) -> Role | None:
    """The post in a clause behind a name that ends before token `last`: ", 47, who heads the agency"."""
    words, sentence = doc.words, doc.sentence_of(last)
    if sentence is None:
        return None
    i = last + (words[last] == ",")
    i = _roles.past_age(words, i, sentence.last)
    duties = load(doc.article.locale)
    if words[i : i + 1] and words[i] in ARTICLES and words[i + 1 : i + 2] and words[i + 1] in duties.persons:
        i += 2
    if i >= sentence.last or words[i] != "who":
        return _held(doc, i, sentence.last) if i > last else None
    return _duty(doc, i + 1, sentence.last, named=True)


def _held(doc: Document, i: int, end: int) -> Role | None:
    """The post of ", in charge of the police", at token i."""
    for phrase, post in load(doc.article.locale).phrases.items():
        rest = phrase[1:]
        if phrase[0] == "is" and doc.words[i : i + len(rest)] == list(rest):
            last = _object(doc, i + len(rest), end, named=True)
            return Role(i, _unnamed(doc, i + len(rest), last), post) if last > i + len(rest) else None
    return None


def ahead(doc: Document, first: int) -> Role | None:
    """The post of "The man who coaches the batsmen, Ann Lee"."""
    sentence = doc.sentence_of(first)
    if sentence is None or first - 1 < sentence.first or doc.words[first - 1] != ",":
        return None
    persons = load(doc.article.locale).persons
    for i in range(first - 2, max(sentence.first, first - REACH), -1):
        if doc.words[i] == "," or not doc.words[i][0].isalpha():
            return None
        if doc.words[i] == "who":
            return _duty(doc, i + 1, first - 1, named=True) if doc.words[i - 1] in persons else None
    return None


def acting(doc: Document, last: int) -> Role | None:
    """The post of "Ann Lee heads the agency", "she is the agency's director": what is headed is a body."""
    sentence = doc.sentence_of(last)
    if sentence is None or last >= sentence.last:
        return None
    if doc.words[last] == "is":
        return _roles.predicate(doc, last + 1)
    return _duty(doc, last, sentence.last, named=False)


def abbreviated(doc: Document, first: int) -> Role | None:
    """The post of "Sen. Ann Lee", whose name begins at token `first`."""
    sentence, at = doc.sentence_of(first), first - 1
    if sentence is None:
        return None
    at -= at > sentence.first and doc.words[at] == "."
    name = _roles.load(doc.article.locale).abbreviated.get(doc.words[at]) if at >= sentence.first else None
    return Role(at, at + 1, name) if name and doc.text[doc.starts[at]].isupper() else None


def sided(doc: Document, last: int) -> Role | None:
    """The role of "Ann Lee, defending, said"."""
    if doc.words[last : last + 1] != [","]:
        return None
    for phrase, name in _roles.load(doc.article.locale).sided.items():
        end = last + 1 + len(phrase)
        if doc.words[last + 1 : end + 1] == [*phrase, ","]:
            return Role(last + 1, end, name)
    return None


def pronouns(doc: Document) -> list[tuple[int, int]]:
    """The tokens behind "She" or "He" that open sentences, each with the sentence before it by number."""
    pairs = enumerate(doc.sentences[1:])
    return [(s.first + 1, n) for n, s in pairs if doc.words[s.first] in PRONOUNS]


def _duty(doc: Document, i: int, end: int, *, named: bool) -> Role | None:
    """The post told by the verb at token i and what it governs."""
    post, at = _verb(doc, i, end)
    last = _object(doc, at, end, named=named) if post else at
    return Role(i, _unnamed(doc, at, last), post) if post and last > at else None


def _unnamed(doc: Document, first: int, last: int) -> int:
    """Where what is headed ends, or its first name stands: names are claims of their own."""
    stops = (k for k in range(first, last) if doc.text[doc.starts[k]].isupper())
    stop = next(stops, last)
    return first if doc.words[stop - 1] in ARTICLES or stop == first else stop


def _verb(doc: Document, i: int, end: int) -> tuple[str, int]:
    """The post that a verb at token i tells, "" if none, and the token behind it."""
    words, duties = doc.words, load(doc.article.locale)
    for phrase, post in duties.phrases.items():
        if words[i : i + len(phrase)] == list(phrase):
            return post, i + len(phrase)
    forms, i = duties.present, i + _adverb(doc, i)
    openings = ((["has", "been"], duties.going), (["has"], duties.perfect), (["is"], duties.going))
    for opening, those in openings:
        if words[i : i + len(opening)] == opening:
            forms, i = those, i + len(opening)
            i += _adverb(doc, i)
            break
    return (forms.get(words[i], ""), i + 1) if i < end else ("", i)


def _adverb(doc: Document, i: int) -> bool:
    return i < len(doc.words) and doc.words[i] in load(doc.article.locale).adverbs


def _object(doc: Document, i: int, end: int, *, named: bool) -> int:
    """Where the noun phrase at token i ends that names a body or a charge; i itself if it names none."""
    last, begin = i, i + (i < end and doc.words[i] in ARTICLES)
    for k in range(begin, min(end, i + LONGEST)):
        word = doc.words[k]
        if not (_roles.nominal(doc, k) or word in JOINS or word in ARTICLES or word in ("'", "’")):
            break
        if word not in JOINS and word not in ARTICLES:
            last = k + 1
        elif k == begin:
            return i
    return last if any(_body(doc, k, named=named) for k in range(begin, last)) else i


def _body(doc: Document, k: int, *, named: bool) -> bool:
    word, names = bare(doc.words[k]), capitals.load(doc.article.locale)
    if word in load(doc.article.locale).objects:
        return True
    capital = doc.text[doc.starts[k]].isupper() and word not in grammar.load(doc.article.locale).closed
    return named and capital and word not in names.nationalities and word not in names.countries
