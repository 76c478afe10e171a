"""All that unlocking found: what an open store works with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.ids import StoreId
from intake.storage.files import StoreFiles
from intake.storage.instance_lock import InstanceLock
from intake.storage.interrupted import Interrupted
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import Grant
from intake.storage.keys.key_file import Secret, TwoFactors
from intake.storage.keys.roster import INBOX, Roster
from intake.storage.keys.signing import Signer
from intake.storage.keys.slots import Pins
from intake.storage.layout import Layout, StoreCard
from intake.storage.rekeying import REKEYED


@dataclass(frozen=True, slots=True)
class Unlocked:
    """All that unlocking found, for `OpenStore` to work with."""

    layout: Layout
    card: StoreCard
    slot: Path
    second_factor: bytearray | None = field(repr=False)
    """What was in the key file, for the passphrase that is typed for an act."""
    pins: Pins
    rosters: tuple[Roster, ...]
    files: StoreFiles
    grants: tuple[Grant, ...] = field(repr=False)
    """Of every compartment and the inbox, where this person has them; newer ones of keys that the
    files get next."""
    session_signer: Signer = field(repr=False)
    file_signer: FileSigner = field(repr=False)
    seen_seed: bytearray = field(repr=False)
    lock: InstanceLock
    interrupted: Interrupted
    damaged: tuple[Compartment, ...] = ()
    """Files that could not be opened: they stay as they are, and the others are worked with."""

    @property
    def store(self) -> StoreId:
        """The id of the store."""
        return self.card.store

    @property
    def roster(self) -> Roster:
        """The newest version."""
        return self.rosters[-1]

    def secret(self, passphrase: str) -> Secret:
        """Return what opens this person's slot, given the passphrase typed."""
        second = self.second_factor
        return passphrase if second is None else TwoFactors(passphrase, bytes(second))

    def newest(self, compartment: str) -> Grant | None:
        """Return the newest grant of a compartment."""
        found = [each for each in self.grants if each.compartment == compartment]
        return max(found, key=lambda each: each.generation, default=None)

    @property
    def inboxes(self) -> tuple[bytearray, ...]:
        """The keys of the inbox, newest first: what was sealed before still has to be opened."""
        found = [each for each in self.grants if each.compartment == INBOX]
        found.sort(key=lambda each: each.generation, reverse=True)
        return tuple(each.key for each in found)

    def wipe(self) -> None:
        """Forget every key that this process can overwrite."""
        self.session_signer.wipe()
        self.file_signer.wipe()
        secrets = [self.seen_seed, *(each.key for each in self.grants)]
        if self.second_factor is not None:
            secrets.append(self.second_factor)
        for secret in secrets:
            secret[:] = bytes(len(secret))

    def to_rekey(self) -> Iterator[tuple[Compartment, Grant]]:
        """Yield the files that get another key when the store is locked, with its grant."""
        for compartment in REKEYED:
            grant = self.newest(compartment.value)
            if grant is None or not self.files.can_read(compartment):
                continue
            if grant.generation > self.files.file(compartment).facts.generation:
                yield compartment, grant
