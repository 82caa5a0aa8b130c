"""The cache: what it is asked for it gives back, whatever lies in its folder."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from claimcheck import cache as caching
from claimcheck import extract, readers
from claimcheck.cache import Cache, key_of
from claimcheck.model import Article

ARTICLE = Article(
    text="Builders used 4,312 tonnes of steel in 2024; it cost $16.7 million. Ann Lee said so at 5 p.m.",
    id="a", source="The Daily", published=dt.date(2025, 3, 4),
)  # fmt: skip


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_kept_is_what_was_extracted(tmp_path: Path) -> None:
    Cache(tmp_path).extract(ARTICLE)
    (entry,) = files(tmp_path)
    second = Cache(tmp_path)
    entry_time = entry.stat().st_mtime_ns
    assert second.extract(ARTICLE) == extract(ARTICLE)
    assert (entry.stat().st_mtime_ns, second.complaints) == (entry_time, [])


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ARTICLE.text + " "}, {"id": "b"}, {"locale": "en-GB"}, {"published": None},
        {"published": dt.date(2025, 3, 5)}, {"published": dt.datetime(2025, 3, 4)}, {"source": "Other"},
        {"title": "Steel"},
    ],
)  # fmt: skip
def test_what_extraction_reads_is_in_the_key(changes: dict[str, object]) -> None:
    assert key_of(replace(ARTICLE, **changes)) != key_of(ARTICLE)


def test_where_an_article_lies_is_not_in_the_key() -> None:
    assert key_of(replace(ARTICLE, path="x/y.md", offset=9, line=3, url="https://x.example")) == key_of(
        ARTICLE
    )


def test_an_entry_of_another_version_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).extract(ARTICLE)
    monkeypatch.setattr(caching, "_reader", lambda: b"another")
    Cache(tmp_path).extract(ARTICLE)
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize("cut", [0, 1, 20, 27, 60, -1])
def test_a_torn_entry_is_made_anew_and_said(tmp_path: Path, cut: int) -> None:
    Cache(tmp_path).extract(ARTICLE)
    (entry,) = files(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(whole[:cut])
    again = Cache(tmp_path)
    assert again.extract(ARTICLE) == extract(ARTICLE)
    assert len(again.complaints) == 1
    assert entry.read_bytes() == whole


def test_an_entry_of_something_else_is_made_anew(tmp_path: Path) -> None:
    store = Cache(tmp_path)
    store.extract(ARTICLE)
    (entry,) = files(tmp_path)
    body = b"\x93\x01\x02\x03"
    entry.write_bytes(caching.MARK + caching._sum(body) + body)
    again = Cache(tmp_path)
    assert again.extract(ARTICLE) == extract(ARTICLE)
    assert len(again.complaints) == 1


def test_readings_come_back_whole(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang=en><meta property='article:published_time' content='2025-03-04T10:00:00+02:00'>"
        "<title>Steel</title><article><p>" + ARTICLE.text * 5 + "</p></article></html>",
        encoding="utf-8",
    )
    plain = readers.collect([page])
    store = Cache(tmp_path / "cache")
    assert readers.collect([page], load=store.load) == plain
    assert readers.collect([page], load=Cache(tmp_path / "cache").load) == plain
    assert isinstance(plain[0][0].published, dt.datetime)


def test_warming_extracts_each_once_and_tells_its_steps(tmp_path: Path) -> None:
    articles = [replace(ARTICLE, id=f"a{n}") for n in range(5)]
    store, steps = Cache(tmp_path), []
    store.extract(articles[0])
    store.warm(articles, step=steps.append)
    assert sum(steps) == len(articles)
    assert len(files(tmp_path)) == len(articles)


def test_an_overfull_shard_loses_its_oldest_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "SHARD_BYTES", 5000)
    store = Cache(tmp_path)
    for n in range(200):
        store.extract(replace(ARTICLE, id=f"a{n}"))
    for n, path in enumerate(files(tmp_path)):
        os.utime(path, (1_000_000 + n, 1_000_000 + n))
    (tmp_path / "0" / "x.part").touch()
    os.utime(tmp_path / "0" / "x.part", (1000, 1000))
    before = {
        folder.name: sorted(folder.iterdir(), key=lambda p: p.stat().st_mtime)
        for folder in tmp_path.iterdir()
    }
    store.trim()
    for name, held in before.items():
        left = [path for path in held if path.exists()]
        assert left == held[-len(left) :]
        assert sum(path.stat().st_size for path in left) <= 5000 or len(left) == 1
        assert left, name
    assert not (tmp_path / "0" / "x.part").exists()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "REMEMBERED", 3)
    store = Cache()
    for n in range(9):
        store.extract(replace(ARTICLE, id=f"a{n}"))
    assert len(store._memory) == 3
