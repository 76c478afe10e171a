"""What a person tells of the government's steps, as figures count it (form F4)."""

from collections.abc import Iterator
from typing import Final

from intake.domain.figures.facts import NO, YES, FindingFacts, PersonFacts, StatementFacts
from intake.services.figures_answers import Answers, hours_between

KNOWN_FROM: Final = frozenset({"document", "officer"})
"""Of reviews only what stands in a document or what an officer says is counted."""
LEVELS: Final = ("sao", "hq")
_IGNORING: Final = frozenset(
    {
        "ignored", "refused", "mocked", "told_court", "told_sign", "returned_anyway",
        "no_more_asylum",
    }
)  # fmt: skip
_HEARD: Final = "interview_given"
_MOST_TIMES: Final = 50
_NRI: Final = "interview/nri/"
_BEFORE: Final = {"pos_to_neg": "positive", "neg_to_pos": "negative"}


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


def findings(answers: Answers, month: str) -> Iterator[FindingFacts]:
    """Yield the result of the screening, if there was one."""
    if answers.yes_no("interview/interviewed") != YES:
        return
    held = answers.day(f"{_NRI}nri_when/nri_when")
    told = answers.day("outcome/told/told_when/told_when")
    result = answers.one("outcome/told/result")
    known = reviews(answers)
    conditions = answers.many(f"{_NRI}conditions")
    yield FindingFacts(
        month=month,
        made=told.isoformat()[:7] if told else "",
        by="government",
        first=first_of(result, known),
        result=result,
        reviewed=YES if known else "",
        sao=known.get("sao", ""),
        hq=known.get("hq", ""),
        overturned=overturned(known),
        reasons=answers.many("outcome/told/reason_codes"),
        next=answers.one("outcome/what_next"),
        mode=answers.one(f"{_NRI}nri_mode"),
        interpreter=answers.yes_no(f"{_NRI}nri_interpreter"),
        counsel_asked=answers.yes_no(f"{_NRI}asked_lawyer"),
        counsel_allowed=answers.yes_no(f"{_NRI}told_lawyer"),
        counsel_there=answers.yes_no(f"{_NRI}lawyer_there"),
        separated=(YES if "separated" in conditions else NO) if conditions else "",
        readback=answers.yes_no(f"{_NRI}read_back"),
        layers=len(known) if known else None,
        hours_to_interview=hours_between(
            answers.day("asked_fear/stated/said_when/said_when"), held
        ),
        hours_to_result=hours_between(held, told),
    )


def reviews(answers: Answers) -> dict[str, str]:
    """Return what each level did, by level, from documents and officers alone."""
    return {
        row.one("review_level"): row.one("review_effect")
        for row in answers.rows("outcome/review")
        if row.one("review_level") in LEVELS and row.one("review_basis") in KNOWN_FROM
    }


def first_of(result: str, known: dict[str, str]) -> str:
    """Return the finding before every review, walked back from the result."""
    state = result if result in {"positive", "negative"} else ""
    for level in reversed(LEVELS):
        state = _BEFORE.get(known.get(level, ""), state)
    return state


def overturned(known: dict[str, str]) -> str:
    """Tell whether any review turned the finding round, as far as it is known."""
    if any(effect in _BEFORE for effect in known.values()):
        return YES
    return NO if known and all(each == "concurred" for each in known.values()) else ""
