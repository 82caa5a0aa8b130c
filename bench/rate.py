"""A program run in each system's environment: how many texts it reads a second, and what it takes to start.

Reads {"articles": […], "sentences": […]} on standard input, writes its figures as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence

from systems import SYSTEMS, Read

SECONDS = 3.0  # for each measure, and three rounds at the least


def main() -> None:
    """Write the figures of the system that the first argument names."""
    texts = json.load(sys.stdin)
    begin = time.perf_counter()
    read = SYSTEMS[sys.argv[1]]()
    read(texts["articles"][0])
    first = time.perf_counter() - begin
    figures = {
        "start": first,
        "articles": rate(read, texts["articles"]),
        "sentences": rate(read, texts["sentences"]),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    json.dump(figures, sys.stdout)


def rate(read: Read, texts: Sequence[str]) -> float:
    """Texts a second of processor time, in the best round: what else the machine does only slows one."""
    best, rounds, end = float("inf"), 0, time.perf_counter() + SECONDS
    while rounds < 3 or time.perf_counter() < end:
        begin = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - begin)
        rounds += 1
    return len(texts) / best


if __name__ == "__main__":
    main()
