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
    DateKind.REFERRAL: N_("Referral, until there is a reply"),
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
    "new": N_("At the door since Friday, nobody has spoken with them"),
    "red": N_("Red"),
    "half_done": N_("Half-done"),
    "interpreters": N_("Interpreters today"),
    "referrals": N_("Referrals without a reply for more than 3 days"),
    "promises": N_("Promises"),
    "machine": N_("The computer"),
    "people": N_("Who is on, and whose training lapses"),
    "week": N_("Last week in numbers"),
}
WHYS: Final[Mapping[str, str]] = {
    "unsafe": N_("no safe place tonight"),
    "child_alone": N_("child or adolescent alone"),
    "medicine": N_("needs medicine and does not have it"),
    "clock": N_("due within 72 hours"),
    "due_request": N_("a request about their data waits for its answer"),
    "due_erase": N_("to be erased"),
    "due_erase_held": N_("to be erased, and held"),
    "due_period": N_("the time of a permission ends"),
    "due_hold": N_("a hold ends"),
    "open": N_("in progress"),
    "paused": N_("paused"),
    "stopped": N_("stopped"),
    "left_early": N_("left early"),
    "readback": N_("not read back yet"),
    "asked": N_("interpreter asked"),
    "not_asked": N_("interpreter not asked yet"),
    "no_reply": N_("no reply yet"),
    "call_back": N_("to be called or seen again"),
    "ask_again": N_("permission to ask for again"),
    "over": N_("day that is over: was the person there?"),
    "transport": N_("without transport"),
    "interpreter": N_("without interpreter"),
    "lawyer_told": N_("lawyer not told"),
    "door": N_("at the door since Friday"),
    "begun": N_("interviews begun since Friday"),
    "disk_free": N_("GB free on the disk"),
    "battery": N_("% of battery"),
    "bundle_age": N_("days since a bundle was acknowledged"),
    "waiting": N_("bundles without acknowledgement"),
    "backup_age": N_("days since the last backup"),
    "no_backup": N_("backups: make one"),
    "backup_due": N_("make a backup: the last one is older than a week, or there is none"),
    "on": N_("on today"),
    "lapses": N_("training lapses"),
    "interviews": N_("interviews begun"),
    "refusals": N_("refusals"),
    "harm": N_("interviews that tell of harm"),
    "languages": N_("languages"),
}
"""Message ids: papers say them in two languages at once."""
