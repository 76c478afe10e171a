"""The dialog in which one line is corrected: it asks what is right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, holder, scrolling
from intake.ui.presenters.readback import WHAT_IS_RIGHT, Correcting
from intake.ui.views.question_panel import QuestionPanel

WIDTH, HEIGHT = 720, 320


class CorrectDialog(Dialog):
    """Displays a `Correcting`; the new answer is given with its button, or not at all."""

    given = Signal(str)
    spanned = Signal(object)

    def __init__(self, context: Context, parent: QWidget, correcting: Correcting) -> None:
        super().__init__(context, parent, WHAT_IS_RIGHT, sign="pen-line")
        self.setMinimumWidth(context.s(WIDTH))
        self._text = correcting.block.value
        self._ask = plain_label(correcting.ask.lead, "muted", wrap=True)
        is_two = bool(correcting.languages[1])
        self._panel = QuestionPanel(
            context, correcting.block, is_alone=True, shows_tags=is_two, opened=set()
        )
        self._panel.given.connect(lambda _path, text: self._take(text))
        self._panel.spanned.connect(lambda _path, spans: self.spanned.emit(spans))
        self._panel.entered.connect(self._done)
        area = scrolling(holder(column(self._panel, None)))
        area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self.add(self._ask, area)
        self._ask.setVisible(bool(correcting.ask.second))
        leave = button(context, N_("Leave it as it is"))
        leave.clicked.connect(self.reject)
        done = button(context, N_("This is right"), "primary", sign="check")
        done.clicked.connect(self._done)
        done.setToolTip("Ctrl+Return")
        self.add_button(leave)
        self.add_button(done)
        self.display(correcting)
        self._panel.focus_on(correcting.block.path)

    def display(self, correcting: Correcting) -> None:
        """Show the question as it stands, or what is wrong with the new answer."""
        self._panel.show_part(correcting.block, correcting.languages)
        self.banner.display("bad", correcting.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let number keys choose, unless somebody is writing."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._done()
            return
        writing = isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)
        if not writing and event.text() and self._panel.take_key(event.text()):
            return
        super().keyPressEvent(event)

    def _take(self, text: str) -> None:
        self._text = text

    def _done(self) -> None:
        self._panel.commit()
        self.given.emit(self._text)
