"""Whose an age is: the person named before it or behind it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from claimcheck import grammar
from claimcheck.context import spoken
from claimcheck.context.scene import Scene
from claimcheck.model import Mention, Name

BETWEEN: Final = frozenset(", ( aged age who is was turned turns now only just a an the then".split())
COPULAS: Final = ("is", "was", "turned")
FAR: Final = 5  # tokens between an age and its person


def of(scene: Scene, age: Mention) -> str:
    """The fullest name of the person whose age it is, in lower case; "" where nobody is named beside it.

    Read are "Ann Lee, 47," and "Ann Lee, who is 47", "Ann Lee, a 47-year-old driver", "47-year-old Ann Lee",
    and "the 47-year-old" and "she is 47" behind a sentence that names one person.
    """
    words, i = scene.doc.words, age.first - 1
    while i >= 0 and age.first - i <= FAR and words[i] in BETWEEN:
        i -= 1
    beside = _person(scene, i) if 0 <= i < age.first - 1 else ""
    return beside or _behind(scene, age) or _meant(scene, age)


def _behind(scene: Scene, age: Mention) -> str:
    """The person that "the 47-year-old construction worker Luis Ortega" names."""
    closed = grammar.load(scene.doc.article.locale)
    for i in range(age.last, min(age.last + FAR, len(scene.owner))):
        if scene.owner[i] >= 0:
            kind = scene.mentions[scene.owner[i]].kind
            if kind != "role":
                return _person(scene, i)
            continue
        word = scene.doc.words[i]
        if not word[0].isalpha() or word in closed.closed or word in closed.verbs:
            return ""
    return ""


def _meant(scene: Scene, age: Mention) -> str:
    """The one person of the sentence before, whom "the 47-year-old" or "she was 47" means."""
    words, known = scene.doc.words, spoken.load(scene.doc.article.locale)
    copula = words[age.first - 1] in COPULAS
    told = words[age.first - 2] in known.persons if copula else words[age.first - 1] == "the"
    sentence = scene.doc.sentence_of(age.first)
    if age.first < 2 or not told or sentence is None:
        return ""
    own = {_person(scene, i) for i in range(sentence.first, age.first)} - {""}
    at = bisect_left(scene.doc.firsts, sentence.first)
    if own or at == 0:
        return ""
    before = scene.doc.sentences[at - 1]
    named = {_person(scene, i) for i in range(before.first, before.last)} - {""}
    return named.pop() if len(named) == 1 else ""


def _person(scene: Scene, i: int) -> str:
    """The name of the person that token i is part of."""
    owner = scene.owner[i]
    value = scene.mentions[owner].value if owner >= 0 else None
    named = isinstance(value, Name) and scene.mentions[owner].kind == "name" and value.sort == "person"
    return value.name.casefold() if isinstance(value, Name) and named else ""
