"""The words for what is noted of the day: kinds of days, sources, relations, reasons."""

from collections.abc import Mapping
from typing import Final

from intake.domain.day_dates import Arranged, DateKind, DateSource, Outcome
from intake.domain.day_interpreters import InterpreterGender
from intake.domain.day_links import Relation
from intake.domain.day_names import BirthReason, NameReason
from intake.i18n import N_

KINDS: Final[Mapping[DateKind, str]] = {
    DateKind.COURT: N_("Court"),
    DateKind.PORT_REPORT: N_("Report at the port"),
    DateKind.NRI: N_("Interview with an officer"),
    DateKind.MEDICAL: N_("Medical"),
    DateKind.FOLLOW_UP: N_("Follow-up"),
}
SOURCES: Final[Mapping[DateSource, str]] = {
    DateSource.PAPER: N_("according to the paper"),
    DateSource.TOLD: N_("according to what was told"),
}
ARRANGED: Final[Mapping[Arranged, str]] = {
    Arranged.TRANSPORT: N_("Transport"),
    Arranged.INTERPRETER: N_("Interpreter"),
    Arranged.LAWYER_TOLD: N_("Lawyer told"),
}
OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.KEPT: N_("Was there"),
    Outcome.MISSED: N_("Was not there"),
    Outcome.WITHDRAWN: N_("Withdrawn"),
}
RELATIONS: Final[Mapping[Relation, str]] = {
    Relation.PARTNER: N_("Partner"),
    Relation.CHILD: N_("Daughter or son"),
    Relation.PARENT: N_("Mother or father"),
    Relation.SIBLING: N_("Sister or brother"),
    Relation.OTHER_FAMILY: N_("Other family"),
    Relation.COMPANION: N_("Travel companion"),
    Relation.GUARDIAN: N_("Guardian"),
    Relation.SAME_PERSON: N_("The same person, another day"),
}
GENDERS: Final[Mapping[InterpreterGender, str]] = {
    InterpreterGender.WOMAN: N_("Woman"),
    InterpreterGender.MAN: N_("Man"),
    InterpreterGender.NOT_SAID: N_("Not said"),
}
NAME_REASONS: Final[Mapping[NameReason, str]] = {
    NameReason.SAME: N_("same names"),
    NameReason.PART: N_("one has fewer names or surnames"),
    NameReason.CLOSE: N_("names that differ by a letter"),
}
BIRTH_REASONS: Final[Mapping[BirthReason, str]] = {
    BirthReason.SAME: N_("same date of birth"),
    BirthReason.EXCHANGED: N_("day and month of birth exchanged"),
    BirthReason.SAME_AS_FAR: N_("same birth as far as it is known"),
    BirthReason.NOT_KNOWN: N_("date of birth not known"),
    BirthReason.DIFFERENT: N_("another date of birth"),
}
TILES: Final[Mapping[str, str]] = {
    "soon": N_("Today and the next 7 days"),
    "not_closed": N_("Days that are over: was the person there?"),
    "half_done": N_("Interviews in progress"),
    "paused": N_("Paused, stopped or left early"),
    "not_read_back": N_("Not read back yet"),
    "door": N_("At the door today"),
}
"""Message ids: papers say them in two languages at once."""
