"""Links into facts: the best first, and no link joins groups that the other links hold apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

Fits = Callable[[list[int], list[int]], bool]


class Edge(Struct, frozen=True):
    """A link between claims i < j with its score in bits."""

    i: int
    j: int
    score: float


def cluster(
    count: int, edges: Sequence[Edge], fits: Fits, ties: Sequence[tuple[int, int]] = ()
) -> list[list[int]]:
    """Groups of claims: ties join as they are, edges by score where `fits` lets two groups be one."""
    group = [[i] for i in range(count)]
    for i, j in ties:
        _join(group, i, j)
    for edge in sorted(edges, key=lambda e: (-e.score, e.i, e.j)):
        if group[edge.i] is not group[edge.j] and fits(group[edge.i], group[edge.j]):
            _join(group, edge.i, edge.j)
    unique = {id(g): sorted(g) for g in group}
    return sorted(unique.values())


def _join(group: list[list[int]], i: int, j: int) -> None:
    """Let the groups of i and j be one list."""
    a, b = group[i], group[j]
    if a is not b:
        a.extend(b)
        for member in b:
            group[member] = a
