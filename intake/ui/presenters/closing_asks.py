"""After the reading back: each purpose of sharing is asked, one by one, and who receives it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from intake.domain import permissions
from intake.domain.consent import (
    SHARING,
    Assent,
    Consent,
    ConsentForm,
    ConsentSource,
    Decision,
    Purpose,
)
from intake.i18n import N_, Words
from intake.i18n.catalogs import interface_languages
from intake.i18n.code_lists import code_list, code_text
from intake.i18n.languages import normal_tag
from intake.i18n.purpose_words import DECISIONS, PURPOSES
from intake.i18n.sharing_script import sharing_script
from intake.ui.presenters import consent_choices as choices
from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.ending_tools import Act, EndingFacts, EndingTools
from intake.ui.presenters.interview_state import Pair

ANSWERS: Final = (Decision.GRANTED, Decision.REFUSED, Decision.DEFERRED)
"""By the keys 1, 2 and 3."""
NAMED: Final = frozenset({Purpose.LAWYER, Purpose.REFERRAL})
_KINDS: Final = {Decision.GRANTED: "ok", Decision.NARROWED: "ok", Decision.REFUSED: "bad"}


@dataclass(frozen=True, slots=True)
class Given:
    """How the answers are given, the same for all until it is changed."""

    source: ConsentSource = ConsentSource.SELF
    form: ConsentForm = ConsentForm.ORAL_WITNESSED
    witness: str = ""
    assent: str = ""
    recipient: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True)
class AskRow:
    """One purpose, and what was said about it so far."""

    purpose: Purpose
    title: str
    said: str
    kind: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ClosingState:
    """The screen."""

    rows: tuple[AskRow, ...]
    ask: Pair
    """What is read aloud: in the language of the person, and in that of staff."""
    languages: tuple[str, str]
    given: Given
    needs_recipient: bool
    needs_service: bool
    sources: tuple[Option, ...]
    forms: tuple[Option, ...]
    assents: tuple[Option, ...]
    services: tuple[Option, ...]
    contacts: tuple[str, ...]
    """Organisations that are known here, to be named with one key."""
    can_say_yes: bool
    can_answer: bool
    is_done: bool
    is_busy: bool
    failure: str
    answers: tuple[str, ...] = field(default=())


class ClosingPresenter:
    """Asks one purpose after the other; `changed` reads the interview anew."""

    def __init__(
        self,
        tools: EndingTools,
        facts: EndingFacts,
        words: Words,
        show: Callable[[ClosingState], None],
        changed: Callable[[], None],
    ) -> None:
        self._tools, self._facts, self._words = tools, facts, words
        self._show, self._changed = show, changed
        self._act = Act(tools, self.refresh)
        self._given = _given_before(facts)
        self._purpose = next(iter(permissions.not_asked(facts.interview.consents)), SHARING[-1])
        self._contacts: tuple[str, ...] = ()
        tools.reader.run(
            tools.application.reading.contacts,
            lambda known: self._know(tuple(dict.fromkeys(each.org for each in known))),
            lambda _error: None,
        )

    def take(self, facts: EndingFacts) -> None:
        """Go on to the next purpose that was not asked."""
        self._facts = facts
        missing = permissions.not_asked(facts.interview.consents)
        later = SHARING[SHARING.index(self._purpose) :]
        if self._purpose not in missing:
            self._purpose = next((each for each in (*later, *SHARING) if each in missing), later[0])
        self._given = replace(self._given, recipient="", service="")
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language of the program."""
        self._words = words
        self.refresh()

    def ask(self, purpose: Purpose) -> None:
        """Ask about this one, also again."""
        self._purpose = purpose
        self._given = replace(self._given, recipient="", service="")
        self.refresh()

    def fill(self, **changes: object) -> None:
        """Note what was chosen or typed."""
        self._given = replace(self._given, **changes)  # type: ignore[arg-type]
        self.refresh()

    def answer(self, decision: Decision) -> None:
        """Write down what the person said."""
        state = self.state()
        if decision is Decision.GRANTED and not state.can_say_yes:
            return
        record = self._tools.application.consenting.record
        self._act.run(
            partial(record, self._facts.interview.id, self._said(decision)), self._changed
        )

    def confirm(self) -> None:
        """Close: everything was asked."""
        confirm = self._tools.application.closing.confirm
        self._act.run(partial(confirm, self._facts.interview.id), self._changed)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> ClosingState:
        """Return the state of the screen."""
        words, given, consents = self._words, self._given, self._facts.interview.consents
        needs = self._purpose in NAMED
        is_referral = self._purpose is Purpose.REFERRAL
        is_named = bool(given.recipient.strip()) and (bool(given.service) or not is_referral)
        has_assent = given.source is ConsentSource.SELF or given.assent == Assent.YES
        is_busy = self._act.is_busy
        return ClosingState(
            rows=tuple(self._row(each) for each in SHARING),
            ask=self._ask(),
            languages=(self._spoken(), self._second()),
            given=given,
            needs_recipient=needs,
            needs_service=is_referral,
            sources=choices.options(choices.SOURCES, words.gettext),
            forms=choices.options(choices.FORMS, words.gettext),
            assents=choices.options(choices.ASSENTS, words.gettext),
            services=tuple(
                Option(code, code_text("service", code, words.language))
                for code in ("", *code_list("service"))
            ),
            contacts=self._contacts,
            can_say_yes=not is_busy and has_assent and (is_named or not needs),
            can_answer=not is_busy,
            is_done=not permissions.not_asked(consents) and not is_busy,
            is_busy=is_busy,
            failure=self._act.failure(words),
            answers=tuple(words.gettext(each) for each in (N_("Yes"), N_("No"), N_("Later"))),
        )

    def _row(self, purpose: Purpose) -> AskRow:
        said = [
            each
            for each in permissions.newest(self._facts.interview.consents).values()
            if each.purpose is purpose
        ]
        gettext = self._words.gettext
        texts = [_said_text(each, self._words) for each in said]
        last = said[-1].decision if said else None
        return AskRow(
            purpose,
            gettext(PURPOSES[purpose]),
            "; ".join(texts) or gettext("not asked"),
            _KINDS.get(last, "warn") if last is not None else "quiet",
            purpose is self._purpose,
        )

    def _spoken(self) -> str:
        tongue = normal_tag(self._facts.spoken).partition("-")[0]
        return tongue if tongue in interface_languages() else "es"

    def _second(self) -> str:
        """Return the language beside it: that of staff, or another where they speak the same."""
        spoken, own = self._spoken(), self._words.language
        others = (own, *interface_languages())
        return next((each for each in others if each != spoken), own)

    def _ask(self) -> Pair:
        def said(language: str) -> str:
            service = self._given.service
            named = code_text("service", service, language) if service else ""
            recipient = self._given.recipient.strip()
            return sharing_script().spoken_in(self._purpose, language, recipient, named)

        return Pair(said(self._spoken()), said(self._second()))

    def _said(self, decision: Decision) -> Consent:
        given, purpose = self._given, self._purpose
        is_own = given.source is ConsentSource.SELF
        read = self._ask().lead
        return Consent(
            purpose,
            decision,
            source=given.source,
            form=given.form,
            text_version=sharing_script().text_version,
            lang=self._spoken(),
            witness=given.witness.strip(),
            text_sha256=hashlib.sha256(read.encode()).hexdigest(),
            interpreter=self._facts.via,
            assent=None if is_own or not given.assent else Assent(given.assent),
            service=given.service if purpose is Purpose.REFERRAL else "",
            recipient=given.recipient.strip() if purpose in NAMED else "",
        )

    def _know(self, contacts: tuple[str, ...]) -> None:
        self._contacts = contacts
        self.refresh()


def _given_before(facts: EndingFacts) -> Given:
    """Return how the consent to keeping was given: mostly it is the same people."""
    first = next((each for each in facts.interview.consents if each.is_yes), None)
    if first is None:
        return Given()
    assent = first.assent.value if first.assent is not None else ""
    return Given(first.source, first.form, first.witness, assent)


def _said_text(consent: Consent, words: Words) -> str:
    parts = (words.gettext(DECISIONS[consent.decision]), consent.recipient)
    return " · ".join(each for each in parts if each)
