"""Choice rows in two languages: painted, with native radio buttons and check boxes beneath."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from intake.ui.kit.context import Context
from intake.ui.kit.row_painting import RowLook, RowPainter, RowSize
from intake.ui.pictures import PictureName, PictureSource

__all__ = ["CheckRow", "ChoiceRow", "RowSize"]


class _RowPaint:
    """What both kinds of row share; mixed into the native button."""

    _context: Context
    _lead: str
    _other: str
    _cap: str
    _size: RowSize
    _picture: PictureName | None

    def _begin(self, context: Context, cap: str, size: RowSize) -> None:
        button = self._button()
        self._context, self._cap, self._size = context, cap, size
        self._lead = self._other = ""
        self._picture: PictureName | None = None
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _button(self) -> QAbstractButton:
        assert isinstance(self, QAbstractButton)  # noqa: S101 - a mixin tells mypy what it is mixed into
        return self

    def set_texts(self, lead: str, other: str = "") -> None:
        """Show the text in the leading language, and in the other unless it is empty."""
        if (lead, other) != (self._lead, self._other):
            self._lead, self._other = lead, other
            self._button().setText(f"{lead} / {other}" if other else lead)
            self._button().setAccessibleName(f"{lead} / {other}" if other else lead)
            self._button().update()

    def set_cap(self, cap: str) -> None:
        """Show the key that chooses this row."""
        self._cap = cap
        self._button().update()

    def set_picture(self, name: str) -> None:
        """Show a picture of the form before the words, once it has come; none by an empty name."""
        picture = PictureName(PictureSource.FORM, name) if name else None
        if picture == self._picture:
            return
        if self._picture is None and self._context.pictures is not None:
            self._context.pictures.came.connect(self._came)
        self._picture = picture
        self._button().update()

    def _came(self, name: PictureName) -> None:
        if name == self._picture:
            self._button().update()

    def set_size(self, size: RowSize) -> None:
        """Take another size or another arrangement of the words."""
        if size != self._size:
            self._size = size
            self._button().updateGeometry()
            self._button().update()

    def _hint(self, width: int) -> QSize:
        narrow = self._size.is_stacked or self._size.is_raised
        return QSize(
            self._context.s(width / 3 if narrow else width), self._context.s(self._size.height)
        )

    def _image(self) -> QImage | None:
        if self._picture is None or self._context.pictures is None:
            return None
        return self._context.pictures.image(self._picture)

    def _paint(self) -> None:
        button = self._button()
        look = RowLook(
            self._lead,
            self._other,
            self._cap,
            is_one=isinstance(button, QRadioButton),
            is_on=button.isChecked(),
            has_focus=button.hasFocus(),
            is_hovered=button.underMouse(),
            is_enabled=button.isEnabled(),
            size=self._size,
            picture=self._image(),
        )
        painter = QPainter(button)
        is_mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        RowPainter(self._context, painter, look).paint(button.rect(), is_mirrored=is_mirrored)
        painter.end()


class ChoiceRow(_RowPaint, QRadioButton):
    """One choice of several; `cap` is the key that takes it."""

    def __init__(self, context: Context, cap: str = "", size: RowSize | None = None) -> None:
        QRadioButton.__init__(self)
        self._begin(context, cap, size or RowSize())

    def sizeHint(self) -> QSize:
        """Be as high as the row size says."""
        return self._hint(420)

    def minimumSizeHint(self) -> QSize:
        """Leave room for two short texts."""
        return self._hint(260)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the row."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        self._paint()


class CheckRow(_RowPaint, QCheckBox):
    """One of several that may be taken together."""

    def __init__(self, context: Context, cap: str = "", size: RowSize | None = None) -> None:
        QCheckBox.__init__(self)
        self._begin(context, cap, size or RowSize())

    def sizeHint(self) -> QSize:
        """Be as high as the row size says."""
        return self._hint(420)

    def minimumSizeHint(self) -> QSize:
        """Leave room for two short texts."""
        return self._hint(260)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the row."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row."""
        self._paint()
