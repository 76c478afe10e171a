"""The word for where an interview stands."""

from intake.domain.states import State
from intake.i18n.words import Words


def state_text(state: State, words: Words) -> str:
    """Return the word for the state of an interview."""
    return {
        State.OPEN: words.pgettext("interview", "In progress"),
        State.OPEN_RESTRICTED: words.pgettext("interview", "Referral only"),
        State.NEEDS_ONLY: words.pgettext("interview", "Waits for the lawyer"),
        State.PAUSED: words.pgettext("interview", "Paused"),
        State.STOPPED: words.pgettext("interview", "Stopped"),
        State.LEFT_EARLY: words.pgettext("interview", "Left before the end"),
        State.READBACK: words.pgettext("interview", "Questions finished"),
        State.CLOSING: words.pgettext("interview", "Read back"),
        State.CONFIRMED: words.pgettext("interview", "Confirmed"),
        State.UNCONFIRMED: words.pgettext("interview", "Not confirmed"),
        State.SEALED: words.pgettext("interview", "Sealed"),
        State.IN_REVIEW: words.pgettext("interview", "In review"),
        State.RETURNED: words.pgettext("interview", "Returned with questions"),
        State.DISPUTED: words.pgettext("interview", "Reviewers do not agree"),
        State.REVIEWED: words.pgettext("interview", "Reviewed"),
        State.FINAL: words.pgettext("interview", "Finished"),
        State.EXPLAINED: words.pgettext("interview", "Explained to the person"),
    }[state]
