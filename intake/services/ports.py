"""What the services need from the outside world, and nothing more.

Every port is synchronous and may be called from any one thread at a time: an adapter opens its own
connection for each thread that calls it. Desktop screens call services on a lane, never on the
thread that paints.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from intake.domain.answers import Document, Patch
from intake.domain.compartments import Compartment
from intake.domain.events import Event
from intake.domain.ids import (
    NO_RECORD,
    BundleId,
    ChainId,
    FormHash,
    InterviewId,
    MediaId,
    OrganisationId,
    PersonId,
)
from intake.domain.interview import Interview
from intake.ledger.entry import Entry, Signature
from intake.services.kept import (
    Contact,
    Draft,
    FormRow,
    HistoryLine,
    InterviewRow,
    KeptForm,
    ListPage,
    ListQuery,
    MediaItem,
    Order,
    Organisation,
    Progress,
    Written,
)
from intake.services.post import PostRows

__all__ = [
    "Contact",
    "Draft",
    "Follow",
    "FormRow",
    "HistoryLine",
    "InterviewRow",
    "KeptForm",
    "ListPage",
    "ListQuery",
    "MediaItem",
    "Now",
    "OpenJudgement",
    "OpenRecords",
    "Order",
    "Organisation",
    "PostRows",
    "Progress",
    "Randomness",
    "Reading",
    "Records",
    "Session",
    "SignEntry",
    "Written",
    "follow_nothing",
]

Now = Callable[[], datetime]
"""The clock: an aware UTC time."""

Randomness = Callable[[int], bytes]
"""As many random bytes as asked for."""


SignEntry = Callable[[Entry, OrganisationId, str], Signature]
"""Signs an entry of an organisation; the purpose of a signature is the type of its entry."""

OpenJudgement = Callable[[str], AbstractContextManager[SignEntry]]
"""Opens the judgement key with a passphrase typed for one act, and forgets it right after."""


# --- writing


class Records(Protocol):
    """One transaction on the file of one compartment."""

    def append(
        self,
        event: Event,
        subject: InterviewId = NO_RECORD,
        *,
        progress: Progress | None = None,
    ) -> Written:
        """Add `event` to the chain and bring the projections up to it."""

    def append_judged(self, event: Event, subject: InterviewId, sign: SignEntry) -> Written:
        """Add `event`, signed by the key that its author opened for this act."""

    def end_of(self, interview: InterviewId) -> tuple[ChainId, int, str] | None:
        """Return where a record ends in this chain: chain, count, rlink; None: not begun here."""

    def standing(self, interview: InterviewId) -> Interview:
        """Return the interview without its document, from its row; core compartment only."""

    def save_draft(self, draft: Draft) -> None:
        """Overwrite the draft of one question."""

    def drop_draft(self, interview: InterviewId, path: str) -> None:
        """Delete the draft of one question, whether or not there is one."""

    def drop_drafts(self, interview: InterviewId) -> None:
        """Delete every draft of an interview."""

    def checkpoint(self) -> None:
        """Sign what this session has added since its last checkpoint; nothing when nothing."""

    def refresh_document(self, interview: InterviewId) -> None:
        """Rebuild the document and the search text of one interview (section left, finish)."""

    def note_progress(self, interview: InterviewId, progress: Progress) -> None:
        """Note how far the form session has counted; core compartment only."""

    def keep_form(self, form: KeptForm) -> None:
        """Store a form version with its files; one of the same hash only gains.

        It gains identity paths, files that were missing, and to be offered here. Records that were
        made before keep their values where they are.
        """

    def keep_contact(self, contact: Contact) -> None:
        """Remember a contact card, or replace the older card of the same station."""

    @property
    def post(self) -> PostRows:
        """What is kept of bundles and receipts on their way."""

    def merge(self, entries: Sequence[Entry]) -> int:
        """Add verified entries of other chains; those that are here already change nothing.

        Returns how many were new.
        """


OpenRecords = Callable[[Compartment], AbstractContextManager[Records]]
"""Begins a transaction on one file: commits when its block ends, rolls back if it raises."""

Follow = Callable[[Records, Interview, Patch], None]
"""Told of a change of answers in core, in the transaction that writes it."""


def follow_nothing(_records: Records, _interview: Interview, _patch: Patch) -> None:
    """Follow no answer."""


# --- reading


class Reading(Protocol):
    """Questions to the store; each answers from one consistent snapshot of each file."""

    def can_read(self, compartment: Compartment) -> bool:
        """Tell whether this person holds the key of `compartment`."""

    def interviews(self, query: ListQuery) -> ListPage:
        """Return one page of the list."""

    def interview(self, interview: InterviewId) -> Interview:
        """Return one interview whole, from every compartment that this person may read."""

    def document(self, interview: InterviewId, compartment: Compartment) -> Document:
        """Return what one compartment holds of an interview."""

    def following(self, interview: InterviewId) -> tuple[InterviewRow, ...]:
        """Return the interviews in which the person said again that they are afraid."""

    def find(self, typed: str) -> InterviewId:
        """Return the interview that a case code or an id names, or raise UnknownInterviewError."""

    def drafts(self) -> tuple[Draft, ...]:
        """Return every draft, newest first."""

    def open_since(self) -> tuple[InterviewRow, ...]:
        """Return interviews that were open when the program last ended without locking."""

    def last_asked(self, interview: InterviewId) -> str:
        """Return the path of the question that was answered last, or nothing."""

    def forms(self) -> tuple[FormRow, ...]:
        """Return every form version, by title and newest first."""

    def form(self, form: FormHash) -> KeptForm:
        """Return one version without its files, or raise UnknownFormError."""

    def form_file_names(self, form: FormHash) -> tuple[str, ...]:
        """Return the names of the pictures, recordings and lists of a form."""

    def form_file(self, form: FormHash, name: str) -> bytes | None:
        """Return one of these files, or None where the form has none of that name."""

    def organisation(self) -> Organisation:
        """Return the names and facts of this store."""

    def contacts(self) -> tuple[Contact, ...]:
        """Return the known stations, by name."""

    def history(self, interview: InterviewId) -> tuple[HistoryLine, ...]:
        """Return what happened to one interview, exports of its answers too, oldest first."""

    def record_entries(self, interview: InterviewId) -> Iterator[Entry]:
        """Yield every entry of one record, by compartment and then in the order of its chain."""

    def chains(self) -> tuple[tuple[Compartment, ChainId], ...]:
        """Return every chain of every file whose key is here."""

    def record_media(self, interview: InterviewId) -> tuple[MediaItem, ...]:
        """Return the attachments of one record."""

    def media_bytes(self, media: MediaId) -> Iterator[bytes]:
        """Yield the bytes of one attachment in pieces of at most 256 KiB."""

    def has_bundle(self, bundle: BundleId) -> bool:
        """Tell whether this bundle was merged already."""

    def is_of_this_store(self, interview: InterviewId) -> bool:
        """Tell whether this record began here, whoever has added to it elsewhere since."""

    def has_own_part(self, interview: InterviewId) -> bool:
        """Tell whether anything of this record was written here: no more of it can be sent on."""


# --- the person at the device


class Session(Protocol):
    """Who unlocked the store, from which organisation."""

    @property
    def person(self) -> PersonId:
        """The person."""

    @property
    def label(self) -> str:
        """The name on the lock screen."""

    @property
    def role(self) -> str:
        """The role acted in."""

    @property
    def org(self) -> OrganisationId:
        """The organisation."""

    def can_read(self, compartment: Compartment) -> bool:
        """Tell whether this person holds the key of `compartment`."""
