"""The screen before an interview: what to choose on the left, what to read aloud on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QWidget

from intake.domain.consent import ConsentForm, ConsentSource
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.fold import Fold
from intake.ui.kit.labels import BilingualPair, label, plain_label, restyle
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.kit.segmented import Segmented
from intake.ui.presenters.consent import ConsentPresenter, ConsentState
from intake.ui.presenters.consent_parts import ASK, CARD, CHECK, NOTICE, PROMISE
from intake.ui.views.danger_strip import DangerStrip
from intake.ui.views.spoken_fields import SpokenFields, SpokenLists, choice_box, fill, say


class ConsentView(QWidget):
    """Shows a `ConsentState`."""

    left = Signal()
    language_picked = Signal(str)
    displayed = Signal(object)

    def __init__(self, context: Context, languages: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._context = context
        self._presenter: ConsentPresenter | None = None
        self._languages = languages
        self._read: dict[str, QFrame] = {}
        """The parts that are read aloud, by their names."""
        self._marked = ""
        self._script: list[tuple[BilingualPair, BilingualPair]] = []
        self._banner = Banner(context)
        self._danger = DangerStrip(context)
        self._danger.said.connect(lambda why: self._tell(ConsentPresenter.restricted, why))
        body = row((self._choices(), 0), (self._reading(), 1), gap=context.s(20))
        s = context.s
        self.setLayout(
            column(
                self._top(),
                self.strip,
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
        say(self._context, self._notice, state.notice)
        self._danger.display(may_restrict=state.may_restrict)
        self._show_script(state)
        self._said.setText(state.ask.lead)
        self._yes.setEnabled(state.can_begin)
        self._no.setEnabled(not state.is_busy)
        self._banner.display("bad", state.failure)
        self._show_place(state)
        self.displayed.emit(state)

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
        self.participant = icon_button(context, "monitor", N_("Participant window (F6)"))
        self.participant.setCheckable(True)
        self.participant.setShortcut("F6")
        self.participant.hide()
        self.strip = column(gap=0)
        """Below the bar: what the person's window shows, while there is one."""
        parts = (back, s(8), title, None, self._segments, self.participant)
        return frame(row(*parts, margins=(s(16), s(12), s(20), s(12))), bar="top")

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
            margins=(s(16), s(18), s(16), s(18)),
            gap=s(10),
        )
        inner = QWidget()
        inner.setLayout(fields)
        made = frame(column(scrolling(inner)), card=True)
        made.setFixedWidth(s(405))
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
        self._cards = column(gap=s(2), margins=(s(12), s(8), s(12), s(22)))
        self._check = BilingualPair(context, "body")
        self._ask = BilingualPair(context, "question", shows_tags=True)
        self._notice = BilingualPair(context, "body")
        self._promise = BilingualPair(context, "body")
        inner = QWidget()
        inner.setLayout(self._cards)
        self._area = scrolling(inner)
        return frame(column(self._turning(), (self._area, 1), gap=0), card=True)

    def _turning(self) -> QWidget:
        """Return the line that goes from one part to the next, as the person hears them."""
        context, s = self._context, self._context.s
        hint = N_("Read this aloud before anything is written down.")
        self._place = plain_label("", "muted")
        self._before = icon_button(
            context, "arrow-left", N_("Previous part (Alt+Left)"), is_arrow=True
        )
        self._after = icon_button(
            context, "arrow-right", N_("Next part (Alt+Right)"), is_arrow=True
        )
        for made, keys, steps in ((self._before, "Alt+Left", -1), (self._after, "Alt+Right", 1)):
            made.clicked.connect(partial(self._turn, steps))
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, steps))
        words = label(context, hint, "muted", wrap=True)
        parts = ((words, 1), self._place, self._before, self._after)
        return holder(row(*parts, margins=(s(28), s(12), s(16), s(4)), gap=s(8)))

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

    def _turn(self, steps: int, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self._tell(ConsentPresenter.turn, steps)

    def _show_script(self, state: ConsentState) -> None:
        if not self._script:
            self._lay_script(len(state.cards))
        for (title, text), card in zip(self._script, state.cards, strict=True):
            say(self._context, title, card.title)
            say(self._context, text, card.text)
        say(self._context, self._promise, state.promise)
        say(self._context, self._check, state.check)
        say(self._context, self._ask, state.ask)

    def _lay_script(self, cards: int) -> None:
        context = self._context
        self._lay_part(PROMISE, self._promise)
        for place in range(cards):
            made = (BilingualPair(context, "h3"), BilingualPair(context, "body"))
            self._script.append(made)
            self._lay_part(f"{CARD}{place}", *made)
        self._lay_part(NOTICE, self._notice)
        self._lay_part(CHECK, self._check)
        self._lay_part(ASK, self._ask)
        self._cards.addStretch(1)

    def _lay_part(self, name: str, *inside: QWidget) -> None:
        s = self._context.s
        lines = column(*inside, margins=(s(14), s(10), s(14), s(10)), gap=s(8))
        self._read[name] = frame(lines, card="line")
        self._cards.addWidget(self._read[name])

    def _show_place(self, state: ConsentState) -> None:
        """Mark the part that is read, and have it in sight."""
        words = self._context.localizer.words
        count, number = len(state.parts), state.place + 1
        self._place.setText(words.gettext("{number} of {count}", number=number, count=count))
        self._before.setEnabled(number > 1)
        self._after.setEnabled(number < count)
        for name, part in self._read.items():
            part.setVisible(name in state.parts)
            restyle(part, card="line-focus" if name == state.part else "line")
        if state.part in self._read and state.part != self._marked:
            self._area.ensureWidgetVisible(self._read[state.part], 0, self._context.s(8))
        self._marked = state.part
