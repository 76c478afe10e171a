"""A drop-down list, for `minimal`: one line that opens."""

from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QIcon, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from intake.i18n import N_
from intake.ui.answer_editors.choice_face import ChoiceFace, Offered
from intake.ui.answer_editors.choice_list import ChoiceList
from intake.ui.answer_editors.choice_model import Index
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel
from intake.ui.kit.layout import column, row
from intake.ui.pictures import PictureName, PictureSource
from intake.ui.presenters.interview_state import ChoiceRow

_PICTURE: Final = 32
_REST_MS: Final = 700
"""How long the arrow keys must rest on a choice before it counts as chosen."""


class CalmBox(QComboBox):
    """A drop-down list that the mouse wheel does not change: it scrolls the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class _PictureDelegate(QStyledItemDelegate):
    """Puts the picture of a choice before its words, once it has come."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.names: tuple[str, ...] = ()

    def icon(self, place: int) -> QIcon:
        """Return the picture of the choice at `place`, or an empty one while it is fetched."""
        pictures, name = self._context.pictures, self.names[place] if self.names else ""
        image = pictures.image(PictureName(PictureSource.FORM, name)) if pictures and name else None
        return QIcon(QPixmap.fromImage(image)) if image is not None else QIcon()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Add the picture to what a line shows; lines out of sight fetch none."""
        super().initStyleOption(option, index)
        if not any(self.names):
            return
        side = self._context.s(_PICTURE)
        option.icon = self.icon(index.row())
        option.decorationSize = QSize(side, side)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


class DropDown(ChoiceFace):
    """One choice in a native drop-down list."""

    def __init__(self, context: Context, *, is_one: bool) -> None:
        super().__init__(context, is_one=is_one)
        self._choices: tuple[ChoiceRow, ...] = ()
        self._told = ""
        self._box = CalmBox()
        self._box.setPlaceholderText(" ")
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(24)
        self._box.setMaxVisibleItems(12)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pictures = _PictureDelegate(context, self._box)
        self._box.setItemDelegate(self._pictures)
        if context.pictures is not None:
            context.pictures.came.connect(self._show_pictures)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.settle)
        self._box.activated.connect(self._activated)
        context.localizer.bind(self._box, self._box.setPlaceholderText, N_("Choose …"))
        self.setLayout(column(self._box))
        self.setFocusProxy(self._box)

    def display(self, shown: Offered) -> None:
        """Show the choices in both languages, and which is taken."""
        if self._rest.isActive():
            return
        if shown.choices != self._choices:
            self._choices = shown.choices
            self._box.clear()
            self._pictures.names = tuple(each.picture for each in shown.choices)
            self._box.addItems([_both(each) for each in shown.choices])
            side = self._context.s(_PICTURE if any(self._pictures.names) else 16)
            self._box.setIconSize(QSize(side, side))
        codes = [each.code for each in self._choices]
        self._told = next(iter(shown.taken), "")
        self._box.setCurrentIndex(codes.index(self._told) if self._told in codes else -1)
        self._box.setEnabled(not shown.is_readonly)
        self._show_pictures()

    def settle(self) -> None:
        """Tell what the arrow keys rest on."""
        self._rest.stop()
        place = self._box.currentIndex()
        code = self._choices[place].code if 0 <= place < len(self._choices) else ""
        if code and code != self._told:
            self._told = code
            self.toggled.emit(code)

    def drop(self) -> None:
        """Forget what the arrow keys rest on."""
        self._rest.stop()

    def name(self, words: str, description: str) -> None:
        """Name the field."""
        self._box.setAccessibleName(words)
        self._box.setAccessibleDescription(description)

    def _show_pictures(self, _name: PictureName | None = None) -> None:
        place = self._box.currentIndex()
        if place >= 0 and any(self._pictures.names):
            self._box.setItemIcon(place, self._pictures.icon(place))
        self._box.view().viewport().update()

    def _activated(self, _place: int) -> None:
        self._rest.start()


class OpeningList(ChoiceFace):
    """Several choices behind one line that says what is taken, and opens."""

    def __init__(self, context: Context, *, is_one: bool) -> None:
        super().__init__(context, is_one=is_one)
        self._line = button(context, N_("Choose …"), is_checkable=True)
        self._line.setProperty("kind", "field")
        self._line.setLayout(
            row(None, IconLabel(context, "chevron-down", size=16), margins=(0, 0, context.s(8), 0))
        )
        self._line.toggled.connect(self._open)
        self._list = ChoiceList(context, is_one=is_one)
        self._list.toggled.connect(self.toggled)
        self._list.hide()
        self.setLayout(column(self._line, self._list, gap=context.s(8)))
        self.setFocusProxy(self._line)

    def display(self, shown: Offered) -> None:
        """Show what is taken on the line, and the list behind it."""
        self._list.display(shown)
        names = [each.words.lead for each in shown.choices if each.code in shown.taken]
        chosen = ", ".join(names) or self._context.localizer.gettext(N_("Choose …"))
        self._line.setText(chosen)
        self._line.setEnabled(not shown.is_readonly)

    def name(self, words: str, description: str) -> None:
        """Name the line and the list."""
        self._line.setAccessibleName(f"{words} {self._line.text()}")
        self._line.setAccessibleDescription(description)
        self._list.name(words, description)

    def _open(self, is_open: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        self._list.setVisible(is_open)
        if is_open:
            self._list.setFocus()


def _both(choice: ChoiceRow) -> str:
    other = choice.words.second
    return f"{choice.words.lead} / {other}" if other else choice.words.lead
