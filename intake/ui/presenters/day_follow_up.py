"""“Nothing changed since …”: what the key says, when it is there, and what it does."""

from contextlib import suppress
from datetime import date

from intake.domain.answers import SkipReason
from intake.forms.session import FormSession
from intake.i18n import Words
from intake.i18n.formats import date_text
from intake.services.follow_up import CHANGED, NO, SINCE, may_close
from intake.ui.presenters.interview import InterviewPresenter


def key_text(session: FormSession, words: Words) -> str:
    """Return what the key says; nothing where it has nothing to close."""
    if not may_close(session):
        return ""
    with suppress(ValueError):
        since = date.fromisoformat(session.question(SINCE).value.v)
        return words.gettext(
            "Nothing changed since {day}", day=date_text(since, words.language, "medium")
        )
    return words.gettext("Nothing changed since the last conversation")


def nothing_changed(presenter: InterviewPresenter, session: FormSession) -> None:
    """Answer that nothing changed, and finish; what else is open was not asked."""
    if may_close(session):
        presenter.answer(CHANGED, NO)
        presenter.skip_all_open(SkipReason.NOT_ASKED)
        presenter.finish()
