"""What happens to an interview beside its answers, from the first notice to the seal."""

from dataclasses import dataclass

from intake.domain.answers import Patch, Path, Value
from intake.domain.consent import PrivacyNotice
from intake.domain.events import Event
from intake.domain.states import Care, Outcome, Source, StoppedBy


@dataclass(frozen=True, slots=True)
class NoticeGiven(Event):
    """A privacy notice was given or read."""

    notice: PrivacyNotice


@dataclass(frozen=True, slots=True)
class VitalInterestInvoked(Event):
    """Nobody consented; a supervisor says why it may be noted all the same."""

    reason: str


@dataclass(frozen=True, slots=True)
class CounselNoted(Event):
    """The person was asked about a lawyer of their own."""

    has_lawyer: bool


@dataclass(frozen=True, slots=True)
class CounselAgreed(Event):
    """Counsel agrees that the person tells their account."""

    who: str
    """A code or a name of the office, never of the person."""
    when: str
    """As it was said: a time, a date."""
    how: str


@dataclass(frozen=True, slots=True)
class InterviewStopped(Event):
    """Stopped for the person's sake; what is there is kept only where they say so again."""

    by: StoppedBy
    reason: str = ""


@dataclass(frozen=True, slots=True)
class InterviewLeft(Event):
    """The person left before the end."""

    answered: int


@dataclass(frozen=True, slots=True)
class CareNoted(Event):
    """Something about how the person is, or about the pace; never a judgement of them."""

    kind: Care
    path: Path = ""
    """The question at which it was, or which is left."""
    to: Path = ""
    """Where the conversation went."""


@dataclass(frozen=True, slots=True)
class AnswerCorrected(Event):
    """While it was read back the person changed something; the former text is here and stays."""

    patch: Patch
    was: tuple[tuple[Path, Value], ...]
    lang: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class ReadbackRecorded(Event):
    """What reading back came to."""

    outcome: Outcome
    lang: str = ""
    """The language it was read in."""
    by: str = ""
    """The code of who read it."""
    reason: str = ""
    """Why it was refused or not done."""


@dataclass(frozen=True, slots=True)
class InterviewConfirmed(Event):
    """Each purpose of sharing was asked, refused or put off."""


@dataclass(frozen=True, slots=True)
class InterviewSealed(Event):
    """The author signs; from here on nothing of it changes."""

    statement: str
    """The sentence that the author was shown and signed."""
    lang: str
    is_confirmed: bool
    """False: the person never said that it is right."""
    ends: tuple[tuple[str, int, str], ...]
    """Where the record ends in each chain: chain, count, rlink."""


@dataclass(frozen=True, slots=True)
class AddendumAdded(Event):
    """Something that became known after the seal, or a matter that is made clear."""

    text: str
    lang: str = ""
    source: Source = Source.PERSON
    via: str = ""
