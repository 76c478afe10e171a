"""Pictures of the day at the shelter, and of the dialog about one case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.domain.ids import InterviewId
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.day_calendar import CalendarPresenter
from intake.ui.presenters.day_case import CaseDayPresenter
from intake.ui.presenters.day_door import DoorPresenter
from intake.ui.presenters.day_monday import MondayPresenter
from intake.ui.presenters.day_roster import RosterPresenter
from intake.ui.presenters.day_tools import DayTools
from intake.ui.presenters.export import Subject
from intake.ui.shell import Place
from intake.ui.views.day_case_dialog import DayCaseDialog
from intake.ui.views.day_view import DOOR, DayView
from tests.ui.fakes import InlineLane
from tests.ui.presenters.day_fakes import FakeCase, FakeDay
from tools.shot_start import Build, as_any

Frame = Callable[[Context, QWidget, Place, QWidget], None]


def day_screens(shell: Frame, behind: Build) -> dict[str, Build]:
    """Return the tabs of the page, and the parts of the dialog over the list."""
    tabs = ("monday", "door", "calendar", "roster")
    return {
        **{f"day_{tab}": _page(shell, tab) for tab in tabs},
        **{f"day_case_{part}": _case(behind, part) for part in range(3)},
    }


def _page(shell: Frame, tab: str) -> Build:
    def build(context: Context, window: QWidget) -> None:
        shell(context, window, Place.DAY, day_page(context, tab))

    return build


def day_page(context: Context, tab: str, day: FakeDay | None = None) -> DayView:
    """Return the page on one of its tabs."""
    view, words = DayView(context), context.localizer.words
    tools = _tools(day or FakeDay())
    view.monday.attach(MondayPresenter(tools, words, view.monday.display, lambda _who: "I-2"))
    door = DoorPresenter(tools, words, view.door.display)
    view.door.attach(door)
    view.calendar.attach(CalendarPresenter(tools, words, view.calendar.display))
    view.roster.attach(RosterPresenter(tools, words, view.roster.display, may_name=True))
    view.show_tab(tab)
    if tab == DOOR:
        door.press("2")
        door.press("1")
    return view


def _case(behind: Build, part: int) -> Build:
    """Return what shows the dialog about one case."""

    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = DayCaseDialog(context, window)
        presenter = CaseDayPresenter(
            _tools(FakeCase()),
            Subject(InterviewId("0" * 32), "1KZQ4-0W7PV"),
            lambda _code: InterviewId("0" * 32),
            context.localizer.words,
            dialog.display,
        )
        dialog.attach(presenter)
        dialog.show_part(part)
        return dialog

    return build


def _tools(day: FakeDay) -> DayTools:
    lane = InlineLane()
    return DayTools(as_any(day), lane, lane, sentence)
