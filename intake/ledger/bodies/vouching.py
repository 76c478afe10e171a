"""The body of `entry.adopted`: an entry from elsewhere counts, for somebody vouches for it."""

from typing import Final

from intake.domain.ids import ChainId
from intake.domain.people import Role
from intake.domain.vouching import EntryAdopted
from intake.ledger.body import Body
from intake.ledger.fields import Fields

ADOPTED: Final = "entry.adopted"


def _adopted(event: EntryAdopted) -> dict[str, object]:
    return {
        "chain": event.chain,
        "seq": event.seq,
        "link": event.link,
        "reason": event.reason,
    }


def _read_adopted(fields: Fields) -> EntryAdopted:
    return EntryAdopted(
        ChainId(fields.hexadecimal("chain", 32)),
        fields.integer("seq"),
        fields.hexadecimal("link", 64),
        fields.text("reason"),
    )


BODIES: Final = (
    Body(ADOPTED, EntryAdopted, _adopted, _read_adopted, by=frozenset({Role.COORDINATOR})),
)
