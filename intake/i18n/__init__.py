"""Languages: the words of the program, dates, numbers, lists and the names of languages."""

from intake.i18n.words import Words


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a message for the catalogue; whoever shows it translates it."""
    return message


__all__ = ["N_", "Words"]
