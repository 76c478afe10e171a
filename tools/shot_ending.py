"""Pictures of the end of an interview: read back, shared, sealed, and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from intake.domain.answers import SkipReason, Value
from intake.domain.case_codes import case_code
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.course_events import AddendumAdded
from intake.domain.ids import FormHash, InterviewId, PersonId
from intake.domain.interview import Interview
from intake.domain.states import Source, State
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.i18n import Words
from intake.i18n.languages import native_name
from intake.services.reading_back import Added, Ending, Sealed
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.closing_asks import ClosingPresenter
from intake.ui.presenters.ending_tools import EndingFacts, EndingTools
from intake.ui.presenters.export import Subject
from intake.ui.presenters.keeping import KeepPresenter
from intake.ui.presenters.permissions_list import PermissionsPresenter, PermissionTools
from intake.ui.presenters.readback import ReadbackPresenter
from intake.ui.presenters.sealing import SealPresenter
from intake.ui.views.closing_view import ClosingView
from intake.ui.views.ending_view import EndingView
from intake.ui.views.keep_view import KeepView
from intake.ui.views.permissions_dialog import PermissionsDialog
from intake.ui.views.readback_view import ReadbackView
from intake.ui.views.seal_view import SealView
from tests.ui.fakes import NOW, InlineLane
from tools.shot_interview import ANSWERS, form_of, languages
from tools.shot_start import Build, as_any, fill

_WHOM = "fear/of_whom"
_ME = PersonId("0d" * 16)
_SAID = (
    Consent(Purpose.COLLECT, Decision.GRANTED, lang="es", witness="W-3"),
    Consent(Purpose.LAWYER, Decision.GRANTED, recipient="Al Otro Lado"),
    Consent(Purpose.UNHCR, Decision.REFUSED, recipient="UNHCR"),
)


_NO = (*_SAID, Consent(Purpose.COLLECT, Decision.WITHDRAWN))


def _facts(state: State, ending: Ending, said: tuple[Consent, ...]) -> EndingFacts:
    session = FormSession(form_of(), surroundings=Surroundings(lambda: NOW, UTC, bytes))
    for path, text in {**ANSWERS, _WHOM: "De la policía estatal"}.items():
        session.answer(path, text)
    for path in session.unanswered():
        session.skip(path, SkipReason.NOT_ASKED)
    code, form = case_code(b"\x07" * 6), FormHash("11" * 32)
    interview = replace(
        Interview(InterviewId("0" * 32), code, form, "intake_f2", "1"),
        state=state, consents=said, languages=Languages("spa", "spa"),
    )  # fmt: skip
    return EndingFacts(interview, session, ending, may_read_names=True, statements=1)


def _tools() -> EndingTools:
    member = SimpleNamespace(person=_ME, label="L. Ortega")
    store = SimpleNamespace(
        reading=SimpleNamespace(contacts=lambda: ()),
        people=SimpleNamespace(members=lambda: (member,)),
        session=SimpleNamespace(label="L. Ortega"),
        testimony=None,
    )
    lane = InlineLane()
    return EndingTools(
        as_any(store), lane, lane, sentence, native_name, lambda at, _words: f"{at:%Y-%m-%d %H:%M}"
    )


def _stage(
    view: Callable[[Context], QWidget],
    kind: object,
    at: tuple[int, State],
    ending: Ending,
    said: tuple[Consent, ...] = _SAID,
) -> Build:
    def build(context: Context, window: QWidget) -> None:
        stage, around = as_any(view(context)), EndingView(context, languages())
        around.code.setText("BQQCW-SPHPV")
        around.speak(context.localizer.language)
        words: Words = context.localizer.words
        facts = _facts(at[1], ending, said)
        presenter = as_any(kind)(_tools(), facts, words, stage.display, print)
        stage.attend(presenter)
        if isinstance(presenter, ReadbackPresenter):
            while _WHOM not in {each.path for each in presenter.state().lines}:
                presenter.next()
        around.show_stage(stage, at[0])
        fill(window, around)

    return build


def permissions(context: Context, window: QWidget) -> QWidget:
    """Show what a person allows."""
    dialog = PermissionsDialog(context, window)
    desk = as_any(SimpleNamespace(decisions=lambda _interview: _SAID))
    tools = PermissionTools(desk, InlineLane(), InlineLane(), sentence)
    subject = Subject(InterviewId("0" * 32), "BQQCW-SPHPV")
    presenter = PermissionsPresenter(tools, subject, context.localizer.words, dialog.display)
    dialog.attach(presenter)
    return dialog


def ending_screens() -> dict[str, Build]:
    """Return the screens after the questions."""
    corrected = Ending(((_WHOM, (Value("De la policía"),)),))
    added = Added(NOW, AddendumAdded("Tiene audiencia en enero.", "es", Source.PERSON))
    sealed = replace(corrected, sealed=Sealed(NOW, _ME, "…", is_confirmed=True), added=(added,))
    confirmed = State.CONFIRMED
    gone = State.LEFT_EARLY
    return {
        "ending_keep": _stage(KeepView, KeepPresenter, (-1, State.STOPPED), Ending()),
        "ending_waits": _stage(KeepView, KeepPresenter, (-1, State.STOPPED), Ending(), _NO),
        "ending_left_early": _stage(ReadbackView, ReadbackPresenter, (0, gone), Ending()),
        "ending_readback": _stage(ReadbackView, ReadbackPresenter, (0, State.READBACK), corrected),
        "ending_sharing": _stage(ClosingView, ClosingPresenter, (1, State.CLOSING), corrected),
        "ending_seal": _stage(SealView, SealPresenter, (2, confirmed), corrected),
        "ending_sealed": _stage(SealView, SealPresenter, (2, State.SEALED), sealed),
        "ending_permissions": permissions,
    }
