"""A desk for tests of single files, and a founded store for tests of a whole folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.storage.keys import kdf
from intake.storage.store_folder import (
    FoundedStore,
    Founding,
    OpenStore,
    Surroundings,
    found,
    unlock,
)
from tests.storage.desk import Chance, Clock, Desk

PASSPHRASE = "orchard pewter lantern gravel sonnet tide"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store of which only the files are there."""
    desk = Desk(tmp_path)
    desk.describe()
    yield desk
    desk.files.close()


@pytest.fixture
def surroundings() -> Surroundings:
    """A clock that ticks, and chance that repeats."""
    return Surroundings(Clock(), Chance("store"), "0.1.0")


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> FoundedStore:
    """A store that nobody unlocks: tests take copies."""
    founding = Founding(
        "Casa del Norte", "Reynosa", "Ana", PASSPHRASE, language="es", cost=kdf.FLOOR
    )
    folder = tmp_path_factory.mktemp("founded") / "store"
    return found(folder, founding, Surroundings(Clock(), Chance("founding"), "0.1.0"))


@pytest.fixture
def folder(founded: FoundedStore, tmp_path: Path) -> Path:
    """A store folder of this test alone."""
    return Path(shutil.copytree(founded.folder, tmp_path / "store"))


@pytest.fixture
def store(folder: Path, surroundings: Surroundings) -> Iterator[OpenStore]:
    """The same, unlocked."""
    opened = unlock(folder, PASSPHRASE, surroundings)
    yield opened
    opened.close()
