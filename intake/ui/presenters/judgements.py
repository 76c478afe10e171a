"""All judgements of one interview beside each other, and what may be said next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from textwrap import shorten
from typing import Final

from intake.domain.answers import Path
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import InterviewId, PersonId
from intake.domain.judgements import Element, Place
from intake.domain.organisation_mode import InForce
from intake.domain.standing import Standing
from intake.domain.states import AFTER_SEAL, State
from intake.i18n import N_, Words
from intake.i18n.code_lists import code_text
from intake.i18n.judgement_lines import MODES, JudgementLine, Naming, lines_of, verdict_text
from intake.i18n.state_words import state_text
from intake.services.application import Application
from intake.services.instructions import Followed
from intake.ui.presenters import judgement_forms as forms
from intake.ui.presenters.consent_choices import Option
from intake.ui.presenters.instruction_words import instruction_options, one_sided_lines
from intake.ui.presenters.judgement_answers import Answers
from intake.ui.presenters.judgement_doing import do
from intake.ui.presenters.judgement_forms import Doing, JudgementForm
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.readback_lines import Reading, read_languages, read_sections

_LONGEST: Final = 90
_ASSESSED: Final = frozenset({State.CONFIRMED, State.UNCONFIRMED, State.SEALED, State.RETURNED})
_REVIEWED: Final = frozenset({State.IN_REVIEW, State.DISPUTED})
_FINISHED: Final = frozenset({State.SEALED, State.REVIEWED})
ACTS: Final = {
    Doing.ASSESS: N_("Say what I found …"),
    Doing.DIRECT: N_("Send to review …"),
    Doing.REVIEW: N_("Review …"),
    Doing.FINISH: N_("Finish …"),
    Doing.TELL: N_("Explained to the person …"),
    Doing.LETTER: N_("Letter …"),
}


@dataclass(frozen=True, slots=True)
class JudgementTools:
    """The store, its lanes, and the words for what they say."""

    application: Application
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    moment: Callable[[datetime, Words], str]
    questions: Callable[[InterviewId, Words], Mapping[Path, str]]
    """What was answered, as question and answer in one line; called beside the painting thread."""
    today: Callable[[], date]


@dataclass(frozen=True, slots=True)
class JudgementState:
    """The dialog: a list, or a form over it. `is_known` is False until the store has answered."""

    code: str
    standing: str
    mode: str
    lines: tuple[JudgementLine, ...]
    verdict: str
    hints: tuple[str, ...]
    acts: tuple[Option, ...]
    form: JudgementForm | None
    is_known: bool
    is_busy: bool
    problem: str


@dataclass(frozen=True, slots=True)
class _Known:
    standing: Standing
    in_force: InForce
    people: Mapping[PersonId, str]
    questions: Mapping[Path, str]
    ungrounded: tuple[Element, ...]
    entered: tuple[Followed, ...]


class JudgementPresenter:
    """Reads a record anew after each act; nothing that was signed is ever changed."""

    def __init__(
        self,
        tools: JudgementTools,
        subject: tuple[InterviewId, str],
        words: Words,
        show: Callable[[JudgementState], None],
    ) -> None:
        self._tools, self._subject = tools, subject
        self._interview, self._code = subject
        self._words, self._show = words, show
        self._known: _Known | None = None
        self._doing: Doing | None = None
        self._of: Place | None = None
        self._is_busy = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask the store."""
        self._tools.reader.run(self._read, self._came, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language; what is typed stays in the view."""
        self._words = words
        self._tools.reader.run(self._read, self._came, self._refused)
        self.refresh()

    def begin(self, doing: Doing, of: Place | None = None) -> None:
        """Open the form for an act; some are about one judgement."""
        self._doing, self._of, self._error = doing, of, None
        self.refresh()

    def leave(self) -> None:
        """Go back to the list; nothing was written."""
        self._doing, self._error = None, None
        self.refresh()

    def submit(self, answers: Answers) -> None:
        """Do what the form is for."""
        if self._doing is None or self._is_busy:
            return
        self._is_busy, self._error = True, None
        self.refresh()
        of = self._of
        job = partial(do, self._tools.application, self._interview, self._doing, dict(answers), of)
        self._tools.writer.run(job, self._done, self._refused)

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> JudgementState:
        """Return the state of the dialog."""
        words, known = self._words, self._known
        problem = self._tools.sentence(self._error, words) if self._error is not None else ""
        if known is None:
            return JudgementState(
                self._code, "", "", (), "", (), (), None, False, self._is_busy, problem,
            )  # fmt: skip
        standing = known.standing
        naming = Naming(
            known.people,
            known.questions,
            self._tools.moment,
            self._tools.application.session.person,
        )
        return JudgementState(
            self._code,
            state_text(standing.state, words),
            words.gettext(MODES[known.in_force.mode]),
            lines_of(standing, naming, words),
            verdict_text(standing, words),
            tuple(self._hints(known)),
            tuple(Option(each.value, words.gettext(ACTS[each])) for each in self._acts(standing)),
            self._form(known),
            is_known=True,
            is_busy=self._is_busy,
            problem=problem,
        )

    def _read(self) -> _Known:
        application, interview = self._tools.application, self._interview
        desk = application.judgements
        standing = desk.reviewing.standing(interview)
        is_sealed = standing.state in AFTER_SEAL
        return _Known(
            standing,
            desk.reviewing.in_force,
            {each.person: each.label for each in application.people.members()},
            self._tools.questions(interview, self._words),
            desk.assessing.elements_without_ground(interview) if is_sealed else (),
            application.instructions.entered(),
        )

    def _hints(self, known: _Known) -> list[str]:
        """Say what is to be known; before the seal nothing tells what is missing."""
        gettext, standing = self._words.gettext, known.standing
        hints = []
        if known.ungrounded:
            names = [
                code_text("element", each.value, self._words.language) for each in known.ungrounded
            ]
            hints.append(
                gettext("Said to be noted, and linked to nothing: {names}.", names=", ".join(names))
            )
        if standing.state in _REVIEWED and self._is_author(standing):
            hints.append(gettext("You have sealed or assessed it, so somebody else reviews it."))
        if standing.state in AFTER_SEAL and standing.of_record is None:
            hints.append(gettext("Nobody has said what they found."))
        if standing.is_final and not standing.was_reviewed:
            hints.append(gettext("It was not reviewed."))
        if standing.apart:
            count = len(standing.apart)
            hints.append(
                self._words.ngettext(
                    "{count} entry does not count and is kept apart.",
                    "{count} entries do not count and are kept apart.",
                    count,
                )
            )
        hints += [
            gettext("Sent to review by {who}: {why}", who=each.asked_by, why=each.why)
            for each in standing.directions
            if each.asked_by or each.why
        ]
        if standing.state in AFTER_SEAL:
            hints += one_sided_lines(known.entered, self._words)
        return hints

    def _acts(self, standing: Standing) -> list[Doing]:
        state, found = standing.state, []
        if state in _ASSESSED:
            found.append(Doing.ASSESS)
        if state is State.SEALED:
            found.append(Doing.DIRECT)
        if state in _REVIEWED and not self._is_author(standing):
            found.append(Doing.REVIEW)
        if state in _FINISHED:
            found.append(Doing.FINISH)
        if state is State.FINAL:
            found += [Doing.TELL, Doing.LETTER]
        return found

    def _is_author(self, standing: Standing) -> bool:
        return self._tools.application.session.person in standing.authors

    def _form(self, known: _Known) -> JudgementForm | None:
        if self._doing is None:
            return None
        answers = [Option(path, text) for path, text in known.questions.items()]
        return forms.form_of(
            self._doing,
            self._words,
            answers,
            has_conclusions=known.in_force.has_conclusions,
            today=self._tools.today(),
            instructions=instruction_options(known.entered),
        )

    def _came(self, known: _Known) -> None:
        self._known = known
        self.refresh()

    def _done(self, _result: object) -> None:
        self._is_busy, self._doing, self._of = False, None, None
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._is_busy, self._error = False, error
        self.refresh()


def answers_of(application: Application, interview: InterviewId, words: Words) -> dict[Path, str]:
    """Return every answer that was read back, with its question, in the order of the form."""
    reading = application.reading
    session = application.shelf.session(reading.interview(interview))
    _offered, tag = read_languages(session, words.language)
    may_read = reading.can_read(Compartment.IDENTITY)
    sections = read_sections(session, Reading(tag, words, may_read_names=may_read))
    lines = (line for each in sections for line in each.lines)
    return {
        each.path: shorten(f"{each.question} — {each.answer}", _LONGEST, placeholder=" …")
        for each in lines
    }
