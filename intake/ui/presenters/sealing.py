"""The seal: what is signed and by whom; afterwards what stands, and what became known later."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from intake.domain.case_codes import shown
from intake.domain.states import AFTER_SEAL, Outcome, Source, State
from intake.forms.model import generic
from intake.i18n import N_, Words
from intake.i18n.seal_words import STATEMENT
from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.ending_tools import Act, EndingFacts, EndingTools
from intake.ui.presenters.readback_lines import (
    Reading,
    ReadSection,
    read_languages,
    read_sections,
)

SOURCES = {
    Source.PERSON: N_("From the person"),
    Source.STAFF: N_("From staff"),
    Source.OTHER: N_("From somebody else"),
}


@dataclass(frozen=True, slots=True)
class AddedLine:
    """What was added after the seal."""

    when: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class SealState:
    """The screen, before the seal and after it."""

    is_sealed: bool
    statement: str
    signer: str
    counted: str
    confirmed: str
    is_confirmed: bool
    when: str
    sections: tuple[ReadSection, ...]
    """The answers; after the seal they can only be read."""
    added: tuple[AddedLine, ...]
    sources: tuple[Option, ...]
    statements: str
    """How often the person has said again that they are afraid."""
    is_busy: bool
    failure: str


class SealPresenter:
    """Seals one interview, and adds to it; `changed` reads it anew."""

    def __init__(
        self,
        tools: EndingTools,
        facts: EndingFacts,
        words: Words,
        show: Callable[[SealState], None],
        changed: Callable[[], None],
    ) -> None:
        self._tools, self._facts, self._words = tools, facts, words
        self._show, self._changed = show, changed
        self._act = Act(tools, self.refresh)
        self._names: dict[str, str] = {}
        tools.reader.run(self._read_names, self._know, lambda _error: None)

    def take(self, facts: EndingFacts) -> None:
        """Go on with the interview as it is now."""
        self._facts = facts
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language of the program."""
        self._words = words
        self.refresh()

    def seal(self, passphrase: str) -> None:
        """Sign the sentence that is shown, with a passphrase that was typed for it."""
        if not passphrase:
            return
        seal, interview = self._tools.application.closing.seal, self._facts.interview
        statement, language = self._statement(), self._words.language
        self._act.run(partial(seal, interview.id, statement, language, passphrase), self._changed)

    def add(self, text: str, source: str) -> None:
        """Add what became known."""
        if not text.strip():
            return
        add = partial(
            self._tools.application.closing.add,
            self._facts.interview.id,
            text,
            lang=self._words.language,
            source=Source(source),
        )
        self._act.run(add, self._changed)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> SealState:
        """Return the state of the screen."""
        words, facts = self._words, self._facts
        sealed, session = facts.ending.sealed, facts.session
        answered = sum(1 for each in self._answers() if each)
        label = self._tools.application.session.label
        return SealState(
            is_sealed=facts.interview.state in AFTER_SEAL,
            statement=sealed.statement if sealed is not None else self._statement(),
            signer=self._names.get(sealed.by, "") if sealed is not None else label,
            counted=words.ngettext("{count} answer", "{count} answers", answered),
            confirmed=self._confirmed(),
            is_confirmed=self._is_confirmed,
            when=self._tools.moment(sealed.at, words) if sealed is not None else "",
            sections=read_sections(session, self._reading()) if sealed is not None else (),
            added=tuple(
                AddedLine(
                    self._tools.moment(each.at, words),
                    words.gettext(SOURCES[each.addendum.source]),
                    each.addendum.text,
                )
                for each in facts.ending.added
            ),
            sources=tuple(Option(key.value, words.gettext(text)) for key, text in SOURCES.items()),
            statements=words.ngettext(
                "The person has said again {count} time that they are afraid.",
                "The person has said again {count} times that they are afraid.",
                facts.statements,
            )
            if facts.statements
            else "",
            is_busy=self._act.is_busy,
            failure=self._act.failure(words),
        )

    @property
    def _is_confirmed(self) -> bool:
        sealed = self._facts.ending.sealed
        if sealed is not None:
            return sealed.is_confirmed
        return self._facts.interview.state is State.CONFIRMED

    def _confirmed(self) -> str:
        gettext, readback = self._words.gettext, self._facts.ending.readback
        if self._is_confirmed:
            is_corrected = readback is not None and readback.outcome is Outcome.ACCEPTED_CORRECTED
            if is_corrected:
                return gettext("The person heard it, corrected it, and said that it is right.")
            return gettext("The person heard it and said that it is right.")
        reason = readback.reason if readback is not None else ""
        return gettext("The person did not confirm it: {reason}", reason=reason)

    def _statement(self) -> str:
        return self._words.gettext(STATEMENT, code=shown(self._facts.interview.case_code))

    def _answers(self) -> tuple[str, ...]:
        document = self._facts.session.document()
        shown_paths = {each.path for each in self._facts.session.form.shown_questions()}
        return tuple(
            value.v
            for path, value in document.values.items()
            if value.rel and generic(path) in shown_paths
        )

    def _reading(self) -> Reading:
        """Return how staff read the answers afterwards: in their own language, if it has them."""
        _offered, tag = read_languages(self._facts.session, self._words.language)
        former = dict(self._facts.ending.former)
        return Reading(tag, self._words, former, may_read_names=self._facts.may_read_names)

    def _read_names(self) -> dict[str, str]:
        members = self._tools.application.people.members()
        return {each.person: each.label for each in members}

    def _know(self, names: dict[str, str]) -> None:
        self._names = names
        self.refresh()
