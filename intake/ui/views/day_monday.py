"""The coordinator's Monday: tiles with a count, the oldest age, and one click."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake.i18n import N_
from intake.services.monday import Tile
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.presenters.day_monday import MondayPresenter, MondayState

COLUMNS = 3


class MondayView(QWidget):
    """Displays a `MondayState`."""

    tile_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._banner = Banner(context)
        self._missing = plain_label("", "caption", wrap=True)
        self._counts = [plain_label("", "h1") for _ in Tile]
        self._titles = [plain_label("", "body", wrap=True) for _ in Tile]
        self._ages = [plain_label("", "caption") for _ in Tile]
        self._build()

    def attach(self, presenter: MondayPresenter) -> None:
        """Connect the tab with what it shows."""
        presenter.open()

    def display(self, state: MondayState) -> None:
        """Show a state."""
        self._banner.display("bad", state.problem)
        self._missing.setText(state.missing)
        for at, each in enumerate(state.tiles):
            self._counts[at].setText(each.count)
            self._titles[at].setText(each.title)
            self._ages[at].setText(each.oldest)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        grid = QGridLayout()
        grid.setSpacing(s(14))
        for at, tile in enumerate(Tile):
            show = button(
                context,
                N_("Show"),
                "link",
                sign=ButtonIcon("arrow-right", is_after=True, is_arrow=True),
            )
            show.clicked.connect(partial(self._ask, tile))
            made = frame(
                column(
                    self._counts[at],
                    self._titles[at],
                    self._ages[at],
                    None,
                    row(show, None),
                    margins=(s(18), s(14), s(18), s(12)),
                    gap=s(4),
                ),
                card=True,
            )
            made.setMinimumHeight(s(150))
            grid.addWidget(made, at // COLUMNS, at % COLUMNS)
        self.setLayout(
            column(
                self._banner,
                grid,
                self._missing,
                None,
                margins=(s(24), 0, s(24), s(24)),
                gap=s(14),
            )
        )

    def _ask(self, tile: Tile, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.tile_asked.emit(tile.value)
