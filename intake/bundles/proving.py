"""From a bag that was read to a bundle: its roster, its entries, and what is said of the rest."""

from collections.abc import Callable, Sequence

from intake.bundles import bag
from intake.bundles.bundle import VerifiedBundle
from intake.bundles.gathering import Gathered
from intake.bundles.merging import CheckedEntries, check_entries
from intake.bundles.sealing.signatures import key_id
from intake.domain.errors import BundleFault, BundleRefusedError
from intake.domain.ids import InterviewId
from intake.ledger import header as header_codec
from intake.ledger.bodies.draws import COMMITTED
from intake.ledger.chain import VerifySignature
from intake.ledger.entry import Entry
from intake.services.handing_over import OpenedBundle, SignedFile
from intake.services.ports import Contact

VerifyRoster = Callable[[Contact, Sequence[SignedFile], str], VerifySignature]
"""Verifies every version of a sender's roster from the root key of the contact.

The last argument is the key id that signed the bundle; it must be a file key of the newest version.
Returns who may have signed what; raises BundleRefusedError (BundleFault.ROSTER, UNKNOWN_SIGNER).
"""


def prove_bag(
    verified: VerifiedBundle,
    gathered: Gathered,
    senders: Sequence[Contact],
    verify_roster: VerifyRoster,
) -> OpenedBundle:
    """Check everything that was gathered, or raise BundleRefusedError."""
    key = verified.header.sender.key
    sender = _contact(senders, key)
    verify_signature = verify_roster(sender, gathered.roster(), key)
    checked = check_entries(gathered.entries(), verified.header, verify_signature)
    return _opened(verified, sender, checked, gathered)


def _contact(senders: Sequence[Contact], key: str) -> Contact:
    return next(each for each in senders if key in {key_id(own) for own in each.file_keys})


def _draws(entries: Sequence[Entry]) -> set[InterviewId]:
    """Return which records are draws of interviews for review, and no interviews."""
    first = (each.header for each in entries if each.record_count == 1 and each.header is not None)
    heads = map(header_codec.decode, first)
    return {each.subject for each in heads if each.type == COMMITTED}


def _opened(
    verified: VerifiedBundle,
    sender: Contact,
    checked: CheckedEntries,
    gathered: Gathered,
) -> OpenedBundle:
    header = verified.header
    draws = _draws(checked.entries)
    records = tuple(sorted({each.record for each in header.records} - draws))
    media = gathered.media(verified.listed)
    if not {each.interview for each in media} <= set(records):
        raise BundleRefusedError(BundleFault.JSON, bag.MEDIA)
    return OpenedBundle(
        bundle=header.bundle,
        sender=sender,
        signed_by=header.sender.key,
        store=header.sender.store,
        recipient=header.recipient,
        seq=header.seq,
        created=header.created,
        tagmanifest_sha256=verified.tagmanifest_sha256,
        records=records,
        entries=checked.entries,
        compartments=checked.compartments,
        forms=gathered.forms(),
        media=media,
        roster=gathered.roster(),
        unattested=checked.unattested,
        profile=header.profile,
        notices=gathered.notices(),
    )
