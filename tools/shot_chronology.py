"""Pictures of the dialog about what a government did."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake.domain.chronology import StepKind, StepOutcome, StepSource
from intake.ui.kit.context import Context
from intake.ui.presenters.chronology import Typed
from intake.ui.views.chronology_dialog import ChronologyDialog
from tests.ui.presenters.test_chronology import HAND, Desk, account
from tools.shot_start import Build


def chronology_screens(behind: Build) -> dict[str, Build]:
    """Return the dialog with accounts that differ, and while one is corrected."""
    return {
        "chronology": _dialog(behind, is_correcting=False),
        "chronology_correct": _dialog(behind, is_correcting=True),
    }


def _dialog(behind: Build, *, is_correcting: bool) -> Build:
    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = ChronologyDialog(context, window)
        desk = Desk(
            account("a", StepOutcome.YES, kind=StepKind.FEAR_STATED),
            account("b", StepOutcome.IGNORED, kind=StepKind.ANSWERED),
            account("c", StepOutcome.POSITIVE),
            account(HAND, StepOutcome.NEGATIVE, StepSource.DOCUMENT),
        )
        desk.presenter._show = dialog.display  # noqa: SLF001 - of a test double
        desk.presenter.speak(context.localizer.words)
        dialog.attach(desk.presenter)
        if is_correcting:
            desk.presenter.choose(HAND)
        else:
            desk.presenter.typing(Typed(kind="reviewed", outcome="pos_to_neg", source="officer"))
        return dialog

    return build
