"""The papers that the window offers about one record: names, what each is for, what each asks."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from intake.i18n import N_
from intake.services.paper_wishes import Carry, PaperKind


class Paper(StrEnum):
    """What is printed."""

    SUMMARY = "summary"
    SHORT = "short"
    PAGE_ONE = "page_one"
    READ_BACK = "read_back"
    REFERRAL = "referral"
    CONSENTS = "consents"
    SURVIVOR = "survivor"
    ACCESS = "access"
    """Who has seen the interview."""


KINDS: Final[Mapping[Paper, PaperKind]] = {
    Paper.SUMMARY: PaperKind.SUMMARY,
    Paper.SHORT: PaperKind.SHORT,
    Paper.PAGE_ONE: PaperKind.PAGE_ONE,
    Paper.READ_BACK: PaperKind.READ_BACK,
    Paper.REFERRAL: PaperKind.REFERRAL,
    Paper.CONSENTS: PaperKind.CONSENTS,
    Paper.SURVIVOR: PaperKind.SURVIVOR,
}
NAMES: Final[Mapping[Paper, str]] = {
    Paper.SUMMARY: N_("Interview summary"),
    Paper.SHORT: N_("Short summary"),
    Paper.PAGE_ONE: N_("Page one for a lawyer"),
    Paper.READ_BACK: N_("Sheet to read back and correct"),
    Paper.REFERRAL: N_("Referral to a service"),
    Paper.CONSENTS: N_("For the person: what they allowed"),
    Paper.SURVIVOR: N_("For the person: in their own words"),
    Paper.ACCESS: N_("For the person: who has seen it"),
}
SENTENCES: Final[Mapping[Paper, str]] = {
    Paper.SUMMARY: N_("A readable summary of the answers. It is written only where you choose."),
    Paper.SHORT: N_("Only what was answered, each answer shortened."),
    Paper.PAGE_ONE: N_("One page with what decides whether a lawyer reads on."),
    Paper.READ_BACK: N_("Every answer with a line below it for corrections by hand."),
    Paper.REFERRAL: N_("Only what one service needs. The person must have allowed that service."),
    Paper.CONSENTS: N_("What was allowed and what was not. It bears no name and no code."),
    Paper.SURVIVOR: N_("Their own words; no organization, no program, no code. Ask first."),
    Paper.ACCESS: N_("Who opened, printed or took it out. Neither code nor organization is on it."),
}
FILES: Final[Mapping[Paper, str]] = {
    Paper.SUMMARY: N_("summary {code}.pdf"),
    Paper.SHORT: N_("short summary {code}.pdf"),
    Paper.PAGE_ONE: N_("page one {code}.pdf"),
    Paper.READ_BACK: N_("to read back {code}.pdf"),
    Paper.REFERRAL: N_("referral {code}.pdf"),
    Paper.CONSENTS: N_("what was allowed.pdf"),
    Paper.SURVIVOR: N_("notes.pdf"),
    Paper.ACCESS: N_("who has seen it.pdf"),
}
"""What the person takes along bears no code and no telling name."""
CARRIES: Final[Mapping[Carry, str]] = {
    Carry.WITH_LAWYER: N_("It stays with the lawyer"),
    Carry.CARRIED: N_("The person takes it: it is safe"),
}
WITH_NAMES: Final = frozenset({Paper.SUMMARY, Paper.SHORT, Paper.PAGE_ONE, Paper.READ_BACK})
"""On these the identity compartment may be printed."""
FOR_OTHERS: Final = frozenset({Paper.SUMMARY, Paper.SHORT, Paper.PAGE_ONE, Paper.REFERRAL})
"""These may be for somebody by name, and then hold only what that one is allowed."""
