"""A figure with the currency beside it: sign, code or name, before it or behind it, and what it is per."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.document import Document
from claimcheck.normalizers import _codes
from claimcheck.normalizers._currency_words import CENT, Money, Table
from claimcheck.normalizers._currency_words import table as load
from claimcheck.normalizers._money_rates import per
from claimcheck.normalizers.numerals import Numeral

DASHES: Final = frozenset("-–‑−")
POWERS: Final = {"million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}
WEIGHTS: Final = ("GBP",)  # pounds may weigh so much where others are money
POWERED: Final = ("m", "bn", "k")  # "2024 £m" heads a column
PAID: Final = frozenset("cent cents rand rands euro euros dollar dollars shilling shillings".split())


class Hit(Struct, frozen=True):
    """A figure of money at tokens [first, last), its currency not yet settled."""

    first: int
    last: int
    numeral: Numeral
    money: Money
    per: str = ""
    sign: str = ""


def read(doc: Document, numeral: Numeral, table: Table, home: dict[Money, bool]) -> Hit | None:
    """The money that a numeral counts, or None; `home` keeps what the article says of wary names."""
    if numeral.form in ("none", "fraction"):
        return None
    before = _before(doc, numeral, table)
    behind = _behind(doc, before.numeral if before else numeral, table)
    if before and behind:
        hit = _both(before, behind)
    else:
        alone = before or behind
        if alone is None or (alone.money.wary and not _spent(doc, alone, table, home)):
            return None
        hit = alone
    return rate(doc, _people(doc, hit, table), table)


def rate(doc: Document, hit: Hit, table: Table) -> Hit:
    """The hit with the units that it is paid for ("$79 per barrel", "$35/user per month")."""
    parts: list[str] = []
    while len(parts) < 2 and (found := per(doc, hit.last, table)):
        name, last = found
        parts.append(name)
        hit = replace(hit, last=last)
    return replace(hit, per=" per ".join(parts)) if parts else hit


def _before(doc: Document, numeral: Numeral, table: Table) -> Hit | None:
    """A sign, code or letters before the figure, with a minus sign or opening bracket."""
    i = numeral.first - 1
    bracket = i > 0 and doc.words[i] == "(" and doc.words[numeral.last : numeral.last + 1] == [")"]
    at = i - 1 if bracket else i
    if (
        at < 0
        or not (found := _marked(doc, at, numeral, table))
        or doc.starts[numeral.first] - doc.ends[i] > 1
    ):
        return None
    first, money = found
    last = numeral.last + bracket
    if bracket or _minus(doc, first):
        numeral, first = _negative(numeral), first if bracket else first - 1
    return Hit(first, last, numeral, money, sign=doc.words[at])


def _marked(doc: Document, at: int, numeral: Numeral, table: Table) -> tuple[int, Money] | None:
    """The currency mark of a figure that ends at token `at`, and where it starts."""
    word = doc.words[at]
    if money := table.signs.get(word):
        unit = _country(doc, at, table) if word == "$" and at else None
        return (at - 1, Money((unit,))) if unit else (at, money)
    if (money := table.codes.get(word)) and _upper(doc, at) and _coded(doc, at, numeral, table):
        return at, money
    if word == "." and at and doc.words[at - 1] in table.letters and doc.tight(at - 1):
        return at - 1, table.letters[doc.words[at - 1]]
    if money := table.letters.get(word):
        if word == "rmb" and not doc.tight(at):  # "10 rmb 20 usd" is a list
            return None
        return (at, money) if len(word) > 1 or (doc.tight(at) and _upper(doc, at)) else None
    return None


def _coded(doc: Document, at: int, numeral: Numeral, table: Table) -> bool:
    """Whether a code in capitals is no word of a headline ("MAD 2.4 billion", not "TOP 10")."""
    if doc.words[at] not in table.shouted:
        return True
    counted = _codes.leads if numeral.scale >= 1000 else _codes.priced
    return counted(doc, at, numeral.last)


def _country(doc: Document, at: int, table: Table) -> str | None:
    """The dollar that the letters before "$" name ("US$", "C $")."""
    letters = doc.words[at - 1]
    if doc.tight(at - 1):
        return table.dollars.get(letters) or (letters.upper() if letters in table.codes else None)
    shown = letters in table.sets["quiet"] or (letters in table.sets["apart"] and _upper(doc, at - 1))
    return table.dollars.get(letters) if shown else None


def _minus(doc: Document, first: int) -> bool:
    """Whether a minus sign stands glued before token `first`, and nothing glued before that."""
    if first == 0 or doc.words[first - 1] not in DASHES or not doc.tight(first - 1):
        return False
    return first == 1 or not doc.tight(first - 2) or doc.words[first - 2] == "("


def _negative(numeral: Numeral) -> Numeral:
    number = numeral.number
    return replace(numeral, number=(-number[1], -number[0]) if isinstance(number, tuple) else -number)


def _behind(doc: Document, numeral: Numeral, table: Table) -> Hit | None:
    """A sign, code, name or part of a currency behind the figure."""
    at = _skip(doc, numeral)
    if at >= len(doc.words):
        return None
    word = doc.words[at]
    if word in table.glued_cents and doc.tight(at - 1) and _coins(doc, at, table):
        return Hit(numeral.first, at + 1, numeral, table.glued_cents[word])
    if (money := table.signs.get(word)) and _closes(doc, at, table):
        return Hit(numeral.first, at + 1, numeral, money, sign=word)
    if (money := table.codes.get(word)) and _upper(doc, at):
        return _scaled(doc, Hit(numeral.first, at + 1, numeral, money))
    for tokens, money in table.names.get(word, ()):
        if tuple(doc.words[at : at + len(tokens)]) == tokens:
            return Hit(numeral.first, at + len(tokens), numeral, money)
    return Hit(numeral.first, at + 1, numeral, table.behind[word]) if word in table.behind else None


def _closes(doc: Document, at: int, table: Table) -> bool:
    """Whether the sign at token `at` belongs to the figure before it, not to one behind or to "£m"."""
    if at + 1 < len(doc.words) and doc.tight(at) and not doc.tight(at - 1) and doc.words[at + 1] in POWERED:
        return False
    return not _digit_at(doc, at + 1) or _trails(doc, at, table)


def _coins(doc: Document, at: int, table: Table) -> bool:
    """Whether the letter glued at token `at` is for cents ("38c", "50p"), not for degrees or lines."""
    if doc.words[at] == "p":
        return doc.words[at - 1] not in table.sets["pictures"]
    if doc.words[at] != "c":
        return True
    return doc.text[doc.starts[at]].islower() and doc.once(_priced)


def _priced(doc: Document) -> bool:
    """Whether the article has a currency sign or the name of a currency that has cents."""
    signs = load(doc.article.locale).signs
    return any(word in signs or word in PAID for word in doc.words)


def _scaled(doc: Document, hit: Hit) -> Hit:
    """The hit with the magnitude behind its code ("75 USD million")."""
    power = POWERS.get(doc.words[hit.last]) if hit.last < len(doc.words) else None
    number = hit.numeral.number
    if power is None or hit.numeral.scale != 1 or isinstance(number, tuple):
        return hit
    numeral = replace(hit.numeral, number=number * power, step=hit.numeral.step * power, scale=power)
    return replace(hit, last=hit.last + 1, numeral=replace(numeral, last=hit.last + 1))


def _skip(doc: Document, numeral: Numeral) -> int:
    """Where the currency may stand behind a figure: past a hyphen ("100-dollar") or "of" ("millions of")."""
    at = numeral.last
    if at >= len(doc.words):
        return at
    word = doc.words[at]
    if word in DASHES and doc.tight(at) and doc.tight(at - 1):
        return at + 1
    loose = numeral.form == "vague" or numeral.scale > 1
    return at + 1 if word == "of" and loose else at


def _both(before: Hit, behind: Hit) -> Hit:
    """A figure marked on both sides ("US$5 million dollars", "$5m USD"): the narrower mark holds."""
    shared = set(before.money.units) & set(behind.money.units)
    if not shared or behind.money.factor != before.money.factor:
        return before
    money = min(before.money, behind.money, key=_count)
    return replace(before, last=max(before.last, behind.last), money=money)


def _count(money: Money) -> int:
    return len(money.units)


def _people(doc: Document, hit: Hit, table: Table) -> Hit:
    """The hit with the country behind it ("$25 Canadian")."""
    if len(hit.money.units) == 1 or hit.last >= len(doc.words):
        return hit
    unit = table.peoples.get(doc.words[hit.last])
    ended = hit.last + 1 >= len(doc.words) or not doc.words[hit.last + 1][0].isalpha()
    if unit is None or unit not in hit.money.units or not (ended or unit == "CAD"):
        return hit
    return replace(hit, last=hit.last + 1, money=replace(hit.money, units=(unit,)))


def _spent(doc: Document, hit: Hit, table: Table, home: dict[Money, bool]) -> bool:
    """Whether a name that is also a common word ("pounds", "won") is money here."""
    words, numeral = doc.words, hit.numeral
    if hit.money not in home:
        home[hit.money] = _native(doc, hit.money, table)
    if words[hit.last : hit.last + 1] == ["of"]:
        return False
    if home[hit.money] or numeral.scale >= 1000 or per(doc, hit.last, table) or _converted(doc, hit, table):
        return True
    return not table.sets["spends"].isdisjoint(words[max(numeral.first - 4, 0) : numeral.first])


def _converted(doc: Document, hit: Hit, table: Table) -> bool:
    """Whether an amount of money stands in parentheses behind a figure ("600 pounds ($777)")."""
    behind = doc.words[hit.last : hit.last + 3]
    return behind[:1] == ["("] and any(word in table.signs for word in behind[1:])


def _native(doc: Document, money: Money, table: Table) -> bool:
    """Whether the article has the sign of a currency, its hundredths or its country."""
    signs = {sign for sign, sort in table.signs.items() if sort.units[0] == money.units[0]}
    cent = Money(money.units[:1], CENT)
    hundredths = {word for word, names in table.names.items() if names[-1][1] == cent}
    found = any(
        word in signs or word in hundredths or table.places.get(word) in money.units for word in doc.words
    )
    weighed = money.units[0] in WEIGHTS and not table.sets["weighs"].isdisjoint(doc.words)
    return found or (not weighed and _codes.stands(doc, money, table))


def _upper(doc: Document, at: int) -> bool:
    return doc.text[doc.starts[at] : doc.ends[at]].isupper()


def _digit_at(doc: Document, at: int) -> bool:
    return at < len(doc.words) and "0" <= doc.words[at] < ":"


def _trails(doc: Document, at: int, table: Table) -> bool:
    """Whether signs follow their figures here: "10 $ 30 $"."""
    after = doc.words[at + 2] if at + 2 < len(doc.words) else ""
    return after in table.signs and not doc.tight(at)


def small_change(doc: Document, hit: Hit, numeral: Numeral) -> bool:
    """Whether a figure behind a currency's name counts its hundredths: "five pounds fifty"."""
    part, whole = numeral.number, hit.numeral.number
    after = doc.words[numeral.last] if numeral.last < len(doc.words) else "."
    if numeral.first != hit.last or hit.sign or isinstance(part, tuple) or isinstance(whole, tuple):
        return False
    named = doc.words[hit.last - 1].isalpha() and hit.numeral.scale == 1 and hit.money.factor == 1
    return named and 10 <= part < 100 and part % 1 == 0 and not after[0].isalnum()


def cents(hit: Hit, numeral: Numeral) -> Hit:
    """A figure as hundredths of the currency before it."""
    return Hit(numeral.first, numeral.last, numeral, replace(hit.money, factor=CENT))


def plus(hit: Hit, cents: Hit) -> Hit:
    """The sum of "3 dollars" and "50 cents"."""
    whole, part = hit.numeral.number, cents.numeral.number
    if isinstance(whole, tuple) or isinstance(part, tuple):
        return hit
    number = whole + part * cents.money.factor
    numeral = replace(
        hit.numeral, number=number, step=cents.numeral.step * cents.money.factor, last=cents.last
    )
    return replace(hit, numeral=numeral, last=cents.last)


def splits(hit: Hit, cents: Hit) -> bool:
    """Whether the second figure is a part of the first ("3 dollars", "50 cents")."""
    shares = bool(set(hit.money.units) & set(cents.money.units))
    part = cents.numeral.number
    small = not isinstance(part, tuple) and part < 100
    return shares and small and cents.money.factor < hit.money.factor
