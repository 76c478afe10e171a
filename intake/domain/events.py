"""What can happen, as facts: never changed, only followed. Each becomes one ledger entry.

Who did it, when, and to which record is in the entry's header and not repeated here.
"""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.answers import Patch, Path
from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, Languages
from intake.domain.ids import NO_RECORD, BundleId, ChainId, FormHash, InterviewId, PaperId
from intake.domain.states import PauseReason
from intake.domain.training import CardVersion


class Event:
    """Something that happened. A kind of event may stand in any module of the domain."""

    __slots__ = ()


class ChainReason(StrEnum):
    """Why a chain begins."""

    FOUNDED = "founded"
    RESTORED = "restored"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class ChainBegun(Event):
    """The first entry of every chain: one installation, one compartment."""

    reason: ChainReason
    compartment: str
    predecessor: ChainId | None = None
    predecessor_head: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationDescribed(Event):
    """The names that screens and papers show; kept inside the store, never beside it."""

    name: str
    site: str


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """A person unlocked the store."""

    program_version: str


@dataclass(frozen=True, slots=True)
class SessionClosed(Event):
    """The same person locked it."""

    sealed_note: str = ""
    """A note to the auditor outside, or nothing: it looks the same. Only in core."""


@dataclass(frozen=True, slots=True)
class Checkpointed(Event):
    """The signer vouches for their own entries since they opened their session."""

    first_seq: int
    """The `SessionOpened` of the signer, or the entry after their last checkpoint."""
    adopts: bool = False
    """The signer saw and adopts an unattested tail of their own after a crash."""


@dataclass(frozen=True, slots=True)
class FormAdded(Event):
    """A form version may be used from now on."""

    form: FormHash
    form_id: str
    version: str
    title: str


@dataclass(frozen=True, slots=True)
class InterviewOpened(Event):
    """A conversation begins, with the consent that allows it (the same transaction)."""

    form: FormHash
    form_id: str
    form_version: str
    case_code: CaseCode
    site: str = ""
    follows: InterviewId = NO_RECORD
    """The interview after which the person says again, or anew, that they are afraid."""
    draw: str = ""
    """The commitment of the draw in which it takes part: 64 hexadecimal digits, or none known."""
    guidance: tuple[CardVersion, ...] = ()
    """The guidance in force, each version pinned by its hash."""


@dataclass(frozen=True, slots=True)
class FormChanged(Event):
    """An unfinished interview goes on with another version of its form.

    Each compartment has its own, with the paths of what it held that the new version has no place
    for: these leave the document, and stay in the ledger.
    """

    former: FormHash
    form: FormHash
    form_version: str
    lost: tuple[Path, ...] = ()
    reason: str = ""
    """Why, as somebody wrote it; only in core."""


@dataclass(frozen=True, slots=True)
class ConsentRecorded(Event):
    """A decision of the person about one purpose."""

    consent: Consent


@dataclass(frozen=True, slots=True)
class LanguageRecorded(Event):
    """The languages and the interpreter from here on."""

    languages: Languages


@dataclass(frozen=True, slots=True)
class AnswerGiven(Event):
    """An answer was given, changed, skipped or taken back."""

    patch: Patch
    lang: str = ""
    """BCP 47 tag of the language the question was asked in."""
    via: str = ""


@dataclass(frozen=True, slots=True)
class InterviewPaused(Event):
    """Both windows are blank; the clock stands still."""

    reason: PauseReason | None = None


@dataclass(frozen=True, slots=True)
class InterviewResumed(Event):
    """The person wanted to go on."""


@dataclass(frozen=True, slots=True)
class QuestionsFinished(Event):
    """All questions are answered or skipped with a reason; reading back comes next."""

    override: str = ""
    """Why it was finished although something was open or did not fit; empty when nothing was."""


@dataclass(frozen=True, slots=True)
class ConsentRefused(Event):
    """A tally of one, with nothing about the person."""


@dataclass(frozen=True, slots=True)
class PaperIssued(Event):
    """A paper left the program. `pdf_salted_sha256` is SHA-256(salt ‖ PDF); both in hex."""

    paper: PaperId
    kind: str
    language: str
    salt: str
    pdf_salted_sha256: str


@dataclass(frozen=True, slots=True)
class BundleSealed(Event):
    """A bundle was written for one addressee. `tagmanifest_sha256` is what receipts refer to."""

    bundle: BundleId
    addressee: str
    """The age recipient it was sealed to."""
    seq: int
    tagmanifest_sha256: str
    records: tuple[str, ...]
    profile: str = ""
    """What the addressee gets of them; empty where everything went, to the own programme."""


@dataclass(frozen=True, slots=True)
class BundleReceived(Event):
    """A bundle was verified whole and merged."""

    bundle: BundleId
    sender: str
    """The sender's organisation and signing key id: ``<org>/<key id>``."""
    seq: int
    tagmanifest_sha256: str
    entries: int


@dataclass(frozen=True, slots=True)
class AnswersExported(Event):
    """Answers were written to a file that is not encrypted; where it lies is not noted.

    An export of many interviews has several, one behind the other.
    """

    form_id: str
    forms: tuple[str, ...]
    """The hash of every version that was written, the newest first."""
    layout: str
    compartments: tuple[str, ...]
    """What the answers and attachments were taken from."""
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordOpened(Event):
    """Somebody had one interview before their eyes; noted once in a session.

    It is said of the staff and not by the person: it stands beside the record and never travels
    with it.
    """

    record: str
