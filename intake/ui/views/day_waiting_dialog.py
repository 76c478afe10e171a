"""The list behind a tile of the Monday screen: codes, why each waits, and one click to each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, holder, row, scrolling
from intake.ui.presenters.day_monday import LineState

TALL = 420


class WaitingDialog(Dialog):
    """Lists what a tile counts; `go` shows one case."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        title: str,
        lines: tuple[LineState, ...],
        go: Callable[[str], None],
    ) -> None:
        super().__init__(context, parent, title, "", sign="list")
        s = context.s
        rows = [self._line(context, each, go) for each in lines]
        self.add(scrolling(holder(column(*rows, None, gap=s(6)))))
        close = button(context, N_("Close"))
        close.clicked.connect(self.reject)
        self.add_button(close)

    def _line(self, context: Context, each: LineState, go: Callable[[str], None]) -> QWidget:
        why = plain_label(each.text, "body", wrap=True)
        beside = plain_label(each.beside, "caption", wrap=True)
        if not each.case:
            return holder(row((column(why, beside, gap=0), 1)))
        case = button(context, N_("Show in the list"), "link")
        case.setAccessibleName(f"{case.text()}: {each.case}")
        case.clicked.connect(partial(self._go, each.case, go))
        code = plain_label(each.case, "code")
        return holder(row(code, (column(why, beside, gap=0), 1), case, gap=context.s(12)))

    def _go(self, case: str, go: Callable[[str], None], _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self.accept()
        go(case)
