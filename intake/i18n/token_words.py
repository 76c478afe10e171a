"""What stands in a text for a name, a place or a telephone that was taken out of it."""

from intake.domain.tokens import Names, TokenKind
from intake.i18n.words import Words


def token_names(words: Words) -> Names:
    """Return what each kind is called, as in «[persona 1]»."""
    return {
        TokenKind.PERSON: words.pgettext("in a story, for a name", "person"),
        TokenKind.PLACE: words.pgettext("in a story, for a name", "place"),
        TokenKind.PHONE: words.pgettext("in a story, for a name", "telephone"),
    }
