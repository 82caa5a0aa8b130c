"""One Chromium for all tests of pages, and pages that may neither complain nor ask for anything elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from browsing import CHROMIUM, Seen, chromium
from desks import serving


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window, for one module: its event loop must not run beside other tests."""
    pytest.importorskip("playwright", reason="playwright is not installed (pip install -e .[dev])")
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed (apt-get install chromium)")
    with chromium() as started:
        yield started


@pytest.fixture
def served() -> Iterator[Callable[..., str]]:
    """A function that starts a review desk and returns its address; it outlives the pages."""
    with ExitStack() as stack:

        def serve(*arguments: str | Path, port: int = 0) -> str:
            return stack.enter_context(serving(*arguments, port=port))[0]

        yield serve


@pytest.fixture
def opened(served: Any, browser: Any) -> Iterator[Callable[..., Any]]:
    """A function that opens a page in a context of its own; what a page complains of fails the test."""
    contexts: list[Any] = []
    seen: list[Seen] = []

    def open_page(
        address: str, width: int = 1600, height: int = 1000, *, quiet: bool = False, **more: Any
    ) -> Any:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **more))
        contexts[-1].set_default_timeout(15_000)
        page = contexts[-1].new_page()
        if not quiet:
            seen.append(Seen(page))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [line for one in seen for line in one.complaints] == []
    asked = [address for one in seen for address in one.requests]
    assert [address for address in asked if not address.startswith("http://127.0.0.1:")] == []
