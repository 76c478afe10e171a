"""The dialog in which answers of two stations stand side by side until somebody settles them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, pill, plain_label
from intake.ui.kit.layout import column, empty, frame, holder, refill, row, scrolling
from intake.ui.kit.rows import ChoiceRow
from intake.ui.presenters.conflict_lines import ConflictLine, Side
from intake.ui.presenters.conflicts import ConflictPresenter, ConflictState, Way

WIDTH, HEIGHT = 860, 400
OTHER, BOTH = -2, -3
"""Beside the sides, by number: another answer, and both."""


class ConflictsDialog(Dialog):
    """Displays a `ConflictState`; everything is reached with Tab, arrows and Enter."""

    changed = Signal()
    """Something was settled."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Different answers"),
            N_("Two stations noted different answers, and neither knew of the other."),
            sign="copy",
        )
        s = context.s
        self.setMinimumWidth(s(WIDTH))
        self._presenter: ConflictPresenter | None = None
        self._shown: tuple[object, ...] = ()
        self._settled = -1
        self._code, self._place = plain_label("", "code"), plain_label("", "muted")
        self._question = plain_label("", "h3", wrap=True)
        self._names = pill("info")
        self._sides, self._group = QHBoxLayout(), QButtonGroup(self)
        self._sides.setSpacing(s(12))
        self._other = QLineEdit()
        self._other.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._other.textEdited.connect(lambda _text: self._pick(OTHER))
        self._ways = self._make_ways()
        self._hint = plain_label("", "muted", wrap=True)
        self._reason = QLineEdit()
        self._why = Field(context, N_("Why it is settled so"), self._reason)
        self._nothing = label(context, N_("Nothing stands side by side any more."), "strong")
        self._done = QVBoxLayout()
        self._done.setSpacing(s(8))
        self._build()

    def attach(self, presenter: ConflictPresenter) -> None:
        """Connect the dialog with what it shows."""
        self._presenter = presenter
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: ConflictState) -> None:
        """Show a state; what was typed stays until the question is another."""
        self.banner.display("bad", state.problem)
        self._code.setText(state.code)
        self._place.setText(state.place)
        line = state.line
        is_open = line is not None
        for each in (self._question, self._hint, self._why, self._do):
            each.setVisible(is_open)
        self._nothing.setVisible(state.is_known and not is_open)
        self._pass.setVisible(state.can_pass)
        self._do.setEnabled(not state.is_busy)
        self._names.setVisible(line is not None and line.is_identity)
        self._ways.setVisible(is_open and state.way is Way.ANSWER)
        self._hint.setText(state.hint)
        if line is not None:
            self._question.setText(line.label)
        language = self._context.localizer.language
        shown = (line, state.way, state.settled, language)
        if shown != self._shown:
            self._refill(line, state)
        self._shown = shown
        if self._settled not in {-1, len(state.settled)}:
            self.changed.emit()
        self._settled = len(state.settled) if state.is_known else -1

    def _refill(self, line: ConflictLine | None, state: ConflictState) -> None:
        is_same = bool(self._shown) and self._shown[0] == line
        chosen = self._group.checkedId() if is_same else -1
        for old in self._group.buttons():
            if self._group.id(old) >= 0:
                self._group.removeButton(old)
        empty(self._sides)
        for at, side in enumerate(line.sides if line is not None else ()):
            self._sides.addWidget(self._side(at, side, state.way), 1)
        if not is_same:
            self._other.clear()
            self._reason.clear()
        self._pick(chosen)
        refill(self._done, [self._settled_card(each) for each in state.settled])

    def _side(self, at: int, side: Side, way: Way) -> QWidget:
        context, s = self._context, self._context.s
        holds = ChoiceRow(context)
        holds.set_texts(context.localizer.gettext(N_("This one holds")))
        holds.setAccessibleDescription(f"{side.text}. {side.who}")
        holds.setVisible(False)
        if way is Way.ANSWER:
            self._group.addButton(holds, at)
            holds.setVisible(True)
        now = [pill("info", context.localizer.gettext(N_("shown meanwhile")))] if side.holds else []
        return frame(
            column(
                plain_label(side.text, "strong", wrap=True),
                None,
                row(*now, None),
                plain_label(side.who, "caption", wrap=True),
                plain_label(side.heard, "caption", wrap=True),
                holds,
                margins=(s(14), s(12), s(14), s(12)),
                gap=s(6),
            ),
            card=True,
        )

    def _settled_card(self, line: ConflictLine) -> QWidget:
        said = " | ".join(f"{each.text} ({each.who})" for each in line.sides)
        return holder(
            column(
                plain_label(line.label, "strong", wrap=True),
                plain_label(said, "caption", wrap=True),
                plain_label(line.settled, "caption", wrap=True),
                gap=self._context.s(2),
            )
        )

    def _make_ways(self) -> QWidget:
        context = self._context
        self._is_other, self._is_both = ChoiceRow(context), ChoiceRow(context)
        texts = (
            (self._is_other, N_("Another answer:"), OTHER),
            (self._is_both, N_("Both were said: keep both"), BOTH),
        )
        for made, text, number in texts:
            context.localizer.bind(made, made.set_texts, text)
            self._group.addButton(made, number)
        context.localizer.bind(self._other, self._other.setAccessibleName, N_("Another answer"))
        return holder(
            column(
                row((self._is_other, 2), (self._other, 3), gap=context.s(12)),
                self._is_both,
                gap=context.s(8),
            )
        )

    def _build(self) -> None:
        context, s = self._context, self._context.s
        context.localizer.bind(self._names, self._names.setText, N_("names, kept apart"))
        inside = column(
            row(self._code, self._place, self._names, None, gap=s(10)),
            self._question,
            self._sides,
            self._ways,
            self._hint,
            self._nothing,
            self._done,
            None,
            gap=s(10),
        )
        area = scrolling(holder(inside))
        area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self.add(area, self._why)
        self._pass = button(context, N_("Look at the next one first"), "quiet")
        self._close = button(context, N_("Close"))
        self._do = button(context, N_("Settle it"), "primary", sign="check")
        self._pass.clicked.connect(self._passed)
        self._close.clicked.connect(self.accept)
        self._do.clicked.connect(self._settle)
        self._reason.returnPressed.connect(self._settle)
        for each in (self._pass, self._do):
            each.setAutoDefault(False)
        self.add_side_button(self._pass)
        self.add_button(self._close)
        self.add_button(self._do)

    def _passed(self) -> None:
        if self._presenter is not None:
            self._presenter.pass_over()

    def _settle(self) -> None:
        presenter, chosen, reason = self._presenter, self._group.checkedId(), self._reason.text()
        if presenter is None:
            return
        if presenter.state().way is not Way.ANSWER or chosen == BOTH:
            presenter.keep(reason)
        elif chosen == OTHER:
            presenter.write(self._other.text(), reason)
        elif chosen >= 0:
            presenter.choose(chosen, reason)
        else:
            self.banner.display("warn", self._context.localizer.gettext(CHOOSE))

    def _pick(self, number: int) -> None:
        """Mark one way, or none."""
        made = self._group.button(number)
        self._group.setExclusive(False)
        for each in self._group.buttons():
            each.setChecked(each is made)
        self._group.setExclusive(True)


CHOOSE = N_("Choose which answer holds, or keep both.")
