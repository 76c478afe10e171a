"""The page of the day in a session: its tabs, and what follows from one in the others."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.i18n import N_
from intake.i18n.day_words import TILES
from intake.services.application import Application
from intake.services.monday import Tile
from intake.ui.error_messages import sentence
from intake.ui.presenters.day_calendar import CalendarPresenter
from intake.ui.presenters.day_door import DoorPresenter
from intake.ui.presenters.day_monday import MondayPresenter
from intake.ui.presenters.day_roster import RosterPresenter
from intake.ui.presenters.day_tools import DayTools
from intake.ui.retention_beside import open_due, open_name_search
from intake.ui.shell import Place, Shell
from intake.ui.surface import Surface, Threads
from intake.ui.views.cases_view import CasesView
from intake.ui.views.day_monday import ELSEWHERE
from intake.ui.views.day_view import CALENDAR, DOOR, MONDAY, DayView
from intake.ui.views.day_waiting_dialog import WaitingDialog


class DayPages(QObject):
    """Shows the day of one unlocked store; `go_to_case` shows one case in the list."""

    def __init__(
        self,
        surface: Surface,
        application: Application,
        threads: Threads,
        go_to_case: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._surface, self._desk, self._threads = surface, application.day, threads
        self._go_to_case = go_to_case
        view = self.view = DayView(surface.context)
        tools = DayTools(application.day, threads.reader, threads.writer, sentence)
        words = surface.context.localizer.words
        may_name = application.session.can_read(Compartment.IDENTITY)
        self.monday = MondayPresenter(tools, words, view.monday.display, application.access.name_of)
        self.door = DoorPresenter(tools, words, view.door.display)
        self.calendar = CalendarPresenter(tools, words, view.calendar.display)
        self.roster = RosterPresenter(tools, words, view.roster.display, may_name=may_name)
        view.monday.attach(self.monday)
        view.door.attach(self.door)
        view.calendar.attach(self.calendar)
        view.roster.attach(self.roster)
        view.segment.picked.connect(self._went)
        view.monday.tile_asked.connect(self._follow)
        view.offer_names(may_name=may_name)
        beside = (surface, application, threads, go_to_case)
        view.name_asked.connect(partial(open_name_search, *beside))
        view.due_asked.connect(partial(open_due, *beside))
        view.calendar.sheet_asked.connect(self._save_sheet)
        surface.context.localizer.changed.connect(self._speak)

    def open(self) -> None:
        """Ask anew what waits, as when somebody comes back to the page."""
        self.monday.open()
        self.calendar.open()

    def close(self) -> None:
        """Follow the language no more."""
        self._surface.context.localizer.changed.disconnect(self._speak)

    def _speak(self, _language: str) -> None:
        words = self._surface.context.localizer.words
        for each in (self.monday, self.door, self.calendar, self.roster):
            each.speak(words)

    def _went(self, tab: str) -> None:
        if tab == MONDAY:
            self.monday.open()

    def _follow(self, key: str) -> None:
        tile = Tile(key)
        if tile in ELSEWHERE:
            self.view.show_tab(DOOR if tile is Tile.NEW else CALENDAR)
            return
        surface, lines = self._surface, self.monday.lines(tile)
        title = TILES[tile.value]
        WaitingDialog(surface.context, surface.window, title, lines, self._go_to_case).open()

    def _save_sheet(self) -> None:
        day = self.calendar.day
        monday = day - timedelta(days=day.weekday())
        self._surface.dialogs.save_file(
            N_("Week sheet"),
            ((N_("PDF"), "*.pdf"),),
            f"{monday.isoformat()}.pdf",
            self._write_sheet,
        )

    def _write_sheet(self, path: str) -> None:
        day, language = self.calendar.day, self._surface.context.localizer.language
        languages = (language if language in ("en", "es") else "en",)
        cards = self._desk.cards
        self._threads.writer.run(
            lambda: cards.week_sheet(day, path, languages, replace=True),
            lambda _size: None,
            self._refused,
        )

    def _refused(self, error: IntakeError) -> None:
        self._surface.dialogs.tell_error(error)


def day_pages(
    surface: Surface, of: tuple[Application, Threads], around: tuple[CasesView, Shell]
) -> DayPages:
    """Return the page between the list, where its codes lead, and the places of the window."""
    cases, shell = around

    def go(code: str) -> None:
        cases.look_for(code)
        shell.go(Place.INTERVIEWS)

    day = DayPages(surface, *of, go)
    shell.went.connect(lambda place: day.open() if place == Place.DAY else None)
    return day
