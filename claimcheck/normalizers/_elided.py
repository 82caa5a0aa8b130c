"""What a bare number counts: told by the words round it, the count before it or the head of its line."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import grammar, lexicon, words
from claimcheck.document import Document, Sentence
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers import bounds
from claimcheck.normalizers.count import unit_of

PERSON: Final = "person"
REACH: Final = 16  # tokens from "the number of" to its figure
OPENING: Final = 6  # tokens from "Of the" to the first figure
BREAKS: Final = frozenset(", ; : ( ) – —".split())
BULLETS: Final = frozenset('- – • * · "'.split())

Known = dict[str, frozenset[str]]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """ellipsis.toml, each a string of words; `heads` gives the noun of each word."""

    whole: str
    parts: str
    counting: str
    links: str
    heads: str
    numbering: str
    persons_before: str
    persons_off: str
    persons_to: str
    persons_after: str
    participles: str
    auxiliaries: str
    passed: str
    clauses: str
    relative: str
    further: str
    us: str
    others: str
    parallel: str
    compared: str
    levels: str
    scales: str
    back: str
    unscaled: str
    predicated: str


class Scope(Struct, frozen=True):
    """A sentence with its mentions, which stand at `members` among all."""

    doc: Document
    mentions: list[Mention]
    sentence: Sentence
    members: range
    known: Known
    leads: dict[int, int]

    def word(self, i: int) -> str:
        """Token i in lower case; empty outside the sentence."""
        return self.doc.words[i] if self.sentence.first <= i < self.sentence.last else ""

    def lead(self, at: int) -> int:
        """The token before a mention and its hedges."""
        if at not in self.leads:
            mention = self.mentions[at]
            self.leads[at] = bounds.read(self.doc, mention.first, mention.last).first - 1
        return self.leads[at]

    def free(self, i: int) -> bool:
        """Whether no word stands at token i that a figure before it might count."""
        word = self.word(i)
        return not word[:1].isalnum() or word in grammar.load(self.doc.article.locale).closed


@cache
def load(locale: str) -> Known:
    """The words of elided nouns in a locale's language."""
    return lexicon.word_sets(locale, "ellipsis", Words)


@cache
def _heads(locale: str) -> dict[str, str]:
    """The noun that each head counts: persons make a crowd."""
    pairs = (item.partition(":") for item in load(locale)["heads"])
    return {word: noun for word, _, noun in pairs}


def noun(scope: Scope, at: int) -> str:
    """The noun that a bare number counts; "" if nothing tells."""
    return (
        _predicated(scope, at)
        or _part(scope, at)
        or _opened(scope, at)
        or numbered(scope, at)
        or _headed(scope, at)
        or _clause(scope, at)
        or _persons(scope, at)
    )


def _predicated(scope: Scope, at: int) -> str:
    """What stands behind as predicate: "318 were passengers"."""
    last = scope.mentions[at].last
    word = scope.word(last + 1) if scope.word(last) in ("were", "are") else ""
    if (
        not word.isalpha()
        or not words.plural_looking(word)
        or word in grammar.load(scope.doc.article.locale).closed
    ):
        return ""
    follows = scope.word(last + 2)
    return words.singular(word) if not follows[:1].isalpha() or follows in scope.known["predicated"] else ""


def _part(scope: Scope, at: int) -> str:
    """Of what stands before: "three of them", "of whom nine"."""
    mention, lead = scope.mentions[at], scope.lead(at)
    behind = scope.word(mention.last) == "of" and scope.word(mention.last + 1) in scope.known["whole"]
    ahead = scope.word(lead) in scope.known["whole"] and scope.word(lead - 1) in scope.known["parts"]
    return _before(scope, at) or _sentence_before(scope, last=True) if behind or ahead else ""


def _before(scope: Scope, at: int) -> str:
    """The noun of the nearest count before in the sentence."""
    nouns = (_noun(scope, n) for n in range(at - 1, scope.members.start - 1, -1))
    return next(filter(None, nouns), "")


def _first(scope: Scope, at: int) -> str:
    """The noun of the first count of the sentence before."""
    return next(filter(None, (_noun(scope, n) for n in range(scope.members.start, at))), "")


def _sentence_before(scope: Scope, *, last: bool) -> str:
    """The noun of the first or last count in the sentence before, in the same block."""
    found = ""
    for n in range(scope.members.start - 1, -1, -1):
        sentence = scope.doc.sentence_of(scope.mentions[n].first)
        near = sentence is not None and sentence.block == scope.sentence.block
        if not near or sentence is None or scope.sentence.first != sentence.last:
            break
        found = _noun(scope, n) or found
        if found and last:
            break
    return found


def _noun(scope: Scope, n: int) -> str:
    """What a count counts; nothing where it only describes another noun ("the 150-seat hall")."""
    mention = scope.mentions[n]
    value = mention.value
    if mention.kind != "count" or not isinstance(value, Quantity) or " per " in value.unit:
        return ""
    return "" if scope.doc.words[mention.last - 2] == "-" else value.unit or mention.noun


def _opened(scope: Scope, at: int) -> str:
    """Of the 187 persons on board, 174 were rescued; of the persons rescued, 82 were."""
    first = scope.sentence.first
    if scope.word(first) != "of" or "," not in scope.doc.words[first : scope.mentions[at].first]:
        return ""
    opening = scope.members.start
    if scope.mentions[opening].first - first <= OPENING and _noun(scope, opening):
        return _noun(scope, opening)
    return _phrase(scope, first + 1)


def _phrase(scope: Scope, i: int) -> str:
    """The plural noun phrase at token i, its determiner left out."""
    known = grammar.load(scope.doc.article.locale)
    i += scope.word(i) in known.determiners
    start = i
    while scope.word(i) in known.leading:
        i += 1
    found = grammar.phrase_after(scope.doc, i, scope.sentence.last, plural=True)
    return unit_of(scope.doc, replace(found, first=start)) if found else ""


def numbered(scope: Scope, at: int) -> str:
    """The number of dead rose to six; a crowd of 18,400; the toll is now 12."""
    lead = scope.lead(at)
    if scope.word(lead) in scope.known["numbering"]:
        return _phrase(scope, scope.sentence.first)
    if scope.word(lead) not in scope.known["links"]:
        return ""
    floor = scope.mentions[at - 1].last if at > scope.members.start and _figure(scope.mentions[at - 1]) else 0
    for k in range(lead, max(lead - REACH, floor - 1, scope.sentence.first - 1), -1):
        word = scope.word(k)
        if word in BREAKS:
            return ""
        if word == "of" and scope.word(k - 1) in scope.known["counting"]:
            return _phrase(scope, k + 1) if k < lead else ""
        if word in _heads(scope.doc.article.locale):
            return _heads(scope.doc.article.locale)[word]
    return ""


def _figure(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity)


def _headed(scope: Scope, at: int) -> str:
    """Houses destroyed: 31; 50,000 students: 31,400 from there; 412,000 vehicles (431,000)."""
    mention, beside = scope.mentions[at], at > scope.members.start
    before = scope.word(mention.first - 1)
    beside = beside and scope.mentions[at - 1].last == mention.first - 1 and _noun(scope, at - 1) != ""
    if before in (":", "(") and beside:
        return _noun(scope, at - 1) if before == ":" or scope.word(mention.last) == ")" else ""
    if before != ":":
        return ""
    if scope.word(mention.first - 4) == "(" or scope.word(mention.first - 3) == "(":
        told = not scope.known["back"].isdisjoint(scope.doc.words[mention.first - 3 : mention.first])
        return _before(scope, at) if told else ""
    i = scope.sentence.first
    while scope.word(i) in BULLETS:
        i += 1
    inner = scope.doc.words[i : mention.first - 1]
    return _phrase(scope, i) if BREAKS.isdisjoint(inner) else ""


def _clause(scope: Scope, at: int) -> str:
    """The subject of its own clause behind a count: "nine died and seven were missing"; "Two were absent"."""
    mention, lead = scope.mentions[at], scope.lead(at)
    i = mention.last + (scope.word(mention.last) in scope.known["others"])
    if scope.word(mention.last) in scope.known["relative"]:
        return PERSON
    if not _verbal(scope, i):
        return ""
    while scope.word(lead) in scope.known["further"]:
        lead -= 1
    if lead < scope.sentence.first:
        return _sentence_before(scope, last=False)
    return _first(scope, at) if scope.word(lead) in scope.known["clauses"] else ""


def _verbal(scope: Scope, i: int) -> bool:
    """Whether a finite verb stands at token i."""
    word, known = scope.word(i), grammar.load(scope.doc.article.locale)
    return word in known.auxiliaries or word in known.finite or (len(word) > 4 and word.endswith("ed"))


def _persons(scope: Scope, at: int) -> str:
    """Who is killed, employed, arrested; who works, lives, marches: "employs 300", "40,000 had come"."""
    mention, lead, known = scope.mentions[at], scope.lead(at), scope.known
    word, before = scope.word(lead), scope.word(lead - 1)
    told = (
        word in known["persons_before"] and before not in grammar.load(scope.doc.article.locale).determiners
    )
    told = told or (word == "off" and before in known["persons_off"])
    if told or (word == "to" and before in known["persons_to"]):
        return PERSON if scope.free(mention.last) else ""
    i = mention.last + (scope.word(mention.last) in known["others"])
    us = scope.word(mention.last) == "of" and scope.word(mention.last + 1) in known["us"]
    if us or scope.word(mention.last) == "others" or scope.word(i) in known["persons_after"]:
        return _before(scope, at) * (not us) or PERSON
    if scope.word(i) not in known["auxiliaries"]:
        return ""
    i += 1
    while scope.word(i) in known["passed"]:
        i += 1
    return PERSON if scope.word(i) in known["participles"] else ""
