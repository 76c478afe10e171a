"""Erasing a record for good: a steward orders it, somebody else approves it, and it is done.

What is erased is gone here at once. What may still have it is said plainly: backups until they
expire, remains on the disk until the files have other keys, and everybody it was given to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from intake.domain import permissions
from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.erasing import ErasingReason, ErasureApproved, ErasureOrdered, places
from intake.domain.errors import ErasingRefusedError
from intake.domain.events import Event
from intake.domain.ids import InterviewId, PersonId
from intake.ledger.erasures import Erasure
from intake.services.erasing_ports import (
    BackupsUntil,
    DemandNotHeld,
    ErasedRow,
    ErasingStore,
    Listing,
    Ordered,
    PendingKey,
)
from intake.services.people import Authority, GrantAnew, People
from intake.services.ports import Randomness, Reading

_ID_BYTES = 16
DueReason = Callable[[InterviewId], ErasingReason | None]
"""Tells why the due list says that a record is to be erased; None: it does not."""
SignDecision = Callable[[Event, str], object]
"""Writes an order or an approval, signed with the passphrase typed for it."""


@dataclass(frozen=True, slots=True)
class ErasingRules:
    """What stands against erasing, and what is left of it elsewhere."""

    demand_not_held: DemandNotHeld
    due_reason: DueReason
    due: Callable[[], Sequence[InterviewId]]
    """Which records the due list, or a notice of the station where they began, wants erased."""
    backups_until: BackupsUntil
    heeded: Callable[[InterviewId], None]
    """Confirms the notices that asked for it, once a record is erased."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what may still have it."""

    listing: Listing
    case_code: CaseCode
    pending_keys: tuple[PendingKey, ...]
    backups_until: date | None
    """None: no backup is known."""


class Erasing:
    """Erasing at one store, by the person at the device."""

    def __init__(
        self,
        store: ErasingStore,
        reading: Reading,
        rules: ErasingRules,
        sign: SignDecision,
        me: tuple[PersonId, Randomness, People],
    ) -> None:
        self._store, self._reading, self._rules, self._sign = store, reading, rules, sign
        self._person, self._randomness, self._people = me

    def waiting(self) -> tuple[Ordered, ...]:
        """Return the records that wait to be erased, by case code."""
        found = self._store.waiting()
        known = {each.interview for each in found}
        due = dict.fromkeys(each for each in self._rules.due() if each not in known)
        more = [Ordered(each, self._reading.interview(each).case_code) for each in due]
        return tuple(sorted((*found, *more), key=lambda each: each.case_code))

    def erased(self) -> tuple[ErasedRow, ...]:
        """Return the records that were erased here, the newest first."""
        return self._store.erased()

    def pending_keys(self) -> tuple[PendingKey, ...]:
        """Return the files in which something was erased, and that wait for another key."""
        return self._store.pending_keys()

    def backups_until(self) -> date | None:
        """Return until when a backup may hold what is erased today; None: none is known."""
        return self._rules.backups_until()

    def is_orderer(self, waiting: Ordered) -> bool:
        """Tell whether the person at the device ordered it, and so cannot approve it."""
        return waiting.erasure is not None and waiting.erasure.ordered_by == self._person

    def listing(self, interview: InterviewId) -> Listing:
        """Return what would go with a record, in counts; nothing is changed.

        Raises RecordHeldError, UnknownInterviewError, and NotGrantedError where a key is missing.
        """
        self._rules.demand_not_held(interview)
        return self._store.listing(interview)

    def reason(self, interview: InterviewId) -> ErasingReason:
        """Return why a record may be erased, or raise ErasingRefusedError: nothing asks for it."""
        consents = self._reading.interview(interview).consents
        if permissions.denies(consents, Purpose.COLLECT):
            return ErasingReason.WISH
        due = self._rules.due_reason(interview)
        if due is None:
            raise ErasingRefusedError("reason")
        return due

    def order(self, interview: InterviewId, passphrase: str) -> str:
        """Order that a record is erased, as a steward; return the name of the act.

        An order of before counts no more. Raises as `listing` and `reason` do, NotAllowedError
        where the person is no steward, and WrongPassphraseError.
        """
        reason, listing = self.reason(interview), self.listing(interview)
        erasure = self._randomness(_ID_BYTES).hex()
        event = ErasureOrdered(erasure, interview, reason, listing.stretches, listing.leaves)
        self._sign(event, passphrase)
        return erasure

    def approve(self, interview: InterviewId, passphrase: str) -> Erased:
        """Approve what somebody else ordered, and erase it.

        Raises ErasingRefusedError (`ordered`: nobody has; `same_person`; `changed`: something was
        written since), and as `order` does. Where it is cut short, the next start goes on.
        """
        self.reason(interview)
        listing, order = self.listing(interview), self._order(interview)
        if order.ordered_by == self._person:
            raise ErasingRefusedError("same_person")
        ordered = places(order.order.stretches)
        if not places(listing.of_record) <= ordered <= places(listing.stretches):
            raise ErasingRefusedError("changed")
        code = self._reading.interview(interview).case_code
        approval = ErasureApproved(
            order.order.erasure, interview, listing.stretches, listing.leaves
        )
        self._sign(approval, passphrase)
        self._store.finish()
        self._rules.heeded(interview)
        return Erased(listing, code, self.pending_keys(), self.backups_until())

    def change_keys(self, passphrase: str) -> tuple[Compartment, ...]:
        """Give other keys to the files that wait for them; they have them after the next lock.

        Returns which files. Raises NotAllowedError where the person hands out no keys,
        WrongPassphraseError, NotGrantedError.
        """
        waiting = tuple(each.compartment for each in self.pending_keys())
        if waiting:
            act = GrantAnew(new_keys=True, only=tuple(each.value for each in waiting))
            self._people.carry_out(self._people.plan(act), Authority(passphrase))
        return waiting

    def _order(self, interview: InterviewId) -> Erasure:
        found = next((each for each in self.waiting() if each.interview == interview), None)
        if found is None or found.erasure is None:
            raise ErasingRefusedError("ordered")
        return found.erasure
