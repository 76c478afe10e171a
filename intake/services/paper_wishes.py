"""What a paper about one record is to be: its kind, languages, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from intake.domain.answers import Path
from intake.domain.ids import PaperId
from intake.domain.profiles import Profile, Why
from intake.services.reading_back import Ending


class PaperKind(StrEnum):
    """The papers about what one person told; the names stand in the ledger."""

    SUMMARY = "interview_summary"
    SHORT = "short_summary"
    PAGE_ONE = "lawyer_page"
    SURVIVOR = "survivor_copy"
    CONSENTS = "consent_receipt"
    READ_BACK = "read_back_sheet"
    REFERRAL = "referral_sheet"


class Carry(StrEnum):
    """What the person answered to “who could find this paper?”."""

    CARRIED = "carried"
    """The person takes it along, and said that it is safe."""
    WITH_LAWYER = "with_lawyer"
    """It stays with the person's lawyer."""


_PROFILES: Final = {
    PaperKind.REFERRAL: Profile.REFERRAL,
    PaperKind.SURVIVOR: Profile.SURVIVOR,
}


@dataclass(frozen=True, slots=True)
class PaperWish:
    """One paper, as somebody asks for it."""

    kind: PaperKind
    languages: tuple[str, ...]
    """("en",), ("es",), or ("en", "es") for both columns; the first one leads."""
    with_identity: bool = False
    recipient: str = ""
    """Who it is for, by the name in the consent."""
    service: str = ""
    carry: Carry | None = None
    """Asked before a copy for the person; None: nobody has asked yet."""
    names_organisation: bool = False
    """Of a copy for the person: say who wrote it down. It can give the person away."""
    profile: Profile | None = None
    """What goes in it, where it is for somebody else; None: it stays in the house."""
    is_locked: bool = False
    """The file is encrypted, under words that are shown once."""
    is_signed: bool = False
    """A signature by the person at the device lies beside it."""

    @property
    def as_profile(self) -> Profile | None:
        """The profile that is asked for, or the only one that the kind can have."""
        return self.profile or _PROFILES.get(self.kind)

    @property
    def entry(self) -> str:
        """How the ledger names it: the kind, and what the person said about carrying it."""
        return f"{self.kind.value}:{self.carry.value}" if self.carry else self.kind.value


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of the record a paper shows, and which copy of it this is."""

    version: int = 0
    """How many entries the record has; what was only looked at or printed does not count."""
    copy: int = 1
    withheld: Mapping[Path, Why] = field(default_factory=dict)
    """Paths of answers that this recipient does not get, and why."""
    ending: Ending = field(default_factory=Ending)
    recipient: str = ""
    service: str = ""
    names_organisation: bool = False


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that was written."""

    paper: PaperId
    check_words: Mapping[str, tuple[str, ...]]
    size: int
    copy: int = 1
    version: int = 0
    passphrase: str = field(default="", repr=False)
    """Opens the file, where it is locked: shown once, and kept nowhere."""
    signature: str = ""
    """The file of the signature, where there is one."""


@dataclass(frozen=True, slots=True)
class IssuedBefore:
    """A paper that left earlier, as the ledger tells it."""

    paper: PaperId
    kind: str
    language: str
    salt: str
    pdf_salted_sha256: str
    at: datetime
    version: int
    """Of the record, when it was printed."""
