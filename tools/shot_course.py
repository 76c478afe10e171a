"""Pictures of the pace of an interview: pauses, the lawyer, another interpreter, its early end."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from intake.domain.case_codes import case_code
from intake.domain.consent import Languages
from intake.domain.course_events import CounselNoted, InterviewStopped
from intake.domain.day_names import BirthReason, Likeness, NameReason
from intake.domain.events import Event, InterviewPaused
from intake.domain.ids import InterviewId
from intake.domain.interview import after
from intake.domain.states import StoppedBy
from intake.i18n.consent_script import consent_script
from intake.services.duplicates import Hint
from intake.services.form_guard import form_guard
from intake.ui.answer_editors.story_translations import TranslateDialog
from intake.ui.course_beside import CourseBeside
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.kit.fold import Fold
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter
from intake.ui.presenters.course_acts import BREAK_AFTER
from intake.ui.presenters.duplicate_hint import DuplicateHint, HintTools
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.views.consent_view import ConsentView
from intake.ui.views.course_dialogs import AgainDialog, CounselDialog, InterpreterDialog
from intake.ui.views.hint_strip import HintStrip
from intake.ui.views.interview_view import InterviewView
from tests.ui.fakes import FORMS, InlineLane
from tests.ui.guidance_fakes import FakeGuidance
from tools.shot_interview import Notebook, form_of, languages, make_presenter, other
from tools.shot_start import Build, as_any, fill

Show = Callable[[InterviewPresenter, CourseBeside], None]


def consent_whole(context: Context, window: QWidget) -> None:
    """Show what comes before an interview with an interpreter and a child, all folds open."""
    view = ConsentView(context, languages())
    ports = ConsentPorts(
        as_any(Notebook()), InlineLane(), sentence, view.display, print, print, FORMS,
        may_restrict=True,
    )  # fmt: skip
    presenter = ConsentPresenter(ports, consent_script(), "Tijuana", context.localizer.words)
    presenter.work_at("Tijuana", "Casa del Sol")
    view.attend(presenter)
    fill(window, view)
    presenter.speak(context.localizer.words, other(context.localizer.language))
    presenter.fill(best="mam", today="mam", interpreter_needed=True, interpreter="I-7")
    presenter.fill(mother_tongue="mam", has_promised=True, notice="mx")
    for each in view.findChildren(Fold):
        each.open()


def course(events: tuple[Event, ...], show: Show = lambda _presenter, _beside: None) -> Build:
    """Return a builder of the interview screen after what happened to it."""

    def build(context: Context, window: QWidget) -> None:
        view = InterviewView(context, languages())
        presenter = make_presenter(context, view, lambda _form: form_guard(form_of()))
        view.attend(presenter)
        fill(window, view)
        presenter.speak(context.localizer.words, other(context.localizer.language))
        notebook = Notebook()
        store = SimpleNamespace(
            interviewing=notebook,
            closing=notebook,
            consenting=notebook,
            reading=notebook,
            guidance=FakeGuidance(),
        )
        threads = SimpleNamespace(writer=InlineLane())
        beside = CourseBeside(context, view, presenter, as_any((store, threads)), print)
        standing = presenter.interview
        for event in events:
            standing = after(standing, event)
        presenter.stand(standing)
        show(presenter, beside)

    return build


def _story(presenter: InterviewPresenter, _beside: CourseBeside) -> None:
    presenter.answer("happened/hurt", "yes")
    presenter.add_row("happened/events/harm")
    presenter.go_to_question("happened/events/harm[row1]/description")


def _break(presenter: InterviewPresenter, beside: CourseBeside) -> None:
    presenter.go_to_section("fear")
    beside.acts._asked_since -= BREAK_AFTER  # noqa: SLF001 - half an hour is long for a picture
    beside.acts.refresh()


def _hint(presenter: InterviewPresenter, beside: CourseBeside) -> None:
    presenter.go_to_section("about_you")
    strip = HintStrip(beside.view._context)  # noqa: SLF001 - a picture has no store to ask
    beside.view.top.strip.addWidget(strip)
    likeness = Likeness(NameReason.PART, BirthReason.SAME)
    hint = Hint(InterviewId("0" * 32), case_code(b"\x07" * 6), likeness)
    store = as_any(SimpleNamespace(of=lambda _interview: (hint, hint)))
    tools = HintTools(store, InlineLane(), InlineLane())
    words = beside.view._context.localizer.words  # noqa: SLF001
    asking = DuplicateHint(tools, presenter.interview.id, words, strip.display)
    asking.ask()
    beside.view.top.alias.attach(lambda _interview, told: told("Doña Mari"), "0")
    beside.view.top.alias._hold()  # noqa: SLF001 - held down in the picture


def menu(context: Context, window: QWidget) -> QWidget:
    """Show what the key F8 opens."""
    made: list[CourseBeside] = []
    course((), lambda _presenter, beside: made.append(beside))(context, window)
    shown = made[0].view.top.course.menu
    shown.aboutToShow.emit()
    return shown


def translate(context: Context, window: QWidget) -> QWidget:
    """Show the dialog in which a story is translated."""
    views: list[CourseBeside] = []
    course((), lambda _presenter, beside: views.append(beside))(context, window)
    running = views[0].acts._running  # noqa: SLF001 - the interview in the picture
    _story(running, views[0])
    path = "happened/events/harm[row1]/description"
    running.answer(path, "Me siguieron dos veces desde la terminal. El segundo día eran tres.")
    block = next(each for each in running.state().page.questions if each.path == path)
    made = TranslateDialog(context, window, str, block)
    made._text.setPlainText("They followed me twice from the bus station.")  # noqa: SLF001
    return made


def dialog(kind: type[QWidget]) -> Build:
    """Return a builder of one of the dialogs."""

    def build(context: Context, window: QWidget) -> QWidget:
        made: dict[type[QWidget], Callable[[], QWidget]] = {
            InterpreterDialog: lambda: InterpreterDialog(
                context, window, Languages("mam", "mam", interpreter_needed=True), print
            ),
            CounselDialog: lambda: CounselDialog(context, window, print),
            AgainDialog: lambda: AgainDialog(context, window, consent_script(), print),
        }
        return made[kind]()

    return build


COURSE_SCREENS: dict[str, Build] = {
    "consent_whole": consent_whole,
    "interview_lawyer": course((CounselNoted(has_lawyer=True),), _story),
    "interview_paused": course((InterviewPaused(),)),
    "interview_stopped": course((InterviewStopped(StoppedBy.PERSON),)),
    "interview_break": course((), _break),
    "interview_hint": course((), _hint),
    "course_menu": menu,
    "interview_translate": translate,
    "course_interpreter": dialog(InterpreterDialog),
    "course_counsel": dialog(CounselDialog),
    "consent_again": dialog(AgainDialog),
}
