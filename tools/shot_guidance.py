"""Pictures of guidance and training: the page, a card that is open, and its dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from intake.ui.course_beside import CourseBeside
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.guidance import GuidancePresenter, GuidanceTools
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.shell import Place
from intake.ui.views.guidance_cards import GuidanceCards
from intake.ui.views.guidance_view import GuidanceView
from intake.ui.views.instruction_dialog import InstructionDialog
from intake.ui.views.practice_dialog import PracticeDialog
from intake.ui.views.training_dialog import TrainingDialog
from intake.ui.views.untrained_dialog import UntrainedDialog
from tests.ui.fakes import InlineLane
from tests.ui.guidance_fakes import FakeGuidance, FakeInstructions, FakeTraining
from tools.shot_course import course
from tools.shot_start import Build, as_any

Frame = Callable[[Context, QWidget, Place, QWidget], None]


def guidance_screens(shell: Frame) -> dict[str, Build]:
    """Return the page, and what opens over it."""
    return {
        "guidance_beside": course((), _beside),
        "guidance_page": _page(shell),
        "guidance_card": _page(shell, is_open=True),
        "guidance_training": _page(shell, is_below=True),
        "guidance_practice": _over(shell, _practice),
        "guidance_instruction": _over(shell, InstructionDialog),
        "guidance_untrained": _over(shell, _untrained),
        "guidance_record": _over(shell, _record),
    }


def _presenter(context: Context, view: GuidanceView) -> GuidancePresenter:
    lane = InlineLane()
    parts = as_any(FakeGuidance()), as_any(FakeTraining()), as_any(FakeInstructions())
    tools = GuidanceTools(*parts, lane, lane, sentence)
    return GuidancePresenter(tools, context.localizer.words, view.display)


def _view(context: Context) -> GuidanceView:
    view = GuidanceView(context)
    presenter = _presenter(context, view)
    view.attach(presenter)
    presenter.open()
    return view


def _page(shell: Frame, *, is_open: bool = False, is_below: bool = False) -> Build:
    def build(context: Context, window: QWidget) -> None:
        view = _view(context)
        if is_open:
            view.cards.folds[1].line.setChecked(True)
        shell(context, window, Place.GUIDANCE, view)
        if is_below:
            area = view.findChild(QScrollArea)
            if area is not None:
                area.ensureWidgetVisible(view.instructions)

    return build


def _over(shell: Frame, make: Callable[[Context, QWidget], QWidget]) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        shell(context, window, Place.GUIDANCE, _view(context))
        return make(context, window)

    return build


def _beside(_presenter: InterviewPresenter, beside: CourseBeside) -> None:
    """Open the card at the side of an interview."""
    (cards,) = beside.view.findChildren(GuidanceCards)
    cards.folds[0].line.setChecked(True)


def _practice(context: Context, window: QWidget) -> QWidget:
    presenter = _presenter(context, GuidanceView(context))
    return PracticeDialog(context, window, presenter.practice_card)


def _record(context: Context, window: QWidget) -> QWidget:
    cards = _presenter(context, GuidanceView(context)).state().cards
    titles = tuple((each.key, each.title) for each in cards)
    return TrainingDialog(context, window, ("Ana", "Beto"), titles)


def _untrained(context: Context, window: QWidget) -> QWidget:
    return UntrainedDialog(context, window, "How we interview")
