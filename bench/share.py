"""The share of the time of a check that alignment takes: python -m bench.share [PATH].

It is processor time, of the seeds by default, in the best of some rounds; texts are read before.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import claimcheck
from claimcheck import Article, pipeline

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ROUNDS = 9


def main(arguments: Sequence[str]) -> int:
    """Print the share."""
    folder = Path(arguments[0]) if arguments else SEEDS
    articles = [a for file in sorted(folder.glob("*.txt")) for a in claimcheck.read(str(file))]
    pipeline.check(articles)
    whole, part = min(measured(articles) for _ in range(ROUNDS))
    share = part / whole if whole else 0.0
    sys.stdout.write(f"alignment takes {share:.2f} of {1000 * whole:.1f} ms\n")
    return 0


def measured(articles: Sequence[Article]) -> tuple[float, float]:
    """The seconds of a check, and those of its alignment."""
    spent = 0.0
    align = pipeline.align

    def timed(*given: Any, **named: Any) -> Any:
        nonlocal spent
        begin = time.process_time()
        try:
            return align(*given, **named)
        finally:
            spent += time.process_time() - begin

    with patch.object(pipeline, "align", timed):
        begin = time.process_time()
        pipeline.check(articles)
        return time.process_time() - begin, spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
