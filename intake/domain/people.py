"""Who works with the program: roles, and how somebody leaves."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do. What a person can read follows from keys, not from this alone."""

    VOLUNTEER = "volunteer"
    INTERVIEWER = "interviewer"
    INTERPRETER = "interpreter"
    REVIEWER = "reviewer"
    SUPERVISOR = "supervisor"
    COORDINATOR = "coordinator"
    STEWARD = "steward"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class LeavingReason(StrEnum):
    """Why a person signs no more, and with it what becomes of what they signed before.

    `LEFT`: everything before stands. `LOST` and `COMPROMISED`: only what others had seen stands;
    the rest is kept apart and shown, until a coordinator takes it in entry by entry.
    """

    LEFT = "left"
    LOST = "lost"
    COMPROMISED = "compromised"
