"""Every transition after the seal (domain.md 9.4), and every one that is refused."""

from dataclasses import replace

import pytest

from intake.domain.consent import Mode
from intake.domain.course_events import (
    AddendumAdded,
    InterviewConfirmed,
    InterviewSealed,
    ReadbackRecorded,
)
from intake.domain.events import Event, InterviewResumed
from intake.domain.ids import ChainId, PersonId
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
from intake.domain.judgements import (
    About,
    Assessment,
    Cause,
    Conclusion,
    Element,
    ElementValue,
    LegalPriority,
    Link,
    Passage,
    Place,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
    without_ground,
)
from intake.domain.organisation_mode import DEFAULT, InForce, OrganisationMode
from intake.domain.standing import Act, Refusal, Standing, verdict
from intake.domain.standing_rules import refusal
from intake.domain.standing_steps import fold
from intake.domain.states import Outcome, State

CHAIN = ChainId("c1" * 16)
ANA, BETO, CARO, DORA = (PersonId(letter * 32) for letter in "abcd")
ADJUDICATING = InForce(OrganisationMode.ADJUDICATING)
DIRECTED = ReviewDirected(Cause.ASKED, ReviewLevel.PEER, "C-1", "every fifth")
NEGATIVE, POSITIVE = Conclusion.NEGATIVE, Conclusion.POSITIVE


def assessed(conclusion: Conclusion | None = None, *, without: int = 0) -> AssessmentGiven:
    values = tuple((each, ElementValue.NOTED) for each in Element)[without:]
    return AssessmentGiven(Assessment(values, LegalPriority.SOON, conclusion))


def reviewed(
    act: ReviewAct = ReviewAct.CLEAR,
    conclusion: Conclusion | None = None,
    reason: Reason | None = None,
) -> ReviewGiven:
    return ReviewGiven(Review(act, ReviewLevel.PEER, 20, conclusion, reason))


def settled(*said: object) -> DisputeReviewed:
    return DisputeReviewed(reviewed(*said).review)  # type: ignore[arg-type]


def text(seq: int, *about: str) -> JudgementExplained:
    return JudgementExplained(seq, tuple(Passage(each, "so it is") for each in about), "note")


SEALED = InterviewSealed("I wrote this.", "en", True, ())
RETURN = reviewed(ReviewAct.RETURN_CLARIFY)
CONCUR = reviewed(ReviewAct.CONCUR)
DISAGREE = reviewed(ReviewAct.DISAGREE, POSITIVE, Reason.NO_NEXUS)
OVERRULE = settled(ReviewAct.OVERRULE, POSITIVE, Reason.NO_NEXUS)
TOLD = ResultTold(True, "es", "2026-11-24", Mode.IN_PERSON, "P-1")
FINAL = RecordFinalised(is_reviewed=True)
UNREVIEWED = RecordFinalised(is_reviewed=False)

Step = tuple[PersonId, Event]
HEARD: tuple[Step, ...] = (
    (ANA, ReadbackRecorded(Outcome.ACCEPTED)),
    (ANA, InterviewConfirmed()),
)
DONE: tuple[Step, ...] = (*HEARD, (ANA, SEALED))
IN_REVIEW: tuple[Step, ...] = (*DONE, (CARO, DIRECTED))
JUDGED: tuple[Step, ...] = (*HEARD, (ANA, assessed(NEGATIVE)), (ANA, SEALED), (CARO, DIRECTED))
DISPUTED: tuple[Step, ...] = (*JUDGED, (BETO, DISAGREE))


def stands(*steps: Step, mode: InForce = DEFAULT) -> Standing:
    return fold(acts(steps, mode))


def acts(steps: tuple[Step, ...], mode: InForce) -> list[Act]:
    return [
        Act(Place(CHAIN, seq), person, event, "reviewer", seq, mode)
        for seq, (person, event) in enumerate(steps, 1)
    ]


ALLOWED: list[tuple[str, tuple[Step, ...], State]] = [
    ("heard", HEARD, State.CONFIRMED),
    ("sealed", DONE, State.SEALED),
    ("assessed before the seal", (*HEARD, (ANA, assessed()), (ANA, SEALED)), State.SEALED),
    ("assessed after the seal", (*DONE, (BETO, assessed())), State.SEALED),
    ("directed", IN_REVIEW, State.IN_REVIEW),
    ("clear", (*IN_REVIEW, (BETO, reviewed())), State.REVIEWED),
    ("returned", (*IN_REVIEW, (BETO, RETURN)), State.RETURNED),
    ("a stranger adds", (*IN_REVIEW, (BETO, RETURN), (DORA, AddendumAdded("x"))), State.RETURNED),
    ("clarified", (*IN_REVIEW, (BETO, RETURN), (ANA, AddendumAdded("x"))), State.SEALED),
    (
        "again in review",
        (*IN_REVIEW, (BETO, RETURN), (ANA, AddendumAdded("x")), (CARO, DIRECTED), (BETO, reviewed())),
        State.REVIEWED,
    ),
    ("return taken back", (*IN_REVIEW, (BETO, RETURN), (BETO, ReviewWithdrawn(Place(CHAIN, 5)))),
     State.IN_REVIEW),
    ("review taken back", (*IN_REVIEW, (BETO, reviewed()), (BETO, ReviewWithdrawn(Place(CHAIN, 5)))),
     State.IN_REVIEW),
    ("a second colleague", (*IN_REVIEW, (BETO, reviewed()), (CARO, reviewed())), State.REVIEWED),
    ("finished", (*IN_REVIEW, (BETO, reviewed()), (CARO, FINAL)), State.FINAL),
    ("finished unreviewed", (*DONE, (CARO, UNREVIEWED)), State.FINAL),
    ("told", (*DONE, (CARO, UNREVIEWED), (ANA, TOLD)), State.EXPLAINED),
    ("not told", (*DONE, (CARO, UNREVIEWED), (ANA, ResultTold(False, why_not="left"))), State.FINAL),
    ("letter", (*DONE, (CARO, UNREVIEWED), (ANA, LetterGiven(False, why_not="left"))), State.FINAL),
    (
        "letter given",
        (*DONE, (CARO, UNREVIEWED), (ANA, LetterGiven(True, "es", "2026-11-24", "by hand"))),
        State.FINAL,
    ),
    ("something else", (*DONE, (ANA, InterviewResumed())), State.SEALED),
]  # fmt: skip

ADJUDICATED: list[tuple[str, tuple[Step, ...], State]] = [
    ("concurs", (*JUDGED, (BETO, CONCUR)), State.REVIEWED),
    ("disagrees", DISPUTED, State.DISPUTED),
    (
        "disagrees after another concurred",
        (*JUDGED, (CARO, CONCUR), (BETO, DISAGREE)),
        State.DISPUTED,
    ),
    ("another is heard", (*DISPUTED, (CARO, CONCUR)), State.DISPUTED),
    ("second review", (*DISPUTED, (DORA, OVERRULE)), State.REVIEWED),
    ("finished after it", (*DISPUTED, (DORA, OVERRULE), (CARO, FINAL)), State.FINAL),
    ("dissent taken back", (*DISPUTED, (BETO, ReviewWithdrawn(Place(CHAIN, 6)))), State.IN_REVIEW),
    (
        "second review taken back",
        (*DISPUTED, (DORA, OVERRULE), (DORA, ReviewWithdrawn(Place(CHAIN, 7)))),
        State.DISPUTED,
    ),
    ("directed in dispute", (*DISPUTED, (CARO, DIRECTED)), State.DISPUTED),
]


@pytest.mark.parametrize(("name", "steps", "state"), ALLOWED, ids=lambda each: str(each)[:30])
def test_record_comes_to_its_state(name: str, steps: tuple[Step, ...], state: State) -> None:
    found = stands(*steps)
    assert (found.state, found.apart) == (state, ()), name


@pytest.mark.parametrize(("name", "steps", "state"), ADJUDICATED, ids=lambda each: str(each)[:30])
def test_record_with_conclusions_comes_to_its_state(
    name: str, steps: tuple[Step, ...], state: State
) -> None:
    found = stands(*steps, mode=ADJUDICATING)
    assert (found.state, found.apart) == (state, ()), name


REFUSED: list[tuple[str, tuple[Step, ...], Refusal]] = [
    ("assessed before read-back", ((ANA, assessed()),), Refusal.STATE),
    ("sealed by somebody else too", (*IN_REVIEW, (BETO, reviewed()), (BETO, SEALED)), Refusal.STATE),
    ("assessed in review", (*IN_REVIEW, (ANA, assessed())), Refusal.STATE),
    (
        "assessed by who reviewed",
        (*IN_REVIEW, (BETO, RETURN), (BETO, assessed())),
        Refusal.AUTHOR,
    ),
    ("element left out", (*DONE, (ANA, assessed(without=1))), Refusal.INCOMPLETE),
    ("negative in humanitarian mode", (*DONE, (ANA, assessed(NEGATIVE))), Refusal.MODE),
    ("review before it is directed", (*DONE, (BETO, reviewed())), Refusal.STATE),
    ("review of one's own", (*IN_REVIEW, (ANA, reviewed())), Refusal.AUTHOR),
    (
        "review by who assessed",
        (*DONE, (BETO, assessed()), (CARO, DIRECTED), (BETO, reviewed())),
        Refusal.AUTHOR,
    ),
    (
        "reviewed twice by one",
        (*IN_REVIEW, (BETO, reviewed()), (BETO, reviewed())),
        Refusal.REVIEWED_ALREADY,
    ),
    (
        "returned twice",
        (*IN_REVIEW, (BETO, RETURN), (ANA, AddendumAdded("x")), (CARO, DIRECTED), (CARO, RETURN)),
        Refusal.RETURNED_TWICE,
    ),
    ("concur in humanitarian mode", (*IN_REVIEW, (BETO, CONCUR)), Refusal.MODE),
    ("disagree in humanitarian mode", (*IN_REVIEW, (BETO, DISAGREE)), Refusal.MODE),
    (
        "own conclusion in humanitarian mode",
        (*IN_REVIEW, (BETO, reviewed(ReviewAct.CLEAR, NEGATIVE))),
        Refusal.MODE,
    ),
    (
        "coded reason in humanitarian mode",
        (*IN_REVIEW, (BETO, reviewed(ReviewAct.CLEAR, None, Reason.BAR))),
        Refusal.MODE,
    ),
    ("second review without a dispute", (*IN_REVIEW, (DORA, settled())), Refusal.STATE),
    ("finished in review", (*IN_REVIEW, (CARO, FINAL)), Refusal.STATE),
    ("finished as if reviewed", (*DONE, (CARO, FINAL)), Refusal.STATE),
    ("finished as unreviewed", (*IN_REVIEW, (CARO, UNREVIEWED)), Refusal.STATE),
    ("finished twice", (*DONE, (CARO, UNREVIEWED), (CARO, UNREVIEWED)), Refusal.STATE),
    ("told before it is final", (*DONE, (ANA, TOLD)), Refusal.STATE),
    ("letter before it is final", (*DONE, (ANA, LetterGiven(False, why_not="x"))), Refusal.STATE),
    (
        "told without saying how",
        (*DONE, (CARO, UNREVIEWED), (ANA, replace(TOLD, how=None))),
        Refusal.INCOMPLETE,
    ),
    (
        "not told without saying why",
        (*DONE, (CARO, UNREVIEWED), (ANA, ResultTold(False))),
        Refusal.INCOMPLETE,
    ),
    ("directed twice", (*IN_REVIEW, (CARO, DIRECTED)), Refusal.STATE),
    (
        "directed by nobody",
        (*DONE, (CARO, replace(DIRECTED, asked_by=" "))),
        Refusal.REASON,
    ),
    (
        "another's review taken back",
        (*IN_REVIEW, (BETO, reviewed()), (CARO, ReviewWithdrawn(Place(CHAIN, 5)))),
        Refusal.NOT_YOURS,
    ),
    (
        "taken back twice",
        (
            *IN_REVIEW,
            (BETO, reviewed()),
            (BETO, ReviewWithdrawn(Place(CHAIN, 5))),
            (BETO, ReviewWithdrawn(Place(CHAIN, 5))),
        ),
        Refusal.UNKNOWN,
    ),
    ("nothing taken back", (*IN_REVIEW, (BETO, ReviewWithdrawn(Place(CHAIN, 5)))), Refusal.UNKNOWN),
    (
        "another's judgement disowned",
        (*DONE, (ANA, assessed()), (BETO, JudgementDisowned(Place(CHAIN, 4)))),
        Refusal.NOT_YOURS,
    ),
    ("nothing disowned", (*DONE, (ANA, JudgementDisowned(Place(CHAIN, 9)))), Refusal.UNKNOWN),
    (
        "text to another's judgement",
        (*DONE, (ANA, assessed()), (BETO, text(4, About.REASON))),
        Refusal.NOT_YOURS,
    ),
    (
        "text twice",
        (*DONE, (ANA, assessed()), (ANA, text(4)), (ANA, text(4))),
        Refusal.UNKNOWN,
    ),
    ("text to nothing", (*DONE, (ANA, text(4))), Refusal.UNKNOWN),
    ("approval without a reason", (*IN_REVIEW, (BETO, reviewed()), (BETO, text(5))), Refusal.REASON),
    (
        "return without questions",
        (*IN_REVIEW, (BETO, RETURN), (BETO, text(5, About.REASON))),
        Refusal.REASON,
    ),
    (
        "open statement without a reason",
        (*DONE, (ANA, JudgementDisowned(Place(CHAIN, 3))), (ANA, text(4))),
        Refusal.REASON,
    ),
    ("note of nothing", (*DONE, (DORA, NoteOpened(Place(CHAIN, 9), "x"))), Refusal.UNKNOWN),
]  # fmt: skip

REFUSED_WITH_CONCLUSIONS: list[tuple[str, tuple[Step, ...], Refusal]] = [
    ("finished in dispute", (*DISPUTED, (CARO, FINAL)), Refusal.STATE),
    ("unreviewed in dispute", (*DISPUTED, (CARO, UNREVIEWED)), Refusal.STATE),
    ("returned in dispute", (*DISPUTED, (CARO, RETURN)), Refusal.STATE),
    ("second review returns", (*DISPUTED, (DORA, settled(ReviewAct.RETURN_CLARIFY))), Refusal.STATE),
    ("own dispute settled", (*DISPUTED, (BETO, OVERRULE)), Refusal.REVIEWED_ALREADY),
    ("own record settled", (*DISPUTED, (ANA, OVERRULE)), Refusal.AUTHOR),
    ("nothing to concur with", (*IN_REVIEW, (BETO, CONCUR)), Refusal.NO_CONCLUSION),
    (
        "concurs with something else",
        (*JUDGED, (BETO, reviewed(ReviewAct.CONCUR, POSITIVE))),
        Refusal.NO_CONCLUSION,
    ),
    (
        "disagrees without a conclusion",
        (*JUDGED, (BETO, reviewed(ReviewAct.DISAGREE, None, Reason.BAR))),
        Refusal.NO_CONCLUSION,
    ),
    (
        "disagrees without a coded reason",
        (*JUDGED, (BETO, reviewed(ReviewAct.DISAGREE, POSITIVE))),
        Refusal.REASON,
    ),
    (
        "clear with a conclusion",
        (*JUDGED, (BETO, reviewed(ReviewAct.CLEAR, POSITIVE))),
        Refusal.MODE,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "steps", "why"), REFUSED, ids=lambda each: str(each)[:30])
def test_act_is_refused_and_set_apart(name: str, steps: tuple[Step, ...], why: Refusal) -> None:
    _is_refused(steps, why, DEFAULT)


@pytest.mark.parametrize(
    ("name", "steps", "why"), REFUSED_WITH_CONCLUSIONS, ids=lambda each: str(each)[:30]
)
def test_act_is_refused_where_there_are_conclusions(
    name: str, steps: tuple[Step, ...], why: Refusal
) -> None:
    _is_refused(steps, why, ADJUDICATING)


def _is_refused(steps: tuple[Step, ...], why: Refusal, mode: InForce) -> None:
    *before, last = acts(steps, mode)
    standing = fold(before)
    assert standing.apart == ()
    assert refusal(standing, last) is why
    after = fold([*before, last])
    assert [(each.act, each.refusal) for each in after.apart] == [(last, why)]
    assert [each.place for each in after.judgements] == [each.place for each in standing.judgements]


def test_review_whose_text_gives_no_reason_counts_no_more() -> None:
    found = stands(*IN_REVIEW, (BETO, reviewed()), (BETO, text(5)))
    assert found.state is State.IN_REVIEW
    assert found.judgements[0].is_unreasoned
    assert len(found.reviews) == 1
    assert not found.standing_reviews


def test_return_whose_text_asks_nothing_returns_nothing() -> None:
    found = stands(*IN_REVIEW, (BETO, RETURN), (BETO, text(5, About.REASON)))
    assert (found.state, found.returns) == (State.IN_REVIEW, 0)


def test_text_links_note_and_open_statement_stand_with_their_judgement() -> None:
    steps: tuple[Step, ...] = (
        *DONE,
        (ANA, assessed()),
        (ANA, text(4, "who")),
        (ANA, JudgementDisowned(Place(CHAIN, 4))),
        (ANA, text(6, About.REASON, About.INSTRUCTED_BY)),
        (DORA, NoteOpened(Place(CHAIN, 4), "not mine")),
        (ANA, JudgementDisowned(Place(CHAIN, 3))),
    )
    found = stands(*steps)
    assert found.apart == ()
    (judgement,) = found.judgements
    assert (judgement.sealed_note, judgement.disowned) == ("note", Place(CHAIN, 6))
    assert (judgement.is_explained, judgement.passages[0].about) == (True, "who")
    assert found.notes == ((Place(CHAIN, 4), "not mine"),)
    assert dict(found.explained)[Place(CHAIN, 6)].passages[1].about == "instructed_by"


def test_later_assessment_stands_beside_the_first() -> None:
    found = stands(*DONE, (BETO, assessed()), (ANA, assessed()))
    assert [each.person for each in found.assessments] == [BETO, ANA]
    assert found.of_record == found.assessments[0]
    assert found.authors == {ANA, BETO}
    assert stands(*HEARD).of_record is None


def test_majority_and_every_dissent_are_told() -> None:
    found = verdict(stands(*DISPUTED, (CARO, CONCUR), (DORA, OVERRULE), mode=ADJUDICATING))
    assert (found.of_record, found.majority) == (NEGATIVE, None)
    assert found.counts == ((POSITIVE, 2), (NEGATIVE, 2))
    assert (found.dissents, found.settled) == ((), POSITIVE)
    found = verdict(stands(*DISPUTED, (CARO, CONCUR), mode=ADJUDICATING))
    assert (found.majority, found.dissents) == (NEGATIVE, (Place(CHAIN, 6),))
    found = verdict(stands(*IN_REVIEW, (BETO, reviewed())))
    assert (found.of_record, found.counts, found.majority, found.settled) == (None, (), None, None)


@pytest.mark.parametrize(
    ("mode", "by_counsel", "has"),
    [
        (OrganisationMode.HUMANITARIAN, True, False),
        (OrganisationMode.ATTORNEY_SUPERVISED, False, False),
        (OrganisationMode.ATTORNEY_SUPERVISED, True, True),
        (OrganisationMode.ADJUDICATING, False, True),
    ],
)
def test_mode_decides_whether_there_are_conclusions(
    mode: OrganisationMode, by_counsel: bool, has: bool
) -> None:
    assert InForce(mode, by_counsel).has_conclusions is has


def test_what_is_noted_and_rests_on_nothing_is_pointed_out() -> None:
    values = ((Element.WHO, ElementValue.NOTED), (Element.WORDS, ElementValue.PARTLY_NOTED),
              (Element.NEEDS, ElementValue.NOT_EXPLORED))  # fmt: skip
    passages = (Passage("who", "x", (Link("harm/who"),)), Passage("words", "x"))
    found = Assessment(values, LegalPriority.SOON)
    assert without_ground(found, passages) == (Element.WORDS,)
