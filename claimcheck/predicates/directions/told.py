"""The movements that articles tell, each with its claims: figures, or the words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck import moves, words
from claimcheck.document import Tokens, tokenize
from claimcheck.model import Article, Claim, Quantity
from claimcheck.moves import Cues, Move
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case

Labels = frozenset[str]

FIGURES: Final = ("money", "count", "number", "measure", "percent", "ratio")
AHEAD: Final = 5  # tokens before a movement in which its figure stands
PHRASE: Final = 3  # tokens behind a preposition that belong to it
ENDS: Final = frozenset(".;!?")


class Told(Struct, frozen=True):
    """A movement: `thing` is what moved, `bag` the concepts for it, `where` those of where it did.

    `against` is the unit of time that it is measured against, "" untold; `grains` those in the thing's words;
    `other` are the words of its clause that make it another measure or moment.
    """

    claims: tuple[Claim, ...]
    sign: int
    thing: str
    head: str
    bag: Labels
    where: Labels
    against: str
    grains: Labels
    other: frozenset[str]

    @property
    def claim(self) -> Claim:
        """The claim that stands for the others."""
        return self.claims[0]


class Page(Struct, frozen=True, dict=True):
    """What is read of a whole article when it is asked for."""

    article: Article

    @cached_property
    def _tokens(self) -> Tokens:
        return tokenize(self.article.text)

    @cached_property
    def concepts(self) -> list[str]:
        """The concept of each token."""
        return words.concepts(self._tokens.words)

    @cached_property
    def grains(self) -> Labels:
        """The units of time that something is measured against."""
        cues, found, begin = moves.load(self.article.locale), set(), 0
        for end, word in enumerate(self._tokens.words):
            if word in ENDS:
                found.add(moves.measured(self._tokens.words[begin:end], cues))
                begin = end + 1
        return frozenset(found) - {""}

    @cached_property
    def _beside(self) -> dict[str, Labels]:
        return {}

    def beside(self, head: str) -> Labels:
        """The concepts that stand with a noun wherever it is told: "gold reserves", "reserves of grain"."""
        if head not in self._beside:
            places = [i for i, label in enumerate(self.concepts) if label == head]
            self._beside[head] = frozenset(label for i in places for label in self._around(i)) - {"", head}
        return self._beside[head]

    def _around(self, i: int) -> list[str]:
        cues, text = moves.load(self.article.locale), self._tokens.words
        led = not cues.sets["within"].isdisjoint(text[i + 1 : i + 2])
        beside = text[max(i - 1, 0) : i] + (text[i + 2 : i + 2 + PHRASE] if led else [])
        barred = (cues.heads, cues.bars)
        return [moves.label([word], cues)[0] for word in beside if not any(word in known for known in barred)]


def read(case: Case) -> list[Told]:
    """The movements of sentences in which a claim moves, or that name what moves elsewhere."""
    bare = {c.subject.head for c in case.claims.values() if c.kind == "direction"}
    held: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in case.claims.values():
        if claim.kind == "direction" or claim.kind in FIGURES:
            held[claim.article, claim.sentence.start].append(claim)
    worth = [claims for claims in held.values() if _worth(claims, bare)]
    return [told for claims in worth for told in (*_sentence(case, claims), *_compared(case, claims))]


def _worth(claims: Sequence[Claim], bare: set[str]) -> bool:
    if any(c.subject.direction for c in claims):
        return True
    return bool(bare) and any(label in bare for label, _ in claims[0].subject.near)


def _sentence(case: Case, claims: Sequence[Claim]) -> Iterator[Told]:
    """The movements of one sentence that its claims tell."""
    cues = moves.load(case.articles[claims[0].article].locale)
    tokens = tokenize(case.sentence(claims[0]))
    found = moves.find(tokens.words, cues)
    for n, move in enumerate(found):
        floor = found[n - 1].last if n else 0
        ceiling = found[n + 1].thing[0] if n + 1 < len(found) else len(tokens.words)
        reach = max(floor, move.first - AHEAD), max(min(move.end, ceiling), move.last)
        telling = [c for c in claims if _tells(tokens, c, move, reach)]
        if telling:
            yield _told(tokens.words, telling, move, reach[1], cues)


def _told(text: Sequence[str], claims: Sequence[Claim], move: Move, end: int, cues: Cues) -> Told:
    thing = text[slice(*move.thing)]
    head, others = moves.label(thing, cues)
    grains = frozenset(cues.grains[word] for word in thing if word in cues.grains)
    ordered = sorted(claims, key=lambda c: (c.kind != "direction", not c.subject.direction, c.start))
    where = moves.where(text[max(move.last, move.thing[1]) : end], cues)
    return Told(
        tuple(ordered),
        move.sign,
        " ".join(thing),
        head,
        others | {head},
        where,
        move.against,
        grains,
        _other(text, cues),
    )


def _other(text: Sequence[str], cues: Cues) -> frozenset[str]:
    """The words of a sentence, but for ", she said", that make a movement another measure or moment.

    "The year before" makes it none.
    """
    known = cues.sets["other"]
    at = next((n for n in range(len(text) - 1, 0, -1) if text[n] == ","), len(text))
    text = text if cues.grammar.reporting.isdisjoint(text[at:]) else text[:at]
    return frozenset(w for n, w in enumerate(text) if w in known and not (n and text[n - 1] in cues.grains))


def _tells(tokens: Tokens, claim: Claim, move: Move, reach: tuple[int, int]) -> bool:
    """Whether a claim tells of a movement: its words, or a figure within reach that goes no other way."""
    at = claim.start - claim.sentence.start
    if claim.kind == "direction":
        return tokens.starts[move.first] <= at < tokens.ends[move.last - 1]
    within = tokens.starts[reach[0]] <= at < tokens.ends[reach[1] - 1]
    return within and isinstance(claim.value, Quantity) and claim.subject.direction * move.sign >= 0


def _compared(case: Case, claims: Sequence[Claim]) -> Iterator[Told]:
    """The counts of a sentence that are told with what they were: "212 injuries, down from 240"."""
    figures = [claim for claim in claims if claim.kind != "direction"]
    for after, before in pairwise(figures):
        sign = _turn(after, before)
        if sign and after.subject.head:
            yield from _counted(case, after, before, sign)


def _turn(after: Claim, before: Claim) -> int:
    """+1 or -1 where a count is more or less than the one that it is compared with."""
    one, two = (prose.number(claim) if claim.kind in prose.COUNTED else None for claim in (after, before))
    if before.role != "base" or after.kind != "count" or one is None or two is None:
        return 0
    return (one > two) - (one < two)


def _counted(case: Case, after: Claim, before: Claim, sign: int) -> Iterator[Told]:
    cues = moves.load(case.articles[after.article].locale)
    lead, between, tail = (tokenize(text).words for text in _parts(case, after, before))
    against = moves.measured(["from", *tail], cues)
    if (against or before.subject.direction) and not moves.unreal(lead, cues):
        bag = frozenset({after.subject.head, *after.subject.modifiers})
        text = [*lead, *between, *tail]
        where = moves.where(between, cues)
        thing = after.value.unit if isinstance(after.value, Quantity) else ""
        yield Told(
            (after, before),
            sign,
            thing,
            after.subject.head,
            bag,
            where,
            against,
            frozenset(),
            _other(text, cues),
        )


def _parts(case: Case, after: Claim, before: Claim) -> tuple[str, str, str]:
    """The words before, between and behind two figures of a sentence."""
    text, sentence = case.text(after), after.sentence
    return text[sentence.start : after.start], text[after.end : before.start], text[before.end : sentence.end]
