"""The People screen of a session, and the dialogs over it."""

from PySide6.QtCore import QObject

from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.presenters.people import PeoplePresenter, PeopleTools
from intake.ui.presenters.people_act import ActPresenter, ActTools
from intake.ui.presenters.people_act_state import Kind, Subject
from intake.ui.surface import Surface, Threads
from intake.ui.views.people_act_dialog import PeopleActDialog
from intake.ui.views.people_view import PeopleView


class PeopleDialogs(QObject):
    """Shows who is here, and opens a dialog for each act."""

    def __init__(self, surface: Surface, application: Application, threads: Threads) -> None:
        super().__init__()
        self._surface, self._application, self._threads = surface, application, threads
        context = surface.context
        self.view = PeopleView(context)
        tools = PeopleTools(application.people, threads.reader, sentence, application.session.label)
        self.presenter = PeoplePresenter(tools, context.localizer.words, self.view.display)
        self.view.admit_asked.connect(self._admit)
        self.view.roles_asked.connect(lambda key: self._member(key, Kind.ROLES))
        self.view.leave_asked.connect(lambda key: self._member(key, Kind.LEAVE))
        context.localizer.changed.connect(self._speak)
        self.view.attach(self.presenter)

    def close(self) -> None:
        """Follow the language no more."""
        self._surface.context.localizer.changed.disconnect(self._speak)

    def _speak(self, _language: str) -> None:
        self.presenter.speak(self._surface.context.localizer.words)

    def _admit(self, key: str) -> None:
        waiting = self.presenter.request(key)
        if waiting is not None:
            self._open(Subject(Kind.ADMIT, waiting=waiting))

    def _member(self, key: str, kind: Kind) -> None:
        member = self.presenter.member(key)
        if member is not None:
            self._open(Subject(kind, member))

    def _open(self, subject: Subject) -> None:
        surface, threads = self._surface, self._threads
        dialog = PeopleActDialog(surface.context, surface.window)
        tools = ActTools(
            self._application.people,
            threads.reader,
            threads.writer,
            sentence,
            self.presenter.open,
            self._application.session.label,
        )
        words = surface.context.localizer.words
        dialog.attach(ActPresenter(tools, subject, words, dialog.until_closed(dialog.display)))
        dialog.open()
