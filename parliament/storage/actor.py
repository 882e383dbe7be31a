"""Who does a deed, as the journal names them: a kind and an id, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["staff", "seat", "token", "screen", "adjuster", "owner", "public", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A doer. ``id`` is the row id of the account, seat, token, adjuster or (of an owner) undertaking.

    It is empty for public and system.
    """

    kind: Kind
    id: str = ""

    @classmethod
    def system(cls) -> Actor:
        """The program itself."""
        return cls("system")

    @classmethod
    def public(cls) -> Actor:
        """A visitor who is not signed in."""
        return cls("public")

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind
