"""Writing this station's contact card: docs/bundle-format.md section 12."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from intake.domain.ids import OrganisationId
from intake.ledger import canonical
from intake.storage.keys.file_signing import FileKind, FileSigner


@dataclass(frozen=True, slots=True)
class StationFacts:
    """What a card says: shown to others, and proven only by comparing its fingerprint."""

    org: OrganisationId
    station: str
    inbox: tuple[str, ...]
    """age recipients, newest first."""
    root_public: bytes
    roster_version: int


def station_card(facts: StationFacts, signer: FileSigner, issued: datetime) -> bytes:
    """Return the card: one line, and the four lines of the signature over it."""
    line = canonical.encode(
        {
            "v": 1,
            "org": facts.org,
            "station": facts.station,
            "inbox": list(facts.inbox),
            "file_keys": [signer.public_line],
            "root_key": facts.root_public.hex(),
            "roster_version": facts.roster_version,
            "issued": issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
    )
    line += b"\n"
    id_ = hashlib.sha256(line).hexdigest()[:32]
    return line + signer.sign_file(FileKind.CONTACT, facts.org, id_, line)
