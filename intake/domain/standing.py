"""Where a record stands among its judgements: one fold over its entries, the same everywhere.

`refusal` (in `standing_rules`) tells why an act does not count, and `after` (in `standing_steps`)
lets it happen or sets it apart. A service asks before it writes, a store when it replays, and a
station when a bundle comes in: whatever the order in which entries arrived, they are judged in the
one order of the ledger, and so all come to the same.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from intake.domain.events import Event
from intake.domain.ids import PersonId
from intake.domain.judgement_events import (
    JudgementExplained,
    LetterGiven,
    ResultTold,
    ReviewDirected,
)
from intake.domain.judgements import (
    Assessment,
    Conclusion,
    Passage,
    Place,
    Review,
    ReviewAct,
)
from intake.domain.organisation_mode import DEFAULT, InForce
from intake.domain.states import State


class Refusal(StrEnum):
    """Why an act does not count."""

    STATE = "state"
    """The record is not where this act begins."""
    AUTHOR = "author"
    """Nobody reviews what they have signed or assessed."""
    REVIEWED_ALREADY = "reviewed_already"
    """This person's review of it stands; nobody reviews twice, nor settles their own dispute."""
    RETURNED_TWICE = "returned_twice"
    MODE = "mode"
    """The mode of the organisation has no such word."""
    NO_CONCLUSION = "no_conclusion"
    """There is nothing to agree or disagree with, or the own conclusion is missing."""
    REASON = "reason"
    """It has no reason: an approval needs one as much as a disagreement."""
    NOT_YOURS = "not_yours"
    """Only whoever made a judgement takes it back, explains it or disowns it."""
    UNKNOWN = "unknown"
    """It speaks of something that is not here, or does not count."""
    INCOMPLETE = "incomplete"
    """An element is missing, or a fact that the act takes."""


@dataclass(frozen=True, slots=True)
class Act:
    """An entry as it is judged: who did what, in which role and mode."""

    place: Place
    person: PersonId
    event: Event
    role: str = ""
    wall: int = 0
    """When it was stated, in milliseconds since 1970."""
    in_force: InForce = DEFAULT


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment or a review, with all that was said of it since."""

    place: Place
    person: PersonId
    role: str
    wall: int
    said: Assessment | Review
    is_second: bool = False
    """It reviews a dispute."""
    passages: tuple[Passage, ...] = ()
    sealed_note: str = ""
    is_explained: bool = False
    """Its text half is here."""
    is_unreasoned: bool = False
    """Its text half came without a reason: it does not count."""
    withdrawn: Place | None = None
    disowned: Place | None = None

    @property
    def review(self) -> Review | None:
        """The review, if it is one."""
        return self.said if isinstance(self.said, Review) else None

    @property
    def is_standing_review(self) -> bool:
        """It is a review that counts, and was not taken back."""
        return self.review is not None and self.withdrawn is None and not self.is_unreasoned


@dataclass(frozen=True, slots=True)
class Apart:
    """An act that does not count, and why. It is shown and never dropped."""

    act: Act
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Standing:
    """All judgements of one record, in the order of the ledger, and what follows from them."""

    heard: State = State.OPEN
    """Where it stood before its seal."""
    sealed_by: PersonId | None = None
    sealed: Place | None = None
    judgements: tuple[Judgement, ...] = ()
    directions: tuple[ReviewDirected, ...] = ()
    is_directed: bool = False
    returns: int = 0
    """How often it was returned: once at most."""
    is_returned: bool = False
    is_final: bool = False
    was_reviewed: bool = False
    told: tuple[ResultTold, ...] = ()
    letters: tuple[LetterGiven, ...] = ()
    notes: tuple[tuple[Place, str], ...] = ()
    """Sealed notes that the auditor opened, by the act that carried them."""
    explained: tuple[tuple[Place, JudgementExplained], ...] = ()
    """The text half of every act that has one, by the act."""
    signed: tuple[tuple[Place, PersonId], ...] = ()
    """Who signed which act that has a text half."""
    apart: tuple[Apart, ...] = ()

    @property
    def assessments(self) -> tuple[Judgement, ...]:
        """What the authors found, oldest first."""
        return tuple(each for each in self.judgements if isinstance(each.said, Assessment))

    @property
    def of_record(self) -> Judgement | None:
        """The assessment of record: the first, whatever came later."""
        return next(iter(self.assessments), None)

    @property
    def reviews(self) -> tuple[Judgement, ...]:
        """What reviewers found, oldest first, also what was taken back."""
        return tuple(each for each in self.judgements if each.review is not None)

    @property
    def standing_reviews(self) -> tuple[Judgement, ...]:
        """Reviews that judge, and were not taken back; a return asks and does not judge."""
        return tuple(each for each in self.reviews if each.is_standing_review and not _asks(each))

    @property
    def authors(self) -> frozenset[PersonId]:
        """Everybody who sealed or assessed it."""
        assessed = {each.person for each in self.assessments}
        return frozenset(assessed | ({self.sealed_by} if self.sealed_by else set()))

    @property
    def is_disputed(self) -> bool:
        """A review does not concur, and no second one came after it."""
        disputed = False
        for each in self.standing_reviews:
            review = each.review
            disputed = not each.is_second and (
                disputed or (review is not None and review.act.is_against)
            )
        return disputed

    @property
    def state(self) -> State:
        """Where the record stands."""
        if self.sealed_by is None:
            return self.heard
        ladder = (
            (any(each.is_told for each in self.told), State.EXPLAINED),
            (self.is_final, State.FINAL),
            (self.is_returned, State.RETURNED),
            (self.is_disputed, State.DISPUTED),
            (bool(self.standing_reviews), State.REVIEWED),
            (self.is_directed, State.IN_REVIEW),
        )
        return next((state for holds, state in ladder if holds), State.SEALED)

    def judgement(self, place: Place) -> Judgement | None:
        """Return the judgement that stands at a place, or None."""
        return next((each for each in self.judgements if each.place == place), None)

    def is_return(self, place: Place) -> bool:
        """Tell whether the review at a place asks, and does not judge."""
        return any(each.place == place and _asks(each) for each in self.judgements)

    def changed(self, place: Place, **facts: object) -> "Standing":
        """Return the same with other facts of the judgement at a place, if there is one."""
        judgements = (replace(e, **facts) if e.place == place else e for e in self.judgements)  # type: ignore[arg-type]
        return replace(self, judgements=tuple(judgements))


NOTHING: Final = Standing()
"""A record of which nothing is known yet."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all conclusions together come to; nobody's is left out."""

    of_record: Conclusion | None
    counts: tuple[tuple[Conclusion, int], ...]
    majority: Conclusion | None
    """None where no conclusion has more than every other."""
    dissents: tuple[Place, ...]
    """Judgements that say something else than the majority."""
    settled: Conclusion | None = None
    """What the newest review of a dispute found."""


def conclusion_of(standing: Standing, judgement: Judgement) -> Conclusion | None:
    """Return what a judgement concludes; who concurs concludes what the assessment of record does.

    Who reviewed for completeness, or asked, concludes nothing.
    """
    if judgement.said.conclusion is not None:
        return judgement.said.conclusion
    review, of_record = judgement.review, standing.of_record
    if review is None or review.act.is_against or not review.act.is_of_conclusions:
        return None
    return of_record.said.conclusion if of_record is not None else None


def verdict(standing: Standing) -> Verdict:
    """Return majority and dissents over the assessment of record and every standing review."""
    of_record = standing.of_record
    heard = (*((of_record,) if of_record else ()), *standing.standing_reviews)
    said = [(each, conclusion_of(standing, each)) for each in heard]
    counts = tuple(
        (each, count)
        for each in Conclusion
        if (count := sum(conclusion is each for _, conclusion in said))
    )
    most = max((count for _, count in counts), default=0)
    leading = [each for each, count in counts if count == most]
    majority = leading[0] if len(leading) == 1 else None
    second = [conclusion for each, conclusion in said if each.is_second]
    return Verdict(
        of_record.said.conclusion if of_record else None,
        counts,
        majority,
        tuple(
            each.place
            for each, conclusion in said
            if majority and conclusion not in (None, majority)
        ),
        settled=second[-1] if second else None,
    )


def _asks(judgement: Judgement) -> bool:
    review = judgement.review
    return review is not None and review.act is ReviewAct.RETURN_CLARIFY
