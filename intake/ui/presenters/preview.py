"""A form that is tried out: the interview screen as ever, and what says that nothing is kept."""

from dataclasses import replace

from intake.i18n import N_, Words
from intake.i18n.catalogs import interface_languages
from intake.ui.presenters.interview_state import InterviewState

PREVIEW = N_("PREVIEW")
NOTHING_KEPT = N_("What is entered here is not kept. Do not enter what somebody has told you.")


def as_preview(state: InterviewState) -> InterviewState:
    """Return the state of a screen on which nothing is kept."""
    page = state.page
    if page.finish is not None:
        page = replace(page, finish=replace(page.finish, is_rehearsal=True))
    return replace(state, page=page, is_rehearsal=True)


def preview_word() -> str:
    """Return the word for it in every language of the program: whoever looks must know."""
    return " · ".join(Words(each).gettext(PREVIEW) for each in interface_languages())


def preview_sentences(words: Words) -> tuple[str, ...]:
    """Return the sentence in the language of the window, and in the others behind it."""
    others = (each for each in interface_languages() if each != words.language)
    return tuple(Words(each).gettext(NOTHING_KEPT) for each in (words.language, *others))
