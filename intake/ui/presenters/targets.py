"""Places that carry sealed files: listed, added, tried, sent to, fetched from; only when asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from intake.domain.errors import CancelledError, IntakeError
from intake.domain.targets import Target, TargetKind
from intake.i18n import Words
from intake.i18n.target_words import KINDS
from intake.services.ports import Contact
from intake.services.targets import Act, Remembered, Targets, incomplete
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.work import Ticket, Workshop


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One place."""

    name: str
    what: str
    """Its kind and its settings, without what opens it."""
    last: str
    """What came of it last, and when."""
    failed: bool
    folder: str
    """Where was fetched to last."""


@dataclass(frozen=True, slots=True)
class TargetsState:
    """The card. `contacting` is the name of the place that is spoken to now."""

    is_known: bool
    lines: tuple[TargetLine, ...]
    stations: tuple[tuple[str, str], ...]
    contacting: str
    share: float
    news: str
    problem: str


@dataclass(frozen=True, slots=True)
class TargetTools:
    """What the presenter works with."""

    targets: Targets
    contacts: Callable[[], tuple[Contact, ...]]
    writer: Lane
    workshop: Workshop
    sentence: Callable[[IntakeError, Words], str]
    moment: Callable[[datetime, Words], str]


@dataclass(frozen=True, slots=True)
class _Known:
    rows: tuple[tuple[Target, Remembered], ...]
    contacts: tuple[Contact, ...]


class TargetsPresenter:
    """Contacts one place at a time, and none unless somebody presses a button."""

    def __init__(
        self, tools: TargetTools, words: Words, show: Callable[[TargetsState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._known: _Known | None = None
        self._contacting = ""
        self._progress = (0, 0)
        self._ticket: Ticket | None = None
        self._news: Callable[[Words], str] | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store; no place is contacted."""
        self._tools.writer.run(self._read, self._told, self._refused)

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> TargetsState:
        """Return the state of the card."""
        known, words, (done, total) = self._known or _Known((), ()), self._words, self._progress
        return TargetsState(
            self._known is not None,
            tuple(self._line(*each) for each in known.rows),
            tuple((each.recipient, each.station) for each in known.contacts),
            self._contacting,
            done / total if total else 0.0,
            self._news(words) if self._news else "",
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def keep(self, name: str, kind: TargetKind, settings: Mapping[str, str]) -> None:
        """Add a place, or change the one of that name."""
        given = {each: value.strip() for each, value in settings.items() if value.strip()}
        target, targets = Target(name.strip(), kind, given), self._tools.targets
        self._change(lambda: targets.keep(target))

    def forget(self, name: str) -> None:
        """Remove a place; what lies there stays there."""
        self._change(lambda: self._tools.targets.forget(name))

    def check(self, name: str) -> None:
        """Ask a place what waits there."""
        targets = self._tools.targets

        def job(_advance: Callable[..., None]) -> Callable[[Words], str]:
            count = len(targets.waiting(name))
            return lambda words: words.ngettext(
                "It answers. {count} file waits for this station.",
                "It answers. {count} files wait for this station.",
                count,
            )

        self._contact(name, job)

    def fetch(self, name: str, folder: str) -> None:
        """Bring what waits into a folder."""
        targets = self._tools.targets

        def job(advance: Callable[..., None]) -> Callable[[Words], str]:
            fetched = targets.fetch(name, folder, advance)
            count = len(fetched) - incomplete(fetched)
            return lambda words: words.ngettext(
                "{count} file lies in {folder}. Look through that folder to take it in.",
                "{count} files lie in {folder}. Look through that folder to take them in.",
                count,
                folder=folder,
            )

        self._contact(name, job)

    def send(self, name: str, recipient: str, file: str) -> None:
        """Send one sealed file to a station."""
        targets = self._tools.targets

        def job(advance: Callable[..., None]) -> Callable[[Words], str]:
            targets.send(name, file, recipient, advance)
            return lambda words: words.gettext("Sent: {file}", file=file)

        self._contact(name, job)

    def cancel(self) -> None:
        """Stop; what was sent already is not sent again."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _line(self, target: Target, remembered: Remembered) -> TargetLine:
        shown = [self._words.gettext(KINDS[target.kind]), *target.shown().values()]
        return TargetLine(
            target.name,
            " · ".join(each for each in shown if each),
            self._last(remembered),
            remembered.failed,
            remembered.folder,
        )

    def _last(self, remembered: Remembered) -> str:
        words = self._words
        if remembered.act is None or remembered.at is None:
            return words.gettext("never contacted")
        when = self._tools.moment(remembered.at, words)
        if remembered.failed:
            return words.gettext("{when}: it did not work", when=when)
        count = remembered.count
        if remembered.act is Act.SEND:
            return words.gettext("{when}: sent", when=when)
        if remembered.act is Act.FETCH:
            return words.gettext("{when}: fetched: {count}", when=when, count=count)
        return words.gettext("{when}: it answered, waiting: {count}", when=when, count=count)

    def _contact(
        self, name: str, job: Callable[[Callable[..., None]], Callable[[Words], str]]
    ) -> None:
        if self._contacting:
            return
        self._contacting, self._news, self._error = name, None, None
        self._progress = (0, 0)
        self.refresh()
        self._ticket = self._tools.workshop.start(
            job, self._answered, self._broke_off, self._advanced
        )

    def _change(self, act: Callable[[], None]) -> None:
        self._news = self._error = None

        def job() -> _Known:
            act()
            return self._read()

        self._tools.writer.run(job, self._told, self._refused)

    def _read(self) -> _Known:
        targets = self._tools.targets
        rows = tuple((each, targets.remembered(each.name)) for each in targets.rows())
        return _Known(rows, self._tools.contacts())

    def _told(self, known: _Known) -> None:
        self._known = known
        self.refresh()

    def _advanced(self, done: int, total: int) -> None:
        self._progress = (done, total)
        self.refresh()

    def _answered(self, news: Callable[[Words], str]) -> None:
        self._news = news
        self._over()

    def _broke_off(self, error: IntakeError) -> None:
        self._error = None if isinstance(error, CancelledError) else error
        self._over()

    def _over(self) -> None:
        self._contacting, self._ticket = "", None
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
