"""Forty made-up interviews for a demonstration store, at every place where a record can stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import Final

from intake.app.clock import now
from intake.app.demo_interviews import Story, Telling, stories
from intake.domain.answers import SkipReason
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.states import Care, Outcome, PauseReason, Source, StoppedBy
from intake.forms.session import FormSession
from intake.i18n import N_, Words
from intake.i18n.languages import normal_tag
from intake.services.application import Application

USUAL: Final = 40
_SEED: Final = 2019
_READER: Final = "U-03"
_WITNESS: Final = "W-02"
_TEXT: Final = "c0/1"
_PROMISE: Final = "promise/1"


class Ending(StrEnum):
    """Where a made-up interview is left."""

    OPEN = "open"
    RESTRICTED = "restricted"
    NEEDS_ONLY = "needs_only"
    PAUSED = "paused"
    STOPPED = "stopped"
    LEFT = "left"
    READBACK = "readback"
    CLOSING = "closing"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    SEALED = "sealed"
    ADDED = "added"


_SHARES: Final = {
    Ending.OPEN: 0.5, Ending.RESTRICTED: 0.2, Ending.NEEDS_ONLY: 0.2, Ending.PAUSED: 0.6,
    Ending.STOPPED: 0.4, Ending.LEFT: 0.3,
}  # fmt: skip
"""How much of the questions is answered before it ends so."""
_CYCLE: Final = (
    Ending.SEALED, Ending.READBACK, Ending.LEFT, Ending.SEALED, Ending.PAUSED, Ending.CONFIRMED,
    Ending.ADDED, Ending.NEEDS_ONLY, Ending.UNCONFIRMED, Ending.OPEN, Ending.CLOSING,
    Ending.STOPPED, Ending.SEALED, Ending.RESTRICTED,
)  # fmt: skip
_FORMS: Final = (
    "intake_f2", "intake_f2", "intake_f4", "intake_f2", "intake_f5", "intake_f2", "intake_f3",
    "intake_f2", "intake_f2", "intake_f4", "intake_f2", "intake_f5", "intake_f2",
)  # fmt: skip
_ADOLESCENT: Final = {"age_12_17": "intake_f6"}


@dataclass(frozen=True, slots=True)
class Planned:
    """One interview that is to be made up."""

    story: Story
    form_id: str
    ending: Ending


def plan(count: int) -> Iterator[Planned]:
    """Yield what is made up, always the same for the same count."""
    people = stories()
    for number in range(count):
        story = people[number % len(people)]
        usual = _FORMS[number % len(_FORMS)]
        full = _ADOLESCENT.get(str(story.marks["age_band"]), usual)
        yield Planned(story, full if number < len(people) else usual, _CYCLE[number % len(_CYCLE)])


def make_up(
    application: Application,
    passphrase: str,
    words: Words,
    count: int,
    tell: Callable[[int, int], None],
) -> tuple[InterviewId, ...]:
    """Record `count` made-up interviews, told the number done; the passphrase seals some."""
    chance = Random(_SEED)  # noqa: S311 - the same people each time, and nothing secret
    making = _Making(application, passphrase, words, chance)
    made = []
    for number, planned in enumerate(plan(count), 1):
        made.append(making.make(planned))
        tell(number, count)
    for _each in range(3):
        application.interviewing.decline()
    return tuple(made)


class _Making:
    def __init__(
        self, application: Application, passphrase: str, words: Words, chance: Random
    ) -> None:
        self._application = application
        self._passphrase = passphrase
        self._words = words
        self._chance = chance

    def make(self, planned: Planned) -> InterviewId:
        """Record one interview and leave it where it is to stand."""
        desk, story, ending = self._application, planned.story, planned.ending
        interview = self._begun(planned)
        session = desk.shelf.session(interview)
        if ending is Ending.NEEDS_ONLY:
            desk.closing.note_counsel(interview.id, has_lawyer=True)
        telling = Telling(desk.interviewing, session, interview, self._chance)
        told = story if ending not in {Ending.NEEDS_ONLY, Ending.RESTRICTED} else _silent(story)
        telling.tell(told, now(), share=_SHARES.get(ending, 1.0))
        desk.interviewing.leave_section(interview.id)
        self._end(interview, session, ending, normal_tag(story.today))
        return interview.id

    def _begun(self, planned: Planned) -> Interview:
        desk, story = self._application.interviewing, planned.story
        form = self._application.shelf.newest(planned.form_id).hash
        languages = Languages(
            story.best,
            story.today,
            interpreter_needed=bool(story.interpreter),
            interpreter=story.interpreter,
            relay=story.relay,
            promise=_PROMISE if story.interpreter else "",
        )
        if planned.ending is Ending.RESTRICTED:
            reason = self._words.gettext("In danger tonight and cannot be asked for permission.")
            return desk.begin_restricted(form, reason, languages)
        consent = Consent(
            Purpose.COLLECT,
            Decision.GRANTED,
            text_version=_TEXT,
            lang="es-x-llano",
            witness=_WITNESS,
            interpreter=story.interpreter,
        )
        return desk.begin(form, consent, languages)

    def _end(self, interview: Interview, session: FormSession, ending: Ending, lang: str) -> None:
        desk, name = self._application, interview.id
        match ending:
            case Ending.OPEN | Ending.RESTRICTED | Ending.NEEDS_ONLY:
                pass
            case Ending.PAUSED:
                desk.interviewing.pause(name, PauseReason.REST)
            case Ending.STOPPED:
                desk.closing.note_care(name, Care.DISTRESS)
                desk.closing.stop(name, StoppedBy.PERSON)
            case Ending.LEFT:
                desk.closing.leave(name, session.progress()[0])
            case _:
                self._finish(interview, session)
                self._close(name, ending, lang)

    def _finish(self, interview: Interview, session: FormSession) -> None:
        for path in session.unanswered():
            change = session.skip(path, SkipReason.NOT_ASKED)
            self._application.interviewing.answer(interview.id, change.patches)
        self._application.interviewing.finish(interview.id, ())

    def _close(self, name: InterviewId, ending: Ending, lang: str) -> None:
        closing = self._application.closing
        if ending is Ending.READBACK:
            return
        if ending is Ending.UNCONFIRMED:
            reason = self._words.gettext("The bus was leaving.")
            closing.not_confirmed(name, Outcome.NOT_DONE, reason)
            return
        closing.accept(name, lang=lang, by=_READER)
        if ending is Ending.CLOSING:
            return
        for purpose in self._application.consenting.open_purposes(name):
            self._application.consenting.record(name, self._sharing(purpose, lang))
        closing.confirm(name)
        if ending is Ending.CONFIRMED:
            return
        statement = self._words.gettext(N_("This is what was said and read back to the person."))
        closing.seal(name, statement, self._words.language, self._passphrase)
        if ending is Ending.ADDED:
            text = self._words.gettext("The person came back: the hearing was moved by a week.")
            closing.add(name, text, lang=self._words.language, source=Source.PERSON)

    def _sharing(self, purpose: Purpose, lang: str) -> Consent:
        decision = self._chance.choice((Decision.GRANTED, Decision.GRANTED, Decision.REFUSED))
        is_named = purpose in {Purpose.LAWYER, Purpose.REFERRAL}
        return Consent(
            purpose,
            decision,
            text_version=_TEXT,
            lang=lang,
            witness=_WITNESS,
            service="legal_court" if purpose is Purpose.REFERRAL else "",
            recipient="ORG-04" if is_named else "",
        )


def _silent(story: Story) -> Story:
    """Return the same person before any account, with a lawyer of their own."""
    known = ("name", "phone", "safe_hour", "code_word")
    says = {key: story.says[key] for key in known if key in story.says}
    return replace(story, says=says, yes=story.yes | {"has_lawyer"})
