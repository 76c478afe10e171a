"""Where a file was left by the last transaction of this session, so that the next need not look.

What is kept holds only while nothing else has written to the file: `data_version` tells of commits
by other connections, `total_changes` of statements on this one. Whatever else happened, a rollback
included, the rows are read again.
"""

from dataclasses import dataclass

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.interview import Interview
from intake.ledger.entry import Entry
from intake.ledger.header import Header
from intake.ledger.heads import ChainHead, RecordHead
from intake.storage import drafts, entries, interview_rows


@dataclass(slots=True)
class AtHand:
    """The end of the chain that is written here, and of the record that was last written to."""

    connection: sqlcipher.Connection
    version: int
    """`data_version` within the transaction: nobody else commits before it ends."""
    head: ChainHead
    hlc_seen: int
    hlc_ahead: int
    subject: InterviewId = NO_RECORD
    record: RecordHead | None = None
    interview: Interview | None = None
    are_drafts: bool | None = None
    """None: not known."""
    changes: int = 0
    named: InterviewId = NO_RECORD
    """The record of which this chain has said how much it knows from others."""
    is_shared: bool = False
    """Others have written in it too."""

    def record_head(self, subject: InterviewId) -> RecordHead | None:
        """Return where one record stands in this chain; None where there is no record."""
        if subject == NO_RECORD:
            return None
        if subject == self.subject and self.record is not None:
            return self.record
        return entries.record_head(self.connection, self.head.chain, bytes.fromhex(subject))

    def standing(self, subject: InterviewId) -> Interview:
        """Return an interview without its document."""
        if self.interview is None or self.interview.id != subject:
            self.interview = interview_rows.standing(self.connection, subject)
        return self.interview

    def may_have_drafts(self) -> bool:
        """Tell whether there is a draft to delete; a coded answer leaves none."""
        if self.are_drafts is None:
            self.are_drafts = drafts.are_any(self.connection)
        return self.are_drafts

    def grow(self, entry: Entry, header: Header) -> None:
        """Follow an entry that was just added to the chain."""
        self.head = self.head.after(entry, header.hlc)
        if header.subject != NO_RECORD:
            self.subject = header.subject
            self.record = RecordHead(entry.record_count, entry.rlink)

    def forget_interview(self) -> None:
        """Let the next question about an interview be answered from its row."""
        self.interview = None


def take(
    left: dict[Compartment, AtHand], compartment: Compartment, connection: sqlcipher.Connection
) -> AtHand:
    """Return where the file stands, inside a transaction; what was left is used up by it."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    kept = left.pop(compartment, None)  # put back by a commit only
    if (
        kept is not None
        and kept.connection is connection
        and kept.version == version
        and kept.changes == connection.total_changes
    ):
        return kept
    return read(connection, version)


def read(connection: sqlcipher.Connection, version: int) -> AtHand:
    """Return where the file stands, from its rows."""
    chain, seen, ahead = connection.execute(
        "SELECT chain, hlc_seen, hlc_ahead FROM meta"
    ).fetchone()
    return AtHand(connection, version, entries.head(connection, chain), seen, ahead)
