"""The People screen of a session, and the dialogs over it."""

from PySide6.QtCore import QObject, Signal

from intake.app.people_doors import StorePeopleDoors
from intake.app.wall_sheet import write_wall_sheet
from intake.domain.errors import IntakeError
from intake.domain.people import Role
from intake.i18n import N_
from intake.services.application import Application
from intake.ui.error_messages import sentence
from intake.ui.local_time import moment_here
from intake.ui.presenters.apart import ApartPresenter, ApartTools
from intake.ui.presenters.people import PeoplePresenter, PeopleTools
from intake.ui.presenters.people_act import ActPresenter, ActTools
from intake.ui.presenters.people_act_state import Kind, MadeSheet, Subject
from intake.ui.presenters.people_travel import TravelPresenter, TravelTools
from intake.ui.presenters.unmarked_count import UnmarkedPresenter
from intake.ui.surface import Surface, Threads
from intake.ui.views.apart_card import ApartCard
from intake.ui.views.people_act_dialog import PeopleActDialog
from intake.ui.views.people_travel_dialog import PeopleTravelDialog
from intake.ui.views.people_view import PeopleView
from intake.ui.views.unmarked_card import UnmarkedCard

_SHEETS = {Kind.RECOVERY: "recovery", Kind.ROOT: "organisation"}


class PeopleDialogs(QObject):
    """Shows who is here, and opens a dialog for each act."""

    lock_asked = Signal()

    def __init__(self, surface: Surface, application: Application, threads: Threads) -> None:
        super().__init__()
        self._surface, self._application, self._threads = surface, application, threads
        context = surface.context
        card = UnmarkedCard(context)
        self._unmarked = UnmarkedPresenter(
            application.unmarked, threads.workshop, sentence, context.localizer.words, card.display
        )
        card.attach(self._unmarked)
        apart = ApartCard(context)
        self._apart = ApartPresenter(
            apart_tools(application, threads), context.localizer.words, apart.display
        )
        self.view = PeopleView(context, apart, card)
        tools = PeopleTools(application.people, threads.reader, sentence, application.session.label)
        self.presenter = PeoplePresenter(tools, context.localizer.words, self.view.display)
        self.view.admit_asked.connect(self._admit)
        self.view.roles_asked.connect(lambda key: self._member(key, Kind.ROLES))
        self.view.leave_asked.connect(lambda key: self._member(key, Kind.LEAVE))
        self.view.act_asked.connect(lambda key: self._on_keys(Kind(key)))
        self.view.travel_asked.connect(self._travel)
        self.view.wall_sheet_asked.connect(self._wall_sheet)
        context.localizer.changed.connect(self._speak)
        self.view.attach(self.presenter)
        apart.attach(self._apart)

    def close(self) -> None:
        """Count no further, and follow the language no more."""
        self._unmarked.stop()
        self._surface.context.localizer.changed.disconnect(self._speak)

    def _speak(self, _language: str) -> None:
        for each in (self._unmarked, self._apart, self.presenter):
            each.speak(self._surface.context.localizer.words)

    def _admit(self, key: str) -> None:
        waiting = self.presenter.request(key)
        if waiting is not None:
            self._open(Subject(Kind.ADMIT, waiting=waiting))

    def _member(self, key: str, kind: Kind) -> None:
        member = self.presenter.member(key)
        if member is not None:
            self._open(Subject(kind, member))

    def _on_keys(self, kind: Kind) -> None:
        made = None
        if kind in _SHEETS:
            language = self._surface.context.localizer.language
            made = MadeSheet(*StorePeopleDoors().new_sheet(_SHEETS[kind], language))
        self._open(Subject(kind, made=made))

    def _travel(self) -> None:
        surface, threads = self._surface, self._threads
        dialog = PeopleTravelDialog(surface.context, surface.window, surface.dialogs)
        dialog.lock_asked.connect(self.lock_asked)
        tools = TravelTools(
            self._application.people,
            threads.reader,
            threads.writer,
            sentence,
            self._application.session.label,
        )
        words = surface.context.localizer.words
        dialog.attach(TravelPresenter(tools, words, dialog.until_closed(dialog.display)))
        dialog.open()

    def _wall_sheet(self) -> None:
        """Have the sheet for the wall written, in the language of the moment first."""
        leads_english = self._surface.context.localizer.language == "en"
        languages = ("en", "es") if leads_english else ("es", "en")
        dialogs, reader = self._surface.dialogs, self._threads.reader

        def told(file: str) -> None:
            dialogs.tell(
                N_("Sheet for the wall"),
                lambda words: words.gettext("The paper is in {file}", file=file),
            )

        def refused(error: IntakeError) -> None:
            dialogs.tell_error(error)

        def write(file: str) -> None:
            reader.run(
                lambda: write_wall_sheet(file, languages, replace=True),
                lambda _size: told(file),
                refused,
            )

        dialogs.save_file(
            N_("Sheet for the wall"), ((N_("PDF documents"), "*.pdf"),), "wall.pdf", write
        )

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


def apart_tools(application: Application, threads: Threads) -> ApartTools:
    """Return what the card of entries that do not count works with."""
    return ApartTools(
        application.kept_apart,
        application.reading,
        threads.reader,
        threads.writer,
        sentence,
        moment_here,
        may_adopt=application.session.role == Role.COORDINATOR,
    )
