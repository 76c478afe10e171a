"""The screen before an interview: what to choose on the left, what to read aloud on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from intake.domain.consent import ConsentForm, ConsentSource
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.fold import Fold
from intake.ui.kit.labels import BilingualPair, label, plain_label
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.kit.segmented import Segmented
from intake.ui.presenters.consent import ConsentPresenter, ConsentState
from intake.ui.views.danger_strip import DangerStrip
from intake.ui.views.spoken_fields import SpokenFields, SpokenLists, choice_box, fill, say


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
        self._danger = DangerStrip(context)
        self._danger.said.connect(lambda why: self._tell(ConsentPresenter.restricted, why))
        body = row((self._choices(), 0), (self._reading(), 1), gap=context.s(20))
        s = context.s
        self.setLayout(
            column(
                self._top(),
                self._banner,
                (frame(body, plain=True), 1),
                self._danger,
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
        filled = state.filled
        for box, options, key in (
            (self._form, state.forms, filled.form),
            (self._source, state.sources, filled.source.value),
            (self._assent, state.assents, filled.assent),
            (self._consent_form, state.consent_forms, filled.consent_form.value),
            (self._notice_kind, state.notices, filled.notice),
        ):
            fill(box, options, key)
        lists = SpokenLists(
            state.languages, state.modes, state.told, state.preferences, state.promise
        )
        self._spoken.display(filled, lists)
        set_if_other(self._witness, filled.witness)
        self._assents.setVisible(filled.source is not ConsentSource.SELF)
        self._on_paper.setChecked(filled.notice_on_paper)
        self._on_paper.setVisible(bool(filled.notice))
        self._notice.setVisible(bool(filled.notice))
        say(self._context, self._notice, state.notice)
        self._danger.display(may_restrict=state.may_restrict)
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
        self._spoken = SpokenFields(context)
        self._spoken.filled.connect(self._fill)
        self._source = self._box("source", ConsentSource)
        self._assent = self._box("assent", str)
        self._assents = Field(context, N_("The child wants to talk today"), self._assent)
        self._consent_form = self._box("consent_form", ConsentForm)
        self._witness = QLineEdit()
        self._witness.textEdited.connect(partial(self._fill, "witness"))
        fields = column(
            Field(context, N_("Form"), self._form),
            self._spoken,
            Field(context, N_("Who gives the permission"), self._source),
            self._assents,
            Field(context, N_("How it is given"), self._consent_form),
            Field(context, N_("Witness's code"), self._witness, N_("A code, never a name.")),
            self._notice_part(),
            None,
            margins=(s(20), s(18), s(20), s(18)),
            gap=s(10),
        )
        inner = QWidget()
        inner.setLayout(fields)
        made = frame(column(scrolling(inner)), card=True)
        made.setFixedWidth(s(370))
        return made

    def _notice_part(self) -> QWidget:
        context = self._context
        self._notice_kind = self._box("notice", str)
        self._on_paper = QCheckBox()
        context.localizer.bind(self._on_paper, self._on_paper.setText, N_("Given on paper"))
        self._on_paper.toggled.connect(partial(self._fill, "notice_on_paper"))
        given = Field(context, N_("Privacy notice given or read"), self._notice_kind)
        part = holder(column(given, self._on_paper, gap=context.s(8)))
        return Fold(context, N_("Privacy notice"), part)

    def _reading(self) -> QWidget:
        context, s = self._context, self._context.s
        hint = label(
            context, N_("Read this aloud before anything is written down."), "muted", wrap=True
        )
        self._cards = column(hint, gap=s(14), margins=(s(28), s(22), s(28), s(22)))
        self._check = BilingualPair(context, "body")
        self._ask = BilingualPair(context, "question", shows_tags=True)
        self._notice = BilingualPair(context, "muted")
        inner = QWidget()
        inner.setLayout(self._cards)
        return frame(column(scrolling(inner)), card=True)

    def _foot(self) -> QWidget:
        context, s = self._context, self._context.s
        self._no = button(context, N_("No: count a refusal, keep nothing"))
        self._no.clicked.connect(self._refused)
        self._yes = button(context, N_("Yes: begin the interview"), "primary", sign="check")
        self._yes.clicked.connect(self._granted)
        by_key = QShortcut(QKeySequence("Ctrl+Return"), self)
        by_key.activated.connect(self._yes.click)
        self._said = plain_label("", "strong", wrap=True)
        return frame(
            row((self._said, 1), s(8), self._no, self._yes, margins=(s(24), s(12), s(24), s(12))),
            bar="bottom",
        )

    def _refused(self) -> None:
        self._tell(ConsentPresenter.refused)

    def _granted(self) -> None:
        self._tell(ConsentPresenter.granted)

    def _tell(self, act: Callable[..., object], *facts: object) -> None:
        if self._presenter is not None:
            act(self._presenter, *facts)

    def _box(self, name: str, kind: Callable[[str], object]) -> QComboBox:
        return choice_box(lambda key: self._fill(name, kind(key)))

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
            self._cards.addWidget(self._notice)
            self._cards.addStretch(1)
        for (title, text), card in zip(self._script, state.cards, strict=True):
            say(self._context, title, card.title)
            say(self._context, text, card.text)
        say(self._context, self._check, state.check)
        say(self._context, self._ask, state.ask)
