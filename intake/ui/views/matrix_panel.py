"""Questions with one list of choices as a table: the labels once above, a row for each question."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QMenu, QWidget

from intake.domain.answers import SkipReason
from intake.forms.model import QuestionKind
from intake.i18n import N_
from intake.ui.answer_editors.base import DELETE
from intake.ui.kit.buttons import icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import BilingualPair, plain_label
from intake.ui.kit.layout import column, empty, holder
from intake.ui.kit.picture import PictureBox
from intake.ui.pictures import PictureName, PictureSource
from intake.ui.presenters.interview_state import ChoiceRow, Matrix, Pair, Part, QuestionBlock
from intake.ui.presenters.left_over import SKIP_WORDS
from intake.ui.views.matrix_cells import MOVES, CheckCell, RadioCell
from intake.ui.views.question_media import MediaPanel

_HEAD_PICTURE: Final = (72, 56)
_ROW_PICTURE: Final = (120, 72)


class MatrixPanel(QWidget):
    """Digits choose in the row that has the focus, arrows go from cell to cell."""

    given = Signal(str, str)
    skip_asked = Signal(str, SkipReason)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path = ""
        self._rows: list[_Row] = []
        self._shape: tuple[object, ...] = ()
        self._words = BilingualPair(context, "h3")
        self._heads: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(context.s(6))
        self._grid.setVerticalSpacing(context.s(2))
        self.setLayout(column(self._words, self._grid, gap=context.s(10)))

    @property
    def path(self) -> str:
        """The path of its first question."""
        return self._path

    @property
    def widget(self) -> QWidget:
        """Itself: it stands on the page as it is."""
        return self

    @property
    def rows(self) -> tuple["_Row", ...]:
        """One for each question."""
        return tuple(self._rows)

    def fits(self, part: Part) -> bool:
        """Tell whether it can show `part`."""
        return isinstance(part, Matrix) and part.path == self._path

    def show_part(self, part: Part, languages: tuple[str, str]) -> None:
        """Show every row as it stands; the focus stays where it is."""
        if not isinstance(part, Matrix):
            return
        self._path = part.path
        lead, second = languages
        has_title = part.path != part.rows[0].path and bool(part.words.lead)
        other = (second, part.words.second) if second and part.words.second else None
        self._words.display((lead, part.words.lead), other)
        self._words.setVisible(has_title)
        shape = (
            tuple((each.words, each.picture) for each in part.heads),
            tuple((row.path, row.kind) for row in part.rows),
        )
        if shape != self._shape:
            self._rebuild(part)
            self._shape = shape
        for row, block in zip(self._rows, part.rows, strict=True):
            row.display(block)

    def commit(self) -> None:
        """Nothing is ever half typed here."""

    def holds(self, path: str) -> bool:
        """Tell whether the question is one of the rows."""
        return path == self._path or any(row.path == path for row in self._rows)

    def focus_on(self, path: str) -> bool:
        """Put the focus on a row, or on the first."""
        row = next((each for each in self._rows if each.path == path), self._rows[0])
        row.cells[row.place].setFocus()
        return True

    def take_key(self, key: str) -> bool:
        """Choose in the row with the focus, else in the first that has no answer."""
        if not key.isdigit() or not 1 <= int(key) <= len(self._heads):
            return False
        open_rows = [row for row in self._rows if not row.is_answered]
        here = next((row for row in self._rows if row.has_focus), None)
        row = here or next(iter(open_rows), None)
        if row is not None:
            row.cells[int(key) - 1].setFocus()
            row.cells[int(key) - 1].click()
        return row is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the cell beside, above or below."""
        move = MOVES.get(Qt.Key(event.key()))
        at = next((n for n, row in enumerate(self._rows) if row.has_focus), None)
        if at is not None and event.key() in DELETE:
            self._rows[at].clear()
            return
        if move is None or at is None:
            super().keyPressEvent(event)
            return
        down, right = move
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            right = -right
        row = self._rows[min(max(at + down, 0), len(self._rows) - 1)]
        place = min(max(self._rows[at].place + right, 0), len(row.cells) - 1)
        row.cells[place].setFocus()

    def _rebuild(self, matrix: Matrix) -> None:
        empty(self._grid)
        self._heads = [self._head(each) for each in matrix.heads]
        for place, head in enumerate(self._heads, start=1):
            bottom = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            self._grid.addWidget(head, 0, place, bottom)
            self._grid.setColumnStretch(place, 2)
        self._grid.setColumnStretch(0, 5)
        self._rows = []
        for line, block in enumerate(matrix.rows, start=1):
            row = _Row(self, self._context, block, tuple(each.words for each in matrix.heads))
            self._grid.addWidget(row.texts, line, 0)
            for place, cell in enumerate(row.cells, start=1):
                self._grid.addWidget(cell, line, place)
            self._grid.addWidget(row.more, line, len(row.cells) + 1)
            self._rows.append(row)

    def _head(self, choice: ChoiceRow) -> QWidget:
        words = choice.words
        texts = [plain_label(words.lead, "label", wrap=True)]
        if words.second:
            texts.append(plain_label(words.second, "caption", wrap=True))
        for each in texts:
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        if not choice.picture:
            return holder(column(*texts, gap=0))
        picture = PictureBox(self._context, _HEAD_PICTURE)
        picture.display(PictureName(PictureSource.FORM, choice.picture), words.lead)
        box = column(picture, *texts, gap=self._context.s(4))
        box.setAlignment(picture, Qt.AlignmentFlag.AlignHCenter)
        return holder(box)


class _Row:
    """One question: its words, a cell for each choice, and a way to leave it without an answer."""

    def __init__(
        self, panel: MatrixPanel, context: Context, block: QuestionBlock, heads: tuple[Pair, ...]
    ) -> None:
        self._panel, self._context, self._block, self._heads = panel, context, block, heads
        self.path = block.path
        self._lead = plain_label("", "strong", wrap=True)
        self._second = plain_label("", "muted", wrap=True)
        self._note = plain_label("", "caption", wrap=True)
        self._problem = plain_label("", "bad", wrap=True)
        self._media = MediaPanel(context, _ROW_PICTURE)
        texts = column(self._media, self._lead, self._second, self._note, self._problem, gap=0)
        self.texts = holder(texts)
        is_several = block.kind is QuestionKind.SELECT_MULTIPLE
        made = CheckCell if is_several else RadioCell
        self.cells: tuple[QAbstractButton, ...] = tuple(made(context) for _ in heads)
        self._group = QButtonGroup(panel)
        self._group.setExclusive(not is_several)
        for choice, cell in zip(block.choices, self.cells, strict=True):
            self._group.addButton(cell)
            cell.clicked.connect(partial(self._clicked, choice.code))
        self.more = icon_button(context, "ellipsis", N_("No answer …"))
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill)
        self.more.clicked.connect(self._ask)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in this row."""
        return any(cell.hasFocus() for cell in self.cells)

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer or a reason for none."""
        return bool(self._block.value) or self._block.skip is not None

    @property
    def place(self) -> int:
        """The cell that has the focus, or is chosen, or the first."""
        order = [n for n, cell in enumerate(self.cells) if cell.hasFocus()]
        order += [n for n, cell in enumerate(self.cells) if cell.isChecked()]
        return order[0] if order else 0

    def display(self, block: QuestionBlock) -> None:
        """Show what is chosen, what is wrong, and why there is no answer."""
        self._block = block
        star = " *" if block.is_required else ""
        self._lead.setText(block.words.lead + star)
        self._media.display(block.media, block.words.lead)
        skip = self._context.localizer.gettext(SKIP_WORDS[block.skip]) if block.skip else ""
        for shown, text in (
            (self._second, block.words.second),
            (self._note, skip or block.hint.lead),
            (self._problem, block.problem),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))
        taken = block.value.split()
        is_exclusive = self._group.exclusive()
        self._group.setExclusive(False)
        for cell, choice, head in zip(self.cells, block.choices, self._heads, strict=True):
            cell.setChecked(choice.code in taken)
            cell.setEnabled(not block.is_readonly)
            cell.setAccessibleName(f"{block.words.lead}: {head.lead}")
            cell.setToolTip(head.lead)
        self._group.setExclusive(is_exclusive)
        self.more.setVisible(not block.is_readonly and not block.value)

    def clear(self) -> None:
        """Take the answer away."""
        if self._block.value and not self._block.is_readonly:
            self._panel.given.emit(self.path, "")

    def _clicked(self, code: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        taken = [code]
        if self._block.kind is QuestionKind.SELECT_MULTIPLE:
            before = self._block.value.split()
            taken = [each for each in before if each != code]
            taken += [code] if code not in before else []
        self._panel.given.emit(self.path, " ".join(taken))

    def _ask(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _fill(self) -> None:
        self._menu.clear()
        if self._block.skip is not None:
            action = self._menu.addAction(self._context.localizer.gettext(N_("Answer after all")))
            action.triggered.connect(lambda: self._panel.given.emit(self.path, ""))
        for reason, message in SKIP_WORDS.items():
            action = self._menu.addAction(self._context.localizer.gettext(message))
            action.triggered.connect(partial(self._skip_as, reason))

    def _skip_as(self, reason: SkipReason, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `triggered`
        self._panel.skip_asked.emit(self.path, reason)
