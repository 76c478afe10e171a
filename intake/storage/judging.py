"""Whose signatures count in this store: by the own roster, and by those that came with bundles."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import OrganisationId
from intake.ledger import authority
from intake.ledger.entry import Signature
from intake.ledger.header import Header
from intake.storage import senders
from intake.storage.files import StoreFiles
from intake.storage.kept_apart import JudgementKey, Stands
from intake.storage.keys.roster import Roster
from intake.storage.keys.roster_chain import (
    has_doubtful_keys,
    read_rosters,
    standing,
    verifier,
)
from intake.storage.keys.roster_reading import RosterError
from intake.storage.keys.signing import is_good
from intake.storage.keys.slots import Pins
from intake.storage.senders import KeptRoster
from intake.storage.verification import Roots


def roots_of(files: StoreFiles, pins: Pins, own: Sequence[Roster]) -> Roots:
    """Return the verdict on signatures, with every kept roster proven anew from its root.

    A roster of the own organisation counts only under the root that the slot pins.
    """
    histories, known, spoiled = [tuple(own)], {pins.org}, set[OrganisationId]()
    for kept in _kept(files):
        if kept.org == pins.org and kept.root != pins.root_public:
            spoiled.add(kept.org)
            continue
        try:
            histories.append(read_rosters(kept.versions, org=kept.org, root_public=kept.root))
        except RosterError:
            spoiled.add(kept.org)
        known.add(kept.org)
    rosters = [roster for history in histories for roster in history]
    by_roster = verifier(rosters)

    def is_signed_well(header: Header, signature: Signature, message: bytes) -> bool:
        if header.org in known:
            return by_roster(header, signature, message)
        # that nobody can say whose this key is, is a problem of its own: `Roots.known`
        return is_good(signature.key, signature.signature, message)

    return Roots(
        pins.org,
        is_signed_well,
        frozenset(known),
        tuple(sorted(spoiled)),
        versions={roster.hash: roster.version for roster in rosters},
        stands=_standing(histories),
        is_allowed=_authority(rosters),
        judgement_key=_judgement_keys(rosters),
    )


def _judgement_keys(rosters: Sequence[Roster]) -> JudgementKey:
    keys = {
        (roster.hash, entry.person): entry.keys.judgement
        for roster in rosters
        for entry in roster.entries
    }
    return lambda header: keys.get((header.roster, header.actor))


def _authority(rosters: Sequence[Roster]) -> Callable[[Header], bool]:
    """Return what tells whether an actor had the role; of an unknown roster others tell."""
    roles = {
        (roster.hash, entry.person): tuple(role.value for role in entry.roles)
        for roster in rosters
        for entry in roster.entries
    }

    def is_allowed(header: Header) -> bool:
        known = roles.get((header.roster, header.actor))
        return known is None or authority.is_allowed(header, known)

    return is_allowed


def _standing(histories: Sequence[Sequence[Roster]]) -> Stands | None:
    """Return what tells which entries stand, or None where nobody's keys are in other hands."""
    doubtful = [standing(each) for each in histories if each and has_doubtful_keys(each[-1])]
    if not doubtful:
        return None
    return lambda header, link: all(stands(header, link) for stands in doubtful)


def _kept(files: StoreFiles) -> tuple[KeptRoster, ...]:
    with suppress(IntakeError), files.reading(Compartment.CORE) as connection:
        return senders.rosters(connection)
    return ()  # the file is damaged, which the other checks say
