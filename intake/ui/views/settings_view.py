"""The Settings screen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import column, holder, row, scrolling
from intake.ui.kit.screen import page_head
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.settings import Choice, SettingsPresenter, SettingsState
from intake.ui.views.participant_settings import PersonCard

FACTS = 5
NOTES = 8
_SIGNS = {"ok": "circle-check", "info": "info", "warn": "triangle-alert"}
LISTENING_WORDS = N_(
    "Press Listening in an interview while somebody tells and nobody types: the screen goes dark"
    " first, and locks later. Esc twice hides everything at once."
)


class SettingsView(QWidget):
    """Displays a `SettingsState`."""

    pin_asked = Signal()
    passphrase_asked = Signal()
    drill_asked = Signal()

    def __init__(self, context: Context, state: SettingsState) -> None:
        """Build the screen; the choices that there are do not change while it lives."""
        super().__init__()
        self._context = context
        self._presenter: SettingsPresenter | None = None
        self._themes = self._segments(state.themes, N_("Look"), self._theme_picked)
        self._scales = self._segments(state.scales, N_("Size of the letters"), self._scale_picked)
        self._minutes = self._segments(
            state.minutes, N_("Lock when nothing happens for"), self._minutes_picked
        )
        self._listening = self._segments(
            state.listening, N_("While listening, lock after"), self._listening_picked
        )
        self._names = SwitchRow(context)
        self._names.toggled.connect(self._names_toggled)
        self._person = PersonCard(context)
        self._person.chosen.connect(self._person_chosen)
        context.localizer.changed.connect(self._name_switch)
        self._name_switch()
        self._titles = [plain_label("", "caption") for _ in range(FACTS)]
        self._texts = [plain_label("", "body", wrap=True) for _ in range(FACTS)]
        self._signs = [IconLabel(context, "circle", size=16) for _ in range(NOTES)]
        self._notes = [plain_label("", "body", wrap=True) for _ in range(NOTES)]
        self._build()

    def attach(self, presenter: SettingsPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        presenter.refresh()

    def add_card(self, card: QWidget) -> None:
        """Put a card about the organisation before the one about the store."""
        self._cards.insertWidget(self._cards.indexOf(self._store), card)

    def display(self, state: SettingsState) -> None:
        """Show a state."""
        for made, choices, key in (
            (self._themes, state.themes, state.theme),
            (self._scales, state.scales, state.scale),
            (self._minutes, state.minutes, state.lock_minutes),
            (self._listening, state.listening, state.listening_minutes),
        ):
            made.name_choices({each.key: each.text for each in choices})
            made.set_choice(key)
        for at in range(FACTS):
            is_there = at < len(state.facts)
            self._titles[at].setText(state.facts[at][0] if is_there else "")
            self._texts[at].setText(state.facts[at][1] if is_there else "")
        self._names.setChecked(state.hides_names)
        self._person.display(state)
        self._store.setVisible(bool(state.facts))
        for at in range(NOTES):
            note = state.computer[at] if at < len(state.computer) else None
            self._signs[at].setVisible(note is not None)
            self._notes[at].setVisible(note is not None)
            if note is not None:
                self._signs[at].set_icon(_SIGNS[note.kind], note.kind)
                self._notes[at].setText(note.text)
        self._computer.setVisible(bool(state.computer))

    def _build(self) -> None:
        context, s = self._context, self._context.s
        look = titled_card(
            self._context,
            "sun",
            N_("Look"),
            row(self._themes, None),
            s(6),
            label(context, N_("Size of the letters"), "field"),
            row(self._scales, None),
            label(context, N_("The size changes at the next start."), "caption", wrap=True),
        )
        facts = QGridLayout()
        facts.setHorizontalSpacing(s(24))
        facts.setVerticalSpacing(s(10))
        for at in range(FACTS):
            facts.addWidget(self._titles[at], at, 0)
            facts.addWidget(self._texts[at], at, 1)
        facts.setColumnStretch(1, 1)
        self._store = titled_card(self._context, "hard-drive", N_("This store"), facts)
        self._computer = self._computer_card()
        head = column(
            page_head(context, label(context, N_("Settings"), "h1"), None),
            margins=(s(24), s(18), s(24), s(12)),
        )
        lock, door, person = self._lock_card(), self._door_card(), self._person.widget
        every = (look, lock, door, person, self._computer, self._store, None)
        self._cards = column(*every, margins=(s(24), 0, s(24), s(24)), gap=s(16))
        self.setLayout(column(head, (scrolling(holder(self._cards)), 1), gap=0))

    def _lock_card(self) -> QFrame:
        context, s = self._context, self._context.s
        pin = button(context, N_("Choose a PIN for coming back …"), sign="key-round")
        pin.clicked.connect(self.pin_asked)
        return titled_card(
            self._context,
            "lock",
            N_("Lock when nothing happens for"),
            row(self._minutes, None),
            label(
                context,
                N_("What is half typed is kept, encrypted. Ctrl+L locks at once."),
                "caption",
                wrap=True,
            ),
            s(6),
            label(context, N_("While listening, lock after"), "field"),
            row(self._listening, None),
            label(context, LISTENING_WORDS, "caption", wrap=True),
            row(pin, None),
            self._names,
        )

    def _door_card(self) -> QFrame:
        context, s = self._context, self._context.s
        change = button(context, N_("Change my passphrase…"), sign="key-round")
        prove = button(context, N_("Prove that the words work…"), sign="shield-check")
        change.clicked.connect(self.passphrase_asked)
        prove.clicked.connect(self.drill_asked)
        hint = N_("Every three months: type the words of one sheet. Nothing is changed.")
        return titled_card(
            context,
            "key-round",
            N_("Passphrase and papers"),
            wrapping((change, prove), gap=s(10)),
            label(context, hint, "caption", wrap=True),
        )

    def _computer_card(self) -> QFrame:
        s = self._context.s
        lines = [
            row(sign, (note, 1), gap=s(10))
            for sign, note in zip(self._signs, self._notes, strict=True)
        ]
        return titled_card(self._context, "monitor", N_("This computer"), *lines)

    def _segments(
        self, choices: tuple[Choice, ...], name: str, picked: Callable[[str], None]
    ) -> Segmented:
        options = [(each.key, each.text) for each in choices]
        made = Segmented(self._context, options, name, is_plain=True)
        made.picked.connect(picked)
        return made

    def _theme_picked(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(replace(self._presenter.chosen, theme=key))

    def _scale_picked(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(replace(self._presenter.chosen, scale=int(key)))

    def _name_switch(self, _language: str = "") -> None:
        words = self._context.localizer.words
        self._names.set_texts(
            words.gettext("Hide names on the screen"),
            words.gettext(
                "What tells who somebody is shows as dots, except where the keyboard is."
                " Lists never show names."
            ),
        )

    def _names_toggled(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        if self._presenter is not None and is_on != self._presenter.chosen.hides_names:
            self._presenter.choose(replace(self._presenter.chosen, hides_names=is_on))

    def _person_chosen(self, sensitive: bool, echo: bool) -> None:  # noqa: FBT001 - the signal's shape
        if self._presenter is not None:
            chosen = replace(self._presenter.chosen, shows_sensitive=sensitive)
            self._presenter.choose(replace(chosen, echoes_answers=echo))

    def _listening_picked(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(replace(self._presenter.chosen, listening_minutes=int(key)))

    def _minutes_picked(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(replace(self._presenter.chosen, lock_minutes=int(key)))
