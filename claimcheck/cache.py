"""What was read and extracted before, kept on disk by content; a broken entry is made anew."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

import claimcheck
from claimcheck.extraction import extract
from claimcheck.model import Article, Claim

FOLDER: Final = "CLAIMCHECK_CACHE_DIR"
MARK: Final = b"claimcheck\x01"
SUM: Final = 16
SHARD_BYTES: Final = 16_000_000  # for each of 16 shards
STALE: Final = 3600  # seconds by which a half-written file must be older than its neighbours
REMEMBERED: Final = 4000
MANY: Final = 40  # articles from which worker processes pay
LONG: Final = 400_000  # and characters
SOURCES: Final = ("*.py", "normalizers/*.py", "context/*.py", "lexicon/**/*.*")

Step = Callable[[int], None]

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Claim])


class Cache:
    """Extraction that remembers: in memory, and in a folder unless that is None.

    `complaints` are the lines to be said of it; without `folder` it extracts as ever.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.complaints: list[str] = []
        self._memory: dict[str, list[Claim]] = {}
        self._written: set[str] = set()

    def extract(self, article: Article) -> list[Claim]:
        """The claims of an article, extracted only where they are not known."""
        key = key_of(article)
        known = self._known(key)
        return known if known is not None else self._keep(key, extract(article))

    def warm(self, articles: Sequence[Article], jobs: int = 1, step: Step | None = None) -> None:
        """Extract what is not known yet, in worker processes where that pays; `step` hears of progress."""
        missing = {key: a for a in articles if self._known(key := key_of(a)) is None}
        if step:
            step(len(articles) - len(missing))
        many = len(missing) >= MANY or sum(len(a.text) for a in missing.values()) >= LONG
        if jobs > 1 and many and len(missing) > 1:
            found: Iterable[list[Claim]] = _spread(list(missing.values()), jobs)
        else:
            found = map(extract, missing.values())
        for key, claims in zip(missing, found, strict=True):
            self._keep(key, claims)
            if step:
                step(1)

    def _known(self, key: str) -> list[Claim] | None:
        if key in self._memory or self.folder is None:
            return self._memory.get(key)
        try:
            data = self._file(key).read_bytes()
        except OSError:
            return None
        claims = self._decoded(key, data)
        if claims is not None:
            self._remember(key, claims)
        return claims

    def _decoded(self, key: str, data: bytes) -> list[Claim] | None:
        """The claims of an entry; None where it is torn or foreign."""
        head, body = data[: len(MARK) + SUM], data[len(MARK) + SUM :]
        if head == MARK + blake2b(body, digest_size=SUM).digest():
            try:
                return _DECODER.decode(body)
            except (msgspec.ValidationError, msgspec.DecodeError):
                pass
        self._say(f"{self._file(key)}: broken cache entry, made anew")
        return None

    def _keep(self, key: str, claims: list[Claim]) -> list[Claim]:
        self._remember(key, claims)
        if self.folder is not None:
            body = _ENCODER.encode(claims)
            self._write(key, MARK + blake2b(body, digest_size=SUM).digest() + body)
        return claims

    def _remember(self, key: str, claims: list[Claim]) -> None:
        while len(self._memory) >= REMEMBERED:
            self._memory.pop(next(iter(self._memory)), None)
        self._memory[key] = claims

    def _write(self, key: str, data: bytes) -> None:
        """Put an entry in its place at once; the first failure ends all writing, and is said."""
        file = self._file(key)
        beside = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(data)
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)
            self._written.add(key[0])
        except OSError as error:
            self._say(
                f"{self.folder}: cache not written: {error.strerror or error} (--no-cache does without)"
            )
            self.folder = None

    def _file(self, key: str) -> Path:
        return (self.folder or Path()) / key[0] / key

    def _say(self, line: str) -> None:
        self.complaints.append(line)

    def trim(self) -> None:
        """Remove the oldest entries of the shards that grew in this run past their bound."""
        for shard in sorted(self._written) if self.folder else ():
            _trim((self.folder or Path()) / shard)
        self._written.clear()


def _spread(articles: Sequence[Article], jobs: int) -> Iterable[list[Claim]]:
    """The claims of articles in their order, by worker processes."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunk = max(1, min(16, len(articles) // (jobs * 2)))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for data in pool.map(encoded, articles, chunksize=chunk):
            yield _DECODER.decode(data)


def encoded(article: Article) -> bytes:
    """The claims of an article as a worker process hands them over."""
    return _ENCODER.encode(extract(article))


def _trim(shard: Path) -> None:
    try:
        found = [(entry.stat(), entry.path) for entry in os.scandir(shard) if entry.is_file()]
    except OSError:
        return
    found.sort(key=lambda item: (-item[0].st_mtime_ns, item[1]))
    total = 0
    for n, (stat, path) in enumerate(found):
        total += stat.st_size
        late = found[0][0].st_mtime - stat.st_mtime
        if (n and total > SHARD_BYTES) or (path.endswith(".part") and late > STALE):
            Path(path).unlink(missing_ok=True)


def key_of(article: Article) -> str:
    """What an entry is found by: the article without its place, and all that reads it."""
    bare = replace(article, path=None, url=None, offset=0, line=1)
    return blake2b(_ENCODER.encode(bare), key=_reader(), digest_size=20).hexdigest()


@cache
def _reader() -> bytes:
    """A digest of the version and of the modules and words that make claims of texts."""
    home = Path(__file__).parent
    sums = blake2b(claimcheck.__version__.encode(), digest_size=32)
    for file in sorted({file for pattern in SOURCES for file in home.glob(pattern) if file.is_file()}):
        if not file.name.endswith(".pyc"):
            sums.update(file.read_bytes())
    return sums.digest()


def folder() -> Path:
    """The folder of the cache: CLAIMCHECK_CACHE_DIR, or the user's own for this program."""
    if named := os.environ.get(FOLDER):
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False)
