"""What proving a store is told, and what it tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from intake.domain.compartments import Compartment
from intake.domain.ids import ChainId, MediaId, OrganisationId
from intake.ledger.chain import VerifySignature
from intake.ledger.header import Header
from intake.storage.kept_apart import Judge, JudgementKey, Stands


class Check(StrEnum):
    """What was found not to hold."""

    PAGE = "page"
    STRUCTURE = "structure"
    LEDGER = "ledger"
    PROJECTION = "projection"
    ROSTER = "roster"
    FILE = "file"
    FORM = "form"
    MEDIA = "media"
    REFERENCE = "reference"
    MODE = "mode"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold.

    `detail` is a page, a rule, a table, a form, or the organisation whose roster is missing: never
    content.
    """

    check: Check
    compartment: Compartment
    detail: str
    chain: str = ""
    seq: int = 0
    since: int = 0
    """Where hashes were computed anew: the last entry before it whose signature still holds."""
    interview: str = ""
    """Of an attachment: the record that it belongs to, and at `path` its question."""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proven of one file. The hash of its own chain's head is what a witness keeps."""

    compartment: Compartment
    entries: int
    chains: int
    withheld: int
    unattested: int
    chain: ChainId
    """The chain that is written here."""
    head_seq: int
    head: str
    is_checked: bool = True
    """False where the key of the file is not here: then nothing is known of it."""
    doubtful: int = 0
    """Kept apart and not adopted, or signed by keys that were in other hands later."""
    in_session: int = 0
    """Of the unattested, what belongs to the session that is open: it is signed when that ends."""
    unnamed: tuple[MediaId, ...] = ()
    """Attachments that no answer names as it stands now."""


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """All that was checked. A tail that was cut off before anybody saw it cannot be excluded."""

    files: tuple[Verified, ...]
    problems: tuple[Problem, ...]

    @property
    def is_good(self) -> bool:
        """Everything that was checked holds."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Roots:
    """Whose signatures count: the organisation, and the verdict of the rosters."""

    org: OrganisationId
    verify_signature: VerifySignature
    known: frozenset[OrganisationId] = frozenset()
    """Other organisations whose roster is here."""
    spoiled: tuple[OrganisationId, ...] = ()
    """Organisations whose kept roster is not proven any more."""
    versions: Mapping[str, int] = field(default_factory=dict)
    """Of every roster that is known, by its hash: on one chain they never go down."""
    stands: Stands | None = None
    """Which entries stand although the keys are in other hands; None: everybody's stand."""
    is_allowed: Callable[[Header], bool] = lambda _header: True
    """Whether the role that an entry names was its actor's and may write it."""
    judgement_key: JudgementKey = lambda _header: None

    @property
    def judge(self) -> Judge:
        """Why an entry does not count, if it does not."""
        return Judge(self.is_allowed, self.stands, self.versions, self.judgement_key)
