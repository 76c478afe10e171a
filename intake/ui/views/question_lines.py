"""Lines that only some questions show: their hint, and why there is no answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.domain.answers import SkipReason
from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, pill, plain_label, set_pill
from intake.ui.kit.layout import column, frame, row
from intake.ui.presenters.left_over import SKIP_WORDS


class HintLine(QWidget):
    """A hint beside its sign."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._text = plain_label("", "muted", wrap=True)
        sign = IconLabel(context, "hand-heart", "primary", size=16)
        self.setLayout(row(sign, (self._text, 1), gap=context.s(8)))

    def display(self, hint: str) -> None:
        """Show a hint, or nothing."""
        self._text.setText(hint)
        self.setVisible(bool(hint))


class SkipLine(QWidget):
    """Why there is no answer, and the way to give one after all."""

    answer_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._reason = pill("quiet")
        answer = button(context, N_("Answer after all"), "link")
        answer.clicked.connect(self.answer_asked)
        self.setLayout(row(self._reason, answer, None, gap=context.s(8)))
        self.setFocusProxy(answer)

    def display(self, skip: SkipReason | None) -> None:
        """Show a reason, or nothing."""
        if skip is not None:
            words = self._context.localizer.gettext(SKIP_WORDS[skip])
            set_pill(self._reason, "quiet", words)
        self.setVisible(skip is not None)


class ClosedLine(QWidget):
    """Why a question waits, calmly."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._text = plain_label("", "body", wrap=True)
        sign = IconLabel(context, "clock", "primary", size=18)
        line = row(sign, (self._text, 1), margins=(s(14), s(10), s(14), s(10)), gap=s(10))
        self.setLayout(column(frame(line, well=True), gap=0))

    def display(self, why: str) -> None:
        """Show why, or nothing."""
        self._text.setText(why)
        self.setVisible(bool(why))
