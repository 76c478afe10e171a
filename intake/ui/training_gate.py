"""Before an interview begins: whether whoever asks is trained, and the reason if not.

Only a reason lets somebody on; who may give one is the organisation's policy.
"""

from collections.abc import Callable

from intake.domain.errors import IntakeError, TrainingMissingError
from intake.services.application import Application
from intake.services.ports import FormRow
from intake.ui.asking import Why
from intake.ui.presenters.guidance import titles_of
from intake.ui.surface import Surface, Threads

Go = Callable[[Why, tuple[FormRow, ...]], None]
"""Goes on with what comes before the interview, and the forms of the store."""


def pass_gate(
    surface: Surface,
    of: tuple[Application, Threads],
    go: Go,
    tell: Callable[[IntakeError], None],
    follows: str,
) -> None:
    """Read the forms and what is missing, and go on; ask for a reason where one is asked for."""
    application, threads = of

    def read() -> tuple[tuple[FormRow, ...], tuple[str, ...], bool]:
        desk = application.training
        missing = desk.missing()
        return application.shelf.forms(), missing, not missing or desk.may_begin()

    def known(found: tuple[tuple[FormRow, ...], tuple[str, ...], bool]) -> None:
        forms, missing, may_begin = found
        if not missing:
            go(Why(follows), forms)
        elif not may_begin:
            tell(TrainingMissingError(missing, needs_supervisor=True))
        else:
            named = titles_of(application.guidance, missing, surface.context.localizer.words)
            _ask(surface, named, lambda reason: go(Why(follows, reason), forms))

    threads.reader.run(read, known, tell)


def _ask(surface: Surface, missing: str, go: Callable[[str], None]) -> None:
    from intake.ui.views.untrained_dialog import UntrainedDialog

    dialog = UntrainedDialog(surface.context, surface.window, missing)
    dialog.reasoned.connect(go)
    dialog.open()
