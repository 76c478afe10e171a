"""The titles of the questionnaires that come with the program, in the language of who reads."""

from typing import Final

from intake.i18n import N_
from intake.i18n.words import Words

OUR_FORMS: Final = (
    N_("Short intake"),
    N_("Full fear interview"),
    N_("After the screening"),
    N_("Follow-up and new fear"),
    N_("Interview of an adolescent"),
    N_("Internal review sheet"),
)


def title_text(title: str, words: Words) -> str:
    """Return a title in the language of `words` if it is ours, and else as its author wrote it."""
    return words.gettext(title) if title in OUR_FORMS else title
