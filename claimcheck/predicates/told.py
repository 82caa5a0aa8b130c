"""The movements that articles tell, each with its claims: figures, or the words alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from claimcheck import moves, words
from claimcheck.document import Tokens, tokenize
from claimcheck.model import Article, Claim, Quantity
from claimcheck.moves import Cues, Move
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
    return [told for claims in held.values() if _worth(claims, bare) for told in _sentence(case, claims)]


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
    other = frozenset(
        word for n, word in enumerate(text)
        if word in cues.sets["other"] and not (n and text[n - 1] in cues.grains)  # "the year before"
    )  # fmt: skip
    return Told(
        tuple(ordered), move.sign, " ".join(thing), head, others | {head}, where, move.against, grains, other
    )


def _tells(tokens: Tokens, claim: Claim, move: Move, reach: tuple[int, int]) -> bool:
    """Whether a claim tells of a movement: its words, or a figure within reach that goes no other way."""
    at = claim.start - claim.sentence.start
    if claim.kind == "direction":
        return tokens.starts[move.first] <= at < tokens.ends[move.last - 1]
    within = tokens.starts[reach[0]] <= at < tokens.ends[reach[1] - 1]
    return within and isinstance(claim.value, Quantity) and claim.subject.direction * move.sign >= 0
