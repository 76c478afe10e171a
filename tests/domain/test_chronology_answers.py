"""What the debrief says of a government becomes steps; what nobody answered stays silent."""

import pytest

from intake.domain.answers import Document, SkipReason, Value
from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.chronology import (
    KnowBasis,
    Prompt,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.chronology_answers import steps_of
from intake.domain.chronology_findings import differing
from intake.domain.judgements import Reason, ReviewLevel


def document(answers: dict[str, str], *rows: str) -> Document:
    values = {path: Value(text) for path, text in answers.items()}
    return Document(values, {"outcome/review": rows} if rows else {})


def steps(answers: dict[str, str], *rows: str) -> list[Step]:
    return list(steps_of(document(answers, *rows)))


def test_nothing_answered_says_nothing() -> None:
    assert steps_of(Document()) == ()
    assert steps({"asked_fear/officer_asked": "", "arrival/programme": ""}) == []


def test_whole_debrief_is_told_step_by_step() -> None:
    found = steps(
        {
            "arrival/arrived/arrived_as_said": "after the feast",
            "arrival/arrived/arrived_date": "2019-06-25",
            "arrival/arrived/arrived_precision": "before_after",
            "arrival/held_where": "bp_station port",
            "arrival/programme": "mpp_2019",
            "asked_fear/officer_asked": "no",
            "asked_fear/said_fear": "yes",
            "asked_fear/stated/said_to": "bp",
            "asked_fear/stated/said_times": "3",
            "asked_fear/stated/response": "ignored interview_given",
            "interview/interviewed": "yes",
            "interview/nri/nri_when/nri_when_as_said": "two days later",
            "interview/nri/told_lawyer": "no",
            "outcome/told_result": "yes",
            "outcome/told/result": "negative",
            "outcome/told/told_by": "uscis",
            "outcome/told/reason_codes": "no_nexus could_relocate",
            "outcome/what_next": "returned_mx",
            "outcome/returned_city": "cd_juarez",
            "outcome/returned_hour": "02:30:00.000",
            "papers_dates/court_date": "2019-09-14",
            "papers_dates/court_city": "el_paso",
        }
    )
    assert [(each.kind, each.outcome) for each in found] == [
        (StepKind.ENCOUNTERED, StepOutcome.YES),
        (StepKind.PROCESSED, StepOutcome.ENROLLED),
        (StepKind.FEAR_ASKED, StepOutcome.NO),
        (StepKind.FEAR_STATED, StepOutcome.YES),
        (StepKind.ANSWERED, StepOutcome.IGNORED),
        (StepKind.ANSWERED, StepOutcome.REFERRED),
        (StepKind.INTERVIEWED, StepOutcome.YES),
        (StepKind.COUNSEL_WINDOW, StepOutcome.NO),
        (StepKind.TOLD, StepOutcome.YES),
        (StepKind.DECIDED, StepOutcome.NEGATIVE),
        (StepKind.AFTER, StepOutcome.RETURNED_MX),
        (StepKind.HEARING, StepOutcome.SCHEDULED),
    ]
    assert {each.source for each in found} == {StepSource.PERSON}
    lived = {each.kind for each in found if each.basis is KnowBasis.SAW}
    assert lived == {each.kind for each in found} - {StepKind.DECIDED}
    met, _, _, stated, ignored, referred, interview, _, told, decided, after, hearing = found
    assert met.when == ApproximateDate("after the feast", "2019-06-25", Precision.BEFORE_AFTER)
    assert met.place == "bp_station"
    assert (stated.agency, stated.times, stated.prompt) == ("bp", 3, Prompt.UNPROMPTED)
    assert ignored.account == referred.account
    assert differing(found) == frozenset()
    assert interview.when == ApproximateDate("two days later", "", Precision.UNKNOWN)
    assert (told.agency, decided.reasons) == ("uscis", (Reason.NO_NEXUS, Reason.COULD_RELOCATE))
    assert (after.place, after.hour) == ("cd_juarez", "02:30")
    assert (hearing.when.day, hearing.place) == ("2019-09-14", "el_paso")
    assert len({each.id for each in found}) == len(found)


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    skipped = Value(skip=SkipReason.NOT_KNOWN)
    declined = Value(skip=SkipReason.DECLINED)
    found = steps_of(
        Document(
            {
                "asked_fear/officer_asked": Value("dk"),
                "asked_fear/said_fear": skipped,
                "interview/interviewed": declined,
                "arrival/programme": Value("unknown"),
                "outcome/what_next": Value("unknown"),
            }
        )
    )
    assert {(each.kind, each.outcome) for each in found} == {
        (StepKind.PROCESSED, StepOutcome.UNKNOWN),
        (StepKind.FEAR_ASKED, StepOutcome.UNKNOWN),
        (StepKind.FEAR_STATED, StepOutcome.UNKNOWN),
        (StepKind.AFTER, StepOutcome.UNKNOWN),
    }


def test_answer_that_no_longer_matters_is_no_step() -> None:
    hidden = Value("positive", rel=False)
    assert steps_of(Document({"outcome/told/result": hidden})) == ()


def test_prompt_is_left_open_where_nobody_said_whether_an_officer_asked() -> None:
    (stated,) = steps({"asked_fear/said_fear": "yes"})
    assert (stated.prompt, stated.times) == (None, None)
    _, prompted = steps({"asked_fear/officer_asked": "yes", "asked_fear/said_fear": "yes"})
    assert prompted.prompt is Prompt.PROMPTED


@pytest.mark.parametrize("programme", ["title42", "other"])
def test_another_programme_is_named(programme: str) -> None:
    (found,) = steps({"arrival/programme": programme})
    assert (found.outcome, found.programme) == (StepOutcome.OTHER_PROGRAMME, programme)


def review(level: str, effect: str, basis: str) -> dict[str, str]:
    row = "outcome/review[r1]"
    return {
        f"{row}/review_level": level,
        f"{row}/review_effect": effect,
        f"{row}/review_basis": basis,
    }


@pytest.mark.parametrize(
    ("basis", "source", "outcome"),
    [
        ("document", StepSource.DOCUMENT, StepOutcome.POS_TO_NEG),
        ("officer", StepSource.OFFICER, StepOutcome.POS_TO_NEG),
        ("others_said", StepSource.PERSON, StepOutcome.UNKNOWN),
        ("", StepSource.PERSON, StepOutcome.UNKNOWN),
    ],
)
def test_review_is_known_from_a_document_or_an_officer_alone(
    basis: str, source: StepSource, outcome: StepOutcome
) -> None:
    (found,) = steps(review("hq", "pos_to_neg", basis), "r1")
    assert (found.level, found.source, found.outcome) == (ReviewLevel.HQ, source, outcome)


@pytest.mark.parametrize("level", ["", "none_known"])
def test_no_review_that_is_known_is_no_step(level: str) -> None:
    assert steps(review(level, "concurred", "document"), "r1") == []


def test_day_in_court_of_a_follow_up_is_on_the_line_too() -> None:
    (found,) = steps({"now/dates_needs/court_date": "2026-12-01"})
    assert (found.kind, found.outcome) == (StepKind.HEARING, StepOutcome.SCHEDULED)
