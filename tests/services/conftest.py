"""Services at a real store, founded once at the lowest cost that is allowed."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from intake.app.doors import StoreDoors
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.services.doors import Founding
from intake.services.ports import Contact
from intake.storage.keys.kdf import FLOOR

PASSPHRASE = "sendero tejado limpio abrigo norte vela"
YES = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
SPANISH = Languages("spa", "spa")


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    for name in ("north", "south"):
        founding = Founding(
            str(folder / name), f"{name} alliance", name, "Coordinator", PASSPHRASE, "en"
        )
        StoreDoors(FLOOR).found(founding, lambda _step: None)
    return folder


def _application(founded: Path, tmp_path: Path, name: str) -> Iterator[Application]:
    folder = shutil.copytree(founded / name, tmp_path / name)
    application = StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)
    yield application
    application.close()


@pytest.fixture
def north(founded: Path, tmp_path: Path) -> Iterator[Application]:
    yield from _application(founded, tmp_path, "north")


@pytest.fixture
def south(founded: Path, tmp_path: Path) -> Iterator[Application]:
    yield from _application(founded, tmp_path, "south")


def compared(sender: Application, receiver: Application) -> Contact:
    """Return a station of the own programme whose words were compared by voice."""
    desk = sender.handing_over
    made = replace(desk.remember(receiver.handing_over.own_card(), is_partner=False), verified=True)
    with desk._open_records(Compartment.CORE) as records:
        records.keep_contact(made)
    return made


@pytest.fixture
def interview(north: Application) -> Interview:
    form = north.shelf.newest("intake_f2").hash
    return north.interviewing.begin(form, YES, SPANISH)
