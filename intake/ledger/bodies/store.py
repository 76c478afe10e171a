"""Bodies of what happens to the store: chains, sessions, checkpoints, its names."""

from typing import Final

from intake.domain.events import (
    ChainBegun,
    ChainReason,
    Checkpointed,
    OrganisationDescribed,
    SessionClosed,
    SessionOpened,
)
from intake.domain.ids import ChainId
from intake.ledger.body import Body, said
from intake.ledger.fields import Fields

CHAIN_BEGUN: Final = "chain.begun"
SESSION_OPENED: Final = "session.opened"
SESSION_CLOSED: Final = "session.closed"
CHECKPOINT: Final = "checkpoint"


def _chain_members(event: ChainBegun) -> dict[str, object]:
    return {
        "reason": event.reason.value,
        "compartment": event.compartment,
        "predecessor": event.predecessor,
        "predecessor_head": event.predecessor_head,
    }


def _read_chain(fields: Fields) -> ChainBegun:
    predecessor = None
    if not fields.is_null("predecessor"):
        predecessor = ChainId(fields.hexadecimal("predecessor", 32))
    return ChainBegun(
        ChainReason(fields.text("reason")),
        fields.text("compartment"),
        predecessor=predecessor,
        predecessor_head=fields.text("predecessor_head"),
    )


BODIES: Final = (
    Body(CHAIN_BEGUN, ChainBegun, _chain_members, _read_chain),
    Body(
        "organisation.described",
        OrganisationDescribed,
        lambda event: {"name": event.name, "site": event.site},
        lambda fields: OrganisationDescribed(fields.text("name"), fields.text("site")),
    ),
    Body(
        SESSION_OPENED,
        SessionOpened,
        lambda event: {"program_version": event.program_version},
        lambda fields: SessionOpened(fields.text("program_version")),
    ),
    Body(
        SESSION_CLOSED,
        SessionClosed,
        lambda event: said(sealed_note=event.sealed_note),
        lambda fields: SessionClosed(fields.stated("sealed_note")),
    ),
    Body(
        CHECKPOINT,
        Checkpointed,
        lambda event: {"first_seq": event.first_seq, "adopts": event.adopts},
        lambda fields: Checkpointed(fields.integer("first_seq"), adopts=fields.flag("adopts")),
    ),
)
