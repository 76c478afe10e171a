"""The roster: who belongs to an organisation, with which keys and roles, version by version."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from intake.domain.compartments import OF_RECORDS, Compartment
from intake.domain.ids import ChainId, OrganisationId, PersonId
from intake.domain.people import LeavingReason, Role
from intake.ledger import canonical
from intake.storage.keys.enrolment import PublicKeys

VERSION: Final = 1
INBOX: Final = "inbox"
"""Granted like a compartment: the key that bundles for this station are sealed to."""
_EVERYTHING: Final = frozenset[str]({*Compartment, INBOX})
_OF_RECORDS: Final = frozenset[str]({*OF_RECORDS, INBOX})
_READS: Final[Mapping[Role, frozenset[str]]] = {
    Role.VOLUNTEER: frozenset({Compartment.CORE, Compartment.IDENTITY}),
    Role.INTERVIEWER: _OF_RECORDS,
    Role.INTERPRETER: frozenset(),
    Role.REVIEWER: frozenset({Compartment.CORE}),
    Role.SUPERVISOR: frozenset({Compartment.CORE, Compartment.MEDIA}),
    Role.COORDINATOR: _EVERYTHING,
    Role.STEWARD: frozenset(Compartment),
    Role.AUDITOR: frozenset(),
    Role.ADMINISTRATOR: frozenset(),
}

Proof = tuple[bytes, bytes, bytes]
"""A signature of each of the three signing keys over all four keys and the person."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """The right to sign versions of the roster with one's judgement key, given by the root.

    It covers everybody who is no coordinator, and names no site: the roster lies in the open.
    `until` is in milliseconds since 1970.
    """

    until: int


@dataclass(frozen=True, slots=True)
class LastGood:
    """The newest entry of a chain that others had seen before somebody left."""

    chain: ChainId
    seq: int
    link: str


@dataclass(frozen=True, slots=True)
class Departure:
    """That somebody is gone. `at` is in milliseconds since 1970.

    `last_good` matters where the keys may be in other hands: what lies under it stands.
    """

    reason: LeavingReason
    at: int
    last_good: tuple[LastGood, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldKeys:
    """Keys that a person held before, and may sign with no more. Old signatures stay good."""

    keys: PublicKeys
    proof: Proof
    departure: Departure | None = None
    """Why they were given up, where that was more than a forgotten passphrase."""


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person, from the first day on: nobody is ever taken out."""

    person: PersonId
    label: str
    roles: tuple[Role, ...]
    keys: PublicKeys
    proof: Proof
    retired: tuple[HeldKeys, ...] = ()
    delegation: Delegation | None = None
    departure: Departure | None = None

    @property
    def is_here(self) -> bool:
        """Tell whether this person belongs to the organisation now."""
        return self.departure is None


@dataclass(frozen=True, slots=True)
class Roster:
    """One version. `prev` is the hash of the version before, `issued` milliseconds since 1970."""

    org: OrganisationId
    version: int
    prev: str
    issued: int
    recovery: tuple[str, ...]
    """The age recipients of the recovery sheets."""
    entries: tuple[RosterEntry, ...]
    root: bytes
    """The key of the Organisation sheet that is in force from this version on."""
    root_proof: bytes = b""
    """By a new root over all before it; empty where the root is the one before."""

    @property
    def hash(self) -> str:
        """Return what entries, grants and the next version name this version by."""
        return hashlib.sha256(b"intake/1/roster\0" + roster_bytes(self)).hexdigest()

    def entry(self, person: PersonId) -> RosterEntry | None:
        """Return the entry of a person, or None for somebody who is not in it."""
        return next((each for each in self.entries if each.person == person), None)

    def has_role(self, person: PersonId, *roles: Role) -> bool:
        """Tell whether a person is here and has one of these roles."""
        entry = self.entry(person)
        return entry is not None and entry.is_here and not set(roles).isdisjoint(entry.roles)

    def may_grant(self, person: PersonId) -> bool:
        """Tell whether a person may hand out keys of compartments."""
        return self.has_role(person, Role.COORDINATOR)

    def may_read(self, person: PersonId, compartment: str) -> bool:
        """Tell whether a role of this person has a grant of `compartment`."""
        return self.has_role(person, *(role for role in Role if compartment in _READS[role]))

    def recipients(self, compartment: str) -> tuple[str, ...]:
        """Return the age recipients of a grant: whoever may read, and recovery; sorted."""
        readers = {
            each.keys.age for each in self.entries if self.may_read(each.person, compartment)
        }
        return tuple(sorted(readers.union(self.recovery)))


def reads(roles: tuple[Role, ...]) -> frozenset[str]:
    """Return what people with these roles have the keys of."""
    return frozenset[str]().union(*(_READS[role] for role in roles))


def roster_bytes(roster: Roster) -> bytes:
    """Return the canonical bytes of a roster."""
    return canonical.encode(
        {
            "v": VERSION,
            "org": roster.org,
            "version": roster.version,
            "prev": roster.prev,
            "issued": roster.issued,
            "recovery": list(roster.recovery),
            "root": roster.root.hex(),
            "root_proof": roster.root_proof.hex(),
            "entries": [_entry_members(entry) for entry in roster.entries],
        }
    )


def _entry_members(entry: RosterEntry) -> dict[str, object]:
    return {
        "person": entry.person,
        "label": entry.label,
        "roles": [role.value for role in entry.roles],
        **_held_members(entry.keys, entry.proof),
        "retired": [
            _held_members(each.keys, each.proof) | {"departure": _departure_members(each.departure)}
            for each in entry.retired
        ],
        "delegation": _delegation_members(entry.delegation),
        "departure": _departure_members(entry.departure),
    }


def _held_members(keys: PublicKeys, proof: Proof) -> dict[str, object]:
    return {
        "age": keys.age,
        "session": keys.session.hex(),
        "judgement": keys.judgement.hex(),
        "file": keys.file,
        "proof": [mark.hex() for mark in proof],
    }


def _delegation_members(delegation: Delegation | None) -> dict[str, object] | None:
    if delegation is None:
        return None
    return {"until": delegation.until}


def _departure_members(departure: Departure | None) -> dict[str, object] | None:
    if departure is None:
        return None
    last_good = [[each.chain, each.seq, each.link] for each in departure.last_good]
    return {"reason": departure.reason.value, "at": departure.at, "last_good": last_good}
