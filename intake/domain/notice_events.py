"""What the ledger says of notices: one was issued, came, was confirmed, and is settled."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.events import Event
from intake.domain.ids import BundleId, InterviewId, NoticeId, OrganisationId, StoreId
from intake.domain.notices import Carrier, NoticeReason


class SettledBy(StrEnum):
    """How it is known that a notice was heeded."""

    RECEIPT = "receipt"
    HAND = "hand"
    """Somebody told the holder, by telephone or in person."""


@dataclass(frozen=True, slots=True)
class NoticeIssued(Event):
    """A holder is told; from here on the notice travels with each bundle until it is settled."""

    notice: NoticeId
    record: InterviewId
    reason: NoticeReason
    carrier: Carrier
    carriers: tuple[str, ...]
    """Bundles, a paper or a file: what the holder has."""
    addressee: str = ""
    """Empty where it cannot travel."""
    limits: str = ""


@dataclass(frozen=True, slots=True)
class NoticeReceived(Event):
    """Another store says what may no longer be used of a record that it sent here."""

    notice: NoticeId
    org: OrganisationId
    store: StoreId
    record: InterviewId
    reason: NoticeReason
    bundles: tuple[BundleId, ...]
    limits: str = ""


@dataclass(frozen=True, slots=True)
class NoticeConfirmed(Event):
    """Somebody here has read a notice and done what it asks."""

    notice: NoticeId
    org: OrganisationId
    store: StoreId
    remark: str = ""


@dataclass(frozen=True, slots=True)
class NoticeSettled(Event):
    """The holder has confirmed a notice that was issued here."""

    notice: NoticeId
    by: SettledBy
    remark: str = ""
