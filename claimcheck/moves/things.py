"""What moves: the words for it, its head noun and the words that tell it from others of the kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimcheck.lexicon import DEFAULT
from claimcheck.moves.cues import Cues, load, timed
from claimcheck.words import concept

Span = tuple[int, int]
LONGEST: Final = 14  # tokens


def before(words: Sequence[str], end: int, cues: Cues) -> Span | None:
    """The thing whose words end before token `end`; None where there is none or it is one of two."""
    if not end or words[end - 1] in cues.sets["opens"]:
        return None
    begin = end - 1  # "costs" and "claims" are verbs elsewhere
    while begin and (words[begin - 1] not in cues.bars or _noun(words, begin - 1, cues)):
        begin -= 1
    lead = words[begin - 1] if begin else ""
    if lead in cues.grammar.verbs and lead not in cues.grammar.reporting:
        return None
    if lead in cues.sets["joins"] and not _clause(words, begin, cues):
        return None
    begin = _past_time(words, begin, end, cues)
    return (begin, end) if begin < end and words[begin] not in cues.sets["within"] else None


def _noun(words: Sequence[str], n: int, cues: Cues) -> bool:
    """Whether an article makes a noun of a verb: "the cost of", "their needs"."""
    verb = words[n] in cues.grammar.verbs or words[n] in cues.grammar.reporting
    return verb and n > 0 and words[n - 1] in cues.grammar.determiners and words[n] not in cues.sets["opens"]


def _clause(words: Sequence[str], begin: int, cues: Cues) -> bool:
    """Whether a clause begins behind "and" at token `begin`, and not the second of two things."""
    set_off = words[begin] in cues.grammar.determiners or words[begin - 2 : begin - 1] == [","]
    return set_off and any(_verbal(words, n, cues) for n in range(1, begin - 1))


def _verbal(words: Sequence[str], n: int, cues: Cues) -> bool:
    """Whether token n, not the first, is a verb by list, or by its ending where no article leads to it."""
    word, known = words[n], cues.grammar
    if any(word in listed for listed in (known.verbs, known.auxiliaries, cues.sets["went"], cues.verbs)):
        return True
    return (
        word.endswith("ed")
        and words[n - 1] not in known.determiners
        and words[n - 1] not in known.prepositions
    )


def _past_time(words: Sequence[str], begin: int, end: int, cues: Cues) -> int:
    """Where the thing begins behind a time that opens its clause ("In May sales rose")."""
    at = begin + (words[begin] in cues.sets["timed"])
    while at < end and (timed(words[at], cues) or words[at] in ("the", "of")):
        at += 1
    if not any(timed(word, cues) for word in words[begin:at]):
        return begin
    return at - 1 if words[at - 1] == "the" else at


def stop(words: Sequence[str], begin: int, last: int, cues: Cues) -> int:
    """The token after the thing that begins at `begin`: it ends before a verb, a time or a sign."""
    within, known = cues.sets["within"], cues.grammar
    for n in range(begin, last):
        word = words[n]
        led = n > begin and (words[n - 1] in within or words[n - 1] in known.determiners)
        if word in cues.sets["opens"] or timed(word, cues) or (n > begin and word in known.verbs):
            return n - 1 if n > begin and words[n - 1] in within else n
        if n > begin and word.endswith("ed") and not led:
            return n
    return last


def one(named: Sequence[str], cues: Cues) -> bool:
    """Whether words name one thing: no pronoun, none of two that are joined, none that a figure counts."""
    if len(named) > LONGEST or not cues.sets["joins"].isdisjoint(named):
        return False
    return not any(word[0].isdigit() for word in named) and bool(label(named, cues)[0])


def label(named: Sequence[str], cues: Cues) -> tuple[str, frozenset[str]]:
    """The concept of a thing's head noun and those of its other words; "" where it has none.

    Words of number are passed over: what "the number of visitors" tells of is visitors.
    """
    core: list[str] = []
    rest: list[str] = []
    behind, lead = False, ""
    for n, word in enumerate(named):
        if word in cues.sets["within"]:
            behind, lead = bool(core), word
        elif core and word.endswith("ed") and not cues.sets["within"].isdisjoint(named[n + 1 : n + 2]):
            behind = True  # "patients treated at"
            rest.append(concept(word))
        elif _telling(word, lead, cues) and not (
            word in cues.sets["rates"] and named[n - 1] in cues.sets["rated"]
        ):
            (rest if behind else core).append(_concept(word, cues))
    if not core:
        return "", frozenset()
    return core[-1], frozenset([*core[:-1], *rest]) - {core[-1], ""}


def _concept(word: str, cues: Cues) -> str:
    """The concept of a word; one that means another thing than its plural stands for itself."""
    return f"a {word}" if word in cues.sets["single"] else concept(word)


def _telling(word: str, lead: str, cues: Cues) -> bool:
    """Whether a word says what a thing is: no article, figure, word of number, nor time save behind "for"."""
    sets = cues.sets
    if not word[0].isalpha() or word in sets["light"] or word in sets["pronouns"]:
        return False
    if word in sets["remote"]:
        return True
    return word not in cues.grammar.closed and (lead == "for" or word not in sets["times"])


def told(noun: str, locale: str = DEFAULT) -> tuple[str, tuple[str, ...]]:
    """The concept of the head noun of a thing as it is written and, in order, those of its other words."""
    head, others = label(noun.lower().split(), load(locale))
    return head, tuple(sorted(others))


def where(tail: Sequence[str], cues: Cues) -> frozenset[str]:
    """The concepts behind "in", "among", "against" and so on in the words behind a movement, times aside."""
    found: set[str] = set()
    placed = False
    for word in tail:
        if word in cues.sets["places"]:
            placed = True
        elif word == ",":
            break
        elif word in cues.grammar.prepositions or word in cues.bars:
            placed = False
        elif word in cues.sets["remote"] or (placed and _telling(word, "", cues)):
            found.add(concept(word))
    return frozenset(found)
