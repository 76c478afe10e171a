"""The card of the outbox: bundles by state, and receipts that come back."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill, plain_label, set_pill
from intake.ui.kit.layout import column, hidden_unless, holder, refill, row
from intake.ui.presenters.outbox import OutboxLine, OutboxPresenter, OutboxState

RECEIPTS = ((N_("Receipts"), "*.receipt"), (N_("All files"), "*"))


class OutboxCard(QWidget):
    """Displays an `OutboxState`."""

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self._context, self._dialogs = context, dialogs
        self._presenter: OutboxPresenter | None = None
        self._shown: tuple[object, ...] = ()
        self._banner, self._alarm = Banner(context), Banner(context)
        self._none = label(context, N_("Nothing was sealed here yet."), "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._more = plain_label("", "caption")
        self._take = button(context, N_("Take in a receipt…"), sign="file-check")
        self._take.setAutoDefault(False)
        text = N_(
            "Each bundle is made, carried, and received when a receipt says so. Until then only "
            "this computer has what is in it."
        )
        card = titled_card(
            context,
            "send",
            N_("What was sent"),
            label(context, text, "muted", wrap=True),
            self._alarm,
            self._banner,
            self._none,
            self._lines,
            self._more,
            row(self._take, None),
        )
        self.setLayout(column(card, gap=0))

    def attach(self, presenter: OutboxPresenter) -> None:
        """Connect the card with what it does."""
        self._presenter = presenter
        self._take.clicked.connect(
            lambda: self._dialogs.open_file(
                N_("Take in a receipt…"), RECEIPTS, presenter.take_receipt
            )
        )
        presenter.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew when somebody comes to the page: something may have been sealed meanwhile."""
        super().showEvent(event)
        if self._presenter is not None:
            self._presenter.open()

    def display(self, state: OutboxState) -> None:
        """Show a state; lines that are as they were stay, with the keyboard on them."""
        self._alarm.display("bad", "\n".join(state.alarms))
        self._banner.display("bad" if state.problem else "ok", state.problem or state.news)
        self._none.setVisible(state.is_known and not state.lines)
        self._take.setEnabled(not state.is_busy)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        shown = (state.lines, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            refill(self._lines, [self._one(each) for each in state.lines])

    def _one(self, line: OutboxLine) -> QWidget:
        context, s = self._context, self._context.s
        mark = pill(line.kind)
        set_pill(mark, line.kind, line.stage)
        carried = button(context, N_("Handed over"), sign="check")
        carried.setAutoDefault(False)
        carried.setAccessibleDescription(f"{line.station}, {line.number}")
        carried.clicked.connect(partial(self._carry, line.key))
        hidden_unless(carried, is_wanted=line.can_carry)
        why = plain_label(line.why, "caption", wrap=True)
        hidden_unless(why, is_wanted=bool(line.why))
        head = row(
            plain_label(line.station, "strong"), plain_label(line.number, "muted"), mark, None,
            gap=s(10),
        )  # fmt: skip
        texts = column(head, plain_label(line.dates, "caption", wrap=True), why, gap=s(2))
        return holder(row((texts, 1), carried, margins=(0, s(6), 0, s(6)), gap=s(12)))

    def _carry(self, key: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.carried(key)
