"""Everything that a station was not sent yet: sealed into a folder, with pause, go on and stop."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.errors import CancelledError, IntakeError
from intake.i18n import Words
from intake.services.ports import Contact
from intake.services.sending_many import Plan, SendingMany, SentMany
from intake.ui.presenters.bundle_export import unverified
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.work import Ticket, Workshop


class ManyStage(StrEnum):
    """How far it is."""

    ASKING = "asking"
    WORKING = "working"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class ManyState:
    """The card."""

    stations: tuple[tuple[str, str], ...]
    """Key and name of each."""
    chosen: str
    stage: ManyStage
    told: str
    """How many would go, and how many stay."""
    can_send: bool
    share: float
    progress: str
    warning: str
    news: str
    problem: str


@dataclass(frozen=True, slots=True)
class ManyTools:
    """What the presenter works with."""

    many: SendingMany
    contacts: Callable[[], tuple[Contact, ...]]
    reader: Lane
    workshop: Workshop
    sentence: Callable[[IntakeError, Words], str]
    changed: Callable[[], None]
    """Told when bundles were made."""


class ManyPresenter:
    """Plans for one station, and works it off; a pause only has to be pressed."""

    def __init__(self, tools: ManyTools, words: Words, show: Callable[[ManyState], None]) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._contacts: tuple[Contact, ...] = ()
        self._chosen = self._folder = ""
        self._plan: Plan | None = None
        self._stage, self._rests = ManyStage.ASKING, False
        self._progress = (0, 0)
        self._ticket: Ticket | None = None
        self._sent: SentMany | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Read the known stations anew."""
        self._tools.reader.run(self._tools.contacts, self._listed, self._refused)

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> ManyState:
        """Return the state of the card."""
        words, (done, total) = self._words, self._progress
        contact, plan = self._contact(), self._plan
        is_asking = self._stage is ManyStage.ASKING
        return ManyState(
            tuple((each.recipient, each.station) for each in self._contacts),
            self._chosen,
            self._stage,
            self._told(plan) if plan is not None and contact is not None else "",
            can_send=bool(is_asking and contact and plan and plan.goes),
            share=done / total if total else 0.0,
            progress=words.gettext("{done} of {total} interviews", done=done, total=total)
            if total
            else "",
            warning=unverified(contact.station, words)
            if contact is not None and not contact.verified
            else "",
            news=self._news(),
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def choose(self, key: str) -> None:
        """Choose a station, and count what it was not sent."""
        self._chosen, self._plan, self._sent, self._error = key, None, None, None
        self._progress = (0, 0)
        self._count()
        self.refresh()

    def send(self, folder: str) -> None:
        """Seal into a folder that was chosen."""
        self._folder = folder
        self.go_on()

    def go_on(self) -> None:
        """Begin, or go on after a pause: what was sealed is not sealed again."""
        contact = self._contact()
        if contact is None or self._stage is ManyStage.WORKING:
            return
        self._stage, self._rests = ManyStage.WORKING, False
        self._sent, self._error = None, None
        many, folder = self._tools.many, self._folder
        self.refresh()
        self._ticket = self._tools.workshop.start(
            lambda advance: many.send(contact, folder, advance),
            self._done,
            self._stopped,
            self._advanced,
        )

    def pause(self) -> None:
        """Stop before the next bundle, to go on later."""
        self._rests = True
        if self._ticket is not None:
            self._ticket.cancel()

    def cancel(self) -> None:
        """Stop; what was sealed stays."""
        if self._ticket is not None:
            self._ticket.cancel()
        elif self._stage is ManyStage.PAUSED:
            self._stage = ManyStage.ASKING
            self._count()
            self.refresh()

    def _told(self, plan: Plan) -> str:
        words, count, stays = self._words, len(plan.goes), len(plan.stays)
        told = words.ngettext(
            "{count} interview was not sent to it yet.",
            "{count} interviews were not sent to it yet.",
            count,
        )
        if stays:
            rest = words.ngettext(
                "{count} stays: the person does not allow it, or it is not clear as what it goes.",
                "{count} stay: the people do not allow it, or it is not clear as what they go.",
                stays,
            )
            told = f"{told} {rest}"
        return told

    def _news(self) -> str:
        sent, words = self._sent, self._words
        if sent is None:
            return ""
        return words.ngettext(
            "{count} bundle lies in {folder}. Only that station can open it.",
            "{count} bundles lie in {folder}. Only that station can open them.",
            len(sent.bundles),
            folder=self._folder,
        )

    def _contact(self) -> Contact | None:
        return next((each for each in self._contacts if each.recipient == self._chosen), None)

    def _count(self) -> None:
        contact, many = self._contact(), self._tools.many
        if contact is not None:
            self._tools.reader.run(lambda: many.plan(contact), self._planned, self._refused)

    def _listed(self, contacts: tuple[Contact, ...]) -> None:
        self._contacts = contacts
        if self._contact() is None:
            self._chosen, self._plan = "", None
        self._count()
        self.refresh()

    def _planned(self, plan: Plan) -> None:
        self._plan = plan
        self.refresh()

    def _advanced(self, done: int, total: int) -> None:
        self._progress = (done, total)
        self.refresh()

    def _done(self, sent: SentMany) -> None:
        self._ticket, self._stage, self._sent = None, ManyStage.ASKING, sent
        self._progress = (0, 0)
        self._count()
        self._tools.changed()
        self.refresh()

    def _stopped(self, error: IntakeError) -> None:
        self._ticket = None
        is_wish = isinstance(error, CancelledError)
        self._error = None if is_wish else error
        self._stage = ManyStage.PAUSED if is_wish and self._rests else ManyStage.ASKING
        self._count()
        self._tools.changed()
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
