"""Times are right although somebody sets the clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.app.clock import SteadyClock, now, steady_seconds
from intake.app.doors import StoreDoors

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@given(st.lists(st.tuples(st.floats(0, 90_000), st.integers(-400, 400)), max_size=8))
def test_what_passes_is_what_is_told_however_the_clock_jumps(
    steps: list[tuple[float, int]],
) -> None:
    wall, passed = [NOON], [5.0]
    clock = SteadyClock(lambda: wall[0], lambda: passed[0])
    assert clock() == NOON
    for seconds, days in steps:
        passed[0] += seconds
        wall[0] += timedelta(days=days, seconds=seconds)
    told = clock() - NOON
    assert abs(told - timedelta(seconds=passed[0] - 5.0)) < timedelta(milliseconds=1)


def test_clock_of_a_session_begins_with_the_wall_clock() -> None:
    before, told, after = now(), SteadyClock()(), now()
    assert before - timedelta(seconds=1) <= told <= after + timedelta(seconds=1)
    assert steady_seconds() <= steady_seconds()


def test_store_is_written_by_a_clock_that_nobody_sets() -> None:
    assert isinstance(StoreDoors()._surroundings().now, SteadyClock)
