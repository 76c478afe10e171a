"""The dialog in which somebody changes their own passphrase, or makes new keys."""

from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from intake.i18n import N_
from intake.ui.key_files import KeyFiles
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.presenters.own_passphrase import OwnPassphrasePresenter, OwnPassphraseState
from intake.ui.views.key_file_line import KeyFileLine
from intake.ui.views.passphrase_choice import PassphraseChoice

WIDTH, COMPARED = 640, 8


class OwnPassphraseDialog(Dialog):
    """Displays an `OwnPassphraseState`; the present passphrase leaves its field as it is used."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, N_("My passphrase"), sign="key-round")
        self._presenter: OwnPassphrasePresenter | None = None
        self._choice: PassphraseChoice | None = None
        s = context.s
        self.setMinimumWidth(s(WIDTH))
        self._known = SwitchRow(context)
        self._old = PassphraseEdit(context)
        self._old_field = Field(context, N_("The passphrase you unlock with now"), self._old)
        self._key_file = KeyFileLine(context)
        self._asking, self._telling = QWidget(), QWidget()
        self._words = [plain_label("", "h3") for _ in range(COMPARED)]
        grid = QGridLayout(self._telling)
        for at, each in enumerate(self._words):
            grid.addWidget(each, at % (COMPARED // 2), at // (COMPARED // 2))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Working"))
        self._close = button(context, N_("Close"))
        self._do = button(context, "", "primary")
        self._do.setAutoDefault(False)
        self._close.clicked.connect(self.reject)
        self._do.clicked.connect(self._change)
        context.localizer.changed.connect(self._name_switch)
        self._name_switch()

    def attach(self, presenter: OwnPassphrasePresenter) -> None:
        """Connect the dialog with what it does."""
        context = self._context
        self._presenter = presenter
        files = KeyFiles(context, self)
        choice = PassphraseChoice(
            context,
            presenter.passphrase,
            presenter.suggest,
            files.place,
            message=N_("The new passphrase"),
        )
        self._choice = choice
        self._known.toggled.connect(presenter.set_known)
        self._key_file.found.connect(presenter.give_key_file)
        self._asking.setLayout(
            column(self._known, self._old_field, self._key_file, choice, gap=context.s(10))
        )
        self.add(self._asking, self._telling, self._bar)
        self.add_button(self._close)
        self.add_button(self._do)
        self.follow(presenter.speak)
        self.finished.connect(lambda _result: presenter.passphrase.forget())
        presenter.open()

    def display(self, state: OwnPassphraseState) -> None:
        """Show a state."""
        self.say(state.text)
        self.banner.display("warn", state.problem)
        self._old_field.setVisible(not state.is_known_to_others)
        self._key_file.display(state.key_file, is_needed=state.needs_key_file)
        if self._choice is not None:
            self._choice.display(state.passphrase)
        self._asking.setEnabled(not state.is_busy)
        self._asking.setVisible(not state.is_done)
        self._telling.setVisible(bool(state.words))
        for at, word in enumerate(state.words):
            self._words[at].setText(f"{at + 1}  {word}")
        self._bar.setVisible(state.is_busy)
        self._do.setText(state.do)
        self._do.setVisible(not state.is_done)
        self._do.setEnabled(state.can_do)
        self.fit()

    def _change(self) -> None:
        if self._presenter is not None:
            self._presenter.change(self._old.take())

    def _name_switch(self, _language: str = "") -> None:
        words = self._context.localizer.words
        self._known.set_texts(
            words.gettext("Somebody else may know my passphrase"),
            words.gettext("Then new keys are made, and the store is encrypted anew."),
        )
