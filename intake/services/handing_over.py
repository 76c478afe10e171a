"""Sealing interviews into a bundle for one addressee, and taking in one from another station."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Protocol

from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.errors import (
    ConsentScopeError,
    IntakeError,
    NamesRefusedError,
    RecordedElsewhereError,
    RevokedContactError,
    UnknownContactError,
)
from intake.domain.events import BundleSealed
from intake.domain.ids import BundleId, InterviewId
from intake.domain.notices import Notice
from intake.domain.profile_rules import Ask
from intake.domain.profiles import Part, Profile, condition
from intake.services.bundle_ids import bundle_id
from intake.services.inbox_merging import (
    Arriving,
    OpenedBundle,
    ProgressOf,
    Received,
    SignedFile,
    TakingIn,
)
from intake.services.notices import Notices
from intake.services.ports import Contact, Now, OpenRecords, Randomness, Reading
from intake.services.sharing import KeepsBack, Sharing, ask_for

__all__ = [
    "Advance",
    "Arriving",
    "BundleDesk",
    "BundleOrder",
    "HandingOver",
    "OpenedBundle",
    "Received",
    "SealedBundle",
    "Share",
    "SignedFile",
]

Advance = Callable[[int, int], None]
"""Told (bytes done, bytes in all) now and then; raises CancelledError to stop the work."""


@dataclass(frozen=True, slots=True)
class BundleOrder:
    """What one bundle is to hold, and for whom."""

    bundle: BundleId
    recipient: str
    seq: int
    records: tuple[InterviewId, ...]
    created: datetime
    pdfs: tuple[str, ...] = ()
    with_originals: bool = False
    """Pictures go also as they came, with where they were taken: never to a partner."""
    draws: tuple[InterviewId, ...] = ()
    """Draws of interviews for review, which stand in records of their own: never to a partner."""
    profile: Profile = Profile.OWN
    keeps_back: KeepsBack = field(default_factory=KeepsBack)
    notices: tuple[Notice, ...] = ()
    """To the same addressee, about what left before."""


@dataclass(frozen=True, slots=True)
class Share:
    """As what something is to leave; a profile that is not named goes without saying, or asks."""

    profile: Profile | None = None
    service: str = ""
    with_names: bool = True


AS_SAID: Final = Share()
"""As what the person said yes to, with names where the profile has them."""


@dataclass(frozen=True, slots=True)
class SealedBundle:
    """A bundle that lies, whole and synced, where it was asked for."""

    bundle: BundleId
    path: str
    size: int
    tagmanifest_sha256: str


class BundleDesk(Protocol):
    """The two operations of the bundle format, as an adapter offers them."""

    def seal(self, order: BundleOrder, path: str, advance: Advance) -> SealedBundle:
        """Write the bundle by streaming; a cancelled or failed one leaves nothing behind."""

    def open(self, path: str, senders: Sequence[Contact], advance: Advance) -> OpenedBundle:
        """Verify the whole bundle, or raise BundleRefusedError and keep nothing."""

    def taking_in(
        self, path: str, senders: Sequence[Contact], advance: Advance
    ) -> AbstractContextManager[Arriving]:
        """Verify the whole bundle as `open` does, and have it at hand to be kept."""

    def read_card(self, card: bytes) -> Contact:
        """Read a contact card, or raise UnreadableContactError."""

    def own_card(self) -> bytes:
        """Return this station's contact card, signed."""


class HandingOver:
    """The outgoing and incoming desk."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        desks: tuple[BundleDesk, Sharing, Notices],
        clock: tuple[Now, Randomness],
        *,
        progress_of: ProgressOf,
        draws: Callable[[], Sequence[InterviewId]] = tuple,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._desk, self.sharing, self._notices = desks
        self._now, self._randomness = clock
        self._draws = draws
        self._taking_in = TakingIn(open_records, reading, clock[0], progress_of)

    def own_card(self) -> bytes:
        """Return this station's contact card, to be given to those who send to it.

        It stays the same as long as it says the same, so that its words can be compared.
        """
        made = self._desk.own_card()
        with self._open_records(Compartment.CORE) as records:
            return records.post.own_card(made)

    def read_card(self, card: bytes) -> Contact:
        """Read a contact card without remembering it."""
        return self._desk.read_card(card)

    def remember(self, card: bytes, *, is_partner: bool = True) -> Contact:
        """Remember the station of a contact card; it counts as not yet verified.

        `is_partner` is what one counts as that was not known: a partner's, until somebody says
        that it is of the own programme; see `call_partner`. Raises RevokedContactError.
        """
        contact = self._desk.read_card(card)
        known = {(each.org, each.station): each for each in self.contacts()}
        before = known.get((contact.org, contact.station))
        contact = replace(contact, is_partner=before.is_partner if before else is_partner)
        self._demand_not_revoked(contact)
        with self._open_records(Compartment.CORE) as records:
            if before and before.recipient != contact.recipient:
                records.post.note_former_inbox(before)
            records.keep_contact(contact)
        return contact

    def contacts(self) -> tuple[Contact, ...]:
        """Return the known stations."""
        return self._reading.contacts()

    def contact(self, named: str) -> Contact:
        """Return the station of this name or recipient, or raise UnknownContactError."""
        for each in self._reading.contacts():
            if named in (each.station, each.recipient, each.org):
                return each
        raise UnknownContactError(named)

    def export(
        self,
        interviews: Sequence[InterviewId],
        to: Contact,
        path: str,
        advance: Advance,
        share: Share = AS_SAID,
    ) -> SealedBundle:
        """Seal these interviews for one station; only what is signed leaves the store.

        Of a record from elsewhere only what was added here is sent, a review for example. Raises
        RecordedElsewhereError where that is nothing, ConsentScopeError for the first that its
        person does not allow to go there, ProfileOpenError where several profiles could be meant,
        and NamesRefusedError where names would go to keys that nobody compared.
        """
        for each in interviews:
            if not self._reading.has_own_part(each):
                raise RecordedElsewhereError(each)
        ask = self.ask(interviews, to, share)
        self.sharing.demand(interviews, ask)
        self._demand_known(interviews, ask, to)
        self._sign_all()
        keeps_back = KeepsBack({each: self.sharing.allowance(each, ask) for each in interviews})
        with self._open_records(Compartment.CORE) as records:
            notices = self._notices.issue_for(records, to)
            seq = records.post.reserve_number(to.recipient)
        order = self._order(tuple(interviews), to, seq, (ask.profile, keeps_back, notices))
        return self._seal(order, path, advance)

    def _seal(self, order: BundleOrder, path: str, advance: Advance) -> SealedBundle:
        """Write a bundle and note it; its number is given back where nothing was left behind."""
        try:
            sealed = self._desk.seal(order, path, advance)
        except IntakeError:
            with self._open_records(Compartment.CORE) as records:
                records.post.release_number(order.recipient, order.seq)
            raise
        sha256, profile = sealed.tagmanifest_sha256, order.profile.stated
        with self._open_records(Compartment.CORE) as records:
            records.append(
                BundleSealed(
                    sealed.bundle, order.recipient, order.seq, sha256, order.records, profile
                )
            )
            records.checkpoint()
        return sealed

    def ask(self, interviews: Sequence[InterviewId], to: Contact, share: Share) -> Ask:
        """Return what is put to the table of profiles; the profile may go without saying."""
        profile = share.profile or self.sharing.profile_for(interviews, to)
        if profile is Profile.OWN and to.is_partner:
            raise ConsentScopeError(interviews[0], Purpose.REFERRAL.value)
        return ask_for(profile, to, service=share.service, with_names=share.with_names)

    def _demand_known(self, interviews: Sequence[InterviewId], ask: Ask, to: Contact) -> None:
        """Refuse names to a station whose keys nobody has compared (security.md 23)."""
        names = condition(ask.profile, Part.IDENTITY) is not None and ask.with_names
        may_name = names and self._reading.can_read(Compartment.IDENTITY)
        if may_name and not to.verified and any(map(self._has_names, interviews)):
            raise NamesRefusedError(to.station)

    def _has_names(self, interview: InterviewId) -> bool:
        lines = self._reading.history(interview)
        return any(each.compartment is Compartment.IDENTITY for each in lines)

    def _order(
        self,
        interviews: tuple[InterviewId, ...],
        to: Contact,
        seq: int,
        shared: tuple[Profile, KeepsBack, tuple[Notice, ...]],
    ) -> BundleOrder:
        """Return what is sealed: a partner gets neither originals nor draws."""
        now = self._now()
        return BundleOrder(
            bundle_id(now, self._randomness(10)),
            to.recipient,
            seq,
            interviews,
            now,
            with_originals=not to.is_partner,
            draws=() if to.is_partner else self._own_draws(),
            profile=shared[0],
            keeps_back=shared[1],
            notices=shared[2],
        )

    def _sign_all(self) -> None:
        """Sign what this session has written: only what is signed leaves the store."""
        for compartment in (Compartment.IDENTITY, Compartment.CORE):
            if self._reading.can_read(compartment):
                with self._open_records(compartment) as records:
                    records.checkpoint()

    def _own_draws(self) -> tuple[InterviewId, ...]:
        """Return the draws that were kept here: a station must know them before their period."""
        return tuple(each for each in self._draws() if self._reading.is_of_this_store(each))

    def call_partner(self, contact: Contact, *, is_partner: bool) -> None:
        """Note whether a station is another organisation, which needs a consent that names it."""
        with self._open_records(Compartment.CORE) as records:
            records.keep_contact(replace(contact, is_partner=is_partner))

    def inspect(self, path: str, advance: Advance, sender: Contact | None = None) -> OpenedBundle:
        """Verify a bundle whole and say what it holds; nothing is kept."""
        return self._desk.open(path, self._senders(sender), advance)

    def receive(self, path: str, advance: Advance, sender: Contact | None = None) -> Received:
        """Verify a bundle whole, then merge it; the same bundle again changes nothing."""
        with self._desk.taking_in(path, self._senders(sender), advance) as arriving:
            return self._taking_in.take(arriving)

    def _demand_not_revoked(self, contact: Contact) -> None:
        with self._open_records(Compartment.CORE) as records:
            revoked = records.post.known_keys().revoked
        if revoked & set(contact.file_keys):
            raise RevokedContactError(contact.station)

    def _senders(self, sender: Contact | None) -> tuple[Contact, ...]:
        if sender is not None:
            self._demand_not_revoked(sender)
        return (*self._reading.contacts(), *((sender,) if sender else ()))
