"""Whose signatures count in this store: by the own roster, and by those that came with bundles."""

from collections.abc import Sequence
from contextlib import suppress

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import OrganisationId
from intake.ledger.entry import Signature
from intake.ledger.header import Header
from intake.storage import senders
from intake.storage.files import StoreFiles
from intake.storage.keys.roster import Roster
from intake.storage.keys.roster_chain import read_rosters, verifier
from intake.storage.keys.roster_reading import RosterError
from intake.storage.keys.signing import is_good
from intake.storage.keys.slots import Pins
from intake.storage.senders import KeptRoster
from intake.storage.verification import Roots


def roots_of(files: StoreFiles, pins: Pins, own: Sequence[Roster]) -> Roots:
    """Return the verdict on signatures, with every kept roster proven anew from its root.

    A roster of the own organisation counts only under the root that the slot pins.
    """
    rosters, known, spoiled = list(own), {pins.org}, set[OrganisationId]()
    for kept in _kept(files):
        if kept.org == pins.org and kept.root != pins.root_public:
            spoiled.add(kept.org)
            continue
        try:
            rosters += read_rosters(kept.versions, org=kept.org, root_public=kept.root)
        except RosterError:
            spoiled.add(kept.org)
        known.add(kept.org)
    by_roster = verifier(rosters)

    def is_signed_well(header: Header, signature: Signature, message: bytes) -> bool:
        if header.org in known:
            return by_roster(header, signature, message)
        # that nobody can say whose this key is, is a problem of its own: `Roots.known`
        return is_good(signature.key, signature.signature, message)

    return Roots(pins.org, is_signed_well, frozenset(known), tuple(sorted(spoiled)))


def _kept(files: StoreFiles) -> tuple[KeptRoster, ...]:
    with suppress(IntakeError), files.reading(Compartment.CORE) as connection:
        return senders.rosters(connection)
    return ()  # the file is damaged, which the other checks say
