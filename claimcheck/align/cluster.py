"""Links into facts: the best first, and no link joins groups that the other links hold apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct


class Edge(Struct, frozen=True):
    """A link between claims i < j with its score in bits."""

    i: int
    j: int
    score: float


def cluster(
    count: int, edges: Sequence[Edge], fits: Callable[[list[int], list[int]], bool]
) -> list[list[int]]:
    """Groups of claims joined by edges in order of score, where `fits` lets two groups be one."""
    group = [[i] for i in range(count)]
    for edge in sorted(edges, key=lambda e: (-e.score, e.i, e.j)):
        a, b = group[edge.i], group[edge.j]
        if a is b or not fits(a, b):
            continue
        a.extend(b)
        for i in b:
            group[i] = a
    unique = {id(g): sorted(g) for g in group}
    return sorted(unique.values())
