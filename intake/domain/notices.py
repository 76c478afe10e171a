"""Notices to those who have something of a record: what they may no longer use, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.domain import permissions
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.ids import BundleId, InterviewId, NoticeId, OrganisationId, StoreId
from intake.domain.profile_rules import Ask, is_about, yes_for
from intake.domain.profiles import PURPOSES, Profile


class NoticeReason(StrEnum):
    """Why somebody is told."""

    NARROWED = "narrowed"
    """The person allows less than before; the notice says what, in words."""
    WITHDRAWN = "withdrawn"
    """The person took the yes back, or keeping is no longer allowed."""
    PURGE = "purge"
    """The record was erased where it was made."""


class NoticeAnswer(StrEnum):
    """What the other side has said of a notice."""

    RECEIVED = "received"
    CONFIRMED = "confirmed"
    """A person there has read it and done what it asks."""


class Carrier(StrEnum):
    """In what something left."""

    BUNDLE = "bundle"
    PAPER = "paper"
    FILE = "file"
    """Answers for other programs, which nothing seals."""


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """One notice as it travels: one record, one reason, and the bundles it was in."""

    id: NoticeId
    record: InterviewId
    reason: NoticeReason
    bundles: tuple[BundleId, ...]
    """Sorted; at least one."""
    limits: str = ""
    """What the person leaves out now, in words, where they narrowed their yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFile:
    """Notices as a file of their own (docs/bundle-format.md 17)."""

    id: BundleId
    issued: datetime
    org: OrganisationId
    store: StoreId
    key: str
    """minisign key id of the file key that signs it."""
    recipient: str
    notices: tuple[Notice, ...]
    """By id; at least one."""


@dataclass(frozen=True, slots=True, order=True)
class AnsweredNotice:
    """What a receipt says of a notice that came."""

    id: NoticeId
    answer: NoticeAnswer
    at: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the person, and where it stands in time."""

    hlc: int
    consent: Consent


@dataclass(frozen=True, slots=True)
class Left:
    """Something of a record that left, to whom and as what."""

    hlc: int
    carrier: Carrier
    name: str
    """The id of the bundle or the paper, or the place of the entry that notes a file."""
    addressee: str = ""
    """The age recipient of a bundle; empty where nobody knows who has it."""
    profile: Profile | None = None
    """None: nobody noted as what it left."""
    names: tuple[str, ...] = ()
    """What the addressee is called; nothing where no card is known."""


@dataclass(frozen=True, slots=True)
class Due:
    """What one holder is to be told about one thing that left."""

    left: Left
    reason: NoticeReason
    limits: str
    hlc: int
    """Of the decision that is behind it."""


def due(left: Iterable[Left], decided: Sequence[Decided]) -> tuple[Due, ...]:
    """Return what is to be told: of what left before the person allowed less, and is not told yet.

    A later yes takes the need away. Of a paper and a file nobody knows who has them, so every
    sharing that was taken back or narrowed since is told by hand.
    """
    told = sorted(decided, key=lambda each: each.hlc)
    return tuple(found for each in left if (found := _due(each, told)) is not None)


def _due(left: Left, decided: Sequence[Decided]) -> Due | None:
    since = [each for each in decided if each.hlc > left.hlc and _concerns(each.consent, left)]
    less = [each for each in since if not each.consent.is_yes]
    narrowed = [each for each in since if each.consent.decision is Decision.NARROWED]
    if less and not _allows([each.consent for each in decided], left):
        return Due(left, NoticeReason.WITHDRAWN, "", less[-1].hlc)
    if narrowed:
        last = narrowed[-1]
        return Due(left, NoticeReason.NARROWED, last.consent.limits, last.hlc)
    return None


def _concerns(consent: Consent, left: Left) -> bool:
    """Tell whether a decision is about what left: about keeping, or about who has it."""
    if consent.purpose is Purpose.COLLECT or left.carrier is not Carrier.BUNDLE:
        return True
    if left.profile is None or left.profile is Profile.OWN:
        return is_about(consent, Ask(profile=Profile.OWN, names=left.names))
    return consent.purpose in PURPOSES[left.profile] and is_about(consent, _ask(left))


def _allows(consents: Sequence[Consent], left: Left) -> bool:
    keeps = permissions.allows(consents, Purpose.COLLECT)
    if left.carrier is not Carrier.BUNDLE:
        return False  # nobody knows whose yes it would be
    if not keeps or permissions.denies_giving_to(consents, left.names):
        return False
    if left.profile is None or left.profile is Profile.OWN:
        return True
    return bool(yes_for(_ask(left), consents))


def _ask(left: Left) -> Ask:
    return Ask(profile=left.profile or Profile.OWN, names=left.names)
