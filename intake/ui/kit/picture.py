"""A picture that is shown as soon as it has come, no larger than its place."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.pictures import PictureName


class PictureBox(QWidget):
    """Shows one picture of the form or of the record; its place is there before it has come."""

    def __init__(self, context: Context, most: tuple[int, int]) -> None:
        """Begin with nothing; `most` is how wide and high it may be, at 100 %."""
        super().__init__()
        self._context = context
        self._most = QSize(context.s(most[0]), context.s(most[1]))
        self._name: PictureName | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if context.pictures is not None:
            context.pictures.came.connect(self._came)

    def display(self, name: PictureName, words: str) -> None:
        """Show a picture; `words` are what a screen reader says of it."""
        self.setAccessibleName(words)
        if name != self._name:
            self._name = name
            self._fit()

    def sizeHint(self) -> QSize:
        """Be as large as the picture, within the bounds."""
        image = self._image()
        if image is None:
            return QSize(self._most.width() // 2, self._context.s(28) if self._is_broken() else 120)
        size = image.size()
        if size.width() > self._most.width() or size.height() > self._most.height():
            size.scale(self._most, Qt.AspectRatioMode.KeepAspectRatio)
        return size

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, or why there is none yet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._image()
        if image is not None:
            painter.drawImage(QRect(0, 0, self.width(), self.height()), image)
            return
        words = N_("This picture cannot be shown.") if self._is_broken() else N_("One moment …")
        painter.setPen(self._context.colors.muted)
        painter.drawText(
            self.rect(),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
            self._context.localizer.gettext(words),
        )

    def _image(self) -> QImage | None:
        pictures = self._context.pictures
        if pictures is None or self._name is None:
            return None
        return pictures.image(self._name)

    def _is_broken(self) -> bool:
        pictures = self._context.pictures
        return pictures is None or (self._name is not None and pictures.is_broken(self._name))

    def _came(self, name: PictureName) -> None:
        if name == self._name:
            self._fit()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
