"""What words mean: stems, and the concepts that news use interchangeably."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import Final

import Stemmer
from msgspec import Struct

from claimcheck.lexicon import DEFAULT, section
from claimcheck.memo import Memo
from claimcheck.plurals import MEMORY, irregulars, pairs, plural_looking, singular

__all__ = [
    "ContrastWords", "concept", "concepts", "plural_looking", "singular", "stem", "weight",
]  # fmt: skip

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]  # by the key of the second word

HYPHENS: Final = frozenset("-‐‑–")
APOSTROPHES: Final = ("'s", "’s", "'", "’")
ALGORITHMS: Final = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "nl": "dutch",
    "pt": "portuguese", "ru": "russian", "sv": "swedish", "da": "danish", "no": "norwegian", "tr": "turkish",
}  # fmt: skip
# Endings of inflected words, longest first, with what stands in their place in the plain word.
INFLECTIONS: Final = (
    ("ying", ("y", "ie")), ("ing", ("", "e")), ("ies", ("y", "ie")), ("ied", ("y", "ie")),
    ("es", ("e", "")), ("ed", ("e", "")), ("s", ("",)),
)  # fmt: skip


class ConceptWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of concepts.toml: groups of interchangeable words and how telling a word is."""

    groups: dict[str, str]
    apart: str
    irregular: str
    stop: str
    common: str


class FrequentWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of frequent.toml: further words that are not rare."""

    words: str


class ContrastWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of contrasts.toml: lines of kinds that exclude each other, and directions."""

    sets: dict[str, str]
    directions: dict[str, str]


class Lexicon(Struct, frozen=True):
    """The concepts, ready to look up.

    `labels` holds listed words and phrases, `stems` what else has a listed word's stem, `phrases`
    the phrases by the keys of their first and second words, each the keys that follow and its label.
    """

    labels: dict[str, str]
    stems: dict[str, str]
    phrases: dict[str, Phrases]
    irregular: dict[str, str]
    stop: frozenset[str]


class Entry(Struct, frozen=True):
    """What `concepts` needs of one word."""

    label: str
    key: str
    phrases: Phrases


@lru_cache(MEMORY)
def stem(word: str, locale: str = DEFAULT) -> str:
    """The stem of a lower-case word; the word itself in a language without a stemmer."""
    stemmer = _stemmer(_language(locale))
    return stemmer.stemWord(word) if stemmer and word.isprintable() else word  # no lone surrogates


@lru_cache(MEMORY)
def concept(word: str, locale: str = DEFAULT) -> str:
    """The label of the words that news use interchangeably with a lower-case word, else its stem."""
    lexicon = _lexicon(locale)
    if word in lexicon.labels:
        return lexicon.labels[word]
    plain = _plain(word, lexicon)
    for form in _forms(plain):
        if form in lexicon.labels:
            return lexicon.labels[form]
    root = stem(plain, locale)
    return lexicon.stems.get(root, root)


def concepts(words: Sequence[str], locale: str = DEFAULT) -> list[str]:
    """The concept of each lower-case token, "" for function words, figures and signs.

    A phrase ("net income", "laid off") has its label at its first token and "" at the others.
    """
    entries = list(map(_entries(locale).__getitem__, words))
    labels = [entry.label for entry in entries]
    free = 0
    for i in [i for i, entry in enumerate(entries[:-1]) if entry.phrases]:
        after = entries[i + 1].key
        if i >= free and (after in entries[i].phrases or after in HYPHENS):
            label, free = _phrase(entries, words, i)
            labels[i:free] = [label] + [""] * (free - i - 1)
    return labels


@lru_cache(MEMORY)
def weight(word: str, locale: str = DEFAULT) -> int:
    """How telling a word is: 0 function words and signs, 1 the staple of news, 2 ordinary, 3 rare."""
    lexicon = _lexicon(locale)
    plain = _plain(word, lexicon)
    if word in lexicon.stop or plain in lexicon.stop or not word[:1].isalnum():
        return 0
    common, ordinary = _bands(locale)
    root = stem(plain, locale)
    if root in common or word[0].isdigit():
        return 1
    return 2 if root in ordinary else 3


def _phrase(entries: list[Entry], words: Sequence[str], i: int) -> tuple[str, int]:
    """The label of the longest phrase that starts at token i and the token after it."""
    second = i + 1
    if second < len(words) and words[second] in HYPHENS:
        second += 1
    key = entries[second].key if second < len(words) else ""
    for keys, label in entries[i].phrases.get(key, ()):
        end = _past(entries, words, second + 1, keys)
        if end:
            return label, end
    return entries[i].label, i + 1


def _past(entries: list[Entry], words: Sequence[str], end: int, keys: tuple[str, ...]) -> int:
    """The token after the words of these keys, which begin at token `end`; 0 where others stand."""
    for key in keys:
        if end < len(words) and words[end] in HYPHENS:
            end += 1
        if end >= len(words) or entries[end].key != key:
            return 0
        end += 1
    return end


@cache
def _entries(locale: str) -> Memo[Entry]:
    return Memo(partial(_entry, locale=locale))


def _entry(word: str, locale: str) -> Entry:
    lexicon = _lexicon(locale)
    key = stem(_plain(word, lexicon), locale)
    quiet = not word[:1].isalpha() or word in lexicon.stop
    return Entry("" if quiet else concept(word, locale), key, lexicon.phrases.get(key, {}))


def _plain(word: str, lexicon: Lexicon) -> str:
    """The word without a possessive ending, an irregular form as its plain one."""
    for ending in APOSTROPHES:
        if word.endswith(ending) and len(word) > len(ending):
            word = word[: -len(ending)]
            break
    return lexicon.irregular.get(word, word)


def _forms(word: str) -> Iterator[str]:
    """The word and what it may be an inflected form of, likeliest first."""
    yield word
    for ending, plain in INFLECTIONS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            for letters in plain:
                yield base + letters
            if len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]


def _language(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0].lower()


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = ALGORITHMS.get(language)
    return Stemmer.Stemmer(name, 0) if name else None


def _groups(words: ConceptWords) -> Iterator[tuple[str, list[str]]]:
    """Each group's label and members, the label first among them."""
    for lines in words.groups.values():
        for line in lines.splitlines():
            if line:
                label, _, members = line.partition(":")
                yield label, [label, *members.split()]


@cache
def _lexicon(locale: str) -> Lexicon:
    """The concepts of a locale's language; raises ValueError when a word is in two groups."""
    words = section(locale, "concepts", ConceptWords)
    plain = irregulars(locale) | pairs(words.irregular)
    lexicon = Lexicon({}, {}, {}, plain, frozenset(words.stop.split()))
    for label, members in [*_groups(words), *((word, [word]) for word in words.apart.split())]:
        for member in members:
            if lexicon.labels.setdefault(member, label) != label:
                raise ValueError(f"{member!r} is in the groups {lexicon.labels[member]!r} and {label!r}")
    _learn_stems(lexicon, words, locale)
    for word in [*words.common.split(), *_contrast_phrases(locale)]:
        if not any(form in lexicon.labels for form in _forms(_plain(word, lexicon))):
            lexicon.labels[word] = word
    _learn_phrases(lexicon, locale)
    return lexicon


def _contrast_phrases(locale: str) -> list[str]:
    """The phrases that contrasts set apart; each is a concept of its own if it is in no group."""
    text = " ".join(section(locale, "contrasts", ContrastWords).sets.values())
    return [word for word in text.replace("/", " ").split() if "_" in word or "-" in word]


def _learn_phrases(lexicon: Lexicon, locale: str) -> None:
    """Enter each listed phrase under the key of its first word, longer ones before shorter ones."""
    listed = [word for word in lexicon.labels if "_" in word or "-" in word]
    listed.sort(key=lambda phrase: -phrase.count("_") - phrase.count("-"))
    split = [phrase.replace("-", "_").split("_") for phrase in listed]
    words = list(dict.fromkeys(part for parts in split for part in parts))
    keys = dict(zip(words, _stems([_plain(word, lexicon) for word in words], locale), strict=True))
    for phrase, (first, second, *rest) in zip(listed, split, strict=True):
        choice = tuple(keys[part] for part in rest), lexicon.labels[phrase]
        lexicon.phrases.setdefault(keys[first], {}).setdefault(keys[second], []).append(choice)


def _learn_stems(lexicon: Lexicon, words: ConceptWords, locale: str) -> None:
    """Enter the stems of the groups' words, save those of two groups."""
    apart = set(words.apart.split())
    listed = [word for word in lexicon.labels if word not in apart]
    shared: set[str] = set()
    for word, root in zip(listed, _stems(listed, locale), strict=True):
        label = lexicon.labels[word]
        if lexicon.stems.setdefault(root, label) != label:
            shared.add(root)
    for root in shared:
        del lexicon.stems[root]


def _stems(words: list[str], locale: str) -> list[str]:
    stemmer = _stemmer(_language(locale))
    return stemmer.stemWords(words) if stemmer else words


@cache
def _bands(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the staple words of news and of ordinary words."""
    words = section(locale, "concepts", ConceptWords)
    frequent = section(locale, "frequent", FrequentWords).words
    ordinary = _stems(f"{words.apart} {frequent}".split(), locale)
    return frozenset(_stems(words.common.split(), locale)), frozenset(_lexicon(locale).stems) | set(ordinary)
