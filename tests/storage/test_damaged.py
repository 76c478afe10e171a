"""A file that cannot be opened is left as it is, told, and the rest of the store goes on."""

import shutil
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError, NotGrantedError, StoreSetBackError
from intake.domain.events import OrganisationDescribed
from intake.storage.store_folder import Surroundings, unlock
from intake.storage.verification import Check
from tests.storage.conftest import PASSPHRASE

OTHERS = [each for each in Compartment if each is not Compartment.CORE]


def spoil(path: Path) -> bytes:
    """Change one bit of the first page, and return what is there now."""
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    return bytes(data)


def work(folder: Path, surroundings: Surroundings, name: str, place: Compartment) -> None:
    """Unlock, write something in one file, and lock."""
    store = unlock(folder, PASSPHRASE, surroundings)
    with store.records(place) as records:
        records.append(OrganisationDescribed(name, "Reynosa"))
    store.close()


def test_without_its_core_a_store_does_not_open(folder: Path, surroundings: Surroundings) -> None:
    spoil(folder / "core.db")
    with pytest.raises(DamagedFileError):
        unlock(folder, PASSPHRASE, surroundings)


@pytest.mark.parametrize("damaged", OTHERS)
def test_the_rest_goes_on_and_the_damaged_file_is_not_touched(
    folder: Path, surroundings: Surroundings, damaged: Compartment
) -> None:
    work(folder, surroundings, "Casa", Compartment.CORE)
    path = folder / f"{damaged.value}.db"
    whole = path.read_bytes()
    spoiled = spoil(path)
    work(folder, surroundings, "Casa del Sur", Compartment.CORE)
    store = unlock(folder, PASSPHRASE, surroundings)
    assert store.reading.organisation().name == "Casa del Sur"
    with pytest.raises(NotGrantedError), store.records(damaged):
        pass
    report = store.health.check(lambda _done, _all: None, is_thorough=False)
    told = {(each.check, each.compartment) for each in report.problems}
    assert (Check.FILE, damaged) in told
    store.close()
    assert path.read_bytes() == spoiled
    path.write_bytes(whole)
    store = unlock(folder, PASSPHRASE, surroundings)
    assert store.session.can_read(damaged)
    assert store.health.check(lambda _done, _all: None, is_thorough=True).is_good
    store.close()


def test_old_file_put_in_the_place_of_a_damaged_one_is_noticed(
    folder: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    path, old = folder / "identity.db", tmp_path / "old.db"
    work(folder, surroundings, "one", Compartment.IDENTITY)
    shutil.copy(path, old)
    work(folder, surroundings, "two", Compartment.IDENTITY)
    spoil(path)
    work(folder, surroundings, "three", Compartment.CORE)
    shutil.copy(old, path)
    with pytest.raises(StoreSetBackError):
        unlock(folder, PASSPHRASE, surroundings)
