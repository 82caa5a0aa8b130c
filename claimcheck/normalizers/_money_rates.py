"""What an amount of money is per: "$79 a barrel", "$35/user per month", "$240 million annually"."""

from __future__ import annotations

from typing import Final

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.normalizers._currency_words import Table

ARTICLE: Final = (["a"], ["an"])
NOW: Final = frozenset("now today then friday monday tuesday wednesday thursday saturday sunday".split())
RATES: Final = frozenset(("/", "per", "a", "an", "each", "every"))


def per(doc: Document, last: int, table: Table) -> tuple[str, int] | None:
    """What a figure that ends before token `last` is paid for, and where that ends."""
    words = doc.words
    at = last
    if name := _adverb(doc, at, table):
        return name, at + 1
    if words[at : at + 1] == ["-"] and words[at + 1 : at + 2] in ARTICLE and words[at + 2 : at + 3] == ["-"]:
        return (
            (words[at + 3], at + 4)
            if words[at + 3 : at + 4] and words[at + 3] in table.sets["rates"]
            else None
        )
    if at + 1 >= len(words) or words[at] not in RATES:
        return None
    at += 2 if words[at] == "/" and words[at + 1] == "a" else 1
    at += words[at] in table.sets["rate_skips"] and at + 1 < len(words)
    noun = words[at]
    if not noun[0].isalpha() or noun in ("cent", "se"):
        return None
    if words[last] not in ("/", "per") and (noun not in table.sets["rates"] or _since(words, at + 1, table)):
        return None
    if words[at : at + 3] == ["million", "british", "thermal"]:
        return "mmbtu", at + 4
    name = table.rate_names.get(noun, noun)
    if noun in table.sets["rate_prefixes"] and at + 1 < len(words) and words[at + 1][0].isalpha():
        return f"{name} {words[at + 1]}", at + 2
    return name, at + 1


def _adverb(doc: Document, at: int, table: Table) -> str:
    """The time in "$240 million annually"; "" before a noun ("a $5 monthly fee")."""
    name = table.rate_adverbs.get(doc.words[at], "") if at < len(doc.words) else ""
    after = doc.words[at + 1] if name and at + 1 < len(doc.words) else "."
    return name if not after[0].isalnum() or after in grammar.load(doc.article.locale).closed else ""


def _since(words: list[str], at: int, table: Table) -> bool:
    """Whether "a year" is a time before or after ("$3bn a year earlier"), no rate ("$3 a day on food")."""
    after = words[at + 1] if at + 1 < len(words) else "."
    if at < len(words) and words[at] in ("on", "from") and after[0].isalnum() and after not in NOW:
        return False
    return at < len(words) and words[at] in table.sets["since"] and words[at - 1] in table.sets["rate_times"]
