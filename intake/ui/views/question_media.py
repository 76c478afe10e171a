"""The pictures and recordings of a question; what cannot be shown is named."""

from PySide6.QtWidgets import QWidget

from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.kit.picture import PictureBox
from intake.ui.pictures import PictureName, PictureSource
from intake.ui.presenters.interview_state import MediaLine

_MOST = (440, 260)


class MediaPanel(QWidget):
    """One below the other, as the form names them."""

    def __init__(self, context: Context, most: tuple[int, int] = _MOST) -> None:
        """Begin with nothing; `most` is how wide and high a picture may be, at 100 %."""
        super().__init__()
        self._context, self._most = context, most
        self._shown: tuple[MediaLine, ...] = ()
        self._made: list[QWidget] = []
        self._column = column(gap=context.s(8))
        self.setLayout(self._column)

    def display(self, lines: tuple[MediaLine, ...], question: str) -> None:
        """Show these; they are built anew only when they are others."""
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        for old in self._made:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [
            self._named(each) if each.sentence else self._picture(each, question) for each in lines
        ]
        for made in self._made:
            self._column.addWidget(made)

    def _picture(self, line: MediaLine, question: str) -> QWidget:
        made = PictureBox(self._context, self._most)
        made.display(PictureName(PictureSource.FORM, line.name), question)
        return made

    def _named(self, line: MediaLine) -> QWidget:
        s = self._context.s
        sign = IconLabel(self._context, "paperclip" if line.is_picture else "volume-2", size=16)
        words = plain_label(line.sentence, "caption", wrap=True)
        return holder(row(sign, (words, 1), gap=s(8)))
