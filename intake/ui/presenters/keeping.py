"""After an interview was stopped: may what was written be kept? A no waits to be erased."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from intake.domain import permissions
from intake.domain.consent import Consent, ConsentSource, Decision, Purpose
from intake.domain.interview import Interview
from intake.domain.states import GONE, State
from intake.i18n import Words
from intake.i18n.catalogs import interface_languages
from intake.i18n.consent_script import leaflet
from intake.i18n.languages import normal_tag
from intake.ui.presenters import consent_choices as choices
from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.ending_tools import Act, EndingFacts, EndingTools
from intake.ui.presenters.interview_state import Pair

KEEP_TEXT: Final = "keep"
_UNSEALED: Final = GONE | {State.READBACK, State.CLOSING, State.CONFIRMED, State.UNCONFIRMED}
_YES_WAS_SAID: Final = frozenset({Decision.GRANTED, Decision.NARROWED})


@dataclass(frozen=True, slots=True)
class KeepState:
    """The screen: the question, or that the record waits to be erased."""

    is_refused: bool
    """The person does not want it kept: it waits to be erased, and nothing of it is shown."""
    ask: Pair
    """What is read aloud: in the language of the person, and in that of staff."""
    languages: tuple[str, str]
    given: choices.Filled
    forms: tuple[Option, ...]
    assents: tuple[Option, ...]
    is_childs: bool
    """Somebody else consents, so the child is asked too."""
    can_say_yes: bool
    is_busy: bool
    failure: str


def waits_for_a_word(interview: Interview) -> bool:
    """Tell whether it must be asked if an interview is kept, or whether that was refused."""
    if interview.state not in _UNSEALED:
        return False
    is_denied = permissions.denies(interview.consents, Purpose.COLLECT)
    return is_denied or (interview.state in GONE and interview.course.asks_again)


class KeepPresenter:
    """Asks whether it may be kept; `changed` reads the interview anew."""

    def __init__(
        self,
        tools: EndingTools,
        facts: EndingFacts,
        words: Words,
        show: Callable[[KeepState], None],
        changed: Callable[[], None],
    ) -> None:
        self._tools, self._facts, self._words = tools, facts, words
        self._show, self._changed = show, changed
        self._act = Act(tools, self.refresh)
        self._given = _given_before(facts.interview.consents)

    def take(self, facts: EndingFacts) -> None:
        """Go on with the interview as it is now."""
        self._facts = facts
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language of the program; what is read stays in that of the person."""
        self._words = words
        self.refresh()

    def fill(self, **changes: object) -> None:
        """Note what was chosen or typed."""
        self._given = replace(self._given, **changes)  # type: ignore[arg-type]
        self.refresh()

    def keep(self) -> None:
        """Note that the person says that it may be kept."""
        if self.state().can_say_yes:
            self._record(self._said(Decision.GRANTED))

    def refuse(self) -> None:
        """Note that it is to be erased; every other permission ends with it."""
        consents = self._facts.interview.consents
        said = permissions.newest(consents).values()
        if any(each.decision in _YES_WAS_SAID for each in said):
            withdraw = self._tools.application.consenting.withdraw
            self._act.run(partial(withdraw, self._facts.interview.id), self._changed)
        else:
            self._record(self._said(Decision.REFUSED))

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> KeepState:
        """Return the state of the screen."""
        words, given, is_busy = self._words, self._given, self._act.is_busy
        return KeepState(
            is_refused=permissions.denies(self._facts.interview.consents, Purpose.COLLECT),
            ask=Pair(self._read(self._spoken()), self._read(self._second())),
            languages=(self._spoken(), self._second()),
            given=given,
            forms=choices.options(choices.FORMS, words.gettext),
            assents=choices.options(choices.ASSENTS, words.gettext),
            is_childs=given.source is not ConsentSource.SELF,
            can_say_yes=given.is_allowed and not is_busy,
            is_busy=is_busy,
            failure=self._act.failure(words),
        )

    def _record(self, said: Consent) -> None:
        record = self._tools.application.consenting.record
        self._act.run(partial(record, self._facts.interview.id, said), self._changed)

    def _said(self, decision: Decision) -> Consent:
        read, lang = self._read(self._spoken()), self._spoken()
        said = choices.consent_of(self._given, leaflet(KEEP_TEXT).text_version, read, lang)
        return replace(said, decision=decision, interpreter=self._facts.via)

    def _spoken(self) -> str:
        tongue = normal_tag(self._facts.spoken).partition("-")[0]
        return tongue if tongue in interface_languages() else "es"

    def _second(self) -> str:
        """Return the language beside it: that of staff, or another where they speak the same."""
        others = (self._words.language, *interface_languages())
        return next(each for each in others if each != self._spoken())

    def _read(self, language: str) -> str:
        text = leaflet(KEEP_TEXT).text
        return text.get(language) or text["en"]


def _given_before(consents: tuple[Consent, ...]) -> choices.Filled:
    """Return how the first permission was given: mostly it is the same people.

    A child is asked anew.
    """
    first = next((each for each in consents if each.purpose is Purpose.COLLECT), None)
    if first is None:
        return choices.Filled()
    return choices.Filled(source=first.source, consent_form=first.form, witness=first.witness)
