"""The Forms screen as widgets: unfolding, giving the original back, reading a report again."""

from datetime import UTC
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.compartment_reasons import reason_text
from intake.ui.presenters.finding_words import finding_text
from intake.ui.presenters.forms import FormsPresenter, FormsTools
from intake.ui.views.form_card import FormCard
from intake.ui.views.forms_view import FormsView
from tests.ui.conftest import Show, settle
from tests.ui.fakes import FORMS, OLDER, FakeShelf, FakeVersions, InlineLane, InlineWorkshop
from tools.shot_screens import RESULT
from tools.shot_start import as_any


class Asked(Dialogs):
    """Chooses a place at once."""

    proposed = ""

    def save_file(self, _title, _kinds, proposed, then):  # type: ignore[no-untyped-def]
        self.proposed = proposed
        then("/out/form.xlsx")


class Screen:
    def __init__(self, context: Context, show: Show) -> None:
        self.written: dict[str, bytes] = {}
        self.dialogs = Asked(context, QWidget())
        self.view, lane = FormsView(context, self.dialogs), InlineLane()
        tools = FormsTools(
            as_any(FakeShelf(RESULT, (*FORMS, *OLDER))), lane, lane, InlineWorkshop(),
            lambda _path: b"", UTC, sentence, finding_text, reason_text,
            as_any(FakeVersions()), self.written.__setitem__,
        )  # fmt: skip
        presenter = FormsPresenter(tools, context.localizer.words, self.view.display)
        self.view.attach(presenter)
        show(self.view)
        presenter.open()

    def card(self) -> FormCard:
        return self.view.findChildren(FormCard)[0]

    def choose(self, text: str) -> None:
        menu = self.card().acts.menu
        menu.aboutToShow.emit()
        next(each for each in menu.actions() if each.text() == text).trigger()

    def said(self) -> str:
        shown: list[Any] = [*self.view.findChildren(QLabel), *self.view.findChildren(QPushButton)]
        return "\n".join(each.text() for each in shown if each.isVisible())


def test_older_versions_unfold_and_can_be_previewed(
    context: Context, show: Show, application: QApplication
) -> None:
    screen = Screen(context, show)
    asked: list[str] = []
    screen.view.preview_asked.connect(asked.append)
    fold = next(each for each in screen.card().findChildren(QPushButton) if "older" in each.text())
    fold.click()
    settle(application)
    assert "Version 1.4" in screen.said()
    for each in screen.card().findChildren(QPushButton):
        if each.text() == "Preview":
            each.click()
    assert asked == [FORMS[1].hash, OLDER[0].hash, OLDER[1].hash]


def test_the_original_is_saved_under_the_name_it_had(
    context: Context, show: Show, application: QApplication
) -> None:
    screen = Screen(context, show)
    screen.choose("Save the original file…")
    settle(application)
    assert screen.dialogs.proposed == "RMS_CAPI_v2.xlsx"
    assert screen.written == {"/out/form.xlsx": b"workbook"}
    assert "The original is in /out/form.xlsx." in screen.said()


def test_a_report_is_read_again_and_left(
    context: Context, show: Show, application: QApplication
) -> None:
    screen = Screen(context, show)
    screen.choose("Read the report again")
    settle(application)
    assert "Back to questionnaires" in screen.said()
    assert "Add it" not in screen.said()
    back = next(
        each for each in screen.view.findChildren(QPushButton) if each.text().startswith("Back to")
    )
    back.click()
    settle(application)
    assert "2 questionnaires" in screen.said()


def test_a_narrow_screen_leaves_out_what_it_can(
    context: Context, show: Show, application: QApplication
) -> None:
    screen = Screen(context, show)
    settle(application)
    assert "Added Nov" in screen.said()
    screen.view.resize(600, 600)
    settle(application)
    assert "Added Nov" not in screen.said()
    assert "32 interviews" in screen.said()
