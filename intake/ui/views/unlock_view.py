"""The lock screen: a card in the middle with the people and the passphrase."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import column, frame, row, scrolling
from intake.ui.kit.rows import ChoiceRow
from intake.ui.kit.screen import top_bar
from intake.ui.kit.status_bar import StatusBar, StatusItem
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.unlock import CAPS_LOCK, PersonRow, UnlockPresenter, UnlockState
from intake.ui.views.key_file_line import KeyFileLine

SECOND = 1000
WAYS = {
    "join": N_("I am new here"),
    "recover": N_("I have the Recovery sheet"),
    "return": N_("I bring the keys back"),
    "destroy": N_("Destroy this store…"),
}


class UnlockView(QWidget):
    """Displays an `UnlockState`."""

    painted = Signal()
    """The screen was painted for the first time: there is time for what it does not need."""
    way_asked = Signal(str)
    """One of the quiet links: the name of what is wanted instead of unlocking."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._context = context
        self._presenter: UnlockPresenter | None = None
        self._tries, self._warnings = 0, tuple[str, ...]()
        self._is_painted = False
        s = context.s
        self._title = plain_label("", "h1", wrap=True)
        self._people = column(gap=s(8))
        self._rows: dict[str, ChoiceRow] = {}
        self._group = QButtonGroup(self)
        self._alone = plain_label("", "h3")
        self._passphrase = PassphraseEdit(context)
        self._field = Field(context, N_("Passphrase"), self._passphrase)
        self._key_file = KeyFileLine(context)
        self._caps = label(context, CAPS_LOCK, "warn")
        self._banner = Banner(context)
        self._unlock = button(context, N_("Unlock"), "primary", sign="lock")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Unlocking"))
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND)
        self._build()

    def attach(self, presenter: UnlockPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        self._unlock.clicked.connect(self._try)
        self._passphrase.returnPressed.connect(self._try)
        self._passphrase.caps_lock_seen.connect(self._note_caps_lock)
        self._clock.timeout.connect(presenter.second_passed)
        self._banner.acted.connect(presenter.insist)
        self._key_file.found.connect(self._found_key_file)
        presenter.refresh()

    def display(self, state: UnlockState) -> None:
        """Show a state."""
        self._title.setText(state.title)
        self._show_people(state.people)
        self._caps.setVisible(state.has_caps_lock)
        self._banner.display(
            "warn" if state.waiting else "bad", state.waiting or state.message, state.insist
        )
        self._unlock.setEnabled(state.can_try)
        self._passphrase.setEnabled(not state.is_busy)
        self._key_file.setEnabled(not state.is_busy)
        self._key_file.display(state.key_file, is_needed=state.needs_key_file)
        self._bar.setVisible(state.is_busy)
        if state.warnings != self._warnings:
            self._warnings = state.warnings
            self._say_status()
        if bool(state.waiting) != self._clock.isActive():
            (self._clock.start if state.waiting else self._clock.stop)()
        if state.tries > self._tries:
            self.take_focus()
        self._tries = state.tries

    def take_focus(self) -> None:
        """Put the keyboard on the passphrase."""
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so after the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _build(self) -> None:
        s = self._context.s
        head = row(
            IconLabel(self._context, "lock", "primary", size=28), (self._title, 1), gap=s(14)
        )
        card = frame(
            column(
                head,
                s(6),
                self._alone,
                self._people,
                self._key_file,
                self._field,
                self._caps,
                self._banner,
                s(4),
                self._unlock,
                self._bar,
                self._ways(),
                margins=(s(36), s(32), s(36), s(32)),
                gap=s(12),
            ),
            card=True,
        )
        card.setFixedWidth(s(460))
        middle = QWidget()
        middle.setLayout(
            column(None, row(None, card, None), None, margins=(s(24), s(24), s(24), s(24)))
        )
        status = StatusBar(self._context, near=4, far=0)
        self._status = status
        self._context.localizer.changed.connect(self._say_status)
        self._say_status()
        self.setLayout(column(top_bar(self._context), (scrolling(middle), 1), status.widget, gap=0))

    def _ways(self) -> QWidget:
        """Return the quiet links to what is done while the store stays locked."""
        made = QWidget()
        links = []
        for way, message in WAYS.items():
            link = button(self._context, message, "link")
            link.clicked.connect(partial(self.way_asked.emit, way))
            links.append(link)
        pairs = (links[at : at + 2] for at in range(0, len(links), 2))
        gap = self._context.s(8)
        lines = (wrapping(pair, gap=gap, is_centred=True) for pair in pairs)
        made.setLayout(column(*lines, gap=0))
        return made

    def _say_status(self, _language: str = "") -> None:
        words = self._context.localizer.words
        self._status.display(
            StatusItem("shield-check", words.gettext("Encrypted on this device")),
            StatusItem("wifi-off", words.gettext("Works offline")),
            *(StatusItem("triangle-alert", each, "warn") for each in self._warnings),
        )

    def _show_people(self, people: tuple[PersonRow, ...]) -> None:
        is_alone = len(people) == 1
        self._alone.setText(people[0].label if is_alone else "")
        self._alone.setVisible(is_alone)
        slots = [each.slot for each in people]
        if list(self._rows) != slots:
            self._replace_rows(people)
        for each in people:
            self._rows[each.slot].setChecked(each.is_chosen)
            self._rows[each.slot].setVisible(not is_alone)

    def _replace_rows(self, people: tuple[PersonRow, ...]) -> None:
        for old in self._rows.values():
            self._group.removeButton(old)
            self._people.removeWidget(old)
            old.deleteLater()
        self._rows = {}
        for each in people:
            made = ChoiceRow(self._context)
            made.set_texts(each.label)
            made.clicked.connect(partial(self._choose, each.slot))
            self._group.addButton(made)
            self._people.addWidget(made)
            self._rows[each.slot] = made

    def _found_key_file(self, file: str) -> None:
        if self._presenter is not None:
            self._presenter.give_key_file(file)
        self.take_focus()

    def _choose(self, slot: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(slot)
            self.take_focus()

    def _note_caps_lock(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if self._presenter is not None:
            self._presenter.note_caps_lock(is_on=is_on)

    def _try(self) -> None:
        if self._presenter is not None and self._unlock.isEnabled():
            self._presenter.try_passphrase(self._passphrase.take())
