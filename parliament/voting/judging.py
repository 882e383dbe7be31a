"""Judging a batch of ballots: each verdict sees what the ones before it accepted."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from parliament.voting import ballot_store as store
from parliament.voting import rules
from parliament.voting.rules import Accepted, Cast, Receipt, Voter


class Judging:
    """Judges a batch in order; each verdict sees what the ones before it accepted."""

    def __init__(
        self,
        pictures: dict[str, store.OpenDivision],
        versions: object,
        present: set[str],
        owner_tag: Callable[[str, str], str],
        sum_key: bytes,
    ) -> None:
        self._pictures = pictures
        self._versions = versions
        self._present = present
        self._owner_tag = owner_tag
        self._sum_key = sum_key
        self.writes = store.Writes()

    def judge(self, cast: Cast) -> Receipt:
        """The receipt of a ballot, and what it will write."""
        picture = self._pictures.get(cast.division)
        if self._versions.get(cast.seat_id) != cast.key_version:  # type: ignore[attr-defined]
            return Receipt(cast.division, cast.nonce, cast.seq, "rejected", "unknown_key")
        if picture is None:
            return Receipt(cast.division, cast.nonce, cast.seq, "rejected", "unknown_division")
        mark = rules.tracker(cast.division, cast.nonce)
        verdict = rules.judge_ballot(cast, picture.ballot, self._voter(cast, picture, mark))
        if verdict.write:
            self._write(cast, picture, mark, verdict.status)
        given = mark if verdict.status in rules.RECEIVED else ""
        seq = verdict.seq if given else cast.seq
        return Receipt(cast.division, cast.nonce, seq, verdict.status, verdict.code, given)

    def _voter(self, cast: Cast, picture: store.OpenDivision, mark: str) -> Voter:
        accepted = picture.accepted.get(mark)
        has_voted = cast.seat_id in picture.voted
        own = accepted if accepted is not None and has_voted and self._owns(cast, picture, mark) else None
        return Voter(
            present=cast.seat_id in self._present,
            in_register=cast.seat_id in picture.register,
            has_voted=has_voted,
            own=own,
            nonce_of_other=accepted is not None and own is None,
            on_paper=cast.seat_id in picture.on_paper,
        )

    def _owns(self, cast: Cast, picture: store.OpenDivision, mark: str) -> bool:
        """Whether the nonce is this seat's. After a restart, holding a secret ballot's nonce is the proof."""
        owner = picture.owners.get(mark)
        if owner is None:
            return True
        if picture.ballot.secrecy == rules.RECORDED:
            return owner == cast.seat_id
        return hmac.compare_digest(owner, self._owner_tag(cast.seat_id, mark))

    def _write(self, cast: Cast, picture: store.OpenDivision, mark: str, status: str) -> None:
        chosen = cast.written
        if picture.ballot.secrecy == rules.RECORDED:
            self._write_recorded(cast, picture, mark, chosen, status)
        else:
            self._write_secret(cast, picture, mark, chosen, status)
        picture.accepted[mark] = Accepted(cast.seq, status)
        picture.voted.add(cast.seat_id)

    def _write_secret(
        self, cast: Cast, picture: store.OpenDivision, mark: str, chosen: str, status: str
    ) -> None:
        if status == "recorded":
            self.writes.turnout.append({"division_id": picture.id, "seat_id": cast.seat_id})
            row: dict[str, object] = {"division_id": picture.id, "tracker": mark, "choices": chosen}
            self.writes.new_secret.append({**row, "seq": cast.seq, "replaced": False})
            picture.owners[mark] = self._owner_tag(cast.seat_id, mark)
        else:
            where: dict[str, object] = {"of_division": picture.id, "of_tracker": mark}
            self.writes.changed_secret.append({**where, "to_choices": chosen, "to_seq": cast.seq})
        self._add_to_sum(picture, mark, chosen, cast.seq)

    def _write_recorded(
        self, cast: Cast, picture: store.OpenDivision, mark: str, chosen: str, status: str
    ) -> None:
        base: dict[str, object] = {"division_id": picture.id, "seat_id": cast.seat_id}
        if status == "recorded":
            self.writes.turnout.append({"division_id": picture.id, "seat_id": cast.seat_id})
            self.writes.new_recorded.append({**base, "choices": chosen, "seq": cast.seq})
        else:
            where: dict[str, object] = {"of_division": picture.id, "of_seat": cast.seat_id}
            self.writes.changed_recorded.append({**where, "to_choices": chosen, "to_seq": cast.seq})
        if mark in picture.accepted:
            nonce: dict[str, object] = {"of_division": picture.id, "of_tracker": mark, "to_seq": cast.seq}
            self.writes.changed_nonces.append(nonce)
        else:
            self.writes.new_nonces.append({**base, "tracker": mark, "seq": cast.seq, "status": status})
            picture.owners[mark] = cast.seat_id
        self._add_to_sum(picture, cast.seat_id, chosen, cast.seq)

    def _add_to_sum(self, picture: store.OpenDivision, mark: str, chosen: str, seq: int) -> None:
        """Keep the order-free sum: take away the ballot that is replaced, add the new one."""
        before = picture.choices.get(mark)
        difference = self._term(picture.id, mark, chosen, seq)
        if before is not None:
            difference -= self._term(picture.id, mark, *before)
        picture.choices[mark] = (chosen, seq)
        self.writes.sums[picture.id] = self.writes.sums.get(picture.id, 0) + difference

    def _term(self, division: str, mark: str, chosen: str, seq: int) -> int:
        return rules.seal_term(self._sum_key, division, mark, chosen.split(",") if chosen else [], seq)
