"""The judging of a ballot, in the order that clients rely on, and the parsing of what they send."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament.voting import rules
from parliament.voting.rules import Accepted, Ballot, Cast, Voter

NONCE = "n" * 22
OPTIONS = frozenset({"A", "B", "C"})
GOOD = {"division": "d1", "choices": ["A"], "nonce": NONCE, "seq": 0}


def cast(*choices: str, seq: int = 0) -> Cast:
    return Cast("seat", 1, "d1", choices, NONCE, seq)


def ballot(status: str = "open", secrecy: str = "secret", *, most: int = 1, change: bool = True) -> Ballot:
    return Ballot(status, secrecy, OPTIONS, most, change)


def voter(**facts: object) -> Voter:
    given_facts: dict[str, object] = {"present": True, "in_register": True, "has_voted": False, **facts}
    return Voter(**given_facts)  # type: ignore[arg-type]


def judged(ballot_cast: Cast, rules_of: Ballot | None, who: Voter) -> str:
    verdict = rules.judge_ballot(ballot_cast, rules_of, who)
    return verdict.code or verdict.status


def test_a_first_ballot_is_recorded_and_a_blank_one_too() -> None:
    assert judged(cast("A"), ballot(), voter()) == "recorded"
    assert judged(cast(), ballot(), voter()) == "recorded"
    assert rules.judge_ballot(cast("A"), ballot(), voter()).write == "insert"


def test_an_unknown_division_is_said_before_all_else() -> None:
    assert judged(cast("A"), None, voter(present=False, in_register=False)) == "unknown_division"


@pytest.mark.parametrize("secrecy", ["secret", "recorded"])
@pytest.mark.parametrize("status", ["open", "closed", "declared", "annulled"])
@pytest.mark.parametrize("present", [True, False])
def test_the_same_nonce_with_no_higher_seq_gets_the_current_receipt_in_every_state(
    secrecy: str, status: str, present: bool
) -> None:
    own = Accepted(seq=4, status="replaced")
    who = voter(present=present, has_voted=True, own=own)
    for seq in (0, 3, 4):
        verdict = rules.judge_ballot(cast("B", seq=seq), ballot(status, secrecy), who)
        assert (verdict.status, verdict.code, verdict.write, verdict.seq) == ("replaced", "", "", 4)


@pytest.mark.parametrize("secrecy", ["secret", "recorded"])
def test_the_same_nonce_with_a_higher_seq_replaces_while_open_and_only_then(secrecy: str) -> None:
    who = voter(has_voted=True, own=Accepted(0, "recorded"))
    verdict = rules.judge_ballot(cast("B", seq=1), ballot("open", secrecy), who)
    assert (verdict.status, verdict.write, verdict.seq) == ("replaced", "replace", 1)
    for status in ("closed", "declared", "annulled"):
        assert judged(cast("B", seq=1), ballot(status, secrecy), who) == "division_closed"


@pytest.mark.parametrize("secrecy", ["secret", "recorded"])
def test_a_change_to_an_impossible_choice_leaves_the_first_one(secrecy: str) -> None:
    who = voter(has_voted=True, own=Accepted(0, "recorded"))
    for choices, code in ((("Q",), "invalid_choice"), (("A", "B"), "too_many_choices")):
        verdict = rules.judge_ballot(cast(*choices, seq=1), ballot("open", secrecy), who)
        assert (verdict.status, verdict.code, verdict.write) == ("rejected", code, "")


@pytest.mark.parametrize("secrecy", ["secret", "recorded"])
def test_where_no_change_is_allowed_a_higher_seq_gets_the_first_receipt(secrecy: str) -> None:
    rules_of = ballot("open", secrecy, change=False)
    who = voter(has_voted=True, own=Accepted(0, "recorded"))
    assert rules.judge_ballot(cast("B", seq=1), rules_of, who) == rules.Verdict("recorded")
    assert judged(cast("B"), rules_of, voter(has_voted=True)) == "already_recorded"


def test_another_nonce_from_a_seat_that_has_voted_depends_on_the_secrecy() -> None:
    who = voter(has_voted=True)
    assert rules.judge_ballot(cast("B"), ballot("open", "secret"), who) == rules.Verdict("already_recorded")
    verdict = rules.judge_ballot(cast("B"), ballot("open", "recorded"), who)
    assert (verdict.status, verdict.write) == ("replaced", "replace")


def test_someone_elses_nonce_is_taken_for_one_who_has_not_voted() -> None:
    for secrecy in ("secret", "recorded"):
        who = voter(nonce_of_other=True)
        assert judged(cast("A", seq=9), ballot("open", secrecy), who) == "nonce_taken"


def test_someone_elses_nonce_changes_nothing_for_one_who_has_voted() -> None:
    who = voter(has_voted=True, nonce_of_other=True)
    assert judged(cast("A", seq=9), ballot("open", "secret"), who) == "already_recorded"
    assert judged(cast("A", seq=9), ballot("open", "recorded"), who) == "nonce_taken"


def test_choices_are_judged_by_the_ballot_of_the_division() -> None:
    assert judged(cast("Q"), ballot(), voter()) == "invalid_choice"
    assert judged(cast("A", "A"), ballot(most=2), voter()) == "invalid_choice"
    assert judged(cast("A", "B"), ballot(), voter()) == "too_many_choices"
    assert judged(cast("A", "B", "Q"), ballot(most=1), voter()) == "invalid_choice"
    assert judged(cast("A", "B"), ballot(most=2), voter()) == "recorded"


FAULTS = (
    ("division_closed", {"status": "closed"}, {}, ("A",)),
    ("not_checked_in", {}, {"present": False}, ("A",)),
    ("not_in_register", {}, {"in_register": False}, ("A",)),
    ("already_recorded", {}, {"has_voted": True}, ("A",)),
    ("nonce_taken", {}, {"nonce_of_other": True}, ("A",)),
    ("invalid_choice", {}, {}, ("Q",)),
    ("too_many_choices", {}, {}, ("A", "B")),
)


@pytest.mark.parametrize("several", list(itertools.combinations(range(len(FAULTS)), 2)))
def test_of_two_faults_the_first_in_the_contracts_order_is_told(several: tuple[int, int]) -> None:
    rule_facts: dict[str, str] = {}
    who_facts: dict[str, object] = {}
    choices: tuple[str, ...] = ("A",)
    for number in several:
        _, of_ballot, of_voter, chosen = FAULTS[number]
        rule_facts.update(of_ballot)
        who_facts.update(of_voter)
        choices = chosen if choices == ("A",) else (*choices, *chosen)
    assert judged(cast(*choices), ballot(**rule_facts), voter(**who_facts)) == FAULTS[several[0]][0]


def expected(status: str, secrecy: str, who: Voter, choices: tuple[str, ...], seq: int) -> str:
    """The contract's order, written down a second time and in other words."""
    bad = "invalid_choice" if choices == ("Q",) else "too_many_choices" if len(choices) > 1 else ""
    questions = [
        (who.own is not None and seq <= 2, "own receipt"),
        (who.own is not None and status == "open", bad or "replaced"),
        (status != "open", "division_closed"),
        (not who.present, "not_checked_in"),
        (not who.in_register, "not_in_register"),
        (who.has_voted and secrecy == "secret", "already_recorded"),
        (who.nonce_of_other, "nonce_taken"),
        (bool(bad), bad),
        (who.has_voted, "replaced"),
    ]
    return next((answer for applies, answer in questions if applies), "recorded")


def test_every_combination_of_states_is_judged_as_the_contract_says() -> None:
    flags = itertools.product([True, False], repeat=4)
    states = itertools.product(
        ["draft", "open", "closed", "declared", "annulled"],
        ["secret", "recorded"],
        flags,
        [None, Accepted(2, "recorded"), Accepted(2, "replaced")],
        [("A",), (), ("Q",), ("A", "B")],
        [0, 2, 3],
    )
    tried = 0
    for status, secrecy, (present, listed, voted, of_other), own, choices, seq in states:
        who = Voter(present, listed, voted or own is not None, own, of_other and own is None)
        verdict = rules.judge_ballot(cast(*choices, seq=seq), ballot(status, secrecy), who)
        answer = expected(status, secrecy, who, choices, seq)
        if answer == "own receipt":
            assert own is not None
            assert verdict == rules.Verdict(own.status, seq=own.seq)
        else:
            assert (verdict.code or verdict.status) == answer
            assert bool(verdict.write) == (answer in rules.RECEIVED)
        tried += 1
    assert tried == 5 * 2 * 16 * 3 * 4 * 3


def test_the_tracker_is_sixteen_characters_of_base32_of_sha256() -> None:
    for division, nonce in (("d1", NONCE), ("qeken5osyw7mtgsn", "AbC-_0123456789abcdefgh")):
        digest = hashlib.new("sha256", division.encode() + b":" + nonce.encode()).digest()
        assert rules.tracker(division, nonce) == base64.b32encode(digest)[:16].decode()
    # printf 'divisionen:aaaaaaaaaaaaaaaaaaaaaa' | openssl dgst -sha256 -binary | base32 | cut -c1-16
    assert rules.tracker("divisionen", "a" * 22) == "J43YFAUACSGTOAZW"


def test_a_receipt_is_written_as_the_protocol_says() -> None:
    full = rules.Receipt("d1", NONCE, 2, "replaced", tracker="T" * 16)
    assert full.as_dict() == {
        "division": "d1", "nonce": NONCE, "seq": 2, "status": "replaced", "tracker": "T" * 16,
    }  # fmt: skip
    refused = rules.Receipt("d1", NONCE, 0, "rejected", "nonce_taken").as_dict()
    assert refused == {
        "division": "d1",
        "nonce": NONCE,
        "seq": 0,
        "status": "rejected",
        "code": "nonce_taken",
    }


def parsed(**changed: object) -> Cast | None:
    return rules.parse_cast({**GOOD, **changed}, seat_id="seat", key_version=3)


def test_a_well_formed_cast_is_read_as_it_was_sent() -> None:
    assert parsed(choices=["A", "B"], seq=7) == Cast("seat", 3, "d1", ("A", "B"), NONCE, 7)
    without_seq = {key: value for key, value in GOOD.items() if key != "seq"}
    assert rules.parse_cast(without_seq, seat_id="s", key_version=1) == Cast("s", 1, "d1", ("A",), NONCE, 0)


def test_a_seat_in_the_data_is_not_believed() -> None:
    read = parsed(seat_id="another", key_version=99)
    assert read is not None
    assert (read.seat_id, read.key_version) == ("seat", 3)


@pytest.mark.parametrize(
    "changed",
    [
        {"division": ""}, {"division": None}, {"division": 7}, {"division": "d" * 65}, {"division": ["d1"]},
        {"division": "d\ud800"}, {"division": "d\x00"}, {"division": "d\n"},
        {"choices": None}, {"choices": "A"}, {"choices": {"A": "1"}}, {"choices": [1]}, {"choices": [None]},
        {"choices": [["A"]]}, {"choices": ["A"] * 27}, {"choices": ["A" * 65]},
        {"nonce": None}, {"nonce": ""}, {"nonce": "n" * 21}, {"nonce": "n" * 129}, {"nonce": NONCE + "\n"},
        {"nonce": "å" * 22}, {"nonce": "n" * 21 + " "}, {"nonce": "n" * 21 + ":"}, {"nonce": b"n" * 22},
        {"seq": -1}, {"seq": True}, {"seq": 1.0}, {"seq": "1"}, {"seq": None},
        {"seq": 2**31}, {"seq": 10**30},
    ],
)  # fmt: skip
def test_what_is_malformed_is_not_read(changed: dict[str, object]) -> None:
    assert parsed(**changed) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "division": JSON | st.just("d1"),
        "choices": JSON | st.lists(st.text(max_size=3), max_size=30),
        "nonce": JSON | st.text("aZ09-_", min_size=20, max_size=130),
        "seq": JSON | st.integers(),
    },
)


@given(JSON | FIELDS)
def test_hostile_data_never_raises_and_gives_a_cast_or_nothing(data: object) -> None:
    read = rules.parse_cast(data, seat_id="seat", key_version=1)
    if read is None:
        return
    assert isinstance(data, dict)
    assert read.choices == tuple(data["choices"])
    assert 0 <= read.seq <= rules.MAX_SEQ
    assert len(rules.tracker(read.division, read.nonce)) == 16
    json.dumps(
        rules.Receipt(read.division, read.nonce, read.seq, "rejected", "invalid_choice").as_dict()
    ).encode()
