"""The bar at the foot of a window: facts with an icon each, the last ones at the far end."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame

from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import frame, holder, row


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One fact of the status bar; an empty text hides it."""

    icon: str
    text: str
    color: str = "muted"


class StatusBar:
    """Shows a few facts; `widget` goes into the layout of the window."""

    def __init__(self, context: Context, *, near: int = 3, far: int = 1) -> None:
        s = context.s
        self._icons = [IconLabel(context, "circle", size=15) for _ in range(near + far)]
        self._texts = [plain_label("", "caption") for _ in range(near + far)]
        self._cells = [
            holder(row(sign, text, gap=s(6)))
            for sign, text in zip(self._icons, self._texts, strict=True)
        ]
        self.widget: QFrame = frame(
            row(
                *self._cells[:near],
                None,
                *self._cells[near:],
                margins=(s(20), s(7), s(20), s(7)),
                gap=s(18),
            ),
            bar="bottom",
        )

    def display(self, *items: StatusItem) -> None:
        """Show these facts, near ones first."""
        for at, cell in enumerate(self._cells):
            item = items[at] if at < len(items) else StatusItem("circle", "")
            cell.setVisible(bool(item.text))
            self._icons[at].set_icon(item.icon, item.color)
            self._texts[at].setText(item.text)
        for place in (*self._cells, self.widget):  # in the same frame, so that nothing is cut
            if (layout := place.layout()) is not None:
                layout.activate()
