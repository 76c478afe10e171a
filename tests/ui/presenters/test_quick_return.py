import os

import pytest

from intake.ui.presenters.quick_return import MOST_TRIES, QuickReturn, Try


@pytest.fixture
def pin() -> QuickReturn:
    made = QuickReturn(os.urandom)
    assert made.choose("4071")
    return made


def test_the_right_pin_comes_back_and_counts_the_tries_anew(pin: QuickReturn) -> None:
    assert pin.attempt("4072") is Try.WRONG
    assert pin.tries_left == MOST_TRIES - 1
    assert pin.attempt("4071") is Try.RIGHT
    assert pin.tries_left == MOST_TRIES


def test_the_third_wrong_pin_spends_it_and_the_right_one_is_too_late(pin: QuickReturn) -> None:
    assert [pin.attempt(each) for each in ("1", "2", "3", "4071")] == [
        Try.WRONG,
        Try.WRONG,
        Try.SPENT,
        Try.SPENT,
    ]
    assert not pin.is_set


@pytest.mark.parametrize("weak", ["", "123", "7777", "1" * 13])
def test_a_pin_that_is_none_is_not_taken(weak: str) -> None:
    made = QuickReturn(os.urandom)
    assert not made.choose(weak)
    assert not made.is_set
    assert made.tries_left == 0


def test_a_forgotten_pin_leaves_neither_itself_nor_its_hash(pin: QuickReturn) -> None:
    held = pin._hash
    pin.forget()
    assert held == b""
    assert pin.attempt("4071") is Try.SPENT
    assert "4071" not in repr(vars(pin))
