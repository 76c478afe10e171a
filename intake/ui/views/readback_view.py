"""Reading back: the lines of one section, and behind the last the question whether it is right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from intake.domain.states import Outcome
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import ButtonIcon, button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.kit.options import OptionBox
from intake.ui.presenters.readback import Correcting, ReadbackPresenter, ReadbackState
from intake.ui.views.readback_correct import CorrectDialog
from intake.ui.views.readback_lines import LineList
from intake.ui.views.readback_question import RightPanel


class ReadbackView(QWidget):
    """Displays a `ReadbackState`."""

    displayed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: ReadbackPresenter | None = None
        self._state: ReadbackState | None = None
        self._dialog: CorrectDialog | None = None
        self._corrected = ""
        self._banner = Banner(context)
        self._title, self._place = plain_label("", "h1", wrap=True), plain_label("", "muted")
        self._lines, self._right = LineList(context), RightPanel(context)
        self._stack = QStackedWidget()
        self._area = scrolling(holder(column(self._lines, None)))
        self._stack.addWidget(self._area)
        self._stack.addWidget(scrolling(self._right))
        s = context.s
        card = column(self._head(), (self._stack, 1), margins=(s(28), s(20), s(28), s(14)), gap=12)
        middle = column((frame(card, card=True), 1), margins=(s(36), s(16), s(36), s(16)))
        self.setLayout(column(self._banner, (middle, 1), self._foot(), gap=0))
        self._lines.correct_asked.connect(lambda path: self._tell(ReadbackPresenter.correct, path))
        self._connect_question()
        self._shortcuts()

    def attend(self, presenter: ReadbackPresenter) -> None:
        """Take the presenter whose states are shown."""
        self._presenter = presenter
        presenter.refresh()

    def take_focus(self) -> None:
        """Put the keyboard on the first line, or on the question."""
        if self._state is not None and self._state.is_asked:
            self._right.take_focus()
        else:
            self._lines.focus_on()

    def display(self, state: ReadbackState) -> None:
        """Show a state."""
        before, self._state = self._state, state
        gettext = self._context.localizer.gettext
        self._banner.display("bad", state.failure)
        self._title.setText(gettext(N_("The last question")) if state.is_asked else state.title)
        number = min(state.place + 1, state.count)
        counted = gettext(N_("Section {number} of {count}"), number=number, count=state.count)
        self._place.setText("" if state.is_asked else counted)
        self._language.display(state.languages, state.language)
        self._lines.display(state.lines)
        self._names.setVisible(self._lines.holds_names)
        self._right.display(state)
        self._stack.setCurrentIndex(1 if state.is_asked else 0)
        self._back.setEnabled(state.place > 0)
        self._next.setVisible(not state.is_asked)
        self._hint.setVisible(state.can_accept)
        self._end.setVisible(not state.can_accept and not state.is_asked)
        is_moved = before is None or before.place != state.place
        if is_moved:
            self._area.verticalScrollBar().setValue(0)
            self.take_focus()
        self._show_correcting(state.correcting)
        self.displayed.emit(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let number keys answer the question, unless somebody is writing."""
        writing = isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)
        is_asked = self._state is not None and self._state.is_asked
        if is_asked and not writing and self._right.take_key(event.text()):
            return
        super().keyPressEvent(event)

    def _head(self) -> QWidget:
        context, s = self._context, self._context.s
        self._language = OptionBox()
        self._language.setFixedWidth(s(220))
        self._language.picked.connect(lambda tag: self._tell(ReadbackPresenter.read_in, tag))
        name = N_("Language in which it is read")
        context.localizer.bind(self._language, self._language.setAccessibleName, name)
        self._names = icon_button(context, "eye", N_("Hold to show names"))
        self._names.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._names.pressed.connect(lambda: self._lines.reveal(is_on=True))
        self._names.released.connect(lambda: self._lines.reveal(is_on=False))
        hint = N_("Read aloud. With C a line is corrected: what stood there stays beside it.")
        self._hint = label(context, hint, "caption", wrap=True)
        words = column(self._title, self._hint, gap=s(2))
        return holder(row((words, 1), self._place, self._names, (self._language, 0), gap=s(12)))

    def _foot(self) -> QWidget:
        context, s = self._context, self._context.s
        self._back = button(context, N_("Previous"), sign=ButtonIcon("arrow-left", is_arrow=True))
        self._back.clicked.connect(self._previous)
        arrow = ButtonIcon("arrow-right", is_after=True, is_arrow=True)
        self._next = button(context, N_("Next"), "primary", sign=arrow)
        self._next.setMinimumWidth(s(130))
        self._next.clicked.connect(self._go_on)
        self._end = button(context, N_("Do not read it back …"))
        self._end.clicked.connect(lambda: self._tell(ReadbackPresenter.to_question))
        feet = row(self._back, None, self._end, self._next, margins=(s(24), s(12), s(24), s(12)))
        return frame(feet, bar="bottom")

    def _shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._go_on),
            ("Alt+Right", self._go_on),
            ("Alt+Left", self._previous),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect_question(self) -> None:
        right = self._right
        right.accepted.connect(lambda: self._tell(ReadbackPresenter.accept))
        right.change_asked.connect(lambda: self._tell(ReadbackPresenter.begin_again))
        right.other_asked.connect(
            lambda outcome: self._tell(
                ReadbackPresenter.ask_reason, Outcome(outcome) if outcome else None
            )
        )
        right.reason_given.connect(
            lambda reason: self._tell(ReadbackPresenter.not_confirmed, reason)
        )

    def _show_correcting(self, correcting: Correcting | None) -> None:
        dialog = self._dialog
        if correcting is None:
            if dialog is not None:
                self._dialog = None
                dialog.accept()
                self._lines.focus_on(self._corrected)
            return
        if dialog is not None:
            dialog.display(correcting)
            return
        self._corrected = correcting.block.path
        made = self._dialog = CorrectDialog(self._context, self, correcting)
        made.given.connect(lambda text: self._tell(ReadbackPresenter.given, text))
        made.spanned.connect(lambda spans: self._tell(ReadbackPresenter.spanned, spans))
        made.rejected.connect(self._left_line)
        made.open()

    def _left_line(self) -> None:
        self._dialog = None
        self._tell(ReadbackPresenter.leave_line)

    def _go_on(self) -> None:
        self._tell(ReadbackPresenter.next)

    def _previous(self) -> None:
        self._tell(ReadbackPresenter.previous)

    def _tell(self, act: Callable[..., object], *facts: object) -> None:
        if self._presenter is not None:
            act(self._presenter, *facts)
