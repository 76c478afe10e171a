"""Text in one line: half-typed text is announced as a draft, given text as an answer."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from intake.forms.model import QuestionKind
from intake.i18n import N_
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, restyle
from intake.ui.kit.layout import column
from intake.ui.presenters.interview_state import QuestionBlock

_Hint = Qt.InputMethodHint
_NUMBER_WIDTH: Final = 220
_HINTS: Final[Mapping[QuestionKind, Qt.InputMethodHint]] = {
    QuestionKind.INTEGER: _Hint.ImhFormattedNumbersOnly,
    QuestionKind.DECIMAL: _Hint.ImhFormattedNumbersOnly,
    QuestionKind.GEOPOINT: _Hint.ImhNoPredictiveText,
    QuestionKind.BARCODE: _Hint.ImhNoPredictiveText,
}
_HINTS_OF_LOOKS: Final[Mapping[str, Qt.InputMethodHint]] = {
    "numbers": _Hint.ImhPreferNumbers,
    "email": _Hint.ImhEmailCharactersOnly,
    "url": _Hint.ImhUrlCharactersOnly,
}


class LineEditor(AnswerEditor):
    """One line: words, a number, a code."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._line = QLineEdit()
        self._line.textEdited.connect(self._edited)
        self._line.editingFinished.connect(self.commit)
        self.watch(self._line)
        self._is_dirty = False
        self._is_ready = self._is_identity = self._is_masked = False
        context.look.changed.connect(self._hide_or_show)
        self._box = column(self._line, gap=context.s(4))
        self.setLayout(self._box)
        self.setFocusProxy(self._line)

    def display(self, block: QuestionBlock) -> None:
        """Show the value, or the draft where there is one."""
        if not self._is_ready:
            self._is_ready, self._is_identity = True, block.is_identity
            self._prepare(block)
            self._hide_or_show()
        self._line.setReadOnly(block.is_readonly)
        restyle(self._line, invalid=bool(block.problem))
        shown = block.value if block.draft is None else block.draft
        if not self._is_dirty and shown != self._line.text():
            self._line.setText(shown)
            if block.draft is not None:
                self._line.setCursorPosition(block.caret)
                self._is_dirty = True

    def commit(self) -> None:
        """Give what was typed."""
        if self._is_dirty:
            self._is_dirty = False
            self.given.emit(self._line.text().strip())

    def clear(self) -> None:
        """Empty the field; its own undo brings the text back."""
        if not self._line.isReadOnly():
            self._line.selectAll()
            self._line.del_()
            self._is_dirty = False
            self.given.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a hidden name while the keyboard is on it."""
        is_taken = super().eventFilter(watched, event)
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._hide_or_show(has_focus=event.type() is QEvent.Type.FocusIn)
        return is_taken

    def _hide_or_show(self, *, has_focus: bool | None = None) -> None:
        """Show dots for what tells who somebody is, where that is wished."""
        if self._is_identity and not self._is_masked:
            is_read = self._line.hasFocus() if has_focus is None else has_focus
            hides = self._context.look.hides_names and not is_read
            echo = QLineEdit.EchoMode.Password if hides else QLineEdit.EchoMode.Normal
            if echo is not self._line.echoMode():
                self._line.setEchoMode(echo)

    def name(self, words: str, description: str = "") -> None:
        """Name the field."""
        self._line.setAccessibleName(words)
        self._line.setAccessibleDescription(description)

    def _prepare(self, block: QuestionBlock) -> None:
        hints = _Hint.ImhSensitiveData | _HINTS.get(block.kind, _Hint.ImhNone)
        looks = block.appearance.lower().split()
        for look in looks:
            hints |= _HINTS_OF_LOOKS.get(look, _Hint.ImhNone)
        self._line.setInputMethodHints(hints)
        self._is_masked = "masked" in looks
        if self._is_masked:
            self._line.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        if block.kind in {QuestionKind.INTEGER, QuestionKind.DECIMAL}:
            self._line.setMaximumWidth(self._context.s(_NUMBER_WIDTH))

    def _edited(self, text: str) -> None:
        self._is_dirty = True
        self.typed.emit(text, self._line.cursorPosition())


class PlaceEditor(LineEditor):
    """Latitude and longitude, typed or pasted as maps and phones write them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        example = N_("Latitude and longitude, such as 32.5149 -117.0382 or 32°30′N 117°2′W")
        self._box.addWidget(label(context, example, "caption", wrap=True))


class ShownTextEditor(LineEditor):
    """A line or an area on a map: what there is can be read, not changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        sentence = N_("Lines and areas cannot be drawn here. What was recorded is kept as it is.")
        self._box.addWidget(label(context, sentence, "caption", wrap=True))

    def display(self, block: QuestionBlock) -> None:
        """Show the points."""
        super().display(block)
        self._line.setReadOnly(True)
