"""Links into groups: the best first, and no link joins groups that a bond holds apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

Pair = tuple[int, int]
Group = list[int]


class Edge(Struct, frozen=True):
    """A link between elements i < j with its score in bits."""

    i: int
    j: int
    score: float


class Bond(Protocol):
    """What tells whether two groups may be one; a group goes by its first element."""

    def fits(self, a: Group, b: Group) -> bool:
        """Whether two groups may be one."""
        ...

    def join(self, a: Group, b: Group) -> None:
        """Take note that `a` takes in `b`."""
        ...


class Free:
    """The bond of groups that nothing holds apart."""

    def fits(self, _a: Group, _b: Group) -> bool:
        return True

    def join(self, _a: Group, _b: Group) -> None:
        pass


class Between:
    """The sum of the weights of the pairs between two groups, kept while groups grow.

    Whoever joins the smaller group to the larger moves each weight at most log2(n) times.
    """

    def __init__(self, weights: Mapping[Pair, float]) -> None:
        self._of: dict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), weight in weights.items():
            self._of[i][j] = self._of[j][i] = weight

    def sum(self, a: Group, b: Group) -> float:
        """The weights between two groups."""
        return self._of[a[0]].get(b[0], 0.0)

    def join(self, a: Group, b: Group) -> None:
        """Take note that `a` takes in `b`."""
        ours = self._of[a[0]]
        ours.pop(b[0], None)
        for other, weight in self._of.pop(b[0], {}).items():
            if other != a[0]:
                theirs = self._of[other]
                del theirs[b[0]]
                theirs[a[0]] = ours[other] = ours.get(other, 0.0) + weight


def cluster(
    elements: Iterable[int], edges: Collection[Edge], bond: Bond, ties: Sequence[Pair] = ()
) -> list[Group]:
    """Groups of elements: ties join as they are, edges by score where the bond lets two groups be one."""
    group = {i: [i] for i in elements}
    for i, j in ties:
        _join(group, i, j, bond)
    for edge in sorted(edges, key=lambda e: (-e.score, e.i, e.j)):
        if group[edge.i] is not group[edge.j] and bond.fits(group[edge.i], group[edge.j]):
            _join(group, edge.i, edge.j, bond)
    unique = {id(g): sorted(g) for g in group.values()}
    return sorted(unique.values())


def _join(group: dict[int, Group], i: int, j: int, bond: Bond) -> None:
    """Let the groups of i and j be one: the smaller goes to the larger."""
    a, b = sorted((group[i], group[j]), key=len, reverse=True)
    if a is not b:
        bond.join(a, b)
        a.extend(b)
        for member in b:
            group[member] = a
