"""What the columns of a dataset mean, and from which list their codes are."""

from collections.abc import Mapping
from typing import Final

from intake.i18n import N_

MEANINGS: Final[Mapping[str, str]] = {
    "month": N_("Month of the interview, or of the first one of a person"),
    "country": N_("Countries of nationality"),
    "language": N_("Language spoken best"),
    "age": N_("Age in bands"),
    "programme": N_("Government programme that the person was put under"),
    "asked": N_("Questions that were answered or skipped"),
    "fear": N_("Said to an officer that they are afraid"),
    "prompt": N_("Said it when asked, or by themselves"),
    "interviewed": N_("Had an interview about their fear"),
    "lawyer": N_("Has a lawyer"),
    "harmed": N_("Was harmed in Mexico"),
    "kidnapped": N_("Was kidnapped"),
    "by_state": N_("Was harmed by somebody of a state"),
    "threatened": N_("Was threatened"),
    "minors": N_("Travels with children"),
    "after_negative": N_("Was harmed after a negative result and the return"),
    "findable": N_("Could be found by those whom they fear"),
    "vulnerable_told": N_("Told an officer of a special need"),
    "vulnerable_acted": N_("An officer acted on it"),
    "next": N_("What happened after the result"),
    "hearing": N_("The last court hearing was attended or missed"),
    "form": N_("Questionnaire"),
    "training": N_("Who asked had current training"),
    "language_match": N_("Spoken was the language that the person speaks best"),
    "interpreter_needed": N_("An interpreter was needed"),
    "interpreter_there": N_("An interpreter was there"),
    "readback": N_("It was read back"),
    "left_early": N_("The person left before it was finished"),
    "over_ceiling": N_("Who asked led more heavy interviews that day than the limit"),
    "consent": N_("Purposes and what the person decided"),
    "minutes": N_("Minutes of questions, in steps of 5"),
    "kind": N_("Kind of harm"),
    "perpetrator": N_("Kinds of perpetrators"),
    "place": N_("Kind of place"),
    "city": N_("City"),
    "phase": N_("Part of the journey"),
    "in_mexico": N_("It happened in Mexico"),
    "after_return": N_("It happened after a return to Mexico"),
    "reported": N_("It was reported to an authority"),
    "not_reported": N_("Why it was not reported"),
    "child": N_("A child was harmed"),
    "days_after_return": N_("Days between the return and the harm, in steps of 7"),
    "to": N_("To which authority it was said"),
    "ignored": N_("Nobody acted on it"),
    "made": N_("Month of the result"),
    "by": N_("Whose finding: a government’s, or the organisation’s own"),
    "first": N_("The finding before any review"),
    "result": N_("The last finding"),
    "reviewed": N_("It was reviewed, as a document or an officer says"),
    "sao": N_("What the supervisor did"),
    "hq": N_("What headquarters did"),
    "overturned": N_("The finding was turned round"),
    "reasons": N_("Reasons that were given"),
    "vulnerable": N_("Taken out of the programme for a special need"),
    "mode": N_("In person, by telephone or by video"),
    "interpreter": N_("There was an interpreter"),
    "counsel_asked": N_("The person asked for a lawyer"),
    "counsel_allowed": N_("A lawyer was allowed"),
    "counsel_there": N_("A lawyer took part"),
    "counsel_phone": N_("The lawyer took part by telephone"),
    "separated": N_("The family was separated for it"),
    "layers": N_("How many reviews there were"),
    "hours_to_interview": N_("Hours from saying it to the interview, in steps of 24"),
    "hours_to_result": N_("Hours from the interview to the result, in steps of 24"),
    "hours_added": N_("Hours that reviews added, in steps of 24"),
    "own_opinion": N_("The signed form was the official’s own opinion"),
}
OF_UNIT: Final[Mapping[tuple[str, str], str]] = {
    ("people", "asked"): N_("An officer asked whether they are afraid"),
}
"""Where a column means something else in one table."""
LISTS: Final[Mapping[str, str]] = {
    "age": "ageband", "country": "country", "programme": "prog", "next": "outcome", "kind": "harm",
    "place": "loc", "city": "city", "phase": "phase", "not_reported": "noreport", "to": "agency",
    "reasons": "nrireason", "sao": "reveffect", "hq": "reveffect", "mode": "mode",
}  # fmt: skip
"""Which list of resources/codes the codes of a column are from."""


def meaning(unit: str, column: str) -> str:
    """Return the message id of what a column means."""
    return OF_UNIT.get((unit, column)) or MEANINGS[column]
