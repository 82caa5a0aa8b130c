"""What a figure is about, in the article's words: the counted noun and the event, or the words before it."""

from __future__ import annotations

from typing import Final

from claimcheck import grammar
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.grammar import Grammar
from claimcheck.model import Mention, Quantity

REACH: Final = 12
LEAD: Final = 6
FEW: Final = 2  # content words below which the words that follow are taken in
PARTICIPLES: Final = ("ed", "ing")
BREAKS: Final = frozenset('. ! , ; : ( ) — – " “ ” • * - ?'.split())


def read(scene: Scene, i: int, sentence: Sentence) -> str:
    """The counted noun and its event ("crypto platform; shut"), else the words that lead to the figure."""
    mention = scene.mentions[i]
    if mention.kind == "direction":
        return " ".join(mention.noun.split())
    if mention.kind == "count" and isinstance(mention.value, Quantity):
        verb = _verb(scene, mention, sentence)
        noun = mention.value.unit or mention.noun
        return f"{noun}; {verb}" if verb else noun
    first, last = _lead(scene, mention, sentence), mention.first
    if sum(map(bool, scene.concepts[first:last])) >= FEW:
        return _written(scene, first, last)
    following = _written(scene, mention.last, _follow(scene, mention, sentence))
    return f"{_written(scene, first, last)} … {following}".strip(" …")


def _written(scene: Scene, first: int, last: int) -> str:
    text = scene.doc.written(first, last) if first < last else ""
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _lead(scene: Scene, mention: Mention, sentence: Sentence) -> int:
    """The first token of the run of words that leads to a mention."""
    words, owner = scene.doc.words, scene.owner
    first, floor = mention.first, max(sentence.first, mention.first - LEAD)
    while (
        first > floor
        and owner[first - 1] < 0
        and (words[first - 1] not in BREAKS or _joined(scene, first - 1))
    ):
        first -= 1
    return first


def _follow(scene: Scene, mention: Mention, sentence: Sentence) -> int:
    """The token after the run of words that follows a mention."""
    words, owner = scene.doc.words, scene.owner
    last, end = mention.last, min(sentence.last, mention.last + LEAD)
    while last < end and owner[last] < 0 and (words[last] not in BREAKS or _joined(scene, last)):
        last += 1
    return last


def _joined(scene: Scene, at: int) -> bool:
    """Whether a token is a hyphen inside a word."""
    return scene.doc.words[at] == "-" and scene.doc.tight(at) and scene.doc.tight(at - 1)


def _verb(scene: Scene, mention: Mention, sentence: Sentence) -> str:
    """The nearest verb that is no participle before a noun ("a combined revenue")."""
    first, last = max(sentence.first, mention.first - REACH), min(sentence.last, mention.last + REACH)
    words, lists = scene.doc.words, grammar.load(scene.doc.article.locale)
    verbs = [
        at
        for at in range(first, last)
        if (words[at] in lists.verbs or words[at].endswith(PARTICIPLES))
        and scene.concepts[at]
        and scene.owner[at] < 0
        and _verbal(words, at, lists)
    ]
    nearest = min(
        verbs, key=lambda at: (min(abs(at - mention.first), abs(at - mention.last + 1)), at), default=None
    )
    return "" if nearest is None else words[nearest]


def _verbal(words: list[str], at: int, lists: Grammar) -> bool:
    """Whether a token is a listed verb, or a participle that does not stand before its noun."""
    before = words[at - 1] if at else ""
    return words[at] in lists.verbs or (before not in lists.determiners and before != "-")
