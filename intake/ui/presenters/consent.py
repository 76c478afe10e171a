"""Before an interview: the form, the languages, the script, and the person's answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from intake.domain.consent import (
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Languages,
    Mode,
    Purpose,
)
from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash
from intake.domain.interview import Interview
from intake.i18n import N_, Words
from intake.i18n.consent_script import ConsentScript, Spoken
from intake.i18n.form_titles import title_text
from intake.i18n.languages import language_name
from intake.services.interviewing import Interviewing
from intake.services.ports import FormRow
from intake.ui.presenters.interview_state import Pair
from intake.ui.presenters.lane import Lane

SHORT_INTAKE = "intake_f2"
LANGUAGES_MET = (
    "spa", "eng", "hat", "por", "fra", "quc", "mam", "kek", "cak", "kjb", "ixl", "tzo", "tzh",
    "nah", "cab", "que", "rus", "ara", "zho", "hin", "pan", "amh", "tir", "mfs", "ase",
)  # fmt: skip
"""ISO 639-3 codes offered first; the person's own word for a language is kept in the form."""

MODES: Mapping[str, str] = {
    Mode.IN_PERSON: N_("In person"),
    Mode.PHONE: N_("By telephone"),
    Mode.VIDEO: N_("By video"),
    Mode.RELAY: N_("By relay"),
}
FORMS: Mapping[str, str] = {
    ConsentForm.ORAL_WITNESSED: N_("Spoken, with a witness"),
    ConsentForm.SIGNATURE_PAPER: N_("Signature on paper"),
    ConsentForm.MARK_PAPER: N_("Mark on paper"),
    ConsentForm.AUDIO: N_("Voice recording"),
}
SOURCES: Mapping[str, str] = {
    ConsentSource.SELF: N_("The person"),
    ConsentSource.GUARDIAN: N_("Mother, father or guardian"),
    ConsentSource.CAREGIVER: N_("The person who takes care of the child"),
    ConsentSource.OTHER: N_("Somebody else"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in so far; codes and choices only."""

    form: str = ""
    best: str = "spa"
    today: str = "spa"
    interpreter_needed: bool = False
    interpreter: str = ""
    mode: Mode = Mode.IN_PERSON
    source: ConsentSource = ConsentSource.SELF
    consent_form: ConsentForm = ConsentForm.ORAL_WITNESSED
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One card of the script in two languages."""

    title: Pair
    text: Pair


@dataclass(frozen=True, slots=True)
class ConsentState:
    """The screen before an interview."""

    forms: tuple[Option, ...]
    languages: tuple[Option, ...]
    modes: tuple[Option, ...]
    sources: tuple[Option, ...]
    consent_forms: tuple[Option, ...]
    filled: Filled
    cards: tuple[Card, ...]
    check: Pair
    ask: Pair
    is_busy: bool
    failure: str
    can_begin: bool


@dataclass(slots=True)
class ConsentPorts:
    """What the presenter works with, and whom it tells."""

    interviewing: Interviewing
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    show: Callable[[ConsentState], None]
    begun: Callable[[Interview], None]
    declined: Callable[[], None]
    forms: tuple[FormRow, ...] = field(default=())


class ConsentPresenter:
    """Begins an interview with a yes; counts a no and keeps nothing else."""

    def __init__(self, ports: ConsentPorts, script: ConsentScript, site: str, words: Words) -> None:
        self._ports, self._script, self._site, self._words = ports, script, site, words
        self._second = ""
        self._busy = self._is_decided = False
        self._failure: IntakeError | None = None
        first = ports.forms[0].hash if ports.forms else ""
        self._filled = Filled(form=first)

    def speak(self, words: Words, second: str) -> None:
        """Change the languages; what was filled in stays."""
        self._words, self._second = words, "" if second == words.language else second
        self.refresh()

    def work_at(self, site: str) -> None:
        """Name the place in the script."""
        self._site = site
        self.refresh()

    @property
    def undecided(self) -> Filled | None:
        """What is filled in; None as soon as there is an answer that may have been written."""
        return None if self._busy or self._is_decided else self._filled

    def take_up(self, filled: Filled | None) -> None:
        """Go on with what was filled in before, if that form is still here."""
        if filled is not None and any(each.hash == filled.form for each in self._ports.forms):
            self._filled = filled
            self.refresh()

    def fill(self, **changes: object) -> None:
        """Note what was chosen or typed."""
        self._filled = replace(self._filled, **changes)  # type: ignore[arg-type]
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._ports.show(self.state())

    def state(self) -> ConsentState:
        """Return the state of the screen."""
        script = self._script
        return ConsentState(
            forms=tuple(
                Option(f.hash, f"{title_text(f.title, self._words) or f.form_id} · {f.version}")
                for f in self._ports.forms
            ),
            languages=self._languages(),
            modes=self._options(MODES),
            sources=self._options(SOURCES),
            consent_forms=self._options(FORMS),
            filled=self._filled,
            cards=tuple(Card(self._pair(c.title), self._pair(c.text)) for c in script.cards),
            check=self._pair(script.check),
            ask=self._pair(script.ask),
            is_busy=self._busy,
            failure=self._ports.sentence(self._failure, self._words) if self._failure else "",
            can_begin=bool(self._filled.form) and not self._busy,
        )

    def granted(self) -> None:
        """Open the interview with the consent that was given, in one transaction."""
        filled = self._filled
        consent = Consent(
            Purpose.COLLECT,
            Decision.GRANTED,
            source=filled.source,
            form=filled.consent_form,
            text_version=self._script.text_version,
            lang=self._second or self._words.language,
            witness=filled.witness.strip(),
        )
        languages = Languages(
            best=filled.best,
            today=filled.today,
            interpreter_needed=filled.interpreter_needed,
            interpreter=filled.interpreter.strip(),
            relay=filled.mode is Mode.RELAY,
            mode=filled.mode,
        )
        form = FormHash(filled.form)
        self._work(
            lambda: self._ports.interviewing.begin(form, consent, languages), self._ports.begun
        )

    def refused(self) -> None:
        """Count a refusal."""
        self._work(self._ports.interviewing.decline, lambda _none: self._ports.declined())

    def _work(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self._busy, self._failure = True, None
        self.refresh()

        def done(result: object) -> None:
            self._busy, self._is_decided = False, True
            then(result)

        self._ports.writer.run(job, done, self._failed)

    def _failed(self, error: IntakeError) -> None:
        self._busy, self._failure = False, error
        self.refresh()

    def _pair(self, spoken: Spoken) -> Pair:
        def said(language: str) -> str:
            return spoken.get(language, "").replace("{site}", self._site)

        lead = said(self._words.language) or said("en")
        return Pair(lead, said(self._second) if self._second else "")

    def _languages(self) -> tuple[Option, ...]:
        named = [Option(code, language_name(code, self._words.language)) for code in LANGUAGES_MET]
        return tuple(sorted(named, key=lambda each: each.text.casefold()))

    def _options(self, words: Mapping[str, str]) -> tuple[Option, ...]:
        return tuple(Option(str(key), self._words.gettext(text)) for key, text in words.items())


def usual_first(forms: tuple[FormRow, ...], wanted: str = "") -> tuple[FormRow, ...]:
    """Return forms with the one `wanted` by its hash in front, then those that are used most here.

    Where none was used yet, the short intake comes first.
    """
    return tuple(
        sorted(
            forms,
            key=lambda row: (row.hash != wanted, -row.interviews, row.form_id != SHORT_INTAKE),
        )
    )
