"""Which act may follow on which after the seal (domain.md 9.4, rows 12 to 21)."""

from typing import Final

from intake.domain.course_events import InterviewSealed
from intake.domain.events import Event
from intake.domain.judgement_events import (
    AssessmentGiven,
    DisputeReviewed,
    JudgementDisowned,
    JudgementExplained,
    LetterGiven,
    NoteOpened,
    RecordFinalised,
    ResultTold,
    ReviewDirected,
    ReviewGiven,
    ReviewWithdrawn,
)
from intake.domain.judgements import About, Assessment, Element, Place, Review, ReviewAct
from intake.domain.standing import Act, Refusal, Standing
from intake.domain.states import State

_ASSESSED_FROM: Final = frozenset(
    {State.CONFIRMED, State.UNCONFIRMED, State.SEALED, State.RETURNED}
)
_REVIEWED_FROM: Final = frozenset({State.IN_REVIEW, State.REVIEWED, State.DISPUTED, State.RETURNED})
"""Who has not judged yet is heard until it is final, so that no dissent is lost
where two write at once."""


def refusal(standing: Standing, act: Act) -> Refusal | None:
    """Return why an act does not count after what stands, or None where it does."""
    match act.event:
        case AssessmentGiven(assessment=assessment):
            return _assessing(standing, act, assessment)
        case ReviewGiven(review=review):
            return _reviewing(standing, act, review)
        case DisputeReviewed(review=review):
            return _settling(standing, act, review)
        case ReviewWithdrawn() | JudgementDisowned() | JudgementExplained() | NoteOpened() as said:
            return _speaking(standing, act, said)
        case InterviewSealed():  # a second one would take authorship from its author
            return Refusal.STATE if standing.sealed is not None else None
        case event:
            return _finishing(standing, event)


def _assessing(standing: Standing, act: Act, assessment: Assessment) -> Refusal | None:
    if standing.state not in _ASSESSED_FROM:
        return Refusal.STATE
    if any(each.person == act.person for each in standing.reviews):
        return Refusal.AUTHOR
    if tuple(element for element, _ in assessment.elements) != tuple(Element):
        return Refusal.INCOMPLETE
    if assessment.conclusion is not None and not act.in_force.has_conclusions:
        return Refusal.MODE
    return None


def _reviewing(standing: Standing, act: Act, review: Review) -> Refusal | None:
    if standing.state not in _REVIEWED_FROM:
        return Refusal.STATE
    if review.act is ReviewAct.RETURN_CLARIFY:
        if standing.returns:
            return Refusal.RETURNED_TWICE
        if standing.is_disputed:
            return Refusal.STATE
    return _by_somebody_else(standing, act) or _in_words_of_the_mode(standing, act, review)


def _settling(standing: Standing, act: Act, review: Review) -> Refusal | None:
    if standing.state is not State.DISPUTED or review.act is ReviewAct.RETURN_CLARIFY:
        return Refusal.STATE
    return _by_somebody_else(standing, act) or _in_words_of_the_mode(standing, act, review)


def _by_somebody_else(standing: Standing, act: Act) -> Refusal | None:
    if act.person in standing.authors:
        return Refusal.AUTHOR
    if any(each.person == act.person for each in standing.standing_reviews):
        return Refusal.REVIEWED_ALREADY
    return None


def _in_words_of_the_mode(standing: Standing, act: Act, review: Review) -> Refusal | None:
    """Tell whether the mode has these words, and whether a conclusion is where it has to be."""
    says_more = review.act.is_of_conclusions or review.conclusion or review.reason
    if says_more and not act.in_force.has_conclusions:
        return Refusal.MODE
    if not review.act.is_of_conclusions:
        return Refusal.MODE if review.conclusion else None
    of_record = standing.of_record
    found = of_record.said.conclusion if of_record is not None else None
    if found is None:
        return Refusal.NO_CONCLUSION
    if review.act is ReviewAct.CONCUR:
        return None if review.conclusion in {None, found} else Refusal.NO_CONCLUSION
    if review.conclusion is None:
        return Refusal.NO_CONCLUSION
    return None if review.reason is not None else Refusal.REASON


def _speaking(
    standing: Standing,
    act: Act,
    event: ReviewWithdrawn | JudgementDisowned | JudgementExplained | NoteOpened,
) -> Refusal | None:
    """Judge what is said of a judgement that was made before."""
    match event:
        case ReviewWithdrawn(review=place):
            found = standing.judgement(place)
            if found is None or not found.is_standing_review:
                return Refusal.UNKNOWN
            return None if found.person == act.person else Refusal.NOT_YOURS
        case JudgementDisowned(judgement=place):
            return _of_own(standing, act, place)
        case JudgementExplained() as explained:
            return _explaining(standing, act, explained)
        case _:
            return None if event.of in dict(standing.signed) else Refusal.UNKNOWN


def _of_own(standing: Standing, act: Act, place: Place) -> Refusal | None:
    signer = dict(standing.signed).get(place)
    if place == standing.sealed:
        signer = standing.sealed_by
    if signer is None:
        return Refusal.UNKNOWN
    return None if signer == act.person else Refusal.NOT_YOURS


def _explaining(standing: Standing, act: Act, explained: JudgementExplained) -> Refusal | None:
    place = Place(act.place.chain, explained.seq)
    signer = dict(standing.signed).get(place)
    if signer is None or place in dict(standing.explained):
        return Refusal.UNKNOWN
    if signer != act.person:
        return Refusal.NOT_YOURS
    said = {each.about for each in explained.passages if each.text.strip()}
    return None if _needed(standing, place) <= said else Refusal.REASON


def _needed(standing: Standing, place: Place) -> set[str]:
    """Return what the text half of a judgement has to say."""
    judgement = standing.judgement(place)
    review = judgement.review if judgement is not None else None
    if judgement is None or review is None:
        return {About.REASON} if judgement is None else set()
    return {About.REASON, *({About.QUESTIONS} if review.act is ReviewAct.RETURN_CLARIFY else ())}


def _finishing(standing: Standing, event: Event) -> Refusal | None:
    match event:
        case ReviewDirected() as directed:
            return _directing(standing, directed)
        case RecordFinalised(is_reviewed=is_reviewed):
            wanted = State.REVIEWED if is_reviewed else State.SEALED
            return None if standing.state is wanted else Refusal.STATE
        case ResultTold(is_told=True) as told:
            return _after_the_end(standing, told.language, told.on, told.how, told.by)
        case LetterGiven(is_given=True) as letter:
            return _after_the_end(standing, letter.language, letter.on, letter.how)
        case ResultTold(why_not=why) | LetterGiven(why_not=why):
            return _after_the_end(standing, why)
        case _:
            return None


def _directing(standing: Standing, directed: ReviewDirected) -> Refusal | None:
    if standing.state not in {State.SEALED, State.DISPUTED}:
        return Refusal.STATE
    return None if directed.asked_by.strip() and directed.why.strip() else Refusal.REASON


def _after_the_end(standing: Standing, *said: object) -> Refusal | None:
    if not standing.is_final:
        return Refusal.STATE
    return None if all(said) else Refusal.INCOMPLETE
