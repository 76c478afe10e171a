"""Grants: the key of one compartment, sealed to those who may read it, signed by who may grant.

age does not say who sealed a thing, so the signature inside is checked before the key is used: a
grant that somebody slipped into the folder would have the victim fill a store the forger can read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from intake.domain.errors import ChangedGrantError, IntakeError, NotGrantedError
from intake.domain.ids import OrganisationId, PersonId, StoreId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.storage.keys import age_keys, hidden_key
from intake.storage.keys.roster import Roster
from intake.storage.keys.signing import Signer, is_good, statement_message
from intake.storage.keys.whole_files import replace_whole, sync_folder, write_whole

VERSION: Final = 1
PURPOSE: Final = "grant"
KEY_BYTES: Final = hidden_key.KEY_BYTES
_LIMIT: Final = 1 << 20
_NEXT: Final = ".next.age"
_NAME: Final = re.compile(r"([a-z]{1,32})\.([1-9][0-9]{0,8})(?:\.next)?\.age")


@dataclass(frozen=True, slots=True)
class Grant:
    """A key, and what it is the key of. `meta` inside the database must say the same."""

    store: StoreId
    compartment: str
    """A compartment's name, or `inbox` for the key of the station's inbox."""
    generation: int
    key: bytearray = field(repr=False)
    recipients: tuple[str, ...]
    granted_by: PersonId
    roster: str
    """Hash of the roster that the recipients were computed from."""
    mark: bytes = field(default=b"", repr=False, compare=False)
    """The signature of who granted it, once it is signed."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who opens grants: an age identity, and the newest verified roster, by which it is judged."""

    store: StoreId
    identity: str = field(repr=False)
    roster: Roster


def write_grant(
    folder: Path, grant: Grant, org: OrganisationId, judgement: Signer, *, is_next: bool = False
) -> Path:
    """Sign and seal a grant to its recipients and write it; return its path.

    `is_next` writes it beside the one in force, for the version of the roster that comes next:
    whichever of the two is believed opens, so a change that is cut short locks nobody out.
    """
    suffix = _NEXT if is_next else ".age"
    path = folder / f"{grant.compartment}.{grant.generation}{suffix}"
    write_whole(path, sealed_to(signed(grant, org, judgement), grant.recipients))
    return path


def signed(grant: Grant, org: OrganisationId, judgement: Signer) -> Grant:
    """Return the same grant, with the signature of who grants it."""
    if grant.mark:
        return grant
    with hidden_key.digits_of(grant.key) as digits:
        statement = hidden_key.around(canonical.encode(_members(grant)), digits)
        return replace(grant, mark=judgement.sign_statement(PURPOSE, org, *statement))


def sealed_to(grant: Grant, recipients: Sequence[str]) -> bytes:
    """Return a signed grant sealed to `recipients`: those it names, or for a backup fewer.

    Its signature holds whoever it is sealed to, so nobody's passphrase is asked for again.
    """
    if not grant.mark or not set(grant.recipients).issuperset(recipients):
        raise ValueError("a grant is sealed to those whom its signature names")
    statement = canonical.encode({"grant": _members(grant), "signature": grant.mark.hex()})
    with (
        hidden_key.digits_of(grant.key) as digits,
        hidden_key.put_in(statement, digits) as whole,
    ):
        return age_keys.seal_secret(whole, recipients)


def make_grant(
    store: StoreId,
    compartment: str,
    generation: int,
    key: bytes | bytearray,
    *,
    granted_by: PersonId,
    roster: Roster,
) -> Grant:
    """Return a grant for everybody who may read by a verified roster, and for recovery."""
    if len(key) != KEY_BYTES:
        raise ValueError("the key of a compartment has 32 bytes")
    if not roster.may_grant(granted_by):
        raise NotGrantedError(compartment)
    return Grant(
        store,
        compartment,
        generation,
        key=bytearray(key),
        recipients=roster.recipients(compartment),
        granted_by=granted_by,
        roster=roster.hash,
    )


def put_in_force(folder: Path, compartment: str, reader: Reader) -> None:
    """Let a grant that was written for this version of the roster take the place of the other.

    One for a version that never came is deleted; one that is sealed to others is left for them.
    """
    for path in tuple(folder.glob(f"{compartment}.*{_NEXT}")):
        try:
            is_in_force = read_grant(path, reader).roster == reader.roster.hash
        except NotGrantedError:
            continue
        except ChangedGrantError:
            is_in_force = False
        if is_in_force:
            replace_whole(path, path.with_name(path.name.removesuffix(_NEXT) + ".age"))
        else:
            path.unlink(missing_ok=True)


def forget_grant(folder: Path, grant: Grant) -> None:
    """Remove the file of a grant, and write over its key: nothing opens by it any more."""
    (folder / f"{grant.compartment}.{grant.generation}.age").unlink(missing_ok=True)
    sync_folder(folder)
    grant.key[:] = bytes(len(grant.key))


def discard_next(folder: Path) -> None:
    """Delete grants that were written for a version of the roster that never came."""
    for path in tuple(folder.glob(f"*{_NEXT}")):
        path.unlink(missing_ok=True)


def open_grants(folder: Path, compartment: str, reader: Reader) -> Iterator[Grant]:
    """Yield the grants of a compartment, newest generation first, each checked.

    A file that does not open is passed over, and told once all the others were tried: raises
    NotGrantedError when one was for other people only, and ChangedGrantError when none is there or
    one was altered, or not signed by somebody who may grant.
    """
    refused: list[IntakeError] = []
    paths = grant_paths(folder, compartment)
    for path in paths:
        try:
            grant = read_grant(path, reader)
        except (NotGrantedError, ChangedGrantError) as error:
            refused.append(error)
        else:
            yield grant
    for each in refused:
        if isinstance(each, NotGrantedError):
            raise each
    if refused or not paths:
        raise ChangedGrantError(compartment)


def open_grant(folder: Path, compartment: str, reader: Reader) -> Grant:
    """Return the grant of the newest generation that opens; raises as `open_grants` does."""
    return next(open_grants(folder, compartment, reader))


def grant_paths(folder: Path, compartment: str) -> tuple[Path, ...]:
    """Return the grant files of a compartment, newest generation first."""
    found = [
        (int(match[2]), path.name.endswith(_NEXT), path)
        for path in folder.glob(f"{compartment}.*.age")
        if (match := _NAME.fullmatch(path.name)) and match[1] == compartment
    ]
    return tuple(path for *_, path in sorted(found, reverse=True))


def read_grant(path: Path, reader: Reader) -> Grant:
    """Return the grant in one file, or raise NotGrantedError or ChangedGrantError."""
    match = _NAME.fullmatch(path.name)
    compartment = match[1] if match else path.name
    try:
        with path.open("rb") as file:
            sealed = file.read(_LIMIT)
        key, rest = hidden_key.cut(age_keys.unseal_secret(sealed, reader.identity))
        fields = Fields(canonical.decode(rest))
        members, mark = fields.take("grant"), bytes.fromhex(fields.hexadecimal("signature", 128))
        fields.end()
        grant = _read(Fields(members), key)
    except age_keys.NotForMeError as refused:
        raise NotGrantedError(compartment) from refused
    except (OSError, BrokenBytes, age_keys.NotSealedHereError) as broken:
        raise ChangedGrantError(compartment) from broken
    if not match or not _is_believed(grant, match, mark, reader):
        raise ChangedGrantError(compartment)
    return replace(grant, mark=mark)


def _is_believed(grant: Grant, name: re.Match[str], mark: bytes, reader: Reader) -> bool:
    named = (name[1], int(name[2]), reader.store)
    if grant.roster == reader.roster.hash:
        allowed = set(reader.roster.recipients(grant.compartment))
        if not allowed.issuperset(grant.recipients):
            return False
    entry = reader.roster.entry(grant.granted_by)
    return (
        (grant.compartment, grant.generation, grant.store) == named
        and entry is not None
        and reader.roster.may_grant(grant.granted_by)
        and is_good(entry.keys.judgement, mark, _message(grant, reader.roster.org))
    )


def _message(grant: Grant, org: OrganisationId) -> bytes:
    with hidden_key.digits_of(grant.key) as digits:
        statement = hidden_key.around(canonical.encode(_members(grant)), digits)
        return statement_message(PURPOSE, org, *statement)


def _members(grant: Grant) -> dict[str, object]:
    """Return what a grant says, with something else in the place of its key."""
    return {
        "v": VERSION,
        "store": grant.store,
        "compartment": grant.compartment,
        "generation": grant.generation,
        "key": hidden_key.HIDDEN,
        "recipients": list(grant.recipients),
        "granted_by": grant.granted_by,
        "roster": grant.roster,
    }


def _read(fields: Fields, key: bytearray) -> Grant:
    if fields.integer("v") != VERSION:
        raise BrokenBytes("version")
    grant = Grant(
        StoreId(fields.hexadecimal("store", 32)),
        fields.text("compartment"),
        fields.integer("generation"),
        key,
        fields.texts("recipients"),
        PersonId(fields.hexadecimal("granted_by", 32)),
        fields.hexadecimal("roster", 64),
    )
    if fields.text("key") != hidden_key.HIDDEN:
        raise BrokenBytes("key")
    fields.end()
    return grant
