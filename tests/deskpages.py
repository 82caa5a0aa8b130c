"""What the browser tests of the review desk share: waiting for what is expected, and for requests to end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Open = Callable[..., Any]
Serve = Callable[..., str]


def expect(target: Any) -> Any:
    """Playwright's expectation, imported only where a browser is there."""
    from playwright.sync_api import expect as expected

    return expected(target)


def settled(page: Any) -> None:
    """Wait until no request of htmx is under way and its changes are in place."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
