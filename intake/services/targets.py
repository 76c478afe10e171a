"""Places that carry sealed files: which there are, sending there, and fetching from there.

Nothing is contacted unless somebody asks for it. What lies at a place is worth nothing until the
incoming desk has verified it (`services.inbox`).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from typing import Protocol

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError, UnknownTargetError
from intake.domain.targets import Target
from intake.services.ports import Now, OpenRecords

Advance = Callable[[int, int], None]
"""Told (bytes done, bytes in all) of the present file; raises CancelledError to stop."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What sending one file came to."""

    name: str
    """What the file is called there."""
    pieces: int
    sent: int
    """Pieces sent now; none where the whole file lay there already."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file that waited at a target."""

    name: str
    file: str
    """Where it lies now; empty where it could not be fetched whole."""


class Act(StrEnum):
    """What is done with a target."""

    CHECK = "check"
    SEND = "send"
    FETCH = "fetch"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of a target beside its settings; none of it travels."""

    act: Act | None = None
    """What was done last; None: nothing ever was."""
    at: datetime | None = None
    count: int = 0
    """Files that waited, were sent, or were fetched."""
    failed: bool = False
    folder: str = ""
    """Where files were fetched to last."""
    station: str = ""
    """The recipient that was sent to last."""


class TargetDoor(Protocol):
    """Speaks to the places; raises what `intake.domain.target_errors` has."""

    def post(
        self, target: Target, file: str, recipient: str, advance: Advance, *, is_first: bool
    ) -> Delivery:
        """Send one sealed file for the holder of an inbox key."""

    def waiting(self, target: Target) -> tuple[str, ...]:
        """Return what lies there for this station."""

    def fetch(self, target: Target, name: str, into: str, advance: Advance) -> str | None:
        """Bring one file into a folder; None where it does not lie there whole yet."""


class Targets:
    """The targets of one store, in the session of one person."""

    def __init__(self, open_records: OpenRecords, door: TargetDoor, now: Now) -> None:
        self._open_records = open_records
        self._door = door
        self._now = now

    def rows(self) -> tuple[Target, ...]:
        """Return every target, by name."""
        with self._open_records(Compartment.CORE) as records:
            return records.post.targets.all()

    def target(self, name: str) -> Target:
        """Return one target, or raise UnknownTargetError."""
        for each in self.rows():
            if each.name == name:
                return each
        raise UnknownTargetError(name)

    def keep(self, target: Target) -> None:
        """Add a target, or change the one of that name. Raises TargetSettingError."""
        target.demand_settings()
        with self._open_records(Compartment.CORE) as records:
            records.post.targets.keep(target)

    def forget(self, name: str) -> None:
        """Remove a target; what lies there stays there."""
        self.target(name)
        with self._open_records(Compartment.CORE) as records:
            records.post.targets.forget(name)

    def send(self, name: str, file: str, recipient: str, advance: Advance) -> Delivery:
        """Send one sealed file. What broke off goes on where it stopped the next time."""
        target, called = self.target(name), PurePath(file).name
        is_first = called not in self._noted(name, "begun")
        if is_first:
            self._note(name, "begun", called)
        with self._telling(name, Act.SEND, station=recipient):
            delivery = self._door.post(target, file, recipient, advance, is_first=is_first)
        self._note(name, "sent", called)
        self._tell(name, Act.SEND, 1, station=recipient)
        return delivery

    def waiting(self, name: str) -> tuple[str, ...]:
        """Return the files for this station that were not fetched yet."""
        fetched, target = self._noted(name, "fetched"), self.target(name)
        with self._telling(name, Act.CHECK):
            lies = self._door.waiting(target)
        found = tuple(each for each in lies if each not in fetched)
        self._tell(name, Act.CHECK, len(found))
        return found

    def fetch(self, name: str, into: str, advance: Advance) -> tuple[Fetched, ...]:
        """Bring everything that waits into a folder; each file once, and none in part."""
        target, done = self.target(name), []
        for each in self.waiting(name):
            file = self._door.fetch(target, each, into, advance)
            if file is not None:
                self._note(name, "fetched", each)
            done.append(Fetched(each, file or ""))
        self._tell(name, Act.FETCH, len(done) - incomplete(done), folder=into)
        return tuple(done)

    def remembered(self, name: str) -> Remembered:
        """Return what was done with a target last, and what was chosen for it."""
        with self._open_records(Compartment.CORE) as records:
            kept = records.post.targets.remembered(name)
        if "act" not in kept:
            return Remembered()
        return Remembered(
            Act(kept["act"]),
            datetime.fromisoformat(kept["at"]),
            int(kept["count"]),
            kept["failed"] == "yes",
            kept.get("folder", ""),
            kept.get("station", ""),
        )

    @contextmanager
    def _telling(self, name: str, act: Act, **chosen: str) -> Iterator[None]:
        """Remember that an act failed, where it does."""
        try:
            yield
        except IntakeError:
            self._tell(name, act, 0, failed="yes", **chosen)
            raise

    def _tell(self, name: str, act: Act, count: int, *, failed: str = "no", **chosen: str) -> None:
        facts = {"act": act.value, "at": self._now().isoformat(), "count": str(count)}
        with self._open_records(Compartment.CORE) as records:
            for what, value in (facts | {"failed": failed} | chosen).items():
                records.post.targets.remember(name, what, value)

    def _noted(self, name: str, what: str) -> frozenset[str]:
        with self._open_records(Compartment.CORE) as records:
            return records.post.targets.noted(name, what)

    def _note(self, name: str, what: str, file: str) -> None:
        with self._open_records(Compartment.CORE) as records:
            records.post.targets.note(name, what, file, self._now())


def incomplete(fetched: Sequence[Fetched]) -> int:
    """Return how many files could not be fetched whole."""
    return sum(not each.file for each in fetched)
