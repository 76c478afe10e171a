"""From the list into an interview and back: consent, the questions, going on after a crash."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.i18n.catalogs import interface_languages
from intake.services.application import Application
from intake.services.interviewing import Unfinished
from intake.services.ports import Draft, FormRow
from intake.ui.asking import Asking, Why, consent_screen
from intake.ui.closing_stage import Around, ClosingStage
from intake.ui.course_beside import CourseBeside
from intake.ui.day_follow_up import follow_up_strip
from intake.ui.hint_beside import HintBeside
from intake.ui.interview_services import desk_of, pictures_of, program_languages
from intake.ui.participant_beside import ParticipantBeside
from intake.ui.participant_place import sounds_of
from intake.ui.places import before_consent
from intake.ui.presenters.alias import AliasDesk
from intake.ui.presenters.consent import usual_first
from intake.ui.presenters.consent_choices import Filled
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import ColumnMemory
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.recovery import RecoveryOffer
from intake.ui.standing import Standing, StandingWatch, stand
from intake.ui.surface import Surface, Threads
from intake.ui.training_gate import pass_gate
from intake.ui.views.consent_view import ConsentView
from intake.ui.views.interview_view import InterviewView

if TYPE_CHECKING:  # the lock screen is painted before this is loaded
    from intake.ui.locking import DeskLock


@dataclass(frozen=True, slots=True)
class _Opened:
    """An interview read from the store, standing where it stood."""

    interview: Interview
    session: FormSession


class Conducting(QObject):
    """Shows consent and interview on top of the other screens."""

    left = Signal()
    """Somebody is back from an interview; the list has changed."""
    lock_asked = Signal()
    listening_asked = Signal(bool)

    def __init__(
        self,
        surface: Surface,
        stack: QStackedWidget,
        application: Application,
        threads: Threads,
        store: Around,
    ) -> None:
        """Begin; the screens are put on `stack`, and errors go to `store`."""
        super().__init__(surface.window)
        self._surface, self._stack, self._application = surface, stack, application
        self._threads, self._tell = threads, store.tell
        self._view: InterviewView | None = None
        self._asking: Asking | None = None
        self._running: InterviewPresenter | None = None
        self._columns, self._store = ColumnMemory(), store
        end = self._closing = ClosingStage(surface, stack, (application, threads), store)
        end.left.connect(self._back)
        end.lock_asked.connect(self.lock_asked)
        end.statement_asked.connect(lambda form, follows: self.begin(form, follows=follows))
        self._watch: StandingWatch | None = None
        self._beside: ParticipantBeside | None = None
        surface.context.localizer.changed.connect(self._speak)

    @property
    def is_running(self) -> bool:
        """Whether an interview is on the screen."""
        return self._view is not None

    def begin(self, form: str, filled: Filled | None = None, *, follows: str = "") -> None:
        """Ask for consent and language; the form chosen stands first, or all that was filled in."""
        ask = partial(self._ask_consent, form, filled)
        pass_gate(self._surface, (self._application, self._threads), ask, self._tell, follows)

    @property
    def standing(self) -> Standing | None:
        """Where somebody stands in an interview or before one, or None elsewhere."""
        if self._asking is not None:
            return before_consent(self._asking.presenter.undecided)
        if self._view is None or self._running is None or self._watch is None:
            return self._closing.standing
        return self._watch.now(self._running.interview.id)

    def go_on(self, interview: str, unfinished: Unfinished | None = None) -> None:
        """Open an interview where it stands, with its half-typed text if there is some.

        Whoever goes on vouches for what a crash left unsigned of their own.
        """
        drafts = unfinished.drafts if unfinished is not None else ()
        self._threads.writer.run(self._application.adopt_tail, lambda _none: None, self._tell)
        self._threads.reader.run(
            lambda: self._read(interview), lambda opened: self._open(opened, drafts), self._tell
        )

    def stand_again(self, place: Standing | None) -> None:
        """Open an interview at the question, the field and the caret where it was locked.

        Without a place, ask about one that was open when the program last ended.
        """
        if place is None or place.asked is not None:
            self.offer_recovery() if place is None else self.begin("", place.asked)
            return

        def read() -> tuple[_Opened, tuple[Draft, ...]]:
            every = self._application.reading.drafts()
            mine = (each for each in every if each.interview == place.interview)
            return self._read(place.interview), tuple(mine)

        def run(found: tuple[_Opened, tuple[Draft, ...]]) -> None:
            self._open(*found)
            if self._running is not None and self._view is not None:
                here = self._running
                here.go_to_question(place.path) if place.path else here.go_to_section(FINISH)
                stand(self._view.card, place)

        self._threads.reader.run(read, run, self._tell)

    def stand_under(self, desk: "DeskLock") -> None:
        """Keep, hide and listen as the lock of the desk says."""
        self.listening_asked.connect(desk.listen)
        desk.hidden.connect(self.hide_from_person)
        desk.keep_asked.connect(self.keep)
        desk.listening_changed.connect(self.show_listening)

    @property
    def beside(self) -> ParticipantBeside | None:
        """The person's window and what it shows, while an interview is on the screen."""
        return self._beside

    def hide_from_person(self) -> None:
        """Empty the person's window until it is shown again."""
        self._closing.hide_from_person()
        if self._asking is not None:
            self._asking.beside.hide_from_person()
        if self._beside is not None:
            self._beside.stage.blank()

    def keep(self) -> None:
        """Give what is half typed; the screen stays as it is."""
        if self._view is not None:
            self._view.commit()

    def show_listening(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Show whether a testimony is being told."""
        if self._view is not None:
            self._view.listen.setChecked(is_on)

    def _read(self, interview: str) -> _Opened:
        whole = self._application.reading.interview(InterviewId(interview))
        return _Opened(whole, self._application.shelf.session(whole))

    def offer_recovery(self) -> None:
        """Ask about an interview that was open when the program last ended, if there is one."""
        RecoveryOffer(
            self._surface, self._application, self._threads.reader, self._tell, self.go_on
        ).look()

    def close(self) -> None:
        """Give what is half typed, and leave the screen."""
        self.keep()
        self._surface.context.localizer.changed.disconnect(self._speak)
        self._leave()
        self.deleteLater()

    def _ask_consent(
        self, form: str, filled: Filled | None, why: Why, forms: tuple[FormRow, ...]
    ) -> None:
        self._leave()
        of, ends = (self._application, self._threads), (self._begun, self._back)
        ordered = usual_first(forms, form)
        asking = consent_screen(self._surface, of, ordered, ends, self._tell, why=why)
        asking.presenter.take_up(filled)
        self._asking = asking
        self._show(asking.view)
        self._speak(self._surface.context.localizer.language)

    def _begun(self, interview: Interview) -> None:
        """Go on; the consent stays on the screen until the first question takes its place."""
        self.go_on(interview.id)

    def _open(self, opened: _Opened, drafts: tuple[Draft, ...]) -> None:
        """Show the questions of an interview, or its end once they are finished."""
        if self._closing.takes(opened.interview):
            self._leave()
            self._closing.show(opened.interview, opened.session)
        else:
            self._run(opened, drafts)

    def _run(self, opened: _Opened, drafts: tuple[Draft, ...]) -> None:
        before = self._view, self._running
        self._end_beside()
        pictures = pictures_of(self._application, self._threads, opened.interview.form)
        context = replace(self._surface.context, pictures=pictures)
        view = InterviewView(context, program_languages())
        desk = desk_of(self._application, self._threads, self._columns)
        presenter = InterviewPresenter(
            desk, opened.interview, opened.session, context.localizer.words, view.display
        )
        view.attend(presenter)
        presenter.files.open()
        follow_up_strip(context, view, (presenter, opened.session))
        of = self._application, self._threads
        CourseBeside(self._surface.context, view, presenter, of, self._tell)
        HintBeside(self._surface, view, presenter, of)
        self._connect(view, opened.interview.id)
        self._view, self._running = view, presenter
        self._watch_card(view)
        self._show(view)
        self._speak(context.localizer.language)
        view.take_focus()
        self._drop_consent()
        self._drop(*before)
        sounds = sounds_of(self._application, self._threads, opened.interview.form, self._tell)
        memory = self._surface.participant
        self._beside = ParticipantBeside(context, view, (presenter, opened.session), memory, sounds)
        presenter.recover(drafts)

    def _connect(self, view: InterviewView, interview: InterviewId) -> None:
        """Connect a screen with what surrounds it, and note that it was opened."""
        aliases = AliasDesk(self._application.reading, self._threads.reader)
        view.top.alias.attach(aliases.asking, interview)
        view.left.connect(self._back)
        view.lock_asked.connect(self.lock_asked)
        view.listen.clicked.connect(self.listening_asked)
        note = partial(self._application.access.opened, interview)
        self._threads.writer.run(note, lambda _none: None, self._tell)
        view.pdf_asked.connect(partial(self._store.export_pdf, interview))
        view.bundle_asked.connect(partial(self._store.export_bundle, interview))
        view.card.readback_asked.connect(partial(self.go_on, interview))
        view.language_picked.connect(self._surface.context.localizer.set_language)

    def _watch_card(self, view: InterviewView | None) -> None:
        if self._watch is not None:
            self._watch.close()
        self._watch = StandingWatch(view.card) if view is not None else None

    def _speak(self, language: str) -> None:
        words = self._surface.context.localizer.words
        self._closing.speak(words)
        second = next((each for each in interface_languages() if each != language), "")
        if self._running is not None:
            self._running.speak(words, second)
        if self._asking is not None:
            self._asking.presenter.speak(words, second)

    def _show(self, view: ConsentView | InterviewView) -> None:
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.setFocus()

    def _back(self) -> None:
        self._leave()
        self.left.emit()

    def _leave(self) -> None:
        self._closing.leave()
        self._drop_consent()
        self._watch_card(None)
        self._end_beside()
        self._drop(self._view, self._running)
        self._view, self._running = None, None

    def _end_beside(self) -> None:
        if self._beside is not None:
            self._beside.end()
            self._beside = None

    def _drop(self, view: InterviewView | None, presenter: InterviewPresenter | None) -> None:
        """Let go of a screen; what its presenter still has to write is written unseen."""
        if presenter is not None:
            presenter.leave()
        if view is not None:
            self._stack.removeWidget(view)
            view.deleteLater()

    def _drop_consent(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.beside.end()
            self._stack.removeWidget(asking.view)
            asking.view.deleteLater()
