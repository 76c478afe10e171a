"""The dialogs about versions of a questionnaire, photographed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake.app.rehearsing import rehearse
from intake.domain.case_codes import CaseCode
from intake.domain.events import InterviewOpened
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import opened
from intake.forms.importing.builtin import builtin_packages
from intake.forms.model import FormDef
from intake.forms.versions import Loss, LossReason
from intake.forms.xform import read_form
from intake.services.moving import Move
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.export import Subject
from intake.ui.presenters.moving import MovePresenter, MoveTools
from intake.ui.presenters.versions_compare import ComparePresenter, CompareTools
from intake.ui.previewing import preview_window
from intake.ui.views.compare_dialog import CompareDialog
from intake.ui.views.move_dialog import MoveDialog
from tests.ui.fakes import FORMS, OLDER, InlineLane
from tools.shot_start import Build, as_any, fill

REWORDED = (
    ("How old are you?", "What age are you?"),
    ("¿Cuántos años tiene?", "¿Qué edad tiene?"),
    ("has_lawyer", "lawyer_known"),
    ("With whom are you travelling?", "Who is travelling with you?"),
)


class Shelf:
    """The short intake, and the same with a few differences."""

    def definition(self, form: FormHash) -> FormDef:
        """Return one of the two."""
        xform = builtin_packages()[0].xform
        if form == FORMS[1].hash:
            for before, after in REWORDED:
                xform = xform.replace(before.encode(), after.encode())
        return read_form(xform)


def compare(behind: Build) -> Build:
    """Return what builds the comparison over a screen."""

    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = CompareDialog(context, window)
        tools = CompareTools(as_any(Shelf()), InlineLane(), sentence)
        words = context.localizer.words
        dialog.attach(ComparePresenter(tools, (FORMS[1], OLDER[0]), words, dialog.display))
        return dialog

    return build


class Planned:
    """A move that would lose two answers."""

    def preview(self, interview: InterviewId, to: FormHash) -> Move:
        """Return it."""
        first = InterviewOpened(OLDER[0].hash, "rms_capi_v2", "2.0", CaseCode("1KZQ40W7PV"))
        losses = (
            Loss("lawyer/has_lawyer", LossReason.REMOVED),
            Loss("about_you/age_band", LossReason.NOT_OFFERED),
            Loss("about_you/country", LossReason.NOT_OFFERED, is_kept=True),
        )
        return Move(opened(interview, first), to, "2.1", losses)

    def move(
        self, interview: InterviewId, to: FormHash, _reason: str, *, accept_loss: bool
    ) -> Move:
        """Return the same once more."""
        assert accept_loss
        return self.preview(interview, to)


def move(behind: Build, act: Callable[[MovePresenter], None] = lambda _presenter: None) -> Build:
    """Return what builds the dialog for moving over a screen."""

    def build(context: Context, window: QWidget) -> QWidget:
        behind(context, window)
        dialog = MoveDialog(context, window)
        lane = InlineLane()
        tools = MoveTools(as_any(Planned()), as_any(Shelf()), lane, lane, sentence, lambda: None)
        subject = Subject(InterviewId("0" * 32), "1KZQ4-0W7PV")
        words = context.localizer.words
        presenter = MovePresenter(tools, subject, FORMS[1].hash, words, dialog.display)
        dialog.attach(presenter)
        act(presenter)
        return dialog

    return build


def preview(context: Context, window: QWidget) -> None:
    """Show the short intake as it is tried out."""
    package = builtin_packages()[0]
    rehearsal = rehearse(read_form(package.xform), package.hash)
    fill(window, preview_window(context, rehearsal, package.media))
