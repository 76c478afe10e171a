"""The dialog in which answers are exported, photographed at its stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from intake.domain.errors import UnwritableFolderError
from intake.domain.interview import State
from intake.services.export_order import Exported, ExportOrder
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.answers_export import AnswersPresenter, AnswersTools
from intake.ui.presenters.answers_state import AnswersState
from intake.ui.presenters.cases_state import Listed
from intake.ui.presenters.export import Stage
from intake.ui.views.answers_dialog import AnswersDialog
from tests.ui.fakes import FORMS, InlineWorkshop, interview_row
from tools.shot_start import Build, as_any

FILE = "/media/casa/STICK/short_intake-central-csv.zip"


@dataclass
class FakeExporting:
    """Writes nothing, and says what came of it."""

    error: Exception | None = None

    def export(self, _order: ExportOrder, advance: Callable[[int, int], None]) -> Exported:
        """Tell a few steps, then the end."""
        for done in (0, 61, 96):
            advance(done, 96)
        if self.error is not None:
            raise self.error
        return Exported(96, ("2026-11-01", "2026-06-15"), ("name", "phone", "address"),
                        lines=4711, files=12, files_missing=1)  # fmt: skip


def answers(behind: Build, act: Callable[[AnswersPresenter], None], *, held: bool = False) -> Build:
    """Return what builds the dialog over a screen, after something was done in it."""

    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = AnswersDialog(context, window)

        def display(state: AnswersState) -> None:
            if not held or state.stage is not Stage.DONE:
                dialog.display(state)

        marked = interview_row(0)
        listed = Listed(marked.id, "1KZQ4-0W7PV", marked.form_id, (State.READBACK,))
        error = UnwritableFolderError("/media/casa/STICK") if act is refused else None
        tools = AnswersTools(
            as_any(FakeExporting(error)), InlineWorkshop(), sentence,
            can_read_identity=True, has_analysis=False,
        )  # fmt: skip
        presenter = AnswersPresenter(tools, FORMS, listed, context.localizer.words, display)
        dialog.attach(presenter, Dialogs(context, window))
        act(presenter)
        return dialog

    return build


def refused(presenter: AnswersPresenter) -> None:
    """Write where nothing can be written."""
    presenter.write(FILE)


def written(presenter: AnswersPresenter) -> None:
    """Write."""
    presenter.choose_layout("central-csv")
    presenter.write(FILE)


def with_names(presenter: AnswersPresenter) -> None:
    """Ask for names, in a file of text."""
    presenter.choose_layout("tidy-csv")
    presenter.add_names(is_wanted=True)


def without_analysis(presenter: AnswersPresenter) -> None:
    """Ask for what is not installed."""
    presenter.choose_layout("parquet")


def export_screens(behind: Build) -> dict[str, Build]:
    """Return the pictures."""
    return {
        "answers": answers(behind, lambda _presenter: None),
        "answers_names": answers(behind, with_names),
        "answers_parquet": answers(behind, without_analysis),
        "answers_refused": answers(behind, refused),
        "answers_writing": answers(behind, written, held=True),
        "answers_written": answers(behind, written),
    }
