"""What may be wrong with a bundle, a contact or a receipt; given on by `intake.domain.errors`."""

from dataclasses import dataclass

from intake.domain.bundle_faults import BundleFault
from intake.domain.failure import IntakeError
from intake.domain.ids import InterviewId
from intake.domain.receipts import NumberedBundle


@dataclass(eq=False)
class BundleRefusedError(IntakeError):
    """The bundle was refused whole and nothing of it was kept."""

    fault: BundleFault
    member: str = ""
    numbered: NumberedBundle | None = None
    """Whose it is and which number it has, where that much of it is proven."""


@dataclass(eq=False)
class UnknownContactError(IntakeError):
    """No contact of this name is known."""

    named: str


@dataclass(eq=False)
class UnreadableContactError(IntakeError):
    """The contact card is damaged or its signature does not fit."""

    file: str


@dataclass(eq=False)
class UnverifiedContactError(IntakeError):
    """The words of this station's card were not compared yet, and this needs that."""

    station: str


@dataclass(eq=False)
class RevokedContactError(IntakeError):
    """The keys of this card were revoked here."""

    station: str


@dataclass(eq=False)
class WrongWordsError(IntakeError):
    """Words that were heard are not those of the card. `places` counts from 1."""

    station: str
    places: tuple[int, ...]


@dataclass(eq=False)
class UnknownBundleError(IntakeError):
    """No bundle of this id was sealed here, or more than one begins like that."""

    named: str


@dataclass(eq=False)
class NothingReceivedError(IntakeError):
    """No bundle of this station has come here, so there is nothing to give a receipt for."""

    station: str


@dataclass(eq=False)
class RecordedElsewhereError(IntakeError):
    """Another station recorded this interview: only what it seals proves itself."""

    interview: InterviewId
