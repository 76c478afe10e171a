"""A long list of choices: it scrolls, is searched by typing, and numbers choose."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from intake.i18n import N_
from intake.ui.answer_editors.choice_face import ChoiceFace, Offered
from intake.ui.answer_editors.choice_model import ChoiceModel, ChoiceRole, Index, PlaceRole
from intake.ui.answer_editors.digit_keys import cap_of
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column
from intake.ui.kit.row_painting import RowLook, RowPainter, RowSize, with_pictures
from intake.ui.pictures import PictureName, PictureSource
from intake.ui.presenters.interview_state import ChoiceRow

ROWS_SEEN: Final = 6
_GAP, _MOST_HIGH = 6, 460
_SIZES: Final = {False: RowSize(), True: with_pictures(RowSize())}


class ChoiceList(ChoiceFace):
    """A field to search in above a list that paints its rows."""

    def __init__(self, context: Context, *, is_one: bool) -> None:
        super().__init__(context, is_one=is_one)
        self._model = ChoiceModel(self)
        self._view = _View(context, self._model, is_one=is_one)
        self._view.chosen.connect(self.toggled)
        self._view.letter.connect(self._begin_search)
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        bind = context.localizer.bind
        bind(self._search, self._search.setPlaceholderText, N_("Search the list"))
        bind(self._search, self._search.setAccessibleName, N_("Search the list"))
        self._search.textChanged.connect(self._searched)
        self._search.installEventFilter(self)
        self._nothing = plain_label("", "muted")
        bind(self._nothing, self._nothing.setText, N_("Nothing in the list fits."))
        self._nothing.hide()
        self.setLayout(column(self._search, self._nothing, self._view, gap=context.s(8)))

    def display(self, shown: Offered) -> None:
        """Show the list; what is searched for, and where the list stands, stays."""
        is_first = not self._model.choices
        self._view.delegate.has_pictures = any(each.picture for each in shown.choices)
        self._model.show(shown.choices, shown.taken, is_readonly=shown.is_readonly)
        self._search.setEnabled(not shown.is_readonly)
        self._fit()
        if is_first:
            typed_first = {"autocomplete", "search"} & shown.appearance
            self.setFocusProxy(self._search if typed_first else self._view)
            self._stand_at(self._model.first_taken())

    def name(self, words: str, description: str) -> None:
        """Name the list."""
        self._view.setAccessibleName(words)
        self._view.setAccessibleDescription(description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search into the list, or take the first that fits."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} and self._model.rowCount():
                self._view.setFocus()
                return True
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and self._search.text().strip():
                self._take_first()
                return True
        return super().eventFilter(watched, event)

    def _take_first(self) -> None:
        for row in range(self._model.rowCount()):
            choice: ChoiceRow = self._model.data(self._model.index(row), ChoiceRole)
            if not self._model.is_taken(choice.code):
                self._search.clear()
                self.toggled.emit(choice.code)
                self._stand_at(self._model.row_of(self._model.choices.index(choice)))
                return

    def _begin_search(self, letter: str) -> None:
        self._search.setFocus()
        self._search.insert(letter)

    def _searched(self, typed: str) -> None:
        self._model.search(typed)
        self._fit()
        self._stand_at(self._model.first_taken() if not typed else 0)

    def _stand_at(self, row: int) -> None:
        self._view.setCurrentIndex(self._model.index(row))

    def _fit(self) -> None:
        count = self._model.rowCount()
        self._nothing.setVisible(not count)
        self._view.setVisible(bool(count))
        seen = min(count, ROWS_SEEN) + (0.5 if count > ROWS_SEEN else 0)
        high = _SIZES[self._view.delegate.has_pictures].height + _GAP
        self._view.setFixedHeight(self._context.s(min(seen * high, _MOST_HIGH)))


class _View(QListView):
    """The list: arrows move, Space takes, a letter begins a search."""

    chosen = Signal(str)
    letter = Signal(str)

    def __init__(self, context: Context, model: ChoiceModel, *, is_one: bool) -> None:
        super().__init__()
        self.setModel(model)
        self.delegate = _RowDelegate(context, self, is_one=is_one)
        self.setItemDelegate(self.delegate)
        if context.pictures is not None:
            context.pictures.came.connect(self._show_picture)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setProperty("choices", True)
        self.clicked.connect(self._choose)

    def _show_picture(self, _name: PictureName) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits, Enter and Delete to the editor."""
        if event.key() == Qt.Key.Key_Space:
            self._choose(self.currentIndex())
        elif event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.letter.emit(event.text())
        elif (event.text().isprintable() and event.text()) or event.key() in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Delete,
            Qt.Key.Key_Backspace,
        }:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.chosen.emit(index.data(ChoiceRole).code)


class _RowDelegate(QStyledItemDelegate):
    """Paints a row as the short lists have it."""

    def __init__(self, context: Context, view: QListView, *, is_one: bool) -> None:
        super().__init__(view)
        self._context, self._view, self._is_one = context, view, is_one
        self.has_pictures = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._context.s(260), self._context.s(_SIZES[self.has_pictures].height + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        choice: ChoiceRow = index.data(ChoiceRole)
        state, pictures = option.state, self._context.pictures
        picture = None
        if choice.picture and pictures is not None:
            picture = pictures.image(PictureName(PictureSource.FORM, choice.picture))
        look = RowLook(
            choice.words.lead,
            choice.words.second,
            cap_of(index.data(PlaceRole)),
            is_one=self._is_one,
            is_on=index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked,
            has_focus=self._view.hasFocus() and index == self._view.currentIndex(),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            is_enabled=bool(state & QStyle.StateFlag.State_Enabled),
            size=_SIZES[self.has_pictures],
            picture=picture,
        )
        place = option.rect.adjusted(0, 0, -self._context.s(4), -self._context.s(_GAP))
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        RowPainter(self._context, painter, look).paint(place, is_mirrored=is_mirrored)
