"""Editors without a browser: they decide over HTTP, as many and as fast as asked, for tests and load."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit


class Editor:
    """One editor's connection to a desk: signed in by cookie, opened anew when the desk went away."""

    def __init__(self, address: str, name: str) -> None:
        self.place = urlsplit(address).netloc
        self.name = name
        self._link: http.client.HTTPConnection | None = None
        self.headers: dict[str, str] = {"Host": self.place}
        self.enter()

    def enter(self) -> None:
        """Take the name, and keep cookie and form token."""
        answer, text = self.ask("GET", "/sign-in")
        self.headers["Cookie"] = str(answer.headers["set-cookie"]).partition(";")[0]
        token = re.search(r'name="csrf" value="(\w+)"', text)
        assert token
        answer, _ = self.ask("POST", "/sign-in", {"csrf": token[1], "name": self.name})
        self.headers["Cookie"] = str(answer.headers["set-cookie"]).partition(";")[0]
        found = re.search(r'name="csrf" value="(\w+)"', self.ask("GET", "/sign-in")[1])
        assert found
        self.headers |= {"X-CSRF-Token": found[1], "HX-Request": "true"}

    def ask(self, method: str, path: str, form: dict[str, Any] | None = None) -> tuple[Any, str]:
        """The answer to a request and its text."""
        if self._link is None:
            self._link = http.client.HTTPConnection(self.place, timeout=30)
        headers = dict(self.headers)
        body = None
        if form is not None:
            body = urlencode(form, doseq=True).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._link.request(method, path, body, headers)
            answer = self._link.getresponse()
            return answer, answer.read().decode()
        except (OSError, http.client.HTTPException):
            self._link.close()
            self._link = None
            raise

    def decide(self, key: str, request: str, base: int = 0, **fields: str) -> int:
        """The status of a decision that was sent once."""
        form = {"state": "confirmed", "request": request, "base": base} | fields
        return int(self.ask("POST", f"/findings/{key}/decide", form)[0].status)

    def insist(self, key: str, request: str, **fields: str) -> int:
        """The status of a decision that is sent again until the desk answers."""
        for _ in waiting(30):
            try:
                return self.decide(key, request, **fields)
            except (OSError, http.client.HTTPException):
                continue
        raise TimeoutError(request)


def waiting(seconds: float) -> Iterator[None]:
    """Turns to try something, a little apart, until the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(0.02)
