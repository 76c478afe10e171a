"""Fields with their label, hint and problem; and the passphrase field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label, restyle
from intake.ui.kit.layout import column, hidden_unless
from intake.ui.localizer import Text
from intake.ui.theme.icons import icon


class Field(QWidget):
    """A label above a control, a hint below it, and the problem with it, if there is one."""

    def __init__(self, context: Context, message: Text, control: QWidget, hint: Text = "") -> None:
        super().__init__()
        self._control = control
        self._label = label(context, message, "field")
        self._label.setBuddy(control)
        context.localizer.bind(control, control.setAccessibleName, message)
        self._hint = plain_label("", "caption", wrap=True)
        if hint:
            context.localizer.bind(self._hint, self._hint.setText, hint)
        hidden_unless(self._hint, is_wanted=bool(hint))
        self._problem = plain_label("", "bad", wrap=True)
        self._problem.hide()
        self.setLayout(column(self._label, control, self._hint, self._problem, gap=context.s(5)))
        self.setFocusProxy(control)

    @property
    def hint(self) -> QLabel:
        """The label below the control, for a view that says more there."""
        return self._hint

    def set_problem(self, text: str) -> None:
        """Say what to change; an empty text says that all is well."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._control.setAccessibleDescription(text)
        restyle(self._control, invalid=bool(text))


class PassphraseEdit(QLineEdit):
    """A field for a passphrase: hidden unless asked for, kept out of the learning of keyboards."""

    caps_lock_seen = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self.set_shown)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        context.look.changed.connect(self._redraw)
        context.localizer.changed.connect(self._redraw)
        self._redraw()

    def set_shown(self, is_shown: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setChecked(is_shown)
        self._redraw()

    def take(self) -> str:
        """Return the passphrase and empty the field."""
        typed = self.text()
        self.clear()
        self.set_shown(False)
        return typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice a caps lock from the letter it made: Qt does not tell its state."""
        typed = event.text()
        if len(typed) == 1 and typed.isalpha():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(typed.isupper() != has_shift)
        super().keyPressEvent(event)

    def _redraw(self, _language: str = "") -> None:
        is_shown = self.echoMode() == QLineEdit.EchoMode.Normal
        message = N_("Hide passphrase") if is_shown else N_("Show passphrase")
        name = "eye-off" if is_shown else "eye"
        self._eye.setIcon(icon(name, self._context.colors.muted, self._context.s(18)))
        self._eye.setText(self._context.localizer.gettext(message))
        self._eye.setToolTip(self._context.localizer.gettext(message))


def set_if_other(field: QLineEdit, text: str) -> None:
    """Set a text unless it is there already: caret, selection and undo stay."""
    if field.text() != text:
        field.setText(text)
