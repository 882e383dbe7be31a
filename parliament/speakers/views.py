"""What others see of the speaker list: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parliament.speakers.rules import BREAKING, Clock, Kind, SpeakingSettings, Status, Step


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn with who has it. ``active``: the seat is in use; ``present``: it is checked in."""

    id: str
    item_id: str
    seat_id: str
    seat: int
    name: str
    company: str
    kind: Kind
    stance: str
    status: Status
    requested_at: datetime
    started_at: datetime | None
    clock: Clock
    active: bool
    present: bool

    @property
    def breaks_in(self) -> bool:
        """Whether it stops another speaker's clock."""
        return self.kind in BREAKING


@dataclass(frozen=True, slots=True)
class UndoView:
    """The latest step, which can be taken back: ``called``, ``finished``, ``paused`` … and whose."""

    action: str
    seat: int


@dataclass(frozen=True, slots=True)
class SpeakerListView:
    """The speaker list of a sitting's current item.

    ``taking``: the floor can be asked for; ``closed``: streck; ``next_step``: what "next speaker" does;
    ``seen``: what a command was given against; ``now``: when this was read (UTC).
    """

    sitting_id: str
    item_id: str | None
    taking: bool
    closed: bool
    current: TurnView | None
    interrupted: TurnView | None
    waiting: tuple[TurnView, ...]
    next_step: Step
    undo: UndoView | None
    seen: str
    settings: SpeakingSettings
    now: datetime

    @property
    def next(self) -> TurnView | None:
        """Who has the floor after "next speaker"."""
        if self.next_step == "give_back":
            return self.interrupted
        if self.next_step not in ("call", "interrupt"):
            return None
        return next((turn for turn in self.waiting if turn.active), None)

    @property
    def upcoming(self) -> tuple[TurnView, ...]:
        """Who comes after the one who has the floor: the interrupted speaker first, no cancelled seats."""
        first = (self.interrupted,) if self.interrupted else ()
        return (*first, *(turn for turn in self.waiting if turn.active))


@dataclass(frozen=True, slots=True)
class SpeakingTime:
    """How often and how long. ``key``: id of the seat, company or theme, or the municipality's name."""

    key: str
    label: str
    turns: int
    seconds: int


@dataclass(frozen=True, slots=True)
class SpeakingTimes:
    """A sitting's speaking time, longest first."""

    seats: tuple[SpeakingTime, ...]
    companies: tuple[SpeakingTime, ...]
    municipalities: tuple[SpeakingTime, ...]
    themes: tuple[SpeakingTime, ...]
