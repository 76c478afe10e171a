"""The dialog in which two stations compare the words of their cards by voice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder
from intake.ui.presenters.contacts import ComparePresenter, CompareState

WIDTH = 720
_COLUMNS = 4
_HIDDEN = "…"


class CompareDialog(Dialog):
    """Displays a `CompareState`."""

    revoke_asked = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Compare by voice"),
            N_(
                "Call the other station on a number that you know. Each side reads out its own "
                "eight words, and the other side compares them with what its screen shows."
            ),
            sign="ear",
        )
        self._context = context
        self._presenter: ComparePresenter | None = None
        self.setMinimumWidth(context.s(WIDTH))
        self._own, own_words = self._eight()
        self._theirs, their_words = self._eight()
        self._digits = plain_label("", "caption")
        own = label(context, N_("The words of this station, to read out"), "field")
        theirs = label(context, N_("The words that you should hear"), "field")
        self._edits = (QLineEdit(), QLineEdit())
        self._asks = (plain_label("", "field"), plain_label("", "field"))
        for ask, edit in zip(self._asks, self._edits, strict=True):
            ask.setBuddy(edit)
        self._close = button(context, N_("Close"))
        self._revoke = button(context, N_("Believe nothing more from it…"))
        self._verify = button(context, N_("The words are the same"), "primary", sign="check")
        gap = context.s(6)
        self.add(holder(column(own, own_words, self._digits, gap=gap)))
        self.add(holder(column(theirs, their_words, gap=gap)))
        for ask, edit in zip(self._asks, self._edits, strict=True):
            self.add(column(ask, edit, gap=context.s(5)))
        for made in (self._revoke, self._close, self._verify):
            self.add_button(made)
        self._close.clicked.connect(self.accept)
        self._revoke.clicked.connect(self.revoke_asked)
        self._verify.clicked.connect(self._take)

    def attach(self, presenter: ComparePresenter) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self.follow(presenter.speak)
        presenter.open()

    def display(self, state: CompareState) -> None:
        """Show a state."""
        words = self._context.localizer.words
        _show(self._own, state.own_words)
        _show(self._theirs, state.their_words)
        digits = words.gettext("Or as digits: {digits}", digits=state.own_digits)
        self._digits.setText(digits if state.own_digits else "")
        for ask, edit, place in zip(self._asks, self._edits, state.asked, strict=False):
            name = words.gettext(
                "Word {number} of “{station}”, as you hear it",
                number=place,
                station=state.station,
            )
            ask.setText(name)
            edit.setAccessibleName(name)
            ask.setVisible(not state.is_verified)
            edit.setVisible(not state.is_verified)
        self._verify.setVisible(state.is_known and not state.is_verified)
        self._verify.setEnabled(not state.is_busy)
        self._revoke.setEnabled(state.is_known and not state.is_busy)
        done = words.gettext("“{station}” was compared by voice.", station=state.station)
        said = state.problem or (done if state.is_verified else "")
        self.banner.display("bad" if state.problem else "ok", said)
        self.fit()

    def _take(self) -> None:
        if self._presenter is not None:
            self._presenter.verify(tuple(each.text() for each in self._edits))

    def _eight(self) -> tuple[list[QLabel], QGridLayout]:
        labels, grid = [plain_label("", "code") for _ in range(8)], QGridLayout()
        grid.setSpacing(self._context.s(10))
        for at, each in enumerate(labels):
            grid.addWidget(each, at // _COLUMNS, at % _COLUMNS)
        return labels, grid


def _show(labels: list[QLabel], words: tuple[str, ...]) -> None:
    """Show words by their number; one that is typed back is not shown."""
    for at, (each, word) in enumerate(zip(labels, words, strict=False), 1):
        each.setText(f"{at}  {word or _HIDDEN}")
