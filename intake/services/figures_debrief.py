"""What a person tells of the government's steps, as figures count it (form F4)."""

from collections.abc import Iterator
from typing import Final

from intake.domain.figures.facts import NO, YES, FindingFacts, PersonFacts, StatementFacts
from intake.services.figures_answers import Answers

_IGNORING: Final = frozenset(
    {
        "ignored", "refused", "mocked", "told_court", "told_sign", "returned_anyway",
        "no_more_asylum",
    }
)  # fmt: skip
_HEARD: Final = "interview_given"
_MOST_TIMES: Final = 50
_NRI: Final = "interview/nri/"


def person(answers: Answers, month: str) -> PersonFacts:
    """Return what a debrief says of the person."""
    asked = answers.yes_no("asked_fear/officer_asked")
    fear = answers.yes_no("asked_fear/said_fear")
    prompt = {YES: "prompted", NO: "unprompted"}.get(asked, "") if fear == YES else ""
    return PersonFacts(
        month=month,
        programme=answers.one("arrival/programme"),
        asked=asked,
        fear=fear,
        prompt=prompt,
        interviewed=answers.yes_no("interview/interviewed"),
        next=answers.one("outcome/what_next"),
    )


def statements(answers: Answers, month: str) -> Iterator[StatementFacts]:
    """Yield every time that the person said it: the one that led to an interview was heard."""
    if answers.yes_no("asked_fear/said_fear") != YES:
        return
    said = answers.number("asked_fear/stated/said_times") or 1
    response = frozenset(answers.many("asked_fear/stated/response"))
    was_ignored = YES if response & _IGNORING else ""
    to = answers.one("asked_fear/stated/said_to")
    for count in range(min(said, _MOST_TIMES)):
        is_heard = _HEARD in response and count == 0
        yield StatementFacts(month, to, NO if is_heard else was_ignored)


def finding(answers: Answers, month: str) -> FindingFacts:
    """Return how a screening was held, as it is told; what it came to is a step."""
    conditions = answers.many(f"{_NRI}conditions")
    return FindingFacts(
        month=month,
        by="government",
        reasons=answers.many("outcome/told/reason_codes"),
        mode=answers.one(f"{_NRI}nri_mode"),
        interpreter=answers.yes_no(f"{_NRI}nri_interpreter"),
        counsel_asked=answers.yes_no(f"{_NRI}asked_lawyer"),
        counsel_allowed=answers.yes_no(f"{_NRI}told_lawyer"),
        counsel_there=answers.yes_no(f"{_NRI}lawyer_there"),
        separated=(YES if "separated" in conditions else NO) if conditions else "",
        readback=answers.yes_no(f"{_NRI}read_back"),
    )
