"""Choosing a passphrase on the screen: two fields, the strength, a suggestion, a key file."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, PassphraseEdit, set_if_other
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.kit.strength_meter import StrengthMeter
from intake.ui.kit.wrapping import wrapping
from intake.ui.localizer import Text
from intake.ui.presenters.new_passphrase import NewPassphrase, PassphraseState

PASSPHRASE = N_("Passphrase")
Place = Callable[[Callable[[str], None]], object]


class PassphraseChoice(QWidget):
    """Displays a `PassphraseState`."""

    def __init__(
        self,
        context: Context,
        chosen: NewPassphrase,
        suggest: Callable[[], None],
        place: Place,
        *,
        message: Text = PASSPHRASE,
    ) -> None:
        """Build it; `place` has a place chosen for a new key file."""
        super().__init__()
        s = context.s
        self._chosen = chosen
        self._first, self._again = PassphraseEdit(context), PassphraseEdit(context)
        self._first.textEdited.connect(lambda text: chosen.edit(first=text))
        self._again.textEdited.connect(lambda text: chosen.edit(again=text))
        self._meter = StrengthMeter(context)
        self._strength = plain_label("", "caption")
        self._suggest = button(context, N_("Suggest a passphrase"), "link", sign="key-round")
        self._suggest.clicked.connect(suggest)
        self._offer = self._offer_line(context, suggest)
        self.setLayout(
            column(
                Field(context, message, self._first),
                wrapping((self._meter, self._strength), (self._suggest,), gap=s(12)),
                self._offer,
                Field(context, N_("The same passphrase again"), self._again),
                self._key_file_line(context, place),
                gap=s(8),
            )
        )

    def _offer_line(self, context: Context, suggest: Callable[[], None]) -> QFrame:
        """Return where a suggested passphrase stands."""
        s = context.s
        self._suggestion = plain_label("", "h3", wrap=True)
        self._suggestion.setMinimumWidth(s(240))
        self._suggestion.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        another = button(context, N_("Another one"), "link", sign="refresh-cw")
        use = button(context, N_("Use it"))
        another.clicked.connect(suggest)
        use.clicked.connect(self._use)
        return frame(
            wrapping((self._suggestion,), (another, use), margins=(s(14), s(8), s(8), s(8))),
            well=True,
        )

    def _key_file_line(self, context: Context, place: Place) -> QHBoxLayout:
        """Return the line that asks for a second factor."""
        self._key_file = plain_label("", "caption", wrap=True)
        ask = button(context, N_("Also ask for a key file…"), "link", sign="key-round")
        ask.clicked.connect(lambda: place(self._chosen.keep_key_in))
        self._without = button(context, N_("Without a key file"), "link", sign="x")
        self._without.clicked.connect(lambda: self._chosen.keep_key_in(""))
        return row(ask, (self._key_file, 1), self._without, gap=context.s(8))

    def display(self, state: PassphraseState) -> None:
        """Show the fields, the strength, and the suggestion if there is one."""
        set_if_other(self._first, state.first)
        set_if_other(self._again, state.again)
        self._meter.display(state.strength, state.strength_text)
        self._strength.setText(state.strength_text)
        self._suggestion.setText(state.suggestion)
        self._offer.setVisible(bool(state.suggestion))
        self._suggest.setVisible(not state.suggestion)
        self._key_file.setText(state.key_file)
        self._without.setVisible(bool(state.key_file))

    def _use(self) -> None:
        self._chosen.take_suggestion()
        self._first.set_shown(True)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
