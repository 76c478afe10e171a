"""Pictures of the figures: each part, a table, and an empty store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from intake.domain.ids import InterviewId, PersonId
from intake.domain.policy_events import InstructionEntered, PolicyDirection
from intake.services.draw_ports import KnownInstruction
from intake.services.figures import FigureOrder, FigureReport
from intake.services.instructions import Followed
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.figures import FiguresPresenter, FiguresTools
from intake.ui.shell import Place
from intake.ui.views.figures_view import FiguresView
from tests.ui.fakes import NOW, InlineWorkshop
from tests.ui.figures_reports import report
from tools.shot_start import Build, as_any

ONE_SIDED = (
    Followed(
        KnownInstruction(
            1,
            InstructionEntered(
                "2026-10-05", "Every positive is reviewed before it is told.", "HQ",
                PolicyDirection.POSITIVE,
            ),
            PersonId("0a" * 16),
        ),
        (InterviewId("11" * 16),) * 3,
    ),
)  # fmt: skip
Frame = Callable[[Context, QWidget, Place, QWidget], None]


class MadeUpFigures:
    """Answers with made-up rows, or with none."""

    def __init__(self, *, is_empty: bool = False) -> None:
        self._is_empty = is_empty

    def report(self, order: FigureOrder, _advance: object = None) -> FigureReport:
        """Return a report."""
        return report(order, [] if self._is_empty else None)


def figures_screens(shell: Frame) -> dict[str, Build]:
    """Return the page on each of its parts."""
    parts = ("review", "outcome", "harm", "quality")
    return {
        **{f"figures_{part}": _page(shell, part) for part in parts},
        "figures_table": _page(shell, "harm", is_table=True),
        "figures_empty": _page(shell, "review", is_empty=True),
    }


def _page(shell: Frame, part: str, *, is_table: bool = False, is_empty: bool = False) -> Build:
    def build(context: Context, window: QWidget) -> None:
        view = FiguresView(context)
        tools = FiguresTools(
            as_any(MadeUpFigures(is_empty=is_empty)),
            lambda: ONE_SIDED,
            InlineWorkshop(),
            lambda _report, _path, _language: None,
            lambda: NOW,
            lambda when, _words: when.strftime("%d.%m.%Y %H:%M"),
            sentence,
        )
        presenter = FiguresPresenter(tools, context.localizer.words, view.display)
        view.attach(presenter)
        presenter.open()
        presenter.show_part(part)
        if is_table:
            for each in view.findChildren(QPushButton):
                if each.isCheckable():
                    each.setChecked(True)
        shell(context, window, Place.FIGURES, view)

    return build
