"""The roster: who belongs to an organisation, with which keys and roles, signed by its root."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.ids import OrganisationId, PersonId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.chain import VerifySignature
from intake.ledger.entry import Signature
from intake.ledger.fields import Fields
from intake.ledger.header import UNKNOWN_HASH, Header
from intake.storage.keys import age_keys
from intake.storage.keys.enrolment import PublicKeys, is_proven
from intake.storage.keys.file_signing import (
    FileKind,
    FileSignatureError,
    FileSigner,
    public_line,
    verify_file,
)
from intake.storage.keys.signing import is_good

VERSION: Final = 1


class Role(StrEnum):
    """What a person may do. Reading is by grant; the rest is checked at projection and import."""

    COORDINATOR = "coordinator"
    INTERVIEWER = "interviewer"
    REVIEWER = "reviewer"
    INTERPRETER = "interpreter"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


INBOX: Final = "inbox"
"""Granted like a compartment: the key that bundles for this station are sealed to."""
_EVERYTHING: Final = frozenset[str]({*Compartment, INBOX})
_READS: Final[Mapping[Role, frozenset[str]]] = {
    Role.COORDINATOR: _EVERYTHING,
    Role.INTERVIEWER: _EVERYTHING,
    Role.REVIEWER: frozenset({Compartment.CORE}),
    Role.INTERPRETER: frozenset(),
    Role.ADMINISTRATOR: frozenset(),
    Role.AUDITOR: frozenset(),
}


class RosterFault(StrEnum):
    """Why a roster was refused."""

    SIGNATURE = "signature"
    BYTES = "bytes"
    ORG = "org"
    VERSION = "version"
    CHAIN = "chain"
    PROOF = "proof"
    PERSON = "person"
    ROLE = "role"


class RosterError(ValueError):
    """A roster that is not believed. The caller knows which IntakeError that is."""

    def __init__(self, fault: RosterFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One person. `proof` holds a signature of each of the three keys over all of them."""

    person: PersonId
    label: str
    roles: tuple[Role, ...]
    keys: PublicKeys
    proof: tuple[bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Roster:
    """One version. `prev` is the hash of the version before, `issued` milliseconds since 1970."""

    org: OrganisationId
    version: int
    prev: str
    issued: int
    recovery: str
    """The age recipient of the recovery sheet."""
    entries: tuple[RosterEntry, ...]

    @property
    def hash(self) -> str:
        """Return what entries, grants and the next version name this version by."""
        return hashlib.sha256(b"intake/1/roster\0" + roster_bytes(self)).hexdigest()

    def entry(self, person: PersonId) -> RosterEntry | None:
        """Return the entry of a person, or None for somebody who is not in it."""
        return next((each for each in self.entries if each.person == person), None)

    def may_grant(self, person: PersonId) -> bool:
        """Tell whether a person may hand out keys of compartments."""
        entry = self.entry(person)
        return entry is not None and Role.COORDINATOR in entry.roles

    def may_read(self, person: PersonId, compartment: str) -> bool:
        """Tell whether a role of this person has a grant of `compartment`."""
        entry = self.entry(person)
        return entry is not None and any(compartment in _READS[role] for role in entry.roles)

    def recipients(self, compartment: str) -> tuple[str, ...]:
        """Return the age recipients of a grant: whoever may read, and recovery; sorted."""
        readers = {
            each.keys.age for each in self.entries if self.may_read(each.person, compartment)
        }
        return tuple(sorted(readers | {self.recovery}))


@dataclass(frozen=True, slots=True)
class SignedRoster:
    """The bytes of a roster and the root's signature, as they are kept and as they travel."""

    data: bytes
    signature: bytes


def sign_roster(roster: Roster, root: FileSigner) -> SignedRoster:
    """Return a roster signed by the root; refuse one that a reader would refuse."""
    data = roster_bytes(roster)
    signature = root.sign_file(FileKind.ROSTER, roster.org, str(roster.version), data)
    signed = SignedRoster(data, signature)
    read_roster(signed, org=roster.org, root_public=root.public)
    return signed


def read_roster(signed: SignedRoster, *, org: OrganisationId, root_public: bytes) -> Roster:
    """Return a roster once its signature, its form and every proof in it were checked.

    Raises RosterError. A version alone says nothing about the ones before: see `read_rosters`.
    """
    try:
        roster = _read(Fields(canonical.decode(signed.data)))
    except BrokenBytes as broken:
        raise RosterError(RosterFault.BYTES) from broken
    if roster_bytes(roster) != signed.data:  # upper-case digits in a proof
        raise RosterError(RosterFault.BYTES)
    if roster.org != org:
        raise RosterError(RosterFault.ORG)
    try:
        verify_file(
            public_line(root_public),
            FileKind.ROSTER,
            org,
            str(roster.version),
            data=signed.data,
            signature=signed.signature,
        )
    except FileSignatureError as broken:
        raise RosterError(RosterFault.SIGNATURE) from broken
    _check_people(roster)
    return roster


def read_rosters(
    every: Sequence[SignedRoster], *, org: OrganisationId, root_public: bytes
) -> tuple[Roster, ...]:
    """Return all versions from the first on, each naming the one before; raises RosterError."""
    rosters: list[Roster] = []
    for signed in every:
        roster = read_roster(signed, org=org, root_public=root_public)
        if not follows(roster, rosters[-1] if rosters else None):
            raise RosterError(RosterFault.CHAIN)
        rosters.append(roster)
    return tuple(rosters)


def follows(roster: Roster, before: Roster | None) -> bool:
    """Tell whether a version comes right after another, or is the first."""
    if before is None:
        return (roster.version, roster.prev) == (1, UNKNOWN_HASH)
    return (roster.version, roster.prev) == (before.version + 1, before.hash)


def verifier(rosters: Iterable[Roster]) -> VerifySignature:
    """Return the check of signatures over entries, by the roster that each entry names.

    The key must be its actor's session key: no entry of this version is a judgement.
    """
    by_hash = {roster.hash: roster for roster in rosters}

    def verify(header: Header, signature: Signature, message: bytes) -> bool:
        roster = by_hash.get(header.roster)
        entry = roster.entry(header.actor) if roster and roster.org == header.org else None
        return (
            entry is not None
            and signature.key == entry.keys.session
            and is_good(signature.key, signature.signature, message)
        )

    return verify


def roster_bytes(roster: Roster) -> bytes:
    """Return the canonical bytes of a roster."""
    return canonical.encode(
        {
            "v": VERSION,
            "org": roster.org,
            "version": roster.version,
            "prev": roster.prev,
            "issued": roster.issued,
            "recovery": roster.recovery,
            "entries": [_entry_members(entry) for entry in roster.entries],
        }
    )


def _check_people(roster: Roster) -> None:
    people = [entry.person for entry in roster.entries]
    keys = [
        key
        for entry in roster.entries
        for key in (entry.keys.age, entry.keys.session, entry.keys.judgement, entry.keys.file)
    ]
    if len(set(people)) != len(people) or len(set(keys)) != len(keys):
        raise RosterError(RosterFault.PERSON)
    if not age_keys.is_recipient(roster.recovery):
        raise RosterError(RosterFault.BYTES)
    for entry in roster.entries:
        if not is_proven(roster.org, entry.person, entry.keys, entry.proof):
            raise RosterError(RosterFault.PROOF)


def _entry_members(entry: RosterEntry) -> dict[str, object]:
    return {
        "person": entry.person,
        "label": entry.label,
        "roles": [role.value for role in entry.roles],
        "age": entry.keys.age,
        "session": entry.keys.session.hex(),
        "judgement": entry.keys.judgement.hex(),
        "file": entry.keys.file,
        "proof": [mark.hex() for mark in entry.proof],
    }


def _read(fields: Fields) -> Roster:
    if fields.integer("v") != VERSION:
        raise RosterError(RosterFault.VERSION)
    roster = Roster(
        OrganisationId(fields.hexadecimal("org", 32)),
        fields.integer("version"),
        fields.hexadecimal("prev", 64),
        fields.integer("issued"),
        fields.text("recovery"),
        tuple(_read_entry(Fields(each)) for each in fields.items("entries")),
    )
    fields.end()
    return roster


def _read_entry(fields: Fields) -> RosterEntry:
    entry = RosterEntry(
        PersonId(fields.hexadecimal("person", 32)),
        fields.text("label"),
        _read_roles(fields.texts("roles")),
        PublicKeys(
            fields.text("age"),
            bytes.fromhex(fields.hexadecimal("session", 64)),
            bytes.fromhex(fields.hexadecimal("judgement", 64)),
            fields.text("file"),
        ),
        _read_proof(fields.texts("proof")),
    )
    fields.end()
    return entry


def _read_roles(names: tuple[str, ...]) -> tuple[Role, ...]:
    try:
        return tuple(Role(name) for name in names)
    except ValueError as broken:
        raise RosterError(RosterFault.ROLE) from broken


def _read_proof(marks: tuple[str, ...]) -> tuple[bytes, bytes, bytes]:
    try:
        session, judgement, file = (bytes.fromhex(mark) for mark in marks)
    except ValueError as broken:
        raise BrokenBytes("proof") from broken
    return session, judgement, file
