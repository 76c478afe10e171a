"""The question whose a station is that was not known before."""

from collections.abc import Callable

from intake.i18n import N_, Words
from intake.ui.dialogs import Dialogs, Question


class StationQuestion:
    """Asks once about each station; leaving the question is the careful answer."""

    def __init__(self, dialogs: Dialogs, answer: Callable[[bool], None]) -> None:
        self._dialogs, self._answer = dialogs, answer
        self._asked = ""

    def display(self, station: str) -> None:
        """Ask about a station; nothing where there is none to ask about."""
        if station and station != self._asked:
            answer = self._answer
            self._dialogs.ask(_question(station), lambda: answer(True), lambda: answer(False))
        self._asked = station


def _question(station: str) -> Question:
    def sentence(words: Words) -> str:
        return words.gettext(
            "Is “{station}” of your own programme? What goes to a partner needs a yes of the "
            "person that names it. Until you answer, it counts as a partner.",
            station=station,
        )

    return Question(
        N_("Whose station is this?"), sentence, N_("Of our own programme"), N_("A partner")
    )
