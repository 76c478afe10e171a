"""A form that is tried out: the real interview screen, which says all the time what it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from intake.app.rehearsing import rehearse
from intake.domain.answers import SkipReason
from intake.forms.importing.builtin import builtin_packages
from intake.forms.xform import read_form
from intake.services.rehearsing import Rehearsal
from intake.ui.kit.context import Context
from intake.ui.kit.keys_over import flip_language
from intake.ui.previewing import preview_window
from intake.ui.views.preview_window import PreviewWindow
from tests.ui.conftest import Show, settle


def opened(context: Context, show: Show) -> tuple[PreviewWindow, Rehearsal]:
    package = builtin_packages()[0]
    rehearsal = rehearse(read_form(package.xform), package.hash)
    window = preview_window(context, rehearsal, package.media)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    show(window)
    return window, rehearsal


def said(window: QWidget) -> str:
    texts = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    texts += [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    return "\n".join(texts)


def test_it_says_in_both_languages_that_nothing_is_kept(
    context: Context, show: Show, application: QApplication
) -> None:
    window, _rehearsal = opened(context, show)
    for _turn in range(2):
        words = said(window)
        assert "PREVIEW · VISTA PREVIA" in words
        assert "What is entered here is not kept." in words
        assert "Lo que se anota aquí no se guarda." in words
        flip_language(context.localizer)
        settle(application)
    assert "Lock" not in said(window)
    assert "Encrypted on this device" not in said(window)


def test_questions_are_answered_as_ever_and_never_called_saved(
    context: Context, show: Show, application: QApplication
) -> None:
    window, rehearsal = opened(context, show)
    presenter = window.interview._presenter
    assert presenter is not None
    first = rehearsal.session.unanswered()[0]
    presenter.answer(first, "no")
    settle(application)
    assert rehearsal.session.question(first).value.v == "no"
    assert "Preview: nothing is kept" in said(window)
    assert "Saved" not in said(window)


def test_the_end_offers_neither_paper_nor_bundle(
    context: Context, show: Show, application: QApplication
) -> None:
    window, rehearsal = opened(context, show)
    presenter = window.interview._presenter
    assert presenter is not None
    for path in rehearsal.session.unanswered():
        presenter.skip(path, SkipReason.NOT_ASKED)
    presenter.go_to_section("finish")
    presenter.skip_all_open(SkipReason.NOT_ASKED)
    settle(application)
    assert "of what was entered nothing is kept" in said(window)
    presenter.finish()
    settle(application)
    words = said(window)
    assert "The questions are finished" in words
    assert "PDF" not in words
    assert "Bundle" not in words
    assert "signed" not in words
    leave = next(
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text() == "Back to interviews"
    )
    leave.click()
    assert not window.isVisible()
