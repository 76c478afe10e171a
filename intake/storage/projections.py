"""What replay of the ledger gives, and nothing else may: brought up entry by entry, or rebuilt."""

import re
from collections.abc import Callable, Sequence
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.events import (
    AnswerGiven,
    AnswersExported,
    BundleReceived,
    BundleSealed,
    Checkpointed,
    OrganisationDescribed,
    RecordOpened,
    SessionClosed,
    SessionOpened,
)
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.receipt_events import ReceiptImported, ReceiptIssued
from intake.services.ports import Progress
from intake.storage import (
    conflict_rows,
    day_rows,
    documents,
    draw_rows,
    entries,
    erasing_rows,
    figure_tables,
    interview_rows,
    judgement_rows,
    receipt_projection,
    retention_rows,
    same_person_rows,
    training_rows,
)
from intake.storage.entries import Happened

_LEDGER_VIEWS: Final = ("session", "attestation", *erasing_rows.VIEWS)
_CORE_VIEWS: Final = (
    "organisation",
    "bundle_out",
    "bundle_in",
    "receipt_out",
    "receipt_in",
    "mentioned",
    "interview",
    *judgement_rows.VIEWS,
    *draw_rows.VIEWS,
    *same_person_rows.VIEWS,
    *training_rows.VIEWS,
    *retention_rows.VIEWS,
    *erasing_rows.CORE_VIEWS,
)
DOCUMENT: Final = "document"
_ID: Final = re.compile(r"[0-9a-f]{32}")
_BREATH: Final = 500


def views(compartment: Compartment) -> tuple[str, ...]:
    """Return the tables of a compartment that replay fills entry by entry."""
    own = _CORE_VIEWS if compartment is Compartment.CORE else ()
    held = day_rows.VIEWS.get(compartment, ()) + conflict_rows.views(compartment)
    return _LEDGER_VIEWS + own + held


def later(compartment: Compartment) -> tuple[str, ...]:
    """Return the tables that are brought up from the ledger when somebody asks for them."""
    return (DOCUMENT, *(figure_tables.TABLES if compartment is Compartment.CORE else ()))


def bring_up(
    connection: sqlcipher.Connection,
    compartment: Compartment,
    happened: Happened,
    progress: Progress | None = None,
    *,
    is_replay: bool = False,
) -> None:
    """Bring every projection of one file up to one more entry; documents wait for their refresh.

    `progress` is what the form session has counted with it. In a replay the judgements of a record
    are settled once, at its end.
    """
    if not isinstance(happened.event, AnswerGiven):  # nearly all are, and say nothing of a session
        _bring_up_ledger(connection, happened)
        erasing_rows.bring_up(connection, happened)
    if compartment is Compartment.CORE:
        if happened.header.subject == NO_RECORD:
            _bring_up_store(connection, happened)
        else:
            interview_rows.bring_up(connection, happened, progress)
            day_rows.bring_up_case(connection, happened)
            retention_rows.bring_up_case(connection, happened)
            draw_rows.bring_up(connection, happened)
            same_person_rows.bring_up(connection, happened)
            if not is_replay:
                judgement_rows.bring_up(connection, happened)
    elif compartment is Compartment.IDENTITY:
        day_rows.bring_up_identity(connection, happened)


def rebuild(
    connection: sqlcipher.Connection,
    compartment: Compartment,
    breathe: Callable[[], None] = lambda: None,
) -> None:
    """Drop every projection of one file and replay its ledger, inside the caller's transaction.

    What the form session counted is kept, and each document is rebuilt as of where it stood.
    `breathe` is called now and then; it may raise CancelledError.
    """
    counted: list[tuple[bytes, int, int]] = []
    if compartment is Compartment.CORE:
        counted = connection.execute("SELECT uid, answered, total FROM interview").fetchall()
        figure_tables.forget(connection)
    for table in views(compartment):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
    for count, happened in enumerate(entries.happened(connection)):
        bring_up(connection, compartment, happened, is_replay=True)
        if count % _BREATH == 0:
            breathe()
    erasing_rows.drop_all(connection)
    judgement_rows.settle_all(connection)
    conflict_rows.settle_all(connection, compartment)
    for uid, answered, total in counted:
        interview_rows.count(connection, InterviewId(uid.hex()), Progress(answered, total))
    for uid, last in connection.execute("SELECT uid, as_of FROM document").fetchall():
        body = documents.encode(documents.as_of(connection, uid, last))
        connection.execute("UPDATE document SET body = ? WHERE uid = ?", (body, uid))


def _bring_up_ledger(connection: sqlcipher.Connection, happened: Happened) -> None:
    chain, actor = bytes.fromhex(happened.header.chain), bytes.fromhex(happened.header.actor)
    seq = happened.header.seq
    match happened.event:
        case SessionOpened():
            connection.execute(
                "INSERT INTO session (chain, opened, actor) VALUES (?, ?, ?)", (chain, seq, actor)
            )
        case SessionClosed():
            connection.execute(
                "UPDATE session SET closed = ? WHERE chain = ? AND actor = ? AND opened ="
                " (SELECT max(opened) FROM session WHERE chain = ?)",
                (seq, chain, actor, chain),
            )
        case Checkpointed(first_seq=first_seq):
            connection.execute(
                "INSERT INTO attestation (chain, seq, first_seq, actor) VALUES (?, ?, ?, ?)",
                (chain, seq, first_seq, actor),
            )
        case _:
            pass


def _bring_up_store(connection: sqlcipher.Connection, happened: Happened) -> None:
    chain, wall = bytes.fromhex(happened.header.chain), happened.header.wall
    day_rows.bring_up_store(connection, happened)
    retention_rows.bring_up_store(connection, happened)
    training_rows.bring_up(connection, happened)
    judgement_rows.bring_up_mode(connection, happened)
    match happened.event:
        case OrganisationDescribed(name=name, site=site):
            connection.execute(
                "INSERT OR REPLACE INTO organisation (chain, name, site) VALUES (?, ?, ?)",
                (chain, name, site),
            )
        case BundleSealed() | BundleReceived() as bundle:
            _bring_up_bundle(connection, bundle, chain, wall)
            if isinstance(bundle, BundleSealed):
                _mention(connection, happened, bundle.records)
        case ReceiptIssued() | ReceiptImported() as receipt:
            receipt_projection.bring_up(connection, receipt, chain, wall)
        case AnswersExported(records=records):
            _mention(connection, happened, records)
        case RecordOpened(record=record):
            _mention(connection, happened, (record,))
        case _:
            pass


def _mention(connection: sqlcipher.Connection, happened: Happened, records: Sequence[str]) -> None:
    chain, seq = bytes.fromhex(happened.header.chain), happened.header.seq
    connection.executemany(
        "INSERT OR IGNORE INTO mentioned (uid, chain, seq) VALUES (?, ?, ?)",
        [(bytes.fromhex(each), chain, seq) for each in records if _ID.fullmatch(each)],
    )


def _bring_up_bundle(
    connection: sqlcipher.Connection, bundle: BundleSealed | BundleReceived, chain: bytes, wall: int
) -> None:
    match bundle:
        case BundleSealed() as sealed:
            connection.execute(
                "INSERT INTO bundle_out (chain, bundle, addressee, seq, tagmanifest_sha256, sealed)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    chain,
                    sealed.bundle,
                    sealed.addressee,
                    sealed.seq,
                    sealed.tagmanifest_sha256,
                    wall,
                ),
            )
        case BundleReceived() as received:
            connection.execute(
                "INSERT OR IGNORE INTO bundle_in"
                " (chain, bundle, sender, seq, tagmanifest_sha256, received)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    chain,
                    received.bundle,
                    received.sender,
                    received.seq,
                    received.tagmanifest_sha256,
                    wall,
                ),
            )
