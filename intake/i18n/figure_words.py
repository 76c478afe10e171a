"""The words of figures: units, title and definition of each metric, and what lines are of."""

from collections.abc import Mapping
from typing import Final

from intake.i18n import N_, Words
from intake.i18n.code_lists import code_list, code_text
from intake.i18n.formats import month_names
from intake.i18n.purpose_words import PURPOSES

UNITS: Final[Mapping[str, str]] = {
    "people": N_("people"),
    "interviews": N_("interviews"),
    "acts": N_("acts"),
    "statements": N_("statements of fear"),
    "findings": N_("results of screenings"),
    "forms": N_("signed forms"),
}
PARTS: Final[Mapping[str, str]] = {
    "access": N_("Being heard"),
    "outcome": N_("Results"),
    "review": N_("Review"),
    "quality": N_("Quality"),
    "harm": N_("Harm"),
    "ethics": N_("Permissions"),
}
MEASURES: Final[Mapping[str, str]] = {
    "hours": N_("hours"),
    "days": N_("days"),
    "minutes": N_("minutes"),
    "layers": N_("reviews"),
}
AUDIENCES: Final[Mapping[str, str]] = {
    "own": N_("Only for this screen"),
    "partner": N_("For partners: nothing under 5"),
    "public": N_("For the public: nothing under 10"),
}

TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "m1": (
        N_("Asked whether they are afraid"),
        N_("People whom an officer asked, of those of whom it is known."),
    ),
    "m2": (
        N_("Said that they are afraid"),
        N_("People who said so, by whether an officer had asked."),
    ),
    "m3": (
        N_("Interviewed about their fear"),
        N_("People who had an interview about it, of those who said that they are afraid."),
    ),
    "m4": (
        N_("Statements nobody acted on"),
        N_("Times that fear was said and ignored; and how many for each person who said it."),
    ),
    "m5": (
        N_("Hours of waiting"),
        N_("From saying it to the interview, and from the interview to the result: the median."),
    ),
    "m6": (
        N_("Results of screenings"),
        N_("Positive, negative or closed, of the results that are known."),
    ),
    "m7": (
        N_("Positive results, without closed cases"),
        N_("Positive results, of those that are positive or negative."),
    ),
    "m8": (
        N_("After a negative result"),
        N_("Who left the programme all the same, and who was returned."),
    ),
    "time": (
        N_("Results over time"),
        N_("Results of screenings by the month in which they were made."),
    ),
    "next": (N_("What happened next"), N_("People, by what happened after the screening.")),
    "m9": (
        N_("Reviewed, by direction"),
        N_(
            "Findings that were reviewed, of those of which a document or an officer says whether. "
            "Silence is missing, never “not reviewed”."
        ),
    ),
    "m10": (
        N_("Asymmetry of review"),
        N_(
            "How many times as often a positive finding is reviewed as a negative one. It is not "
            "computed with fewer than 5 reviewed findings in either direction."
        ),
    ),
    "m11": (
        N_("Turned round by review"),
        N_("Findings that a level turned round, of those it answered, by direction."),
    ),
    "m12": (
        N_("Signed against one’s own opinion"),
        N_("Forms that were not the opinion of who signed, as officers say."),
    ),
    "m13": (N_("Reasons for turning a finding round"), N_("Of the findings turned round.")),
    "m14": (N_("Layers of review"), N_("How many reviews a finding went through: the median.")),
    "m15": (
        N_("Time that review added"),
        N_("Hours from the first finding to the last review: the median, by direction."),
    ),
    "m16": (
        N_("Led without current training"),
        N_("Our interviews led by somebody without current, dated training."),
    ),
    "m17": (
        N_("In another language than the best one"),
        N_("Our interviews in another language than the one the person speaks best."),
    ),
    "m18": (
        N_("Without the interpreter that was needed"),
        N_("Our interviews that needed an interpreter and had none."),
    ),
    "m19": (N_("Read back to the person"), N_("Our interviews that were read back.")),
    "m17g": (
        N_("Language at the screening"),
        N_("Screenings in the best language, with an interpreter, and read back."),
    ),
    "m20": (
        N_("A lawyer at the screening"),
        N_("Screenings in which a lawyer was asked for, allowed, there, or on the telephone."),
    ),
    "m21": (N_("Family kept apart"), N_("Screenings during which the family was kept apart.")),
    "mode": (N_("How screenings were held"), N_("In person, by telephone, by video.")),
    "m22": (N_("Length of our interviews"), N_("Minutes, by form: the median.")),
    "m23": (
        N_("Vulnerability that was acted on"),
        N_("People who told an officer of a vulnerability, and for whom something was done."),
    ),
    "m24": (N_("Harmed in Mexico"), N_("People harmed in Mexico, of those who were asked.")),
    "m24k": (N_("Acts by kind"), N_("One act is one kind of harm in one event.")),
    "m24p": (
        N_("Acts by who did it"),
        N_("An act by several counts for each, so these do not add up to 100 %."),
    ),
    "m24l": (N_("Acts by place"), N_("In what kind of place it happened.")),
    "m24x": (
        N_("Who did it, by place"),
        N_("Of the acts in each kind of place, by whom. An act by several counts for each."),
    ),
    "m24r": (
        N_("Acts after the return"),
        N_("Acts in Mexico that happened after the return from the United States."),
    ),
    "m25": (N_("Kidnapped in Mexico"), N_("People kidnapped or kept in Mexico.")),
    "m26": (
        N_("Acts by people of a state"),
        N_("Acts in Mexico by police, soldiers or officials, of those by somebody known."),
    ),
    "m27": (
        N_("Reported to an authority"),
        N_("Acts that were reported; and why the others were not."),
    ),
    "m28": (N_("Acts against children"), N_("Acts that a child suffered.")),
    "m29": (
        N_("Harmed after a negative result"),
        N_("People harmed after a negative result and the return, and how many days after it."),
    ),
    "m30": (N_("What people allow"), N_("The newest decision about each purpose.")),
    "m31": (
        N_("Questions that are skipped"),
        N_("Interviews in which a question was skipped: it may be a sign of distress."),
    ),
    "m35": (N_("Has a lawyer already"), N_("Our interviews with people who have a lawyer.")),
    "m36": (N_("Left before the end"), N_("Our interviews that ended early.")),
    "m37": (
        N_("More than three heavy interviews a day"),
        N_("Interviews about harm on top of three that one person led on one day."),
    ),
}
"""Title and definition of each metric."""

CLASSES: Final[Mapping[str, str]] = {
    "organised": N_("Organised crime"),
    "common": N_("Common crime"),
    "state_mx": N_("Authorities of Mexico"),
    "state_us": N_("Authorities of the United States"),
    "state_origin": N_("Authorities of the home country"),
    "claimed": N_("Said to be an authority, not verified"),
    "private": N_("Private people"),
    "unknown": N_("Not known"),
}
_LABELS: Final[Mapping[str, str]] = {
    **CLASSES,
    "positive": N_("Positive"),
    "negative": N_("Negative"),
    "admin_closed": N_("Closed"),
    "government": N_("The government’s"),
    "own": N_("Our own"),
    "sao": N_("Supervisor"),
    "hq": N_("Headquarters"),
    "any": N_("Any level"),
    "asked": N_("After being asked"),
    "not_asked": N_("Without being asked, of those not asked"),
    "unprompted": N_("Unasked, of all who said so"),
    "share": N_("Share"),
    "each": N_("For each person"),
    "to_interview": N_("Until the interview"),
    "to_result": N_("Until the result"),
    "disenrolled": N_("Left the programme"),
    "returned_mx": N_("Returned to Mexico"),
    "language_match": N_("In the best language"),
    "interpreter": N_("With an interpreter"),
    "readback": N_("Read back"),
    "counsel_asked": N_("Asked for a lawyer"),
    "counsel_allowed": N_("Was told that it is possible"),
    "counsel_there": N_("A lawyer was there"),
    "counsel_phone": N_("A lawyer on the telephone"),
    "reported": N_("Reported"),
    "why": N_("Not reported"),
    "people": N_("People"),
    "days": N_("Days after the return"),
    "granted": N_("Yes"),
    "narrowed": N_("Yes, with limits"),
    "refused": N_("No"),
    "deferred": N_("Later"),
    "withdrawn": N_("Taken back"),
    "intake_f2": N_("Short intake"),
    "intake_f3": N_("Full fear interview"),
    "intake_f4": N_("Debrief after the screening"),
    "intake_f5": N_("Follow-up"),
    "intake_f6": N_("Adolescent interview"),
}
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "m24k": ("harm",),
    "m24l": ("loc",),
    "m24x": ("loc",),
    "m13": ("nrireason",),
    "m27": ("noreport",),
    "next": ("outcome",),
    "mode": ("mode",),
}


def part_words(metric: str, about: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """Return what a line is of, one text for each of its codes."""
    return tuple(_code_words(metric, code, words) for code in about)


def line_words(metric: str, about: tuple[str, ...], words: Words) -> str:
    """Return what a line is of, in one text."""
    return " · ".join(part_words(metric, about, words))


def month_words(month: str, language: str) -> str:
    """Return a month, as 2026-11, with its name and its year."""
    year, _, number = month.partition("-")
    return f"{month_names(language)[int(number) - 1]} {year}"


def _code_words(metric: str, code: str, words: Words) -> str:
    for name in _LISTS.get(metric, ()):
        if code in code_list(name):
            return code_text(name, code, words.language)
    if metric == "m30" and code in _PURPOSES:
        return words.gettext(_PURPOSES[code])
    return words.gettext(_LABELS[code]) if code in _LABELS else code


_PURPOSES: Final = {purpose.value: text for purpose, text in PURPOSES.items()}
