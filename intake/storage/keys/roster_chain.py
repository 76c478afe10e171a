"""Which versions of the roster are believed: from the root down, each by somebody who may.

Version 1 is signed by the root that it names. Every later one is signed by the root in force, or
by a coordinator whom the root delegated to, within what a delegate may change.
docs/ledger-format.md section 10.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from intake.domain.ids import OrganisationId
from intake.domain.people import LeavingReason, Role
from intake.ledger import canonical
from intake.ledger.authority import is_judged
from intake.ledger.chain import VerifySignature
from intake.ledger.entry import Signature
from intake.ledger.header import UNKNOWN_HASH, Header
from intake.storage.keys.file_signing import (
    FileKind,
    FileSignatureError,
    FileSigner,
    public_line,
    signer_key_id,
    verify_file,
)
from intake.storage.keys.file_signing import key_id as id_of_line
from intake.storage.keys.roster import HeldKeys, Roster, RosterEntry, roster_bytes
from intake.storage.keys.roster_reading import RosterError, RosterFault, decode_roster
from intake.storage.keys.signing import Signer, is_good, statement_message

ROOT_PURPOSE: Final = "root"
LONGEST_DELEGATION: Final = 400 * 24 * 3600 * 1000
"""Thirteen months, in milliseconds."""


@dataclass(frozen=True, slots=True)
class SignedRoster:
    """The bytes of a roster and the signature over them, as they are kept and as they travel."""

    data: bytes
    signature: bytes


def sign_roster(roster: Roster, signer: FileSigner, before: Roster | None = None) -> SignedRoster:
    """Return a roster signed by the root or a delegate; refuse one that a reader would refuse."""
    data = roster_bytes(roster)
    signature = signer.sign_file(FileKind.ROSTER, roster.org, str(roster.version), data)
    signed = SignedRoster(data, signature)
    read_next(signed, before, org=roster.org)
    return signed


def with_new_root(roster: Roster, root: Signer) -> Roster:
    """Return a version that hands over to a new root, with that root's proof.

    The old root signs it as always: whoever pins either of the two can go on from there.
    """
    handed = replace(roster, root=root.public, root_proof=b"")
    return replace(
        handed, root_proof=root.sign_statement(ROOT_PURPOSE, roster.org, _statement(handed))
    )


def may_sign(roster: Roster, before: Roster, delegate: RosterEntry) -> bool:
    """Tell whether somebody of the version before may sign this one, in place of the root."""
    if not before.may_grant(delegate.person):
        return False
    try:
        _demand_scope(roster, before, delegate)
    except RosterError:
        return False
    return True


def read_next(signed: SignedRoster, before: Roster | None, *, org: OrganisationId) -> Roster:
    """Return the version that comes after `before`, or the first; raises RosterError."""
    roster = decode_roster(signed.data, org)
    if not follows(roster, before):
        raise RosterError(RosterFault.CHAIN)
    delegate = _demand_signer(signed, roster, before)
    _demand_root(roster, before)
    _demand_history(roster, before)
    if delegate is not None and before is not None:
        _demand_scope(roster, before, delegate)
    return roster


def read_rosters(
    every: Sequence[SignedRoster], *, org: OrganisationId, root_public: bytes
) -> tuple[Roster, ...]:
    """Return all versions from the first on, each naming the one before; raises RosterError.

    `root_public` is known from outside: one of the roots that were in force must be it.
    """
    rosters: list[Roster] = []
    for signed in every:
        rosters.append(read_next(signed, rosters[-1] if rosters else None, org=org))
    if rosters and root_public not in {roster.root for roster in rosters}:
        raise RosterError(RosterFault.SIGNATURE)
    return tuple(rosters)


def follows(roster: Roster, before: Roster | None) -> bool:
    """Tell whether a version comes right after another, or is the first."""
    if before is None:
        return (roster.version, roster.prev) == (1, UNKNOWN_HASH)
    return (roster.version, roster.prev) == (before.version + 1, before.hash)


def verifier(rosters: Iterable[Roster]) -> VerifySignature:
    """Return the check of signatures over entries, by the roster that each entry names.

    The key must be its actor's session key, or the judgement key where the act takes that, and the
    actor must have belonged there.
    """
    by_hash = {roster.hash: roster for roster in rosters}

    def verify(header: Header, signature: Signature, message: bytes) -> bool:
        roster = by_hash.get(header.roster)
        entry = roster.entry(header.actor) if roster and roster.org == header.org else None
        return (
            entry is not None
            and entry.is_here
            and signature.key in _keys_for(header.type, entry)
            and is_good(signature.key, signature.signature, message)
        )

    return verify


def _keys_for(type_: str, entry: RosterEntry) -> tuple[bytes, ...]:
    keys = entry.keys
    return (keys.session, keys.judgement) if is_judged(type_) else (keys.session,)


def has_doubtful_keys(roster: Roster) -> bool:
    """Tell whether keys of anybody may be in other hands."""
    return any(
        departure is not None and departure.reason is not LeavingReason.LEFT
        for entry in roster.entries
        for departure in (entry.departure, *(each.departure for each in entry.retired))
    )


def standing(rosters: Sequence[Roster]) -> Callable[[Header, bytes], bool]:
    """Return what tells whether an entry stands although its key may be in other hands since.

    It is given the header and the link of the entry. What others had seen before stands; of the
    rest nobody can tell who made it. `rosters` are all versions, the newest last.
    """
    by_hash = {roster.hash: roster for roster in rosters}
    given_up = {
        each.keys: each.departure
        for entry in rosters[-1].entries
        for each in (HeldKeys(entry.keys, entry.proof, entry.departure), *entry.retired)
    }

    def stands(header: Header, link: bytes) -> bool:
        roster = by_hash.get(header.roster)
        entry = roster.entry(header.actor) if roster is not None else None
        departure = given_up.get(entry.keys) if entry is not None else None
        if departure is None or departure.reason is LeavingReason.LEFT:
            return True
        good = next((each for each in departure.last_good if each.chain == header.chain), None)
        if good is None or header.seq > good.seq:
            return False
        return header.seq < good.seq or link.hex() == good.link

    return stands


def _demand_signer(
    signed: SignedRoster, roster: Roster, before: Roster | None
) -> RosterEntry | None:
    """Return the delegate who signed, None for the root; raise where it was somebody else."""
    root = public_line(before.root if before is not None else roster.root)
    try:
        named = signer_key_id(signed.signature)
        line, delegate = root, None
        if before is not None and named != id_of_line(root):
            delegate = _delegate(before, named)
            line = public_line(delegate.keys.judgement) if delegate is not None else root
        verify_file(
            line,
            FileKind.ROSTER,
            roster.org,
            str(roster.version),
            data=signed.data,
            signature=signed.signature,
        )
    except FileSignatureError as broken:
        raise RosterError(RosterFault.SIGNATURE) from broken
    return delegate


def _delegate(before: Roster, named: str) -> RosterEntry | None:
    return next(
        (
            each
            for each in before.entries
            if each.delegation is not None
            and before.may_grant(each.person)
            and id_of_line(public_line(each.keys.judgement)) == named
        ),
        None,
    )


def _demand_root(roster: Roster, before: Roster | None) -> None:
    """Demand that a new root proves itself, over this very version and all before it."""
    if before is None or roster.root == before.root:
        if roster.root_proof:
            raise RosterError(RosterFault.ROOT)
        return
    message = statement_message(
        ROOT_PURPOSE, roster.org, _statement(replace(roster, root_proof=b""))
    )
    if not is_good(roster.root, roster.root_proof, message):
        raise RosterError(RosterFault.ROOT)


def _demand_history(roster: Roster, before: Roster | None) -> None:
    """Demand that nobody vanishes, and that keys are retired before others take their place."""
    if any(
        each.delegation and each.delegation.until > roster.issued + LONGEST_DELEGATION
        for each in roster.entries
    ):
        raise RosterError(RosterFault.DELEGATION)
    if before is None:
        return
    if roster.issued < before.issued:
        raise RosterError(RosterFault.HISTORY)
    for old in before.entries:
        new = roster.entry(old.person)
        if new is None or not _goes_on(old, new):
            raise RosterError(RosterFault.HISTORY)


def _goes_on(old: RosterEntry, new: RosterEntry) -> bool:
    if new.keys == old.keys:
        return new.retired == old.retired and old.departure in {None, new.departure}
    *before, last = new.retired or (None,)
    return (
        tuple(before) == old.retired
        and last is not None
        and (last.keys, last.proof) == (old.keys, old.proof)
        and old.departure in {None, last.departure}
    )


def _demand_scope(roster: Roster, before: Roster, delegate: RosterEntry) -> None:
    """Demand that only people below coordinator changed, before the day that the root named."""
    delegation = delegate.delegation
    if delegation is None or roster.issued > delegation.until:
        raise RosterError(RosterFault.DELEGATION)
    if (roster.recovery, roster.root) != (before.recovery, before.root):
        raise RosterError(RosterFault.DELEGATION)
    for new in roster.entries:
        old = before.entry(new.person)
        if new == old:
            continue
        is_above = Role.COORDINATOR in new.roles or (old and Role.COORDINATOR in old.roles)
        if is_above or new.delegation is not None:
            raise RosterError(RosterFault.DELEGATION)


def _statement(roster: Roster) -> bytes:
    return canonical.encode({"roster": roster_bytes(roster).hex()})
