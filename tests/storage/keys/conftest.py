"""An organisation with a coordinator, an interviewer and a reviewer, from fixed keys."""

import hashlib
from dataclasses import dataclass

import pytest

from intake.domain.ids import OrganisationId, PersonId, StoreId
from intake.domain.people import Role
from intake.ledger.header import UNKNOWN_HASH
from intake.storage.keys import words
from intake.storage.keys.enrolment import NewKeys, new_keys
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.roster import Roster, RosterEntry
from intake.storage.keys.roster_chain import SignedRoster, sign_roster


class Chance:
    """Bytes that look random and are the same in every run."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def __call__(self, count: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(f"{self._name} {self._count}".encode()).digest(count)


@dataclass(frozen=True)
class Station:
    org: OrganisationId
    store: StoreId
    root: FileSigner
    recovery_identity: str
    people: dict[str, PersonId]
    keys: dict[str, NewKeys]
    roster: Roster
    signed: SignedRoster

    def entry(self, name: str, *roles: Role) -> RosterEntry:
        person = self.people[name]
        keys = self.keys[name]
        return RosterEntry(person, name, roles, keys.public, keys.proof(self.org, person))


ROLES = {
    "Ana": (Role.COORDINATOR, Role.INTERVIEWER),
    "Beto": (Role.INTERVIEWER,),
    "Caro": (Role.REVIEWER,),
    "Dina": (Role.INTERPRETER,),
    "Eva": (Role.COORDINATOR,),
}


@pytest.fixture(scope="session")
def station() -> Station:
    chance = Chance("station")
    sheet = words.new_sheet(words.Sheet.RECOVERY, chance)
    identity, recipient = words.recovery_identity(" ".join(sheet.words))
    org = OrganisationId(chance(16).hex())
    people = {name: PersonId(chance(16).hex()) for name in ROLES}
    keys = {name: new_keys(chance) for name in ROLES}
    root = FileSigner(chance(32))
    entries = tuple(
        RosterEntry(
            people[name], name, ROLES[name], keys[name].public, keys[name].proof(org, people[name])
        )
        for name in ROLES
    )
    roster = Roster(
        org,
        1,
        UNKNOWN_HASH,
        1_793_000_000_000,
        recovery=(recipient,),
        entries=entries,
        root=root.public,
    )
    return Station(
        org,
        StoreId(chance(16).hex()),
        root,
        identity,
        people,
        keys,
        roster,
        sign_roster(roster, root),
    )
