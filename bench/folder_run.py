"""All clusters of a set in one run against each alone: python -m bench.folder_run GOLD_DIR.

A desk points at a folder that holds many stories. One run over all of them is to find what runs story by
story find, and nothing between two stories. Findings are compared by their rule and the texts of their sides.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

import claimcheck
from claimcheck import Article
from claimcheck.model import Report

Key = tuple[str, str, frozenset[frozenset[str]]]


def main(arguments: Sequence[str]) -> int:
    """Print how many findings are kept, how many are new, and how many join clusters."""
    clusters = {folder.name: list(articles(folder)) for folder in _folders(Path(arguments[0]))}
    alone = Counter(key for one in clusters.values() for key in findings(claimcheck.check(one)))
    together = claimcheck.check([article for one in clusters.values() for article in one])
    found = Counter(findings(together))
    across = sum(count for (_, cluster, _), count in found.items() if "+" in cluster)
    kept, extra = (alone & found).total(), (found - alone).total()
    sys.stdout.write(f"kept {kept}/{alone.total()}  extra {extra}  across {across}\n")
    return 0


def _folders(gold: Path) -> list[Path]:
    return sorted(file.parent for file in gold.glob("*/gold.json"))


def articles(folder: Path) -> Iterator[Article]:
    """The articles of a cluster, named after it."""
    labels = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for one in labels["articles"]:
        (article,) = claimcheck.read(str(folder / one["file"]))
        yield replace(article, id=f"{folder.name}/{one['id']}")


def findings(report: Report) -> Iterator[Key]:
    """Each finding by its rule, its cluster (joined by + where it has several) and its sides' texts."""
    claims = {claim.id: claim for claim in report.claims}
    for finding in report.findings:
        cited = [[claims[name] for name in side.claims] for side in finding.sides]
        clusters = sorted({claim.article.split("/")[0] for side in cited for claim in side})
        yield finding.rule, "+".join(clusters), frozenset(frozenset(_texts(side)) for side in cited)


def _texts(side: Iterable[claimcheck.Claim]) -> Iterator[str]:
    return (claim.text for claim in side)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
