"""The inbox: one file or a folder of hundreds is looked at first, and then taken in."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import PurePath
from threading import Event
from typing import Final

from intake.domain.errors import CancelledError, IntakeError
from intake.i18n import Words
from intake.i18n.post_words import alarm_text, numbers_text, verdict_text
from intake.services.inbox import Advance, Inbox, Looked, Verdict
from intake.ui.bundle_faults import BUNDLE_FAULTS
from intake.ui.presenters.work import Ticket, Workshop

MOST: Final = 60
"""Lines of the list; what is wrong is shown first."""
_BREATH: Final = 0.1
_KINDS: Final = {
    Verdict.NEW: "info",
    Verdict.LATE: "info",
    Verdict.RECEIPT: "info",
    Verdict.NOTICE: "warn",
    Verdict.REPEAT: "quiet",
    Verdict.FOR_OTHERS: "quiet",
    Verdict.UNKNOWN_SENDER: "warn",
    Verdict.UNVERIFIED: "warn",
    Verdict.REFUSED: "bad",
    Verdict.UNREADABLE: "bad",
}
_TAKEN_IN: Final = frozenset(
    {Verdict.NEW, Verdict.LATE, Verdict.RECEIPT, Verdict.NOTICE, Verdict.REFUSED}
)
"""What the second step works on: what is new, and what is to be set aside."""
_ORDER: Final = ("bad", "warn", "info", "quiet")


class Stage(StrEnum):
    """How far the wizard is."""

    NOTHING = "nothing"
    LOOKING = "looking"
    LOOKED = "looked"
    TAKING = "taking"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One file in words."""

    file: str
    verdict: str
    kind: str
    who: str
    detail: str


@dataclass(frozen=True, slots=True)
class InboxState:
    """The card."""

    stage: Stage
    share: float
    progress: str
    is_paused: bool
    summary: str
    lines: tuple[InboxLine, ...]
    more: str
    missing: tuple[str, ...]
    """For each station the numbers that have not come."""
    alarms: tuple[str, ...]
    can_accept: bool
    problem: str


@dataclass(frozen=True, slots=True)
class InboxTools:
    """What the presenter works with."""

    inbox: Inbox
    workshop: Workshop
    sentence: Callable[[IntakeError, Words], str]
    changed: Callable[[], None]
    """Told once something was taken in."""


class InboxPresenter:
    """Looks, then takes in; may be paused and stopped between two files."""

    def __init__(self, tools: InboxTools, words: Words, show: Callable[[InboxState], None]) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._stage = Stage.NOTHING
        self._looked: tuple[Looked, ...] = ()
        self._progress = (0, 0)
        self._goes_on = Event()
        self._goes_on.set()
        self._ticket: Ticket | None = None
        self._error: IntakeError | None = None

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def look(self, path: str) -> None:
        """Verify a file, or everything in a folder; nothing is kept."""
        self._start(Stage.LOOKING, partial(self._tools.inbox.look, path), self._looked_at)

    def accept(self) -> None:
        """Take in what was looked at."""
        good = [each for each in self._looked if each.verdict in _TAKEN_IN]
        if self._stage is Stage.LOOKED and good:
            self._start(Stage.TAKING, partial(self._tools.inbox.accept, good), self._taken)

    def pause(self) -> None:
        """Wait after the file that is being read, or go on."""
        (self._goes_on.clear if self._goes_on.is_set() else self._goes_on.set)()
        self.refresh()

    def cancel(self) -> None:
        """Stop; what was taken in stays, and nothing of the file that is being read."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._goes_on.set()

    def state(self) -> InboxState:
        """Return the state of the card."""
        words, looked = self._words, self._looked
        done, total = self._progress
        lines = sorted((self._line(each) for each in looked), key=lambda e: _ORDER.index(e.kind))
        hidden = len(lines) - MOST
        more = words.ngettext(
            "{count} more file is not shown.", "{count} more files are not shown.", hidden
        )
        alarms = sorted({alarm for each in looked for alarm in each.alarms})
        return InboxState(
            stage=self._stage,
            share=done / total if total else 0.0,
            progress=words.gettext("{done} of {total} files", done=done, total=total),
            is_paused=not self._goes_on.is_set(),
            summary=self._summary(),
            lines=tuple(lines[:MOST]),
            more=more if hidden > 0 else "",
            missing=self._missing(),
            alarms=tuple(alarm_text(words, each) for each in alarms),
            can_accept=self._stage is Stage.LOOKED
            and any(each.verdict in _TAKEN_IN for each in looked),
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def _start(
        self,
        stage: Stage,
        work: Callable[[Advance], tuple[Looked, ...]],
        then: Callable[[tuple[Looked, ...]], None],
    ) -> None:
        if self._stage in {Stage.LOOKING, Stage.TAKING}:
            return
        self._stage, self._progress, self._error = stage, (0, 0), None
        self._goes_on.set()
        goes_on = self._goes_on

        def job(advance: Callable[..., None]) -> tuple[Looked, ...]:
            def step(done: int, total: int) -> None:
                advance(done, total)
                while not goes_on.wait(_BREATH):
                    advance(done, total)  # a stop is heard while it waits

            return work(step)

        self._ticket = self._tools.workshop.start(job, then, self._refused, self._advanced)
        self.refresh()

    def _summary(self) -> str:
        if self._stage not in {Stage.LOOKED, Stage.TAKEN}:
            return ""
        words = self._words
        if not self._looked:
            return words.gettext("There is no bundle and no receipt.")
        counts = Counter(each.verdict for each in self._looked)
        return " · ".join(
            f"{verdict_text(words, verdict)}: {counts[verdict]}"
            for verdict in Verdict
            if counts[verdict]
        )

    def _line(self, each: Looked) -> InboxLine:
        words = self._words
        who = each.station
        if each.number:
            number = words.gettext("No. {number}", number=each.number)
            who = f"{who} · {number}" if who else number
        return InboxLine(
            PurePath(each.file).name,
            verdict_text(words, each.verdict),
            _KINDS[each.verdict],
            who,
            self._detail(each),
        )

    def _detail(self, each: Looked) -> str:
        words = self._words
        if each.fault is not None:
            return words.gettext(BUNDLE_FAULTS[each.fault])
        if not each.records:
            return ""
        count = words.ngettext("{count} interview", "{count} interviews", len(each.records))
        if not each.known:
            return count
        known = words.ngettext(
            "{count} of them is here already and grows",
            "{count} of them are here already and grow",
            each.known,
        )
        return f"{count}, {known}"

    def _missing(self) -> tuple[str, ...]:
        gaps = {each.station: each.missing for each in self._looked if each.station}
        return tuple(
            self._words.gettext(
                "Missing from {station}: {numbers}", station=station, numbers=numbers_text(missing)
            )
            for station, missing in gaps.items()
            if missing
        )

    def _advanced(self, done: int, total: int) -> None:
        self._progress = (done, total)
        self.refresh()

    def _looked_at(self, looked: Sequence[Looked]) -> None:
        self._ticket, self._stage, self._looked = None, Stage.LOOKED, tuple(looked)
        self.refresh()

    def _taken(self, taken: Sequence[Looked]) -> None:
        self._ticket, self._stage = None, Stage.TAKEN
        done = {each.file: each for each in taken}
        self._looked = tuple(done.get(each.file, each) for each in self._looked)
        self.refresh()
        self._tools.changed()

    def _refused(self, error: IntakeError) -> None:
        was_taking = self._stage is Stage.TAKING
        self._ticket, self._looked, self._stage = None, (), Stage.NOTHING
        self._error = None if isinstance(error, CancelledError) else error
        self.refresh()
        if was_taking:
            self._tools.changed()
