"""What is done at a locked store, one screen at a time: loaded when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.i18n import Words
from intake.ui.error_messages import sentence
from intake.ui.key_files import KeyFiles
from intake.ui.kit.context import Context
from intake.ui.lanes import Workshop
from intake.ui.presenters.destroy import DestroyPresenter
from intake.ui.presenters.joining import JoiningPresenter
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.people_return import ReturnPresenter
from intake.ui.presenters.recovery_sheet import RecoveryPresenter
from intake.ui.views.destroy_view import DestroyView
from intake.ui.views.joining_view import JoiningView
from intake.ui.views.people_return_view import PeopleReturnView
from intake.ui.views.recovery_sheet_view import RecoverySheetView
from intake.ui.window_parts import WindowParts

DoorView = JoiningView | RecoverySheetView | PeopleReturnView | DestroyView


@dataclass(frozen=True, slots=True)
class Stage:
    """A screen with what works for it."""

    view: DoorView
    workshop: Workshop
    speak: Callable[[Words], None]
    give_up: Callable[[], bool]
    """Forgets what is typed and leaves, or tells that it cannot be yet."""


def open_stage(way: str, parts: WindowParts, folder: str, leave: Callable[[], None]) -> Stage:
    """Build the screen that a link of the lock screen of a store names."""
    workshop = Workshop(parts.crashed)
    tools = DoorTools(parts.doors, workshop, sentence)
    made = _WAYS[way](parts.context, tools, folder, leave)
    return Stage(made.view, workshop, made.presenter.speak, made.presenter.give_up)


@dataclass(frozen=True, slots=True)
class _Made:
    view: DoorView
    presenter: JoiningPresenter | RecoveryPresenter | ReturnPresenter | DestroyPresenter


def _join(context: Context, tools: DoorTools, folder: str, leave: Callable[[], None]) -> _Made:
    view = JoiningView(context)
    show = view.while_there(view.display)
    joining = JoiningPresenter(tools, folder, context.localizer.words, show, leave)
    view.attach(joining, KeyFiles(context, view))
    return _Made(view, joining)


def _recover(context: Context, tools: DoorTools, folder: str, leave: Callable[[], None]) -> _Made:
    view = RecoverySheetView(context)
    show = view.while_there(view.display)
    recovery = RecoveryPresenter(tools, folder, context.localizer.words, show, leave)
    view.attach(recovery, KeyFiles(context, view))
    return _Made(view, recovery)


def _come_back(context: Context, tools: DoorTools, folder: str, leave: Callable[[], None]) -> _Made:
    view = PeopleReturnView(context)
    show = view.while_there(view.display)
    journey = ReturnPresenter(tools, folder, context.localizer.words, show, leave)
    view.attach(journey)
    return _Made(view, journey)


def _destroy(context: Context, tools: DoorTools, folder: str, leave: Callable[[], None]) -> _Made:
    view = DestroyView(context)
    show = view.while_there(view.display)
    destroying = DestroyPresenter(tools, folder, context.localizer.words, show, leave)
    view.attach(destroying)
    return _Made(view, destroying)


_WAYS = {"join": _join, "recover": _recover, "return": _come_back, "destroy": _destroy}
