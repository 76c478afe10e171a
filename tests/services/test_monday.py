"""The coordinator's Monday: counts and ages of what waits."""

from datetime import timedelta

from intake.domain.day_dates import CaseDate, DateKind, DateSource
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.services.monday import Standing, Tile
from tests.services.conftest import SPANISH, YES


def tiles(application: Application) -> dict[Tile, tuple[int, int]]:
    return {each.tile: (each.count, each.oldest) for each in application.day.monday.tiles()}


def test_nothing_is_counted_in_an_empty_store(north: Application) -> None:
    assert north.day.monday.tiles() == tuple(Standing(each, 0) for each in Tile)


def test_each_tile_counts_its_own(north: Application, interview: Interview) -> None:
    calendar, today = north.day.calendar, north.day.calendar.today()
    for days in (-3, -1, 0, 5):
        day = (today + timedelta(days=days)).isoformat()
        calendar.note(interview.id, CaseDate("", DateKind.NRI, day, DateSource.TOLD))
    paused = north.interviewing.begin(interview.form, YES, SPANISH)
    north.interviewing.pause(paused.id)
    north.day.tally.add(2, 1)
    assert tiles(north) == {
        Tile.SOON: (2, 0),
        Tile.NOT_CLOSED: (2, 3),
        Tile.HALF_DONE: (1, 0),
        Tile.PAUSED: (1, 0),
        Tile.NOT_READ_BACK: (0, 0),
        Tile.DOOR: (3, 0),
    }
