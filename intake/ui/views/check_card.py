"""The card that checks the store: a button, what was found, and what to do about each."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, refill, row
from intake.ui.presenters.check import CheckLine, CheckPart, CheckPresenter, CheckState

_STEPS = 1000


class CheckCard(QWidget):
    """Displays a `CheckState`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: CheckPresenter | None = None
        self._shown: tuple[object, ...] = ()
        self._check = button(context, N_("Check now"), sign="shield-check")
        self._stop = button(context, N_("Stop"))
        for each in (self._check, self._stop):
            each.setAutoDefault(False)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Checking"))
        self._banner = Banner(context)
        self._last = plain_label("", "caption")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(context.s(10))
        text = N_(
            "Every file, entry, signature, list and attachment is looked at. The work goes on "
            "meanwhile, and nothing is changed."
        )
        card = titled_card(
            context,
            "shield-check",
            N_("Check my store"),
            label(context, text, "muted", wrap=True),
            row(self._check, self._stop, self._last, None, gap=context.s(8)),
            self._bar,
            self._banner,
            self._parts,
        )
        self.setLayout(column(card, gap=0))

    def attach(self, presenter: CheckPresenter) -> None:
        """Connect the card with what it does."""
        self._presenter = presenter
        self._check.clicked.connect(presenter.check)
        self._stop.clicked.connect(presenter.stop)
        presenter.refresh()
        presenter.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew when somebody comes to the page: an interview may have been gone on with."""
        super().showEvent(event)
        if self._presenter is not None:
            self._presenter.open()

    def display(self, state: CheckState) -> None:
        """Show a state."""
        self._check.setEnabled(not state.is_working)
        self._stop.setVisible(state.is_working)
        self._bar.setVisible(state.is_working)
        self._bar.setValue(round(state.share * _STEPS))
        self._banner.display(state.kind, "" if state.is_working else state.text)
        self._last.setText(state.last)
        shown = (state.parts, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            refill(self._parts, [self._part(each) for each in state.parts])

    def _part(self, part: CheckPart) -> QWidget:
        s = self._context.s
        title = label(self._context, part.heading, "strong")
        return holder(column(title, *map(self._line, part.lines), gap=s(6)))

    def _line(self, line: CheckLine) -> QWidget:
        texts = column(
            plain_label(line.text, "body", wrap=True),
            plain_label(line.to_do, "caption", wrap=True),
            gap=self._context.s(2),
        )
        return holder(texts)
