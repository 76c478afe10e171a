"""Erasing at a real store: two people sign, and nothing of the record is left."""

import shutil
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.erasing import ErasingReason
from intake.domain.errors import (
    UnknownInterviewError,
)
from intake.services.application import Application
from tests.services.carving import found
from tests.services.conftest import PASSPHRASE
from tests.services.erasing_acts import MARK, STEWARD, House, encodings, fill, refuse_keeping


@pytest.fixture(scope="session")
def built(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with a coordinator and a steward; tests take copies."""
    folder = tmp_path_factory.mktemp("erasing") / "store"
    house = House(Path(shutil.copytree(founded / "north", folder)))
    house.admit_steward()
    return house


@pytest.fixture
def house(built: House, tmp_path: Path) -> House:
    """A house of this test alone."""
    return House(Path(shutil.copytree(built.folder, tmp_path / "house")))


def is_sound(application: Application) -> bool:
    report = application.verify(lambda _done, _all: None)
    assert [each.problems for each in report.files if each.problems] == []
    return bool(report.is_sound)


def test_record_is_gone_when_two_people_have_signed(house: House) -> None:
    with house.at() as coordinator:
        interview, other = fill(coordinator), fill(coordinator, "Other-person")
        refuse_keeping(coordinator, interview)
    with house.at("Dora") as dora:
        (waiting,) = dora.erasing.waiting()
        assert (waiting.interview, waiting.is_wished, waiting.erasure) == (interview, True, None)
        dora.erasing.order(interview, STEWARD)
        assert dora.reading.interview(interview).id == interview
    with house.at() as coordinator:
        before = coordinator.reading.interview(other)
        done = coordinator.erasing.approve(interview, PASSPHRASE)
        assert (done.listing.attachments, done.listing.drafts) == (1, 2)
        assert coordinator.erasing.waiting() == ()
        (row,) = coordinator.erasing.erased()
        assert (row.interview, row.reason) == (interview, ErasingReason.WISH)
        with pytest.raises(UnknownInterviewError):
            coordinator.reading.interview(interview)
        assert coordinator.reading.interview(other) == before
        assert is_sound(coordinator)
    with house.at("Dora") as dora:
        assert is_sound(dora)


def keys_of(application: Application) -> dict[str, bytes]:
    """Return the keys of the open files: only for tests that look at pages."""
    files = application.reading._files  # type: ignore[attr-defined]
    return {files.file(each).path.name: files.file(each).key for each in files.granted()}


def test_no_mark_of_an_erased_record_is_in_any_page_or_journal(house: House) -> None:
    marks = encodings(MARK)
    with house.at() as coordinator:
        interview = fill(coordinator)
        for number in range(3):
            fill(coordinator, f"Other-{number}")
        refuse_keeping(coordinator, interview)
        keys = keys_of(coordinator)
        before = {name.removesuffix("-wal") for name, _ in found(house.folder, keys, marks)}
        assert before == {"core.db", "identity.db"}
        items = [bytes.fromhex(each.id) for each in coordinator.reading.record_media(interview)]
    with house.at("Dora") as dora:
        dora.erasing.order(interview, STEWARD)
    with house.at() as coordinator:
        coordinator.erasing.approve(interview, PASSPHRASE)
        assert found(house.folder, keys, marks | set(items)) == []
        assert found(house.folder, keys, {b"Other-1"})  # whoever looks finds what is there
        assert {each.compartment for each in coordinator.erasing.pending_keys()} >= {
            Compartment.CORE,
            Compartment.IDENTITY,
        }
        coordinator.erasing.change_keys(PASSPHRASE)
    with house.at() as coordinator:
        assert coordinator.erasing.pending_keys() == ()
        assert coordinator.erasing.change_keys(PASSPHRASE) == ()
        fresh = keys_of(coordinator)
        assert fresh["core.db"] != keys["core.db"]
        assert found(house.folder, fresh, marks) == []
        assert is_sound(coordinator)
