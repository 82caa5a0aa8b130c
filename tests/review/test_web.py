"""The desk over HTTP: who is let in, what is refused, and that nothing leaks or breaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desks import CONFIRMED, desk, report, stamp

pytest.importorskip("starlette")
from starlette.testclient import TestClient

from claimcheck.review.stores import StoreError
from claimcheck.review.web.app import CHANGE, READ, application
from claimcheck.review.web.live import Hub
from claimcheck.review.web.session import Attempts, keyring
from claimcheck.review.web.visit import Room

BASE = "http://127.0.0.1:8765"
TOKEN = "a token that is long enough"


def client(
    folder: Path,
    made: dict[str, Any] | None = None,
    token: str | None = None,
    file: str = "desk.db",
    **more: Any,
) -> TestClient:
    app = application(Hub(desk(folder, made, file)), token, "Ada", **more)
    return TestClient(app, base_url=BASE, raise_server_exceptions=False, follow_redirects=False)


def room_of(browser: TestClient) -> Room:
    guard: Any = browser.app
    found: Room = guard.app.state.room
    return found


def csrf(browser: TestClient) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', browser.get("/sign-in").text)
    assert found
    return found[1]


def key(browser: TestClient) -> str:
    found = re.search(r'data-key="([\w.-]+)"', browser.get("/").text)
    assert found
    return found[1]


def decide(browser: TestClient, **more: str) -> Any:
    fields = {"csrf": csrf(browser), "state": "confirmed", "request": "r", "base": "0"} | more
    return browser.post(f"/findings/{key(browser)}/decide", data=fields, headers={"HX-Request": "true"})


def test_a_decision_is_kept_and_answered_with_how_things_stand(tmp_path: Path) -> None:
    browser = client(tmp_path)
    answer = decide(browser, note="Seen in the table.")
    assert answer.status_code == 200
    assert "Seen in the table." in answer.text
    events = room_of(browser).desk.store.since(0)
    assert [(e.who, e.body.state, e.body.note) for e in events] == [
        ("Ada", "confirmed", "Seen in the table.")
    ]


def test_without_script_a_form_works_too(tmp_path: Path) -> None:
    browser = client(tmp_path)
    answer = browser.post(f"/findings/{key(browser)}/decide", data={"csrf": csrf(browser), "state": "open"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/findings/{key(browser)}")


@pytest.mark.parametrize("path", sorted(CHANGE))
def test_no_change_without_the_sessions_token(tmp_path: Path, path: str) -> None:
    browser = client(tmp_path)
    browser.get("/")
    for data in ({}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": "é"}):
        assert browser.post(path.replace("{key}", key(browser)), data=data).status_code == 403
    assert room_of(browser).desk.store.since(0) == []


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "localhost.evil"]
)
def test_a_host_that_is_not_ours_is_refused(tmp_path: Path, host: str) -> None:
    answer = client(tmp_path).get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Fee" not in answer.text


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "localhost", "[::1]:8765", "desk.example", "DESK.example:80"]
)
def test_a_host_that_is_ours_is_answered(tmp_path: Path, host: str) -> None:
    assert client(tmp_path, hosts=("desk.example",)).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"},
     {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_a_change_from_another_site_is_refused_even_with_the_token(
    tmp_path: Path, headers: dict[str, str]
) -> None:
    browser = client(tmp_path)
    fields = {"csrf": csrf(browser), "state": "confirmed"}
    assert browser.post(f"/findings/{key(browser)}/decide", data=fields, headers=headers).status_code == 403


def test_the_security_headers_stand_on_every_answer(tmp_path: Path) -> None:
    browser = client(tmp_path)
    for path in ("/", "/none", "/static/desk.css", "/sign-in", "/export/events.jsonl"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    cookie = (
        browser.get("/", headers={"cookie": ""}).headers.get("set-cookie")
        or client(tmp_path).get("/").headers["set-cookie"]
    )
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


def test_no_page_holds_inline_script_or_style(tmp_path: Path) -> None:
    browser = client(tmp_path)
    decide(browser)
    for path in ("/", f"/findings/{key(browser)}", "/articles/0", "/history", "/record", "/sign-in", "/none"):
        text = browser.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|javascript:", text), path


HOSTILE = "</mark><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}\u202e\x1b"


def test_hostile_words_are_inert_wherever_they_stand(tmp_path: Path) -> None:
    made = report(1)
    for article in made["articles"]:
        article.update(
            text=article["text"] + HOSTILE,
            title=HOSTILE,
            source=HOSTILE + article["id"],
            url="javascript:alert(1)",
        )
    finding = made["findings"][0]
    finding.update(message=HOSTILE, because=[HOSTILE], rule=HOSTILE, kind=HOSTILE)
    finding["sides"][0]["value"] = HOSTILE
    made["claims"][0].update(about=HOSTILE, speaker=HOSTILE)
    browser = client(tmp_path, made)
    decide(browser, note=HOSTILE, evidence="javascript:alert(1)", side=HOSTILE)
    for path in ("/", f"/findings/{key(browser)}", "/articles/0", "/history", "/record"):
        text = re.sub(r'value="[^"]*"', "", browser.get(path).text)  # what is sent back is never shown
        for words in ("<script>alert", "<img src=x", "\u202e", "\x1b", 'href="javascript', ">49"):
            assert words not in text, (path, words)
    headers = {"hx-request": "true"}
    assert "<img src=x" not in browser.get(f"/findings/{key(browser)}/pane/a/0?all=1", headers=headers).text


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/", "/static",
     "/export/etc%2fpasswd", "/articles/99", "/articles/-1", "/findings/none", "/findings/..%2f..%2fetc",
     "/findings/x/pane/c/0", "/docs"],
)  # fmt: skip
def test_no_path_reaches_the_file_system(tmp_path: Path, path: str) -> None:
    answer = client(tmp_path).get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_a_body_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    browser = client(tmp_path)
    token = csrf(browser)
    assert browser.post("/undo", data={"csrf": token, "x": "y" * 300_000}).status_code == 413

    def endless() -> Any:
        while True:
            yield b"x" * 65536

    headers = {"x-csrf-token": token, "content-type": "application/x-www-form-urlencoded"}
    assert (
        browser.post("/undo", content=iter([b"x" * 200_000, b"x" * 200_000]), headers=headers).status_code
        == 413
    )


def test_a_form_with_too_many_fields_is_refused(tmp_path: Path) -> None:
    browser = client(tmp_path)
    data = "&".join(["keys=x"] * 5000)
    headers = {"x-csrf-token": csrf(browser), "content-type": "application/x-www-form-urlencoded"}
    assert browser.post("/bulk", content=data, headers=headers).status_code == 400


def failing(*_: Any) -> Any:
    raise StoreError("the disk is full", "make room and save again")


def test_a_full_disk_is_said_and_the_form_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = client(tmp_path)
    fields = {"csrf": csrf(browser), "state": "confirmed", "request": "once"}
    path = f"/findings/{key(browser)}/decide"
    monkeypatch.setattr(room_of(browser).desk.store, "append", failing)
    answer = browser.post(path, data=fields, headers={"hx-request": "true"})
    assert answer.status_code == 503
    assert (
        answer.text
        == "Not saved: the disk is full. Nothing that you typed is lost; make room and save again."
    )
    monkeypatch.undo()
    assert browser.post(path, data=fields, headers={"hx-request": "true"}).status_code == 200


def test_a_database_that_does_not_answer_is_said_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = client(tmp_path)
    monkeypatch.setattr(room_of(browser).desk.store, "since", failing)
    answer = browser.get("/")
    assert answer.status_code == 200
    assert "the disk is full" in answer.text


def test_a_fault_of_ours_shows_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("secret words")

    browser = client(tmp_path)
    browser.get("/")
    monkeypatch.setattr(room_of(browser).desk.index, "listing", broken)
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "secret words" not in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("path", [*sorted(READ), "/events"])
def test_a_shared_desk_shows_nothing_to_who_has_not_signed_in(tmp_path: Path, path: str) -> None:
    browser = client(tmp_path, token=TOKEN)
    where = path.replace("{key}", "x").replace("{name}", "events.jsonl").replace("{slot}/{number:int}", "a/0")
    answer = browser.get(where.replace("{number:int}", "0"))
    assert answer.status_code in (303, 401)
    assert "Fee" not in answer.text


def signed_in(browser: TestClient, name: str = "Ben", token: str = TOKEN, onward: str = "/") -> Any:
    return browser.post("/sign-in", data={"name": name, "token": token, "next": onward})


def test_name_and_token_open_a_shared_desk(tmp_path: Path) -> None:
    browser = client(tmp_path, token=TOKEN)
    assert signed_in(browser).status_code == 303
    assert "You decide as <b>Ben</b>" in browser.get("/").text
    decide(browser)
    assert room_of(browser).desk.store.since(0)[0].who == "Ben"
    token = re.search(r'name="csrf" value="(\w+)"', browser.get("/").text)
    assert token
    browser.post("/sign-out", data={"csrf": token[1]})
    assert browser.get("/").status_code == 303


def test_the_door_of_a_shared_desk_tells_no_name(tmp_path: Path) -> None:
    assert 'value="Ada"' not in client(tmp_path, token=TOKEN).get("/sign-in").text
    assert 'value="Ada"' in client(tmp_path, file="own.db").get("/sign-in").text


def test_only_listed_editors_sign_in_where_there_is_a_list(tmp_path: Path) -> None:
    browser = client(tmp_path, token=TOKEN, editors=("Ada", "Ben"))
    assert signed_in(browser, "Eve").status_code == 422
    assert signed_in(browser, "Ben").status_code == 303


def test_a_wrong_token_is_refused_and_soon_not_even_tried(tmp_path: Path) -> None:
    browser = client(tmp_path, token=TOKEN)
    answers = [signed_in(browser, token="wrong").status_code for _ in range(7)]
    assert answers == [403] * 5 + [429] * 2
    late = signed_in(browser)
    assert late.status_code == 429
    assert 0 < int(late.headers["retry-after"]) <= 61


def test_tries_are_forgotten_after_a_minute_and_never_pile_up() -> None:
    tries = Attempts()
    for n in range(5):
        tries.fail("a", float(n))
    assert tries.wait("a", 5.0) > 0
    assert tries.wait("b", 5.0) == 0
    assert tries.wait("a", 61.0) == 0
    for n in range(5000):
        tries.fail(str(n), 100.0)
    assert len(tries._failed) == 1000


def forged(cookie: str) -> list[str]:
    body, _, sign = cookie.partition(".")
    return ["", ".", body, f"{body}.", f"{body}.{sign[:-1]}", f"{body}x.{sign}", f"{body}.{sign}x", "é.é"]


def test_a_cookie_that_was_altered_or_made_elsewhere_opens_nothing() -> None:
    ring = keyring("salt", TOKEN)
    session = ring.begin("Ada", 1000)
    cookie = ring.seal(session)
    assert ring.open(cookie, 1001) == session
    assert [ring.open(bad, 1001) for bad in forged(cookie)] == [None] * 8
    assert keyring("salt", "another token").open(cookie, 1001) is None
    assert keyring("other salt", TOKEN).open(cookie, 1001) is None
    assert ring.open(cookie, session.expires) is None


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nX: y", "evil"]
)
def test_signing_in_leads_nowhere_else(tmp_path: Path, onward: str) -> None:
    assert signed_in(client(tmp_path, token=TOKEN), onward=onward).headers["location"] == "/"


def test_conflicting_decisions_are_both_shown(tmp_path: Path) -> None:
    browser = client(tmp_path)
    room = room_of(browser).desk
    room.decide([room.case.findings[0]], CONFIRMED, stamp("Ben"))
    answer = decide(browser, state="explained", **{"reason-explained": "update"})
    assert "Editors disagree" in answer.text
    assert "Ben" in answer.text
    assert '"state": "conflict"' in answer.headers["hx-trigger"]


def test_a_bulk_decision_is_one_change_for_all(tmp_path: Path) -> None:
    browser = client(tmp_path)
    keys = re.findall(r'name="keys" value="([\w.-]+)"', browser.get("/").text)
    fields: dict[str, Any] = {
        "csrf": csrf(browser), "keys": keys, "what": "decide",
        "state": "wrong-match", "reason-wrong-match": "thing",
    }  # fmt: skip
    assert browser.post("/bulk", data=fields, headers={"hx-request": "true"}).status_code == 200
    room = room_of(browser).desk
    assert {room.status(f).state for f in room.case.findings} == {"wrong-match"}
    assert browser.post("/bulk", data=fields | {"keys": [*keys, "none"]}).status_code == 404
    fields = {"csrf": csrf(browser), "keys": keys, "assignee": "Ben", "what": "assign"}
    browser.post("/bulk", data=fields, headers={"hx-request": "true"})
    assert {room.status(f).assignee for f in room.case.findings} == {"Ben"}


Change = Callable[[TestClient], Any]


def test_what_is_said_when_a_dismissal_gives_no_reason(tmp_path: Path) -> None:
    answer = decide(client(tmp_path), state="explained")
    assert (answer.status_code, "Say why" in answer.text) == (422, True)
