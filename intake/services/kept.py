"""What the store tells and is told, as values: drafts, rows of lists, forms, stations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from intake.domain.compartments import Compartment
from intake.domain.ids import FormHash, InterviewId, MediaId, OrganisationId, PersonId, StoreId
from intake.domain.interview import State


@dataclass(frozen=True, slots=True)
class Draft:
    """Half-typed text: encrypted, overwritten, never evidence, never leaves the store."""

    interview: InterviewId
    path: str
    text: str
    caret: int
    saved: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview is, as its own form session counted it."""

    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Written:
    """What the disk has acknowledged."""

    chain: str
    seq: int
    at: datetime


class Order(StrEnum):
    """The columns that the list can be sorted by."""

    UPDATED = "updated"
    OPENED = "opened"
    CODE = "code"
    STATE = "state"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A page of the list: filtered and sorted in SQL, ties broken by id."""

    states: tuple[State, ...] = ()
    text: str = ""
    """A case code or the beginning of one."""
    order: Order = Order.UPDATED
    descending: bool = True
    offset: int = 0
    limit: int = 60
    differing: bool = False
    """Only those in which answers of two stations stand side by side."""


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """What the list shows of one interview. There is no name in it."""

    id: InterviewId
    case_code: str
    form_id: str
    form_title: str
    state: State
    language: str
    """ISO 639-3 code of the language wanted today; empty when none was noted."""
    opened: datetime
    updated: datetime
    answered: int
    total: int
    form: FormHash | None = None
    """The version that it stands with."""
    differs: bool = False
    """Answers of two stations stand side by side, and nobody has settled them."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """Rows of one page, and how many there are in all."""

    rows: tuple[InterviewRow, ...]
    count: int
    differing: int = 0
    """In how many interviews of the store something stands side by side."""


@dataclass(frozen=True, slots=True)
class KeptForm:
    """One version of one form, as it is kept for ever."""

    hash: FormHash
    form_id: str
    version: str
    title: str
    """Title as the form states it, in its default language."""
    xform: bytes
    source: bytes
    source_name: str
    languages: tuple[str, ...]
    """BCP 47 tags, in the order of the form."""
    compartments: Mapping[str, Compartment] = field(default_factory=dict)
    """Question path without row uids → compartment; a path that is absent is core."""
    builtin: bool = False
    questions: int = 0
    """How many questions a person can be asked."""
    is_received: bool = False
    """It came with records from elsewhere, and nobody here has added it."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """Its pictures, recordings and lists by name, on their way in or out; the store gives them one
    by one, and a form that is read from it has none here."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """What the Forms screen shows of one version."""

    hash: FormHash
    form_id: str
    version: str
    title: str
    languages: tuple[str, ...]
    added: datetime
    questions: int
    interviews: int
    builtin: bool
    is_received: bool = False
    files: int = 0
    """How many pictures, recordings and lists belong to it."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Another station, from its contact card."""

    org: OrganisationId
    station: str
    """The name that the card gives; shown, never trusted."""
    recipient: str
    """age recipient of the station's inbox."""
    file_keys: tuple[str, ...]
    """minisign public keys (base64 line) that may sign its bundles."""
    root_key: str
    card: bytes
    verified: bool = False
    """Fingerprints were compared by voice, in both directions."""
    is_partner: bool = False
    """Another organisation: what goes there needs a consent that names it."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """The names that screens and papers show, and the facts about this store."""

    org: OrganisationId
    store: StoreId
    name: str
    site: str
    roster_version: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of a record, without its content."""

    at: datetime
    type: str
    actor: PersonId
    compartment: Compartment
    seq: int
    attested: bool


@dataclass(frozen=True, slots=True)
class MediaItem:
    """An attachment: its bytes live in the media compartment."""

    id: MediaId
    interview: InterviewId
    path: str
    mime: str
    size: int
    sha256: str
    compartment: Compartment = Compartment.CORE
    """Where its key is kept: whoever holds that compartment can read it."""
