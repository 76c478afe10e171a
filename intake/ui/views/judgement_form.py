"""The fields of one judgement, laid out as a presenter names them; what is typed stays."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, empty, hidden_unless, holder
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.judgement_forms import Ask, AskKind, JudgementForm

_LINES_HIGH, _LEAST, _LABEL = 74, 150, 190


class LinksButton(QPushButton):
    """Chooses any number of answers from a menu; it says how many."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self.setAutoDefault(False)
        self._label = ""

    def display(self, ask: Ask) -> None:
        """Show what can be chosen; what was chosen stays."""
        chosen = set(self.value.split("\n"))
        self._label = ask.label
        self._menu.clear()
        for option in ask.options:
            action = QAction(option.text, self._menu)
            action.setCheckable(True)
            action.setData(option.key)
            action.setChecked(option.key in chosen)
            action.toggled.connect(lambda _on: self._tell())
            self._menu.addAction(action)
        self.setEnabled(bool(ask.options))
        self._tell()

    @property
    def value(self) -> str:
        """The paths of what was chosen, one a line."""
        return "\n".join(str(each.data()) for each in self._menu.actions() if each.isChecked())

    def _tell(self) -> None:
        count = sum(each.isChecked() for each in self._menu.actions())
        self.setText(f"{self._label} ({count})" if count else f"{self._label} …")


Field = OptionBox | QLineEdit | QPlainTextEdit | LinksButton | PassphraseEdit
_STRETCH: Final = {AskKind.LINE: 3, AskKind.CHOICE: 2, AskKind.LINKS: 1}


class JudgementFields(QWidget):
    """Displays a `JudgementForm`."""

    entered = Signal()
    """Enter behind the passphrase."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shape: tuple[object, ...] = ()
        self._fields: dict[str, Field] = {}
        self._labels: dict[str, QLabel] = {}
        self._apart: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.s(8))

    def display(self, form: JudgementForm) -> None:
        """Show a form; another language changes the words and nothing that was typed."""
        shape = (form.doing, tuple(each.key for each in form.asks))
        if shape != self._shape:
            self._shape = shape
            self._build(form)
        elements = {each.row: each.label for each in form.asks if each.key.startswith("value:")}
        for ask in form.asks:
            name = elements.get(ask.row, "")
            self._say(ask, "" if name == ask.label else name)

    def take_focus(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus()

    def answers(self) -> Mapping[str, str]:
        """Return what was typed and chosen; a passphrase leaves its field as it is taken."""
        return {key: self._value(field) for key, field in self._fields.items()}

    def _value(self, field: Field) -> str:
        match field:
            case PassphraseEdit():
                return field.take()
            case OptionBox():
                return str(field.currentData() or "")
            case QPlainTextEdit():
                return field.toPlainText()
            case LinksButton():
                return field.value
            case _:
                return field.text()

    def _build(self, form: JudgementForm) -> None:
        empty(self._column)
        self._fields, self._labels, self._apart = {}, {}, None
        rows: dict[str, QHBoxLayout] = {}
        for ask in form.asks:
            field = self._fields[ask.key] = self._make(ask)
            label = self._labels[ask.key] = plain_label("", "caption", wrap=True)
            if ask.row and ask.row in rows:
                self._put_beside(rows[ask.row], ask, label, field)
                continue
            line = QHBoxLayout()
            line.setSpacing(self._context.s(10))
            line.setContentsMargins(0, 0, 0, 0)
            self._put_beside(line, ask, label, field)
            if ask.row:
                rows[ask.row] = line
            part = holder(line)
            if ask.is_apart:
                self._fold(part)
            self._column.addWidget(part)

    def _put_beside(self, line: QHBoxLayout, ask: Ask, label: QLabel, field: Field) -> None:
        if ask.kind is AskKind.LINKS:
            line.addWidget(field, _STRETCH[ask.kind], Qt.AlignmentFlag.AlignBottom)
            return
        s = self._context.s
        pair = column(label, field, gap=s(2))
        line.addLayout(pair, _STRETCH.get(ask.kind, 1))

    def _fold(self, part: QWidget) -> None:
        """Keep a part below a quiet line until somebody opens it."""
        line = self._apart = button(self._context, "", "link", is_checkable=True)
        line.setAutoDefault(False)
        hidden_unless(part, is_wanted=False)
        line.toggled.connect(part.setVisible)
        self._column.addWidget(line)

    def _make(self, ask: Ask) -> Field:
        s = self._context.s
        match ask.kind:
            case AskKind.CHOICE:
                box = OptionBox()
                box.setMinimumWidth(s(_LEAST))
                box.display(ask.options, ask.value)
                return box
            case AskKind.TEXT:
                text = QPlainTextEdit()
                text.setFixedHeight(s(_LINES_HIGH))
                text.setTabChangesFocus(True)
                return text
            case AskKind.LINKS:
                return LinksButton(self._context)
            case AskKind.SIGNATURE:
                secret = PassphraseEdit(self._context)
                secret.returnPressed.connect(self.entered)
                return secret
            case AskKind.LINE:
                return QLineEdit(ask.value)

    def _say(self, ask: Ask, row_name: str) -> None:
        field, label = self._fields[ask.key], self._labels[ask.key]
        label.setText(ask.hint if ask.is_apart else ask.label)
        field.setAccessibleName(" ".join(filter(None, (row_name or ask.hint, ask.label))))
        if isinstance(field, LinksButton):
            field.display(ask)
        elif isinstance(field, OptionBox):
            field.display(ask.options, str(field.currentData() or ""))
        if ask.is_apart and self._apart is not None:
            self._apart.setText(ask.label)


SENDING: Final = N_("Signing …")
