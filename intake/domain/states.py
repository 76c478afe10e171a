"""Where a record stands (domain.md 9.4), from the first yes until its result was told."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a record stands; from SEALED on nothing that the person said changes."""

    OPEN = "open"
    OPEN_RESTRICTED = "open_restricted"
    """Nobody consented and somebody's life is in danger: what a referral needs, and no more."""
    NEEDS_ONLY = "needs_only"
    """The person has a lawyer: no account until counsel agrees."""
    PAUSED = "paused"
    STOPPED = "stopped"
    """Stopped for the person's sake: it is kept only where they say so again."""
    LEFT_EARLY = "left_early"
    READBACK = "readback"
    """The questions are finished; they have not been read back to the person yet."""
    CLOSING = "closing"
    """The person said that it is right; sharing is asked now."""
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    SEALED = "sealed"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    """A reviewer has questions to its author."""
    DISPUTED = "disputed"
    """A review does not concur: it waits for a second one."""
    REVIEWED = "reviewed"
    FINAL = "final"
    EXPLAINED = "explained"
    """What stayed in writing was explained to the person."""


AFTER_SEAL: Final = frozenset(
    {
        State.SEALED,
        State.IN_REVIEW,
        State.RETURNED,
        State.DISPUTED,
        State.REVIEWED,
        State.FINAL,
        State.EXPLAINED,
    }
)
"""It is frozen: only judgements, and what became known later, are added beside it."""
ASKING: Final = frozenset({State.OPEN, State.OPEN_RESTRICTED, State.NEEDS_ONLY})
"""Questions are asked."""
TAKES_ANSWERS: Final = ASKING | {State.PAUSED}
"""What was on its way when the pause began still arrives."""
HEARD: Final = frozenset({State.CLOSING, State.CONFIRMED, State.UNCONFIRMED}) | AFTER_SEAL
"""Reading back is over, or was not possible: sharing may be asked."""


GONE: Final = frozenset({State.STOPPED, State.LEFT_EARLY})
"""No question is asked any more, and the questions were not finished."""
FINISHED: Final = (
    State.READBACK,
    State.CLOSING,
    State.CONFIRMED,
    State.UNCONFIRMED,
    *(state for state in State if state in AFTER_SEAL),
)
"""The questions are finished, or never will be."""


class Basis(StrEnum):
    """What allows the record to be kept."""

    CONSENT = "consent"
    VITAL_INTEREST = "vital_interest"


class Counsel(StrEnum):
    """What is known of a lawyer of the person's own."""

    NOT_ASKED = "not_asked"
    NONE = "none"
    HAS = "has"
    AGREED = "agreed"


class PauseReason(StrEnum):
    """Why an interview pauses."""

    REST = "rest"
    DISTRESS = "distress"
    INTERPRETER = "interpreter"
    LAWYER = "lawyer"
    MEAL = "meal"
    INTERRUPTION = "interruption"
    ANOTHER_DAY = "another_day"
    OTHER = "other"


class StoppedBy(StrEnum):
    """Who stops an interview for the person's sake."""

    PERSON = "person"
    INTERVIEWER = "interviewer"


class Care(StrEnum):
    """What is noted beside the answers."""

    DISTRESS = "distress"
    TOPIC_CHANGED = "topic_changed"
    BREAK_OFFERED = "break_offered"
    BREAK_DECLINED = "break_declined"
    RAISED_SENSITIVE = "raised_sensitive"
    """The person came to it by themselves; only then the sensitive module opens."""


class Outcome(StrEnum):
    """What reading back came to (code list READBACK)."""

    ACCEPTED = "accepted"
    ACCEPTED_CORRECTED = "accepted_corrected"
    REFUSED = "refused"
    NOT_DONE = "not_done"

    @property
    def is_yes(self) -> bool:
        """The person said that it is right."""
        return self in {Outcome.ACCEPTED, Outcome.ACCEPTED_CORRECTED}


class Source(StrEnum):
    """From whom something comes that is added after the seal."""

    PERSON = "person"
    STAFF = "staff"
    OTHER = "other"
