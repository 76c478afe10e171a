"""Export profiles as a table: which parts of a record may go in which, and on what condition.

Nothing goes that the table does not name. The last column says where each row comes from: a section
of the domain document (D), a binding decision (B) or a security decision (S).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.domain.consent import Purpose


class Profile(StrEnum):
    """What somebody gets, by what it is for (domain section 11)."""

    OWN = "own"
    """A station of the own programme: keeping is enough."""
    LEGAL = "legal"
    REFERRAL = "referral"
    COORDINATION = "coordination"
    ADVOCACY = "advocacy"
    STATS = "stats"
    SURVIVOR = "survivor"

    @property
    def stated(self) -> str:
        """How a bundle and the ledger say it: nothing where nothing is kept back."""
        return "" if self is Profile.OWN else self.value


class Part(StrEnum):
    """What an entry or an answer is; what is several of them goes only as all."""

    FRAME = "frame"
    """That there was an interview, with which form, and how it went and ended; never why."""
    CONSENT = "consent"
    """What the person decided about keeping, and about the one who receives this."""
    OTHER_CONSENTS = "other_consents"
    """What the person decided about others."""
    LANGUAGE = "language"
    COUNSEL = "counsel"
    IDENTITY = "identity"
    CODED = "coded"
    """Answers from a list, numbers, yes and no."""
    NEED = "need"
    """Answers that a referral needs, as their form says."""
    NEED_TEXT = "need_text"
    """The same in words."""
    DAY = "day"
    """Dates and places to the point."""
    FREE_TEXT = "free_text"
    """A short answer in words."""
    NARRATIVE = "narrative"
    SENSITIVE = "sensitive"
    EXHIBIT = "exhibit"
    """Photographs, documents and recordings."""
    ADDENDUM = "addendum"
    """What became known after the seal."""
    GOVERNMENT = "government"
    """What authorities did, as the person or a paper tells it."""
    INSIDE = "inside"
    """What somebody from inside an authority told."""
    CALENDAR = "calendar"
    """Hearings and report times."""
    FAMILY = "family"
    """Which other record is of the same family."""
    ASSESSMENT = "assessment"
    REVIEW = "review"
    """Reviews, dissents, and what was told to whom of it."""
    STAFF = "staff"
    """Notes of staff, papers, cards, and everything that no row names."""


class When(StrEnum):
    """On what condition a part goes."""

    ALWAYS = "always"
    WHOLE_YES = "whole_yes"
    """The yes was not narrowed: what a person leaves out in words, no program can find."""
    BY_COUNSEL = "by_counsel"
    """Counsel agreed to the account, or attorneys answer for what is said here."""
    NO_PHOTO_REFUSED = "no_photo_refused"
    """As with a whole yes, and the person did not say no to photographs."""
    NAMES_ASKED = "names_asked"
    """Names were asked for, and the keys of who gets them were compared by voice."""


class Why(StrEnum):
    """Why a part stays here."""

    NOT_IN_PROFILE = "not_in_profile"
    NO_CONSENT = "no_consent"
    """No yes in force names this recipient for this."""
    REFUSED = "refused"
    """The person said no to this recipient, or took the yes back."""
    NOT_READ_BACK = "not_read_back"
    """It was not read back yet."""
    NARROWED = "narrowed"
    NO_COUNSEL = "no_counsel"
    NO_PHOTOGRAPHS = "no_photographs"
    NO_NAMES = "no_names"
    """It goes without names: so it was asked for, or the keys were not compared."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    profile: Profile
    part: Part
    when: When
    source: str


ROWS: Final = (
    # profile              part                 condition              source
    Row(Profile.OWN, Part.IDENTITY, When.NAMES_ASKED, "S 23: no identity to who is unverified"),
    Row(Profile.LEGAL, Part.FRAME, When.ALWAYS, "D 11: LEGAL is full"),
    Row(Profile.LEGAL, Part.CONSENT, When.ALWAYS, "D 11: release of information in one step"),
    Row(Profile.LEGAL, Part.OTHER_CONSENTS, When.WHOLE_YES, "D 11: LEGAL is full"),
    Row(Profile.LEGAL, Part.LANGUAGE, When.ALWAYS, "D 11, page one: language, interpreter, relay"),
    Row(Profile.LEGAL, Part.COUNSEL, When.ALWAYS, "D 11, page one: has counsel"),
    Row(Profile.LEGAL, Part.IDENTITY, When.NAMES_ASKED, "D 11: identity in LEGAL alone; S 23"),
    Row(Profile.LEGAL, Part.CODED, When.ALWAYS, "D 11: LEGAL is full"),
    Row(Profile.LEGAL, Part.NEED, When.ALWAYS, "D 11: LEGAL is full"),
    Row(Profile.LEGAL, Part.NEED_TEXT, When.WHOLE_YES, "D 11: LEGAL is full; 9.3 narrowed"),
    Row(Profile.LEGAL, Part.DAY, When.ALWAYS, "D 11, page one: chronology with dates"),
    Row(Profile.LEGAL, Part.FREE_TEXT, When.WHOLE_YES, "D 11: LEGAL is full; 9.3 narrowed"),
    Row(Profile.LEGAL, Part.NARRATIVE, When.WHOLE_YES, "D 11: LEGAL is full; 9.3 narrowed"),
    Row(Profile.LEGAL, Part.SENSITIVE, When.WHOLE_YES, "D 11: LEGAL is full; 9.3 narrowed"),
    Row(Profile.LEGAL, Part.EXHIBIT, When.NO_PHOTO_REFUSED, "D 11: with exhibits"),
    Row(Profile.LEGAL, Part.ADDENDUM, When.WHOLE_YES, "D 11: LEGAL is full"),
    Row(Profile.LEGAL, Part.GOVERNMENT, When.WHOLE_YES, "D 11: screening debrief"),
    Row(Profile.LEGAL, Part.CALENDAR, When.ALWAYS, "D 11, page one: hearing, report time"),
    Row(Profile.LEGAL, Part.FAMILY, When.WHOLE_YES, "D 11, page one: the family case"),
    Row(Profile.LEGAL, Part.ASSESSMENT, When.BY_COUNSEL, "B 6: never leaves without counsel"),
    Row(Profile.REFERRAL, Part.FRAME, When.ALWAYS, "D 11: minimum for one service"),
    Row(Profile.REFERRAL, Part.CONSENT, When.ALWAYS, "D 11: consent digest"),
    Row(Profile.REFERRAL, Part.LANGUAGE, When.ALWAYS, "D 11: minimum: who must interpret"),
    Row(Profile.REFERRAL, Part.NEED, When.ALWAYS, "D 11: minimum for one service"),
    Row(Profile.REFERRAL, Part.NEED_TEXT, When.WHOLE_YES, "D 11: minimum for one service"),
    Row(Profile.COORDINATION, Part.FRAME, When.ALWAYS, "D 11: pseudonymised"),
    Row(Profile.COORDINATION, Part.CONSENT, When.ALWAYS, "D 11: consent digest"),
    Row(Profile.COORDINATION, Part.LANGUAGE, When.ALWAYS, "D 11: coded"),
    Row(Profile.COORDINATION, Part.CODED, When.ALWAYS, "D 11: coded, no narrative"),
    Row(Profile.COORDINATION, Part.NEED, When.ALWAYS, "D 11: coded, no narrative"),
    Row(Profile.COORDINATION, Part.DAY, When.WHOLE_YES, "D 11: coded, no narrative"),
    Row(Profile.ADVOCACY, Part.FRAME, When.ALWAYS, "D 11: only consented"),
    Row(Profile.ADVOCACY, Part.CONSENT, When.ALWAYS, "D 11: only consented"),
    Row(Profile.ADVOCACY, Part.CODED, When.WHOLE_YES, "D 11: generalised; a day is not, so none"),
    Row(Profile.ADVOCACY, Part.NEED, When.WHOLE_YES, "D 11: generalised; a day is not, so none"),
    Row(Profile.SURVIVOR, Part.FRAME, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.LANGUAGE, When.ALWAYS, "D 11: in their language"),
    Row(Profile.SURVIVOR, Part.CODED, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.NEED, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.NEED_TEXT, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.DAY, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.FREE_TEXT, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.NARRATIVE, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.SENSITIVE, When.ALWAYS, "D 11: the person's own words"),
    Row(Profile.SURVIVOR, Part.ADDENDUM, When.ALWAYS, "D 11: the person's own words"),
)  # fmt: skip

PURPOSES: Final[Mapping[Profile, frozenset[Purpose]]] = {
    Profile.LEGAL: frozenset({Purpose.LAWYER}),
    Profile.REFERRAL: frozenset({Purpose.REFERRAL}),
    Profile.COORDINATION: frozenset({Purpose.UNHCR, Purpose.IOM}),
    Profile.ADVOCACY: frozenset({Purpose.ADVOCACY}),
    Profile.STATS: frozenset({Purpose.STATISTICS}),
}
"""Which yes each needs; OWN needs keeping alone, and SURVIVOR is the person's own.

A yes to be referred is none to coordination: what a service needs is less than what is coded.
"""
IN_BUNDLES: Final = (
    Profile.OWN,
    Profile.LEGAL,
    Profile.REFERRAL,
    Profile.COORDINATION,
    Profile.ADVOCACY,
)
"""STATS are counts, never records: they leave as a dataset. SURVIVOR is a paper for the person."""
_WHEN: Final[Mapping[tuple[Profile, Part], When]] = {
    (each.profile, each.part): each.when for each in ROWS
}


def condition(profile: Profile, part: Part) -> When | None:
    """Return on what condition a part goes in a profile; None: it never does."""
    if profile is Profile.OWN:
        return _WHEN.get((profile, part), When.ALWAYS)
    return _WHEN.get((profile, part))
