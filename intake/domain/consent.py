"""Consent and language: records of their own, kept beside the answers and before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Purpose(StrEnum):
    """What a consent is for (domain.md 9.3)."""

    COLLECT = "collect"
    LAWYER = "lawyer"
    REFERRAL = "referral"
    UNHCR = "unhcr"
    IOM = "iom"
    ADVOCACY = "advocacy"
    STATISTICS = "statistics"
    AUDIO = "audio"
    PHOTO = "photo"
    CONTACT = "contact"


COLLECTING: Final = (Purpose.COLLECT, Purpose.AUDIO, Purpose.PHOTO)
"""Asked before what they allow is done."""
SHARING: Final = tuple(each for each in Purpose if each not in COLLECTING)
"""Asked in closing, when the person knows what was said."""


OF_ONE: Final[Mapping[Purpose, frozenset[str]]] = {
    Purpose.UNHCR: frozenset({"unhcr", "acnur"}),
    Purpose.IOM: frozenset({"iom", "oim"}),
}
"""Sharing with the one organisation that the purpose names, by its names in both languages."""


class Decision(StrEnum):
    """What the person said."""

    GRANTED = "granted"
    REFUSED = "refused"
    DEFERRED = "deferred"
    NARROWED = "narrowed"
    """A yes to less than before; `Consent.limits` says to what."""
    WITHDRAWN = "withdrawn"


class ConsentSource(StrEnum):
    """Who gives the consent (code list CONSRC)."""

    SELF = "self"
    GUARDIAN = "guardian"
    CAREGIVER = "caregiver"
    OTHER = "other"


class ConsentForm(StrEnum):
    """How the consent was given (code list CONSFORM)."""

    ORAL_WITNESSED = "oral_witnessed"
    SIGNATURE_PAPER = "signature_paper"
    MARK_PAPER = "mark_paper"
    AUDIO = "audio"

    @property
    def is_written(self) -> bool:
        """It is on a paper."""
        return self in {ConsentForm.SIGNATURE_PAPER, ConsentForm.MARK_PAPER}


class Assent(StrEnum):
    """What a child says for whom somebody else consents (code list YESNO)."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class Notice(StrEnum):
    """Which privacy notice: by the law of the place."""

    MX = "mx"
    US = "us"


class Mode(StrEnum):
    """How the conversation takes place (code list MODE)."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    RELAY = "relay"


class Preference(StrEnum):
    """Who the person would have interpret (code list INTPREF)."""

    WOMAN = "woman"
    MAN = "man"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Matter:
    """What one decision is about: a purpose, and for sharing the service and who receives it."""

    purpose: Purpose
    service: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """One decision about one purpose, as it was explained and in which words."""

    purpose: Purpose
    decision: Decision
    source: ConsentSource = ConsentSource.SELF
    form: ConsentForm = ConsentForm.ORAL_WITNESSED
    text_version: str = ""
    """Which consent script was read: its id and version, for instance ``c0/1``."""
    lang: str = ""
    """BCP 47 tag of the language it was read in."""
    witness: str = ""
    """A code, never a name."""
    text_sha256: str = ""
    """SHA-256 of the script as it was shown, in hexadecimal."""
    interpreter: str = ""
    """The code of who interpreted it."""
    assent: Assent | None = None
    """What the child said, where somebody else consents."""
    service: str = ""
    recipient: str = ""
    """The organisation or service by its name or id: sharing is always with somebody named."""
    limits: str = ""
    """What is left out, in words, where the decision narrows."""

    @property
    def matter(self) -> Matter:
        """What it decides about; where the purpose names who receives it, that is all."""
        if self.purpose in OF_ONE:
            return Matter(self.purpose)
        return Matter(self.purpose, self.service, self.recipient)

    @property
    def recipients(self) -> frozenset[str]:
        """The names of who receives it, in small letters; a yes about nobody has an empty one."""
        return OF_ONE.get(self.purpose, frozenset({self.recipient.casefold()}))

    @property
    def is_yes(self) -> bool:
        """It allows something. A child who does not assent allows nothing."""
        says_yes = self.decision in {Decision.GRANTED, Decision.NARROWED}
        return says_yes and self.assent in {None, Assent.YES}


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """A privacy notice that was given or read."""

    notice: Notice
    version: str
    sha256: str
    """SHA-256 of its text as given, in hexadecimal."""
    lang: str
    is_paper: bool = False
    """It was given on paper, and not only read aloud."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of one conversation: ISO 639-3 codes of the person, BCP 47 of the program."""

    best: str
    """The language the person speaks best."""
    today: str
    """The language the person wants today."""
    interpreter_needed: bool = False
    interpreter: str = ""
    """The interpreter's code, never a name."""
    relay: bool = False
    mode: Mode = Mode.IN_PERSON
    mother_tongue: str = ""
    used: str = ""
    """The language that is spoken today, where it is not the one that was wanted."""
    pair: tuple[str, str] | None = None
    """From which language into which the interpreter works."""
    relay_interpreter: str = ""
    """The second interpreter's code, where one language goes through another."""
    relay_through: str = ""
    """The language between."""
    promise: str = ""
    """Which promise was read to the interpreter and accepted: its id and version."""
    promised: int | None = None
    """When, in milliseconds since 1970; None: not accepted, or nobody interprets."""
    knows_person: bool | None = None
    """The person knows the interpreter or the family; None: not asked."""
    is_accepted: bool | None = None
    """The person can speak freely with that interpreter present; None: not asked."""
    preference: Preference | None = None

    @property
    def via(self) -> str:
        """Through whom an answer comes: the codes of who interprets, in the order of the voices."""
        return "+".join(each for each in (self.interpreter, self.relay_interpreter) if each)
