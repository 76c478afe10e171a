"""Taking a verified bundle in: its forms, its entries in slices, what is noted of its sender."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.events import BundleReceived
from intake.domain.ids import BundleId, ChainId, InterviewId, StoreId
from intake.domain.notices import Notice
from intake.domain.receipts import FromStore, Head, NumberedBundle, gaps
from intake.ledger.entry import Entry
from intake.services.notices_received import note_received
from intake.services.ports import (
    Contact,
    KeptForm,
    MediaItem,
    Now,
    OpenRecords,
    Progress,
    Reading,
)
from intake.services.received_forms import guarded

MERGE_SLICE: Final = 200
"""Entries merged in one transaction: well under 50 ms."""

ProgressOf = Callable[[InterviewId], Progress]
"""Counts how far an interview has come, as its form counts."""


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file and the minisign signature over it."""

    data: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle of which everything was verified. Nothing of it has been kept yet."""

    bundle: BundleId
    sender: Contact
    signed_by: str
    """minisign key id of the file key that signed it."""
    store: StoreId
    """The sender's store; with the addressee and `seq` it names the bundle."""
    recipient: str
    seq: int
    created: datetime
    tagmanifest_sha256: str
    records: tuple[InterviewId, ...]
    entries: tuple[Entry, ...]
    compartments: tuple[Compartment, ...]
    """The compartment of each entry, in the same order."""
    forms: tuple[KeptForm, ...]
    media: tuple[MediaItem, ...]
    """What is attached; the bytes are kept with the bundle, or not at all."""
    roster: tuple[SignedFile, ...]
    """The sender's roster from version 1 on, proven from the root key of the contact."""
    unattested: int
    """Entries at the end that no checkpoint vouches for; they are not taken in."""
    profile: str = ""
    """What of the records was sent; empty where nothing was kept back."""
    notices: tuple[Notice, ...] = ()
    """What the sender says may no longer be used of what came before."""


@dataclass(frozen=True, slots=True)
class Received:
    """What taking in a bundle changed."""

    opened: OpenedBundle
    new_entries: int
    was_here: bool
    is_late: bool = False
    """A bundle of a higher number had come before it."""
    missing: tuple[tuple[int, int], ...] = ()
    """(first, last) of each gap among the numbers of this sender, after this one."""


class Arriving(Protocol):
    """A verified bundle while it is taken in; what was not kept is given up at the end."""

    @property
    def opened(self) -> OpenedBundle:
        """What the bundle holds."""

    def keep_roster(self) -> None:
        """Keep the sender's roster, by which its entries are judged from now on."""

    def keep(self) -> None:
        """Keep its attachments and which number it had, once all of its entries are merged."""


class TakingIn:
    """Merges bundles that were verified whole; every slice may be repeated."""

    def __init__(
        self, open_records: OpenRecords, reading: Reading, now: Now, progress_of: ProgressOf
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._now = now
        self._progress_of = progress_of

    def take(self, arriving: Arriving) -> Received:
        """Take a bundle in; the same bundle again changes nothing."""
        opened = arriving.opened
        if self._reading.has_bundle(opened.bundle):
            return Received(opened, 0, was_here=True)
        arriving.keep_roster()
        self._keep_forms(opened.forms)
        new = sum(
            self._merge(opened, compartment)
            for compartment in (Compartment.IDENTITY, Compartment.CORE)
        )
        arriving.keep()
        received = self._noted(opened, new)
        self._note_progress(opened.records)
        return received

    def _noted(self, opened: OpenedBundle, new: int) -> Received:
        """Note in the ledger that it came, and beside it what a receipt will say."""
        numbered = numbered_of(opened)
        received = BundleReceived(
            opened.bundle,
            f"{opened.sender.org}/{opened.signed_by}",
            opened.seq,
            opened.tagmanifest_sha256,
            len(opened.entries),
        )
        with self._open_records(Compartment.CORE) as records:
            records.append(received)
            note_received(records, numbered.whose, opened.notices)
            records.post.note_taken_in(numbered, _heads(opened.entries), self._now())
            records.checkpoint()
            came = dict(records.post.came_from(numbered.whose))[opened.recipient]
        here = next(each for each in came if each.number == opened.seq)
        missing = gaps(each.number for each in came)
        return Received(opened, new, was_here=False, is_late=here.is_late, missing=missing)

    def _note_progress(self, interviews: Sequence[InterviewId]) -> None:
        """Count for the list; of a record whose opening has not arrived nothing is said."""
        counted: list[tuple[InterviewId, Progress]] = []
        for each in interviews:
            with suppress(IntakeError):
                counted.append((each, self._progress_of(each)))
        for start in range(0, len(counted), MERGE_SLICE):
            with self._open_records(Compartment.CORE) as records:
                for interview, progress in counted[start : start + MERGE_SLICE]:
                    records.note_progress(interview, progress)

    def _keep_forms(self, forms: Sequence[KeptForm]) -> None:
        known = {row.hash: row for row in self._reading.forms()}
        for form in forms:
            row = known.get(form.hash)
            if row is None or (row.is_received and self._lacks(form)):
                with self._open_records(Compartment.CORE) as records:
                    records.keep_form(guarded(form))

    def _lacks(self, form: KeptForm) -> bool:
        """Tell whether files of a form that came before did not come with it."""
        return not form.media.keys() <= set(self._reading.form_file_names(form.hash))

    def _merge(self, opened: OpenedBundle, compartment: Compartment) -> int:
        mine = [
            entry
            for entry, place in zip(opened.entries, opened.compartments, strict=True)
            if place is compartment
        ]
        new = 0
        for start in range(0, len(mine), MERGE_SLICE):
            with self._open_records(compartment) as records:
                new += records.merge(mine[start : start + MERGE_SLICE])
        return new


def numbered_of(opened: OpenedBundle) -> NumberedBundle:
    """Return whose a bundle is, and its number."""
    return NumberedBundle(
        FromStore(opened.sender.org, opened.store),
        opened.signed_by,
        opened.recipient,
        opened.seq,
        opened.bundle,
        opened.tagmanifest_sha256,
    )


def _heads(entries: Sequence[Entry]) -> tuple[Head, ...]:
    """Return the last entry of each chain: they come by chain and number."""
    last = {entry.chain: entry for entry in entries}
    return tuple(
        Head(ChainId(chain.hex()), entry.seq, entry.link.hex()) for chain, entry in last.items()
    )
