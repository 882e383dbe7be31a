"""The rules of a division and the judging of a ballot. Plain Python: no database, no clock.

A division::

    draft --open--> open --close--> closed --declare--> declared
                    open --annul--> annulled      closed --annul--> annulled
                    draft --annul--> annulled     declared --annul--> annulled

At most one division of a sitting is open. A new one may repeat an annulled or declared one; nothing that
was decided is rewritten. Sources: KL 5:53-56 (open and secret divisions, majority), and the judging
order that clients rely on.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass

from parliament.voting import choices as said
from parliament.voting.refusals import (
    DivisionStepNotPossible,
    MoreBallotsThanVoters,
)

DRAFT, OPEN, CLOSED, DECLARED, ANNULLED = "draft", "open", "closed", "declared", "annulled"
SECRET, RECORDED = "secret", "recorded"
CHOOSE, YES_NO, RANK, POINTS, ELECTION = "choose", "yes_no", "rank", "points", "election"
KINDS = (CHOOSE, YES_NO, RANK, POINTS, ELECTION)
TIE_RULES = ("both", "deciding", "lot")

STEPS: dict[tuple[str, str], str] = {
    (DRAFT, "open"): OPEN,
    (OPEN, "close"): CLOSED,
    (CLOSED, "declare"): DECLARED,
    (DRAFT, "annul"): ANNULLED,
    (OPEN, "annul"): ANNULLED,
    (CLOSED, "annul"): ANNULLED,
    (DECLARED, "annul"): ANNULLED,
}

NONCE = re.compile(r"[A-Za-z0-9_-]{22,128}")
MAX_OPTIONS = 26
MAX_SEQ = 2**31 - 1
SUM_MODULUS = 2**256

STANDS = (CLOSED, DECLARED)
RECEIVED = ("recorded", "replaced")


_STATUS_WORDS = {
    DRAFT: ("inte öppnad", "not open yet"),
    OPEN: ("öppen", "open"),
    CLOSED: ("stängd", "closed"),
    DECLARED: ("avgjord", "declared"),
    ANNULLED: ("ogiltigförklarad", "annulled"),
}


def next_status(status: str, step: str) -> str:
    """The status after ``step``.

    Raises:
        DivisionStepNotPossible: the step does not start from this status.
    """
    target = STEPS.get((status, step))
    if target is None:
        raise DivisionStepNotPossible(now_sv=_STATUS_WORDS[status][0], now_en=_STATUS_WORDS[status][1])
    return target


def check_may_repeat(status: str) -> None:
    """Only what has ended can be put again.

    Raises:
        DivisionStepNotPossible: it is a draft or open.
    """
    if status in (DRAFT, OPEN):
        raise DivisionStepNotPossible(now_sv=_STATUS_WORDS[status][0], now_en=_STATUS_WORDS[status][1])


def check_may_compare(status: str) -> None:
    """A shift is shown from what has been told to everybody.

    Raises:
        DivisionStepNotPossible: the first division is not declared.
    """
    if status != DECLARED:
        raise DivisionStepNotPossible(now_sv=_STATUS_WORDS[status][0], now_en=_STATUS_WORDS[status][1])


def check_not_more_than_voters(ballots: int, voters: int) -> None:
    """There may never be more ballots than voters: then the vote is void (as in Eslöv: 53 for 51).

    Raises:
        MoreBallotsThanVoters: there are.
    """
    if ballots > voters:
        raise MoreBallotsThanVoters(ballots=ballots, voters=voters)


def default_secrecy(kind: str) -> str:
    """Secret for everything but yes/no, which is recorded (KL 5:54 turned into our defaults)."""
    return RECORDED if kind == YES_NO else SECRET


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot as it came in: from which seat and key version, and what it says.

    ``weights``: the points of each choice, when it gives points.
    """

    seat_id: str
    key_version: int
    division: str
    choices: tuple[str, ...]
    nonce: str
    seq: int = 0
    weights: tuple[int, ...] = ()

    @property
    def written(self) -> str:
        """What it says, as it is kept."""
        return said.written(self.choices, self.weights)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a cast. ``recorded`` and ``replaced`` are given only for what is on disk."""

    division: str
    nonce: str
    seq: int
    status: str
    code: str = ""
    tracker: str = ""

    def as_dict(self) -> dict[str, object]:
        """As the live protocol writes it."""
        data: dict[str, object] = {
            "division": self.division,
            "nonce": self.nonce,
            "seq": self.seq,
            "status": self.status,
        }
        if self.code:
            data["code"] = self.code
        if self.tracker:
            data["tracker"] = self.tracker
        return data


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is kept of an accepted nonce: its latest sequence number and the receipt's status."""

    seq: int
    status: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """A division's rules for one ballot. ``max_choices`` of points: how many a ballot may give in all."""

    status: str
    secrecy: str
    options: frozenset[str]
    max_choices: int
    change_allowed: bool = True
    kind: str = CHOOSE


@dataclass(frozen=True, slots=True)
class Voter:
    """What is known of the seat and the nonce when the ballot is judged."""

    present: bool
    in_register: bool
    has_voted: bool
    own: Accepted | None = None
    nonce_of_other: bool = False
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a ballot: the receipt's status and code, and what is to be written."""

    status: str
    code: str = ""
    write: str = ""
    seq: int = 0


def parse_cast(data: object, *, seat_id: str, key_version: int) -> Cast | None:
    """The ballot in ``data`` as a client sent it; None when it is malformed."""
    if not isinstance(data, dict):
        return None
    division, choices, nonce = data.get("division"), data.get("choices"), data.get("nonce")
    seq = data.get("seq", 0)
    if not isinstance(division, str) or not 0 < len(division) <= 64:
        return None
    if not division.isprintable():  # a lone surrogate or NUL would spoil the statement of a whole batch
        return None
    if not isinstance(choices, list | dict) or len(choices) > MAX_OPTIONS:
        return None
    if not all(isinstance(choice, str) and len(choice) <= 64 for choice in choices):
        return None
    weights = tuple(choices.values()) if isinstance(choices, dict) else ()
    if not all(type(number) is int and abs(number) <= MAX_SEQ for number in weights):
        return None
    if not isinstance(nonce, str) or not NONCE.fullmatch(nonce):
        return None
    if not isinstance(seq, int) or isinstance(seq, bool) or not 0 <= seq <= MAX_SEQ:
        return None
    return Cast(seat_id, key_version, division, tuple(choices), nonce, seq, weights)


def judge_ballot(  # noqa: C901, PLR0911 - one line a rule, in the order that clients rely on
    cast: Cast, ballot: Ballot | None, voter: Voter
) -> Verdict:
    """Judge a well-formed ballot, in the order that clients rely on.

    Args:
        cast: the ballot.
        ballot: the division's rules, or None when there is no such division.
        voter: what is known of the seat and the nonce.
    """
    if ballot is None:
        return Verdict("rejected", "unknown_division")
    if voter.own is not None:
        return _judge_again(cast, ballot, voter.own)
    if ballot.status != OPEN:
        return Verdict("rejected", "division_closed")
    if not voter.present:
        return Verdict("rejected", "not_checked_in")
    if not voter.in_register:
        return Verdict("rejected", "not_in_register")
    if voter.on_paper:
        return Verdict("rejected", "votes_on_paper")
    if voter.has_voted and ballot.secrecy == SECRET:
        return Verdict("already_recorded")
    if voter.has_voted and not ballot.change_allowed:
        return Verdict("already_recorded")
    if voter.nonce_of_other:
        return Verdict("rejected", "nonce_taken")
    fault = _fault(cast, ballot)
    if fault:
        return Verdict("rejected", fault)
    if voter.has_voted:
        return Verdict("replaced", write="replace", seq=cast.seq)
    return Verdict("recorded", write="insert", seq=cast.seq)


def _judge_again(cast: Cast, ballot: Ballot, own: Accepted) -> Verdict:
    """A nonce that this seat has used: the same receipt again, or a change of mind."""
    if cast.seq <= own.seq or not ballot.change_allowed:
        return Verdict(own.status, seq=own.seq)
    if ballot.status != OPEN:
        return Verdict("rejected", "division_closed")
    fault = _fault(cast, ballot)
    if fault:
        return Verdict("rejected", fault)
    return Verdict("replaced", write="replace", seq=cast.seq)


def _fault(cast: Cast, ballot: Ballot) -> str:
    if not set(cast.choices) <= ballot.options or len(set(cast.choices)) != len(cast.choices):
        return "invalid_choice"
    if bool(cast.weights) != (ballot.kind == POINTS and bool(cast.choices)):
        return "invalid_choice"  # points where there are none to give, or choices without points
    if any(number < 0 for number in cast.weights):
        return "invalid_choice"
    if (sum(cast.weights) if cast.weights else len(cast.choices)) > ballot.max_choices:
        return "too_many_choices"
    return ""


def tracker(division: str, nonce: str) -> str:
    """The ballot's public mark: 16 characters of base32(SHA-256(division:nonce))."""
    digest = hashlib.sha256(f"{division}:{nonce}".encode()).digest()
    return base64.b32encode(digest[:10]).decode("ascii")  # ten bytes are sixteen characters


def seal_term(key: bytes, division: str, mark: str, choices: Sequence[str], seq: int) -> int:
    """One ballot's term of the order-free sum. ``mark``: the tracker, or the seat when recorded."""
    message = "\n".join((division, mark, ",".join(choices), str(seq))).encode()
    return int.from_bytes(hmac.digest(key, message, "sha256"), "big")
