"""Reading one version of the roster: its form and every proof in it. Signatures come later."""

from enum import StrEnum

from intake.domain.ids import ChainId, OrganisationId, PersonId
from intake.domain.people import LeavingReason, Role
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, integer_of, row
from intake.storage.keys import age_keys
from intake.storage.keys.enrolment import PublicKeys, is_proven
from intake.storage.keys.roster import (
    VERSION,
    Delegation,
    Departure,
    HeldKeys,
    LastGood,
    Proof,
    Roster,
    RosterEntry,
    roster_bytes,
)


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
    ROOT = "root"
    DELEGATION = "delegation"
    HISTORY = "history"


class RosterError(ValueError):
    """A roster that is not believed. The caller knows which IntakeError that is."""

    def __init__(self, fault: RosterFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def decode_roster(data: bytes, org: OrganisationId) -> Roster:
    """Return the roster that the bytes hold, once every proof in it was checked.

    Raises RosterError. Who signed it, and whether they may, is judged in `roster_chain`.
    """
    try:
        roster = _read(Fields(canonical.decode(data)))
    except BrokenBytes as broken:
        raise RosterError(RosterFault.BYTES) from broken
    if roster_bytes(roster) != data:  # upper-case digits in a proof
        raise RosterError(RosterFault.BYTES)
    if roster.org != org:
        raise RosterError(RosterFault.ORG)
    _check_people(roster)
    return roster


def read_held_keys(fields: Fields) -> tuple[PublicKeys, Proof]:
    """Take the public keys of a person and the proof of them; nothing is checked yet."""
    return _read_keys(fields), _read_proof(fields.texts("proof"))


def _check_people(roster: Roster) -> None:
    people = [entry.person for entry in roster.entries]
    held = [
        (entry.person, each)
        for entry in roster.entries
        for each in (HeldKeys(entry.keys, entry.proof), *entry.retired)
    ]
    keys = [
        key
        for _person, each in held
        for key in (each.keys.age, each.keys.session, each.keys.judgement, each.keys.file)
    ]
    if len(set(people)) != len(people) or len(set(keys)) != len(keys):
        raise RosterError(RosterFault.PERSON)
    if not roster.recovery or not all(map(age_keys.is_recipient, roster.recovery)):
        raise RosterError(RosterFault.BYTES)
    if len(set(roster.recovery)) != len(roster.recovery):
        raise RosterError(RosterFault.BYTES)
    for entry in roster.entries:
        if len(set(entry.roles)) != len(entry.roles):
            raise RosterError(RosterFault.ROLE)
    for person, each in held:
        if not is_proven(roster.org, person, each.keys, each.proof):
            raise RosterError(RosterFault.PROOF)


def _read(fields: Fields) -> Roster:
    if fields.integer("v") != VERSION:
        raise RosterError(RosterFault.VERSION)
    roster = Roster(
        OrganisationId(fields.hexadecimal("org", 32)),
        fields.integer("version"),
        fields.hexadecimal("prev", 64),
        fields.integer("issued"),
        fields.texts("recovery"),
        tuple(_read_entry(Fields(each)) for each in fields.items("entries")),
        bytes.fromhex(fields.hexadecimal("root", 64)),
        _optional_mark(fields.text("root_proof")),
    )
    fields.end()
    return roster


def _read_entry(fields: Fields) -> RosterEntry:
    entry = RosterEntry(
        PersonId(fields.hexadecimal("person", 32)),
        fields.text("label"),
        _read_roles(fields.texts("roles")),
        *read_held_keys(fields),
        tuple(_read_held(Fields(each)) for each in fields.items("retired")),
        _read_delegation(fields),
        _read_departure(fields),
    )
    fields.end()
    return entry


def _read_held(fields: Fields) -> HeldKeys:
    keys, proof = read_held_keys(fields)
    held = HeldKeys(keys, proof, _read_departure(fields))
    fields.end()
    return held


def _read_keys(fields: Fields) -> PublicKeys:
    return PublicKeys(
        fields.text("age"),
        bytes.fromhex(fields.hexadecimal("session", 64)),
        bytes.fromhex(fields.hexadecimal("judgement", 64)),
        fields.text("file"),
    )


def _read_roles(names: tuple[str, ...]) -> tuple[Role, ...]:
    try:
        return tuple(Role(name) for name in names)
    except ValueError as broken:
        raise RosterError(RosterFault.ROLE) from broken


def _read_delegation(fields: Fields) -> Delegation | None:
    if fields.is_null("delegation"):
        return None
    own = Fields(fields.take("delegation"))
    delegation = Delegation(own.integer("until"))
    own.end()
    return delegation


def _read_departure(fields: Fields) -> Departure | None:
    if fields.is_null("departure"):
        return None
    own = Fields(fields.take("departure"))
    try:
        reason = LeavingReason(own.text("reason"))
    except ValueError as broken:
        raise BrokenBytes("reason") from broken
    departure = Departure(reason, own.integer("at"), tuple(map(_read_good, own.items("last_good"))))
    own.end()
    return departure


def _read_good(value: object) -> LastGood:
    chain, seq, link = row(value, 3)
    members = Fields({"chain": chain, "link": link})
    found = LastGood(
        ChainId(members.hexadecimal("chain", 32)), integer_of(seq), members.hexadecimal("link", 64)
    )
    members.end()
    return found


def _read_proof(marks: tuple[str, ...]) -> Proof:
    try:
        session, judgement, file = (bytes.fromhex(mark) for mark in marks)
    except ValueError as broken:
        raise BrokenBytes("proof") from broken
    return session, judgement, file


def _optional_mark(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as broken:
        raise BrokenBytes("root_proof") from broken
