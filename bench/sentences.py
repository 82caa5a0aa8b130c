"""Quantities of single news sentences: python -m bench.sentences [--errors] [FILE.json].

The sentences beside this file were written for this bench and labelled by hand before the code was seen:
value, unit and modifier of every quantity, a seventh of them without any. The scorer and its reading of units
belong to the folder of labelled sets, `../shared`, and the bench needs it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "bench"
ADAPTER = "claimcheck_adapter.py:extract"


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1 of value, unit and modifier; with --errors the sentences not exact."""
    scorer = SHARED / "quantity_scoring.py"
    if not scorer.exists():
        sys.stderr.write(f"There is no {scorer}, so there is nothing to score with.\n")
        return 2
    files = [name for name in arguments if not name.startswith("--")]
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors.jsonl"
        status = _score(scorer, files[0] if files else str(HERE / "sentences.json"), errors)
        if "--errors" in arguments:
            _show(errors)
    return status


def _score(scorer: Path, gold: str, errors: Path) -> int:
    """Run the scorer on a file of sentences; its exit status."""
    system = str(SHARED / ADAPTER)
    command = [sys.executable, str(scorer), "--system", system, "--gold", gold, "--errors", str(errors)]
    return subprocess.run([*command, "--no-startup"], cwd=HERE.parent, check=False).returncode  # noqa: S603


def _show(errors: Path) -> None:
    """The sentences not exact in value and unit, each with what was missed and what was too much."""
    for line in errors.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sys.stdout.write(f"{row['text']}\n  missed {row['missed']}\n  beyond {row['spurious']}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
