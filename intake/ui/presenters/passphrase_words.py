"""The sentences about a passphrase that is being chosen."""

from intake.i18n import N_, Words

_STRENGTHS = (
    N_("Would be guessed at once"),
    N_("Would be guessed soon"),
    N_("Too easy to guess"),
    N_("Good"),
    N_("Very good"),
)


def strength(score: int, words: Words) -> str:
    """Return the word for a strength."""
    return words.gettext(_STRENGTHS[score])


def too_weak(words: Words) -> str:
    """Return what to do about a weak passphrase."""
    return words.gettext(
        "This passphrase is too easy to guess. Take the suggestion, or use six or more words that "
        "do not belong together."
    )


def not_repeated(words: Words) -> str:
    """Return what to do about two passphrases that differ."""
    return words.gettext("The two passphrases differ. Type the same one twice.")
