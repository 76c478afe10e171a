"""Typing the passphrase of a slot where no store is opened: to change it, or to come back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from intake.domain.errors import DamagedSlotError, WrongPassphraseError
from intake.storage import travelling
from intake.storage.instance_lock import InstanceLock
from intake.storage.keys import slots, words
from intake.storage.keys.kdf import KdfCost
from intake.storage.keys.key_file import Secret, TwoFactors, new_key_file, secret_of
from intake.storage.keys.slots import SlotKeys
from intake.storage.layout import Layout, read_store_card
from intake.storage.tries import Tries


@dataclass(frozen=True, slots=True)
class Asked:
    """What is given for a slot: the passphrase, and the path of a key file, or nothing."""

    passphrase: str = field(repr=False)
    key_file: str = ""

    @property
    def secret(self) -> Secret:
        """Return what opens the slot; raises KeyFileNeededError when the file is no key file."""
        return secret_of(self.passphrase, self.key_file)


@dataclass(frozen=True, slots=True)
class Renewed:
    """The next passphrase, and where to make a new key file; nothing keeps the one there is."""

    passphrase: str = field(repr=False)
    new_key_file: str = ""
    cost: KdfCost | None = None


def slot_path(layout: Layout, slot: str) -> Path:
    """Return the file of a slot by its name; an empty name means the only one."""
    every = slots.list_slots(layout.slots)
    wanted = [each.path for each in every if slot in {"", each.path.name, each.path.stem}]
    if len(wanted) != 1:
        raise DamagedSlotError(slot)
    return wanted[0]


@contextmanager
def tried(path: Path, now: datetime) -> Iterator[None]:
    """Count wrong passphrases of a slot, and ask for patience first."""
    tries = Tries(path, int(now.timestamp() * 1000))
    tries.demand_patience()
    try:
        yield
    except WrongPassphraseError as wrong:
        raise tries.failed() from wrong
    tries.succeeded()


def open_slot(path: Path, secret: Secret, now: datetime) -> SlotKeys:
    """Return the keys of a slot, counting wrong passphrases."""
    with tried(path, now):
        return slots.open_slot(path, secret)


def change(
    folder: Path,
    slot: str,
    asked: Asked,
    renewed: Renewed,
    clock: tuple[Callable[[], datetime], Callable[[int], bytes]],
) -> None:
    """Wrap a slot anew under another passphrase. The databases are not even opened.

    Who has an older copy of the slot and knows the old passphrase can still open that copy: a
    passphrase that somebody else may know is answered with new keys, see `enrolling`.
    """
    words.demand_strength(renewed.passphrase)
    now, randomness = clock
    layout = Layout(folder)
    read_store_card(layout)
    path = slot_path(layout, slot)
    secret = asked.secret
    with tried(path, now()):
        slots.open_slot(path, secret)  # before a key file is made for nothing
        new: Secret = renewed.passphrase
        if renewed.new_key_file:
            key = new_key_file(Path(renewed.new_key_file), randomness)
            new = TwoFactors(renewed.passphrase, key)
        elif isinstance(secret, TwoFactors):
            new = TwoFactors(renewed.passphrase, secret.key)
        slots.change_passphrase(path, secret, new, cost=renewed.cost)


def come_back(folder: Path, slot: str, asked: Asked, file: Path, now: datetime) -> None:
    """Put the keys back that were taken away, as the person whom they were sealed to."""
    layout = Layout(folder)
    card = read_store_card(layout)
    path = slot_path(layout, slot)
    keys = open_slot(path, asked.secret, now)
    lock = InstanceLock(folder)
    try:
        travelling.come_back(layout, card, keys.age_identity, file)
    finally:
        lock.release()
