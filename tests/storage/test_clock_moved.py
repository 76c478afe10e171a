"""A clock that jumps has an entry of its own, and changes the order of nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake.app.clock import SteadyClock
from intake.domain.clock_events import ClockMoved, Moved, Noticed
from intake.domain.compartments import Compartment
from intake.domain.events import OrganisationDescribed
from intake.storage import clock_moved, entries
from intake.storage.files import StoreFiles
from intake.storage.store_folder import Surroundings, unlock
from tests.storage.conftest import PASSPHRASE
from tests.storage.desk import START, Chance, Clock

DAYS = 365


def at(when: datetime, drift: timedelta = timedelta()) -> Surroundings:
    """Return a machine whose clock stands there, and is moved so far during the session."""
    return Surroundings(Clock(when), Chance(str(when)), "0", lambda: drift)


def session(folder: Path, machine: Surroundings, name: str = "") -> list[ClockMoved]:
    """Unlock, write something, lock; return every move that is noted, and check the order."""
    store = unlock(folder, PASSPHRASE, machine)
    if name:
        with store.records(Compartment.CORE) as records:
            records.append(OrganisationDescribed(name, "Reynosa"))
        assert store.reading.organisation().name == name
    store.close()
    store = unlock(folder, PASSPHRASE, replace(machine, now=Clock(START + timedelta(days=9999))))
    assert store.verify(lambda _done, _all: None).is_good
    found = list(moves(store.session.files))
    store.close()
    return found


def moves(files: StoreFiles) -> list[ClockMoved]:
    with files.reading(Compartment.CORE) as connection:
        numbers = [row[0] for row in connection.execute("SELECT hlc FROM entry ORDER BY seq")]
        assert numbers == sorted(set(numbers))
        happened = entries.happened(connection, "type = 'clock.moved'")
        return [each.event for each in happened if isinstance(each.event, ClockMoved)]


@pytest.mark.parametrize("years", [-7, -1])
def test_clock_that_was_set_back_is_noted_at_unlocking(folder: Path, years: int) -> None:
    (moved,) = session(folder, at(START + timedelta(days=DAYS * years)), "Casa del Sur")
    assert (moved.direction, moved.noticed) == (Moved.BACK, Noticed.START)
    assert abs(moved.seconds + years * DAYS * 86400) < 3600


@pytest.mark.parametrize("years", [0, 7, 12])  # 2038 is among them
def test_time_that_may_have_passed_is_no_move(folder: Path, years: int) -> None:
    assert session(folder, at(START + timedelta(days=DAYS * years)), "Casa del Sur") == []


@pytest.mark.parametrize(
    ("drift", "direction"),
    [(timedelta(hours=-1), Moved.BACK), (timedelta(days=400), Moved.FORWARD)],
)
def test_clock_that_is_moved_during_a_session_is_noted_at_locking(
    folder: Path, drift: timedelta, direction: Moved
) -> None:
    (moved,) = session(folder, at(START + timedelta(days=1), drift), "Casa del Sur")
    assert moved == ClockMoved(direction, int(abs(drift).total_seconds()), Noticed.SESSION)


def test_what_a_time_server_corrects_is_no_move() -> None:
    assert clock_moved.during(timedelta(minutes=4)) == ()
    assert clock_moved.during(timedelta(minutes=-4)) == ()


def test_steady_clock_tells_how_far_the_other_has_gone() -> None:
    wall: list[datetime] = [START]
    seconds = [0.0]
    clock = SteadyClock(lambda: wall[0], lambda: seconds[0])
    drift: Callable[[], timedelta] = clock.drift
    assert drift() == timedelta()
    wall[0], seconds[0] = START + timedelta(hours=3), 60.0
    assert drift() == timedelta(hours=3) - timedelta(seconds=60)
