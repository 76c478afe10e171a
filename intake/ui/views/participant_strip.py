"""The strip that tells staff what the person's window shows, and lets them change it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from intake.i18n import N_
from intake.i18n.words import Words
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label, restyle
from intake.ui.kit.layout import row
from intake.ui.presenters.participant_state import ParticipantState, Shows


class ParticipantStrip(QFrame):
    """Displays a `ParticipantState` to staff, in their language."""

    frozen = Signal(bool)
    reveal_asked = Signal()
    blank_asked = Signal()
    language_picked = Signal(str)
    size_asked = Signal(int)
    """By how many steps the letters shall grow."""
    play_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._state = ParticipantState()
        self._sign = IconLabel(context, "monitor", "info", size=16)
        self._words = plain_label("", "body", wrap=True)
        self._show = button(context, N_("Show"), "link")
        self._show.clicked.connect(self.reveal_asked)
        self._hide = button(context, N_("Empty it"), "link")
        self._hide.clicked.connect(self.blank_asked)
        self._freeze = button(context, N_("Freeze"), "quiet", is_checkable=True)
        self._freeze.clicked.connect(self.frozen)
        self._play = icon_button(context, "play", N_("Play the recording"))
        self._play.clicked.connect(self.play_asked)
        self._language = button(context, N_("Language"), "quiet")
        self._menu = QMenu(self._language)
        self._menu.aboutToShow.connect(self._fill)
        self._language.setMenu(self._menu)
        s = context.s
        self.setProperty("banner", "info")
        self.setLayout(
            row(
                self._sign, (self._words, 1), self._play, self._show, self._hide, self._freeze,
                self._language, self._size(N_("A−"), N_("Smaller letters"), -1),
                self._size(N_("A+"), N_("Larger letters"), 1),
                margins=(s(20), s(4), s(16), s(4)), gap=s(6),
            )
        )  # fmt: skip
        context.localizer.changed.connect(self._speak)

    def _size(self, sign: str, name: str, steps: int) -> QPushButton:
        """Return a button that makes the letters larger or smaller."""
        made = QPushButton()
        made.setProperty("kind", "quiet")
        made.setAutoDefault(False)
        self._context.localizer.bind(made, made.setText, sign)
        self._context.localizer.bind(made, made.setAccessibleName, name)
        self._context.localizer.bind(made, made.setToolTip, name)
        made.clicked.connect(partial(self.size_asked.emit, steps))
        return made

    @property
    def menu(self) -> QMenu:
        """The menu of languages."""
        return self._menu

    def display(self, state: ParticipantState) -> None:
        """Show what the person sees now."""
        self._state = state
        page, words = state.page, self._context.localizer.words
        self._words.setText(strip_text(state, words))
        is_marked = state.is_frozen or bool(page.unplayable) or page.is_untranslated
        restyle(self, banner="warn" if is_marked else "info")
        self._sign.set_icon(
            "pause" if state.is_frozen else "monitor", "warn" if is_marked else "info"
        )
        self._show.setVisible(state.is_blank or page.may_reveal)
        self._hide.setVisible(not state.is_blank)
        self._freeze.setEnabled(not state.is_blank)
        self._freeze.setChecked(state.is_frozen)
        self._play.setVisible(bool(page.sound))

    def _speak(self, _language: str) -> None:
        self.display(self._state)

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for tag, name in self._state.offered:
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(tag == self._state.language)
            group.addAction(action)
            action.triggered.connect(partial(self._pick, tag))

    def _pick(self, tag: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `triggered`
        self.language_picked.emit(tag)


def strip_text(state: ParticipantState, words: Words) -> str:
    """Return what the person's window shows, in one sentence or two."""
    page = state.page
    if state.is_frozen:
        said = words.gettext("Frozen: the person's window stays as it is.")
    else:
        said = {
            Shows.NOTHING: words.gettext("The person's window is empty."),
            Shows.CALM: words.gettext("The person sees a calm card, and not the question."),
            Shows.QUESTION: words.gettext("The person sees this question."),
            Shows.TEXT: words.gettext("The person sees a text."),
        }[page.shows]
    notes = [said]
    if page.is_untranslated:
        notes.append(words.gettext("This question has no text in this language."))
    if page.unplayable:
        notes.append(
            words.gettext(
                "The recording {name} cannot be played here: only WAV can.", name=page.unplayable
            )
        )
    return " ".join(notes)
