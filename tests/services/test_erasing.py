"""Erasing at a real store: two people sign, and nothing of the record is left."""

import shutil
from pathlib import Path

import pytest

from intake.domain.erasing import ErasingReason
from intake.domain.errors import (
    ErasingRefusedError,
    NotAllowedError,
    UnknownInterviewError,
    WrongPassphraseError,
)
from tests.services.conftest import PASSPHRASE
from tests.services.erasing_acts import STEWARD, House, fill, refuse_keeping


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


def is_sound(application: object) -> bool:
    report = application.verify(lambda _done, _all: None)  # type: ignore[attr-defined]
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
