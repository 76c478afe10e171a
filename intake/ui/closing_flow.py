"""From the last question to the seal: which stage is on the screen, as the store says."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from intake.domain.case_codes import shown
from intake.domain.errors import IntakeError
from intake.domain.interview import Interview
from intake.domain.states import GONE, State
from intake.forms.session import FormSession
from intake.i18n import Words
from intake.i18n.form_titles import title_text
from intake.i18n.languages import native_name, normal_tag
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.guidance_beside import GuidanceAtSeal
from intake.ui.interview_services import program_languages
from intake.ui.local_time import moment_here
from intake.ui.participant_place import ParticipantHost, ParticipantPlace, sounds_of
from intake.ui.presenters.alias import AliasDesk
from intake.ui.presenters.closing_asks import ClosingPresenter, ClosingState
from intake.ui.presenters.ending_tools import EndingFacts, EndingTools, facts_of
from intake.ui.presenters.keeping import KeepPresenter, KeepState, waits_for_a_word
from intake.ui.presenters.participant import NoQuestions
from intake.ui.presenters.readback import ReadbackPresenter, ReadbackState
from intake.ui.presenters.sealing import SealPresenter
from intake.ui.surface import Surface, Threads
from intake.ui.views.closing_view import ClosingView
from intake.ui.views.ending_view import EndingView
from intake.ui.views.keep_view import KeepView
from intake.ui.views.readback_view import ReadbackView
from intake.ui.views.seal_view import SealView

KEEP, READBACK, SHARING, SEAL = range(-1, 3)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What is on the screen: it takes what the store says now, and the words of the program."""

    step: int
    take: Callable[[EndingFacts], None]
    speak: Callable[[Words], None]


class ClosingFlow(QObject):
    """The end of one interview on the screen."""

    statement_asked = Signal(str)
    """The person of this interview says again that they are afraid."""
    permissions_asked = Signal(str)

    def __init__(
        self,
        surface: Surface,
        of: tuple[Application, Threads],
        interview: tuple[Interview, FormSession],
        tell: Callable[[IntakeError], None],
    ) -> None:
        """Begin with the frame; what is inside it is read from the store first."""
        super().__init__(surface.window)
        self._surface, self._tell = surface, tell
        self._application, self._threads = of
        self.interview, session = interview
        self.view = EndingView(surface.context, program_languages())
        aliases = AliasDesk(self._application.reading, self._threads.reader)
        self.view.alias.attach(aliases.asking, self.interview.id)
        self._tools = EndingTools(
            self._application,
            self._threads.reader,
            self._threads.writer,
            sentence,
            native_name,
            moment_here,
        )
        self._stage: _Stage | None = None
        self._is_over = False
        self._form_title = session.form.title
        self._place: ParticipantPlace | None = None
        self.read()

    def read(self) -> None:
        """Read the interview anew, and show where it stands."""
        read = partial(facts_of, self._application, self.interview.id)
        self._threads.reader.run(read, self._came, self._tell)

    def speak(self, words: Words) -> None:
        """Change the language of the program."""
        self.view.code.setText(shown(self.interview.case_code))
        self.view.form.setText(title_text(self._form_title, words))
        self.view.speak(words.language)
        if self._stage is not None:
            self._stage.speak(words)

    def hide_from_person(self) -> None:
        """Empty the person's window until it is shown again."""
        if self._place is not None:
            self._place.stage.blank()

    def end(self) -> None:
        """Leave the screen; what is still under way to the disk goes on."""
        self._is_over = True
        self._end_place()
        self.deleteLater()

    def _came(self, facts: EndingFacts) -> None:
        if self._is_over:
            return
        self.interview = facts.interview
        step = _step_of(facts.interview)
        if self._stage is not None and self._stage.step == step:
            self._stage.take(facts)
            return
        self._end_place()
        makes = {
            KEEP: self._keep,
            READBACK: self._readback,
            SHARING: self._sharing,
            SEAL: self._seal,
        }
        self._stage = makes[step](facts)

    def _keep(self, facts: EndingFacts) -> _Stage:
        view = KeepView(self._surface.context)
        presenter = KeepPresenter(
            self._tools, facts, self._words, self._seen(view.display), self.read
        )
        self._place = self._person_window(facts)
        view.left.connect(self.view.left)
        view.displayed.connect(self._follow_keeping)
        view.attend(presenter)
        self.view.show_stage(view, KEEP)
        view.take_focus()
        return _Stage(KEEP, presenter.take, presenter.speak)

    def _readback(self, facts: EndingFacts) -> _Stage:
        view = ReadbackView(self._surface.context)
        presenter = ReadbackPresenter(
            self._tools, facts, self._words, self._seen(view.display), self.read
        )
        self._place = self._person_window(facts)
        view.displayed.connect(self._follow)
        view.attend(presenter)
        self.view.show_stage(view, READBACK)
        view.take_focus()
        return _Stage(READBACK, presenter.take, presenter.speak)

    def _sharing(self, facts: EndingFacts) -> _Stage:
        view = ClosingView(self._surface.context)
        presenter = ClosingPresenter(
            self._tools, facts, self._words, self._seen(view.display), self.read
        )
        self._place = self._person_window(facts)
        view.displayed.connect(self._follow_sharing)
        view.attend(presenter)
        self.view.show_stage(view, SHARING)
        view.take_focus()
        return _Stage(SHARING, presenter.take, presenter.speak)

    def _seal(self, facts: EndingFacts) -> _Stage:
        view = SealView(self._surface.context)
        GuidanceAtSeal(self._surface.context, view, self._application.guidance)
        presenter = SealPresenter(
            self._tools, facts, self._words, self._seen(view.display), self.read
        )
        view.statement_asked.connect(partial(self.statement_asked.emit, self.interview.id))
        view.permissions_asked.connect(partial(self.permissions_asked.emit, self.interview.id))
        view.attend(presenter)
        self.view.show_stage(view, SEAL)
        view.take_focus()
        return _Stage(SEAL, presenter.take, presenter.speak)

    @property
    def _words(self) -> Words:
        return self._surface.context.localizer.words

    def _seen(self, display: Callable[..., None]) -> Callable[..., None]:
        """Return what shows states as long as the flow and this stage are on the screen."""

        def show(state: object) -> None:
            if not self._is_over:
                display(state)

        return show

    def _person_window(self, facts: EndingFacts) -> ParticipantPlace:
        """Return the person's window: off until somebody opens it here."""
        host = ParticipantHost(self.view, self.view.participant, self.view.strip)
        pages = NoQuestions(), normal_tag(facts.spoken or "es")
        sounds = sounds_of(self._application, self._threads, facts.interview.form, self._tell)
        context, memory = self._surface.context, self._surface.participant
        return ParticipantPlace(context, host, pages, memory, sounds)

    def _follow(self, state: ReadbackState) -> None:
        """Have the person's window show what is read; the question stands there alone."""
        title = state.ask.lead if state.is_asked else state.title
        self._show_person(title, state.paragraphs, state.language)

    def _follow_sharing(self, state: ClosingState) -> None:
        """Have it show what is asked about sharing, and no answer."""
        self._show_person(state.ask.lead, (), state.languages[0])

    def _follow_keeping(self, state: KeepState) -> None:
        """Have it show whether it may be kept; after a no it is empty."""
        if state.is_refused:
            self.hide_from_person()
        else:
            self._show_person(state.ask.lead, (), state.languages[0])

    def _show_person(self, title: str, paragraphs: tuple[str, ...], tag: str) -> None:
        if self._place is not None:
            self._place.stage.show_text(title, paragraphs, tag)

    def _end_place(self) -> None:
        place, self._place = self._place, None
        if place is not None:
            place.close()
            self.view.participant.hide()


def _step_of(interview: Interview) -> int:
    """Return which stage is shown for an interview as it stands."""
    if waits_for_a_word(interview):
        return KEEP
    if interview.state in GONE | {State.READBACK}:
        return READBACK
    return SHARING if interview.state is State.CLOSING else SEAL
