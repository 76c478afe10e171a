"""The screen before an interview, put together: what it asks, and whom it tells."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.errors import IntakeError
from intake.domain.ids import NO_RECORD, InterviewId
from intake.domain.interview import Interview
from intake.i18n.consent_script import consent_script
from intake.ledger.body import SUPERVISES
from intake.services.application import Application
from intake.services.ports import FormRow
from intake.ui.consent_beside import ConsentBeside
from intake.ui.error_messages import sentence
from intake.ui.interview_services import program_languages
from intake.ui.participant_place import no_sounds
from intake.ui.presenters.consent import ConsentPorts, ConsentPresenter
from intake.ui.surface import Surface, Threads
from intake.ui.views.consent_view import ConsentView


@dataclass(frozen=True, slots=True)
class Asking:
    """The screen, what it asks, and the person's window beside it."""

    view: ConsentView
    presenter: ConsentPresenter
    beside: ConsentBeside


@dataclass(frozen=True, slots=True)
class Why:
    """What comes before an interview."""

    follows: str = ""
    """The interview after which the person says again that they are afraid."""
    untrained: str = ""
    """Why it begins without current training."""


def consent_screen(
    surface: Surface,
    of: tuple[Application, Threads],
    forms: tuple[FormRow, ...],
    ends: tuple[Callable[[Interview], None], Callable[[], None]],
    tell: Callable[[IntakeError], None],
    *,
    why: Why,
) -> Asking:
    """Return the screen; `ends` hear of an interview that begins, and of one that ends.

    The names of the place and of the organisation come as soon as they are read. `why` is what
    comes before this interview.
    """
    application, threads = of
    _begun, back = ends
    context = surface.context
    view = ConsentView(context, program_languages())
    ports = _ports(of, view, forms, ends, why)
    presenter = ConsentPresenter(ports, consent_script(), "", context.localizer.words)
    view.attend(presenter)
    view.left.connect(back)
    view.language_picked.connect(context.localizer.set_language)
    threads.reader.run(
        application.reading.organisation,
        lambda known: presenter.work_at(known.site, known.name),
        tell,
    )
    threads.reader.run(application.consenting.profile, presenter.offer_notice, tell)
    sounds = no_sounds(threads, tell)
    beside = ConsentBeside(context, view, presenter, surface.participant, sounds)
    return Asking(view, presenter, beside)


def _ports(
    of: tuple[Application, Threads],
    view: ConsentView,
    forms: tuple[FormRow, ...],
    ends: tuple[Callable[[Interview], None], Callable[[], None]],
    why: Why,
) -> ConsentPorts:
    application, threads = of
    begun, back = ends
    return ConsentPorts(
        application.interviewing,
        threads.writer,
        sentence,
        view.display,
        begun,
        back,
        forms,
        may_restrict=application.session.role in SUPERVISES and not why.follows,
        follows=InterviewId(why.follows) if why.follows else NO_RECORD,
        untrained=why.untrained,
    )
