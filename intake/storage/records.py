"""One transaction on the file of one compartment; implements `services.ports.Records`."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from types import TracebackType

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.erasing import RecordErased
from intake.domain.events import (
    AnswerGiven,
    BundleReceived,
    ChainBegun,
    Checkpointed,
    Event,
    SessionOpened,
)
from intake.domain.ids import NO_RECORD, ChainId, InterviewId
from intake.domain.interview import Interview
from intake.domain.organisation_mode import InForce
from intake.domain.receipt_events import ReceiptImported
from intake.domain.standing import Standing
from intake.domain.vouching import EntryAdopted
from intake.ledger import chain as ledger
from intake.ledger import event_codec
from intake.ledger.authority import acting_role
from intake.ledger.entry import SALT_BYTES, Entry
from intake.ledger.header import Header, next_hlc
from intake.ledger.heads import Salts
from intake.services.ports import Contact, Draft, KeptForm, Progress, Written
from intake.storage import (
    at_hand,
    checkpoints,
    conflict_rows,
    database,
    documents,
    drafts,
    entries,
    erasing_rows,
    forms_kept,
    interview_rows,
    judgement_rows,
    kept_apart,
    merging,
    projections,
    stations,
)
from intake.storage.checkpoints import SignEntry
from intake.storage.entries import Happened
from intake.storage.files import StoreFiles
from intake.storage.receipt_rows import SqlPost
from intake.storage.writer import Writer


class SqlRecords:
    """Records in the encrypted store. Made by `open_records`, used within its block only."""

    def __init__(
        self, connection: sqlcipher.Connection, compartment: Compartment, writer: Writer
    ) -> None:
        self._connection = connection
        self._compartment = compartment
        self._writer = writer
        self._opened = writer.marks.opened.get(compartment)
        self.is_resting_place = False
        """There is time after the commit: no answer has to wait while the journal is emptied."""
        self._after = writer.marks.after
        self._at_hand = at_hand.take(writer.marks.left, compartment, connection)

    def append(
        self, event: Event, subject: InterviewId = NO_RECORD, *, progress: Progress | None = None
    ) -> Written:
        """Add `event` to the chain and bring the projections up to it."""
        if self._opened is None and not isinstance(event, ChainBegun | SessionOpened):
            self._append(SessionOpened(self._writer.program_version))
        if known := conflict_rows.continued(self._connection, self._at_hand, event, subject):
            self._append(known, subject)
        return self._append(event, subject, progress)

    def append_judged(self, event: Event, subject: InterviewId, sign: SignEntry) -> Written:
        """Add `event`, signed by the key that its author opened for this act."""
        written = self.append(event, subject)
        checkpoints.sign(self._connection, self._chain(), written.seq, sign)
        return written

    def end_of(self, interview: InterviewId) -> tuple[ChainId, int, str] | None:
        """Return where a record ends in this chain: chain, count, rlink; None: not begun here."""
        end = self._at_hand.record_head(interview)
        known = end is not None and end.count > 0
        return (ChainId(self._chain().hex()), end.count, end.rlink.hex()) if end and known else None

    def standing(self, interview: InterviewId) -> Interview:
        """Return the interview without its document, from its row; core compartment only."""
        return self._at_hand.standing(interview)

    def judged(self, interview: InterviewId) -> Standing:
        """Return the judgements of one record; core compartment only."""
        return judgement_rows.standing_of(self._connection, bytes.fromhex(interview))

    def in_force(self) -> InForce:
        """Return the mode of the own organisation; core compartment only."""
        return judgement_rows.in_force(self._connection, bytes.fromhex(self._writer.org))

    def save_draft(self, draft: Draft) -> None:
        """Overwrite the draft of one question."""
        drafts.save(self._connection, draft)
        self._at_hand.are_drafts = True

    def drop_draft(self, interview: InterviewId, path: str) -> None:
        """Delete the draft of one question, whether or not there is one."""
        if self._at_hand.may_have_drafts():
            drafts.drop(self._connection, interview, path)
            self._at_hand.are_drafts = None

    def drop_drafts(self, interview: InterviewId) -> None:
        """Delete every draft of an interview."""
        drafts.drop_all(self._connection, interview)
        self._at_hand.are_drafts = None

    def checkpoint(self) -> None:
        """Sign what this session has added since its last checkpoint; nothing when nothing."""
        self.is_resting_place = True
        if self._opened is not None:
            first = checkpoints.first_unsigned(self._connection, self._chain(), self._opened)
            if first is not None:
                self._attest(Checkpointed(first))

    def adopt(self, first_seq: int) -> None:
        """Sign one's own tail from `first_seq` on, which a crash left unattested."""
        self._attest(Checkpointed(first_seq, adopts=True))

    def begin_chain(self, event: ChainBegun) -> None:
        """Write and sign the first entry of the chain."""
        written = self._append(event)
        checkpoints.sign(self._connection, self._chain(), written.seq, self._writer.sign)

    def refresh_document(self, interview: InterviewId) -> None:
        """Rebuild the document of one interview (section left, finish)."""
        self.is_resting_place = True
        documents.refresh(self._connection, bytes.fromhex(interview))

    def note_progress(self, interview: InterviewId, progress: Progress) -> None:
        """Note how far the form session has counted; core compartment only."""
        interview_rows.count(self._connection, interview, progress)

    def keep_form(self, form: KeptForm) -> None:
        """Store a form version with its files; one of the same hash only gains: see the port."""
        forms_kept.keep(self._connection, form, self._milliseconds())

    def keep_contact(self, contact: Contact) -> None:
        """Remember a contact card, or replace the older card of the same station."""
        stations.keep(self._connection, contact)

    @property
    def post(self) -> SqlPost:
        """What is kept of bundles and receipts on their way."""
        return SqlPost(self._connection)

    def merge(self, entries_: Sequence[Entry]) -> int:
        """Add verified entries of other chains; those that are here already change nothing."""
        self.is_resting_place = True
        wall, judge = self._milliseconds(), self._writer.judge()
        new = merging.merge(self._connection, self._compartment, entries_, wall=wall, judge=judge)
        self._at_hand = at_hand.read(self._connection, self._at_hand.version)
        return new

    def adopt_entry(self, event: EntryAdopted, subject: InterviewId, sign: SignEntry) -> Written:
        """Let an entry count that was kept apart; `sign` is by the key opened for this act."""
        written = self.append_judged(event, subject, sign)
        kept_apart.adopt(self._connection, event)
        merging.rebuild_record(self._connection, self._compartment, bytes.fromhex(subject))
        return written

    def erase(self, event: RecordErased) -> Written:
        """Write that a record is erased, and erase it."""
        written = self.append(event)
        erasing_rows.erase(self._connection, event)
        return written

    def committed(self) -> None:
        """Remember what the disk has acknowledged."""
        marks = self._writer.marks
        marks.after = self._after
        marks.clock = max(marks.clock, self._at_hand.head.hlc)
        if self._opened is not None:
            marks.opened[self._compartment] = self._opened
        self._at_hand.changes = self._connection.total_changes
        marks.left[self._compartment] = self._at_hand

    def empty_journal(self) -> None:
        """Bring what was committed into the file."""
        self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _append(
        self, event: Event, subject: InterviewId = NO_RECORD, progress: Progress | None = None
    ) -> Written:
        writer, head = self._writer, self._at_hand.head
        wall = self._milliseconds()
        type_, body = event_codec.encode(event)
        role = acting_role(writer.roles or (writer.role,), type_)
        header = Header(
            org=writer.org,
            chain=ChainId(head.chain.hex()),
            seq=head.seq + 1,
            hlc=next_hlc(max(head.hlc, self._at_hand.hlc_seen, writer.marks.clock), wall),
            wall=wall,
            actor=writer.person,
            acting_role=role,
            type=type_,
            subject=subject,
            roster=writer.roster,
            after=self._after,
        )
        salt = writer.randomness(2 * SALT_BYTES)
        salts = Salts(salt[:SALT_BYTES], salt[SALT_BYTES:])
        record = self._at_hand.record_head(subject)
        entry = ledger.grow(head, header, body, salts, record=record)
        pos = entries.insert(self._connection, entry, header, entries.subject_of(header))
        self._at_hand.grow(entry, header)
        self._project(Happened(pos, header, event), progress)
        return Written(header.chain, header.seq, datetime.fromtimestamp(wall / 1000, UTC))

    def _project(self, happened: Happened, progress: Progress | None) -> None:
        projections.bring_up(self._connection, self._compartment, happened, progress)
        match happened.event:
            case AnswerGiven():  # changes the document of an interview and not where it stands
                pass
            case SessionOpened():
                self._opened = happened.header.seq
            case BundleReceived(tagmanifest_sha256=received) | ReceiptImported(sha256=received):
                self._after = received
            case _:
                self._at_hand.forget_interview()
        conflict_rows.bring_up(self._connection, self._at_hand, happened)
        is_behind = self._at_hand.hlc_ahead > happened.header.hlc
        subject = entries.subject_of(happened.header) if is_behind else None
        if subject is not None:  # another station's clock runs far ahead of ours
            merging.rebuild_record(self._connection, self._compartment, subject)
            self._at_hand.forget_interview()

    def _attest(self, event: Checkpointed) -> None:
        sign = self._writer.sign
        checkpoints.sign_records(self._connection, self._chain(), event.first_seq, sign)
        written = self._append(event)
        checkpoints.sign(self._connection, self._chain(), written.seq, sign)

    def _chain(self) -> bytes:
        return self._at_hand.head.chain

    def _milliseconds(self) -> int:
        return int(self._writer.now().timestamp() * 1000)


def open_records(
    files: StoreFiles, writer: Writer
) -> Callable[[Compartment], AbstractContextManager[SqlRecords]]:
    """Return what begins a transaction on one file: it commits when its block ends."""

    def begin(compartment: Compartment) -> _Recording:
        return _Recording(files, compartment, writer)

    return begin


class _Recording:
    """The block of one transaction. A class and no generator: every answer goes through it."""

    __slots__ = ("_compartment", "_files", "_records", "_transaction", "_writer")

    def __init__(self, files: StoreFiles, compartment: Compartment, writer: Writer) -> None:
        self._files = files
        self._compartment = compartment
        self._writer = writer
        self._transaction = files.writing(compartment)

    def __enter__(self) -> SqlRecords:
        connection = self._transaction.__enter__()
        try:
            self._records = SqlRecords(connection, self._compartment, self._writer)
        except BaseException as error:
            self._transaction.__exit__(type(error), error, error.__traceback__)
            raise
        return self._records

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transaction.__exit__(kind, error, trace)
        if error is not None:
            return
        self._records.committed()
        if self._records.is_resting_place:
            with database.errors_told(self._files.file(self._compartment).path):
                self._records.empty_journal()
