"""Names of outlets in a text: agencies and papers by list, sources at hand, mastheads by their form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar, lexicon
from claimcheck.document import tokenize
from claimcheck.model import Article

ADDRESS: Final = re.compile(
    r"^(?:https?://)?(?:www\.)?([\w-]++)\.(?:com|org|net|info|news|live|co|io|[a-z]{2})\b.*", re.IGNORECASE
)
PARTED: Final = re.compile(r"\s*(?:[/|()]|\bvia\b)\s*")
POSSESSIVE: Final = ("'s", "’s")
LONGEST: Final = 6  # words of a masthead on either side of its noun
NAMES: Final = 4096  # of which the keys are kept
DIRECTORIES: Final = 16


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """outlets.toml: a line a name, and strings of words or of phrases."""

    names: str
    nouns: str
    tails: str
    kinds: str
    before: str
    after: str
    adverbs: str
    own: str
    credits: str
    credited: str


class Sheet(Struct, frozen=True):
    """An article's text as tokens in lower case with their offsets."""

    article: Article
    words: list[str]
    starts: list[int]
    ends: list[int]

    def large(self, i: int) -> bool:
        """Whether token i exists and begins with a capital."""
        return 0 <= i < len(self.words) and self.article.text[self.starts[i]].isupper()

    def written(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`, without a possessive ending."""
        text = self.article.text[self.starts[first] : self.ends[last - 1]]
        return text[:-2] if text.endswith(POSSESSIVE) else text


class Named(Struct, frozen=True):
    """The name of an outlet at tokens [first, last)."""

    first: int
    last: int
    outlet: str


class Directory(Struct, frozen=True):
    """Names of outlets by their first token in lower case, each with the one shown; that one by key."""

    firsts: dict[str, list[tuple[str, str]]]
    shown: dict[str, str]

    def outlet(self, name: str) -> str:
        """The name that is shown for an outlet, however it is written."""
        return self.shown.get(key(name), name.strip())


def sheet(article: Article) -> Sheet:
    """The tokens of an article."""
    return Sheet(article, *tokenize(article.text)[:3])


@lru_cache(maxsize=NAMES)
def key(name: str) -> str:
    """What two spellings of one outlet share: no article, no address, no capitals."""
    plain = ADDRESS.sub(r"\1", name.strip()) if "." in name else name
    return " ".join(plain.casefold().replace("’", "'").split()).removeprefix("the ")


@cache
def words(locale: str) -> Words:
    """The words of citing of a locale's language."""
    found: Words = lexicon.section(locale, "outlets", Words)
    return found


@cache
def _listed(locale: str) -> Directory:
    """The outlets of outlets.toml."""
    lines = ([part.strip() for part in line.split("|")] for line in words(locale).names.splitlines() if line)
    return _with(Directory({}, {}), ((name, line[0]) for line in lines for name in line))


@lru_cache(maxsize=DIRECTORIES)
def directory(locale: str, sources: tuple[str, ...]) -> Directory:
    """The outlets that are listed and those of the sources at hand."""
    return _with(_listed(locale), ((name, name) for name in sources))


def _with(known: Directory, names: Iterable[tuple[str, str]]) -> Directory:
    """A directory with more names, each with the one that is shown for it."""
    firsts, shown = dict(known.firsts), dict(known.shown)
    for name, whole in names:
        outlet = shown.setdefault(key(name), whole)
        bare = name[4:] if name[:4] in ("The ", "the ") else name
        if bare:
            first = _first(bare)
            firsts[first] = [*firsts.get(first, ()), (bare, outlet)]
    return Directory(firsts, shown)


def _first(name: str) -> str:
    """The first token of a name."""
    word = name.split(maxsplit=1)[0].lower()
    return word if word.isalpha() else tokenize(word)[0][0]


def split(source: str) -> list[str]:
    """The outlets that a source names: "The Daily / Reuters" names two."""
    return [part for part in PARTED.split(source) if part]


def find(page: Sheet, known: Directory) -> Iterator[Named]:
    """The outlets that a page names, in order; a masthead that is in no list by its noun."""
    nouns = _nouns(page.article.locale)
    bag = set(page.words)
    bag |= {word[:-2] for word in bag if word.endswith(POSSESSIVE)}
    telling = (bag & known.firsts.keys()) | (bag & nouns)
    last = 0
    for i in _places(page, telling) if telling else ():
        named = _listed_at(page, i, known) or (
            _masthead(page, i, known) if _bare(page.words[i]) in nouns else None
        )
        if named and named.first >= last:
            last = named.last
            yield named


def _places(page: Sheet, telling: Collection[str]) -> list[int]:
    """The tokens in capitals that are among some words, with or without a possessive ending."""
    wanted = {word + ending for word in telling for ending in ("", *POSSESSIVE)}
    return [i for i, word in enumerate(page.words) if word in wanted and page.large(i)]


def _listed_at(page: Sheet, i: int, known: Directory) -> Named | None:
    """The longest known name that begins at token i."""
    found = [
        (size, outlet)
        for name, outlet in known.firsts.get(_bare(page.words[i]), ())
        if (size := _reads(page, i, name))
    ]
    if not found:
        return None
    size, outlet = max(found)
    return Named(i, i + size, outlet)


def _reads(page: Sheet, i: int, name: str) -> int:
    """The tokens of a name that stands at token i, with its capitals if it has nothing else; 0 if not."""
    parts = tokenize(name)[0]
    run = page.words[i : i + len(parts)]
    if len(run) < len(parts) or [*run[:-1], _bare(run[-1])] != parts:
        return 0
    return len(parts) if not name.isupper() or page.written(i, i + len(parts)) == name else 0


def _masthead(page: Sheet, i: int, known: Directory) -> Named | None:
    """The run of capitals round the noun of a masthead at token i: "The Times of Central Asia"."""
    first, last = i, i + 1
    while i - first < LONGEST and page.words[first] != "the" and _leads(page, first - 1):
        first -= 1
    tails = _tails(page.article.locale)
    while last < len(page.words) and page.words[last] in tails and page.large(last):
        last += 1
    if page.words[last : last + 1] == ["of"] and page.large(last + 1):
        last += 2
        while last - i < LONGEST and page.large(last) and page.words[last - 1].isalpha():
            last += 1
    elif page.large(last):
        return None
    size = last - first - (page.words[first] == "the")
    if size < 2 and not (page.words[first] == "the" and first > 0):
        return None
    return Named(first, last, known.outlet(page.written(first, last)))


def _leads(page: Sheet, i: int) -> bool:
    """Whether token i may stand before the noun of a masthead."""
    word = page.words[i] if page.large(i) else ""
    return word.isalpha() and (word == "the" or word not in grammar.load(page.article.locale).closed)


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word.endswith(POSSESSIVE) else word


@cache
def _nouns(locale: str) -> frozenset[str]:
    return frozenset(words(locale).nouns.split())


@cache
def _tails(locale: str) -> frozenset[str]:
    return frozenset(words(locale).tails.split())
