"""Before an interview: the form, the languages, the script, and the person's answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from intake.domain.consent import Notice
from intake.domain.errors import IntakeError
from intake.domain.ids import NO_RECORD, FormHash, InterviewId
from intake.domain.interview import Interview
from intake.i18n import Words
from intake.i18n.consent_script import ConsentScript, Spoken, leaflet
from intake.i18n.form_titles import title_text
from intake.i18n.languages import language_name
from intake.services.interviewing import Interviewing
from intake.services.ports import FormRow
from intake.ui.presenters import consent_choices as choices
from intake.ui.presenters import consent_parts
from intake.ui.presenters.consent_choices import Filled, Option
from intake.ui.presenters.interview_state import Pair
from intake.ui.presenters.lane import Lane

SHORT_INTAKE = "intake_f2"


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
    assents: tuple[Option, ...]
    notices: tuple[Option, ...]
    told: tuple[Option, ...]
    preferences: tuple[Option, ...]
    filled: Filled
    cards: tuple[Card, ...]
    check: Pair
    ask: Pair
    notice: Pair
    """The privacy notice that is chosen; empty where none is."""
    promise: Pair
    """What is read to the interpreter."""
    parts: tuple[str, ...]
    """What is read aloud, in order; `consent_parts` has their names."""
    place: int
    """Which of them is read now."""
    needs_assent: bool
    """Somebody else consents for a child, who has not said yes."""
    is_busy: bool
    failure: str
    can_begin: bool
    may_restrict: bool
    """Without a yes, what a referral needs may be noted for somebody's life."""

    @property
    def part(self) -> str:
        """The part that is read now."""
        return self.parts[self.place]


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
    may_restrict: bool = False
    follows: InterviewId = NO_RECORD
    """The interview after which the person says again that they are afraid."""
    untrained: str = ""
    """Why it begins without current training; nothing where training is current."""


class ConsentPresenter:
    """Begins an interview with a yes; counts a no and keeps nothing else."""

    def __init__(self, ports: ConsentPorts, script: ConsentScript, site: str, words: Words) -> None:
        self._ports, self._script, self._site, self._words = ports, script, site, words
        self._second = self._organisation = ""
        self._busy = self._is_decided = False
        self._failure: IntakeError | None = None
        self._part = ""
        first = ports.forms[0].hash if ports.forms else ""
        self._filled = Filled(form=first)

    def speak(self, words: Words, second: str) -> None:
        """Change the languages; what was filled in stays."""
        self._words, self._second = words, "" if second == words.language else second
        self.refresh()

    def work_at(self, site: str, organisation: str = "") -> None:
        """Name the place in the script, and the organisation in the privacy notice."""
        self._site, self._organisation = site, organisation
        self.refresh()

    def offer_notice(self, usual: Notice | None) -> None:
        """Take the notice of the organisation's law, where none was chosen yet."""
        if usual is not None and not self._filled.notice:
            self.fill(notice=usual.value)

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

    def turn(self, steps: int) -> None:
        """Go on to another part of what is read aloud, or back."""
        state = self.state()
        self._part = state.parts[max(0, min(state.place + steps, len(state.parts) - 1))]
        self.refresh()

    def said(self, part: str, language: str) -> tuple[str, str]:
        """Return title and text of a part in a language, as they are said at this place."""
        title, text = consent_parts.heard(self._script, self._filled, part, language)
        return self._here(title), self._here(text)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._ports.show(self.state())

    def state(self) -> ConsentState:
        """Return the state of the screen."""
        script, filled = self._script, self._filled
        parts = consent_parts.parts(script, filled)
        return ConsentState(
            forms=tuple(
                Option(f.hash, f"{title_text(f.title, self._words) or f.form_id} · {f.version}")
                for f in self._ports.forms
            ),
            languages=self._languages(),
            modes=self._options(choices.MODES),
            sources=self._options(choices.SOURCES),
            consent_forms=self._options(choices.FORMS),
            assents=self._options(choices.ASSENTS),
            notices=self._options(choices.NOTICES),
            told=self._options(choices.TOLD),
            preferences=self._options(choices.PREFERENCES),
            filled=filled,
            cards=tuple(Card(self._pair(c.title), self._pair(c.text)) for c in script.cards),
            check=self._pair(script.check),
            ask=self._pair(script.ask),
            notice=self._pair(leaflet(f"notice_{filled.notice}").text if filled.notice else {}),
            promise=self._pair(leaflet("promise").text),
            parts=parts,
            place=parts.index(self._part) if self._part in parts else 0,
            needs_assent=not filled.is_allowed,
            is_busy=self._busy,
            failure=self._ports.sentence(self._failure, self._words) if self._failure else "",
            can_begin=bool(filled.form) and filled.is_allowed and not self._busy,
            may_restrict=self._ports.may_restrict and bool(filled.form) and not self._busy,
        )

    def granted(self) -> None:
        """Open the interview with the consent that was given, in one transaction."""
        filled, script = self._filled, self._script
        said_in = self._second or self._words.language
        text = script.spoken_in(said_in, self._site)
        consent = choices.consent_of(filled, script.text_version, text, said_in)
        languages, form = choices.languages_of(filled), FormHash(filled.form)
        notice = choices.notice_of(filled, said_in, self._organisation)
        begin, follows = self._ports.interviewing.begin, self._ports.follows
        untrained = self._ports.untrained
        self._work(
            lambda: begin(
                form, consent, languages, notice=notice, follows=follows, untrained=untrained
            ),
            self._ports.begun,
        )

    def restricted(self, reason: str) -> None:
        """Open without a yes, for somebody's life; a supervisor says why."""
        filled, begin = self._filled, self._ports.interviewing.begin_restricted
        languages, form = choices.languages_of(filled), FormHash(filled.form)
        self._work(lambda: begin(form, reason.strip(), languages), self._ports.begun)

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
            return self._here(spoken.get(language, ""))

        lead = said(self._words.language) or said("en")
        return Pair(lead, said(self._second) if self._second else "")

    def _here(self, text: str) -> str:
        return text.replace("{site}", self._site).replace("{organisation}", self._organisation)

    def _languages(self) -> tuple[Option, ...]:
        return language_options(self._words)

    def _options(self, words: Mapping[str, str]) -> tuple[Option, ...]:
        return choices.options(words, self._words.gettext)


def language_options(words: Words) -> tuple[Option, ...]:
    """Return the languages that are met here, in the order of their names."""
    named = [Option(code, language_name(code, words.language)) for code in choices.LANGUAGES_MET]
    return tuple(sorted(named, key=lambda each: each.text.casefold()))


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
