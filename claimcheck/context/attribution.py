"""Words that give what is said to a speaker: "X said", "said X", "according to X", "X: …", "X put it at"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from msgspec import Struct

from claimcheck import cues, grammar
from claimcheck.context import quotes, spoken
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Quantity
from claimcheck.normalizers import capitals

LONGEST: Final = 14  # tokens of a speaker with what stands beside
HEADED: Final = 7  # tokens before a colon
PUT: Final = 8  # between "put" and "at"
FAR: Final = 60  # tokens between a pronoun and its name
BREAKS: Final = frozenset(",—–-")
MARKS: Final = quotes.MARKS
LEADS: Final = MARKS | frozenset(("the", "•", "-", "–"))


class Saying(Struct, frozen=True):
    """Who speaks, and the token that tells so."""

    who: str
    at: int


def find(scene: Scene, sentence: Sentence) -> list[Saying]:
    """The speakers of a sentence in the order of the text, none of them inside its quotations."""
    places = cues.places(scene.doc, __name__)
    first, last = bisect_left(places, sentence.first), bisect_left(places, sentence.last)
    found = []
    for at in places[first:last]:
        span = _speaker(scene, sentence, at) if not quotes.around(scene.doc, at) else None
        who = spoken.name(scene, *span) if span else None
        if who:
            found.append(Saying(who, at))
    return found


def parts(scene: Scene, sentence: Sentence) -> tuple[int, ...]:
    """The tokens of a sentence at which one clause ends and another begins."""
    known = spoken.load(scene.doc.article.locale).parting
    return tuple(i for i in range(sentence.first, sentence.last) if scene.doc.words[i] in known)


def triggers(locale: str) -> cues.Test:
    """The test of the words that may tell of a speaker."""
    telling = grammar.load(locale).reporting | spoken.load(locale).putting | {"according", ":"}
    return telling.__contains__


Tokens = tuple[int, int]


def _speaker(scene: Scene, sentence: Sentence, at: int) -> Tokens | None:
    """The tokens that name who speaks by the cue at token `at`."""
    words, known = scene.doc.words, spoken.load(scene.doc.article.locale)
    if words[at] == "according":
        return _phrase(scene, at + 2, sentence.last) if words[at + 1 : at + 2] == ["to"] else None
    if words[at] == ":":
        return _headed(scene, sentence, at)
    capital = scene.doc.large[at] and at > sentence.first
    if capital or scene.owner[at] >= 0 or (words[at] in known.counting and _counted(scene, at + 1)):
        return None
    if words[at] in known.putting and "at" not in words[at : min(at + PUT, sentence.last)]:
        return None
    return _subject(scene, sentence, at)


def _counted(scene: Scene, i: int) -> bool:
    """Whether a figure stands at token i."""
    owner = scene.owner[i] if i < len(scene.owner) else -1
    return owner >= 0 and isinstance(scene.mentions[owner].value, Quantity)


def _subject(scene: Scene, sentence: Sentence, verb: int) -> Tokens | None:
    """The subject of a reporting verb: before it, closed off by commas before it, or behind it."""
    doc = scene.doc
    i = _past_adverbs(scene, sentence, verb)
    if not spoken.load(doc.article.locale).passive.isdisjoint(doc.words[i:verb]):
        return None
    if i > sentence.first and doc.words[i - 1] == ")":
        i = next((n for n in range(i - 1, max(sentence.first, i - LONGEST), -1) if doc.words[n] == "("), i)
    before = doc.words[i - 1] if i > sentence.first else ""
    if before in BREAKS and (aside := _aside(scene, sentence, i - 1)):
        return aside
    if before in BREAKS or before in MARKS or not before:
        return _phrase(scene, verb + 1, sentence.last)
    for sort, pronouns in _pronouns(doc.article.locale):
        if before in pronouns:
            return _meant(scene, i - 1, sort)
    return _back(scene, sentence, i)


def _past_adverbs(scene: Scene, sentence: Sentence, i: int) -> int:
    """Back from token i past what stands between subject and verb: "has also", "on Tuesday"."""
    words, known = scene.doc.words, grammar.load(scene.doc.article.locale)
    while i > sentence.first:
        owner = scene.owner[i - 1]
        if owner >= 0 and scene.mentions[owner].kind == "date":
            i = scene.mentions[owner].first
            i -= i > sentence.first and words[i - 1] in known.prepositions
        elif words[i - 1] in known.auxiliaries or words[i - 1] in known.adverbs:
            i -= 1
        else:
            break
    return i


def _aside(scene: Scene, sentence: Sentence, comma: int) -> Tokens | None:
    """The name before or inside what two commas close off: "X, the mayor, said", "its founder, X, said"."""
    floor = max(sentence.first, comma - LONGEST)
    opening = next((n for n in range(comma - 1, floor, -1) if scene.doc.words[n] in BREAKS), None)
    if opening is None:
        return None
    inner, outer = scene.owner[comma - 1], scene.owner[opening - 1]
    if inner >= 0 and spoken.named(scene, inner) and scene.mentions[inner].first == opening + 1:
        return opening + 1, comma
    if outer >= 0 and spoken.named(scene, outer):
        return scene.mentions[outer].first, opening
    return None


def _pronouns(locale: str) -> tuple[tuple[str, frozenset[str]], ...]:
    known = spoken.load(locale)
    return (("person", known.persons), ("organisation", known.bodies))


def _meant(scene: Scene, i: int, sort: str) -> Tokens | None:
    """The last name of a sort before a pronoun at token i."""
    for n in range(i - 1, max(i - FAR, -1), -1):
        owner = scene.owner[n]
        if owner >= 0 and spoken.sort(scene.mentions[owner]) == sort:
            return scene.mentions[owner].first, scene.mentions[owner].last
    return None


def _back(scene: Scene, sentence: Sentence, end: int) -> Tokens | None:
    """The noun phrase that ends before token `end`."""
    i, floor = end, max(sentence.first, end - LONGEST)
    while i > floor:
        sizes = (1, 2, 3) if i < end else (1,)
        step = next((size for size in sizes if i - size >= floor and _goes_on(scene, i, size)), 0)
        if not step:
            break
        i -= step
    return (i, end) if i < end and _free(scene, sentence, i) else None


def _free(scene: Scene, sentence: Sentence, i: int) -> bool:
    """Whether a noun phrase from token i may be a subject: it counts nothing and follows no preposition."""
    words, locale = scene.doc.words, scene.doc.article.locale
    before = i - 1
    if before >= sentence.first and (_hyphen(scene, before) or _counted(scene, before)):
        return False
    before -= before >= sentence.first and words[before] in grammar.load(locale).determiners
    return before < sentence.first or words[before] not in spoken.load(locale).leading


def _goes_on(scene: Scene, i: int, size: int) -> bool:
    """Whether the `size` tokens before token i go on a noun phrase: a word, or "word of (the)"."""
    words, closed = scene.doc.words, grammar.load(scene.doc.article.locale)
    if not _nominal(scene, i - size):
        return False
    between = words[i - size + 1 : i]
    if not between:
        return True
    return between[0] in spoken.load(scene.doc.article.locale).joining and all(
        w in closed.determiners for w in between[1:]
    )


def _nominal(scene: Scene, i: int) -> bool:
    """Whether token i may stand in the name of a speaker."""
    word, closed = scene.doc.words[i], grammar.load(scene.doc.article.locale)
    if scene.owner[i] >= 0:
        return not _counted(scene, i)
    return _hyphen(scene, i) or (
        word[0].isalpha() and word not in closed.closed and word not in closed.reporting
    )


def _hyphen(scene: Scene, i: int) -> bool:
    """Whether token i is a hyphen inside a word."""
    return scene.doc.words[i] == "-" and scene.doc.tight(i) and scene.doc.tight(i - 1)


def _phrase(scene: Scene, first: int, last: int) -> Tokens | None:
    """The noun phrase that begins at token `first`, its determiner left out."""
    words, closed = scene.doc.words, grammar.load(scene.doc.article.locale)
    known = spoken.load(scene.doc.article.locale)
    joining = known.joining | known.authors
    i = first
    while i < last and words[i] in closed.determiners:
        i += 1
    begin, last = i, min(last, i + LONGEST)
    while i < last and (_nominal(scene, i) or _title(scene, i)):
        i += 1
        if i + 1 < last and i > begin and words[i] in joining:
            after = i + 1 + (words[i + 1] in closed.determiners)
            i = after if after < last and _nominal(scene, after) else i
    return (begin, i) if i > begin else None


def _title(scene: Scene, i: int) -> bool:
    """Whether token i is the full stop of a title: "Dr."."""
    titles = capitals.load(scene.doc.article.locale).titles
    return scene.doc.words[i] == "." and scene.doc.words[i - 1] in titles


def _headed(scene: Scene, sentence: Sentence, colon: int) -> Tokens | None:
    """The speaker that opens a line before a colon: "Larsund police: 14 hurt"."""
    if colon - sentence.first > HEADED or colon == sentence.first or colon + 1 >= sentence.last:
        return None
    quoted = scene.doc.words[colon + 1] in MARKS
    if not quoted and scene.doc.blocks[sentence.block].sort != "heading":
        return None
    found = _back(scene, sentence, colon)
    begin = found[0] if found else colon
    while begin > sentence.first and scene.doc.words[begin - 1] in LEADS:
        begin -= 1
    return found if begin == sentence.first and _speaks(scene, colon, quoted=quoted) else None


def _speaks(scene: Scene, colon: int, *, quoted: bool) -> bool:
    """Whether the words before a colon may name a speaker: a body, a name, before a quotation any capital."""
    large = scene.doc.large[colon - 1]
    bodies = capitals.load(scene.doc.article.locale).organisations
    named = spoken.named(scene, scene.owner[colon - 1])
    return named or scene.doc.words[colon - 1] in bodies or (quoted and large)
