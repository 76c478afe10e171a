"""Destroying a store at once: first what opens it, then all the rest of its folder.

From the first step on nobody opens it, also where the program is killed in between. What an SSD
keeps in spare cells is out of reach, and so are backups, sticks and paper: the caller says so.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import StoreInUseError, UnwritableFolderError
from intake.storage.instance_lock import InstanceLock
from intake.storage.keys.whole_files import sync_folder
from intake.storage.layout import Layout, read_store_card
from intake.storage.store_file import STORE_FILE

_LONGEST_KEY: Final = 1 << 20
"""Larger files hold no keys: they are not written over, which would take time."""
_HEAD: Final = 64 * 1024
"""Of a database: with the first pages its salt is gone, by which every other page is opened."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is there to be destroyed."""

    slots: int
    grants: int
    requests: int
    files: int
    size: int


def survey(folder: Path) -> Survey:
    """Count what a store folder holds; raises StoreNotFoundError and its kin."""
    layout = Layout(folder)
    read_store_card(layout)
    files = [each for each in folder.rglob("*") if each.is_file()]
    return Survey(
        len(list(layout.slots.glob("*.slot"))),
        len(list(layout.grants.glob("*.age"))),
        len(list(layout.requests.glob("*"))) if layout.requests.is_dir() else 0,
        len(files),
        sum(each.stat().st_size for each in files),
    )


def destroy(folder: Path) -> Survey:
    """Destroy the store in this folder, and return what there was.

    It is not refused where another window has the store open: that one goes on without a file.
    Raises StoreNotFoundError and its kin, or UnwritableFolderError where the system kept something
    from being destroyed: everything else is gone then, and doing it again goes on.
    """
    found, layout = survey(folder), Layout(folder)
    with suppress(StoreInUseError, UnwritableFolderError):
        InstanceLock(folder).release()  # who waits for the lock finds no store
    refused: list[OSError] = []
    for keys in (layout.grants, layout.slots, layout.requests, layout.seen):
        _destroy_keys(keys, refused)
    for compartment in Compartment:
        with _going_on(refused):
            _forget(layout.database(compartment), _HEAD)
    _remove_rest(folder, refused)
    if refused:
        raise UnwritableFolderError(str(folder)) from refused[0]
    return found


@contextmanager
def _going_on(refused: list[OSError]) -> Iterator[None]:
    """Note what the system refused, and let the rest be destroyed all the same."""
    try:
        yield
    except OSError as error:
        refused.append(error)


def _remove_rest(folder: Path, refused: list[OSError]) -> None:
    """Remove all the rest; what says that here is a store goes last, so that one can go on."""
    card = folder / STORE_FILE
    for path in sorted(folder.iterdir()):
        with _going_on(refused):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path != card:
                path.unlink(missing_ok=True)
    if refused:
        return
    with _going_on(refused):
        sync_folder(folder)
        card.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def _destroy_keys(folder: Path, refused: list[OSError]) -> None:
    """Write over what lies in a folder of keys, and remove it."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_file():
            with _going_on(refused):
                _forget(path, _LONGEST_KEY)
    with _going_on(refused):
        sync_folder(folder)


def _forget(path: Path, longest: int) -> None:
    """Write over the beginning of a file, durably, and remove it."""
    if path.is_symlink():  # what it points to is not the store's
        path.unlink()
    if not path.exists():
        return
    with path.open("r+b") as file:
        size = min(file.seek(0, os.SEEK_END), longest)
        file.seek(0)
        file.write(os.urandom(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
