"""What checks an open store; implements `services.checking.CheckPorts`."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from intake.app.verified import checked_file
from intake.services.checked_files import StoreReport
from intake.services.ports import InterviewRow
from intake.storage.open_store import OpenStore
from intake.storage.verification import VerificationReport


class StoreChecks:
    """Checks one store, beside whoever works in it."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def check(self, advance: Callable[[int, int], None], *, is_thorough: bool) -> StoreReport:
        """Look at everything whose key is here."""
        return report_of(self._store.health.check(advance, is_thorough=is_thorough))

    def remember_check(self, told: Mapping[str, object]) -> None:
        """Keep what the last check found."""
        self._store.health.remember(told)

    def last_check(self) -> Mapping[str, object] | None:
        """Return what was kept, or None."""
        return self._store.health.remembered()

    def left_open(self) -> tuple[InterviewRow, ...]:
        """Return the interviews that a crash cut off and nobody has gone on with."""
        return self._store.health.left_open()

    def rebuild(self, files: Iterable[str]) -> str:
        """Copy these files aside, build their lists anew, and return where the copies are."""
        return str(self._store.health.rebuild([Path(each).stem for each in files]))


def report_of(report: VerificationReport) -> StoreReport:
    """Return what was checked of a store, as the services tell it."""
    files = tuple(
        checked_file(each, [p for p in report.problems if p.compartment is each.compartment])
        for each in report.files
    )
    agree = not any(each.check.value == "projection" for each in report.problems)
    return StoreReport(files, agree)
