"""Many lines: what the person told, with stretches that say how its words came to stand there."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from intake.domain.spans import Spans, carried
from intake.domain.tokens import NameKeptApart, TokenKind, in_words, tokens_in, unworded, worded
from intake.i18n import N_
from intake.i18n.token_words import token_names
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.answer_editors.span_bar import KEYS, SpanBar, look_of
from intake.ui.answer_editors.story_translations import StoryTranslations
from intake.ui.answer_editors.veil import Veil
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label, restyle
from intake.ui.kit.layout import column, row
from intake.ui.presenters.interview_state import QuestionBlock
from intake.ui.presenters.narrative import Edit, Narrative, characters, difference, units

REVEALED_MS: Final = 5000
"""How long a name that is kept apart is shown."""
_Hint = Qt.InputMethodHint
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CONTROL_SHIFT = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_FEWEST_DIGITS: Final = 5


class NarrativeEditor(AnswerEditor):
    """Ctrl+1 to 3 mark what is selected; Ctrl+Shift+N and P put a name or a place apart.

    The widget's own undo brings words back, and their marks with them.
    """

    spanned = Signal(object)
    """The spans of the answer that is given next."""
    apart_asked = Signal(str, str, int, int)
    """Put words apart: the text, the kind, and from where to where."""
    translated = Signal(object)
    """A `TranslationGiven`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(context.s(140))
        self._text.setInputMethodHints(_Hint.ImhSensitiveData | _Hint.ImhMultiLine)
        self._veil: Veil | None = None
        self._told = Narrative()
        self._names = token_names(context.localizer.words)
        self._kept: tuple[NameKeptApart, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self._is_dirty = self._is_showing = self._is_undoing = False
        self._bar = SpanBar(context)
        self._bar.picked.connect(self._mark)
        self._apart = button(context, N_("Keep apart"), "quiet")
        self._reveal = button(context, N_("Show names"), "quiet")
        self._revealed = plain_label("", "caption", wrap=True)
        self._hide = QTimer(self)
        self._connect()
        names = row(self._apart, self._reveal, None, gap=context.s(6))
        self._translations = StoryTranslations(context, self._read)
        self._translations.given.connect(self.translated)
        parts = (self._text, self._bar, names, self._revealed, self._translations)
        self.setLayout(column(*parts, gap=context.s(6)))
        self.setFocusProxy(self._text)

    def _connect(self) -> None:
        localizer = self._context.localizer
        for each, tip in (
            (self._apart, N_("Person or telephone: Ctrl+Shift+N. Place: Ctrl+Shift+P.")),
            (self._reveal, N_("For five seconds: Ctrl+Shift+R")),
        ):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            localizer.bind(each, each.setToolTip, tip)
        self._apart.clicked.connect(lambda: self._put_apart(TokenKind.PERSON))
        self._reveal.clicked.connect(self._show_names)
        self._revealed.hide()
        self._hide.setSingleShot(True)
        self._hide.setInterval(REVEALED_MS)
        self._hide.timeout.connect(self._hide_names)
        self._text.document().contentsChange.connect(self._changed)
        self._text.cursorPositionChanged.connect(self._show_marks)
        localizer.changed.connect(self._speak)
        self._context.look.changed.connect(self._show_marks)
        self.watch(self._text)

    def display(self, block: QuestionBlock) -> None:
        """Show the value, or the draft where there is one."""
        if block.is_identity and self._veil is None:
            self._veil = Veil(self._context, self._text)
        self._text.setReadOnly(block.is_readonly)
        restyle(self._text, invalid=bool(block.problem))
        self._kinds = block.span_kinds
        self._bar.offer(self._kinds)
        self._bar.setVisible(not block.is_readonly)
        self._kept = block.kept_apart
        self._translations.display(block)
        self._apart.setVisible(block.may_keep_apart and not block.is_readonly)
        text, spans = block.value, block.spans
        if block.draft is not None:
            text, spans = block.draft, carried(spans, text, block.draft)
        if not self._is_dirty and (text, spans) != self._value():
            self._show(*worded(text, spans, self._names))
            if block.draft is not None:
                self._select(min(block.caret, len(text)))
                self._is_dirty = True
        self._show_marks()

    def commit(self) -> None:
        """Give what was typed, exactly as it was typed."""
        if self._is_dirty:
            self._is_dirty = False
            text, spans = self._value()
            self.spanned.emit(spans)
            self.given.emit(text)

    def clear(self) -> None:
        """Empty the field; its own undo brings the text back."""
        if not self._text.isReadOnly():
            self._text.selectAll()
            self._text.textCursor().removeSelectedText()
            self._is_dirty = False
            self.given.emit("")

    def name(self, words: str, description: str = "") -> None:
        """Name the field."""
        self._text.setAccessibleName(words)
        self._text.setAccessibleDescription(description)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys that edit: Enter makes a line here, and Ctrl+Enter goes on."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mark, put apart, show names and undo."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and is_key and self._take_control(event):
            return True
        return super().eventFilter(watched, event)

    def _take_control(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() == _CONTROL_SHIFT:
            match key:
                case Qt.Key.Key_N:
                    self._put_apart(TokenKind.PERSON)
                case Qt.Key.Key_P:
                    self._put_apart(TokenKind.PLACE)
                case Qt.Key.Key_R:
                    self._show_names()
                case _:
                    return False
            return True
        if event.modifiers() != _CONTROL:
            return False
        if key in KEYS[: len(self._kinds)]:
            self._mark(self._kinds[KEYS.index(Qt.Key(key))])
            return True
        return key == Qt.Key.Key_Z and self._undo()

    # --- text and marks

    def _value(self) -> tuple[str, Spans]:
        """Return the text with marks for its tokens, and its spans."""
        return unworded(self._told.text, self._told.spans, self._names)

    def _read(self, text: str) -> str:
        return worded(text, (), token_names(self._context.localizer.words))[0]

    def _show(self, text: str, spans: Spans) -> None:
        """Show a text by the smallest change, so that the widget can take it back."""
        before = self._told.text
        self._is_showing = True
        if not before:
            self._text.setPlainText(text)
        elif text != before:
            start, end, words = difference(before, text)
            cursor = self._cursor(start, end)
            cursor.insertText(words)
        self._is_showing = False
        self._told.show(text, spans)

    def _changed(self, at: int, removed: int, added: int) -> None:
        if self._is_showing:
            return
        before, text = self._told.text, self._text.toPlainText()
        if text == before:
            return  # only its look
        if self._is_undoing:
            self._told.restore(text)
        else:
            first = characters(text, at)
            gone = characters(before, at + removed) - characters(before, at)
            come = characters(text, at + added) - first
            self._told.edit(text, Edit(first, gone, come))
        self._is_dirty = True
        self.typed.emit(self._value()[0], self._text.textCursor().position())
        QTimer.singleShot(0, self._show_marks)  # the widget is in the middle of its change

    def _undo(self) -> bool:
        if not self._told.unmark():
            self._is_undoing = True
            self._text.undo()
            self._is_undoing = False
        else:
            self._is_dirty = True
        self._show_marks()
        return True

    def _mark(self, kind: str) -> None:
        start, end = self._selected()
        if start < end and not self._text.isReadOnly():
            self._told.mark(start, end, kind)
            self._is_dirty = True
        self._show_marks()

    def _show_marks(self) -> None:
        looks = []
        for span in self._told.spans:
            look = QTextEdit.ExtraSelection()
            look.cursor = self._cursor(span.start, span.end)
            look.format = look_of(span.kind, self._context)
            looks.append(look)
        self._text.setExtraSelections(looks)
        standing = frozenset(each.kind for each in self._told.spans)
        self._bar.display(self._told.kind_at(*self._selected()), standing)
        has_names = bool(self._kept) and any(
            each in {kept.token for kept in self._kept} for each in tokens_in(self._value()[0])
        )
        self._reveal.setVisible(has_names)

    def _selected(self) -> tuple[int, int]:
        cursor, text = self._text.textCursor(), self._told.text
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return characters(text, start), characters(text, end)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """Return a cursor over characters of the text that is shown."""
        shown = self._text.toPlainText()
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(units(shown, start))
        cursor.setPosition(units(shown, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _select(self, caret: int) -> None:
        cursor = self._text.textCursor()
        cursor.setPosition(caret)
        self._text.setTextCursor(cursor)

    def _speak(self, _language: str) -> None:
        """Say the tokens in another language; the words of the story stay."""
        text, spans = self._value()
        self._names = token_names(self._context.localizer.words)
        self._show(*worded(text, spans, self._names))
        self._hide_names()
        self._show_marks()

    # --- names

    def _put_apart(self, kind: TokenKind) -> None:
        start, end = self._selected()
        if start >= end or self._apart.isHidden():
            return
        words = self._told.text[start:end]
        if sum(each.isdigit() for each in words) >= _FEWEST_DIGITS:
            kind = TokenKind.PHONE
        before, _ = unworded(self._told.text[:start], (), self._names)
        inside, _ = unworded(words, (), self._names)
        text, spans = self._value()
        self._is_dirty = False
        self.spanned.emit(spans)
        self.apart_asked.emit(text, kind.value, len(before), len(before) + len(inside))

    def _show_names(self) -> None:
        known = {each.token: each.text for each in self._kept}
        here = dict.fromkeys(tokens_in(self._value()[0]))
        lines = [f"{in_words(each, self._names)} {known[each]}" for each in here if each in known]
        if lines:
            self._revealed.setText("\n".join(lines))
            self._revealed.show()
            self._hide.start()

    def _hide_names(self) -> None:
        self._hide.stop()
        self._revealed.clear()
        self._revealed.hide()
