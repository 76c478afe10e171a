"""The languages in which the questions stand: those of the form, one leading and one beside it."""

from collections.abc import Callable

from intake.forms.languages import UNDETERMINED
from intake.forms.model import FormDef
from intake.i18n.catalogs import interface_languages
from intake.ui.presenters.interview_desk import ColumnMemory
from intake.ui.presenters.interview_state import Columns

READ_ALOUD = {"es": "es-x-llano", "en": "en-x-plain"}
"""The register of a language in which a form puts what is read aloud, where it has one."""
PRIVATE = "-x-"
NO_SECOND = "-"
"""Remembered where somebody wants one column."""


class ColumnChoice:
    """What was chosen; without a choice the leading column follows the program."""

    def __init__(
        self, form: FormDef, native_name: Callable[[str], str], memory: ColumnMemory
    ) -> None:
        self._memory = memory
        tags = [each.tag for each in form.languages if each.tag != UNDETERMINED]
        self._offered = tuple((tag, native_name(tag)) for tag in tags)
        self._known = frozenset(tags)
        lead, second = memory.recall()
        self._lead = lead if lead in self._known else ""
        self._second = second if second in self._known or second == NO_SECOND else ""
        self.usual_second = ""
        """The other language of the program."""

    def choose(self, lead: str, second: str) -> None:
        """Take a leading language (empty follows the program) and a second (empty is none)."""
        self._lead, self._second = lead, second or NO_SECOND
        self._memory.remember(self._lead, self._second)

    def shown(self, program: str) -> tuple[str, str]:
        """Return both languages as they are shown while the program speaks `program`."""
        lead = self._lead or self._aloud(program)
        usual = self._aloud(self.usual_second)
        if self._second == NO_SECOND:
            return lead, ""
        candidates = (self._second or usual, program, *interface_languages())
        if not self._second:
            return lead, "" if usual == lead else usual
        return lead, next((each for each in candidates if each != lead), "")

    def _aloud(self, language: str) -> str:
        """Return the plain register of a language where the form has it, for who reads aloud."""
        plain = READ_ALOUD.get(language, "")
        return plain if plain in self._known else language

    def state(self, program: str) -> Columns:
        """Return what the screen shows of the choice."""
        lead, second = self.shown(program)
        return Columns(self._offered, lead, second, follows=not self._lead)


def in_third_person(language: str) -> str:
    """Return the register in which staff read choices: "No sabe" where the person says "No sé"."""
    return language.partition(PRIVATE)[0]
