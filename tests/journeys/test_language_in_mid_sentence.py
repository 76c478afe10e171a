"""The interpreter switches the language while a sentence is half typed."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.ui.interview_screen import InterviewScreen

pytestmark = pytest.mark.journey


@pytest.fixture
def screen(qtbot, store_folder, unlock, lanes, context):
    application = unlock(store_folder)
    form = application.shelf.newest("intake_f2").hash
    consent = Consent(Purpose.COLLECT, Decision.GRANTED)
    interview = application.interviewing.begin(form, consent, Languages("spa", "spa"))
    screen = InterviewScreen(context, application, lanes)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 768)
    screen.view.show()
    with qtbot.waitSignal(screen.ready):
        screen.open(interview.id)
    return screen


def words_on(view):
    return {label.text() for label in view.findChildren(QLabel) if label.isVisible()}


@pytest.mark.timeout(60)
def test_half_typed_text_caret_selection_and_undo_stay(qtbot, screen, context, picture, type_text):
    screen.presenter.go_to_section("about_you")
    qtbot.wait(20)
    field = screen.view.card.panels[0].findChild(QLineEdit)
    field.setFocus()
    type_text(field, "María ")
    type_text(field, "Ibáñez")
    field.setSelection(0, 5)
    before = words_on(screen.view)
    picture(screen.view, "before")

    context.localizer.set_language("es")

    qtbot.wait(20)
    assert field is screen.view.card.panels[0].findChild(QLineEdit)
    assert (field.text(), field.selectedText()) == ("María Ibáñez", "María")
    assert field.isUndoAvailable()
    after = words_on(screen.view)
    assert "¿Cómo quiere que le llamemos? No tiene que ser su nombre de papeles." in after
    assert "Sobre usted" in after
    assert "Sections" in before
    assert "Secciones" in after
    picture(screen.view, "after")

    context.localizer.set_language("en")
    assert words_on(screen.view) == before
    assert field.text() == "María Ibáñez"


@pytest.mark.timeout(60)
def test_the_half_typed_text_is_kept_as_a_draft_and_never_as_an_answer(
    qtbot, screen, store_folder, type_text
):
    screen.presenter.go_to_section("about_you")
    qtbot.wait(20)
    field = screen.view.card.panels[0].findChild(QLineEdit)
    field.setFocus()
    type_text(field, "Marisol")
    application = screen._application
    qtbot.waitUntil(lambda: bool(application.reading.drafts()), timeout=3000)
    (draft,) = application.reading.drafts()
    assert (draft.path, draft.text) == ("about_you/name", "Marisol")
    whole = application.reading.interview(draft.interview)
    assert "about_you/name" not in whole.document.values
