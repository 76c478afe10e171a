"""Opening an interview, and beginning one: the screens with their presenters, wired."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.i18n import Words
from intake.i18n.consent_script import consent_script
from intake.i18n.formats import time_text
from intake.i18n.languages import native_name
from intake.services.application import Application
from intake.services.ports import Draft, FormRow
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.lane import Lane
from intake.ui.views.consent_view import ConsentView
from intake.ui.views.interview_view import InterviewView

PAIRED = {"en": "es", "es": "en"}
"""The second language of the questions beside each language of the program."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """The two ways to the store."""

    writer: Lane
    reader: Lane


@dataclass(frozen=True, slots=True)
class _Opened:
    interview: Interview
    session: FormSession


class InterviewScreen(QObject):
    """One interview on the screen. `ready` comes when it is loaded, `failed` when it cannot be."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, application: Application, lanes: Lanes) -> None:
        super().__init__()
        self._context, self._application, self._lanes = context, application, lanes
        self.view = InterviewView(context, spoken_names())
        self.presenter: InterviewPresenter | None = None
        context.localizer.changed.connect(self._speak)

    def open(self, interview: InterviewId, drafts: tuple[Draft, ...] = ()) -> None:
        """Load an interview; half-typed text of an earlier run comes back with its caret."""

        def load() -> _Opened:
            whole = self._application.reading.interview(interview)
            return _Opened(whole, self._application.shelf.session(whole))

        self._lanes.reader.run(load, lambda opened: self._show(opened, drafts), self.failed.emit)

    def _show(self, opened: _Opened, drafts: tuple[Draft, ...]) -> None:
        desk = Desk(
            self._application.interviewing,
            self._lanes.writer,
            self._application.new_uid,
            sentence,
            native_name,
            local_time,
        )
        words = self._context.localizer.words
        self.presenter = InterviewPresenter(
            desk, opened.interview, opened.session, words, self.view.display
        )
        self.view.attend(self.presenter)
        self._speak()
        if drafts:
            self.presenter.recover(drafts)
        self.ready.emit()

    def _speak(self, _language: str = "") -> None:
        if self.presenter is not None:
            words = self._context.localizer.words
            self.presenter.speak(words, PAIRED.get(words.language, "en"))


class ConsentScreen(QObject):
    """The screen before an interview. `begun` brings the new interview."""

    begun = Signal(object)
    declined = Signal()

    def __init__(
        self, context: Context, application: Application, lanes: Lanes, forms: tuple[FormRow, ...]
    ) -> None:
        super().__init__()
        self._context = context
        self.view = ConsentView(context, spoken_names())
        ports = ConsentPorts(
            application.interviewing,
            lanes.writer,
            sentence,
            self.view.display,
            self.begun.emit,
            self.declined.emit,
            _builtin_first(forms),
        )
        self.presenter = ConsentPresenter(ports, consent_script(), "___", context.localizer.words)
        self.view.attend(self.presenter)
        context.localizer.changed.connect(self._speak)
        lanes.reader.run(application.reading.organisation, self._named, _ignore)
        self._speak()

    def _named(self, organisation: object) -> None:
        self.presenter.work_at(getattr(organisation, "site", "___"))

    def _speak(self, _language: str = "") -> None:
        words = self._context.localizer.words
        self.presenter.speak(words, PAIRED.get(words.language, "en"))


def spoken_names() -> tuple[tuple[str, str], ...]:
    """Return the languages of the program with their native names."""
    return tuple((tag, native_name(tag)) for tag in PAIRED)


def local_time(moment: datetime, words: Words) -> str:
    """Return the hour of a moment at this place, in the words' language."""
    return time_text(moment.astimezone(), words.language)


def _builtin_first(forms: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
    return tuple(sorted(forms, key=lambda each: (not each.builtin, each.title.casefold())))


def _ignore(_error: IntakeError) -> None:
    """Leave the blank in the script: the interviewer says the name."""
