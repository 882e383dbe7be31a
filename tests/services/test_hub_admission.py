"""A join wave is let in in order, and phones that were here before come first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from parliament.live.connections import DELEGATE, Connection
from parliament.live.hub import Hub


class Pictures:
    """Pictures that say nothing."""

    def state(self, audience: str, edition_id: str) -> dict[str, Any]:
        return {"v": 1}

    def me(self, seat_ids: set[str], edition_id: str) -> dict[str, dict[str, Any]]:
        return {}


class Post:
    """The way to clients that poll: keeps who was sent what."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def emit(self, event: str, data: Any, to: str) -> None:
        self.sent.append(to)

    def disconnect(self, sid: str) -> None:
        raise AssertionError("nobody is put out here")


def phone(sid: str) -> Connection:
    return Connection(sid, DELEGATE, "edition", SimpleNamespace(upgraded=False), sid)


def test_returning_phones_are_let_in_before_new_ones_each_in_their_order() -> None:
    post = Post()
    hub = Hub(post, Pictures(), lambda entries: set())
    for sid in ("new1", "new2"):
        hub.join(phone(sid))
    for sid in ("back1", "back2"):
        hub.join(phone(sid), again=True)
    hub.join(phone("new3"))
    hub._greet()
    assert post.sent == ["back1", "back2", "new1", "new2", "new3"]
