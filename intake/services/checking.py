"""Check my store: what was found, where, and what a crash cut off."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.domain.store_checks import DAMAGE, TO_KNOW, Kind
from intake.services.checked_files import CheckedFile, StoreReport
from intake.services.ports import InterviewRow, Now, Reading

Advance = Callable[[int, int], None]
"""Told how many steps are done, of how many; may raise CancelledError."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, without anything that somebody said."""

    kind: Kind
    file: str
    detail: str = ""
    """A page, a rule, a table, the beginning of a hash: for whoever is asked for help."""
    place: str = ""
    """The entry, `chain/seq`, after the last that is signed and good."""
    code: str = ""
    """The case that it is of, where that is known."""
    path: str = ""
    """The question that it answers."""
    count: int = 1


@dataclass(frozen=True, slots=True)
class StoreCheck:
    """What one check of a store came to."""

    at: datetime
    is_thorough: bool
    entries: int
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Nothing is wrong."""
        return all(each.kind in TO_KNOW for each in self.findings)

    @property
    def damaged(self) -> tuple[Finding, ...]:
        """What cannot be read as it was written."""
        return tuple(each for each in self.findings if each.kind in DAMAGE)


@dataclass(frozen=True, slots=True)
class Recovered:
    """An interview that a crash cut off, and nobody has gone on with since."""

    row: InterviewRow
    path: str
    """The question at which it stood: half answered, else answered last."""
    saved: datetime
    """Up to when everything is there."""
    is_half_typed: bool


class CheckPorts(Protocol):
    """What a check needs of the store."""

    def check(self, advance: Advance, *, is_thorough: bool) -> StoreReport:
        """Look at everything whose key is here."""

    def remember_check(self, told: Mapping[str, object]) -> None:
        """Keep what the last check found."""

    def last_check(self) -> Mapping[str, object] | None:
        """Return what was kept, or None."""

    def left_open(self) -> tuple[InterviewRow, ...]:
        """Return the interviews that a crash cut off and nobody has gone on with."""

    def rebuild(self, files: Iterable[str]) -> str:
        """Copy these files aside, build their lists anew, and return where the copies are."""


class Checking:
    """The desk for the health of one store."""

    def __init__(self, ports: CheckPorts, reading: Reading, now: Now) -> None:
        self._ports, self._reading, self._now = ports, reading, now

    def check(self, advance: Advance, *, is_thorough: bool = False) -> StoreCheck:
        """Check everything, keep what was found, and return it; raises CancelledError."""
        report = self._ports.check(advance, is_thorough=is_thorough)
        found = tuple(
            self._named(each, at) for file in report.files for each, at in findings_of(file)
        )
        entries = sum(each.entries for each in report.files)
        checked = StoreCheck(self._now(), is_thorough, entries, found)
        self._ports.remember_check(members_of(checked))
        return checked

    def last(self) -> StoreCheck | None:
        """Return what the last check found, or None where there was none."""
        told = self._ports.last_check()
        return None if told is None else read_members(told)

    def recovered(self) -> tuple[Recovered, ...]:
        """Return what a crash cut off, newest first."""
        drafts = self._reading.drafts()
        found = []
        for row in self._ports.left_open():
            half = [each for each in drafts if each.interview == row.id]
            saved = max([row.updated, *(each.saved for each in half)])
            path = half[0].path if half else self._reading.last_asked(row.id)
            found.append(Recovered(row, path, saved, bool(half)))
        return tuple(sorted(found, key=lambda each: each.saved, reverse=True))

    def rebuild(self, checked: StoreCheck) -> str:
        """Build the lists anew that replay contradicts; the files as they were are kept aside.

        Returns the folder of the copies; empty where nothing is to be built anew.
        """
        files = {each.file for each in checked.findings if each.kind is Kind.PROJECTION}
        return self._ports.rebuild(sorted(files)) if files else ""

    def _named(self, finding: Finding, interview: str) -> Finding:
        if not interview:
            return finding
        code = ""
        with suppress(IntakeError):
            code = self._reading.interview(InterviewId(interview)).case_code
        facts = asdict(finding) | {"code": code}
        return Finding(**facts)


def findings_of(file: CheckedFile) -> Iterable[tuple[Finding, str]]:
    """Yield what was found in one file, with the interview where one is named."""
    if not file.is_checked and not file.problems:
        yield Finding(Kind.NO_KEY, file.file), ""
        return
    for problem, place in zip(file.problems, file.places, strict=True):
        check, _, detail = problem.partition(":")
        if check == "media":
            kind, _, item = detail.partition(" ")
            interview, _, path = place.partition("/")
            yield Finding(Kind(kind), file.file, item, path=path), interview
        else:
            yield Finding(Kind(check), file.file, detail, place), ""
    for kind, count in (
        (Kind.UNSIGNED, file.unattested - file.in_session),
        (Kind.APART, file.doubtful),
        (Kind.UNNAMED, len(file.unnamed)),
    ):
        if count:
            yield Finding(kind, file.file, count=count), ""


def members_of(checked: StoreCheck) -> dict[str, object]:
    """Return a check as it is kept and printed."""
    return {
        "at": checked.at.astimezone(UTC).isoformat(),
        "thorough": checked.is_thorough,
        "entries": checked.entries,
        "sound": checked.is_sound,
        "findings": [asdict(each) | {"kind": each.kind.value} for each in checked.findings],
    }


def read_members(told: Mapping[str, Any]) -> StoreCheck:
    """Return a check that was kept by this store itself."""
    return StoreCheck(
        datetime.fromisoformat(told["at"]),
        told["thorough"],
        told["entries"],
        tuple(Finding(**{**each, "kind": Kind(each["kind"])}) for each in told["findings"]),
    )
