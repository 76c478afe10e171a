"""Threads beside the one that paints: two lanes to the store, and a workshop for long jobs.

Results come back on the thread that paints, in order. An IntakeError goes to whoever asked; any
other exception is a mistake of ours and goes to the crash page.
"""

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from intake.ui.presenters.work import Advance

if TYPE_CHECKING:  # the lock screen is painted before these are loaded
    from intake.domain.errors import IntakeError

T = TypeVar("T")
Deliver = Callable[[], None]
Crashed = Callable[[BaseException], None]

QUIET_SECONDS = 0.04
"""Progress is told at most this often."""


class Lane(QObject):
    """One thread that does one job after the other."""

    _ready = Signal()

    def __init__(
        self, name: str, crashed: Crashed, at_end: Callable[[], None] | None = None
    ) -> None:
        """Start the thread; `at_end` is the last thing it does."""
        super().__init__()
        self._crashed = crashed
        self._at_end = at_end
        self._jobs: SimpleQueue[Callable[[], Deliver] | None] = SimpleQueue()
        self._results: SimpleQueue[Deliver] = SimpleQueue()
        self._ready.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name=name)
        self._thread.start()

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: "Callable[[IntakeError], None]",
    ) -> None:
        """Queue `job`; `then` gets its result, `failed` its error."""
        self._jobs.put(lambda: _attempt(job, then, failed, self._crashed))

    def at_end(self, last: Callable[[], None]) -> None:
        """Say what the thread is to do last of all."""
        self._at_end = last

    def close(self) -> None:
        """Finish every queued job, hand out every result, and end the thread."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()
        self._deliver()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._results.put(job())
            self._ready.emit()
        if self._at_end is not None:
            last = self._at_end
            self._results.put(_attempt(last, _ignore, _ignore, self._crashed))

    def _deliver(self) -> None:
        while True:
            try:
                deliver = self._results.get_nowait()
            except Empty:
                return
            deliver()


class Job(QObject):
    """One long job under way."""

    _progressed = Signal(object)
    _ended = Signal(object)

    def __init__(
        self, progressed: Callable[..., None] | None, forget: Callable[["Job"], None]
    ) -> None:
        super().__init__()
        self._cancelled = threading.Event()
        self._told = 0.0
        self._tell = progressed
        self._forget = forget
        self._progressed.connect(self._on_progress)
        self._ended.connect(self._on_end)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled.set()

    def advance(self, *facts: object) -> None:
        """Tell how far the work is; called by the job, on its own thread."""
        if self._cancelled.is_set():
            raise _cancelled()
        now = time.monotonic()
        if now - self._told >= QUIET_SECONDS:
            self._told = now
            self._progressed.emit(facts)

    def end(self, deliver: Deliver) -> None:
        """Bring the outcome to the thread that paints; called on the job's own thread."""
        self._ended.emit(deliver)

    def _on_progress(self, facts: tuple[object, ...]) -> None:
        if self._tell is not None:
            self._tell(*facts)

    def _on_end(self, deliver: Deliver) -> None:
        self._tell = None
        self._forget(self)
        deliver()


class Workshop:
    """Runs long jobs on threads of a pool; `release` is called on each thread after its job."""

    def __init__(self, crashed: Crashed, release: Callable[[], None] | None = None) -> None:
        self._crashed = crashed
        self._release = release
        self._pool = QThreadPool()
        self._under_way: set[Job] = set()

    def start(
        self,
        job: Callable[[Advance], T],
        then: Callable[[T], None],
        failed: "Callable[[IntakeError], None]",
        progressed: Callable[..., None] | None = None,
    ) -> Job:
        """Start `job`; exactly one of `then` and `failed` is called in the end."""
        made = Job(progressed, self._under_way.discard)
        self._under_way.add(made)

        def work() -> None:
            made.end(
                _attempt(lambda: self._released(job, made.advance), then, failed, self._crashed)
            )

        self._pool.start(work)  # a QRunnable would be freed twice: by its pool and by Python
        return made

    def close(self) -> None:
        """Stop what can be stopped, and wait for the rest."""
        for each in tuple(self._under_way):
            each.cancel()
        self._pool.waitForDone()

    def _released(self, job: Callable[[Advance], T], advance: Advance) -> T:
        try:
            return job(advance)
        finally:
            if self._release is not None:
                self._release()


def _attempt(
    job: Callable[[], T],
    then: Callable[[T], None],
    failed: "Callable[[IntakeError], None]",
    crashed: Crashed,
) -> Deliver:
    try:
        result = job()
    except Exception as error:  # noqa: BLE001 - the edge of a thread: the crash page gets it
        from intake.domain.errors import IntakeError

        fallen = error
        if isinstance(fallen, IntakeError):
            refused = fallen
            return lambda: failed(refused)
        return lambda: crashed(fallen)
    return lambda: then(result)


def _cancelled() -> Exception:
    from intake.domain.errors import CancelledError

    return CancelledError()


def _ignore(_result: object) -> None:
    """Do nothing with the result of the last job."""


class LaneWorkshop:
    """Runs long jobs on a lane, where a store's connections belong to one thread."""

    def __init__(self, lane: Lane) -> None:
        self._lane = lane

    def start(
        self,
        job: Callable[[Advance], T],
        then: Callable[[T], None],
        failed: "Callable[[IntakeError], None]",
        progressed: Callable[..., None] | None = None,
    ) -> "LaneTicket":
        """Queue `job`; a lane tells no progress."""
        ticket = LaneTicket()
        self._lane.run(lambda: job(ticket.advance), then, failed)
        return ticket


class LaneTicket:
    """A job queued on a lane."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled.set()

    def advance(self, *_facts: object) -> None:
        """Stop here if somebody asked to."""
        if self._cancelled.is_set():
            raise _cancelled()
