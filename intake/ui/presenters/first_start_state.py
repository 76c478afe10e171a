"""What the first start shows: its steps, and one frozen state for whichever step is current."""

from dataclasses import dataclass
from enum import StrEnum

from intake.ui.presenters.new_passphrase import PassphraseState


class Step(StrEnum):
    """The steps of the first start, in their order."""

    LANGUAGE = "language"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"
    CREATING = "creating"
    RECOVERY_SHEET = "recovery_sheet"
    ORGANISATION_SHEET = "organisation_sheet"
    WORDS_BACK = "words_back"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person has typed so far. It is kept in memory only."""

    organisation: str = ""
    site: str = ""
    person: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One line of the list of steps."""

    title: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A sheet of 24 words, on the screen once."""

    kind: str
    title: str
    explanation: str
    key_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordAsked:
    """One word to type back; `is_right` is None while nothing was typed."""

    label: str
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class FirstStartState:
    """The screen of the first start."""

    step: Step
    milestones: tuple[Milestone, ...]
    title: str
    text: str
    language: str
    answers: Answers
    forward: str
    """The word on the button that goes on; empty where there is none."""
    can_go_back: bool
    can_go_on: bool
    passphrase: PassphraseState
    problem: str = ""
    """What keeps the present step from going on, once the person has tried."""
    progress: str = ""
    sheet: SheetShown | None = None
    asked: tuple[WordAsked, ...] = ()
