"""The roster of interpreters: who can be asked, by language and gender."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.day_interpreters import InterpreterGender, InterpreterNoted, Spoken
from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.i18n.code_lists import code_text
from intake.i18n.day_words import GENDERS
from intake.i18n.languages import language_name
from intake.services.day_ports import KnownInterpreter
from intake.services.interpreters import TOPICS
from intake.ui.presenters.day_tools import DayTools, Option, list_options, with_none


@dataclass(frozen=True, slots=True)
class InterpreterRow:
    """Somebody of the roster, in words."""

    code: str
    languages: str
    detail: str
    who: str
    """Name and telephone, for who may read them."""


@dataclass(frozen=True, slots=True)
class RosterState:
    """The tab."""

    rows: tuple[InterpreterRow, ...]
    languages: tuple[Option, ...]
    language: str
    genders: tuple[Option, ...]
    gender: str
    genders_noted: tuple[Option, ...]
    """What can be noted of somebody, "not said" first."""
    topics: tuple[Option, ...]
    is_known: bool
    may_name: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed of an interpreter; `name` and `phone` go to the identity file."""

    languages: str
    """Codes with the place of a variant, one for each comma: ``mam:Todos Santos, spa``."""
    gender: str
    hours: str = ""
    by_phone: bool = False
    name: str = ""
    phone: str = ""


class RosterPresenter:
    """Asks the store who can interpret."""

    def __init__(
        self,
        tools: DayTools,
        words: Words,
        show: Callable[[RosterState], None],
        *,
        may_name: bool,
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._found: tuple[KnownInterpreter, ...] | None = None
        self._language = self._gender = ""
        self._may_name = may_name
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask anew."""
        self._tools.reader.run(self._tools.desk.interpreters.roster, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def of_language(self, code: str) -> None:
        """Show who speaks a language."""
        self._language = code
        self.refresh()

    def of_gender(self, code: str) -> None:
        """Show only women or only men."""
        self._gender = code
        self.refresh()

    def add(self, typed: Typed) -> None:
        """Note somebody new."""
        spoken = (each.strip().partition(":") for each in typed.languages.split(","))
        noted = InterpreterNoted(
            "",
            tuple(Spoken(code.strip(), place.strip()) for code, _, place in spoken),
            gender=InterpreterGender(typed.gender or InterpreterGender.NOT_SAID),
            by_phone=typed.by_phone,
            hours=typed.hours.strip(),
        )
        roster = self._tools.desk.interpreters

        def job() -> None:
            kept = roster.note(noted)
            if typed.name or typed.phone:
                roster.name(kept.code, typed.name, typed.phone)

        self._write(job)

    def worked_well(self, code: str, topic: str) -> None:
        """Note what it went well for."""
        roster = self._tools.desk.interpreters
        self._write(lambda: roster.worked_well(code, topic))

    def retire(self, code: str) -> None:
        """Take somebody out of the roster."""
        roster = self._tools.desk.interpreters
        self._write(lambda: roster.retire(code))

    def state(self) -> RosterState:
        """Return the state of the tab."""
        words, found = self._words, self._found or ()
        spoken = sorted({each.language for known in found for each in known.noted.languages})
        languages = [Option(each, language_name(each, words.language)) for each in spoken]
        genders = [Option(each.value, words.gettext(GENDERS[each])) for each in InterpreterGender]
        return RosterState(
            tuple(self._row(each) for each in found if self._fits(each.noted)),
            with_none(
                sorted(languages, key=lambda each: each.text), words.gettext("Every language")
            ),
            self._language,
            with_none(genders, words.gettext("Women and men")),
            self._gender,
            tuple(reversed(genders)),
            list_options(TOPICS, words.language),
            self._found is not None,
            self._may_name,
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _fits(self, noted: InterpreterNoted) -> bool:
        speaks = {each.language for each in noted.languages}
        return (not self._language or self._language in speaks) and self._gender in (
            "",
            noted.gender.value,
        )

    def _row(self, known: KnownInterpreter) -> InterpreterRow:
        words, noted = self._words, known.noted
        language = words.language
        names = [(language_name(e.language, language), e.variant) for e in noted.languages]
        topics = [code_text(TOPICS, each, language) for each in noted.worked_well_for]
        by_phone = words.gettext("by telephone too") if noted.by_phone else ""
        well = words.gettext("worked well for: {topics}", topics=", ".join(topics))
        detail = (
            words.gettext(GENDERS[noted.gender]),
            noted.hours,
            by_phone,
            well if topics else "",
        )
        return InterpreterRow(
            noted.code,
            ", ".join(f"{name} ({place})" if place else name for name, place in names),
            " · ".join(filter(None, detail)),
            " · ".join(filter(None, (known.name, known.phone))),
        )

    def _write(self, job: Callable[[], object]) -> None:
        self._tools.writer.run(job, lambda _done: self.open(), self._refused)

    def _told(self, found: tuple[KnownInterpreter, ...]) -> None:
        self._found, self._error = found, None
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()
