"""Asking to be admitted: keys, a slot and a request, made in the person's own session."""

from dataclasses import dataclass, field
from pathlib import Path

from intake.domain.errors import (
    NameTakenError,
    RequestRefusedError,
    UnknownPersonError,
    UnwritableFolderError,
)
from intake.domain.ids import PersonId
from intake.domain.people import Role
from intake.storage import rosters, waiting
from intake.storage.founding import Surroundings
from intake.storage.keys import words
from intake.storage.keys.enrolment import new_keys
from intake.storage.keys.kdf import KdfCost
from intake.storage.keys.key_file import Secret, TwoFactors, new_key_file
from intake.storage.keys.requests import SUFFIX, Request, write_request
from intake.storage.keys.roster import Roster
from intake.storage.keys.signing import Signer
from intake.storage.keys.slot_file import SlotOwner
from intake.storage.keys.slots import SlotKeys, make_slot
from intake.storage.layout import Layout, read_store_card

LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Enrolling:
    """What a person chooses. `is_known`: somebody of the roster makes new keys."""

    label: str
    role: Role
    passphrase: str = field(repr=False)
    language: str = "en"
    is_known: bool = False
    key_file: str = ""
    """Where to make a key file as a second factor."""
    cost: KdfCost | None = None


@dataclass(frozen=True, slots=True)
class WaitingPerson:
    """Who waits from now on, under which name of a file, and with which words."""

    person: PersonId
    request: str
    words: tuple[str, ...]


def enrol(folder: Path, enrolling: Enrolling, surroundings: Surroundings) -> WaitingPerson:
    """Make four keys, seal them in a slot that waits, and write the request for them.

    The organisation is the one that the store claims to be: the request names it, and a coordinator
    refuses it where that is not so. An earlier request of the same name is replaced.
    """
    words.demand_strength(enrolling.passphrase)
    layout = Layout(folder)
    card = read_store_card(layout)
    pins = waiting.pins_of(card)
    label = _label(enrolling.label)
    person = _person(rosters.read_all(layout.roster, pins)[-1], enrolling, label, surroundings)
    keys = new_keys(surroundings.randomness)
    request = Request(
        card.store,
        pins,
        person,
        label,
        enrolling.role,
        keys=keys.public,
        proof=keys.proof(card.org, person),
    )
    _make_room(layout, label)
    secret: Secret = enrolling.passphrase
    if enrolling.key_file:
        key = new_key_file(Path(enrolling.key_file), surroundings.randomness)
        secret = TwoFactors(enrolling.passphrase, key)
    slot = make_slot(
        layout.requests,
        SlotOwner(card.store, person, label),
        SlotKeys(keys.age_identity, keys.session_seed, keys.file_seed, pins),
        keys.judgement_seed,
        secret,
        cost=enrolling.cost,
    )
    write_request(slot.with_suffix(SUFFIX), request, Signer(keys.session_seed))
    for seed in (keys.session_seed, keys.judgement_seed, keys.file_seed):
        seed[:] = bytes(len(seed))
    return WaitingPerson(person, slot.stem, request.words(enrolling.language))


def _label(typed: str) -> str:
    label = " ".join(typed.split())
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        raise RequestRefusedError("", "name")
    return label


def _person(
    roster: Roster, enrolling: Enrolling, label: str, surroundings: Surroundings
) -> PersonId:
    named = [each for each in roster.entries if each.label.casefold() == label.casefold()]
    if enrolling.is_known:
        here = [each for each in named if each.is_here] or named
        if len(here) != 1:
            raise UnknownPersonError(len(roster.entries))
        return here[0].person
    if any(each.is_here for each in named):
        raise NameTakenError(label)
    return PersonId(surroundings.randomness(16).hex())


def _make_room(layout: Layout, label: str) -> None:
    try:
        layout.requests.mkdir(mode=0o700, exist_ok=True)
        for each in tuple(waiting.requests(layout)):
            if each.request.label.casefold() == label.casefold():
                each.path.unlink(missing_ok=True)
                each.slot.unlink(missing_ok=True)
    except OSError as refused:
        raise UnwritableFolderError(str(layout.requests)) from refused
