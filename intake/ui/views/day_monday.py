"""The coordinator's Monday: ten tiles with a count, the oldest age, and one click."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from intake.i18n import N_
from intake.services.monday import Tile
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.presenters.day_monday import FACTS, MondayPresenter, MondayState, TileState

COLUMNS, FEWER = 5, 3
WITH_ALL = 900
"""Below this width there are fewer columns, in pixels at 100 %."""
ELSEWHERE = frozenset({Tile.SOON, Tile.NEW})
"""They lead to another tab, whatever they count."""


class MondayView(QWidget):
    """Displays a `MondayState`."""

    tile_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._banner = Banner(context)
        self._tiles = [_Tile(context, self, each) for each in Tile]
        self._build()

    def attach(self, presenter: MondayPresenter) -> None:
        """Connect the tab with what it shows."""
        presenter.open()

    def display(self, state: MondayState) -> None:
        """Show a state."""
        self._banner.display("bad", state.problem)
        for tile, each in zip(self._tiles, state.tiles, strict=False):
            tile.display(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out in as many columns as there is room for."""
        super().resizeEvent(event)
        self._lay_out(COLUMNS if self.width() >= self._context.s(WITH_ALL) else FEWER)

    def _build(self) -> None:
        s = self._context.s
        self._grid = QGridLayout()
        self._grid.setSpacing(s(12))
        self._columns = 0
        self._lay_out(COLUMNS)
        margins = (s(24), 0, s(24), s(18))
        inner = holder(column(self._banner, (self._grid, 1), margins=margins, gap=s(12)))
        self.setLayout(column(scrolling(inner), gap=0))

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile.card, at // columns, at % columns)
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        for at in range(len(self._tiles)):
            self._grid.setRowStretch(at, 1 if at < -(-len(self._tiles) // columns) else 0)


class _Tile:
    """The parts of one tile."""

    def __init__(self, context: Context, view: MondayView, tile: Tile) -> None:
        s = context.s
        self._tile = tile
        self._count = plain_label("", "h1")
        self._title = plain_label("", "body", wrap=True)
        self._age = plain_label("", "caption", wrap=True)
        self._facts: list[QLabel] = [plain_label("", "caption", wrap=True) for _ in range(FACTS)]
        self._show: QPushButton = button(
            context,
            N_("Show"),
            "link",
            sign=ButtonIcon("arrow-right", is_after=True, is_arrow=True),
        )
        self._show.clicked.connect(partial(self._ask, view))
        self.card = frame(
            column(
                self._count,
                self._title,
                self._age,
                *self._facts,
                None,
                row(self._show, None),
                margins=(s(14), s(10), s(14), s(8)),
                gap=s(3),
            ),
            card=True,
        )

    def display(self, state: TileState) -> None:
        """Show what the tile counts."""
        self._count.setText(state.count)
        self._title.setText(state.title)
        self._age.setText(state.oldest)
        self._age.setVisible(bool(state.oldest))
        texts = (*state.facts, *[""] * FACTS)
        for label, text in zip(self._facts, texts, strict=False):
            label.setText(text)
            label.setVisible(bool(text))
        self._show.setAccessibleName(f"{self._show.text()}: {state.title}")
        self._show.setVisible(state.has_lines or state.key in ELSEWHERE)

    def _ask(self, view: MondayView, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        view.tile_asked.emit(self._tile.value)
