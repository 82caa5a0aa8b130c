"""The peers, each in a virtual environment of its own under .bench/, and their rates beside claimcheck's."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import claimcheck
from bench.table import number, table
from claimcheck import layout

HERE = Path(__file__).parent
ROOT = HERE.parent
ENVIRONMENTS = ROOT / ".bench"
# Each system with what its environment holds; claimcheck is measured where the bench runs.
SYSTEMS = {
    "claimcheck": (),
    "quantulum3": ("quantulum3==0.10.0",),
    "recognizers": ("recognizers-text-suite==1.0.2a2", "emoji<2"),
    "recognizers-dated": ("recognizers-text-suite==1.0.2a2", "emoji<2"),
}


def show() -> str:
    """The rates of all systems on the seeds, in one table."""
    texts = _texts()
    rates = {name: _measure(name, texts) for name in SYSTEMS}
    ours = rates["claimcheck"]
    rows = [
        (
            name, number(found["articles"]), number(found["sentences"]),
            f"{ours['articles'] / found['articles']:,.0f}×", f"{found['start']:.2f}",
            f"{found['peak'] / 2**20:.0f}",
        )
        for name, found in rates.items()
    ]  # fmt: skip
    size = sum(map(len, texts["articles"])) / len(texts["articles"])
    title = f"Reading the {len(texts['articles'])} seeds ({size:,.0f} characters each), one process"
    return table(title, ("system", "articles/s", "sentences/s", "claimcheck is", "start s", "peak MB"), rows)


def _texts() -> dict[str, list[str]]:
    """The seeds, and their sentences one by one."""
    articles = [a for path in sorted((ROOT / "seeds").iterdir()) for a in claimcheck.read(path)]
    docs = map(layout.open, articles)
    sentences = [doc.text[s.start : s.end] for doc in docs for s in doc.sentences]
    return {"articles": [article.text for article in articles], "sentences": sentences}


def _measure(name: str, texts: dict[str, list[str]]) -> dict[str, Any]:
    command = [_python(SYSTEMS[name]), str(HERE / "rate.py"), name]
    found = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)  # noqa: S603
    figures: dict[str, Any] = json.loads(found.stdout)
    return figures


def _python(requirements: tuple[str, ...]) -> str:
    """The interpreter of an environment that has the requirements, built where it is not there yet."""
    if not requirements:
        return sys.executable
    folder = ENVIRONMENTS / requirements[0].partition("==")[0]
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603
        subprocess.run([str(python), "-m", "pip", "install", "-qq", *requirements], check=True)  # noqa: S603
        (folder / "ready").touch()
    return str(python)
