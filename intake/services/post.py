"""What is kept of bundles and receipts on their way, as the store offers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from intake.domain.bundle_faults import BundleFault
from intake.domain.ids import BundleId, ChainId, OrganisationId
from intake.domain.receipts import (
    Acknowledged,
    Alarm,
    FromStore,
    Head,
    KnownReceipt,
    NumberedBundle,
    Outcome,
    Reason,
)
from intake.domain.targets import Target
from intake.services.kept import Contact
from intake.services.notice_ports import NoticeRows


@dataclass(frozen=True, slots=True)
class SentBundle:
    """A bundle that was sealed here, and how far it has come. Times that are not known are None."""

    bundle: BundleId
    recipient: str
    number: int
    tagmanifest_sha256: str
    made: datetime
    carried: datetime | None = None
    received: datetime | None = None
    settled: datetime | None = None
    """When the receipt that says so was taken in here."""
    outcome: Outcome | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class IssuedBefore:
    """The newest receipt that was issued to a store."""

    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt that was taken in, and what it showed."""

    receipt: BundleId
    whose: FromStore
    number: int
    issued: datetime
    own_head: Head
    """Where the ledger of whoever issued it stood: two stations can compare theirs."""
    backup: datetime | None
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file in the quarantine folder; one that is larger than the folder may be is only named."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that was refused, and why. Whose it is, is known where that much is proven."""

    aside: SetAside
    arrived: datetime
    fault: BundleFault
    member: str
    org: OrganisationId | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """What is remembered of stations beside their cards."""

    revoked: frozenset[str]
    """minisign public key lines."""
    former_inboxes: Mapping[str, str]
    """age recipient → name of the station whose newer card has another."""


class QuarantineRows(Protocol):
    """What is known of refused files."""

    def note(self, file: Quarantined) -> None:
        """Note a file that was set aside."""

    def rows(self) -> tuple[Quarantined, ...]:
        """Return what is set aside, oldest first."""

    def drop(self, names: Sequence[str]) -> None:
        """Forget files."""


class TargetRows(Protocol):
    """What this installation remembers of its targets; none of it travels."""

    def all(self) -> tuple[Target, ...]:
        """Return every target, by name."""

    def keep(self, target: Target) -> None:
        """Add a target, or replace the one of that name."""

    def forget(self, name: str) -> None:
        """Remove a target, and what was noted of it."""

    def note(self, name: str, what: str, file: str, at: datetime) -> None:
        """Note that a file was begun, sent or fetched."""

    def noted(self, name: str, what: str) -> frozenset[str]:
        """Return the files of which that was noted."""

    def remember(self, name: str, what: str, value: str) -> None:
        """Remember what was chosen for a target, or what came of it last."""

    def remembered(self, name: str) -> Mapping[str, str]:
        """Return all of that."""


class PostRows(Protocol):
    """What is kept of bundles and receipts, within one transaction on one file."""

    def own_head(self) -> Head:
        """Return where the chain of this file ends."""

    def link_at(self, chain: ChainId, seq: int) -> str | None:
        """Return the link of one entry of any chain of this file, or None."""

    def note_taken_in(self, bundle: NumberedBundle, heads: Sequence[Head], at: datetime) -> None:
        """Note a bundle that was taken in, and how far the chains of its sender go in it."""

    def note_refused(self, bundle: NumberedBundle, reason: Reason, at: datetime) -> None:
        """Note a bundle that was refused; one that was taken in stays so."""

    def stores_of(self, org: OrganisationId, keys: Sequence[str]) -> tuple[FromStore, ...]:
        """Return the stores whose bundles these file keys have signed."""

    def came_from(self, whose: FromStore) -> tuple[tuple[str, tuple[Acknowledged, ...]], ...]:
        """Return for each inbox, sorted, what came for it from one store, by number."""

    def witnessed(self, whose: FromStore) -> tuple[Head, ...]:
        """Return the newest entry that was seen of each chain of a store, by chain."""

    def issued_before(self, whose: FromStore) -> IssuedBefore | None:
        """Return the newest receipt that was issued to a store."""

    def receipts_from(self, whose: FromStore) -> tuple[KnownReceipt, ...]:
        """Return every receipt of a store that was taken in, by number."""

    def receipts(self) -> tuple[ReceiptRow, ...]:
        """Return every receipt that was taken in, newest first."""

    def sent(self) -> tuple[SentBundle, ...]:
        """Return the bundles that were sealed here, newest first."""

    def note_carried(self, bundle: BundleId, at: datetime) -> None:
        """Note that a bundle was handed over; the first time counts."""

    def note_answer(self, answer: Acknowledged, at: datetime) -> None:
        """Note what became of a bundle; accepted is never taken back."""

    @property
    def notices(self) -> NoticeRows:
        """What is kept of revocation notices."""

    @property
    def targets(self) -> TargetRows:
        """What this installation remembers of places that carry sealed files."""

    @property
    def quarantine(self) -> QuarantineRows:
        """What is known of refused files."""

    def reserve_number(self, addressee: str) -> int:
        """Return the number of the next bundle to `addressee`, from 1, and give it to no other.

        A bundle may lie on a stick although nobody came to note it: its number is not used again.
        """

    def release_number(self, addressee: str, number: int) -> None:
        """Give a number back of which no bundle was left anywhere."""

    def own_card(self, made: bytes) -> bytes:
        """Return the card that is in use: the one before, unless `made` says something else."""

    def known_keys(self) -> KnownKeys:
        """Return which keys were revoked, and which inboxes were replaced."""

    def note_former_inbox(self, contact: Contact) -> None:
        """Remember whose an inbox was."""

    def revoke(self, contact: Contact, at: datetime) -> None:
        """Believe nothing more from the file keys of a station, and forget its card."""
