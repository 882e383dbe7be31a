"""The roles of staff, and what an endpoint may ask for."""

from __future__ import annotations

from dataclasses import dataclass

ORGANISER = "organiser"
OPERATOR = "operator"
CHAIR = "chair"
MODERATOR = "moderator"
DOOR = "door"
DESK = "desk"
SCREEN = "screen"
POLITICIAN = "politician"
READER = "reader"

EARLY = frozenset({ORGANISER, OPERATOR, CHAIR})
"""Those who read drafts: the presidium and the organisers."""

ROLES: dict[str, tuple[str, str]] = {
    ORGANISER: ("Organisatör", "Organiser"),
    OPERATOR: ("Sekreterare vid konsolen", "Operator (secretary)"),
    CHAIR: ("Ordförande", "Chair"),
    MODERATOR: ("Frågemoderator", "Question moderator"),
    DOOR: ("Dörrvärd", "Door host"),
    DESK: ("Hjälpdisk", "Help desk"),
    SCREEN: ("Storbild", "Hall screen"),
    POLITICIAN: ("Politiker", "Politician"),
    READER: ("Läsare", "Reader"),
}
"""Role in code → (Swedish, English)."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who may reach an endpoint: everyone, a signed-in seat, or any of some roles."""

    public: bool = False
    seat: bool = False
    roles: frozenset[str] = frozenset()

    def words(self) -> str:
        """For the printed table."""
        if self.public:
            return "alla"
        parts = sorted(self.roles)
        return ", ".join((["plats"] if self.seat else []) + parts)


PUBLIC = Access(public=True)
SEAT = Access(seat=True)
ANY_STAFF = Access(roles=frozenset(ROLES) - {SCREEN, POLITICIAN})


def roles(*names: str, seat: bool = False) -> Access:
    """Access for the named roles; with ``seat`` also for a delegate who is signed in."""
    unknown = set(names) - set(ROLES)
    if unknown:
        raise ValueError(f"Unknown roles: {sorted(unknown)}")
    return Access(roles=frozenset(names), seat=seat)
