"""Below the header of an interview: perhaps here already, and the dialog that proposes it."""

from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.services.application import Application
from intake.ui.hint_beside import HintBeside
from intake.ui.interview_services import desk_of
from intake.ui.kit.context import Context
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import ColumnMemory
from intake.ui.surface import Surface
from intake.ui.views.duplicates_dialog import DuplicatesDialog
from intake.ui.views.hint_strip import HintStrip
from intake.ui.views.interview_view import InterviewView
from tests.ui.conftest import Show
from tests.ui.views.conftest import at_once

YES = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
NAME = "about_you/name"


def press(parent: QWidget, text: str) -> None:
    buttons: Any = parent.findChildren(QAbstractButton)
    next(e for e in buttons if e.isVisible() and e.text() == text).click()


@pytest.fixture
def strip(store: Application, context: Context, show: Show) -> HintStrip:
    """The line of an interview whose person has the name of an earlier one."""
    form = store.shelf.newest("intake_f2").hash
    earlier, begun = (
        store.interviewing.begin(form, YES, Languages("spa", "spa")) for _ in range(2)
    )
    for each in (earlier, begun):
        session = store.shelf.session(each)
        store.interviewing.answer(each.id, session.answer(NAME, "Ana María López").patches)
    view = InterviewView(context, (("en", "English"),))
    presenter = InterviewPresenter(
        desk_of(store, at_once(), ColumnMemory()),
        begun, store.shelf.session(begun), context.localizer.words, view.display,
    )  # fmt: skip
    view.attend(presenter)
    nobody: Any = None
    surface = Surface(context, view, nobody)
    HintBeside(surface, view, presenter, (store, at_once()))
    show(view)
    presenter.refresh()
    (found,) = view.findChildren(HintStrip)
    return found


def test_hint_leads_to_the_link_and_goes_with_it(strip: HintStrip, store: Application) -> None:
    assert strip.isVisible()
    assert "same names" in strip._text.text()
    assert "Ana" not in strip._text.text()
    press(strip, "Look …")
    (dialog,) = strip.window().findChildren(DuplicatesDialog)
    press(dialog, "Propose it")
    (link,) = store.same_person.all()
    assert not link.is_confirmed  # that is for somebody else
    press(dialog, "Close")
    assert not strip.isVisible()


def test_hint_is_passed_over_with_one_key(strip: HintStrip) -> None:
    press(strip, "Somebody else")
    assert not strip.isVisible()
