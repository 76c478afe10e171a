"""The tally at the door: counts and codes, taken back by a second entry, nobody's data."""

from datetime import date

import pytest

from intake.domain.errors import DayRefusedError, NotNotedError
from intake.services.application import Application
from intake.services.ports import ListQuery


def test_tallies_add_up_by_need_and_by_what_was_done(north: Application) -> None:
    door = north.day.tally
    door.add(2, 3, "food", "stay")
    door.add(1, 0, "food", "no_room")
    door.add(1, 1)
    totals = door.totals()
    assert (totals.groups, totals.adults, totals.minors) == (3, 4, 4)
    assert totals.needs == {"food": 6, "": 2}
    assert totals.offers == {"stay": 5, "no_room": 1, "": 2}


def test_tally_opens_no_record(north: Application) -> None:
    north.day.tally.add(1, 0, "medical")
    assert north.reading.interviews(ListQuery()).count == 0


def test_last_tally_is_taken_back_by_an_entry_of_its_own(north: Application) -> None:
    door = north.day.tally
    door.add(1, 0)
    second = door.add(0, 2, "legal", "referred")
    assert door.last() == second
    assert door.take_back() == second
    assert door.totals().adults == 1
    assert door.totals().minors == 0
    door.take_back()
    assert door.last() is None
    with pytest.raises(NotNotedError):
        door.take_back()
    assert north.verify(lambda _done, _total: None).is_sound


def test_another_day_has_its_own_totals(north: Application) -> None:
    door = north.day.tally
    door.add(1, 0)
    assert door.totals("2020-01-01").groups == 0
    assert date.fromisoformat(door.totals().day) == door.today()


@pytest.mark.parametrize(
    "said", [(0, 0), (-1, 3), (100, 0), (0, 100), (1, 0, "gold"), (1, 0, "", "gold")]
)
def test_nobody_too_many_and_unknown_codes_are_refused(
    north: Application, said: tuple[int, int]
) -> None:
    with pytest.raises(DayRefusedError):
        north.day.tally.add(*said)
    assert north.day.tally.totals().groups == 0
