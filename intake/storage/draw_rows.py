"""The rows of draws and tickets, brought up entry by entry or rebuilt for one record."""

from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.draw_events import DrawCommitted, DrawRevealed, ReviewDrawn, ReviewNotDrawn
from intake.domain.events import InterviewOpened
from intake.ledger.bodies import draws
from intake.storage import entries
from intake.storage.entries import Happened

VIEWS: Final = ("opening", "draw", "draw_decision", "draw_reveal")
"""The tables of core that replay fills."""
_TYPES: Final = ("interview.opened", *(body.name for body in draws.BODIES))


def bring_up(connection: sqlcipher.Connection, happened: Happened) -> None:
    """Bring the rows up to one more entry of a record."""
    head, uid = happened.header, bytes.fromhex(happened.header.subject)
    place = (bytes.fromhex(head.chain), head.seq, uid)
    match happened.event:
        case InterviewOpened(site=site, draw=draw):
            connection.execute(
                "INSERT OR IGNORE INTO opening (uid, ticket, commitment, site, author, opened)"
                " SELECT ?, leaf, ?, ?, ?, ? FROM entry WHERE pos = ?",
                (uid, draw, site, bytes.fromhex(head.actor), head.wall, happened.pos),
            )
        case DrawCommitted(site, period, probability, commitment):
            told = (site, period, probability, commitment, bytes.fromhex(head.actor), head.wall)
            connection.execute(
                "INSERT INTO draw (chain, seq, uid, org, hlc, site, period, probability,"
                " commitment, keeper, committed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*place, bytes.fromhex(head.org), head.hlc, *told),
            )
        case ReviewDrawn(ticket=ticket) | ReviewNotDrawn(ticket=ticket):
            is_drawn = isinstance(happened.event, ReviewDrawn)
            connection.execute(
                "INSERT INTO draw_decision (chain, seq, uid, hlc, ticket, is_drawn)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*place, head.hlc, bytes.fromhex(ticket), is_drawn),
            )
        case DrawRevealed(secret=secret):
            connection.execute(
                "INSERT INTO draw_reveal (chain, seq, uid, secret, at) VALUES (?, ?, ?, ?, ?)",
                (*place, secret, head.wall),
            )
        case _:
            pass


def rebuild(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Write the rows of one record from its entries alone."""
    for table in VIEWS:
        connection.execute(f"DELETE FROM {table} WHERE uid = ?", (uid,))  # noqa: S608 - ours
    where = f"subject = ? AND type IN ({', '.join('?' * len(_TYPES))})"
    for happened in entries.happened(connection, where, (uid, *_TYPES)):
        bring_up(connection, happened)
