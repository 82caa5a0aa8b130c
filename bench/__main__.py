"""Print the tables of the bench: all of them, or those named as arguments."""

from __future__ import annotations

import sys

from bench import growth, peers, starting

TABLES = {
    "peers": peers.show,
    "start": starting.show,
    "text": growth.texts,
    "claims": growth.claims,
    "judged": growth.judged,
}


def main(names: list[str]) -> int:
    """Print the named tables; the exit status."""
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        sys.stderr.write(f"No table {unknown[0]!r}; there are: {', '.join(TABLES)}\n")
        return 2
    for name in names or TABLES:
        sys.stdout.write(TABLES[name]() + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
