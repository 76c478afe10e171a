"""The words for holds, requests about the own data, and what is due."""

from collections.abc import Mapping
from typing import Final

from intake.domain.consent import Matter
from intake.domain.holds import HoldSource
from intake.domain.requests import RequestAnswer, RequestKind
from intake.domain.retention import AtEnd, Due, DueKind
from intake.i18n import N_, Words
from intake.i18n.purpose_words import PURPOSES

HOLD_SOURCES: Final[Mapping[HoldSource, str]] = {
    HoldSource.COUNSEL: N_("counsel"),
    HoldSource.PERSON: N_("the person"),
}
REQUESTS: Final[Mapping[RequestKind, str]] = {
    RequestKind.ACCESS: N_("see their data"),
    RequestKind.RECTIFICATION: N_("correct their data"),
    RequestKind.CANCELLATION: N_("have their data erased"),
    RequestKind.OPPOSITION: N_("that their data are not used"),
}
ANSWERS: Final[Mapping[RequestAnswer, str]] = {
    RequestAnswer.GRANTED: N_("Granted"),
    RequestAnswer.PARTLY: N_("Granted in part"),
    RequestAnswer.REFUSED: N_("Refused"),
    RequestAnswer.TAKEN_BACK: N_("The person no longer asks"),
}
ENDS: Final[Mapping[AtEnd, str]] = {
    AtEnd.ASK_AGAIN: N_("Ask again"),
    AtEnd.ANONYMISE: N_("Take the names away"),
    AtEnd.ERASE: N_("Erase"),
    AtEnd.END: N_("End the permission"),
}
HELD: Final = N_("held")


def due_text(due: Due, words: Words) -> str:
    """Return what a line of the due list is about."""
    match due.kind:
        case DueKind.REQUEST:
            asked = words.gettext(REQUESTS[RequestKind(due.detail)])
            return words.gettext("Answer a request: {asked}", asked=asked)
        case DueKind.ERASE:
            return words.gettext("To be erased")
        case DueKind.HOLD:
            source = words.gettext(HOLD_SOURCES[HoldSource(due.detail)])
            return words.gettext("The hold ends: {source}", source=source)
        case DueKind.PERIOD:
            end = words.gettext(ENDS[due.act]) if due.act else ""
            return f"{end}: {matter_text(due.matter, words)}" if due.matter else end


def due_beside(due: Due, words: Words) -> str:
    """Return what is said of a line beside the interview that it is about."""
    if due.kind is not DueKind.HOLD:
        return due_text(due, words)
    source = words.gettext(HOLD_SOURCES[HoldSource(due.detail)])
    if not due.day:
        return words.gettext("Nothing of it is erased: {source}", source=source)
    return words.gettext(
        "Nothing of it is erased until {day}: {source}", day=due.day, source=source
    )


def matter_text(matter: Matter, words: Words) -> str:
    """Return a permission, with who receives what."""
    purpose = words.gettext(PURPOSES[matter.purpose])
    named = " · ".join(filter(None, (matter.recipient, matter.service)))
    return f"{purpose} ({named})" if named else purpose
