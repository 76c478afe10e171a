"""What the sheets are good for: a drill that changes nothing, and admitting a coordinator again.

The Recovery sheet gives the keys of the compartments and signs nothing. The Organisation sheet
signs the roster and opens nothing. Nobody's signature is restored: the coordinator has new keys.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    ChangedGrantError,
    ForeignSheetError,
    NotGrantedError,
    RequestRefusedError,
    UnknownRequestError,
)
from intake.domain.people import Role
from intake.storage import database, regranting, rosters, travelling, waiting
from intake.storage.database import FileFacts
from intake.storage.founding import Surroundings
from intake.storage.instance_lock import InstanceLock
from intake.storage.keys import roster_acts, slots, words
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.grants import Grant, Reader, open_grants, put_in_force
from intake.storage.keys.roster import INBOX, Roster
from intake.storage.keys.roster_acts import Place
from intake.storage.keys.roster_chain import LONGEST_DELEGATION
from intake.storage.keys.signing import Signer
from intake.storage.keys.words import Sheet
from intake.storage.layout import Layout, StoreCard, read_store_card
from intake.storage.passphrases import Asked
from intake.storage.regranting import Granter, Turn
from intake.storage.waiting import WaitingRequest


@dataclass(frozen=True, slots=True)
class Found:
    """What a sheet was found good for."""

    sheet: Sheet
    key_id: str
    opens: tuple[str, ...]
    organisation_key_id: str


@dataclass(frozen=True, slots=True)
class BothSheets:
    """The words of both."""

    recovery: str = field(repr=False)
    organisation: str = field(repr=False)


def drill(folder: Path, sheet: Sheet, typed: str) -> Found:
    """Say what a sheet is good for in this store. Nothing is written, not even a lock.

    Raises WrongSheetError, which names the sheet that was typed, and ForeignSheetError.
    """
    layout = Layout(folder)
    card = read_store_card(layout)
    if sheet is Sheet.ORGANISATION:
        root = words.root_key(typed)
        key_id = _demand_root(FileSigner(root), _rosters(layout, card))
        return Found(sheet, key_id, (), key_id)
    identity, recipient = words.recovery_identity(typed)
    roster = _rosters(layout, card)[-1]
    key_id = _demand_recovery(recipient, roster)
    reader = Reader(card.store, identity, roster)
    named = (*layout.compartments(), INBOX)
    opens = tuple(str(name) for name in named if _opens(layout, card, name, reader))
    return Found(sheet, key_id, opens, words.root_key_id(roster.root))


def recover(
    folder: Path, named: str, asked: Asked, sheets: BothSheets, surroundings: Surroundings
) -> None:
    """Admit who made a request as coordinator, with a delegation, and seal every key anew."""
    layout = Layout(folder)
    card = read_store_card(layout)
    root = FileSigner(words.root_key(sheets.organisation))
    identity, recipient = words.recovery_identity(sheets.recovery)
    lock = InstanceLock(folder)
    try:
        travelling.demand_at_home(layout)
        every = _rosters(layout, card)
        roster = every[-1]
        _demand_root(root, every)
        _demand_recovery(recipient, roster)
        request = _request(layout, card, named)
        now = max(int(surroundings.now().timestamp() * 1000), roster.issued)
        place = Place((Role.COORDINATOR,), now + LONGEST_DELEGATION)
        after = roster_acts.admitted(roster, request.request, place, None, now=now)
        grants = tuple(_grants(layout, Reader(card.store, identity, roster)))
        granter = _granter(request, asked)
        regranting.carry_out(layout, Turn(roster, after, root), granter, grants, {})
        granter.judgement.wipe()
        waiting.settle(layout, card)
    finally:
        root.wipe()
        lock.release()


def come_back(folder: Path, typed: str, file: Path) -> None:
    """Put the keys back that were taken away, with the Recovery sheet: it can unseal them too."""
    layout = Layout(folder)
    card = read_store_card(layout)
    identity, _ = words.recovery_identity(typed)
    lock = InstanceLock(folder)
    try:
        travelling.come_back(layout, card, identity, file)
    finally:
        lock.release()


def _granter(request: WaitingRequest, asked: Asked) -> Granter:
    seed = slots.open_judgement(request.slot, asked.secret)
    try:
        return Granter(request.request.person, Signer(seed))
    finally:
        seed[:] = bytes(len(seed))


def _rosters(layout: Layout, card: StoreCard) -> tuple[Roster, ...]:
    return rosters.read_all(layout.roster, waiting.pins_of(card))


def _demand_root(root: FileSigner, every: tuple[Roster, ...]) -> str:
    key_id = words.root_key_id(root.public)
    if root.public != every[-1].root:
        was_in_force = any(root.public == each.root for each in every)
        raise ForeignSheetError(Sheet.ORGANISATION.value, key_id, was_in_force)
    return key_id


def _demand_recovery(recipient: str, roster: Roster) -> str:
    key_id = words.recovery_key_id(recipient)
    if recipient not in roster.recovery:
        raise ForeignSheetError(Sheet.RECOVERY.value, key_id)
    return key_id


def _request(layout: Layout, card: StoreCard, named: str) -> WaitingRequest:
    for each in waiting.requests(layout):
        if each.path.stem == named:
            if (each.request.store, each.request.pins) != (card.store, waiting.pins_of(card)):
                raise RequestRefusedError(named, "organisation")
            return each
    raise UnknownRequestError(named)


def _opens(layout: Layout, card: StoreCard, name: str, reader: Reader) -> bool:
    """Tell whether a grant of this compartment opens, and its file with the key in it."""
    with suppress(NotGrantedError, ChangedGrantError):
        for grant in open_grants(layout.grants, name, reader):
            if name == INBOX or _opens_file(layout, card, Compartment(name), grant):
                return True
    return False


def _opens_file(layout: Layout, card: StoreCard, compartment: Compartment, grant: Grant) -> bool:
    path = layout.database(compartment)
    facts = FileFacts(bytes.fromhex(card.store), compartment, grant.generation)
    return database.is_opened_by(path, bytes(grant.key), facts)


def _grants(layout: Layout, reader: Reader) -> Iterator[Grant]:
    """Yield every grant that opens: a change of key may have been cut short."""
    for name in (*layout.compartments(), INBOX):
        put_in_force(layout.grants, name, reader)
        yield from open_grants(layout.grants, name, reader)
