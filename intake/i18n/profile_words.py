"""What an export profile is called, what it holds, and why something stays here, in words."""

from collections.abc import Mapping
from typing import Final

from intake.domain.profiles import Part, Profile, Why
from intake.i18n import N_

PROFILES: Final[Mapping[Profile, str]] = {
    Profile.OWN: N_("own programme: everything"),
    Profile.LEGAL: N_("lawyer: everything"),
    Profile.REFERRAL: N_("referral: what one service needs"),
    Profile.COORDINATION: N_("coordination: codes only, no account"),
    Profile.ADVOCACY: N_("advocacy: codes only, no account, no days"),
    Profile.STATS: N_("figures: counts only"),
    Profile.SURVIVOR: N_("copy for the person: their own words"),
}
PARTS: Final[Mapping[Part, str]] = {
    Part.FRAME: N_("that there was an interview, and how it ended"),
    Part.CONSENT: N_("decisions about keeping and about this recipient"),
    Part.OTHER_CONSENTS: N_("decisions about others"),
    Part.LANGUAGE: N_("languages and interpreter"),
    Part.COUNSEL: N_("whether there is a lawyer"),
    Part.IDENTITY: N_("names and what is kept with them"),
    Part.CODED: N_("coded answers"),
    Part.NEED: N_("needs"),
    Part.NEED_TEXT: N_("needs, in words"),
    Part.DAY: N_("days and places"),
    Part.FREE_TEXT: N_("short answers in words"),
    Part.NARRATIVE: N_("the account"),
    Part.SENSITIVE: N_("sensitive answers"),
    Part.EXHIBIT: N_("photographs, documents and recordings"),
    Part.ADDENDUM: N_("what was added after the seal"),
    Part.GOVERNMENT: N_("what authorities did"),
    Part.INSIDE: N_("what an official inside told"),
    Part.CALENDAR: N_("hearings and report times"),
    Part.FAMILY: N_("links to the family"),
    Part.ASSESSMENT: N_("the assessment"),
    Part.REVIEW: N_("reviews and what follows"),
    Part.STAFF: N_("notes of staff"),
}
WHY: Final[Mapping[Why, str]] = {
    Why.NOT_IN_PROFILE: N_("not part of this profile"),
    Why.NO_CONSENT: N_("no yes names this recipient"),
    Why.REFUSED: N_("the person said no to this recipient"),
    Why.NOT_READ_BACK: N_("not read back yet"),
    Why.NARROWED: N_("the person allowed less"),
    Why.NO_COUNSEL: N_("no lawyer has agreed"),
    Why.NO_PHOTOGRAPHS: N_("the person said no to photographs"),
    Why.NO_NAMES: N_("without names, or the keys were not compared"),
}
