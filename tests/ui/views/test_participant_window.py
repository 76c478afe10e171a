"""The person's window shows one page, large, in the direction of its language, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from intake.i18n.words import Words
from intake.ui.desk_care import CaptureGuard
from intake.ui.kit.context import Context
from intake.ui.localizer import Localizer
from intake.ui.presenters.participant_state import (
    ParticipantChoice,
    ParticipantPage,
    ParticipantState,
    Shows,
)
from intake.ui.views.participant_strip import ParticipantStrip, strip_text
from intake.ui.views.participant_window import ParticipantWindow

YES_NO = (
    ParticipantChoice("Sí", "check"),
    ParticipantChoice("No", "x"),
    ParticipantChoice("No sé", "circle-question-mark"),
    ParticipantChoice("Prefiero no contestar", "hand"),
)
ASKED = ParticipantPage(Shows.QUESTION, "es", "¿Tiene miedo de estar en México?", choices=YES_NO)
CALM = "Puede descansar, no contestar o parar cuando quiera."


@pytest.fixture
def spanish(context: Context) -> Context:
    return context.in_language_of(Localizer("es", context.look))


@pytest.fixture
def window(spanish: Context, show: Callable[..., Any]) -> Any:
    return show(ParticipantWindow(spanish), (900, 700))


def words_on(window: QWidget) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.text()]


def test_it_shows_the_question_and_its_choices_and_no_other_word(window: Any) -> None:
    window.display(ASKED)
    assert words_on(window) == [ASKED.words, *(each.words for each in YES_NO)]
    assert window.page == ASKED
    assert window.accessibleName() == ASKED.words
    assert window.windowTitle() == "Preguntas"


def test_a_question_has_28_pixels_and_twice_as_many_at_the_largest(
    window: Any, application: QApplication
) -> None:
    window.display(ASKED)
    label = next(each for each in window.findChildren(QLabel) if each.text() == ASKED.words)
    assert label.font().pixelSize() == 28
    window.set_zoom(200)
    application.processEvents()
    assert label.font().pixelSize() == 56
    choice = next(each for each in window.findChildren(QLabel) if each.text() == "No sé")
    assert choice.font().pixelSize() == 44


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_word_is_cut_off_where_the_window_is_small(
    window: Any, application: QApplication, zoom: int
) -> None:
    window.resize(700, 500)
    window.set_zoom(zoom)
    window.display(ASKED)
    for _turn in range(4):
        application.processEvents()
    for each in window.findChildren(QLabel):
        if each.isVisible() and each.text():
            ruler = QFontMetrics(each.font())
            needed = ruler.boundingRect(
                0, 0, each.width(), 9999, Qt.TextFlag.TextWordWrap, each.text()
            )
            assert needed.height() <= each.height() + 1, each.text()
            assert needed.width() <= each.width() + 1, each.text()


def test_a_language_from_right_to_left_turns_the_window_and_only_this_one(
    window: Any, spanish: Context
) -> None:
    window.display(
        ParticipantPage(Shows.QUESTION, "ar", "هل أنت خائف؟", choices=(ParticipantChoice("نعم"),))
    )
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert spanish.localizer.direction is Qt.LayoutDirection.LeftToRight
    window.display(ASKED)
    assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_signs_stand_on_the_right_where_one_reads_from_there(
    window: Any, application: QApplication
) -> None:
    window.display(ParticipantPage(Shows.QUESTION, "ar", "هل؟", choices=YES_NO))
    application.processEvents()
    line = window._rows[0]
    assert line._sign.x() > line._words.x()
    for each in (window._words, line._words):
        assert each.alignment() & Qt.AlignmentFlag.AlignRight


def test_a_calm_card_says_one_sentence(window: Any) -> None:
    window.display(ASKED)
    window.display(ParticipantPage(Shows.CALM, "es"))
    assert words_on(window) == [CALM]


def test_empty_it_holds_no_word_at_all_not_even_unseen(window: Any) -> None:
    window.display(ASKED)
    window.go_blank()
    assert words_on(window) == []
    held = {each.text() for each in window.findChildren(QLabel)}
    assert held <= {"", CALM}


def test_a_text_is_read_in_paragraphs(window: Any) -> None:
    window.display(ParticipantPage(Shows.TEXT, "es", "Lo que entendí", ("Uno.", "Dos.")))
    assert words_on(window) == ["Lo que entendí", "Uno.", "Dos."]
    window.display(ASKED)
    assert "Uno." not in {each.text() for each in window.findChildren(QLabel)}


def test_a_chosen_answer_is_marked_where_it_is_echoed(window: Any) -> None:
    chosen = ParticipantChoice("Sí", "check", is_chosen=True)
    window.display(ParticipantPage(Shows.QUESTION, "es", "¿Sí?", choices=(chosen, YES_NO[1])))
    assert [each.property("choice") for each in window._rows[:2]] == ["chosen", "plain"]


def test_many_choices_stand_in_two_columns(window: Any, application: QApplication) -> None:
    many = tuple(ParticipantChoice(f"Número {n}") for n in range(6))
    window.display(ParticipantPage(Shows.QUESTION, "es", "¿Cuál?", choices=many))
    application.processEvents()
    assert window._rows[0].y() == window._rows[1].y()


def test_recordings_have_a_button_where_they_can_be_played(window: Any) -> None:
    asked: list[str] = []
    window.play_asked.connect(asked.append)
    window.display(ASKED)
    assert not any(each.isVisible() for each in window.findChildren(QAbstractButton))
    spoken = ParticipantChoice("Sí", sound="yes.wav")
    window.display(ParticipantPage(Shows.QUESTION, "es", "¿Sí?", choices=(spoken,), sound="q.wav"))
    for each in window.findChildren(QAbstractButton):
        if each.isVisible():
            each.click()
    assert sorted(asked) == ["q.wav", "yes.wav"]


def test_it_never_takes_the_keyboard_and_nobody_has_to_answer_it(window: Any) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert not window.isModal()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_closing_it_is_said_and_harmless(window: Any) -> None:
    said: list[bool] = []
    window.closed.connect(lambda: said.append(True))
    window.close()
    assert said == [True]


def test_pictures_of_the_screen_leave_it_out_where_the_system_can(
    spanish: Context, application: QApplication, show: Callable[..., Any]
) -> None:
    excluded: list[int] = []
    guard = CaptureGuard(application, excluded.append)
    made = show(ParticipantWindow(spanish))
    application.removeEventFilter(guard)
    guard.deleteLater()
    assert int(made.winId()) in excluded


def test_the_strip_tells_staff_what_the_person_sees(context: Context) -> None:
    words = Words("en")
    frozen = ParticipantState(ASKED, "es", is_frozen=True)
    assert strip_text(ParticipantState(ASKED, "es"), words) == "The person sees this question."
    assert strip_text(frozen, words).startswith("Frozen")
    told = ParticipantPage(Shows.QUESTION, "es", "¿?", unplayable="q.mp3", is_untranslated=True)
    assert "q.mp3" in strip_text(ParticipantState(told), words)
    assert "no text in this language" in strip_text(ParticipantState(told), words)


@pytest.fixture
def strip(context: Context, show: Callable[..., Any]) -> Any:
    made = show(ParticipantStrip(context), (1024, 50))
    made.display(ParticipantState(ASKED, "es", (("en", "English"), ("es", "Español"))))
    return made


def test_a_frozen_window_is_marked_on_the_staff_screen(strip: Any) -> None:
    assert strip.property("banner") == "info"
    strip.display(ParticipantState(ASKED, "es", is_frozen=True))
    assert strip.property("banner") == "warn"
    assert strip._freeze.isChecked()


def test_the_strip_follows_the_staff_language(strip: Any, context: Context) -> None:
    context.localizer.set_language("es")
    assert "La persona ve esta pregunta." in words_on(strip)


def test_the_strip_passes_on_what_staff_want(strip: Any) -> None:
    told: list[Any] = []
    strip.frozen.connect(told.append)
    strip.blank_asked.connect(lambda: told.append("blank"))
    strip.reveal_asked.connect(lambda: told.append("show"))
    strip.language_picked.connect(told.append)
    strip.size_asked.connect(told.append)
    strip.play_asked.connect(lambda: told.append("play"))
    strip._freeze.click()
    strip._hide.click()
    strip.display(ParticipantState(ParticipantPage(), "es", is_blank=True))
    assert not strip._freeze.isEnabled()
    strip._show.click()
    strip.display(ParticipantState(ParticipantPage(Shows.QUESTION, sound="q.wav"), "es"))
    strip._play.click()
    for each in strip.findChildren(QAbstractButton):
        if each.text() in {"A−", "A+"}:
            each.click()
    assert told == [True, "blank", "show", "play", -1, 1]


def test_the_menu_of_the_strip_has_the_languages_of_the_form(strip: Any) -> None:
    picked: list[str] = []
    strip.language_picked.connect(picked.append)
    strip.display(ParticipantState(ASKED, "es", (("en", "English"), ("es", "Español"))))
    strip.menu.aboutToShow.emit()
    assert [each.text() for each in strip.menu.actions() if each.isChecked()] == ["Español"]
    strip.menu.actions()[0].trigger()
    assert picked == ["en"]
