"""Sharing: each purpose is read aloud in both languages, and answered with one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from intake.domain.consent import ConsentForm, ConsentSource, Purpose
from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, set_if_other
from intake.ui.kit.labels import BilingualPair, label, pill, plain_label, restyle, set_pill
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.closing_asks import ANSWERS, AskRow, ClosingPresenter, ClosingState
from intake.ui.views.spoken_fields import choice_box, fill

SIDE = 480
READ_ALOUD = N_("Read it aloud; the person decides about each one.")


class PurposeLine(QPushButton):
    """One purpose with what was said about it; pressed, it is asked again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self._title, self._said = plain_label("", "body"), pill()
        s = context.s
        self.setLayout(row(self._title, None, self._said, margins=(s(8), s(4), s(8), s(4)), gap=8))
        self.setMinimumHeight(s(38))

    def display(self, shown: AskRow) -> None:
        """Show the purpose."""
        self._title.setText(shown.title)
        set_pill(self._said, shown.kind, shown.said)
        restyle(self._title, role="strong" if shown.is_current else "body")
        self.setAccessibleName(f"{shown.title}: {shown.said}")


class ClosingView(QWidget):
    """Displays a `ClosingState`."""

    displayed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter: ClosingPresenter | None = None
        self._state: ClosingState | None = None
        self._lines: dict[Purpose, PurposeLine] = {}
        s = context.s
        self._banner = Banner(context)
        body = row((self._side(), 0), (self._reading(), 1), gap=s(20))
        body.setContentsMargins(s(24), s(16), s(24), s(16))
        self.setLayout(column(self._banner, (frame(body, plain=True), 1), self._foot(), gap=0))

    def attend(self, presenter: ClosingPresenter) -> None:
        """Take the presenter whose states are shown."""
        self._presenter = presenter
        presenter.refresh()

    def take_focus(self) -> None:
        """Put the keyboard where the next thing is done."""
        state = self._state
        if state is None or (state.needs_recipient and not state.given.recipient):
            self._recipient.setFocus()
        else:
            (self._done if state.is_done else self._answers[0]).setFocus()

    def display(self, state: ClosingState) -> None:
        """Show a state."""
        before, self._state = self._state, state
        self._banner.display("bad", state.failure)
        for each in state.rows:
            self._line(each.purpose).display(each)
        other = (state.languages[1], state.ask.second) if state.ask.second else None
        self._ask.display((state.languages[0], state.ask.lead), other)
        given = state.given
        for box, options, key in (
            (self._source, state.sources, given.source.value),
            (self._assent, state.assents, given.assent),
            (self._form, state.forms, given.form.value),
            (self._service, state.services, given.service),
        ):
            fill(box, options, key)
        set_if_other(self._witness, given.witness)
        set_if_other(self._recipient, given.recipient)
        self._know(state.contacts)
        self._assents.setVisible(given.source is not ConsentSource.SELF)
        self._who.setVisible(state.needs_recipient)
        self._what.setVisible(state.needs_service)
        for place, made in enumerate(self._answers):
            made.setText(f"{place + 1} · {state.answers[place]}")
            made.setEnabled(state.can_say_yes if place == 0 else state.can_answer)
        self._done.setEnabled(state.is_done)
        is_other = before is None or _current(before) != _current(state)
        if is_other or (state.is_done and before is not None and not before.is_done):
            self.take_focus()
        self.displayed.emit(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let 1, 2 and 3 answer, unless somebody is writing."""
        keys = {"1": 0, "2": 1, "3": 2}
        writing = isinstance(self.focusWidget(), QLineEdit)
        if not writing and event.text() in keys:
            self._answers[keys[event.text()]].click()
            return
        super().keyPressEvent(event)

    def _side(self) -> QWidget:
        context, s = self._context, self._context.s
        self._purposes = column(gap=s(2))
        self._source = choice_box(lambda key: self._fill("source", ConsentSource(key)))
        self._assent = choice_box(partial(self._fill, "assent"))
        self._assents = Field(context, N_("The child wants it so"), self._assent)
        self._form = choice_box(lambda key: self._fill("form", ConsentForm(key)))
        self._witness = QLineEdit()
        self._witness.textEdited.connect(partial(self._fill, "witness"))
        fields = column(
            label(context, N_("What may be shared"), "h3"),
            self._purposes,
            s(8),
            Field(context, N_("Who gives the permission"), self._source),
            self._assents,
            Field(context, N_("How it is given"), self._form),
            Field(context, N_("Witness's code"), self._witness, N_("A code, never a name.")),
            None,
            margins=(s(18), s(16), s(18), s(16)),
            gap=s(8),
        )
        made = frame(column(scrolling(holder(fields))), card=True)
        made.setFixedWidth(s(SIDE))
        return made

    def _reading(self) -> QWidget:
        context, s = self._context, self._context.s
        self._ask = BilingualPair(context, "question", shows_tags=True)
        self._recipient = QLineEdit()
        self._recipient.textEdited.connect(partial(self._fill, "recipient"))
        self._recipient.returnPressed.connect(self._named)
        hint = N_("The organisation or the lawyer's office: the yes holds for this one alone.")
        self._who = Field(context, N_("Who receives it"), self._recipient, hint)
        self._service = choice_box(partial(self._fill, "service"))
        self._what = Field(context, N_("For which service"), self._service)
        self._answers = [button(context, "", kind) for kind in ("primary", "", "")]
        for made, decision in zip(self._answers, ANSWERS, strict=True):
            made.setMinimumWidth(s(130))
            made.clicked.connect(partial(self._answer, decision))
        inner = column(
            label(context, READ_ALOUD, "muted", wrap=True),
            self._ask,
            s(6),
            wrapping((self._who, self._what), gap=s(12)),
            s(6),
            wrapping(self._answers, gap=s(10)),
            None,
            margins=(s(28), s(22), s(28), s(22)),
            gap=s(12),
        )
        return frame(column(scrolling(holder(inner))), card=True)

    def _foot(self) -> QWidget:
        context, s = self._context, self._context.s
        self._done = button(context, N_("Done: close the interview"), "primary", sign="check")
        self._done.clicked.connect(lambda: self._tell(ClosingPresenter.confirm))
        hint = label(context, N_("“Later” is an answer too. What is shared can be taken back."))
        return frame(row((hint, 1), self._done, margins=(s(24), s(12), s(24), s(12))), bar="bottom")

    def _line(self, purpose: Purpose) -> PurposeLine:
        made = self._lines.get(purpose)
        if made is None:
            made = self._lines[purpose] = PurposeLine(self._context)
            made.clicked.connect(partial(self._ask_about, purpose))
            self._purposes.addWidget(made)
        return made

    def _know(self, contacts: tuple[str, ...]) -> None:
        if contacts and self._recipient.completer() is None:
            made = QCompleter(list(contacts), self._recipient)
            made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._recipient.setCompleter(made)

    def _named(self) -> None:
        """Go from the name to what it is for, or to the answer."""
        needs = self._state is not None and self._state.needs_service
        (self._service if needs else self._answers[0]).setFocus()

    def _answer(self, decision: object, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self._tell(ClosingPresenter.answer, decision)

    def _ask_about(self, purpose: Purpose, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        self._tell(ClosingPresenter.ask, purpose)

    def _fill(self, name: str, value: object) -> None:
        if self._presenter is not None:
            self._presenter.fill(**{name: value})

    def _tell(self, act: Callable[..., object], *facts: object) -> None:
        if self._presenter is not None:
            act(self._presenter, *facts)


def _current(state: ClosingState) -> tuple[Purpose, ...]:
    return tuple(each.purpose for each in state.rows if each.is_current)
