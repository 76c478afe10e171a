"""The fields about the languages of a conversation and who interprets it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from intake.domain.consent import Mode
from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.fold import Fold
from intake.ui.kit.labels import BilingualPair, plain_label
from intake.ui.kit.layout import column, frame, holder
from intake.ui.presenters.consent_choices import Option, Spoken
from intake.ui.presenters.interview_state import Pair


@dataclass(frozen=True, slots=True)
class SpokenLists:
    """What the fields offer."""

    languages: tuple[Option, ...]
    modes: tuple[Option, ...]
    told: tuple[Option, ...]
    preferences: tuple[Option, ...]
    promise: Pair


class SpokenFields(QWidget):
    """What is always asked stands open; the rest is in two folds."""

    filled = Signal(str, object)
    """Name of a field of `Spoken`, and what it holds now."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._best, self._today = self._box("best"), self._box("today")
        self._mother, self._used = self._box("mother_tongue"), self._box("used")
        self._mode = self._box("mode", Mode)
        self._needed = self._check("interpreter_needed", N_("Interpreter needed"))
        self._interpreter = self._interpreter_part()
        more = holder(
            column(
                Field(context, N_("Mother tongue"), self._mother),
                Field(context, N_("Language used, if another"), self._used),
                gap=context.s(10),
            )
        )
        self._more = Fold(context, N_("More about the language"), more)
        self.setLayout(
            column(
                Field(context, N_("Language spoken best"), self._best),
                Field(context, N_("Language wanted today"), self._today),
                self._more,
                self._needed,
                self._interpreter,
                Field(context, N_("How you are talking"), self._mode),
                gap=context.s(10),
            )
        )

    def display(self, spoken: Spoken, lists: SpokenLists) -> None:
        """Show what is filled in; fields that hold what they should are left alone."""
        gettext = self._context.localizer.gettext
        unasked = Option("", gettext(N_("Not asked")))
        same = Option("", gettext(N_("The one wanted today")))
        direct = Option("", gettext(N_("Directly")))
        for box, offered, key in (
            (self._best, lists.languages, spoken.best),
            (self._today, lists.languages, spoken.today),
            (self._mother, (unasked, *lists.languages), spoken.mother_tongue),
            (self._used, (same, *lists.languages), spoken.used),
            (self._into, lists.languages, spoken.into),
            (self._through, (direct, *lists.languages), spoken.relay_through),
            (self._knows, lists.told, spoken.knows_person),
            (self._accepted, lists.told, spoken.is_accepted),
            (self._preference, lists.preferences, spoken.preference),
            (self._mode, lists.modes, spoken.mode.value),
        ):
            fill(box, offered, key)
        self._needed.setChecked(spoken.interpreter_needed)
        self._promised.setChecked(spoken.has_promised)
        set_if_other(self._code, spoken.interpreter)
        set_if_other(self._relay, spoken.relay_interpreter)
        self._interpreter.setVisible(spoken.interpreter_needed)
        self._promise.setText(lists.promise.lead)
        self._promise_again.setText(lists.promise.second)
        self._promise_again.setVisible(bool(lists.promise.second))
        if spoken.mother_tongue or spoken.used:
            self._more.open()

    def _interpreter_part(self) -> QWidget:
        context, s = self._context, self._context.s
        self._code, self._relay = self._line("interpreter"), self._line("relay_interpreter")
        self._into, self._through = self._box("into"), self._box("relay_through")
        self._knows, self._accepted = self._box("knows_person"), self._box("is_accepted")
        self._preference = self._box("preference")
        self._promise = plain_label("", "body", wrap=True)
        self._promise_again = plain_label("", "muted", wrap=True)
        self._promised = self._check("has_promised", N_("The promise was read and accepted"))
        texts = column(self._promise, self._promise_again, margins=(s(12),) * 4, gap=s(6))
        promise = frame(texts, well=True)
        before = N_("Ask before the interpreter joins, never through that interpreter.")
        more = holder(
            column(
                Field(context, N_("Would rather have as interpreter"), self._preference, before),
                Field(context, N_("Knows the interpreter or the family"), self._knows),
                Field(context, N_("Can speak freely with that person present"), self._accepted),
                Field(context, N_("Interprets into"), self._into),
                Field(context, N_("Second interpreter's code"), self._relay, _CODE),
                Field(context, N_("Through which language"), self._through),
                promise,
                gap=s(10),
            )
        )
        fold = Fold(context, N_("More about the interpreter"), more)
        code = Field(context, N_("Interpreter's code"), self._code, _CODE)
        return holder(column(code, self._promised, fold, gap=s(10)))

    def _box(self, name: str, kind: Callable[[str], object] = str) -> QComboBox:
        return choice_box(lambda key: self.filled.emit(name, kind(key)))

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.textEdited.connect(partial(self.filled.emit, name))
        return made

    def _check(self, name: str, message: str) -> QCheckBox:
        made = QCheckBox()
        self._context.localizer.bind(made, made.setText, message)
        made.toggled.connect(partial(self.filled.emit, name))
        return made


_CODE = N_("A code, never a name.")


def choice_box(chosen: Callable[[str], None]) -> QComboBox:
    """Return a list that tells the key of what somebody chose."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.activated.connect(lambda _place: chosen(str(box.currentData() or "")))
    return box


def fill(box: QComboBox, offered: tuple[Option, ...], key: str) -> None:
    """Let a list offer these and stand at one; it is left alone where it does already."""
    known = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
    if known != [(each.key, each.text) for each in offered]:
        box.clear()
        for each in offered:
            box.addItem(each.text, each.key)
    place = next((i for i, each in enumerate(offered) if each.key == key), -1)
    if place != box.currentIndex():
        box.setCurrentIndex(place)


def say(context: Context, shown: BilingualPair, words: Pair) -> None:
    """Show a text in the language of the program, and in the second."""
    lead = context.localizer.language
    second = "es" if lead == "en" else "en"
    shown.display((lead, words.lead), (second, words.second) if words.second else None)
