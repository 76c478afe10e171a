"""This station's card as a QR code, and the card of another station as text."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label
from intake.ui.kit.layout import column, row

SIDE, QUIET, PASTE = 300, 4, 96
"""Pixels of the code; squares of white around it; pixels of the field."""
Rows = tuple[tuple[bool, ...], ...]


class CodePicture(QWidget):
    """A QR code: dark on white in every theme, or no camera reads it."""

    def __init__(self, context: Context, rows: Rows) -> None:
        super().__init__()
        self._rows, self._side = rows, context.s(SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        context.localizer.bind(
            self, self.setAccessibleName, N_("QR code of this station’s contact card")
        )

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint whole squares, so that edges stay sharp."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        unit = self._side / (len(self._rows) + 2 * QUIET)
        for down, line in enumerate(self._rows):
            for across, is_dark in enumerate(line):
                if is_dark:
                    at = QRectF((across + QUIET) * unit, (down + QUIET) * unit, unit, unit)
                    painter.fillRect(at, QColor(Qt.GlobalColor.black))
        painter.end()


class CardDialog(Dialog):
    """Shows the own card, and takes another one as text: pasted, or typed by a hand scanner."""

    given = Signal(str)

    def __init__(self, context: Context, parent: QWidget, rows: Rows) -> None:
        super().__init__(
            context,
            parent,
            N_("Contact cards"),
            N_(
                "Let the other station photograph this code. A card proves nothing by itself: "
                "compare the eight words by voice."
            ),
            sign="contact",
        )
        self._text = QPlainTextEdit()
        self._text.setFixedHeight(context.s(PASTE))
        self._text.setTabChangesFocus(True)
        hint = label(
            context,
            N_("A hand scanner types what it reads; a telephone shows it as text to be copied."),
            "caption",
            wrap=True,
        )
        field = Field(context, N_("The card of another station, as text"), self._text)
        self.add(row(None, CodePicture(context, rows), None), column(field, hint, gap=context.s(4)))
        close = button(context, N_("Close"))
        take = button(context, N_("Add this card"), "primary", sign="plus")
        close.clicked.connect(self.reject)
        take.clicked.connect(self._take)
        self.add_button(close)
        self.add_button(take)

    def _take(self) -> None:
        if self._text.toPlainText().strip():
            self.given.emit(self._text.toPlainText())
            self.accept()
