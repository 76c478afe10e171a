"""A record that was erased where it began, and the station that has a copy of it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.erasing import ErasingReason
from intake.domain.errors import ErasingRefusedError, IntakeError
from intake.domain.ids import InterviewId
from intake.services.application import Application
from intake.services.notices import NoticeStage
from tests.services.conftest import PASSPHRASE
from tests.services.erasing_acts import STEWARD, House, refuse_keeping
from tests.services.sharing_acts import allow, partner_of, seal, silent, told


def house_of(founded: Path, folder: Path, name: str) -> House:
    house = House(Path(shutil.copytree(founded / name, folder / name)))
    house.admit_steward()
    return house


def erase(house: House, interview: InterviewId) -> None:
    with house.at("Dora") as dora:
        dora.erasing.order(interview, STEWARD)
    with house.at() as coordinator:
        coordinator.erasing.approve(interview, PASSPHRASE)


def know_each_other(north: Application, south: Application) -> None:
    partner_of(north, south)
    station = south.handing_over.contacts()[0]
    with south.handing_over._open_records(Compartment.CORE) as records:
        records.keep_contact(replace(station, verified=True))


def test_station_with_a_copy_is_told_asks_two_people_and_answers(
    founded: Path, tmp_path: Path
) -> None:
    here, there = (house_of(founded, tmp_path, name) for name in ("north", "south"))
    bundle = tmp_path / "left.intake"
    with here.at() as north, there.at() as south:
        know_each_other(north, south)
        office = north.handing_over.contacts()[0]
        record = told(north)
        allow(north, record, office)
        south.handing_over.receive(seal(north, record, office, bundle).path, silent)
        with pytest.raises(ErasingRefusedError):
            south.erasing.reason(record)
        refuse_keeping(north, record)
    erase(here, record)
    with here.at() as north, there.at() as south:
        path = north.notices.write(office, str(tmp_path))
        south.inbox.take_in(path, silent)
        (waiting,) = south.erasing.waiting()
        assert waiting.interview == record
        assert south.erasing.reason(record) is ErasingReason.NOTICE
        assert south.reading.interview(record).id == record
    erase(there, record)
    with here.at() as north, there.at() as south:
        (came,) = south.received_notices.rows()
        assert came.confirmed is not None
        (issued,) = south.receipts.issue(south.handing_over.contacts()[0], str(tmp_path))
        north.receipts.take_in(issued.path)
        assert [each.stage for each in north.notices.rows()] == [NoticeStage.CONFIRMED]
        take_in_again(south, bundle)
        with pytest.raises(IntakeError):
            south.reading.interview(record)
        assert south.erasing.waiting() == ()
        for each in (north, south):
            assert each.verify(silent).is_sound


def take_in_again(south: Application, bundle: Path) -> None:
    """Put the old bundle into the inbox once more: it is a repeat, and brings nothing."""
    south.inbox.take_in(str(bundle), silent)
