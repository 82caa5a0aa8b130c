"""Who is at the desk: signed cookies, tokens against forged requests, and few tries at signing in."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections import OrderedDict
from typing import Final

import msgspec
from msgspec import Struct

LIFETIME: Final = 30 * 24 * 3600  # seconds that a session lasts
TRIES, WINDOW, REMEMBERED = 5, 60.0, 1000


class Session(Struct, frozen=True):
    """An editor's session."""

    name: str
    nonce: str
    expires: int


class Keyring(Struct, frozen=True):
    """What signs sessions; a shared desk's token is part of the key, so that a copied file opens nothing."""

    key: bytes
    token: str | None = None

    def admits(self, offered: str) -> bool:
        """Whether the token is right, in a time that tells nothing."""
        if self.token is None:
            return True
        return hmac.compare_digest(offered.encode("utf-8", "replace"), self.token.encode())

    def begin(self, name: str, now: int) -> Session:
        return Session(name, secrets.token_urlsafe(12), now + LIFETIME)

    def seal(self, session: Session) -> str:
        """The cookie of a session."""
        data = json.dumps(msgspec.to_builtins(session)).encode()
        body = base64.urlsafe_b64encode(data).decode().rstrip("=")
        return f"{body}.{self._sign('session', body)}"

    def open(self, cookie: str, now: int) -> Session | None:
        """The session in a cookie, if it is ours and still lasts."""
        body, _, sign = cookie.partition(".")
        if not hmac.compare_digest(sign.encode("utf-8", "replace"), self._sign("session", body).encode()):
            return None
        data = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        session = msgspec.json.decode(data, type=Session)
        return session if session.expires > now else None

    def csrf(self, session: Session) -> str:
        """The token that a session's forms carry."""
        return self._sign("form", session.nonce)

    def accepts(self, session: Session, offered: str) -> bool:
        return hmac.compare_digest(offered.encode("utf-8", "replace"), self.csrf(session).encode())

    def _sign(self, purpose: str, text: str) -> str:
        message = f"{purpose}\0{text}".encode("utf-8", "replace")
        return hmac.new(self.key, message, hashlib.sha256).hexdigest()


def keyring(salt: str, token: str | None) -> Keyring:
    """The keyring of a desk with this lasting salt and this token, if it has one."""
    return Keyring(hashlib.sha256(f"claimcheck\0{salt}\0{token or ''}".encode()).digest(), token)


class Attempts:
    """Failed tries at signing in by address: a few a minute, and not more than a thousand addresses kept."""

    def __init__(self) -> None:
        self._failed: OrderedDict[str, list[float]] = OrderedDict()

    def wait(self, address: str, now: float) -> int:
        """Seconds until this address may try again."""
        recent = [at for at in self._failed.get(address, ()) if now - at < WINDOW]
        return 0 if len(recent) < TRIES else int(WINDOW - (now - recent[0])) + 1

    def fail(self, address: str, now: float) -> None:
        recent = [at for at in self._failed.pop(address, ()) if now - at < WINDOW]
        self._failed[address] = [*recent, now][-TRIES:]
        while len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)

    def succeed(self, address: str) -> None:
        self._failed.pop(address, None)
