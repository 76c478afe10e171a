"""A person's public keys, and the proof that the person held all of them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from intake.domain.ids import OrganisationId, PersonId
from intake.ledger import canonical
from intake.ledger.points import is_admissible
from intake.storage.keys import age_keys
from intake.storage.keys.file_signing import FileSignatureError, public_line, read_public_line
from intake.storage.keys.signing import Signer, is_good, statement_message

PURPOSE = "enrol"


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others know of a person's keys: an age recipient, two Ed25519 keys, a minisign line."""

    age: str
    session: bytes
    judgement: bytes
    file: str


@dataclass(frozen=True, slots=True)
class NewKeys:
    """Four private keys, made in their owner's own session and nowhere else."""

    age_identity: str = field(repr=False)
    session_seed: bytearray = field(repr=False)
    judgement_seed: bytearray = field(repr=False)
    file_seed: bytearray = field(repr=False)

    @property
    def public(self) -> PublicKeys:
        """Return what goes into the roster."""
        return PublicKeys(
            age_keys.recipient_of(self.age_identity),
            Signer(self.session_seed).public,
            Signer(self.judgement_seed).public,
            public_line(Signer(self.file_seed).public),
        )

    def proof(self, org: OrganisationId, person: PersonId) -> tuple[bytes, bytes, bytes]:
        """Return the signatures of all three keys over all four and the person."""
        statement = _statement(person, self.public)
        session, judgement, file = (
            Signer(seed).sign_statement(PURPOSE, org, statement)
            for seed in (self.session_seed, self.judgement_seed, self.file_seed)
        )
        return session, judgement, file


def new_keys(randomness: Callable[[int], bytes]) -> NewKeys:
    """Return four new private keys."""
    return NewKeys(
        age_keys.identity_of(randomness(32)),
        bytearray(randomness(32)),
        bytearray(randomness(32)),
        bytearray(randomness(32)),
    )


def is_proven(
    org: OrganisationId, person: PersonId, keys: PublicKeys, proof: tuple[bytes, bytes, bytes]
) -> bool:
    """Tell whether the keys are admissible, three different ones, and were held by the person."""
    try:
        file = read_public_line(keys.file)
    except FileSignatureError:
        return False
    three = (keys.session, keys.judgement, file)
    if len(set(three)) != 3 or not all(map(is_admissible, three)):
        return False
    if not age_keys.is_recipient(keys.age):
        return False
    message = statement_message(PURPOSE, org, _statement(person, keys))
    return all(is_good(key, mark, message) for key, mark in zip(three, proof, strict=True))


def _statement(person: PersonId, keys: PublicKeys) -> bytes:
    return canonical.encode(
        {
            "person": person,
            "age": keys.age,
            "session": keys.session.hex(),
            "judgement": keys.judgement.hex(),
            "file": keys.file,
        }
    )
