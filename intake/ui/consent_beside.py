"""Has the person's window follow the script before an interview: the part that is read, no more."""

from PySide6.QtCore import QObject

from intake.ui.kit.context import Context
from intake.ui.participant_place import ParticipantHost, ParticipantPlace, Sounds
from intake.ui.presenters.consent import ConsentPresenter, ConsentState
from intake.ui.presenters.consent_parts import ScriptPages, heard_in
from intake.ui.presenters.participant_state import ParticipantMemory
from intake.ui.views.consent_view import ConsentView


class ConsentBeside(QObject):
    """The person's window while permission is asked."""

    def __init__(
        self,
        context: Context,
        view: ConsentView,
        presenter: ConsentPresenter,
        memory: ParticipantMemory,
        sounds: Sounds,
    ) -> None:
        """Begin beside a screen; the window opens by itself where it was open last time."""
        super().__init__(view)
        self._view, self._language = view, heard_in(presenter.state().filled)
        host = ParticipantHost(view, view.participant, view.strip)
        pages = ScriptPages(presenter.said), self._language
        self.place = ParticipantPlace(context, host, pages, memory, sounds)
        view.displayed.connect(self._follow)
        self._follow(presenter.state())
        self.place.open_as_before()

    def end(self) -> None:
        """Close, and follow no more."""
        self._view.displayed.disconnect(self._follow)
        self.place.close()

    def hide_from_person(self) -> None:
        """Empty the window until it is shown again."""
        self.place.stage.blank()

    def _follow(self, state: ConsentState) -> None:
        """Show the part that is read, in the language that was chosen for the person."""
        stage, language = self.place.stage, heard_in(state.filled)
        if language != self._language:
            self._language = language
            stage.speak(language)
        stage.show_question(state.part)
