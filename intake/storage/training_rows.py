"""The rows of training, exceptions and instructions, which belong to no record."""

import json
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.policy_events import InstructionEntered
from intake.domain.training import CardVersion
from intake.domain.training_events import (
    PracticeDone,
    TrainingConfirmed,
    TrainingExcepted,
    TrainingPolicySet,
    TrainingRecorded,
)
from intake.storage.entries import Happened

VIEWS: Final = ("training", "training_policy", "training_exception", "instruction")
"""The tables of core that replay fills."""


def bring_up(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Bring the rows up to one more entry of the store."""
    head = happened.header
    place, actor = (bytes.fromhex(head.chain), head.seq), bytes.fromhex(head.actor)
    match happened.event:
        case TrainingRecorded(person, card, day, expires):
            days = (day, expires)
            _put(connection, (*place, bytes.fromhex(person), actor), card, days, is_own=False)
        case PracticeDone(card, day, expires):
            _put(connection, (*place, actor, actor), card, (day, expires), is_own=True)
        case TrainingConfirmed(chain, seq):
            connection.execute(
                "UPDATE training SET confirmed = 1 WHERE chain = ? AND seq = ? AND person = ?",
                (bytes.fromhex(chain), seq, actor),
            )
        case TrainingPolicySet(mode, required):
            connection.execute(
                "INSERT INTO training_policy (chain, seq, hlc, mode, required)"
                " VALUES (?, ?, ?, ?, ?)",
                (*place, head.hlc, mode.value, json.dumps(required)),
            )
        case TrainingExcepted(record, missing, reason):
            told = (bytes.fromhex(record), actor, json.dumps(missing), reason, head.wall)
            connection.execute(
                "INSERT INTO training_exception (chain, seq, uid, actor, missing, reason, noted)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*place, *told),
            )
        case InstructionEntered(day, text, source, direction):
            connection.execute(
                "INSERT INTO instruction (chain, seq, hlc, day, said, source, direction, actor)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*place, head.hlc, day, text, source, direction.value, actor),
            )
        case _:
            pass


def _put(
    connection: sqlcipher.Connection,
    whose: tuple[bytes, int, bytes, bytes],
    card: CardVersion,
    days: tuple[str, str],
    *,
    is_own: bool,
) -> None:
    connection.execute(
        "INSERT INTO training (chain, seq, person, recorded_by, guidance, version, sha256, day,"
        " expires, confirmed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*whose, card.guidance, card.version, card.sha256, *days, is_own),
    )
