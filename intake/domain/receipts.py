"""What a receipt says one station has of another's bundles, and what contradicts it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.domain.ids import BundleId, ChainId, OrganisationId, StoreId
from intake.domain.notices import AnsweredNotice


class Outcome(StrEnum):
    """What became of a bundle at the station it was sealed for."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why a bundle was refused, in general terms: a sender learns nothing more of the reader."""

    DAMAGED = "damaged"
    """It cannot be read whole: seal and carry it again."""
    CONFLICT = "conflict"
    """It contradicts what came before: look for the cause together."""


class Alarm(StrEnum):
    """What in a receipt contradicts what is known here."""

    SET_BACK = "set_back"
    """They have seen entries of this store that are not here: it was put back in time."""
    OTHER_ENTRY = "other_entry"
    """They have seen another entry under a number of this store."""
    OTHER_BUNDLE = "other_bundle"
    """They have a bundle under a number of this store that was not sealed here."""
    HUB_SET_BACK = "hub_set_back"
    """Their ledger ends before the place at which it stood in an earlier receipt."""
    HUB_TWO_STORIES = "hub_two_stories"
    """Their ledger, or the receipt of this number, is another than an earlier receipt said."""
    HUB_ANEW = "hub_anew"
    """They began a new ledger: that store was restored or put back."""


@dataclass(frozen=True, slots=True, order=True)
class FromStore:
    """Whose bundles: one store of an organisation."""

    org: OrganisationId
    store: StoreId


@dataclass(frozen=True, slots=True)
class NumberedBundle:
    """A bundle whose sender and number are proven, whatever else is wrong with it."""

    whose: FromStore
    key: str
    """minisign key id of the file key that signed it."""
    recipient: str
    number: int
    bundle: BundleId
    tagmanifest_sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Acknowledged:
    """One bundle in a receipt."""

    number: int
    bundle: BundleId
    tagmanifest_sha256: str
    outcome: Outcome
    at: datetime
    """When it was taken in or refused."""
    is_late: bool = False
    """A bundle of a higher number had come before it."""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class InboxReceipt:
    """What came into one inbox: bundles are numbered for each inbox key from 1."""

    inbox: str
    bundles: tuple[Acknowledged, ...]
    """By number."""
    missing: tuple[tuple[int, int], ...]
    """(first, last) of each gap among the numbers."""
    since: int = 1
    """Nothing is said of the numbers before this one."""


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """The newest entry of a chain that somebody has seen."""

    chain: ChainId
    seq: int
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a station says of the bundles of one other store (docs/bundle-format.md 14)."""

    id: BundleId
    issued: datetime
    org: OrganisationId
    store: StoreId
    key: str
    """minisign key id of the file key that signs it."""
    recipient: str
    """age recipient of the inbox it is sealed to."""
    to_org: OrganisationId
    to_store: StoreId
    number: int
    """Of this receipt among those of `store` to `to_store`, from 1."""
    prev: str
    """SHA-256 of the first line of the receipt before it, or empty for the first."""
    inboxes: tuple[InboxReceipt, ...]
    heads: tuple[Head, ...]
    """Of the chains of `to_store`, and of no other."""
    own_head: Head
    roster_version: int
    backup: datetime | None = None
    """When a backup was completed that holds all of this; None: no such backup."""
    notices: tuple[AnsweredNotice, ...] = ()
    """What became of the notices of `to_store`, by id."""


@dataclass(frozen=True, slots=True)
class KnownReceipt:
    """What is kept of a receipt that was taken in before."""

    number: int
    sha256: str
    own_head: Head


@dataclass(frozen=True, slots=True)
class OwnEnd:
    """How this store stands where a witnessed entry was: None where it has no such entry."""

    link: str | None
    is_readable: bool = True
    """False where the chain may stand in a file whose key is not here."""


def gaps(numbers: Iterable[int], since: int = 1) -> tuple[tuple[int, int], ...]:
    """Return (first, last) of each gap among numbers that run from `since`."""
    found: list[tuple[int, int]] = []
    expected = since
    for number in sorted(set(numbers)):
        if number > expected:
            found.append((expected, number - 1))
        expected = number + 1
    return tuple(found)


def own_alarms(witnessed: Sequence[tuple[Head, OwnEnd]]) -> set[Alarm]:
    """Return what the witnessed heads of this store's chains say against it."""
    alarms = set()
    for head, own in witnessed:
        if own.link is None and own.is_readable:
            alarms.add(Alarm.SET_BACK)
        elif own.link not in (None, head.link):
            alarms.add(Alarm.OTHER_ENTRY)
    return alarms


def hub_alarms(receipt: Receipt, sha256: str, earlier: Sequence[KnownReceipt]) -> set[Alarm]:
    """Return what a receipt says against those of the same store that are known."""
    alarms = set()
    for each in earlier:
        if each.number == receipt.number and each.sha256 != sha256:
            alarms.add(Alarm.HUB_TWO_STORIES)
        if each.number == receipt.number - 1 and each.sha256 != receipt.prev:
            alarms.add(Alarm.HUB_TWO_STORIES)
        if each.number != receipt.number:
            before, after = each.own_head, receipt.own_head
            if each.number > receipt.number:
                before, after = after, before
            alarms |= _between(before, after)
    return alarms


def _between(before: Head, after: Head) -> set[Alarm]:
    """Return what is wrong with a ledger that stood at `before`, and later at `after`."""
    if before.chain != after.chain:
        return {Alarm.HUB_ANEW}
    if after.seq < before.seq:
        return {Alarm.HUB_SET_BACK}
    if after.seq == before.seq and after.link != before.link:
        return {Alarm.HUB_TWO_STORIES}
    return set()
