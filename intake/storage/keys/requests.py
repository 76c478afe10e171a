"""A request to be admitted: made in the person's own session, with keys that nobody else has held.

It lies beside the slot that waits for it, in the folder `requests`. A coordinator compares its
words with those on the person's screen: only that proves whose it is.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.domain.errors import RequestRefusedError
from intake.domain.ids import OrganisationId, PersonId, StoreId
from intake.domain.people import Role
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields
from intake.storage.keys import words
from intake.storage.keys.enrolment import PublicKeys, is_proven
from intake.storage.keys.roster import Proof
from intake.storage.keys.roster_reading import read_held_keys
from intake.storage.keys.signing import Signer, is_good, statement_message
from intake.storage.keys.slots import Pins
from intake.storage.keys.whole_files import write_whole

VERSION: Final = 1
PURPOSE: Final = "request"
SUFFIX: Final = ".request"
WORDS: Final = 8
_LIMIT: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks, with which keys, and which store they take this to be."""

    store: StoreId
    pins: Pins
    """What the slot of this person pins: the organisation must be the coordinator's own."""
    person: PersonId
    """Somebody new, or somebody of the roster who has made new keys."""
    label: str
    role: Role
    """The role asked for; a coordinator decides."""
    keys: PublicKeys
    proof: Proof

    def words(self, language: str) -> tuple[str, ...]:
        """Return the words that two people compare: 88 bits of the hash of it all."""
        digest = hashlib.sha256(b"intake/1/request\0" + _statement(self)).digest()
        return words.check_words(digest, WORDS, language)


def write_request(path: Path, request: Request, session: Signer) -> None:
    """Write a request, signed by the session key that is in it."""
    statement = _statement(request)
    mark = session.sign_statement(PURPOSE, request.pins.org, statement)
    members = {"request": canonical.decode(statement), "signature": mark.hex()}
    write_whole(path, canonical.encode(members))


def read_request(path: Path) -> Request:
    """Return a request whose keys prove themselves, or raise RequestRefusedError."""
    try:
        with path.open("rb") as file:
            fields = Fields(canonical.decode(file.read(_LIMIT)))
        statement = canonical.encode(fields.take("request"))
        mark = bytes.fromhex(fields.hexadecimal("signature", 128))
        fields.end()
        request = _read(Fields(canonical.decode(statement)))
    except (OSError, ValueError) as broken:
        raise RequestRefusedError(path.stem, "bytes") from broken
    org = request.pins.org
    if not is_proven(org, request.person, request.keys, request.proof):
        raise RequestRefusedError(path.stem, "proof")
    if not is_good(request.keys.session, mark, statement_message(PURPOSE, org, statement)):
        raise RequestRefusedError(path.stem, "signature")
    return request


def _statement(request: Request) -> bytes:
    keys, pins = request.keys, request.pins
    return canonical.encode(
        {
            "v": VERSION,
            "store": request.store,
            "org": pins.org,
            "root": pins.root_public.hex(),
            "recovery": pins.recovery_recipient,
            "person": request.person,
            "label": request.label,
            "role": request.role.value,
            "age": keys.age,
            "session": keys.session.hex(),
            "judgement": keys.judgement.hex(),
            "file": keys.file,
            "proof": [mark.hex() for mark in request.proof],
        }
    )


def _read(fields: Fields) -> Request:
    if fields.integer("v") != VERSION:
        raise BrokenBytes("version")
    store = StoreId(fields.hexadecimal("store", 32))
    pins = Pins(
        OrganisationId(fields.hexadecimal("org", 32)),
        bytes.fromhex(fields.hexadecimal("root", 64)),
        fields.text("recovery"),
    )
    person = PersonId(fields.hexadecimal("person", 32))
    label, role = fields.text("label"), Role(fields.text("role"))
    keys, proof = read_held_keys(fields)
    request = Request(store, pins, person, label, role, keys=keys, proof=proof)
    fields.end()
    return request
