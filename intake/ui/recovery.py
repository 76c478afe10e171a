"""The question at the start after a crash: which interview, when, at which question."""

from datetime import datetime, tzinfo

from intake.forms.session import FormSession
from intake.i18n import N_, Words
from intake.i18n.formats import moment_text
from intake.services.interviewing import Unfinished
from intake.ui.dialogs import Question

Found = tuple[str, datetime, str]
"""The shown case code, when it was last written, and the question's words (which may be empty)."""


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
