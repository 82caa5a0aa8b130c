"""Who is said to say so: the subject of the reporting verb in a claim's sentence or its quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from claimcheck import grammar
from claimcheck.context.scene import Scene
from claimcheck.document import Document, Sentence
from claimcheck.model import Name

WINDOW: Final = 12


def read(scene: Scene, sentence: Sentence) -> str | None:
    """The speaker of a sentence as written, or None."""
    verb = _verb(scene, sentence)
    if verb is not None:
        return _name_near(scene, sentence, verb) or _phrase(scene, sentence, verb)
    words = scene.doc.words
    if "according" not in words[sentence.first : sentence.last]:
        return None
    for i in range(sentence.first, sentence.last - 2):
        if words[i] == "according" and words[i + 1] == "to":
            return _named(scene, range(i + 2, min(i + 2 + WINDOW, sentence.last))) or _after(
                scene, i + 2, sentence.last
            )
    return None


def _verb(scene: Scene, sentence: Sentence) -> int | None:
    """The first reporting verb of a sentence."""
    verbs = scene.doc.once(_verbs)
    at = bisect_left(verbs, sentence.first)
    return verbs[at] if at < len(verbs) and verbs[at] < sentence.last else None


def _verbs(doc: Document) -> list[int]:
    return doc.places(grammar.load(doc.article.locale).reporting.__contains__)


def _name_near(scene: Scene, sentence: Sentence, verb: int) -> str | None:
    """The name nearest to a reporting verb, before it first."""
    before = range(verb - 1, max(sentence.first, verb - WINDOW) - 1, -1)
    after = range(verb + 1, min(sentence.last, verb + 4))
    return _named(scene, (*before, *after))


def _named(scene: Scene, tokens: Iterable[int]) -> str | None:
    """The first name among tokens."""
    for i in tokens:
        mention = scene.mentions[scene.owner[i]] if scene.owner[i] >= 0 else None
        if mention is not None and mention.kind == "name" and isinstance(mention.value, Name):
            return mention.value.name
    return None


def _after(scene: Scene, first: int, last: int) -> str | None:
    """The noun phrase behind "according to"."""
    if first < last and scene.doc.words[first] in ("the", "a", "an", "its", "their"):
        first += 1
    phrase = grammar.phrase_after(scene.doc, first, last, plural=False)
    return scene.doc.written(phrase.first, phrase.last) if phrase else None


def _phrase(scene: Scene, sentence: Sentence, verb: int) -> str | None:
    """The bare noun phrase before the verb ("police said", "the agency said")."""
    closed = grammar.load(scene.doc.article.locale).closed
    i = verb
    while i > sentence.first and scene.doc.words[i - 1][0].isalpha() and scene.doc.words[i - 1] not in closed:
        i -= 1
    return scene.doc.written(i, verb) if i < verb else None
