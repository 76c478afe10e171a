"""What an act does to the standing of its record, once it counts; and what is set apart."""

from collections.abc import Iterable
from dataclasses import replace

from intake.domain.course import Course, stepped
from intake.domain.course_events import AddendumAdded, InterviewSealed
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
from intake.domain.judgements import Assessment, Place, Review, ReviewAct
from intake.domain.standing import NOTHING, Act, Apart, Judgement, Refusal, Standing
from intake.domain.standing_rules import refusal


def fold(acts: Iterable[Act], standing: Standing = NOTHING) -> Standing:
    """Let acts happen one after the other, in the order of the ledger."""
    for act in acts:
        standing = after(standing, act)
    return standing


def after(standing: Standing, act: Act) -> Standing:
    """Return what stands once an act has happened; one that does not count is set apart."""
    refused = refusal(standing, act)
    if refused is not None:
        return _set_apart(standing, act, refused)
    return _happened(standing, act)


def _set_apart(standing: Standing, act: Act, refused: Refusal) -> Standing:
    """Keep what does not count; a review whose text gives no reason goes with its text."""
    standing = replace(standing, apart=(*standing.apart, Apart(act, refused)))
    if refused is Refusal.REASON and isinstance(act.event, JudgementExplained):
        place = Place(act.place.chain, act.event.seq)
        if standing.is_return(place):
            standing = replace(standing, is_returned=False, returns=standing.returns - 1)
        return standing.changed(place, is_unreasoned=True)
    return standing


def _happened(standing: Standing, act: Act) -> Standing:  # noqa: PLR0911 - one return for each fact
    match act.event:
        case AssessmentGiven(assessment=said) | ReviewGiven(review=said):
            return _judged(standing, act, said)
        case DisputeReviewed(review=said):
            return _judged(standing, act, said, is_second=True)
        case (
            ReviewWithdrawn() | JudgementDisowned() | JudgementExplained() | NoteOpened() as said_of
        ):
            return _spoken(standing, act, said_of)
        case ReviewDirected() as directed:
            directions = (*standing.directions, directed)
            return replace(standing, directions=directions, is_directed=True)
        case RecordFinalised(is_reviewed=is_reviewed):
            return replace(standing, is_final=True, was_reviewed=is_reviewed)
        case ResultTold() as told:
            return replace(standing, told=(*standing.told, told))
        case LetterGiven() as letter:
            return replace(standing, letters=(*standing.letters, letter))
        case _:
            return _followed(standing, act)


def _judged(
    standing: Standing, act: Act, said: Assessment | Review, *, is_second: bool = False
) -> Standing:
    judgement = Judgement(act.place, act.person, act.role, act.wall, said, is_second=is_second)
    standing = replace(
        standing,
        judgements=(*standing.judgements, judgement),
        signed=(*standing.signed, (act.place, act.person)),
    )
    if isinstance(said, Review) and said.act is ReviewAct.RETURN_CLARIFY:
        return replace(standing, returns=standing.returns + 1, is_returned=True)
    return standing


def _spoken(
    standing: Standing,
    act: Act,
    event: ReviewWithdrawn | JudgementDisowned | JudgementExplained | NoteOpened,
) -> Standing:
    match event:
        case ReviewWithdrawn(review=place):
            return _taken_back(_signed(standing, act), act, place)
        case JudgementDisowned(judgement=place):
            return _signed(standing, act).changed(place, disowned=act.place)
        case NoteOpened(of=place, text=text):
            return replace(standing, notes=(*standing.notes, (place, text)))
        case _:
            return _explained(standing, act, event)


def _signed(standing: Standing, act: Act) -> Standing:
    return replace(standing, signed=(*standing.signed, (act.place, act.person)))


def _taken_back(standing: Standing, act: Act, place: Place) -> Standing:
    if standing.is_return(place):
        standing = replace(standing, is_returned=False)
    return standing.changed(place, withdrawn=act.place)


def _explained(standing: Standing, act: Act, event: JudgementExplained) -> Standing:
    place = Place(act.place.chain, event.seq)
    standing = replace(standing, explained=(*standing.explained, (place, event)))
    note = event.sealed_note
    return standing.changed(place, passages=event.passages, sealed_note=note, is_explained=True)


def _followed(standing: Standing, act: Act) -> Standing:
    match act.event:
        case InterviewSealed():
            return replace(standing, sealed_by=act.person, sealed=act.place)
        case AddendumAdded():
            return _clarified(standing, act)
        case event if standing.sealed is None:
            heard, _ = stepped(standing.heard, Course(), event)
            return replace(standing, heard=heard)
        case _:
            return standing


def _clarified(standing: Standing, act: Act) -> Standing:
    """Take an author's answer to the questions of a review: it is sealed, and waits, again."""
    if not standing.is_returned or act.person not in standing.authors:
        return standing
    return replace(standing, is_returned=False, is_directed=False)
