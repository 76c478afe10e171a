"""Following every record of a chain, also through entries whose record is no longer known."""

from typing import Final

from intake.domain.ids import NO_RECORD, InterviewId
from intake.ledger.entry import ZERO, Entry, rlink
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
        if not _continues(before, entry) and not (
            before.count == 0 and self._continue_nameless(entry, grown)
        ):
            return False
        if self._nameless:
            self._nameless.discard(grown)
        self.known[subject] = grown
        return True

    def _follow_withheld(self, entry: Entry, grown: RecordHead) -> bool:
        if _continues(_NONE, entry):
            self._nameless.add(grown)
            return True
        if self._continue_nameless(entry, grown):
            return True
        for subject, head in self.known.items():
            if _continues(head, entry):
                self.known[subject] = grown
                return True
        return False

    def _continue_nameless(self, entry: Entry, grown: RecordHead) -> bool:
        for head in self._nameless:
            if _continues(head, entry):
                self._nameless.remove(head)
                self._nameless.add(grown)
                return True
        return False


def _continues(head: RecordHead, entry: Entry) -> bool:
    count = head.count + 1
    return entry.record_count == count and rlink(head.rlink, count, entry.leaf) == entry.rlink
