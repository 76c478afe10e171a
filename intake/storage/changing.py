"""From an act to the next version of the roster, refused where it cannot be."""

from dataclasses import dataclass

from intake.domain.errors import (
    LastCoordinatorError,
    NameTakenError,
    NotAllowedError,
    RequestRefusedError,
    UnknownPersonError,
    UnknownRequestError,
)
from intake.domain.ids import ChainId, PersonId
from intake.domain.people import LeavingReason, Role
from intake.services.people import (
    Act,
    AddRecovery,
    Admit,
    ChangeRoles,
    GrantAnew,
    Leave,
    RenewRoot,
    Stands,
)
from intake.storage import seen, waiting
from intake.storage.keys import age_keys, roster_acts
from intake.storage.keys.roster import INBOX, Departure, LastGood, Roster
from intake.storage.keys.roster_acts import Place
from intake.storage.keys.roster_chain import LONGEST_DELEGATION
from intake.storage.rekeying import REKEYED
from intake.storage.unlocked import Unlocked
from intake.storage.waiting import WaitingRequest

_DAY = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Change:
    """The next version, or None where only grants change, and the compartments with new keys."""

    roster: Roster | None
    new_keys: tuple[str, ...] = ()


class Changing:
    """What one coordinator's acts come to, at one moment (milliseconds since 1970)."""

    def __init__(self, unlocked: Unlocked, person: PersonId, now: int) -> None:
        self._unlocked = unlocked
        self._person = person
        self._now = now

    def change(self, act: Act) -> Change:
        """Return what an act comes to; raises as `services.people.People.plan` does."""
        change = self._comes_to(act)
        self._demand_coordinator(change)
        return change

    @property
    def _roster(self) -> Roster:
        return self._unlocked.roster

    @property
    def _renewed(self) -> tuple[str, ...]:
        """What gets new keys, of what this store has."""
        has = self._unlocked.layout.compartments()
        return (*(each.value for each in REKEYED if each in has), INBOX)

    def _comes_to(self, act: Act) -> Change:
        match act:
            case Admit():
                return self._admission(act)
            case Leave():
                return self._departure(act)
            case ChangeRoles():
                self._demand_here(act.person)
                place = self._place(act.roles, act.delegation_days)
                return Change(
                    roster_acts.with_place(self._roster, act.person, place, now=self._now)
                )
            case AddRecovery():
                return Change(self._with_recovery(act))
            case RenewRoot():
                return Change(self._with_root(act))
            case GrantAnew():
                return Change(None, (act.only or self._renewed) if act.new_keys else ())

    def _admission(self, act: Admit) -> Change:
        request = self._request(act.request).request
        if request.store != self._unlocked.store or request.pins != self._unlocked.pins:
            raise RequestRefusedError(act.request, "organisation")
        for entry in self._roster.entries:
            same_name = entry.label.casefold() == request.label.casefold()
            if same_name and entry.is_here and entry.person != request.person:
                raise NameTakenError(request.label)
        roster = roster_acts.admitted(
            self._roster,
            request,
            self._place(act.roles, act.delegation_days),
            self._former(act.former),
            now=self._now,
        )
        in_other_hands = act.former in {LeavingReason.LOST, LeavingReason.COMPROMISED}
        return Change(roster, self._renewed if in_other_hands else ())

    def _departure(self, act: Leave) -> Change:
        self._demand_here(act.person)
        if act.person == self._person:
            raise NotAllowedError("leave_oneself")
        departure = self._departed(act.reason, act.stands)
        roster = roster_acts.departed(self._roster, act.person, departure, now=self._now)
        new_keys = act.reason is not LeavingReason.LEFT if act.new_keys is None else act.new_keys
        return Change(roster, self._renewed if new_keys else ())

    def _with_recovery(self, act: AddRecovery) -> Roster:
        known = act.recipient in self._roster.recovery
        if known or not age_keys.is_recipient(act.recipient):
            raise RequestRefusedError(act.recipient, "recipient")
        return roster_acts.with_recovery(self._roster, act.recipient, now=self._now)

    def _with_root(self, act: RenewRoot) -> Roster:
        known = {roster.root.hex() for roster in self._unlocked.rosters}
        if act.root in known or not roster_acts.is_root(act.root):
            raise RequestRefusedError(act.root, "root")
        return roster_acts.with_root(self._roster, bytes.fromhex(act.root), now=self._now)

    def _place(self, roles: tuple[Role, ...], days: int) -> Place:
        if not roles:
            raise RequestRefusedError("", "roles")
        if not days:
            return Place(roles)
        if Role.COORDINATOR not in roles:
            raise NotAllowedError("delegation")
        issued = max(self._now, self._roster.issued)
        return Place(roles, issued + min(days * _DAY, LONGEST_DELEGATION))

    def _former(self, reason: LeavingReason | None) -> Departure | None:
        return None if reason is None else self._departed(reason, Stands.SEEN)

    def _departed(self, reason: LeavingReason, stands: Stands) -> Departure:
        at = max(self._now, self._roster.issued)
        if reason is LeavingReason.LEFT or stands is Stands.NOTHING:
            return Departure(reason, at)
        return Departure(reason, at, self._last_good())

    def _last_good(self) -> tuple[LastGood, ...]:
        """Return the heads that this coordinator had seen at the last lock."""
        unlocked = self._unlocked
        heads = seen.heads(unlocked.layout.seen_by(unlocked.slot), unlocked.seen_seed)
        return tuple(
            LastGood(ChainId(chain), seq, link) for chain, (seq, link) in sorted(heads.items())
        )

    def _request(self, named: str) -> WaitingRequest:
        for each in waiting.requests(self._unlocked.layout):
            if each.path.stem == named:
                return each
        raise UnknownRequestError(named)

    def _demand_here(self, person: PersonId) -> None:
        entry = self._roster.entry(person)
        if entry is None or not entry.is_here:
            raise UnknownPersonError(sum(each.is_here for each in self._roster.entries))

    def _demand_coordinator(self, change: Change) -> None:
        """Demand that somebody can hand out keys afterwards, the one who acts among them."""
        roster = change.roster
        if roster is None or roster.may_grant(self._person):
            return
        if not any(roster.may_grant(each.person) for each in roster.entries):
            raise LastCoordinatorError
        raise NotAllowedError("leave_oneself")
