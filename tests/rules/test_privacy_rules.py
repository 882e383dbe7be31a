"""The rules of disposal: what may go, when, and on whose decision."""

from __future__ import annotations

import datetime as dt

import pytest

from parliament.privacy import rules
from parliament.privacy.rules import Decision

DAY = dt.date(2023, 5, 12)


def decision(days: int = 90, decided_on: dt.date = DAY) -> Decision:
    return Decision(days, "RS/699/2022 § 12", "Regionstyrelsen", decided_on)


@pytest.mark.parametrize(("days", "first"), [(0, 13), (1, 13), (2, 14), (19, 31)])
def test_the_day_itself_has_to_be_over(days: int, first: int) -> None:
    assert rules.due(decision(days), DAY) == dt.date(2023, 5, first)


def test_the_limit_is_kept_to_the_day() -> None:
    with pytest.raises(rules.DisposalTooEarly) as early:
        rules.check_due(decision(90), DAY, today=dt.date(2023, 8, 9))
    assert early.value.facts == {"due": "2023-08-10"}
    rules.check_due(decision(90), DAY, today=dt.date(2023, 8, 10))


def test_an_edition_without_a_day_has_no_limit_that_runs_out() -> None:
    with pytest.raises(rules.DisposalDayUnknown):
        rules.check_due(decision(), None, today=dt.date(2099, 1, 1))


@pytest.mark.parametrize("key", rules.PRESERVED)
def test_what_is_preserved_is_never_a_kind(key: str) -> None:
    assert key not in rules.KINDS
    with pytest.raises(rules.MustBePreserved):
        rules.kind(key)


@pytest.mark.parametrize("key", ["", "seat", "LETTERS", "letters ", "x" * 1000])
def test_what_has_no_rule_is_refused(key: str) -> None:
    with pytest.raises(rules.UnknownDisposalKind):
        rules.kind(key)


@pytest.mark.parametrize("days", [-1, 3651, 10**9])
def test_days_are_within_ten_years(days: int) -> None:
    with pytest.raises(rules.DaysOutOfRange) as refusal:
        rules.check_decision(decision(days), today=DAY)
    assert refusal.value.field == "days"


def test_a_decision_is_not_of_tomorrow() -> None:
    with pytest.raises(rules.DecisionInTheFuture):
        rules.check_decision(decision(decided_on=DAY + dt.timedelta(days=1)), today=DAY)
    assert rules.check_decision(decision(), today=DAY) == decision()


def test_the_fingerprint_knows_the_records_and_not_their_order() -> None:
    assert rules.fingerprint(["a", "b"]) == rules.fingerprint(["b", "a"])
    assert len({rules.fingerprint(ids) for ids in ([], ["a"], ["a", "b"], ["ab"])}) == 4
