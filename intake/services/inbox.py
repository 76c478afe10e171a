"""Taking in a file or a folder of hundreds: looked at first, then taken in or set aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol

from intake.domain.compartments import Compartment
from intake.domain.errors import (
    BundleFault,
    BundleRefusedError,
    UnreadableFileError,
    UnverifiedContactError,
)
from intake.domain.ids import InterviewId
from intake.domain.receipts import Alarm
from intake.services.handing_over import HandingOver, OpenedBundle, Received
from intake.services.notices import SUFFIX as NOTICE
from intake.services.notices_received import ReceivedNotices
from intake.services.ports import Now, OpenRecords, Reading
from intake.services.post import Quarantined, SetAside
from intake.services.receipts import SUFFIX, Receipts
from intake.services.receipts_ports import general_reason

Advance = Callable[[int, int], None]
"""Told (files done, files in all), also within a file; raises CancelledError to stop.

Nothing is kept of a file that was not read to its end.
"""
_Work = Callable[[str, Advance], "Looked"]

_LEFT_ALONE: Final = {
    BundleFault.WRONG_RECIPIENT: "for_others",
    BundleFault.UNKNOWN_SIGNER: "unknown_sender",
}
"""Nothing is wrong with such a file: it is for others, or its sender's card is not here yet."""


class Verdict(StrEnum):
    """What one file is, or what became of it."""

    NEW = "new"
    LATE = "late"
    """New, after one of a higher number."""
    REPEAT = "repeat"
    RECEIPT = "receipt"
    NOTICE = "notice"
    """What may no longer be used of records that came."""
    FOR_OTHERS = "for_others"
    UNKNOWN_SENDER = "unknown_sender"
    UNVERIFIED = "unverified"
    """A receipt of a station whose words were not compared."""
    REFUSED = "refused"
    """Set aside: it is damaged, or contradicts what is here."""
    UNREADABLE = "unreadable"
    """The file itself cannot be read."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One file that was looked at or taken in."""

    file: str
    verdict: Verdict
    station: str = ""
    number: int = 0
    records: tuple[InterviewId, ...] = ()
    known: int = 0
    """How many of these interviews were here already when it was looked at."""
    entries: int = 0
    """In the bundle when it was looked at; new ones when it was taken in."""
    missing: tuple[tuple[int, int], ...] = ()
    """(first, last) of each gap among the numbers of its sender."""
    fault: BundleFault | None = None
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is set aside at most."""

    quota: int = 1 << 30
    kept_seconds: int = 90 * 24 * 3600


class Files(Protocol):
    """The files of the machine, as an adapter offers them."""

    def listing(self, path: str) -> tuple[str, ...]:
        """Return the bundles and receipts in a folder, by name; a file stands for itself."""

    def set_aside(self, path: str) -> SetAside:
        """Copy a file as it is into the quarantine folder."""

    def remove(self, names: Sequence[str]) -> None:
        """Remove files from the quarantine folder."""


class Inbox:
    """The incoming desk, in the session of one person."""

    def __init__(
        self,
        desks: tuple[HandingOver, Receipts, ReceivedNotices],
        store: tuple[OpenRecords, Reading],
        files: Files,
        now: Now,
        limits: Limits = Limits(),
    ) -> None:
        self._handing_over, self._receipts, self._notices = desks
        self._open_records, self._reading = store
        self._files = files
        self._now = now
        self._limits = limits

    def look(self, path: str, advance: Advance) -> tuple[Looked, ...]:
        """Verify every file whole and say what it is; nothing is kept. Sorted as it is taken in."""
        looked = self._each(self._files.listing(path), self._looked, advance)
        return tuple(sorted(looked, key=lambda each: (each.station, each.number, each.file)))

    def take_in(self, path: str, advance: Advance) -> tuple[Looked, ...]:
        """Take in every file of a folder, or one file; what was refused is set aside."""
        return self._each(self._files.listing(path), self._taken, advance)

    def accept(self, looked: Sequence[Looked], advance: Advance) -> tuple[Looked, ...]:
        """Take in what was looked at."""
        return self._each([each.file for each in looked], self._taken, advance)

    def set_aside(self, file: str, refused: BundleRefusedError) -> None:
        """Keep a refused file untouched with its reason, unless nothing is wrong with it."""
        if _refused(file, refused).verdict is Verdict.REFUSED:
            self._set_aside(file, refused)

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Return what is set aside, oldest first."""
        with self._open_records(Compartment.CORE) as records:
            return records.post.quarantine.rows()

    # --- one file

    def _each(self, files: Sequence[str], work: _Work, advance: Advance) -> tuple[Looked, ...]:
        done: list[Looked] = []

        def within(_done: int, _all: int) -> None:
            advance(len(done), len(files))

        for file in files:
            advance(len(done), len(files))
            done.append(self._guarded(file, work, within))
        advance(len(done), len(files))
        return tuple(done)

    def _guarded(self, file: str, work: _Work, within: Advance) -> Looked:
        try:
            return work(file, within)
        except UnreadableFileError:
            return Looked(file, Verdict.UNREADABLE)
        except UnverifiedContactError as unverified:
            return Looked(file, Verdict.UNVERIFIED, unverified.station)
        except BundleRefusedError as refused:
            if work == self._taken:
                self.set_aside(file, refused)
            return _refused(file, refused)

    def _looked(self, file: str, within: Advance) -> Looked:
        if file.endswith(SUFFIX):
            receipt, sender = self._receipts.look(file)
            return Looked(file, Verdict.RECEIPT, sender.station, receipt.number)
        if file.endswith(NOTICE):
            notices, sender = self._notices.look(file)
            told = tuple(dict.fromkeys(each.record for each in notices))
            return Looked(file, Verdict.NOTICE, sender.station, records=told, entries=len(notices))
        opened = self._handing_over.inspect(file, within)
        is_here = self._reading.has_bundle(opened.bundle)
        verdict = Verdict.REPEAT if is_here else Verdict.NEW
        return replace(_of_bundle(file, verdict, opened), known=self._known(opened))

    def _taken(self, file: str, within: Advance) -> Looked:
        if file.endswith(SUFFIX):
            taken = self._receipts.take_in(file)
            verdict = Verdict.REPEAT if taken.was_here else Verdict.RECEIPT
            return Looked(
                file,
                verdict,
                taken.sender.station,
                taken.receipt.number,
                missing=taken.missing_receipts,
                alarms=taken.alarms,
            )
        if file.endswith(NOTICE):
            new, sender = self._notices.take_in(file)
            verdict = Verdict.NOTICE if new else Verdict.REPEAT
            return Looked(file, verdict, sender.station, entries=new)
        received = self._handing_over.receive(file, within)
        looked = _of_bundle(file, _verdict(received), received.opened)
        return replace(looked, entries=received.new_entries, missing=received.missing)

    def _known(self, opened: OpenedBundle) -> int:
        """Count the interviews of a bundle that are here already."""
        entries = (next(self._reading.record_entries(each), None) for each in opened.records)
        return sum(each is not None for each in entries)

    # --- what was refused

    def _set_aside(self, file: str, refused: BundleRefusedError) -> None:
        """Keep the file untouched with its reason; the same file is kept once."""
        aside = self._files.set_aside(file)
        now, numbered = self._now(), refused.numbered
        with self._open_records(Compartment.CORE) as records:
            post = records.post
            if numbered is not None:
                post.note_refused(numbered, general_reason(refused.fault), now)
            if aside.sha256 in {each.aside.sha256 for each in post.quarantine.rows()}:
                superfluous = [aside.name]
            else:
                org = numbered.whose.org if numbered else None
                number = numbered.number if numbered else None
                post.quarantine.note(
                    Quarantined(aside, now, refused.fault, refused.member, org, number)
                )
                superfluous = self._over_limits(post.quarantine.rows())
                post.quarantine.drop(superfluous)
        self._files.remove(superfluous)

    def _over_limits(self, rows: Sequence[Quarantined]) -> list[str]:
        """Return what is too old, and the oldest of what is too much; the newest stays."""
        now, left, gone = self._now(), self._limits.quota, []
        for each in reversed(rows):
            left -= each.aside.size if each.aside.size <= self._limits.quota else 0
            age = (now - each.arrived).total_seconds()
            if each is not rows[-1] and (left < 0 or age > self._limits.kept_seconds):
                gone.append(each.aside.name)
        return gone


def _of_bundle(file: str, verdict: Verdict, opened: OpenedBundle) -> Looked:
    return Looked(
        file,
        verdict,
        opened.sender.station,
        opened.seq,
        opened.records,
        entries=len(opened.entries),
    )


def _verdict(received: Received) -> Verdict:
    if received.was_here:
        return Verdict.REPEAT
    return Verdict.LATE if received.is_late else Verdict.NEW


def _refused(file: str, refused: BundleRefusedError) -> Looked:
    number = refused.numbered.number if refused.numbered else 0
    verdict = Verdict(_LEFT_ALONE.get(refused.fault, "refused"))
    return Looked(file, verdict, number=number, fault=refused.fault)
