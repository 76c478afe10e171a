"""Stories by keyboard: marks, their undo, and names that leave the story."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from intake.domain.answers import Span
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.forms.model import QuestionKind
from intake.services.testimony import Translation
from intake.ui.answer_editors.story_translations import StoryTranslations, TranslateDialog
from intake.ui.presenters.story_acts import TranslationGiven
from tests.ui.answer_editors.conftest import Hand, NewHand

Key = Qt.Key
KINDS = ("verbatim", "summary", "observation")
STORY = "Dijo: te voy a matar."
ANA = NameKeptApart(Token(TokenKind.PERSON, 1), "Ana")


def story(hand: NewHand, value: str = STORY, **facts: Any) -> tuple[Hand, list[Any]]:
    it = hand(QuestionKind.MULTILINE, value=value, span_kinds=KINDS, **facts)
    spans: list[Any] = []
    it.editor.spanned.connect(spans.append)
    return it, spans


def select(it: Hand, start: int, end: int) -> QPlainTextEdit:
    text: QPlainTextEdit = it.editor.findChild(QPlainTextEdit)
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    return text


def press(it: Hand, key: Qt.Key) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(it.held, key, both)


def test_key_marks_what_is_selected_and_leaving_gives_it(hand: NewHand) -> None:
    it, spans = story(hand)
    select(it, 6, 20)
    it.press(Key.Key_1, control=True)
    assert it.given == []
    it.leave()
    assert (it.given, spans) == ([STORY], [(Span(6, 20, "verbatim"),)])


def test_mark_is_seen_in_the_text_and_on_its_button(hand: NewHand) -> None:
    it, _spans = story(hand, spans=(Span(6, 20, "summary"),))
    text = select(it, 8, 10)
    (look,) = text.extraSelections()
    lined: Any = look
    assert lined.cursor.selectedText() == "te voy a matar"
    assert lined.format.underlineStyle() == lined.format.UnderlineStyle.DotLine
    buttons = it.editor.findChildren(QPushButton)
    assert [each.isChecked() for each in buttons if each.isCheckable()] == [False, True, False]


def test_typing_before_a_mark_moves_it(hand: NewHand) -> None:
    it, spans = story(hand, spans=(Span(6, 20, "verbatim"),))
    select(it, 0, 0)
    it.type("Me ")
    it.leave()
    assert spans == [(Span(9, 23, "verbatim"),)]


def test_undo_takes_back_marks_first_and_then_words_with_their_marks(hand: NewHand) -> None:
    it, spans = story(hand, spans=(Span(6, 20, "verbatim"),))
    select(it, 6, 20)
    it.press(Key.Key_Delete)
    select(it, 0, 4)
    it.press(Key.Key_2, control=True)
    it.press(Key.Key_Z, control=True)
    it.press(Key.Key_Z, control=True)
    it.leave()
    assert (it.given, spans) == ([STORY], [(Span(6, 20, "verbatim"),)])


def test_signs_outside_the_usual_ones_shift_no_mark(hand: NewHand) -> None:
    it, spans = story(hand, value="\U0001f600 dijo: sí")
    select(it, 9, 11)
    it.press(Key.Key_1, control=True)
    it.leave()
    assert spans == [(Span(8, 10, "verbatim"),)]


def test_half_typed_story_keeps_the_marks_of_what_was_given(hand: NewHand) -> None:
    it, spans = story(hand, spans=(Span(6, 20, "verbatim"),), draft=f"Me {STORY.lower()}", caret=3)
    it.leave()
    assert spans == [(Span(9, 23, "verbatim"),)]


def test_name_is_asked_to_be_put_apart_where_it_stands(hand: NewHand) -> None:
    it, _spans = story(hand, value="Vino Ana hoy.", may_keep_apart=True)
    asked: list[tuple[object, ...]] = []
    it.editor.apart_asked.connect(lambda *told: asked.append(told))
    select(it, 5, 8)
    press(it, Key.Key_N)
    assert asked == [("Vino Ana hoy.", "person", 5, 8)]


@pytest.mark.parametrize(
    ("key", "words", "kind"),
    [(Key.Key_P, "Ana", "place"), (Key.Key_N, "55 0100 22", "phone")],
)
def test_key_and_digits_tell_what_it_is(hand: NewHand, key: Qt.Key, words: str, kind: str) -> None:
    it, _spans = story(hand, value=words, may_keep_apart=True)
    asked: list[str] = []
    it.editor.apart_asked.connect(lambda _text, kind, _start, _end: asked.append(kind))
    select(it, 0, len(words))
    press(it, key)
    assert asked == [kind]


def test_who_may_not_keep_names_puts_none_apart(hand: NewHand) -> None:
    it, _spans = story(hand, value="Ana")
    asked: list[object] = []
    it.editor.apart_asked.connect(lambda *told: asked.append(told))
    select(it, 0, 3)
    press(it, Key.Key_N)
    assert asked == []


def test_token_reads_in_the_language_of_the_program_and_undo_brings_the_name(
    hand: NewHand,
) -> None:
    it, spans = story(hand, value="Vino Ana hoy.", spans=(Span(0, 8, "verbatim"),))
    it.show(value="Vino [[person:1]] hoy.", spans=(Span(0, 17, "verbatim"),), kept_apart=(ANA,))
    text = it.editor.findChild(QPlainTextEdit)
    assert text.toPlainText() in {"Vino [person 1] hoy.", "Vino [persona 1] hoy."}
    it.leave()
    assert it.given == []
    it.press(Key.Key_Z, control=True)
    it.leave()
    assert (it.given, spans) == (["Vino Ana hoy."], [(Span(0, 8, "verbatim"),)])


def test_language_of_the_program_changes_tokens_and_nothing_else(hand: NewHand) -> None:
    it, spans = story(hand, value="Vino [[person:1]]. ", spans=(Span(5, 17, "verbatim"),))
    text = select(it, 0, 0)
    it.type("¡")
    it.editor._context.localizer.set_language("es")
    assert text.toPlainText() == "¡Vino [persona 1]. "
    it.editor._context.localizer.set_language("en")
    it.leave()
    assert (it.given, spans) == (["¡Vino [[person:1]]. "], [(Span(6, 18, "verbatim"),)])


def test_name_is_shown_for_a_while_and_only_when_it_is_asked_for(hand: NewHand) -> None:
    it, _spans = story(hand, value="Vino [[person:1]].", kept_apart=(ANA,))
    shown = next(each for each in it.editor.findChildren(QLabel) if not each.isVisible())
    press(it, Key.Key_R)
    assert shown.isVisible()
    assert shown.text() in {"[person 1] Ana", "[persona 1] Ana"}
    it.editor._hide.setInterval(0)
    it.editor._hide.start()
    QTest.qWait(20)
    QApplication.processEvents()
    assert not shown.isVisible()
    assert "Ana" not in shown.text()


def test_story_without_names_has_none_to_show(hand: NewHand) -> None:
    it, _spans = story(hand, kept_apart=(ANA,))
    press(it, Key.Key_R)
    shown = [each.text() for each in it.editor.findChildren(QLabel) if each.isVisible()]
    assert "Ana" not in "".join(shown)


def test_translations_stand_below_the_story_in_its_own_words(hand: NewHand) -> None:
    made = Translation("a", "en", "[[person:1]] came.", "T-02", datetime(2026, 11, 24, tzinfo=UTC))
    late = replace(made, lang="fr", is_of_earlier_words=True)
    it, _spans = story(hand, value="Vino [[person:1]].", translations=(made, late))
    it.editor._context.localizer.set_language("en")
    shown = [each.text() for each in it.editor.findChildren(QLabel) if each.isVisible()]
    assert "Translation into English by T-02" in shown
    assert "Translation into French by T-02, of the earlier answer" in shown
    assert "[person 1] came." in shown
    it.show(translations=(made,))
    visible = [each.text() for each in it.editor.findChildren(QLabel) if each.isVisible()]
    assert "Translation into French by T-02, of the earlier answer" not in visible
    assert it.editor.findChild(QPlainTextEdit).toPlainText() == "Vino [person 1]."


def test_translation_that_tells_who_somebody_is_hides_with_the_names(hand: NewHand) -> None:
    made = Translation("a", "en", "Slim came.", "T-02", datetime(2026, 11, 24, tzinfo=UTC))
    it, _spans = story(hand, value="Vino la Flaca.", translations=(made,), is_identity=True)
    look = it.editor._context.look

    def is_read() -> bool:
        shown = [each.text() for each in it.editor.findChildren(QLabel) if each.isVisible()]
        return "Slim came." in shown

    assert is_read()
    look.hide_names(is_on=True)
    assert not is_read()
    look.hide_names(is_on=False)
    assert is_read()


def translating(it: Hand) -> Any:
    """Open the dialog by the keyboard."""
    write = it.editor.findChild(StoryTranslations)._write
    write.setFocus()
    QTest.keyClick(write, Key.Key_Space)
    return next(e for e in it.editor.findChildren(TranslateDialog) if e.isVisible())


def test_translation_is_written_beside_the_story_with_whose_it_is(hand: NewHand) -> None:
    it, _spans = story(hand, value="[[person:1]] me amenazó.", may_translate=True)
    made: list[Any] = []
    it.editor.translated.connect(made.append)
    dialog = translating(it)
    token = dialog._read("[[person:1]]")
    assert token in {"[person 1]", "[persona 1]"}
    assert dialog._told.text() == f"{token} me amenazó."
    assert not dialog._keep.isEnabled()
    dialog._language.setCurrentIndex(dialog._language.findData("mam"))
    dialog._language.picked.emit("mam")
    dialog._text.setPlainText(f"{token} threatened me.")
    dialog._by.setText("T-04")
    dialog._keep.click()
    assert made == [TranslationGiven("[[person:1]] threatened me.", "mam", "T-04")]
    assert it.given == []


def test_translation_of_earlier_words_is_taken_up(hand: NewHand) -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    before = Translation("p", "en", "He threatened me.", "T-02", at, is_of_earlier_words=True)
    it, _spans = story(hand, may_translate=True, translations=(before,))
    dialog = translating(it)
    assert dialog._language.currentData() == "es"
    assert not dialog._earlier.isVisible()
    dialog._language.setCurrentIndex(dialog._language.findData("en"))
    dialog._language.picked.emit("en")
    assert (dialog._text.toPlainText(), dialog._by.text()) == ("He threatened me.", "T-02")
    assert dialog._earlier.isVisible()
    assert dialog._keep.isEnabled()
    dialog.reject()
