"""Pairs of claims that an editor knows to be of two facts: they are never matched again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import product
from pathlib import Path

import msgspec
from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Claim

SCHEMA = "claimcheck/never-align/1"


class Known(Struct, frozen=True):
    """A claim by its source, its words and what it is about, so that edits elsewhere do not matter."""

    source: str
    text: str
    about: str


class Pair(Struct, frozen=True):
    """Two claims that are not of one fact."""

    a: Known
    b: Known


class _File(Struct, frozen=True):
    schema: str
    pairs: tuple[Pair, ...]


def load(path: str | Path) -> tuple[Pair, ...]:
    """The pairs of a file that `claimcheck decisions --format never-align` wrote.

    Raises ClaimcheckError where it cannot be read or is something else.
    """
    try:
        found = msgspec.json.decode(Path(path).read_bytes(), type=_File)
    except OSError as error:
        raise ClaimcheckError(
            "no-pairs", error.strerror or str(error), file=str(path), mend="check the path"
        ) from error
    except msgspec.MsgspecError as error:
        mend = "write it with claimcheck decisions --format never-align"
        raise ClaimcheckError("bad-pairs", str(error), file=str(path), mend=mend) from error
    if found.schema != SCHEMA:
        raise ClaimcheckError("bad-pairs", f"not {SCHEMA}", file=str(path), key="schema")
    return found.pairs


def among(
    pairs: Collection[Pair], claims: Iterable[Claim], articles: Mapping[str, Article]
) -> frozenset[tuple[str, str]]:
    """The pairs as ids of these claims, the lesser id first."""
    ids: dict[Known, list[str]] = defaultdict(list)
    for claim in claims if pairs else ():
        source = articles[claim.article].source or claim.article
        ids[Known(source, claim.text, claim.about)].append(claim.id)
    return frozenset(
        (min(a, b), max(a, b)) for pair in pairs for a, b in product(ids.get(pair.a, ()), ids.get(pair.b, ()))
    )
