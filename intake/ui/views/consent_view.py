"""The screen before an interview: what to choose on the left, what to read aloud on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from intake.domain.consent import ConsentForm, ConsentSource, Mode
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.labels import BilingualPair, label, plain_label
from intake.ui.kit.layout import column, frame, row, scrolling
from intake.ui.kit.segmented import Segmented
from intake.ui.presenters.consent import ConsentPresenter, ConsentState, Option
from intake.ui.presenters.interview_state import Pair


class ConsentView(QWidget):
    """Shows a `ConsentState`."""

    left = Signal()
    language_picked = Signal(str)

    def __init__(self, context: Context, languages: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._context = context
        self._presenter: ConsentPresenter | None = None
        self._languages = languages
        self._script: list[tuple[BilingualPair, BilingualPair]] = []
        self._banner = Banner(context)
        body = row((self._choices(), 0), (self._reading(), 1), gap=context.s(20))
        s = context.s
        self.setLayout(
            column(
                self._top(),
                self._banner,
                (frame(body, plain=True), 1),
                self._foot(),
                gap=0,
            )
        )
        body.setContentsMargins(s(24), s(18), s(24), s(18))

    def attend(self, presenter: ConsentPresenter) -> None:
        """Take the presenter whose states are shown."""
        self._presenter = presenter

    def display(self, state: ConsentState) -> None:
        """Show a state; fields that hold what they should are left alone."""
        self._segments.set_choice(self._context.localizer.language)
        for box, options, key in (
            (self._form, state.forms, state.filled.form),
            (self._best, state.languages, state.filled.best),
            (self._today, state.languages, state.filled.today),
            (self._mode, state.modes, state.filled.mode.value),
            (self._source, state.sources, state.filled.source.value),
            (self._consent_form, state.consent_forms, state.filled.consent_form.value),
        ):
            _fill(box, options, key)
        self._needed.setChecked(state.filled.interpreter_needed)
        set_if_other(self._code, state.filled.interpreter)
        set_if_other(self._witness, state.filled.witness)
        self._interpreter.setVisible(state.filled.interpreter_needed)
        self._show_script(state)
        self._said.setText(state.ask.lead)
        self._yes.setEnabled(state.can_begin)
        self._no.setEnabled(not state.is_busy)
        self._banner.display("bad", state.failure)

    # --- the parts

    def _top(self) -> QWidget:
        context, s = self._context, self._context.s
        back = icon_button(context, "arrow-left", N_("Back to interviews"), is_arrow=True)
        back.clicked.connect(self.left)
        self._segments = Segmented(
            context, self._languages, N_("Language of the program (F2)"), is_plain=True
        )
        self._segments.picked.connect(self.language_picked)
        title = label(context, N_("New interview"), "h3")
        return frame(
            row(back, s(8), title, None, self._segments, margins=(s(16), s(12), s(20), s(12))),
            bar="top",
        )

    def _choices(self) -> QWidget:
        context, s = self._context, self._context.s
        self._form = self._box("form", str)
        self._best = self._box("best", str)
        self._today = self._box("today", str)
        self._mode = self._box("mode", Mode)
        self._source = self._box("source", ConsentSource)
        self._consent_form = self._box("consent_form", ConsentForm)
        self._needed = QCheckBox()
        context.localizer.bind(self._needed, self._needed.setText, N_("Interpreter needed"))
        self._needed.toggled.connect(lambda on: self._fill("interpreter_needed", on))
        self._code = QLineEdit()
        self._code.textEdited.connect(partial(self._fill, "interpreter"))
        self._witness = QLineEdit()
        self._witness.textEdited.connect(partial(self._fill, "witness"))
        self._interpreter = Field(
            context, N_("Interpreter's code"), self._code, N_("A code, never a name.")
        )
        fields = column(
            Field(context, N_("Form"), self._form),
            Field(context, N_("Language spoken best"), self._best),
            Field(context, N_("Language wanted today"), self._today),
            self._needed,
            self._interpreter,
            Field(context, N_("How you are talking"), self._mode),
            Field(context, N_("Who gives the permission"), self._source),
            Field(context, N_("How it is given"), self._consent_form),
            Field(context, N_("Witness's code"), self._witness, N_("A code, never a name.")),
            None,
            margins=(s(20), s(18), s(20), s(18)),
            gap=s(10),
        )
        inner = QWidget()
        inner.setLayout(fields)
        made = frame(column(scrolling(inner)), card=True)
        made.setFixedWidth(s(330))
        return made

    def _reading(self) -> QWidget:
        context, s = self._context, self._context.s
        hint = label(
            context, N_("Read this aloud before anything is written down."), "muted", wrap=True
        )
        self._cards = column(hint, gap=s(14), margins=(s(28), s(22), s(28), s(22)))
        self._check = BilingualPair(context, "body")
        self._ask = BilingualPair(context, "question", shows_tags=True)
        inner = QWidget()
        inner.setLayout(self._cards)
        return frame(column(scrolling(inner)), card=True)

    def _foot(self) -> QWidget:
        context, s = self._context, self._context.s
        self._no = button(context, N_("No: count a refusal, keep nothing"))
        self._no.clicked.connect(self._refused)
        self._yes = button(context, N_("Yes: begin the interview"), "primary", sign="check")
        self._yes.clicked.connect(self._granted)
        self._said = plain_label("", "strong", wrap=True)
        return frame(
            row((self._said, 1), s(8), self._no, self._yes, margins=(s(24), s(12), s(24), s(12))),
            bar="bottom",
        )

    def _refused(self) -> None:
        if self._presenter is not None:
            self._presenter.refused()

    def _granted(self) -> None:
        if self._presenter is not None:
            self._presenter.granted()

    def _box(self, name: str, kind: Callable[[str], object]) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _place: self._fill(name, kind(str(box.currentData()))))
        return box

    def _fill(self, name: str, value: object) -> None:
        if self._presenter is not None:
            self._presenter.fill(**{name: value})

    def _show_script(self, state: ConsentState) -> None:
        if not self._script:
            for _card in state.cards:
                made = (BilingualPair(self._context, "h3"), BilingualPair(self._context, "body"))
                self._script.append(made)
                for each in made:
                    self._cards.addWidget(each)
            self._cards.addWidget(self._check)
            self._cards.addWidget(self._ask)
            self._cards.addStretch(1)
        for (title, text), card in zip(self._script, state.cards, strict=True):
            self._say(title, card.title)
            self._say(text, card.text)
        self._say(self._check, state.check)
        self._say(self._ask, state.ask)

    def _say(self, shown: BilingualPair, words: Pair) -> None:
        lead = self._context.localizer.language
        second = "es" if lead == "en" else "en"
        shown.display((lead, words.lead), (second, words.second) if words.second else None)


def _fill(box: QComboBox, options: tuple[Option, ...], key: str) -> None:
    known = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
    if known != [(each.key, each.text) for each in options]:
        box.clear()
        for each in options:
            box.addItem(each.text, each.key)
    place = next((i for i, each in enumerate(options) if each.key == key), -1)
    if place != box.currentIndex():
        box.setCurrentIndex(place)
