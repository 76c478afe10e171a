"""How long a record is kept, what holds it, and by when a request is answered."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, Decision, Matter, Notice, Purpose
from intake.domain.errors import RetentionRefusedError
from intake.domain.holds import (
    ErasingFacts,
    Hold,
    HoldSet,
    HoldSource,
    Refusal,
    in_force,
    may_be_erased,
)
from intake.domain.ids import InterviewId
from intake.domain.requests import (
    Request,
    RequestAnswer,
    RequestAnswered,
    RequestKind,
    RequestReceived,
    answer_due,
    carried_out_by,
    open_requests,
)
from intake.domain.retention import (
    AtEnd,
    DueKind,
    Kept,
    Period,
    RetentionPolicy,
    demand_policy,
    due,
)

TODAY = "2026-11-24"
FAR = "2999-01-01"
KEEP = Consent(Purpose.COLLECT, Decision.GRANTED)
FIGURES = Consent(Purpose.STATISTICS, Decision.GRANTED)
NO = Consent(Purpose.COLLECT, Decision.WITHDRAWN)


def hold(
    source: HoldSource = HoldSource.COUNSEL, until: str = "", *, is_lifted: bool = False
) -> Hold:
    return Hold(HoldSet("ab" * 16, source, "Office 4", "appeal", until), TODAY, is_lifted)


def kept(*consents: Consent, active: str = "2025-01-01", **more: object) -> Kept:
    facts = {"interview": InterviewId("1" * 32), "case_code": CaseCode("AAAAAAAAAA")}
    return Kept(**facts, active=active, consents=consents, **more)  # type: ignore[arg-type]


def kinds(record: Kept, policy: RetentionPolicy | None = None, until: str = TODAY) -> list[DueKind]:
    lines = due(record, policy or RetentionPolicy(), today=TODAY, until=until)
    return [each.kind for each in lines]


@pytest.mark.parametrize(
    ("holds", "refusal"),
    [
        ((), None),
        ((hold(),), Refusal.COUNSEL),
        ((hold(until=TODAY),), Refusal.COUNSEL),
        ((hold(until="2026-11-23"),), None),
        ((hold(is_lifted=True),), None),
        ((hold(HoldSource.PERSON),), Refusal.PERSON),
        ((hold(HoldSource.PERSON), hold()), Refusal.COUNSEL),
    ],
)
def test_held_record_is_not_erased(holds: tuple[Hold, ...], refusal: Refusal | None) -> None:
    assert may_be_erased(ErasingFacts(holds, TODAY)) is refusal


@given(
    st.lists(
        st.builds(
            hold,
            st.sampled_from(HoldSource),
            st.sampled_from(["", TODAY, "2027-01-01", "2020-01-01"]),
            is_lifted=st.booleans(),
        )
    )
)
@settings(max_examples=30)
def test_record_may_be_erased_exactly_when_no_hold_is_in_force(holds: list[Hold]) -> None:
    assert (may_be_erased(ErasingFacts(holds, TODAY)) is None) == (not in_force(holds, TODAY))


def test_year_without_activity_is_over() -> None:
    record = kept(KEEP, FIGURES)
    lines = due(record, RetentionPolicy(), today="2026-01-01", until="2026-01-01")
    assert [(each.day, each.act, each.matter) for each in lines] == [
        ("2026-01-01", AtEnd.ASK_AGAIN, Matter(Purpose.COLLECT)),
        ("2026-01-01", AtEnd.ASK_AGAIN, Matter(Purpose.STATISTICS)),
    ]
    assert due(record, RetentionPolicy(), today="2025-12-31", until="2025-12-31") == ()


def test_each_purpose_has_its_own_clock_and_end() -> None:
    policy = RetentionPolicy((Period(Purpose.STATISTICS, 30, AtEnd.END),))
    (first, _) = due(kept(KEEP, FIGURES), policy, today=TODAY[:4] + "-01-02", until=FAR)
    assert (first.day, first.act) == ("2025-01-31", AtEnd.END)
    assert policy.shortest == 30


def test_whoever_was_not_reached_in_time_did_not_say_yes() -> None:
    record = kept(KEEP, FIGURES)
    assert kinds(record) == [DueKind.ERASE]
    erasing = RetentionPolicy((Period(Purpose.COLLECT, 10, AtEnd.ERASE),))
    assert kinds(kept(KEEP), erasing) == [DueKind.PERIOD]


def test_vital_interest_has_the_clock_of_keeping() -> None:
    assert kinds(kept(active="2025-11-20", is_vital=True)) == [DueKind.PERIOD]
    assert kinds(kept(KEEP, active="2025-11-20", is_vital=True)) == [DueKind.PERIOD]
    assert kinds(kept(active="2025-11-20")) == []


def test_no_waits_to_be_erased_at_once_and_a_hold_is_shown_beside_it() -> None:
    record = kept(KEEP, NO, active=TODAY, holds=(hold(until="2026-12-01"),))
    lines = due(record, RetentionPolicy(), today=TODAY, until="2026-12-31")
    assert [(each.kind, each.is_held) for each in lines] == [
        (DueKind.ERASE, True),
        (DueKind.HOLD, True),
    ]
    assert kinds(kept(KEEP, active=TODAY, holds=(hold(),)), until=TODAY) == []


def asked(kind: RequestKind, answer: RequestAnswer | None = None) -> Request:
    said = RequestReceived("cd" * 16, kind, "2026-11-02", "2026-11-30", Notice.MX)
    answered = RequestAnswered(said.id, "2026-11-20", answer) if answer else None
    return Request(said, answered)


def test_request_is_due_until_it_is_answered() -> None:
    open_ = asked(RequestKind.ACCESS)
    assert kinds(kept(KEEP, active=TODAY, requests=(open_,)), until=FAR[:4] + "-01-01")[0] is (
        DueKind.REQUEST
    )
    answered = asked(RequestKind.ACCESS, RequestAnswer.GRANTED)
    assert kinds(kept(KEEP, active=TODAY, requests=(answered,)), until="2026-12-31") == []
    assert open_requests((answered, open_)) == (open_,)


def test_granted_cancellation_is_erased_within_its_days() -> None:
    request = asked(RequestKind.CANCELLATION, RequestAnswer.GRANTED)
    record = kept(KEEP, NO, active=TODAY, requests=(request,))
    (line,) = due(record, RetentionPolicy(), today=TODAY, until=FAR)
    assert (line.kind, line.day) == (DueKind.ERASE, "2026-12-11")
    refused = asked(RequestKind.CANCELLATION, RequestAnswer.REFUSED)
    assert not refused.is_cancelled


def test_day_that_is_none_leaves_the_day_on_which_the_answer_was_due() -> None:
    said = asked(RequestKind.CANCELLATION).said
    odd = Request(said, RequestAnswered(said.id, "soon", RequestAnswer.GRANTED))
    assert (odd.done_by, Request(said).done_by) == (said.due, "")


def test_mexico_counts_working_days_and_others_plain_ones() -> None:
    monday = date(2026, 11, 2)
    assert answer_due(Notice.MX, monday) == date(2026, 11, 30)
    assert answer_due(Notice.US, monday) == date(2026, 12, 17)
    assert carried_out_by(Notice.MX, date(2026, 11, 20)) == date(2026, 12, 11)


@pytest.mark.parametrize(
    ("policy", "rule"),
    [
        (RetentionPolicy(asking=0), "days"),
        (RetentionPolicy((Period(Purpose.AUDIO, 0),)), "days"),
        (RetentionPolicy((Period(Purpose.AUDIO, 36_501),)), "days"),
        (RetentionPolicy((Period(Purpose.AUDIO, 1), Period(Purpose.AUDIO, 2))), "twice"),
        (RetentionPolicy((Period(Purpose.AUDIO, 1, AtEnd.ERASE),)), "end"),
        (RetentionPolicy((Period(Purpose.COLLECT, 1, AtEnd.END),)), "end"),
    ],
)
def test_policy_that_cannot_be_is_refused(policy: RetentionPolicy, rule: str) -> None:
    with pytest.raises(RetentionRefusedError) as refused:
        demand_policy(policy)
    assert refused.value.rule == rule


def test_usual_policy_can_be() -> None:
    demand_policy(RetentionPolicy((Period(Purpose.COLLECT, 1, AtEnd.ANONYMISE),)))
    assert RequestAnswer.PARTLY.needs_reason
    assert not RequestAnswer.GRANTED.needs_reason
