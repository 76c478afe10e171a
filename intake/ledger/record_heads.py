"""Following every record of a chain, also through entries whose record is no longer known."""

from typing import Final

from intake.domain.ids import NO_RECORD, InterviewId
from intake.ledger.entry import ZERO, Entry
from intake.ledger.heads import RecordHead

_NONE: Final = RecordHead()


class RecordHeads:
    """The heads of the records met so far.

    A withheld entry does not say whose it is: the record whose head it continues is found by
    recomputing its rlink.
    """

    def __init__(self) -> None:
        self.known: dict[InterviewId, RecordHead] = {}
        self._nameless: set[RecordHead] = set()

    def follow(self, entry: Entry, subject: InterviewId | None) -> bool:
        """Note an entry (`subject` None: withheld); tell whether it continues its record."""
        if subject == NO_RECORD or (subject is None and entry.record_count == 0):
            return entry.record_count == 0 and entry.rlink == ZERO
        grown = RecordHead(entry.record_count, entry.rlink)
        if subject is None:
            return self._follow_withheld(entry, grown)
        before = self.known.get(subject, _NONE)
        if before.grown(entry.leaf) != grown and not (
            before.count == 0 and self._continue_nameless(entry, grown)
        ):
            return False
        self._nameless.discard(grown)
        self.known[subject] = grown
        return True

    def _follow_withheld(self, entry: Entry, grown: RecordHead) -> bool:
        if RecordHead().grown(entry.leaf) == grown:
            self._nameless.add(grown)
            return True
        if self._continue_nameless(entry, grown):
            return True
        for subject, head in self.known.items():
            if head.count == grown.count - 1 and head.grown(entry.leaf) == grown:
                self.known[subject] = grown
                return True
        return False

    def _continue_nameless(self, entry: Entry, grown: RecordHead) -> bool:
        for head in self._nameless:
            if head.count == grown.count - 1 and head.grown(entry.leaf) == grown:
                self._nameless.remove(head)
                self._nameless.add(grown)
                return True
        return False
