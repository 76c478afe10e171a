from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.ui.presenters.locking import (
    SECONDS_TO_COME_BACK,
    LockPolicy,
    LockTimes,
    LockTools,
    Watch,
)

IDLE, LISTENING = 300.0, 1500.0


@dataclass
class Desk:
    """A policy with a clock that is turned by hand."""

    has_pin: bool = True
    time: float = 1000.0
    seen: list[Watch] = field(default_factory=list)

    def __post_init__(self) -> None:
        tools = LockTools(lambda: self.time, lambda: self.has_pin, self.seen.append)
        self.policy = LockPolicy(LockTimes(IDLE, LISTENING), tools)
        self.policy.begin()
        self.seen.clear()

    def wait(self, seconds: float) -> Watch:
        self.time += seconds
        self.policy.pass_time()
        return self.policy.watch


def test_five_idle_minutes_lock_even_where_there_is_a_pin() -> None:
    desk = Desk()
    assert desk.wait(IDLE - 1) is Watch.AWAKE
    assert desk.wait(1) is Watch.LOCKED
    assert desk.seen == [Watch.LOCKED]


def test_a_touch_begins_the_time_anew() -> None:
    desk = Desk()
    desk.wait(IDLE - 1)
    desk.policy.touched()
    assert desk.policy.seconds_left == IDLE
    assert desk.wait(IDLE - 1) is Watch.AWAKE


def test_listening_dims_first_then_covers_then_locks() -> None:
    desk = Desk()
    desk.policy.listen(is_on=True)
    assert desk.wait(IDLE) is Watch.DIMMED
    assert desk.wait(LISTENING - IDLE - 1) is Watch.DIMMED
    assert desk.wait(1) is Watch.COVERED
    assert desk.wait(SECONDS_TO_COME_BACK - 1) is Watch.COVERED
    assert desk.wait(1) is Watch.LOCKED
    assert desk.seen == [Watch.DIMMED, Watch.COVERED, Watch.LOCKED]


def test_without_a_pin_listening_ends_in_locking() -> None:
    desk = Desk(has_pin=False)
    desk.policy.listen(is_on=True)
    assert desk.wait(IDLE) is Watch.DIMMED
    assert desk.wait(LISTENING - IDLE) is Watch.LOCKED
    assert Watch.COVERED not in desk.seen


def test_a_touch_lights_what_is_dim_and_listening_goes_on() -> None:
    desk = Desk()
    desk.policy.listen(is_on=True)
    desk.wait(IDLE)
    desk.policy.touched()
    assert desk.policy.watch is Watch.AWAKE
    assert desk.policy.is_listening
    assert desk.policy.seconds_left == IDLE


def test_covering_hides_at_once_and_a_pin_in_time_brings_it_back() -> None:
    desk = Desk()
    desk.policy.cover()
    covered = desk.policy.watch
    desk.time += SECONDS_TO_COME_BACK - 1
    desk.policy.come_back()
    assert (covered, desk.policy.watch) == (Watch.COVERED, Watch.AWAKE)
    assert desk.policy.seconds_left == IDLE


def test_a_pin_too_late_finds_it_locked() -> None:
    desk = Desk()
    desk.policy.cover()
    desk.time += SECONDS_TO_COME_BACK
    desk.policy.come_back()
    assert desk.policy.watch is Watch.LOCKED


def test_touching_a_covered_desk_does_not_make_its_time_longer() -> None:
    desk = Desk()
    desk.policy.cover()
    desk.time += SECONDS_TO_COME_BACK - 1
    desk.policy.touched()
    assert desk.policy.seconds_left == 1


def test_covering_without_a_pin_locks() -> None:
    desk = Desk(has_pin=False)
    desk.policy.cover()
    assert desk.seen == [Watch.LOCKED]


def test_a_machine_that_slept_past_its_time_is_locked_whoever_touches_it() -> None:
    desk = Desk()
    desk.policy.listen(is_on=True)
    desk.time += 8 * 3600
    desk.policy.touched()
    assert desk.policy.watch is Watch.LOCKED


@pytest.mark.parametrize("before", ["begin", "listen", "cover"])
def test_lock_locks_from_wherever_it_was(before: str) -> None:
    desk = Desk()
    acts = {
        "begin": desk.policy.begin,
        "listen": lambda: desk.policy.listen(is_on=True),
        "cover": desk.policy.cover,
    }
    acts[before]()
    desk.policy.lock()
    assert desk.policy.watch is Watch.LOCKED
    assert desk.policy.seconds_left is None
    assert not desk.policy.is_listening


def test_a_locked_desk_neither_listens_nor_comes_back() -> None:
    desk = Desk()
    desk.policy.lock()
    desk.policy.listen(is_on=True)
    desk.policy.come_back()
    desk.policy.touched()
    desk.policy.cover()
    assert desk.policy.watch is Watch.LOCKED
    assert not desk.policy.is_listening


def test_other_times_hold_from_now_on() -> None:
    desk = Desk()
    desk.policy.set_times(LockTimes.of_minutes(1, 20))
    assert desk.wait(60) is Watch.LOCKED


@given(
    acts=st.lists(
        st.tuples(st.sampled_from(("wait", "touch", "listen", "hush", "cover")), st.floats(0, 200)),
        max_size=30,
    )
)
def test_whatever_happened_half_an_hour_of_nothing_locks(acts: list[tuple[str, float]]) -> None:
    desk = Desk()
    for act, seconds in acts:
        desk.wait(seconds)
        if act == "touch":
            desk.policy.touched()
        elif act == "cover":
            desk.policy.cover()
        elif act != "wait":
            desk.policy.listen(is_on=act == "listen")
    assert desk.wait(LISTENING + SECONDS_TO_COME_BACK) is Watch.LOCKED
