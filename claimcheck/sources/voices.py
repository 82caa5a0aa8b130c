"""Independent voices: articles of which none cites, carries or copies another; reprints are one voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from claimcheck.model import Article, Bond, Claim, Tie
from claimcheck.sources import by_time, copies
from claimcheck.sources.outlets import key, split

WHOLE: Final = ("credits", "copies", "is")  # what ties all of an article, not a passage
HOW: Final = {"credits": "carried by", "cites": "cited by", "copies": "near-copy in"}
ALIKE: Final = "same passage in"
AGAIN: Final = "again in"

Node = tuple[str, str]  # an article or an outlet, by id or key
Naming = Callable[[str], str]


class Voice(Struct, frozen=True):
    """The articles of one voice: the id that leads, or an outlet without any here; how others follow."""

    lead: str
    outlet: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def told(self, name: Naming) -> str:
        """The voice in words: "The Daily, near-copy in Courier, cited by Decrypt"."""
        parts = [f"{how} {name(article)}" for how, article in self.others]
        return ", ".join([self.outlet or name(self.lead), *parts])


class Kin(Struct, frozen=True, dict=True):
    """Articles by id with their ties."""

    articles: dict[str, Article] = {}
    ties: tuple[Tie, ...] = ()

    @cached_property
    def named(self) -> dict[str, list[Tie]]:
        """The ties of each article that has any."""
        found: dict[str, list[Tie]] = {}
        for tie in self.ties:
            found.setdefault(tie.article, []).append(tie)
        return found

    @cached_property
    def cites(self) -> dict[str, list[Tie]]:
        """The citations of each article that has any."""
        cited = {name: [tie for tie in ties if tie.sort == "cites"] for name, ties in self.named.items()}
        return {name: ties for name, ties in cited.items() if ties}

    @cached_property
    def owners(self) -> dict[str, str]:
        """The key of each article's outlet, where one is named."""
        own = {tie.article: key(tie.outlet) for tie in self.ties if tie.sort == "is"}
        said = {a.id: split(a.source or "")[:1] for a in self.articles.values()}
        return own | {name: key(outlets[0]) for name, outlets in said.items() if outlets}

    @cached_property
    def groups(self) -> dict[Node, Node]:
        """Every node that is tied to another as a whole, with the one that stands for its group."""
        edges = [(_article(name), _outlet(outlet)) for name, outlet in self.owners.items()]
        edges += [(_article(tie.article), _end(tie)) for tie in self.ties if tie.sort in WHOLE]
        joined = _joined(edges)
        return {node: _root(joined, node) for node in joined}

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The keys of the outlets at hand."""
        return frozenset(self.owners.values())


def _article(name: str) -> Node:
    return ("article", name)


def _outlet(name: str) -> Node:
    return ("outlet", name)


def _end(tie: Tie) -> Node:
    return _article(tie.other) if tie.other else _outlet(key(tie.outlet))


def _root(groups: dict[Node, Node], node: Node) -> Node:
    while (parent := groups.get(node, node)) != node:
        groups[node] = groups.get(parent, parent)  # the next way is half as long
        node = parent
    return node


def _joined(edges: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """The nodes of these edges, each with the next on the way to the one that stands for its group."""
    out: dict[Node, Node] = {}
    for a, b in edges:
        one, two = sorted((_root(out, a), _root(out, b)))
        out[two] = one
        out.setdefault(one, one)
    return out


def voices(claims: Sequence[Claim], kin: Kin) -> tuple[Voice, ...]:
    """The independent voices that make these claims, the earliest published first."""
    names = sorted({claim.article for claim in claims}, key=lambda name: by_time(kin.articles[name]))
    if len(names) < 2:
        return tuple(map(Voice, names))
    whole = kin.groups
    if len({whole.get(_article(name), _article(name)) for name in names}) == 1:
        return (_voice(names, kin),)
    edges = (*_cited(claims, kin), *_alike(claims, kin))
    joined = _joined((whole.get(a, a), whole.get(b, b)) for a, b in edges)
    members: dict[Node, list[str]] = {}
    for name in names:
        node = whole.get(_article(name), _article(name))
        members.setdefault(_root(joined, node), []).append(name)
    return tuple(_voice(found, kin) for found in members.values())


def _cited(claims: Sequence[Claim], kin: Kin) -> Iterator[tuple[Node, Node]]:
    """From articles to the outlets that they cite for a claim, or that make it too."""
    present = {kin.owners.get(claim.article) for claim in claims}
    for claim in claims:
        for tie in kin.cites.get(claim.article, ()):
            here = any(claim.sentence.start <= span.start < claim.sentence.end for span in tie.spans)
            if here or key(tie.outlet) in present:
                yield _article(claim.article), _end(tie)


def _alike(claims: Sequence[Claim], kin: Kin) -> Iterator[tuple[Node, Node]]:
    """Between articles whose claims stand in one and the same passage."""
    told: dict[str, dict[str, None]] = {}
    for name, span in dict.fromkeys((claim.article, claim.sentence) for claim in claims):
        told.setdefault(kin.articles[name].text[span.start : span.end], {})[name] = None
    passages = [(list(names), found) for text, names in told.items() if (found := copies.phrases(text))]
    for (first, *others), _ in passages:
        yield from ((_article(first), _article(other)) for other in others)
    for a, b, share in copies.overlaps([found for _, found in passages]):
        if share >= copies.COPY:
            yield _article(passages[a][0][0]), _article(passages[b][0][0])


def _voice(names: Sequence[str], kin: Kin) -> Voice:
    """One voice of some articles, led by the one that others name, else by the earliest."""
    if len(names) == 1:
        return Voice(names[0])
    ties = [tie for name in names for tie in kin.named.get(name, ())]
    called = {key(tie.outlet): tie.outlet for tie in reversed(ties) if _names(tie)}
    lead = next((name for name in names if kin.owners.get(name) in called), "")
    outlet = "" if lead else next((called[who] for who in called if who in _shared(ties)), "")
    lead = lead if lead or outlet else names[0]
    origins = {key(outlet), *(kin.owners.get(name, "") for name in names)} - {""}
    bonds = _bonds(ties, frozenset(names), origins)
    times = Counter(map(kin.owners.get, names))
    told = ((_how(bonds[n], times[kin.owners.get(n, "")]), n) for n in names if n != lead)
    return Voice(lead, outlet, tuple(told))


def _names(tie: Tie) -> bool:
    """Whether a tie is to an outlet other than the article's own."""
    return bool(tie.outlet) and tie.sort != "is"


def _shared(ties: Iterable[Tie]) -> set[str]:
    """The keys of the outlets that two articles name."""
    named = {(key(tie.outlet), tie.article) for tie in ties if _names(tie)}
    return {who for who, times in Counter(who for who, _ in named).items() if times > 1}


def _bonds(
    ties: Iterable[Tie], names: Collection[str], origins: Collection[str]
) -> defaultdict[str, set[Bond]]:
    """The ties of each article of a voice to its others, or to the outlets `origins` that they are of."""
    found: defaultdict[str, set[Bond]] = defaultdict(set)
    for tie in ties:
        if tie.other in names:
            found[tie.other].add(tie.sort)
        if tie.other in names or key(tie.outlet) in origins:
            found[tie.article].add(tie.sort)
    return found


def _how(bonds: Collection[Bond], times: int) -> str:
    """How an article follows the others of its voice, of which `times` are of its outlet."""
    said = next((HOW[sort] for sort in HOW if sort in bonds), ALIKE)
    return AGAIN if times > 1 and not bonds else said


def tell(claims: Sequence[Claim], kin: Kin, name: Naming) -> str:
    """How many voices stand behind claims, and which articles they are where two or more are one."""
    return worded(voices(claims, kin), claims, kin, name)


def worded(found: Sequence[Voice], claims: Sequence[Claim], kin: Kin, name: Naming) -> str:
    """The voices of some claims in words: "2 independent voices (The Daily, near-copy in Courier; …)"."""
    outlets = len({kin.owners.get(claim.article, claim.article) for claim in claims})
    if outlets < 2:
        return "1 source"
    limit = "at most " if len(found) > 1 and _unsure(claims, kin) else ""
    heard = f"{limit}{len(found)} independent voice{'s' if len(found) != 1 else ''}"
    return heard if len(found) == outlets else f"{heard} ({'; '.join(voice.told(name) for voice in found)})"


def _unsure(claims: Sequence[Claim], kin: Kin) -> bool:
    """Whether one of the articles cites an outlet that another, which names no source, may be."""
    names = {claim.article for claim in claims}
    nameless = {name for name in names if name not in kin.owners}
    cited = {
        name
        for name in (names if nameless else ())
        for tie in kin.named.get(name, ())
        if tie.outlet and key(tie.outlet) not in kin.outlets
    }
    return bool(nameless and cited) and len(nameless | cited) > 1
