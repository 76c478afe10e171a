"""What somebody judges of a record, as values: assessments (sheet M), reviews (sheet N)."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.answers import Path
from intake.domain.ids import ChainId


class Element(StrEnum):
    """What an assessment speaks of (code list ELEMENT)."""

    HARM_DESCRIBED = "harm_described"
    WHO = "who"
    WORDS = "words"
    AUTHORITY = "authority"
    REPORT = "report"
    OTHER_PLACE = "other_place"
    NEEDS = "needs"


class ElementValue(StrEnum):
    """How far an element is in the record (code list ELEMVAL); never whether it is believed."""

    NOTED = "noted"
    PARTLY_NOTED = "partly_noted"
    NOT_EXPLORED = "not_explored"
    NOT_ASSESSED = "not_assessed"

    @property
    def needs_ground(self) -> bool:
        """It claims that the record holds something, and so has to say where."""
        return self in {ElementValue.NOTED, ElementValue.PARTLY_NOTED}


class Conclusion(StrEnum):
    """What was found, where the mode of the organisation has conclusions."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNCLEAR = "unclear"


class LegalPriority(StrEnum):
    """How soon a lawyer is needed (code list LEGALPRIO)."""

    URGENT = "urgent"
    SOON = "soon"
    NO_DATE = "no_date"
    HAS_LAWYER = "has_lawyer"


class ReviewAct(StrEnum):
    """What a review comes to (code list REVIEWACT)."""

    CLEAR = "clear"
    RETURN_CLARIFY = "return_clarify"
    CONCUR = "concur"
    DISAGREE = "disagree"
    OVERRULE = "overrule"

    @property
    def is_of_conclusions(self) -> bool:
        """It speaks of a conclusion, and not of completeness."""
        return self in {ReviewAct.CONCUR, ReviewAct.DISAGREE, ReviewAct.OVERRULE}

    @property
    def is_against(self) -> bool:
        """It does not let the conclusion stand."""
        return self in {ReviewAct.DISAGREE, ReviewAct.OVERRULE}


class ReviewLevel(StrEnum):
    """Who reviews (code list REVIEWLEVEL)."""

    NONE_KNOWN = "none_known"
    PEER = "peer"
    SAO = "sao"
    HQ = "hq"
    IJ = "ij"
    COURT = "court"


class Reason(StrEnum):
    """The coded reason of a review (code list NRIREASON)."""

    NOT_LIKELY_ENOUGH = "not_likely_enough"
    NO_NEXUS = "no_nexus"
    PSG_REJECTED = "psg_rejected"
    COULD_RELOCATE = "could_relocate"
    NOT_CREDIBLE = "not_credible"
    NOT_GOVERNMENT = "not_government"
    MEXICO_ASSURANCES = "mexico_assurances"
    BAR = "bar"
    NO_REASON_GIVEN = "no_reason_given"
    OTHER = "other"


class Cause(StrEnum):
    """Why this record is reviewed, and not another."""

    DRAWN = "drawn"
    """The draw chose it."""
    ASKED = "asked"
    """Somebody asked; who and why is written beside it."""
    CLARIFIED = "clarified"
    """It was returned, and the author has answered."""
    DISPUTE = "dispute"
    """A review did not concur."""


class About(StrEnum):
    """What a passage of text says of a judgement; an element has its own code."""

    REASON = "reason"
    """Why: of a review, of taking one back, of an open statement."""
    QUESTIONS = "questions"
    """What the author is asked to clarify."""
    CONDITIONS = "conditions"
    """Noise, hurry, illness: nothing of how the person behaved."""
    NOT_ASKED = "not_asked"
    CODING = "coding"
    """Where the coding of events would be another."""
    INSTRUCTED_BY = "instructed_by"
    """Who had it signed so, where the signer says that it is not what they think."""
    DEBRIEF = "debrief"
    """The author wants to talk it over."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What an entry of the ledger is named by."""

    chain: ChainId
    seq: int


@dataclass(frozen=True, slots=True)
class Link:
    """What a judgement rests on: an answer, a passage of it, or another entry."""

    path: Path = ""
    """The answer, with the rows of repeats; empty where an entry is named."""
    start: int | None = None
    end: int | None = None
    """The passage, in characters."""
    entry: Place | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of a judgement about one thing, and what it rests on."""

    about: str
    """A code of About or Element."""
    text: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The coded half of what the interviewer found."""

    elements: tuple[tuple[Element, ElementValue], ...]
    priority: LegalPriority
    conclusion: Conclusion | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The coded half of what a reviewer found."""

    act: ReviewAct
    level: ReviewLevel
    minutes: int
    conclusion: Conclusion | None = None
    """The reviewer's own."""
    reason: Reason | None = None


def without_ground(assessment: Assessment, passages: tuple[Passage, ...]) -> tuple[Element, ...]:
    """Return the elements that are said to be noted, and rest on nothing. Told after the seal."""
    grounded = {each.about for each in passages if each.links}
    return tuple(
        element
        for element, value in assessment.elements
        if value.needs_ground and element.value not in grounded
    )
