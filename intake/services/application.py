"""An unlocked store with its services: all that a front end, graphical or not, works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intake.domain.compartments import Compartment
from intake.services.access import AccessLog
from intake.services.attaching import Attaching
from intake.services.backups import Backups
from intake.services.checked_files import StoreReport
from intake.services.checking import Checking
from intake.services.chronology import Chronology
from intake.services.chronology_papers import ChronologyPapers
from intake.services.closing import Closing
from intake.services.conflicts import Conflicts
from intake.services.consenting import Consenting
from intake.services.contacts import Contacts
from intake.services.datasets import Datasets
from intake.services.day_desk import DayDesk
from intake.services.drawing import Drawing
from intake.services.drawn_reviews import DrawnReviews
from intake.services.erasing import Erasing
from intake.services.exporting import Exporting
from intake.services.figures import Figures
from intake.services.form_shelf import FormShelf
from intake.services.form_versions import FormVersions
from intake.services.guidance import Guidance
from intake.services.handing_over import HandingOver
from intake.services.inbox import Inbox
from intake.services.instructions import Instructions
from intake.services.interviewing import Interviewing
from intake.services.judgement_desk import JudgementDesk
from intake.services.judgement_papers import JudgementPapers
from intake.services.kept_apart import KeptApart
from intake.services.ledger_copies import LedgerCopies
from intake.services.linking import SamePersonDesk
from intake.services.moving import Moving
from intake.services.notices import Notices
from intake.services.notices_received import ReceivedNotices
from intake.services.outbox import Outbox
from intake.services.paper_checking import PaperChecking
from intake.services.people import People
from intake.services.ports import Reading, Session
from intake.services.receipts import Receipts
from intake.services.recording_at_once import RecordingAtOnce
from intake.services.reporting import Reporting
from intake.services.retention import RetentionDesk
from intake.services.sending_many import SendingMany
from intake.services.sharing_preview import Previewing
from intake.services.sources import Sources
from intake.services.targets import Targets
from intake.services.testimony import StoryDesk
from intake.services.training import TrainingDesk
from intake.services.unmarked import UnmarkedNames

Verify = Callable[[Callable[[int, int], None]], StoreReport]
"""Checks every file and every entry; told (done, all) now and then."""


@dataclass(frozen=True, slots=True)
class Application:
    """One person's session at one store."""

    folder: str
    session: Session
    reading: Reading
    access: AccessLog
    interviewing: Interviewing
    consenting: Consenting
    closing: Closing
    attaching: Attaching
    testimony: StoryDesk
    at_once: RecordingAtOnce
    shelf: FormShelf
    form_versions: FormVersions
    moving: Moving
    conflicts: Conflicts
    same_person: SamePersonDesk
    reporting: Reporting
    paper_checking: PaperChecking
    handing_over: HandingOver
    receipts: Receipts
    inbox: Inbox
    outbox: Outbox
    contacts: Contacts
    targets: Targets
    sending_many: SendingMany
    previewing: Previewing
    notices: Notices
    received_notices: ReceivedNotices
    drawing: Drawing
    drawn_reviews: DrawnReviews
    guidance: Guidance
    training: TrainingDesk
    instructions: Instructions
    exporting: Exporting
    figures: Figures
    datasets: Datasets
    people: People
    backups: Backups
    kept_apart: KeptApart
    checking: Checking
    has_room: Callable[[], bool]
    """Keeps the reserve of the store where there is room for it; False: the disk is full."""
    unmarked: UnmarkedNames
    day: DayDesk
    retention: RetentionDesk
    erasing: Erasing
    judgements: JudgementDesk
    chronology: Chronology
    sources: Sources
    told_papers: ChronologyPapers
    judgement_papers: JudgementPapers
    add_compartment: Callable[[Compartment, str], bool]
    """Adds a compartment that this store was founded without, with the passphrase of who may; told
    False where it is there. It opens with the next unlocking."""
    verify: Verify
    ledger_copies: LedgerCopies
    links: Callable[[], Mapping[tuple[str, int], str]]
    """The link of every entry, by its chain and number: what two stores are compared by."""
    new_uid: Callable[[], str]
    """A short random name for a new row of a repeat."""
    close: Callable[[], None]
    """Lock: sign what is unsigned, drop the keys, close every file."""
    adopt_tail: Callable[[], None]
    """Sign this person's own entries that a crash left unsigned, once the person has seen them.

    Without that they stay unattested, and do not travel. Nothing happens when there are none.
    """
    release_thread: Callable[[], None]
    """Close the connections that the calling thread has opened."""
