"""What is read aloud before an interview, part by part, and the same in the person's window."""

from collections.abc import Callable
from typing import Final

from intake.i18n.catalogs import interface_languages
from intake.i18n.consent_script import ConsentScript, leaflet
from intake.i18n.languages import native_name, normal_tag
from intake.ui.presenters.consent_choices import Filled
from intake.ui.presenters.participant_state import ParticipantPage, Shows

PROMISE: Final = "promise"
NOTICE: Final = "notice"
CHECK: Final = "check"
ASK: Final = "ask"
CARD: Final = "card"
USUAL: Final = "es"


def parts(script: ConsentScript, filled: Filled) -> tuple[str, ...]:
    """Return the parts in the order in which they are read: only those that are needed."""
    first = (PROMISE,) if filled.interpreter_needed else ()
    notice = (NOTICE,) if filled.notice else ()
    cards = (f"{CARD}{place}" for place in range(len(script.cards)))
    return (*first, *cards, *notice, CHECK, ASK)


def heard(script: ConsentScript, filled: Filled, part: str, language: str) -> tuple[str, str]:
    """Return title and text of a part in a language; a text without a title stands alone."""
    spoken: tuple[dict[str, str], dict[str, str]]
    if part.startswith(CARD):
        card = script.cards[int(part.removeprefix(CARD))]
        spoken = dict(card.title), dict(card.text)
    elif part == NOTICE:
        spoken = {}, dict(leaflet(f"notice_{filled.notice}").text) if filled.notice else {}
    elif part == PROMISE:
        spoken = {}, dict(leaflet("promise").text)
    else:
        spoken = {}, dict(script.check if part == CHECK else script.ask)
    title, text = (each.get(language) or each.get("en", "") for each in spoken)
    return title, text


def heard_in(filled: Filled) -> str:
    """Return in which of the program's languages the person hears it."""
    tongue = normal_tag(filled.used or filled.today).partition("-")[0]
    return tongue if tongue in interface_languages() else USUAL


class ScriptPages:
    """The pages of the person's window: one part at a time, and the calm card without one."""

    def __init__(self, said: Callable[[str, str], tuple[str, str]]) -> None:
        """Begin; `said` returns title and text of a part in a language."""
        self._said = said

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """(tag, own name) of the languages in which the script was written."""
        return tuple((each, native_name(each)) for each in interface_languages())

    def page(self, path: str, language: str, *, is_revealed: bool) -> ParticipantPage:
        """Return the page of a part."""
        del is_revealed
        title, text = self._said(path, language) if path else ("", "")
        if not text:
            return ParticipantPage(Shows.CALM, language)
        words, below = (title, (text,)) if title else (text, ())
        return ParticipantPage(Shows.TEXT, language, words=words, paragraphs=below)
