"""When the disk is full nothing acknowledged is lost, and the session can be finished and told."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import DiskFullError, NotGrantedError
from intake.domain.events import Event
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.storage import reserve, signing_off
from intake.storage.open_store import OpenStore
from intake.storage.signing_off import OpenRecords

LONG = "ñandú " * 3000


class FullDisk:
    """The file of core takes no page more, until there is room."""

    def __init__(self, application: Application) -> None:
        store: OpenStore = application.close.__self__  # type: ignore[attr-defined]
        self._files = store.session.files
        self._limit("0x7ffffffe")
        with self._files.reading(Compartment.CORE) as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
        self._limit(pages)

    def make_room(self, _folder: Path | None = None) -> bool:
        self._limit("0x7ffffffe")
        return True

    def _limit(self, pages: object) -> None:
        with self._files.writing(Compartment.CORE) as connection:
            connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()


@pytest.fixture
def disk(north: Application, interview: Interview) -> Iterator[FullDisk]:
    """A disk that is full after one answer."""
    session = north.shelf.session(interview)
    for path, value in (("lawyer/has_lawyer", "no"), ("fear/afraid_here", "yes")):
        north.interviewing.answer(interview.id, session.answer(path, value).patches)
    answer(north, interview, "before")
    disk = FullDisk(north)
    yield disk
    with suppress(NotGrantedError):  # it is locked
        disk.make_room()


def answer(application: Application, interview: Interview, text: str) -> None:
    session = application.shelf.session(application.reading.interview(interview.id))
    patches = session.answer("fear/of_whom", text).patches
    application.interviewing.answer(interview.id, patches)


def said(application: Application, interview: Interview) -> str | None:
    value = application.reading.interview(interview.id).document.values.get("fear/of_whom")
    return value.v if value is not None else None


def test_answer_that_meets_a_full_disk_is_kept_with_the_reserve(
    north: Application, interview: Interview, disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "release", disk.make_room)
    answer(north, interview, LONG)
    assert said(north, interview) == LONG


def test_without_a_reserve_it_is_told_and_reading_goes_on(
    north: Application, interview: Interview, disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "release", lambda _folder: False)
    with pytest.raises(DiskFullError):
        answer(north, interview, LONG)
    assert said(north, interview) == "before"
    disk.make_room()
    answer(north, interview, LONG)
    assert said(north, interview) == LONG


def test_store_is_locked_and_signed_with_the_reserve(
    north: Application, interview: Interview, disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "release", disk.make_room)
    begun: list[Compartment] = []
    written = signing_off._written

    def full_at_first(
        open_records: OpenRecords, place: Compartment, last: tuple[Event, ...]
    ) -> None:
        begun.append(place)
        if begun.count(place) == 1:
            raise DiskFullError
        written(open_records, place, last)

    monkeypatch.setattr(signing_off, "_written", full_at_first)
    disk.make_room()
    north.close()
    assert begun.count(Compartment.CORE) == 2
