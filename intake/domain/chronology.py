"""What a government did with somebody who is afraid (domain.md 9.5), as it was reported.

Each step is one account of one thing that happened: who says it, how they know, and what came of
it. What is not known says so; nothing is read out of silence.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.answers import Path
from intake.domain.approximate_dates import ApproximateDate
from intake.domain.ids import InterviewId
from intake.domain.judgements import Reason, ReviewLevel


class StepKind(StrEnum):
    """What happened, in the order in which a screening goes."""

    ENCOUNTERED = "encountered"
    PROCESSED = "processed"
    """Into which programme, or exempt from it."""
    FEAR_ASKED = "fear_asked"
    FEAR_STATED = "fear_stated"
    ANSWERED = "answered"
    """What the officers did about it: referred, ignored."""
    COUNSEL_WINDOW = "counsel_window"
    INTERVIEWED = "interviewed"
    """The interview about the fear."""
    ASSESSED = "assessed"
    """What the asylum officer found, before anybody reviewed it."""
    REVIEWED = "reviewed"
    """By a supervisor or by headquarters."""
    DECIDED = "decided"
    """The finding that was in force in the end."""
    TOLD = "told"
    AFTER = "after"
    """Returned, released, detained, sent elsewhere."""
    HEARING = "hearing"
    HARMED = "harmed"
    """Harm after the return."""


class StepOutcome(StrEnum):
    """What came of a step; which of them fit a kind says `OUTCOMES`."""

    UNKNOWN = "unknown"
    """Known not to be known: every step has this twin."""
    YES = "yes"
    NO = "no"
    EXEMPT = "exempt"
    NOT_AMENABLE = "not_amenable"
    ENROLLED = "enrolled"
    OTHER_PROGRAMME = "other_programme"
    REFERRED = "referred"
    IGNORED = "ignored"
    REFUSED = "refused"
    MOCKED = "mocked"
    TOLD_COURT = "told_court"
    TOLD_SIGN = "told_sign"
    RETURNED_ANYWAY = "returned_anyway"
    NO_MORE_ASYLUM = "no_more_asylum"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    ADMIN_CLOSED = "admin_closed"
    CONCURRED = "concurred"
    POS_TO_NEG = "pos_to_neg"
    NEG_TO_POS = "neg_to_pos"
    SENT_BACK = "sent_back"
    RETURNED_MX = "returned_mx"
    PAROLED_US = "paroled_us"
    DETAINED_US = "detained_us"
    RELEASED_VULNERABLE = "released_vulnerable"
    """Out of the programme for vulnerability."""
    REMOVED_HOME = "removed_home"
    EXPELLED_T42 = "expelled_t42"
    REMOVED_THIRD_COUNTRY = "removed_third_country"
    BUSED_SOUTH = "bused_south"
    HOSPITAL = "hospital"
    SCHEDULED = "scheduled"
    KEPT = "kept"
    MISSED = "missed"
    CASE_CLOSED = "case_closed"


class StepSource(StrEnum):
    """Who an account comes from."""

    PERSON = "person"
    DOCUMENT = "document"
    """A paper that staff have seen."""
    OFFICER = "officer"
    """An official inside; who it is stands in the compartment of the sources alone."""
    COUNSEL = "counsel"
    OTHER = "other"


class KnowBasis(StrEnum):
    """How the source knows (code list KNOWBASIS)."""

    SAW = "saw"
    THEY_SAID = "they_said"
    OTHERS_SAID = "others_said"
    DOCUMENT = "document"
    MEDIA = "media"
    OFFICER = "officer"
    INFERRED = "inferred"
    """The source supposes it, and says why."""


class Prompt(StrEnum):
    """Whether somebody asked before the fear was said."""

    PROMPTED = "prompted"
    UNPROMPTED = "unprompted"


NEVER_SAID: Final = ApproximateDate()
"""Nobody said when."""
PART: Final = "#"
"""Stands in the id of an answer that says several things, before which of them it is."""
_YES_NO: Final = frozenset({StepOutcome.YES, StepOutcome.NO})
FINDINGS: Final = frozenset({StepOutcome.POSITIVE, StepOutcome.NEGATIVE, StepOutcome.ADMIN_CLOSED})
REVIEWS: Final = frozenset(
    {
        StepOutcome.CONCURRED,
        StepOutcome.POS_TO_NEG,
        StepOutcome.NEG_TO_POS,
        StepOutcome.SENT_BACK,
    }
)
"""What a review that took place can have done."""
OUTCOMES: Final = {
    StepKind.ENCOUNTERED: _YES_NO,
    StepKind.PROCESSED: frozenset(
        {
            StepOutcome.EXEMPT,
            StepOutcome.NOT_AMENABLE,
            StepOutcome.ENROLLED,
            StepOutcome.OTHER_PROGRAMME,
        }
    ),
    StepKind.FEAR_ASKED: _YES_NO,
    StepKind.FEAR_STATED: _YES_NO,
    StepKind.ANSWERED: frozenset(
        {
            StepOutcome.REFERRED,
            StepOutcome.IGNORED,
            StepOutcome.REFUSED,
            StepOutcome.MOCKED,
            StepOutcome.TOLD_COURT,
            StepOutcome.TOLD_SIGN,
            StepOutcome.RETURNED_ANYWAY,
            StepOutcome.NO_MORE_ASYLUM,
        }
    ),
    StepKind.COUNSEL_WINDOW: _YES_NO,
    StepKind.INTERVIEWED: _YES_NO,
    StepKind.ASSESSED: FINDINGS,
    StepKind.REVIEWED: REVIEWS | {StepOutcome.NO},
    StepKind.DECIDED: FINDINGS,
    StepKind.TOLD: _YES_NO,
    StepKind.AFTER: frozenset(
        {
            StepOutcome.RETURNED_MX,
            StepOutcome.PAROLED_US,
            StepOutcome.DETAINED_US,
            StepOutcome.RELEASED_VULNERABLE,
            StepOutcome.REMOVED_HOME,
            StepOutcome.EXPELLED_T42,
            StepOutcome.REMOVED_THIRD_COUNTRY,
            StepOutcome.BUSED_SOUTH,
            StepOutcome.HOSPITAL,
        }
    ),
    StepKind.HEARING: frozenset(
        {
            StepOutcome.SCHEDULED,
            StepOutcome.KEPT,
            StepOutcome.MISSED,
            StepOutcome.CASE_CLOSED,
        }
    ),
    StepKind.HARMED: _YES_NO,
}
"""What fits each kind; UNKNOWN fits them all. REVIEWED and NO: it is known that none took place."""


@dataclass(frozen=True, slots=True)
class HarmLink:
    """The event of harm in an interview that a step is about."""

    interview: InterviewId
    path: Path
    """The row of the repeat: ``harm[k3f9a2]``."""


@dataclass(frozen=True, slots=True)
class Node:
    """The one thing that happened, of which there may be more than one account."""

    screening: int
    kind: StepKind
    level: ReviewLevel | None
    occasion: int


@dataclass(frozen=True, slots=True)
class Step:
    """One account of one thing that a government did."""

    id: str
    """16 random bytes in hexadecimal; of an answer, its path."""
    kind: StepKind
    outcome: StepOutcome
    source: StepSource | None = None
    basis: KnowBasis | None = None
    when: ApproximateDate = NEVER_SAID
    level: ReviewLevel | None = None
    """Of a review alone."""
    screening: int = 1
    """Which of the person's screenings: each begins with being encountered or saying it anew."""
    occasion: int = 1
    """Which time within it, of what can happen more than once."""
    prompt: Prompt | None = None
    times: int | None = None
    """How often it was said, where one account speaks of all of them."""
    place: str = ""
    """A code of the lists "poe", "fac", "city" or "court"."""
    hour: str = ""
    agency: str = ""
    """Who did it: a code of the list "agency", never a name."""
    programme: str = ""
    """A code of the list "prog"."""
    reasons: tuple[Reason, ...] = ()
    own_opinion: bool | None = None
    """Of what an officer signed: whether it was the officer's own opinion."""
    missed: str = ""
    """Why a hearing was missed: a code of the list "missed"."""
    note: str = ""
    """What the source said; of an officer it stands with the sources, and is empty here."""
    role: str = ""
    """What post an officer holds who is the source: a code of the list "agency", never a name."""
    day: str = ""
    """The id of a day of the calendar."""
    harm: tuple[HarmLink, ...] = ()

    @property
    def node(self) -> Node:
        """What this is an account of."""
        return Node(self.screening, self.kind, self.level, self.occasion)

    @property
    def account(self) -> str:
        """What names the account: an answer that says several things is one."""
        return self.id.partition(PART)[0]

    @property
    def is_known(self) -> bool:
        """It says something else than that it is not known."""
        return self.outcome is not StepOutcome.UNKNOWN
