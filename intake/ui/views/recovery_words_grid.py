"""The 24 fields of a sheet, numbered down each column as they are on paper, and what is offered."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import set_if_other
from intake.ui.kit.labels import label, plain_label, restyle
from intake.ui.kit.layout import column, frame, holder, row
from intake.ui.presenters.recovery_words import MOST_OFFERS, WORDS, Mark, WordEntry, WordsState

COLUMNS = 4
_LEAVING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class RecoveryWordsGrid(QWidget):
    """Displays a `WordsState`; Space and Enter complete a word and go on to the next."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entry: WordEntry | None = None
        s = context.s
        self._fields = [self._field(at) for at in range(WORDS)]
        grid = QGridLayout()
        grid.setContentsMargins(s(18), s(14), s(18), s(14))
        grid.setHorizontalSpacing(s(8))
        grid.setVerticalSpacing(s(8))
        rows = WORDS // COLUMNS
        for at, field in enumerate(self._fields):
            number = plain_label(str(at + 1), "caption")
            number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(s(20))
            number.setBuddy(field)
            grid.addWidget(number, at % rows, at // rows * 2)
            grid.addWidget(field, at % rows, at // rows * 2 + 1)
            grid.setColumnStretch(at // rows * 2 + 1, 1)
        self._offers = [self._offer(at) for at in range(MOST_OFFERS)]
        self._hint = label(
            context,
            N_("Four letters are enough: Space completes the word and goes on to the next."),
            "caption",
            wrap=True,
        )
        self._progress = plain_label("", "caption")
        hint = holder(row((self._hint, 1)))
        foot = row(*self._offers, (hint, 1), self._progress, gap=s(6))
        self.setLayout(column(frame(grid, well=True), foot, gap=s(8)))

    def attach(self, entry: WordEntry) -> None:
        """Connect the fields with the words of one sheet."""
        self._entry = entry

    def display(self, state: WordsState) -> None:
        """Show the words with their marks, and what is offered."""
        for field, each in zip(self._fields, state.fields, strict=True):
            set_if_other(field, each.text)
            restyle(field, invalid=each.mark is Mark.WRONG)
        for at, offer in enumerate(self._offers):
            offer.setText(state.offers[at] if at < len(state.offers) else "")
            offer.setVisible(at < len(state.offers))
        self._hint.setVisible(not state.offers)
        self._progress.setText(state.progress)

    def take_focus(self) -> None:
        """Put the keyboard on the first word that is still open."""
        at = self._entry.first_open if self._entry is not None else 0
        self._fields[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Complete a word as it is left, and let Space go on as on paper."""
        field = watched if isinstance(watched, QLineEdit) else None
        if field in self._fields and self._entry is not None:
            at = self._fields.index(field)
            if event.type() is QEvent.Type.FocusIn:
                self._entry.stand(at)
            elif event.type() is QEvent.Type.FocusOut:
                self._entry.leave(at)
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._goes_on(at, event)
        return super().eventFilter(watched, event)

    def _goes_on(self, at: int, event: QKeyEvent) -> bool:
        if event.key() not in _LEAVING or (at == WORDS - 1 and event.key() != Qt.Key.Key_Space):
            return False
        if self._entry is not None:
            self._entry.leave(at)
        if at < WORDS - 1 and self._fields[at].text().strip():
            self._fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _field(self, at: int) -> QLineEdit:
        made = QLineEdit()
        made.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._context.localizer.bind(
            made, made.setAccessibleName, N_("Word {number}"), number=at + 1
        )
        made.textEdited.connect(partial(self._edited, at))
        made.installEventFilter(self)
        return made

    def _offer(self, _at: int) -> QPushButton:
        made = button(self._context, "", "link")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self._taken(made.text()))
        return made

    def _edited(self, at: int, text: str) -> None:
        if self._entry is not None:
            self._entry.type(at, text)
            if len(text.split()) > 1:
                self.take_focus()

    def _taken(self, word: str) -> None:
        if self._entry is not None:
            self._entry.take(word)
            self.take_focus()
