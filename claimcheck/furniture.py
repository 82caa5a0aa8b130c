"""Page furniture: lines by which a site speaks of itself, its readers or other articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck import lexicon

LONGEST: Final = 45
LONGEST_POST: Final = 90
LONGEST_LABEL: Final = 24
PROSE: Final = 12
SEPARATORS: Final = frozenset("|·•")
VALUE_SIGNS: Final = frozenset("$€£¥₹₽₩%")
QUOTES: Final = frozenset('"“”«»„')
POSTS: Final = ("https://t.co/", "http://t.co/", "pic.twitter.com/", "pic.x.com/")

Phrase = tuple[str, ...]
Openings = dict[str, list[Phrase]]


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    whole: str
    labels: str
    links: str
    openings: str
    phrases: str
    counters: str
    lists: str
    bylines: str
    particles: str
    waiting: str
    rights: str
    dates: str
    credits: str


class Words(Struct, frozen=True):
    """What a language's pages say about themselves; openings by their first word."""

    whole: frozenset[str]
    labels: Openings
    links: Openings
    openings: Openings
    phrases: tuple[str, ...]
    keys: frozenset[str]
    counters: frozenset[str]
    lists: frozenset[str]
    bylines: Openings
    particles: frozenset[str]
    waiting: frozenset[str]
    rights: frozenset[str]
    stamps: frozenset[str]
    credits: frozenset[str]
    firsts: frozenset[str]


class Line(Struct, frozen=True):
    """A block as its tokens in lower case, with where they stand; `early` before the first paragraph."""

    words: Sequence[str]
    starts: Sequence[int]
    text: str
    early: bool = False

    def large(self, at: int) -> bool:
        """Whether token `at` is written with a capital."""
        return self.text[self.starts[at]].isupper()

    def part(self, first: int, last: int) -> Line:
        """The tokens [first, last) as a line."""
        return Line(self.words[first:last], self.starts[first:last], self.text, self.early)


@cache
def words(locale: str) -> Words:
    """The furniture words of a locale's language."""
    raw = lexicon.section(locale, "furniture", _Words)
    phrases = tuple(f" {line} " for line in raw.phrases.splitlines() if line)
    counters = frozenset(raw.counters.split())
    tables = [_by_first(text) for text in (raw.labels, raw.links, raw.openings, raw.bylines)]
    rights, waiting = frozenset(raw.rights.split()), frozenset(raw.waiting.split())
    lists = frozenset(raw.lists.splitlines())
    return Words(
        whole=lists.union(raw.whole.splitlines()), labels=tables[0], links=tables[1], openings=tables[2],
        phrases=phrases, keys=frozenset(phrase.split()[-1] for phrase in phrases), counters=counters,
        lists=lists, bylines=tables[3],
        particles=frozenset(raw.particles.split()),
        waiting=waiting, rights=rights, stamps=counters | frozenset(raw.dates.split()),
        credits=frozenset(raw.credits.split()), firsts=rights.union(waiting, *tables),
    )  # fmt: skip


def _by_first(text: str) -> Openings:
    out: Openings = {}
    for line in text.splitlines():
        phrase = tuple(line.split())
        if phrase:
            out.setdefault(phrase[0], []).append(phrase)
    return out


def read(line: Line, known: Words) -> bool:
    """Whether a block is furniture by its own words."""
    bare = _bare(line)
    if not bare.words or len(bare.words) > LONGEST or line.words[0] in QUOTES:
        return False
    if len(bare.words) <= 8 and _named(bare) in known.whole:
        return True
    if _plain(bare.words[0]) in known.firsts and any(test(bare, known) for test in OPENING_TESTS):
        return True
    return _speaks(bare, known) or _stamp(bare, known) or _fields(bare, known)


def heads_list(line: Line, known: Words) -> bool:
    """Whether links to other articles follow a line."""
    return len(line.words) <= 8 and _named(line) in known.lists


def post(text: str, start: int, end: int, tokens: int) -> bool:
    """Whether text[start:end] is an embedded post or the line that says whose it is."""
    if tokens > LONGEST_POST:
        return False
    signed = text[start] in "—–-" and text.find("(@", start, end) >= 0
    return signed or any(text.find(address, start, end) >= 0 for address in POSTS)


def credit(words: Sequence[str], known: Words) -> bool:
    """Whether the words of a bracket at the end of a caption name who took the picture."""
    if not 0 < len(words) <= 12 or known.credits.isdisjoint(words):
        return False
    if "/" not in words and words[0] not in known.credits and words[-1] not in known.credits:
        return False
    return all(len(word) == 4 for word in words if word[0].isdigit()) and VALUE_SIGNS.isdisjoint(words)


def prose(line: Line) -> bool:
    """Whether a block reads as a paragraph of text and not as a link."""
    return len(line.words) >= PROSE and line.words[-1][-1] in '.!?…”")'


def _bare(line: Line) -> Line:
    """A line without the signs that open it."""
    at = 0
    while at < min(len(line.words), 4) and not line.words[at][0].isalnum() and line.words[at] != "©":
        at += 1
    return line.part(at, len(line.words)) if at else line


def _named(line: Line) -> str:
    """The words of a line without figures and signs."""
    return _plain(" ".join([word for word in line.words if word[0].isalpha()]))


def _plain(word: str) -> str:
    return word.replace("’", "'") if "’" in word else word


def _opened(line: Line, table: Openings) -> int:
    """How many tokens of a line are its longest opening in `table`; 0 for none."""
    sizes = [len(phrase) for phrase in table.get(_plain(line.words[0]), ()) if _matches(line.words, phrase)]
    return max(sizes, default=0)


def _matches(words: Sequence[str], phrase: Phrase) -> bool:
    return len(words) >= len(phrase) and all(map(str.__eq__, map(_plain, words), phrase))


def _label(line: Line, known: Words) -> bool:
    """Whether a line is a label, with or without its answer: "Photo: Reuters"."""
    size = _opened(line, known.labels)
    if not size or len(line.words) > LONGEST_LABEL or not VALUE_SIGNS.isdisjoint(line.words):
        return False
    return size == len(line.words) or line.words[size] in (":", "?", "|")


def _link(line: Line, known: Words) -> bool:
    """Whether a line points to another article: "Read more: …"."""
    size = _opened(line, known.links)
    return bool(size) and (size == len(line.words) or line.words[size] in (":", "|", "»", "→", ">", "›"))


def _address(line: Line, known: Words) -> bool:
    """Whether a line opens by asking something of the page's reader."""
    return bool(_opened(line, known.openings))


def _byline(line: Line, known: Words) -> bool:
    """Whether nothing but names follows words such as "by"."""
    size = _opened(line, known.bylines)
    if not size or size == len(line.words) or not line.large(size):
        return False
    rest = range(size, len(line.words))
    return line.words[-1] != "." and all(_in_byline(line, i, known) for i in rest)


def _in_byline(line: Line, at: int, known: Words) -> bool:
    word = line.words[at]
    return word in known.particles or word in ".,;:|/@)-–—" or line.large(at)


def _waiting(line: Line, known: Words) -> bool:
    if line.words[0] not in known.waiting or len(line.words) > 10:
        return False
    return line.words[-1] in (".", "…") and not any(word[0].isdigit() for word in line.words)


def _rights(line: Line, known: Words) -> bool:
    if line.words[0] not in known.rights:
        return False
    return line.words[0] == "©" or len(line.words) == 1 or not line.words[1][0].isalpha()


def _speaks(line: Line, known: Words) -> bool:
    """Whether a line that quotes nobody has one of the phrases that only a page says."""
    if known.keys.isdisjoint(line.words) or not QUOTES.isdisjoint(line.words):
        return False
    joined = f" {' '.join(map(_plain, line.words))} "
    return any(phrase in joined for phrase in known.phrases)


def _stamp(line: Line, known: Words) -> bool:
    """Whether a line is only counters or, before the text, only the day of publication."""
    if len(line.words) > LONGEST_LABEL:
        return False
    at = _past_place(line) if line.early else 0
    rest = line.words[at:]
    if not all(word in known.stamps or not word[0].isalpha() for word in rest):
        return False
    figures = sum(word[0].isdigit() for word in rest)
    if not figures or known.stamps.isdisjoint(rest):
        return False
    if line.early:
        return figures > 1
    return not known.counters.isdisjoint(rest) or bool(_opened(line, known.labels))


def _past_place(line: Line) -> int:
    """Past "Lisbon," in "Lisbon, 27 February 2025"."""
    comma = next((i for i, word in enumerate(line.words[:4]) if word == ","), 0)
    return comma + 1 if comma and all(map(line.large, range(comma))) else 0


def _fields(line: Line, known: Words) -> bool:
    """Whether a line of fields has one that is furniture: "Finance | 3 min read"."""
    if SEPARATORS.isdisjoint(line.words):
        return False
    cuts = [i for i, word in enumerate(line.words) if word in SEPARATORS]
    return any(read(line.part(a + 1, b), known) for a, b in pairwise([-1, *cuts, len(line.words)]))


OPENING_TESTS: Final[tuple[Callable[[Line, Words], bool], ...]] = (
    _label, _link, _address, _byline, _waiting, _rights,
)  # fmt: skip
