"""How often one may guess a password."""

from __future__ import annotations

import pytest

from parliament.access.attempts import OF_ACCOUNT, OF_ADDRESS, OF_ALL, SECONDS, Attempts, TooManySignIns


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        self.now += 0.001
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def wrong(attempts: Attempts, n: int, *, account: str = "a", address: str = "x", known: bool = False) -> int:
    """How many of ``n`` wrong attempts were let through."""
    passed = 0
    for _ in range(n):
        try:
            attempts.take(account=account, address=address, known=known)
        except TooManySignIns:
            continue
        passed += 1
    return passed


def test_an_account_is_guessed_at_ten_times_wherever_from(clock: Clock) -> None:
    attempts = Attempts(clock)
    assert sum(wrong(attempts, 1, address=str(n)) for n in range(50)) == OF_ACCOUNT
    assert wrong(attempts, 1, account="b") == 1


def test_an_address_and_all_have_their_own_numbers(clock: Clock) -> None:
    attempts = Attempts(clock)
    assert sum(wrong(attempts, 1, account=str(n)) for n in range(500)) == OF_ADDRESS
    assert (
        sum(wrong(attempts, 1, account=f"c{n}", address=str(n)) for n in range(2000)) == OF_ALL - OF_ADDRESS
    )


def test_right_ones_take_nothing(clock: Clock) -> None:
    attempts = Attempts(clock)
    for _ in range(5 * OF_ALL):
        attempts.take(account="a", address="x", known=False)()
    assert wrong(attempts, 20) == OF_ACCOUNT


def test_a_known_browser_comes_in_while_strangers_are_shut_out(clock: Clock) -> None:
    attempts = Attempts(clock)
    for n in range(3000):
        wrong(attempts, 1, account=str(n % 300), address=str(n))
    assert wrong(attempts, 1) == 0
    assert wrong(attempts, 99, known=True) == OF_ACCOUNT


def test_after_ten_minutes_one_may_again(clock: Clock) -> None:
    attempts = Attempts(clock)
    assert wrong(attempts, 20) == OF_ACCOUNT
    clock.now += SECONDS - 1
    assert wrong(attempts, 20) == 0
    clock.now += 2
    assert wrong(attempts, 20) == OF_ACCOUNT


def test_refused_attempts_do_not_make_the_wait_longer(clock: Clock) -> None:
    attempts = Attempts(clock)
    wrong(attempts, OF_ACCOUNT)
    for _ in range(SECONDS):
        clock.now += 1
        wrong(attempts, 1, address="y") if clock.now < 1000 + SECONDS - 5 else None
    assert wrong(attempts, 1) == 1
