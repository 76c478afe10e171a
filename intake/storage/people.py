"""The people of an open store; implements `services.people.People`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from intake.domain.errors import (
    ForeignSheetError,
    NotAllowedError,
    NotGrantedError,
    OrganisationSheetNeededError,
    PlanOutdatedError,
)
from intake.domain.ids import PersonId
from intake.services.people import (
    Act,
    Admit,
    Authority,
    GrantChange,
    Granted,
    Member,
    Plan,
    RenewRoot,
    RosterFacts,
    RosterVersion,
    Waiting,
)
from intake.services.ports import Now, Randomness
from intake.storage import regranting, roster_words, rosters, travelling, waiting
from intake.storage.changing import Change, Changing
from intake.storage.keys import slots, words
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import KEY_BYTES, Grant, forget_grant
from intake.storage.keys.key_file import secret_of
from intake.storage.keys.roster import INBOX, Roster
from intake.storage.keys.roster_chain import may_sign, with_new_root
from intake.storage.keys.signing import Signer
from intake.storage.keys.words import Sheet
from intake.storage.regranting import Granter, Turn
from intake.storage.unlocked import Unlocked


class StorePeople:
    """Acts of one coordinator; of others only what may be looked at."""

    def __init__(
        self,
        standing: Callable[[], Unlocked],
        take: Callable[[Unlocked], None],
        person: PersonId,
        clock: tuple[Now, Randomness],
    ) -> None:
        """Begin; `take` is given what the store is after an act."""
        self._standing = standing
        self._take = take
        self._person = person
        self._now, self._randomness = clock

    def facts(self) -> RosterFacts:
        """Return what the newest roster says of the sheets."""
        return roster_words.facts(self._roster)

    def members(self) -> tuple[Member, ...]:
        """Return everybody of the roster, those who are here first."""
        return roster_words.members(self._roster)

    def history(self) -> tuple[RosterVersion, ...]:
        """Return every version of the roster, the newest first."""
        signed = rosters.read_signed(self._standing().layout.roster)
        return roster_words.history(self._standing().rosters, signed)

    def waiting(self, language: str) -> tuple[Waiting, ...]:
        """Return who waits to be admitted; requests that do not prove themselves are left out."""
        return waiting.rows(self._standing().layout, self._roster, language)

    def grants(self) -> tuple[Granted, ...]:
        """Return who holds which key by the grants as they lie there."""
        return regranting.granted(self._standing().grants, self._roster)

    def differences(self) -> tuple[GrantChange, ...]:
        """Return what granting anew would change."""
        return regranting.changes(self._standing().grants, self._roster, self._roster)

    def plan(self, act: Act) -> Plan:
        """Say what an act would do. Nothing is changed."""
        return self._plan(act, self._change(act))

    def carry_out(self, plan: Plan, authority: Authority) -> None:
        """Sign and seal what was shown."""
        change = self._change(plan.act)
        if self._plan(plan.act, change) != plan:
            raise PlanOutdatedError
        unlocked = self._standing()
        root = self._root(authority) if plan.needs_sheet else None
        if isinstance(plan.act, RenewRoot) and change.roster is not None:
            change = replace(change, roster=_proven(change.roster, authority))
        seed = self._judgement(plan.act, authority)
        granter = Granter(self._person, Signer(seed))
        signer = root
        if change.roster is not None and root is None:
            signer = FileSigner(seed)
        seed[:] = bytes(len(seed))
        try:
            grants = regranting.carry_out(
                unlocked.layout,
                Turn(self._roster, change.roster or self._roster, signer),
                granter,
                unlocked.grants,
                {name: self._randomness(KEY_BYTES) for name in plan.new_keys},
            )
        finally:
            granter.judgement.wipe()
            if signer is not None:
                signer.wipe()
        waiting.settle(unlocked.layout, unlocked.card)
        waiting.remove_slots_of_others(unlocked.layout, change.roster or self._roster)
        self._take_over(change.roster, grants)

    def forget_former_inboxes(self) -> int:
        """Destroy the keys of inboxes that newer ones have replaced; return how many they were."""
        unlocked = self._standing()
        if not self._roster.may_grant(self._person):
            raise NotAllowedError("people")
        newest = unlocked.newest(INBOX)
        former = [each for each in unlocked.grants if each.compartment == INBOX and each != newest]
        for each in former:
            forget_grant(unlocked.layout.grants, each)
        kept = tuple(each for each in unlocked.grants if each not in former)
        self._take(replace(unlocked, grants=kept))
        return len(former)

    def take_away(self, person: PersonId, file: str) -> None:
        """Seal the keys to somebody absent, in a new file, and remove them here."""
        if person == self._person:
            raise NotAllowedError("travel_oneself")
        unlocked = self._standing()
        travelling.take_away(unlocked.layout, unlocked.card, self._roster, person, Path(file))

    # --- what an act comes to

    @property
    def _roster(self) -> Roster:
        return self._standing().roster

    def _change(self, act: Act) -> Change:
        if not self._roster.may_grant(self._person):
            raise NotAllowedError("people")
        if rosters.newest_version(self._standing().layout.roster) != self._roster.version:
            raise PlanOutdatedError  # one's own new keys: this session signs for the ones before
        now = int(self._now().timestamp() * 1000)
        return Changing(self._standing(), self._person, now).change(act)

    def _plan(self, act: Act, change: Change) -> Plan:
        unlocked, before = self._standing(), self._roster
        after = change.roster or before
        mine = before.entry(self._person)
        names = {each.compartment for each in unlocked.grants}
        for name in (*unlocked.layout.compartments(), INBOX):
            if name not in names:  # who does not hold a key cannot hand it out
                raise NotGrantedError(str(name))
        return Plan(
            act,
            after.version,
            regranting.changes(unlocked.grants, before, after),
            change.new_keys,
            needs_sheet=change.roster is not None
            and (mine is None or not may_sign(change.roster, before, mine)),
        )

    def _root(self, authority: Authority) -> FileSigner:
        if not authority.organisation_words:
            mine = self._roster.entry(self._person)
            is_delegate = mine is not None and mine.delegation is not None
            raise OrganisationSheetNeededError(is_delegate)
        root = FileSigner(words.root_key(authority.organisation_words))
        if root.public != self._roster.root:
            raise ForeignSheetError(Sheet.ORGANISATION.value, words.root_key_id(root.public))
        return root

    def _judgement(self, act: Act, authority: Authority) -> bytearray:
        """Return the judgement key: of one's own new keys, the one in the slot that waits."""
        if isinstance(act, Admit):
            for each in waiting.requests(self._standing().layout):
                if each.path.stem == act.request and each.request.person == self._person:
                    secret = secret_of(authority.passphrase, authority.key_file)
                    return slots.open_judgement(each.slot, secret)
        unlocked = self._standing()
        return slots.open_judgement(unlocked.slot, unlocked.secret(authority.passphrase))

    def _take_over(self, roster: Roster | None, grants: tuple[Grant, ...]) -> None:
        """Go on under the new version, unless it has other keys than this session signs with."""
        unlocked = replace(self._standing(), grants=grants)
        if roster is not None:
            old, new = self._roster.entry(self._person), roster.entry(self._person)
            if old is not None and new is not None and old.keys == new.keys:
                unlocked = replace(unlocked, rosters=(*unlocked.rosters, roster))
        self._take(unlocked)


def _proven(roster: Roster, authority: Authority) -> Roster:
    """Return the version with the proof of its new root, by the words of the new sheet."""
    root = Signer(words.root_key(authority.new_organisation_words))
    try:
        if root.public != roster.root:
            raise ForeignSheetError(Sheet.ORGANISATION.value, words.root_key_id(root.public))
        return with_new_root(roster, root)
    finally:
        root.wipe()
