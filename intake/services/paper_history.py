"""Which papers of a record left, and at which version of the record."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.events import PaperIssued
from intake.domain.ids import InterviewId
from intake.ledger import event_codec, header
from intake.services.access import Deed
from intake.services.paper_wishes import IssuedBefore
from intake.services.ports import Reading

_SEEN: Final = frozenset(each.value for each in Deed)


@dataclass(frozen=True, slots=True)
class PaperHistory:
    """The version of a record now, and every paper that was issued of it, the oldest first."""

    version: int
    papers: tuple[IssuedBefore, ...]

    def copies(self, kind: str, language: str) -> int:
        """Return how many papers of a kind and its languages there are."""
        return sum(
            each.kind.partition(":")[0] == kind and each.language == language
            for each in self.papers
        )


def paper_history(reading: Reading, interview: InterviewId) -> PaperHistory:
    """Read it from the ledger. Whoever only looked or printed has not changed the record.

    The version is the same for everybody, whatever else than the core they may read.
    """
    version = 0
    versions: list[int] = []
    for line in reading.history(interview):
        if line.compartment is Compartment.CORE and line.type not in _SEEN:
            version += 1
        elif line.type == Deed.PRINTED.value:
            versions.append(version)
    papers = zip(versions, _issued(reading, interview), strict=True)
    return PaperHistory(version, tuple(_before(*each) for each in papers))


def _before(version: int, issued: tuple[datetime, PaperIssued]) -> IssuedBefore:
    at, event = issued
    return IssuedBefore(
        event.paper, event.kind, event.language, event.salt, event.pdf_salted_sha256, at, version
    )


def _issued(reading: Reading, interview: InterviewId) -> list[tuple[datetime, PaperIssued]]:
    """Return each paper, the oldest first."""
    readable = [
        (header.decode(each.header), each.body)
        for each in reading.record_entries(interview)
        if each.header is not None and each.body is not None
    ]
    issued = [
        (head, event_codec.decode(head.type, body))
        for head, body in readable
        if head.type == Deed.PRINTED.value
    ]
    return [
        (datetime.fromtimestamp(head.wall / 1000, UTC), event)
        for head, event in sorted(issued, key=lambda one: one[0].hlc)
        if isinstance(event, PaperIssued)
    ]
