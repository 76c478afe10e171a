"""What records say is counted by what it means; what is not said is not counted."""

import pytest

from intake.domain.answers import Document, SkipReason, Value
from intake.domain.approximate_dates import ApproximateDate, Precision
from intake.domain.case_codes import CaseCode
from intake.domain.chronology import (
    KnowBasis,
    Prompt,
    Step,
    StepKind,
    StepOutcome,
    StepSource,
)
from intake.domain.chronology_lines import Noted
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.course import Course
from intake.domain.figures.facts import Case, FindingFacts, PersonFacts, StatementFacts
from intake.domain.ids import ChainId, FormHash, InterviewId, PersonId
from intake.domain.interview import Interview
from intake.domain.judgements import (
    Assessment,
    Conclusion,
    LegalPriority,
    Place,
    Reason,
    Review,
    ReviewAct,
    ReviewLevel,
)
from intake.domain.standing import Judgement
from intake.domain.standing import Standing as Judged
from intake.domain.states import Counsel, Outcome, State
from intake.services.figures_facts import (
    CountedRecord,
    Standing,
    case_of,
    merge,
    record_facts,
    standing_of,
)
from intake.services.figures_steps import own

YES = Consent(Purpose.STATISTICS, Decision.GRANTED)
NO = Consent(Purpose.STATISTICS, Decision.REFUSED)
EVENT = "happened/events/harm"


def interview(
    form: str = "intake_f3",
    answers: dict[str, str] | None = None,
    rows: dict[str, tuple[str, ...]] | None = None,
    *,
    consents: tuple[Consent, ...] = (YES,),
    languages: Languages | None = None,
    course: Course | None = None,
    state: State = State.SEALED,
) -> Interview:
    return Interview(
        InterviewId("0a" * 16),
        CaseCode("ABCDE12345"),
        FormHash("0b" * 32),
        form,
        "1",
        state=state,
        consents=consents,
        languages=languages,
        document=Document({k: Value(v) for k, v in (answers or {}).items()}, rows or {}),
        course=course or Course(),
    )


def facts(*args: object, steps: tuple[Noted, ...] = (), **said: object) -> Case:
    found = interview(*args, **said)  # type: ignore[arg-type]
    return case_of([CountedRecord(found, "2026-11", 41, 3, steps)])


def event(uid: str, **said: str) -> dict[str, str]:
    return {f"{EVENT}[{uid}]/{name}": text for name, text in said.items()}


def test_each_kind_of_harm_in_an_event_is_an_act() -> None:
    answers = event("a", kind="robbery threat", who="police_mun cartel police_mun", place="street",
                    phase="after_return_mpp", whom="self child", reported="no",
                    not_reported_codes="moving")  # fmt: skip
    found = facts("intake_f3", answers, {EVENT: ("a",)})
    assert [each.kind for each in found.acts] == ["robbery", "threat"]
    first = found.acts[0]
    assert first.perpetrator == ("state_mx", "organised")
    assert (first.in_mexico, first.after_return, first.child) == ("yes", "yes", "yes")
    assert (first.reported, first.not_reported) == ("no", ("moving",))
    assert found.person.by_state == "yes"


def test_an_event_that_nobody_has_coded_is_an_act_of_no_kind() -> None:
    found = facts("intake_f2", event("a", city="tijuana"), {EVENT: ("a",)})
    (act,) = found.acts
    assert (act.kind, act.in_mexico, act.after_return, act.child) == ("", "yes", "", "")


def test_harm_at_home_is_not_harm_in_mexico() -> None:
    (act,) = facts("intake_f3", event("a", phase="origin", kind="threat"), {EVENT: ("a",)}).acts
    assert (act.in_mexico, act.after_return) == ("no", "no")


def test_harm_by_shelter_staff_is_not_in_the_figures_of_their_site() -> None:
    answers = event("a", kind="threat", who="shelter_staff cartel")
    assert facts("intake_f3", answers, {EVENT: ("a",)}).acts == ()


def test_an_adolescent_is_a_child() -> None:
    answers = event("a", kind="threat", whom="self")
    assert facts("intake_f6", answers, {EVENT: ("a",)}).acts[0].child == "yes"
    assert facts("intake_f3", answers, {EVENT: ("a",)}).acts[0].child == "no"


@pytest.mark.parametrize(
    ("said", "harmed", "kidnapped"),
    [
        ({"hurt": "no", "threatened": "no", "held": "no", "taken": "no"}, "no", "no"),
        ({"hurt": "no", "threatened": "dk", "held": "no", "taken": "no"}, "", "no"),
        ({"hurt": "dk", "threatened": "yes"}, "yes", ""),
        ({}, "", ""),
    ],
)
def test_not_knowing_and_silence_are_no_no(
    said: dict[str, str], harmed: str, kidnapped: str
) -> None:
    person = facts("intake_f3", {f"happened/{k}": v for k, v in said.items()}).person
    assert (person.harmed, person.kidnapped) == (harmed, kidnapped)


def test_who_was_kept_in_mexico_was_kidnapped() -> None:
    answers = event("a", kind="deprivation", phase="after_return_mpp")
    assert facts("intake_f3", answers, {EVENT: ("a",)}).person.kidnapped == "yes"


DEBRIEF = {
    "arrival/programme": "mpp_2021",
    "asked_fear/officer_asked": "no",
    "asked_fear/said_fear": "yes",
    "asked_fear/stated/said_to": "bp",
    "asked_fear/stated/said_times": "3",
    "asked_fear/stated/response": "ignored interview_given",
    "asked_fear/stated/said_when/said_when_date": "2026-10-01",
    "asked_fear/stated/said_when/said_when_precision": "exact",
    "interview/interviewed": "yes",
    "interview/nri/nri_when/nri_when_date": "2026-10-03",
    "interview/nri/nri_when/nri_when_precision": "exact",
    "interview/nri/conditions": "shackled separated",
    "interview/nri/told_lawyer": "no",
    "outcome/told/result": "negative",
    "outcome/told/told_when/told_when_date": "2026-10-02",
    "outcome/what_next": "returned_mx",
}


def test_three_statements_of_which_one_was_heard() -> None:
    found = facts("intake_f4", DEBRIEF)
    assert found.statements == (
        StatementFacts("2026-11", "bp", "no"),
        StatementFacts("2026-11", "bp", "yes"),
        StatementFacts("2026-11", "bp", "yes"),
    )
    assert (found.person.prompt, found.person.interviewed) == ("unprompted", "yes")


def test_a_result_without_known_review_is_not_a_result_without_review() -> None:
    (finding,) = facts("intake_f4", DEBRIEF).findings
    assert (finding.result, finding.first, finding.reviewed) == ("negative", "negative", "")
    assert (finding.overturned, finding.layers, finding.by) == ("", None, "government")
    assert (finding.separated, finding.counsel_allowed, finding.counsel_there) == ("yes", "no", "")
    assert (finding.made, finding.hours_to_interview) == ("2026-10", 48)
    assert finding.hours_to_result is None  # it would have been told before it was held


REVIEW = "outcome/review"


def reviewed(*levels: tuple[str, str, str], result: str = "negative") -> FindingFacts:
    answers = {**DEBRIEF, "outcome/told/result": result}
    for at, (level, effect, basis) in enumerate(levels):
        answers |= {f"{REVIEW}[{at}]/review_{name}": text for name, text in
                    (("level", level), ("effect", effect), ("basis", basis))}  # fmt: skip
    uids = tuple(str(at) for at in range(len(levels)))
    (found,) = facts("intake_f4", answers, {REVIEW: uids}).findings
    return found


def test_headquarters_turned_a_positive_round_that_the_supervisor_shared() -> None:
    found = reviewed(("sao", "concurred", "officer"), ("hq", "pos_to_neg", "officer"))
    assert (found.first, found.result) == ("positive", "negative")
    assert (found.reviewed, found.sao, found.hq) == ("yes", "concurred", "pos_to_neg")
    assert (found.overturned, found.layers) == ("yes", 2)


def test_what_the_person_supposes_of_a_review_is_not_counted() -> None:
    for basis in ("they_said", "inferred", "media", ""):
        found = reviewed(("hq", "pos_to_neg", basis))
        assert (found.first, found.reviewed) == ("negative", "")


def test_reviews_that_only_concurred_turned_nothing_round() -> None:
    both = (("sao", "concurred", "document"), ("hq", "concurred", "document"))
    assert (reviewed(*both, result="positive").overturned, reviewed(*both).layers) == ("no", 2)
    assert reviewed(("sao", "concurred", "document")).overturned == ""  # of headquarters: silence
    assert reviewed(("sao", "unknown", "document")).reviewed == ""
    assert reviewed(("hq", "pos_to_neg", "document")).first == ""  # the supervisor: silence
    assert reviewed(("sao", "neg_to_pos", "document"), result="").first == "negative"


def test_nothing_of_a_screening_that_was_not_held() -> None:
    found = facts("intake_f4", {"asked_fear/said_fear": "no"})
    assert (found.findings, found.statements, found.person.fear) == ((), (), "no")


def test_an_interview_says_how_it_was_held() -> None:
    languages = Languages("mam", "spa", interpreter_needed=True)
    course = Course(counsel=Counsel.HAS, outcome=Outcome.NOT_DONE)
    consents = (YES, Consent(Purpose.LAWYER, Decision.DEFERRED, recipient="A"))
    (found,) = facts(consents=consents, languages=languages, course=course).interviews
    assert (found.language_match, found.interpreter_needed, found.interpreter_there) == (
        "no", "yes", "no")  # fmt: skip
    assert (found.readback, found.lawyer, found.left_early) == ("not_done", "yes", "no")
    assert (found.minutes, found.over_ceiling) == (41, "yes")
    assert found.consent == ("statistics:granted", "lawyer:deferred")


def test_languages_agree_whatever_their_tags() -> None:
    for languages, expected in (
        (Languages("spa", "es-x-llano"), "yes"),
        (Languages("mam", "spa", used="mam"), "yes"),
        (Languages("", "spa"), ""),
    ):
        assert facts(languages=languages).interviews[0].language_match == expected
    assert facts().interviews[0].language_match == ""


def test_questions_of_our_forms_are_counted_as_asked_and_skipped() -> None:
    found = interview("intake_f3", {"fear/danger": "yes"})
    found.document.values["fear/of_whom"] = Value(skip=SkipReason.WELLBEING)  # type: ignore[index]
    found.document.values["fear/danger2"] = Value("x", rel=False)  # type: ignore[index]
    (said,) = record_facts(CountedRecord(found, "2026-11")).interviews
    assert said.asked == ("intake_f3:fear/danger", "intake_f3:fear/of_whom")
    assert said.skipped == ("intake_f3:fear/of_whom",)
    assert (said.over_ceiling, said.minutes) == ("", None)


def test_of_forms_from_elsewhere_only_what_the_program_knows_is_counted() -> None:
    found = facts("who_va", {"happened/hurt": "yes"}, state=State.LEFT_EARLY)
    assert found.person == PersonFacts(month="2026-11")
    assert (found.interviews[0].form, found.interviews[0].left_early) == ("other", "yes")
    assert facts(state=State.OPEN).interviews[0].left_early == ""


def step(kind: StepKind, outcome: StepOutcome, at: int = 0, **said: object) -> Noted:
    source = {"source": StepSource.OFFICER, "basis": KnowBasis.SAW}
    made = Step(f"{at:032x}", kind, outcome, **{**source, **said})  # type: ignore[arg-type]
    return Noted(InterviewId("0a" * 16), made)


def on(day: str) -> ApproximateDate:
    return ApproximateDate(day=day, precision=Precision.EXACT)


def test_what_an_officer_says_of_levels_is_counted_and_a_known_no_is_a_no() -> None:
    no = StepOutcome.NO
    known = (
        step(StepKind.ASSESSED, StepOutcome.NEGATIVE, 1, when=on("2026-10-01"), own_opinion=False),
        step(StepKind.REVIEWED, no, 2, level=ReviewLevel.SAO),
        step(StepKind.REVIEWED, no, 3, level=ReviewLevel.HQ),
        step(StepKind.AFTER, StepOutcome.RELEASED_VULNERABLE, 4),
    )
    found = facts("intake_f3", steps=known)
    (finding,) = found.findings
    assert (finding.first, finding.reviewed, finding.layers) == ("negative", "no", 0)
    assert (finding.vulnerable, finding.overturned) == ("yes", "")
    assert [each.own_opinion for each in found.forms] == ["no"]
    assert found.person.next == "released_vulnerable"


def test_the_time_that_review_added_needs_exact_days() -> None:
    def added(precision: Precision) -> int | None:
        review = ApproximateDate(day="2026-10-04", precision=precision)
        steps = (
            step(StepKind.ASSESSED, StepOutcome.POSITIVE, 1, when=on("2026-10-01")),
            step(StepKind.REVIEWED, StepOutcome.POS_TO_NEG, 2, level=ReviewLevel.HQ, when=review),
        )
        return facts("intake_f3", steps=steps).findings[0].hours_added

    assert (added(Precision.EXACT), added(Precision.MONTH)) == (72, None)


def test_what_was_written_down_by_hand_is_of_the_person() -> None:
    steps = (
        step(StepKind.FEAR_ASKED, StepOutcome.NO, 1),
        step(StepKind.FEAR_STATED, StepOutcome.YES, 2, prompt=Prompt.UNPROMPTED),
        step(StepKind.INTERVIEWED, StepOutcome.UNKNOWN, 3),
        step(StepKind.TOLD, StepOutcome.YES, 4),
    )
    person = facts("intake_f3", steps=steps).person
    assert (person.asked, person.fear, person.prompt) == ("no", "yes", "unprompted")
    assert person.interviewed == ""


def judged(*acts: Judgement, is_final: bool = False) -> FindingFacts | None:
    return own(Judged(judgements=acts, is_final=is_final), "2026-11")


def assessment(conclusion: Conclusion | None) -> Judgement:
    said = Assessment((), LegalPriority.SOON, conclusion)
    return Judgement(Place(ChainId("0c"), 1), PersonId("0d"), "interviewer", 0, said)


def review(act: ReviewAct, conclusion: Conclusion | None, wall: int = 7_200_000) -> Judgement:
    said = Review(act, ReviewLevel.PEER, 9, conclusion, Reason.NO_NEXUS)
    return Judgement(
        Place(ChainId("0c"), 2), PersonId("0e"), "reviewer", wall, said, is_second=True
    )


def test_our_own_conclusions_are_counted_by_direction() -> None:
    turned = judged(
        assessment(Conclusion.POSITIVE), review(ReviewAct.OVERRULE, Conclusion.NEGATIVE)
    )
    assert turned is not None
    assert (turned.by, turned.first, turned.result) == ("own", "positive", "negative")
    assert (turned.reviewed, turned.overturned, turned.layers) == ("yes", "yes", 1)
    assert (turned.reasons, turned.hours_added) == (("no_nexus",), 2)
    shared = judged(assessment(Conclusion.POSITIVE), review(ReviewAct.CONCUR, None))
    assert shared is not None
    assert (shared.overturned, shared.reasons) == ("no", ())


def test_what_nobody_reviewed_is_no_review_only_once_it_is_final() -> None:
    waiting, final = (
        judged(assessment(Conclusion.NEGATIVE), is_final=each) for each in (False, True)
    )
    assert waiting is not None
    assert final is not None
    assert (waiting.reviewed, waiting.layers) == ("", None)
    assert (final.reviewed, final.layers, final.overturned) == ("no", 0, "")


def test_where_nothing_is_concluded_nothing_is_counted() -> None:
    assert judged() is None
    assert judged(assessment(None)) is None
    unclear = judged(assessment(Conclusion.UNCLEAR), review(ReviewAct.CONCUR, None))
    assert unclear is not None
    assert (unclear.first, unclear.result, unclear.overturned) == ("", "", "")
    record = CountedRecord(interview(), "2026-11", judged=Judged(
        judgements=(assessment(Conclusion.POSITIVE),)), trained="no")  # fmt: skip
    found = case_of([record])
    assert [each.by for each in found.findings] == ["own"]
    assert found.interviews[0].training == "no"


def counted(*consents: tuple[Consent, ...]) -> list[CountedRecord]:
    answers = {"happened/hurt": "yes"}
    return [CountedRecord(interview("intake_f3", answers, consents=each), "2026-11")
            for each in consents]  # fmt: skip


def test_one_no_to_figures_is_a_no_for_the_person() -> None:
    assert standing_of(counted((YES,), (NO,))) is Standing.REFUSED
    assert standing_of(counted((YES,), ())) is Standing.COUNTED
    assert standing_of(counted((Consent(Purpose.STATISTICS, Decision.DEFERRED),))) is (
        Standing.NOT_ASKED)  # fmt: skip


def test_a_record_without_a_yes_of_its_own_is_not_counted() -> None:
    found = case_of(counted((YES,), ()))
    assert len(found.interviews) == 1
    assert found.person.harmed == "yes"


def test_accounts_of_one_person_are_one_person() -> None:
    found = merge(
        [
            PersonFacts(month="2026-11", harmed="no", country=("hnd",)),
            PersonFacts(month="2026-10", harmed="yes", country=("hnd", "gtm")),
        ]
    )
    assert found == PersonFacts(month="2026-10", harmed="yes", country=("hnd", "gtm"))
    assert merge([]) == PersonFacts()


@pytest.mark.parametrize(
    ("phase", "harm", "expected"),
    [("after_hearing", "yes", "yes"), ("origin", "yes", "no"), (None, "no", "no"), (None, "", "")],
)
def test_harm_after_a_negative_result_is_the_failure_that_is_counted(
    phase: str | None, harm: str, expected: str
) -> None:
    answers = {f"happened/{name}": harm for name in ("hurt", "threatened", "held", "taken")}
    rows: dict[str, tuple[str, ...]] = {EVENT: ("a",)} if phase else {}
    if phase:
        answers |= event("a", phase=phase, kind="threat")
    told = CountedRecord(interview("intake_f3", answers, rows), "2026-11")
    debrief = CountedRecord(interview("intake_f4", DEBRIEF), "2026-10")
    assert case_of([debrief, told]).person.after_negative == expected
    assert case_of([told]).person.after_negative == ""


@pytest.mark.parametrize("day", ["2026-02-30", "soon", ""])
def test_a_day_that_is_none_is_not_measured_from(day: str) -> None:
    answers = {**DEBRIEF, "interview/nri/nri_when/nri_when_date": day}
    assert facts("intake_f4", answers).findings[0].hours_to_interview is None


def test_a_day_that_is_about_right_is_not_measured_from() -> None:
    answers = {**DEBRIEF, "interview/nri/nri_when/nri_when_precision": "estimate"}
    assert facts("intake_f4", answers).findings[0].hours_to_interview is None


def test_who_was_pregnant_told_an_officer_and_was_returned_was_not_heard() -> None:
    told = interview("intake_f3", {"needs_today/told_officer": "yes"})
    record = CountedRecord(told, "2026-11")
    assert case_of([record]).person.vulnerable_acted == ""  # nobody says what happened next
    returned = CountedRecord(interview("intake_f4", DEBRIEF), "2026-10")
    assert case_of([returned, record]).person.vulnerable_acted == "no"
    released = step(StepKind.AFTER, StepOutcome.RELEASED_VULNERABLE, 1)
    decided = step(StepKind.DECIDED, StepOutcome.NEGATIVE, 2)
    out = CountedRecord(told, "2026-11", steps=(released, decided))
    assert case_of([out]).person.vulnerable_acted == "yes"
    silent = CountedRecord(interview("intake_f3"), "2026-11", steps=(released, decided))
    assert case_of([silent]).person.vulnerable_acted == ""
