"""A total and all of its parts: "Of the ten seats, seven … two … and two", "the remaining $560 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval
from claimcheck.lexicon import section
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

NEAR: Final = 3  # words between "remaining" and its figure
WHOLE: Final = 5  # words between "combined" and its figure
BACK: Final = 3  # sentences in which a total stands before its parts
DASHES: Final = frozenset("-–—:")
OPENING: Final = 80  # characters that show how a sentence opens
MOST: Final = 8  # parts of a list


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """sums.toml: words, or phrases a line."""

    rest: str
    other: str
    the: str
    whole: str
    whole_after: str
    whole_opens: str
    closed: str
    open: str
    places: str
    of: str
    last: str


@cache
def load(locale: str) -> dict[str, frozenset[str]]:
    """The words of sums in a locale's language."""
    read = section(locale, "sums", Words)
    texts = {name: str(getattr(read, name)) for name in Words.__struct_fields__}
    lists = ("whole_after", "whole_opens", "closed")
    return {n: frozenset(t.strip().splitlines() if n in lists else t.split()) for n, t in texts.items()}


class Sum(Struct, frozen=True):
    """A total and its parts; `complete` where the list names them all."""

    total: Claim
    parts: tuple[Claim, ...]
    complete: bool = True


def list_off(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Parts that are said to be all, or all in one place each, and make another total than is told."""
    most = Decimal(rule.settings.get("most", "0.15"))
    told: set[str] = set()
    for found in _lists(case):
        because = _off(found, most)
        if because and found.total.id not in told:
            told.update(c.id for c in (found.total, *found.parts))
            values = found.total.text, " + ".join(p.text for p in found.parts)
            yield Conflict(((found.total,), found.parts), values, because)


def _lists(case: Case) -> Iterator[Sum]:
    groups = prose.sentences(case)
    for n, claims in enumerate(groups):
        yield from _of_the(case, claims)
        yield from _colon(case, claims)
        yield from _added_up(case, claims)
        yield from _rest(case, _paragraph(case, groups, n))
    for one, two in pairwise(groups):
        if prose.adjacent(case, one, two):
            yield from _together(case, one, two)
    yield from _closed(case, groups)


def _words(case: Case, claim: Claim) -> dict[str, frozenset[str]]:
    return load(case.articles[claim.article].locale)


def _paragraph(case: Case, groups: Sequence[list[Claim]], n: int) -> list[list[Claim]]:
    """A sentence's figures, and those of the sentences before it in its paragraph."""
    first = n
    while first > 0 and n - first < BACK and _follows(case, groups[first - 1], groups[first]):
        first -= 1
    return list(groups[first : n + 1])


def _follows(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> bool:
    """Whether two groups stand in one paragraph, sentences without figures between them or not."""
    if one[0].article != two[0].article:
        return False
    return "\n" not in case.articles[one[0].article].text[one[0].sentence.end : two[0].sentence.start]


def _alike(part: Claim, total: Claim) -> bool:
    """Whether two figures can be part and total by their units; a bare number counts what was named."""
    if part.kind in prose.COUNTED and total.kind in prose.COUNTED:
        return "" in (prose.unit(part), prose.unit(total)) or part.subject.head == total.subject.head
    if part.kind != total.kind or part.kind not in ("money", "measure"):
        return False
    return prose.unit(part).split(" per ")[0] == prose.unit(total).split(" per ")[0]


def _of_the(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A list such as "Of the ten seats it added, seven were in the city, two in the north and two inland"."""
    total, parts, words = claims[0], claims[1:], _words(case, claims[0])
    lead = prose.before(case, total)
    if len(lead) < 2 or lead[0] not in words["of"] or lead[-1] not in words["the"] or len(lead) > NEAR:
        return
    if not 1 < len(parts) <= MOST or not all(_alike(p, total) for p in parts):
        return
    closed = _is_rest(case, parts[-1])
    if (closed or placed(case, parts)) and not _open(case, total, parts):
        yield Sum(total, tuple(parts), closed)


def placed(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether a place follows each part but the first, so that none is counted twice: "two in the north"."""
    words = _words(case, parts[0])["places"]
    return all(prose.after(case, part)[:1] and prose.after(case, part)[0] in words for part in parts[1:])


def _open(case: Case, total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether words between the figures tell of examples, of other times or of overlap."""
    words = _words(case, total)["open"]
    return any(not words.isdisjoint(prose.between(case, a, b)) for a, b in pairwise((total, *parts)))


def _is_rest(case: Case, claim: Claim) -> bool:
    """Whether a figure is what is left: "the remaining 12", "the other 12", "the rest, 12,"."""
    words, lead = _words(case, claim), prose.before(case, claim)[-NEAR:]
    if lead[-2:-1] and lead[-1] in words["other"] and lead[-2] in words["the"]:
        return True
    behind = lead[-2:-1] if lead[-1:] and lead[-1] in words["of"] else lead[-1:]
    return not words["rest"].isdisjoint(lead) and (behind[0] in words["rest"] or not behind[0].isalpha())


def _rest(case: Case, groups: Sequence[list[Claim]]) -> Iterator[Sum]:
    """The total, the parts and the rest that a paragraph tells in this order."""
    rest = next((c for c in groups[-1] if _is_rest(case, c)), None)
    if rest is None:
        return
    flow = [c for group in groups for c in group if c.start <= rest.start and _alike(c, rest)]
    sums = [Sum(total, tuple(flow)) for total in _told_before(case, flow)]
    sums += [Sum(total, tuple(flow[n + 1 :])) for n, total in enumerate(flow[:-2])]
    sums = [found for found in sums if _largest(found.total, found.parts)]
    if sums and not any(_exact(found) for found in sums) and _whole_list(case, sums[0]):
        yield sums[0]


def _told_before(case: Case, flow: Sequence[Claim]) -> list[Claim]:
    """The total that an article tells above the paragraph of its parts: "Total cost: £14.8m"."""
    if len(flow) < NEAR:
        return []
    claims = (c for c in case.claims.values() if c.article == flow[0].article and c.start < flow[0].start)
    totals = [
        c for c in claims if c.kind == "money" and not c.pair and _alike(c, flow[0]) and _entitled(case, c)
    ]
    return totals if len({prose.number(c) for c in totals}) == 1 else []


def _entitled(case: Case, claim: Claim) -> bool:
    """Whether "total" stands in the sentence before a figure."""
    return not _words(case, claim)["whole"].isdisjoint(prose.before(case, claim)[-WHOLE:])


def _whole_list(case: Case, found: Sum) -> bool:
    """Whether all figures from the total to the rest are levels of one thing, with no examples among them."""
    parts = found.parts
    plain = all(_alike(p, found.total) and p.role != "change" for p in parts)
    single = not any(_is_rest(case, p) for p in parts[:-1])
    return plain and single and len(parts) <= MOST and not _open(case, found.total, parts)


def _exact(found: Sum) -> bool:
    said, made = prose.written(found.total, 1), prose.sum_of(found.parts)
    return said is not None and made is not None and said.meets(made)


def _largest(total: Claim, parts: Sequence[Claim]) -> bool:
    size = prose.number(total)
    sizes = [prose.number(p) for p in parts]
    return size is not None and all(s is not None and s < size for s in sizes)


def _colon(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A list such as "cost the trust £2.1m: £1.3m for cover and £0.8m in lost income"."""
    for n, total in enumerate(claims[:-2]):
        parts = claims[n + 1 :]
        lead = prose.between(case, total, parts[0])
        if ":" not in lead or not all(_alike(p, total) and p.role != "change" for p in parts):
            continue
        closing = prose.between(case, parts[-2], parts[-1])
        complete = not _words(case, total)["last"].isdisjoint(closing)
        if complete and _largest(total, parts) and len(parts) <= MOST and not _open(case, total, parts):
            yield Sum(total, tuple(parts))


def _added_up(case: Case, claims: Sequence[Claim]) -> Iterator[Sum]:
    """A sum such as "1,150 visits and 310 operations - 1,640 bookings in all", "a combined roll of 3,940"."""
    for n, total in enumerate(claims):
        if n < 2 or not _is_whole(case, total):
            continue
        loose = not DASHES.isdisjoint(prose.between(case, claims[n - 1], total)[-1:])
        parts: list[Claim] = []
        for part in reversed(claims[:n]):
            counted = loose and part.kind in prose.COUNTED and total.kind in prose.COUNTED
            if not counted and not _alike(part, total):
                break
            parts.insert(0, part)
        if 1 < len(parts) <= MOST and _largest(total, parts):
            yield Sum(total, tuple(parts))


def _is_whole(case: Case, claim: Claim) -> bool:
    """Whether the words round a figure make it a sum: "altogether", "in all", "a combined"."""
    words, behind = _words(case, claim), " ".join(prose.after(case, claim)[:4])
    if any(f" {behind} ".startswith(f" {phrase} ") for phrase in words["whole_after"]):
        return True
    lead = prose.before(case, claim)[-WHOLE:]
    return claim.role == "total" or (not words["whole"].isdisjoint(lead) and "," not in lead[-2:])


def _together(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> Iterator[Sum]:
    """Two or more figures, and a sentence that opens with "Together" and their sum."""
    total, words = two[0], _words(case, two[0])
    opening = " ".join(prose.before(case, total)) + " "
    if not any(opening.startswith(f"{phrase} ") for phrase in words["whole_opens"]):
        return
    if len(two) == 1 and 1 < len(one) <= MOST and all(_alike(p, total) for p in one) and prose.unit(total):
        yield Sum(total, tuple(one))


def _closed(case: Case, groups: Sequence[list[Claim]]) -> Iterator[Sum]:
    """A paragraph of parts that ends in "No other …", and an earlier figure one slip from their sum."""
    for n, claims in enumerate(groups):
        if not _no_more(case, claims[-1]):
            continue
        parts = [c for group in _paragraph(case, groups, n) for c in group if c.kind in prose.COUNTED]
        earlier = [c for g in groups[:n] for c in g if _before(c, parts)]
        slipped = [c for c in earlier if _slip(c, parts)]
        if 1 < len(parts) <= MOST and len({prose.number(c) for c in slipped}) == 1:
            yield Sum(slipped[0], tuple(parts))


def _before(claim: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a count stands in an article before its parts."""
    counted = bool(parts) and claim.article == parts[0].article and claim.kind in prose.COUNTED
    return counted and claim.start < parts[0].start


def _no_more(case: Case, claim: Claim) -> bool:
    """Whether the sentence behind a claim's says that there are no more parts."""
    end = claim.sentence.end
    text = case.articles[claim.article].text[end : end + OPENING].partition("\n")[0]
    opening = " ".join(prose.tokens(text)) + " "
    return any(opening.startswith(f"{phrase} ") for phrase in _words(case, claim)["closed"])


def _slip(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a figure of three or more digits differs from the sum in one digit or in two swapped ones."""
    sizes = [prose.number(c) for c in (total, *parts)]
    whole = [str(s) for s in sizes if s is not None and s == s.to_integral()]
    if len(whole) != len(sizes):
        return False
    said, made = whole[0], str(sum(int(n) for n in whole[1:]))
    apart = [n for n, (x, y) in enumerate(zip(said, made, strict=False)) if x != y]
    if len(said) != len(made) or len(said.rstrip("0")) < NEAR:
        return False
    return len(apart) == 1 or (len(apart) == 2 and sorted(said) == sorted(made))


def _off(found: Sum, most: Decimal) -> tuple[str, ...]:
    """Why the parts are not those of the total; empty where they are, or are too far from it."""
    said, made = prose.written(found.total, 1), prose.sum_of(found.parts)
    if said is None or made is None or made.low is None or made.high is None:
        return ()
    if said.meets(made) or _fits(found, said) or not prose.near(said, made, most):
        return ()
    if not found.complete and said.high is not None and made.low < said.high:
        return ()
    return (f"the parts add up to {prose.span(made)}", f"the article says {found.total.text}")


def _fits(found: Sum, said: Interval) -> bool:
    """Whether fewer of the parts, next to each other, make the total."""
    size = len(found.parts)
    runs = [found.parts[a:b] for a in range(size) for b in range(a + 2, size + 1)]
    return any((made := prose.sum_of(run)) is not None and made.meets(said) for run in runs)
