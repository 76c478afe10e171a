"""The backups of the open store: made to a folder, proven, tried out, thinned."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from intake.domain.errors import CancelledError, IntakeError
from intake.i18n import Words
from intake.i18n.formats import size_text
from intake.services.backups import Backup, BackupFound, BackupProof, Backups, LastBackup
from intake.ui.local_time import moment_here
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.work import Advance, Ticket, Workshop

T = TypeVar("T")
MOST = 6
"""So many of the newest are listed."""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup of the chosen folder."""

    place: str
    title: str
    detail: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class BackupState:
    """The card."""

    last: str
    is_overdue: bool
    folder: str
    lines: tuple[BackupLine, ...]
    more: str
    is_working: bool
    share: float
    progress: str
    news: str
    problem: str

    @property
    def can_make(self) -> bool:
        """There is a folder, and nothing else is going on."""
        return bool(self.folder) and not self.is_working


@dataclass(frozen=True, slots=True)
class BackupTools:
    """What the presenter works with; `scratch` is where there is room for a trial."""

    backups: Backups
    lane: Lane
    workshop: Workshop
    sentence: Callable[[IntakeError, Words], str]
    scratch: str


class BackupPresenter:
    """Does one thing at a time, which can be stopped."""

    def __init__(
        self, tools: BackupTools, words: Words, show: Callable[[BackupState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._last: LastBackup | None = None
        self._folder = ""
        self._found: tuple[BackupFound, ...] = ()
        self._ticket: Ticket | None = None
        self._progress = (0, 0)
        self._news: Callable[[Words], str] | None = None
        self._problem: IntakeError | None = None

    def open(self) -> None:
        """Ask where backups are made, and when the last one was."""
        backups = self._tools.backups
        self._tools.lane.run(lambda: (backups.folder, backups.last()), self._known, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> BackupState:
        """Return the state of the card."""
        words, (done, whole) = self._words, self._progress
        hidden = len(self._found) - MOST
        return BackupState(
            last=self._last_text(),
            is_overdue=self._last is not None and self._last.is_overdue,
            folder=self._folder,
            lines=tuple(self._line(each) for each in self._found[:MOST]),
            more=words.ngettext("and {count} older one", "and {count} older ones", hidden)
            if hidden > 0
            else "",
            is_working=self._ticket is not None,
            share=done / whole if whole else 0.0,
            progress=words.gettext(
                "{done} of {total}",
                done=size_text(done, words.language),
                total=size_text(whole, words.language),
            )
            if whole
            else "",
            news=self._news(words) if self._news else "",
            problem=self._tools.sentence(self._problem, words) if self._problem else "",
        )

    def choose(self, folder: str) -> None:
        """Take a folder, and look what is in it."""
        self._folder, self._news, self._problem = folder, None, None
        self._look()
        self.refresh()

    def make(self) -> None:
        """Make a backup in the folder."""
        backups, folder = self._tools.backups, self._folder
        if self.state().can_make:
            self._begin(lambda advance: backups.make(folder, advance), self._made)

    def check(self, place: str) -> None:
        """Read all of one backup with the keys that are here."""
        backups = self._tools.backups
        self._begin(lambda advance: backups.verify(place, advance), self._proven)

    def try_out(self, place: str, passphrase: str) -> None:
        """Restore one on trial, with the passphrase of whoever sits here."""
        backups, scratch = self._tools.backups, self._tools.scratch
        self._begin(lambda advance: backups.drill(place, passphrase, scratch, advance), self._tried)

    def thin(self) -> None:
        """Delete what is no longer needed."""
        backups, folder = self._tools.backups, self._folder
        self._begin(lambda _advance: backups.thin(folder), self._thinned)

    def cancel(self) -> None:
        """Stop what is going on; nothing is left of it."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _begin(self, job: Callable[[Advance], T], then: Callable[[T], None]) -> None:
        if self._ticket is not None:
            return
        self._news, self._problem, self._progress = None, None, (0, 0)
        self._ticket = _NOT_YET  # a workshop of tests is done before it returns
        ticket = self._tools.workshop.start(job, then, self._refused, self._advanced)
        if self._ticket is _NOT_YET:
            self._ticket = ticket
        self.refresh()

    def _advanced(self, done: int, whole: int) -> None:
        self._progress = (done, whole)
        self.refresh()

    def _made(self, backup: Backup) -> None:
        self._end(
            lambda words: words.gettext(
                "The backup of {moment} is made and opens. It is kept until {day}.",
                moment=moment_here(backup.made, words),
                day=moment_here(backup.expires, words),
            )
        )
        self.open()

    def _proven(self, proof: BackupProof) -> None:
        self._end(lambda words: " ".join((_whole(proof, words), _lost(proof, words))))

    def _tried(self, proof: BackupProof) -> None:
        self._end(
            lambda words: " ".join(
                (
                    words.gettext("The backup can be restored. Nothing was left of the trial."),
                    _lost(proof, words),
                )
            )
        )

    def _thinned(self, gone: tuple[Backup, ...]) -> None:
        count = len(gone)
        self._end(
            lambda words: words.gettext(
                "Backups that were deleted: {count}. The newest stays.", count=count
            )
        )
        self._look()

    def _end(self, news: Callable[[Words], str]) -> None:
        self._ticket, self._news = None, news
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._ticket = None
        self._problem = None if isinstance(error, CancelledError) else error
        if isinstance(error, CancelledError):
            self._news = lambda words: words.gettext("Stopped. Nothing was left of it.")
        self.refresh()

    def _known(self, known: tuple[str, LastBackup]) -> None:
        folder, self._last = known
        self._folder = self._folder or folder
        self._look()
        self.refresh()

    def _look(self) -> None:
        backups, folder = self._tools.backups, self._folder
        if folder:
            self._tools.workshop.start(  # a stick may be slow
                lambda _advance: backups.listed(folder), self._listed, self._refused
            )

    def _listed(self, found: tuple[BackupFound, ...]) -> None:
        self._found = found
        self.refresh()

    def _line(self, found: BackupFound) -> BackupLine:
        words, backup = self._words, found.backup
        if backup is None:
            why = self._tools.sentence(found.refused, words) if found.refused else ""
            return BackupLine(found.place, PurePath(found.place).name, why, is_whole=False)
        detail = words.gettext(
            "{size} · kept until {day}",
            size=size_text(backup.size, words.language),
            day=moment_here(backup.expires, words),
        )
        return BackupLine(found.place, moment_here(backup.made, words), detail, is_whole=True)

    def _last_text(self) -> str:
        words, last = self._words, self._last
        if last is None:
            return ""
        if last.made is None:
            return words.gettext("There is no backup of this store yet.")
        text = words.gettext("Last backup: {moment}.", moment=moment_here(last.made, words))
        if last.is_overdue:
            text += " " + words.gettext("That is more than a week ago.")
        return text


class _NotYet:
    """Stands for work that has just been started."""

    def cancel(self) -> None:
        """There is nothing to stop yet."""


_NOT_YET = _NotYet()


def _whole(proof: BackupProof, words: Words) -> str:
    return words.gettext(
        "The backup is whole. Every page fits; attachments that were read: {count}.",
        count=proof.attachments,
    )


def _lost(proof: BackupProof, words: Words) -> str:
    return words.gettext(
        "All that was written after {moment} is not in it.",
        moment=moment_here(proof.lost_since, words),
    )
