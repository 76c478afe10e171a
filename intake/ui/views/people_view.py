"""The People screen: who waits on top, then the list, then its versions."""

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, pill, plain_label, set_pill
from intake.ui.kit.layout import column, hidden_unless, holder, refill, row, scrolling
from intake.ui.kit.screen import page_head
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.people import PeoplePresenter, PeopleState, PersonRow
from intake.ui.presenters.people_act_state import Kind

KEY_ACTS = (
    (Kind.RECOVERY.value, N_("One more Recovery sheet…")),
    (Kind.ROOT.value, N_("New Organisation sheet…")),
    (Kind.ANEW.value, N_("Grant the keys anew…")),
)


class PeopleView(QWidget):
    """Displays a `PeopleState`."""

    admit_asked = Signal(str)
    roles_asked = Signal(str)
    leave_asked = Signal(str)
    act_asked = Signal(str)
    """A sheet is to be made, or the keys granted anew: the kind of the act."""
    travel_asked = Signal()
    wall_sheet_asked = Signal()

    def __init__(self, context: Context, *beside: QWidget) -> None:
        """Show people; `beside` are cards of others, for whoever coordinates."""
        super().__init__()
        self._context, self._beside = context, beside
        self._shown: tuple[object, ...] = ()
        self._banner = Banner(context)
        self._waiting, self._people, self._history = _lines(), _lines(), _lines()
        self._sheets = plain_label("", "body", wrap=True)
        self._keys = plain_label("", "muted", wrap=True)
        self._differs = Banner(context)
        self._key_acts = holder(wrapping([self._key_act(*each) for each in KEY_ACTS]))
        self._nobody = label(
            context,
            N_("Nobody waits. Who wants to join makes keys of their own on the lock screen."),
            "muted",
            wrap=True,
        )
        self._build()

    def attach(self, presenter: PeoplePresenter) -> None:
        """Connect the screen with what it shows."""
        presenter.open()

    def display(self, state: PeopleState) -> None:
        """Show a state; rows that are as they were stay, with the keyboard on them."""
        kind = "bad" if state.problem else "info"
        self._banner.display(kind, state.problem or state.notice)
        self._nobody.setVisible(state.is_known and not state.waiting)
        language = self._context.localizer.language
        self._sheets.setText(state.sheets)
        self._keys.setText("\n".join(state.keys))
        self._differs.display("warn", state.differs)
        self._key_acts.setVisible(state.may_change)
        shown = (state.waiting, state.people, state.history, state.may_change, language)
        if shown == self._shown:
            return
        self._shown = shown
        may = state.may_change
        refill(self._waiting, [self._one_waiting(each, may) for each in state.waiting])
        refill(self._people, [self._one_person(each, may) for each in state.people])
        refill(self._history, [plain_label(each, wrap=True) for each in state.history])

    def _one_waiting(self, each: PersonRow, may_change: bool) -> QWidget:  # noqa: FBT001
        context, s = self._context, self._context.s
        admit = self._action(N_("Admit…"), each, self.admit_asked, "primary")
        hidden_unless(admit, is_wanted=may_change)
        compare = label(context, N_("Compare these words by voice:"), "caption")
        return holder(
            column(
                row(plain_label(each.name, "strong"), plain_label(each.text, "muted"), None, admit),
                compare,
                plain_label(each.detail, "code", wrap=True),
                margins=(0, s(6), 0, s(6)),
                gap=s(4),
            )
        )

    def _one_person(self, each: PersonRow, may_change: bool) -> QWidget:  # noqa: FBT001
        context, s = self._context, self._context.s
        mark = pill("info")
        set_pill(mark, "info", context.localizer.words.pgettext("person", "You"))
        hidden_unless(mark, is_wanted=each.is_you)
        roles = self._action(N_("Roles…"), each, self.roles_asked)
        leave = self._action(N_("Leaves…"), each, self.leave_asked)
        hidden_unless(roles, is_wanted=may_change and each.is_here)
        may_leave = may_change and each.is_here and not each.is_you  # another lets you go
        hidden_unless(leave, is_wanted=may_leave)
        name = plain_label(each.name, "strong" if each.is_here else "muted")
        texts = column(
            row(name, mark, plain_label(each.text, "muted"), None, gap=s(10)),
            plain_label(each.detail, "caption", wrap=True),
            gap=s(2),
        )
        return holder(row((texts, 1), roles, leave, margins=(0, s(6), 0, s(6)), gap=s(8)))

    def _key_act(self, key: str, message: str) -> QPushButton:
        made = button(self._context, message)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._ask, self.act_asked, key))
        return made

    def _crossing(self) -> QFrame:
        context = self._context
        go = button(context, N_("Take the keys away…"), sign="key-round")
        go.clicked.connect(self.travel_asked)
        sheet = button(context, N_("Sheet for the wall…"), sign="file-text")
        sheet.clicked.connect(self.wall_sheet_asked)
        for each in (go, sheet):
            each.setAutoDefault(False)
        text = N_(
            "Before a border or a search, the keys can leave this computer, sealed to somebody who "
            "is not here. The sheet for the wall says step by step what to do."
        )
        return titled_card(
            context,
            "lock",
            N_("Before crossing"),
            label(context, text, "muted", wrap=True),
            wrapping((go, sheet), gap=context.s(8)),
        )

    def _action(
        self, message: str, each: PersonRow, asked: SignalInstance, kind: str = ""
    ) -> QPushButton:
        made = button(self._context, message, kind)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._ask, asked, each.key))
        made.setAccessibleDescription(each.name)
        return made

    @staticmethod
    def _ask(asked: SignalInstance, key: str, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002
        asked.emit(key)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        inner = holder(
            column(
                self._banner,
                titled_card(
                    self._context, "user", N_("Waiting to be admitted"), self._nobody, self._waiting
                ),
                titled_card(self._context, "users", N_("The team"), self._people),
                self._crossing(),
                titled_card(
                    context,
                    "key-round",
                    N_("Sheets and keys"),
                    self._differs,
                    self._sheets,
                    self._keys,
                    self._key_acts,
                ),
                titled_card(self._context, "file-check", N_("Versions of the list"), self._history),
                *self._beside,
                None,
                margins=(s(24), 0, s(24), s(24)),
                gap=s(16),
            )
        )
        head = column(
            page_head(context, label(context, N_("People"), "h1"), None),
            margins=(s(24), s(18), s(24), s(12)),
        )
        self.setLayout(column(head, (scrolling(inner), 1), gap=0))


def _lines() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(0)
    return made
