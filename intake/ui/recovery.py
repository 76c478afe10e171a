"""The question at the start after a crash: which interview, when, at which question."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from intake.app.clock import local_zone
from intake.domain.case_codes import CaseCode, shown
from intake.domain.errors import IntakeError
from intake.forms.session import FormSession
from intake.i18n import N_, Words
from intake.i18n.formats import moment_text
from intake.services.application import Application
from intake.services.interviewing import Unfinished
from intake.ui.dialogs import Question
from intake.ui.presenters.lane import Lane
from intake.ui.surface import Surface

Found = tuple[str, datetime, str]
"""The shown case code, when it was last written, and the question's words (which may be empty)."""


class RecoveryOffer:
    """Asks about an interview that was open when the program last ended, if there is one."""

    def __init__(
        self,
        surface: Surface,
        application: Application,
        reader: Lane,
        tell: Callable[[IntakeError], None],
        go_on: Callable[[str, Unfinished], None],
    ) -> None:
        self._surface, self._application, self._reader = surface, application, reader
        self._tell, self._go_on = tell, go_on

    def look(self) -> None:
        """Look for one, and ask."""
        self._reader.run(self._application.interviewing.unfinished, self._offer, self._tell)

    def _offer(self, found: tuple[Unfinished, ...]) -> None:
        if not found:
            return
        newest = found[0]
        saved = newest.drafts[0].saved if newest.drafts else newest.row.updated
        code = shown(CaseCode(newest.row.case_code))
        language = self._surface.context.localizer.language

        def label() -> str:
            whole = self._application.reading.interview(newest.row.id)
            session = self._application.shelf.session(whole)
            return question_text(session, stood_at(newest, session), language)

        self._reader.run(label, lambda text: self._ask(newest, (code, saved, text)), self._tell)

    def _ask(self, newest: Unfinished, found: Found) -> None:
        question = recovery_question(found, local_zone())
        self._surface.dialogs.ask(question, lambda: self._go_on(newest.row.id, newest))


def recovery_question(found: Found, zone: tzinfo) -> Question:
    """Return the question for one interview that was open when the program ended."""
    code, saved, asked = found

    def sentence(words: Words) -> str:
        when = moment_text(saved.astimezone(zone), words.language)
        if not asked:
            return words.gettext(
                "The program ended while interview {code} was open. Everything is there up to "
                "{when}. Continue it now?",
                code=code,
                when=when,
            )
        return words.gettext(
            "The program ended while interview {code} was open. Everything is there up to "
            "{when}, at the question “{question}”. Continue it now?",
            code=code,
            when=when,
            question=asked,
        )

    return Question(
        N_("An interview was interrupted"),
        sentence,
        N_("Continue the interview"),
        N_("Later"),
        sign="undo-2",
    )


def stood_at(unfinished: Unfinished, session: FormSession) -> str:
    """Return the question to name: half answered, else answered last, else the first one."""
    if unfinished.drafts:
        return unfinished.drafts[0].path
    return unfinished.last_asked or next(iter(session.unanswered()), "")


def question_text(session: FormSession, path: str, language: str) -> str:
    """Return the words of a question; nothing where there is none."""
    label = session.label(path, language) if path else None
    return label.text if label is not None else ""
