"""Writing this station's contact card: docs/bundle-format.md section 12."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from intake.domain.ids import OrganisationId
from intake.ledger import canonical
from intake.storage.keys.file_signing import FileKind, FileSigner
from intake.storage.keys.roster import Roster


@dataclass(frozen=True, slots=True)
class StationFacts:
    """What a card says: shown to others, and proven only by comparing its fingerprint."""

    org: OrganisationId
    station: str
    inbox: tuple[str, ...]
    """age recipients, newest first."""
    root_public: bytes
    roster: Roster
    """The newest version: whoever may export by it may sign what others receive from here."""


def station_card(facts: StationFacts, signer: FileSigner, issued: datetime) -> bytes:
    """Return the card: one line, and the four lines of the signature over it."""
    line = canonical.encode(
        {
            "v": 1,
            "org": facts.org,
            "station": facts.station,
            "inbox": list(facts.inbox),
            "file_keys": _file_keys(facts.roster, signer.public_line),
            "root_key": facts.root_public.hex(),
            "roster_version": facts.roster.version,
            "issued": issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    )
    line += b"\n"
    id_ = hashlib.sha256(line).hexdigest()[:32]
    return line + signer.sign_file(FileKind.CONTACT, facts.org, id_, line)


def _file_keys(roster: Roster, own: str) -> list[str]:
    """Return the keys that sign bundles of this station: the signer's own, then the others'."""
    exporting = [each.keys.file for each in roster.entries if roster.may_grant(each.person)]
    return [own, *(key for key in exporting if key != own)]
