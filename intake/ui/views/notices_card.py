"""The card of notices: who is told that a person allows less, and what came here of that kind."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs, Question
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill, plain_label, set_pill
from intake.ui.kit.layout import column, hidden_unless, holder, refill
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.notices import NoticeLine, NoticesPresenter, NoticesState

_CONFIRM = Question(
    N_("Was this done here?"),
    N_(
        "The station that sent the notice learns with the next receipt that somebody here read it "
        "and did what it asks: nothing of it is used any more, or what the person leaves out is "
        "left out. Papers and copies count too."
    ),
    N_("It was done"),
    sign="check",
)
_TOLD = Question(
    N_("Was this holder told?"),
    N_("By telephone or in person. The notice then counts as told, and travels no more."),
    N_("They were told"),
    sign="users",
)


class NoticesCard(QWidget):
    """Displays a `NoticesState`."""

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self._context, self._dialogs = context, dialogs
        self._presenter: NoticesPresenter | None = None
        self._shown: tuple[object, ...] = ()
        self._banner = Banner(context)
        self._none = label(context, N_("There are no notices."), "muted")
        self._came_head = label(context, N_("What others ask of this station"), "field")
        self._out_head = label(context, N_("Who has to know"), "field")
        self._came, self._out = QVBoxLayout(), QVBoxLayout()
        for each in (self._came, self._out):
            each.setSpacing(0)
        text = N_(
            "When a person allows less, or a record is erased, those who have it are told. A "
            "notice travels with the next bundle, or as a small file; papers have no way, so "
            "somebody tells the holder."
        )
        card = titled_card(
            context,
            "undo-2",
            N_("Notices"),
            label(context, text, "muted", wrap=True),
            self._banner,
            self._none,
            self._came_head,
            self._came,
            self._out_head,
            self._out,
        )
        self.setLayout(column(card, gap=0))

    def attach(self, presenter: NoticesPresenter) -> None:
        """Connect the card with what it does."""
        self._presenter = presenter
        presenter.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew when somebody comes to the page."""
        super().showEvent(event)
        if self._presenter is not None:
            self._presenter.open()

    def display(self, state: NoticesState) -> None:
        """Show a state; lines that are as they were stay, with the keyboard on them."""
        self._banner.display("bad" if state.problem else "ok", state.problem or state.news)
        self._none.setVisible(not state.out and not state.came)
        self._came_head.setVisible(bool(state.came))
        self._out_head.setVisible(bool(state.out))
        shown = (state.out, state.came, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            refill(self._came, [self._one(each) for each in state.came])
            refill(self._out, [self._one(each) for each in state.out])

    def _one(self, line: NoticeLine) -> QWidget:
        s = self._context.s
        mark = pill(line.kind)
        set_pill(mark, line.kind, line.state)
        head = wrapping((plain_label(line.who, "strong"), mark), gap=s(10))
        what = plain_label(line.what, wrap=True)
        detail = plain_label(line.detail, "caption", wrap=True)
        texts = column(head, what, detail, wrapping(self._acts(line)), gap=s(2),
                       margins=(0, s(6), 0, s(6)))  # fmt: skip
        return holder(texts)

    def _acts(self, line: NoticeLine) -> tuple[QWidget, ...]:
        send = self._act(N_("Write a file…"), "file-text", line, partial(self._send, line))
        told = self._act(N_("They were told…"), "users", line, partial(self._told, line))
        done = self._act(N_("It was done…"), "check", line, partial(self._confirm, line))
        hidden_unless(send, is_wanted=bool(line.station))
        hidden_unless(told, is_wanted=line.can_tell)
        hidden_unless(done, is_wanted=line.can_confirm)
        return send, told, done

    def _act(self, text: str, sign: str, line: NoticeLine, act: Callable[[], None]) -> QPushButton:
        made = button(self._context, text, sign=sign)
        made.setAutoDefault(False)
        made.setAccessibleDescription(f"{line.who}, {line.what}")
        made.clicked.connect(lambda _is_checked: act())
        return made

    def _send(self, line: NoticeLine) -> None:
        if (presenter := self._presenter) is not None:
            self._dialogs.choose_folder(
                N_("Where to put the notices"), "", lambda path: presenter.send(line.station, path)
            )

    def _told(self, line: NoticeLine) -> None:
        if (presenter := self._presenter) is not None:
            self._dialogs.ask(_TOLD, lambda: presenter.told(line.key))

    def _confirm(self, line: NoticeLine) -> None:
        if (presenter := self._presenter) is not None:
            self._dialogs.ask(_CONFIRM, lambda: presenter.confirm(line.key))
