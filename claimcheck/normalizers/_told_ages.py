"""Ages without the word: "Marchuk, 47, told", "At 52 he won", "the oldest is 58", "a pension age of 67"."""

from __future__ import annotations

from typing import Final

from claimcheck import grammar
from claimcheck.normalizers import _roles, people
from claimcheck.normalizers._age_words import Age, See, human
from claimcheck.normalizers.numerals import Numeral

HOURS: Final = 12  # "At 10 he went to bed"
CHILD: Final = 10  # below it "Lee was 5" is as often a score
LIMITS: Final = (14, 90)  # of ages at which one votes, marries or retires
REACH: Final = 14  # tokens from "the age at which" to its figure
NEAR: Final = 6
SCORING: Final = frozenset((":", *"minute minutes goal goals scored scorer scorers tries subs".split()))


def read(see: See, numeral: Numeral) -> Age | None:
    """The age that a bare number is by what stands before it."""
    number = numeral.number
    if isinstance(number, tuple) or not human(numeral):
        return None
    i, before = numeral.first, see.word(numeral.first - 1)
    if before == "(":
        return Age(i, numeral.last, numeral) if number >= CHILD and _bracketed(see, numeral) else None
    if before in ("is", "was") and see.has(numeral.last, "stated_before"):
        told = _ranked(see, i - 1) or (number >= CHILD and person_at(see, i - 1 - (see.word(i - 2) == ",")))
    elif before == "at" and i - 1 == see.sentence.first and number > HOURS and _held(see, numeral.last):
        told = True
    elif not _ended(see, numeral.last):
        return None
    else:
        told = (before == "of" and _noun(see, i - 2)) or (before == "them" and _ranked(see, i))
        told = told or (before == "at" and see.has(i - 2, "died"))
    return Age(i, numeral.last, numeral) if told or _set(see, numeral) else None


def _held(see: See, i: int) -> bool:
    """Whether a person's pronoun goes on at token i: "At 52 he has his first trophy", "At 31, she is"."""
    i += see.word(i) == ","
    return see.has(i, "pronouns") and see.word(i) != "i"


def _bracketed(see: See, numeral: Numeral) -> bool:
    """Whether brackets behind a person's full name hold the number alone, in prose: "Ann Lee (47) said"."""
    doc, i, after = see.doc, numeral.first, numeral.last + 1
    if see.word(numeral.last) != ")" or not see.word(i - 3).isalpha() or not doc.large[i - 3]:
        return False
    after += see.word(after) == ","
    prose = (see.word(after).isalpha() and not doc.large[after]) or see.word(after) in ("", ".")
    listed = not SCORING.isdisjoint(doc.words[see.sentence.first : see.sentence.last])
    return prose and not listed and i - 1 in doc.once(people.ends)


def apposed(see: See, comma: int) -> bool:
    """Whether a person stands before a comma: a name, a noun, "the mother of three"."""
    i = comma - 1
    if see.has(i, "nouns") or person_at(see, comma):
        return True
    if see.word(i) in _roles.load(see.doc.article.locale).heads:
        return see.doc.written(i, comma).islower()
    return see.has(i - 2, "parents") and see.word(i - 1) == "of" and comma in see.closes


def person_at(see: See, last: int) -> bool:
    """Whether the name of a person ends before token `last`."""
    if last in see.doc.once(people.ends):
        return True
    word, start = see.word(last - 1), see.doc.starts[last - 1]
    return see.doc.text[start].isupper() and word in see.doc.once(people.surnames)


def _ranked(see: See, i: int) -> bool:
    """Whether "the oldest of those charged" ends before token i."""
    return any(see.has(k, "ranked") for k in range(i - NEAR, i))


def _noun(see: See, i: int) -> bool:
    """Whether token i is a noun for one person: "a pool builder of 46"; "a mother of three" has children."""
    if see.has(i, "parents") or not any(see.word(k) in ("a", "an") for k in range(i - 5, i)):
        return False
    return see.has(i, "nouns") or see.has(i, "persons")


def _set(see: See, numeral: Numeral) -> bool:
    """Whether the number is an age that a rule sets: "raise the retirement age to 66 from 64"."""
    number, i = numeral.number, numeral.first
    if isinstance(number, tuple) or not (see.has(i - 1, "set_at") and LIMITS[0] <= number <= LIMITS[1]):
        return False
    for k in range(i - 1, i - REACH, -1):
        if see.word(k) == "age":
            return (see.has(k - 1, "set_by") and k >= i - NEAR) or see.word(k + 1) == "at"
    return False


def _ended(see: See, i: int) -> bool:
    """Whether no noun follows at token i that the number would count."""
    word = see.word(i)
    if word[:1].isalnum():
        known = grammar.load(see.doc.article.locale)
        return see.has(i, "set_end") or word in known.finite or word in known.auxiliaries
    return word not in ("-", "%", "°")
