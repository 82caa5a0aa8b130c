"""Scores of matches and votes: "3-2", "52-48", "6-4 3-6 7-6(5)", "31 votes to 22"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from claimcheck import grammar
from claimcheck.document import Document, Sentence
from claimcheck.lexicon import word_sets
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers._number_words import table as table_of_numbers
from claimcheck.normalizers.numerals import Numeral

DASHES: Final = frozenset("-–‑−")
JOINTS: Final = DASHES | {":"}
NEAR: Final = 3  # tokens before a pair in which its verb stands
PLAIN: Final = 20  # both sides of a pair that has no word of sport or vote about it
# What the winner of a set, in any sport that has them, can have.
LEAST: Final = 6
MOST: Final = 40
GAPS: Final[tuple[list[str], ...]] = (
    [],
    [","],
    [";"],
    [",", "and"],
    ["and"],
)  # between two sets of one match
HOUR: Final = 24
POINTS: Final = ("point", "points")
LEAP: Final = 5  # no side has five times the points of the other
BEATEN: Final = ("by", "lost", "lose", "loses", "losing")  # moves that are also results
# Numbers that are no numerals where a phrase ends on them.
ENDS: Final = {"one": Decimal(1), "nil": Decimal(0), "love": Decimal(0)}
Sets = dict[str, frozenset[str]]


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    cues: str
    leads: str
    nouns: str
    counted: str
    votes: str
    decided: str
    other: str
    ranges: str
    labels: str
    idioms: str


class Pair(Struct, frozen=True):
    """Two numbers at tokens [first, last)."""

    first: int
    last: int
    left: int
    right: int
    joint: str


class Sight(Struct, frozen=True):
    """A sentence, and what its words speak of: sport or votes, votes, odds and the like."""

    sentence: Sentence
    cued: bool
    votes: bool
    other: bool


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The scores among the numerals; a whole match in sets is one mention."""
    sets = _sets(doc.article.locale)
    pairs = _pairs(doc, free)
    at, sight = 0, None
    while at < len(pairs):
        sight = _see(doc, pairs[at].first, sets, sight)
        size = _match(doc, pairs, at, sight) if sight else 1
        if sight and (size > 1 or _scores(doc, pairs[at], sets, sight)):
            yield _mention(doc, pairs[at : at + size], votes=sight.votes)
        at += size
    for numeral, following in zip_longest(free, free[1:]):
        if (pair := _spoken(doc, numeral, following, sets)) is not None:
            sight = _see(doc, pair.first, sets, sight)
            yield _mention(doc, [pair], votes=sight is not None and sight.votes)


def _see(doc: Document, i: int, sets: Sets, last: Sight | None) -> Sight | None:
    """What the sentence of token i speaks of, looked up once a sentence."""
    sentence = doc.sentence_of(i)
    if sentence is None or (last is not None and last.sentence == sentence):
        return last if sentence else None
    words = doc.words[sentence.first : sentence.last]
    return Sight(sentence, *(not sets[name].isdisjoint(words) for name in ("cues", "votes", "other")))


def _pairs(doc: Document, free: Sequence[Numeral]) -> list[Pair]:
    """All pairs of small whole numbers that a hyphen or colon joins."""
    words, size = doc.words, len(doc.words)
    found: list[Pair] = []
    floor = 0
    for numeral in free:
        for i in (numeral.first, numeral.last - 1):
            if i >= floor and i + 2 < size and words[i + 1] in JOINTS and (pair := _pair(doc, i)):
                floor = pair.last
                if not (found and i > 1 and found[-1].last == i - 1 and words[i - 1] == "("):
                    found.append(pair)
    return found


def _pair(doc: Document, i: int) -> Pair | None:
    """The pair that stands at token i, glued to nothing else."""
    left, joint, right = doc.words[i : i + 3]
    if not (_small(left) and _small(right) and doc.tight(i) and doc.tight(i + 1)):
        return None
    if i and doc.tight(i - 1) and doc.words[i - 1] not in ("(", "[", '"', "“", "'", "‘", "—"):
        return None
    after = doc.words[i + 3] if i + 3 < len(doc.words) and doc.tight(i + 2) else ""
    if after and (after[0].isalnum() or after in JOINTS or after in ("/", "%", "°", "+", "$")):
        return None
    return Pair(i, i + 3, int(left), int(right), ":" if joint == ":" else "-")


def _small(word: str) -> bool:
    return len(word) < 4 and word.isascii() and word.isdigit() and (word == "0" or word[0] != "0")


def _match(doc: Document, pairs: list[Pair], at: int, sight: Sight) -> int:
    """How many pairs from `at` on are the sets of one match."""
    size = 1
    if sight.votes or not _is_set(pairs[at]):
        return size
    while at + size < len(pairs) and pairs[at + size].last <= sight.sentence.last:
        if not _follows(doc, pairs[at + size - 1], pairs[at + size]):
            break
        size += 1
    return size


def _follows(doc: Document, before: Pair, pair: Pair) -> bool:
    """Whether a pair goes on with the match of the pair before it."""
    gap = doc.words[_tiebreak(doc, before.last) : pair.first]
    return before.joint == pair.joint and _is_set(pair) and gap in GAPS


def _is_set(pair: Pair) -> bool:
    return LEAST <= max(pair.left, pair.right) <= MOST and pair.left != pair.right


def _tiebreak(doc: Document, i: int) -> int:
    """Where the score of a tiebreak in parentheses at token i ends; i where there is none."""
    words = doc.words
    if words[i : i + 1] != ["("]:
        return i
    for size in (3, 5):
        inner = words[i + 1 : i + size - 1]
        if words[i + size - 1 : i + size] == [")"] and all(w.isdigit() or w in JOINTS for w in inner):
            return i + size
    return i


def _scores(doc: Document, pair: Pair, sets: Sets, sight: Sight) -> bool:
    """Whether a pair is a score rather than a range, a time or odds."""
    if sight.other:
        return False
    sentence = sight.sentence
    before = doc.words[max(pair.first - NEAR, sentence.first) : pair.first]
    after = doc.words[pair.last] if pair.last < sentence.last else ""
    told = after in sets["nouns"] or not sets["decided"].isdisjoint(before[-1:])
    if f"{pair.left}-{pair.right}" in sets["idioms"] and not told:
        return False
    if pair.joint == ":":
        return sight.cued and not _clock(pair, before[-1:], sets)
    strong = after in sets["nouns"] or not sets["leads"].isdisjoint(before)
    return _hyphened(doc, pair, before[-1:], after, sets, strong=strong, cued=sight.cued)


def _clock(pair: Pair, before: list[str], sets: Sets) -> bool:
    """Whether a pair with a colon may as well be a time of day."""
    return pair.left < HOUR and pair.right >= 10 and not (before and before[0] in sets["decided"])


def _hyphened(
    doc: Document, pair: Pair, before: list[str], after: str, sets: Sets, *, strong: bool, cued: bool
) -> bool:
    """Whether a pair with a hyphen is a score: a falling one is hardly ever a range, a rising one often."""
    counts = _counts(doc, pair.last, after) and after not in sets["nouns"]
    if not sets["labels"].isdisjoint(before):
        return False
    if pair.left >= pair.right:
        return cued or (not counts and (strong or pair.left <= PLAIN))
    return cued and not counts and sets["ranges"].isdisjoint(before)


def _counts(doc: Document, i: int, after: str) -> bool:
    """Whether the word after a pair could be what it counts: in small letters and of an open class."""
    if not after[:1].isalpha() or after in grammar.load(doc.article.locale).closed:
        return False
    return doc.text[doc.starts[i]].islower()


def _spoken(doc: Document, numeral: Numeral, following: Numeral | None, sets: Sets) -> Pair | None:
    """The pair of "31 votes to 22", and of "by 5 to 3" after the words of a decision."""
    words, last = doc.words, numeral.last
    if isinstance(numeral.number, tuple):
        spoken = words[numeral.first + 1 : last - 1] == ["to"] and _decided(doc, numeral.first, last, sets)
        return _spelled(numeral.first, last, numeral.number) if spoken else None
    noun = last < len(words) and words[last] in sets["counted"]
    to = last + noun
    if to + 1 >= len(words) or words[to] != "to":
        return None
    if following is not None and following.first == to + 1 and not isinstance(following.number, tuple):
        end, right = following.last, following.number
    elif words[to + 1] in ENDS:
        end, right = to + 2, ENDS[words[to + 1]]
    else:
        return None
    if not noun and not _decided(doc, numeral.first, end, sets):
        return None
    if noun and words[last] in POINTS and _moved(doc, numeral.first, numeral.number, right):
        return None
    return _spelled(numeral.first, end, (numeral.number, right))


def _moved(doc: Document, first: int, left: Decimal, right: Decimal) -> bool:
    """Whether points are those of an index: "rose 240 points to 21,004", "slipped 2 points to 45"."""
    before = doc.words[first - 1] if first else ""
    moves = table_of_numbers(doc.article.locale).sets["moves"]
    return right > LEAP * left or (before in moves and before not in BEATEN)


def _spelled(first: int, last: int, ends: tuple[Decimal, Decimal]) -> Pair | None:
    left, right = ends
    if left != int(left) or right != int(right) or left < 0 or right < 0:
        return None
    return Pair(first, last, int(left), int(right), "to")


def _decided(doc: Document, first: int, last: int, sets: Sets) -> bool:
    """Whether "5 to 3" follows a word of decision and counts nothing itself."""
    words = doc.words
    at = first - 1
    while at >= 0 and words[at] in ("by", "of", "a", "the", ",", "vote", "margin", "majority"):
        at -= 1
    if at < 0 or not sets["decided"] & set(words[max(at, 0) : first]):
        return False
    after = words[last] if last < len(words) else ""
    return after in sets["nouns"] or not _counts(doc, last, after)


def _mention(doc: Document, chain: list[Pair], *, votes: bool) -> Mention:
    """A score; of a match in sets the number is each side's total of games."""
    first, last = chain[0].first, chain[-1].last
    if len(chain) > 1:
        last = _tiebreak(doc, last)
    left, right = Decimal(sum(p.left for p in chain)), Decimal(sum(p.right for p in chain))
    unit = "game" if len(chain) > 1 else "vote" if votes else "score"
    value = Quantity((left, right), "=", min(left, right), max(left, right), unit)
    trace = (f"score {' '.join(f'{p.left}-{p.right}' for p in chain)}",)
    return Mention(doc.starts[first], doc.ends[last - 1], first, last, "score", value, trace)


@cache
def _sets(locale: str) -> Sets:
    return word_sets(locale, "score", _Words)
