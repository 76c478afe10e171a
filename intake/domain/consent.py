"""Consent and language: records of their own, kept beside the answers and before them."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a consent is for (domain.md 9.3); the first issue asks for `COLLECT` only."""

    COLLECT = "collect"
    LAWYER = "lawyer"
    REFERRAL = "referral"
    STATISTICS = "statistics"
    ADVOCACY = "advocacy"
    CONTACT = "contact"


class Decision(StrEnum):
    """What the person said."""

    GRANTED = "granted"
    REFUSED = "refused"
    DEFERRED = "deferred"


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


class Mode(StrEnum):
    """How the conversation takes place (code list MODE)."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    RELAY = "relay"


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
