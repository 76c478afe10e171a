"""Which answers still stand, who knew whom, and what settles it: plain values, no store."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.answers import Patch, RowAdded, RowRemoved, SkipReason, Value
from intake.domain.case_codes import CaseCode
from intake.domain.conflict_errors import ConflictRefusedError
from intake.domain.conflict_events import ConflictSettled, How, RecordContinued
from intake.domain.conflicts import Noted, are_open, decide, row_changes, side_by_side
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.course_events import AnswerCorrected
from intake.domain.errors import ConsentMissingError
from intake.domain.events import AnswerGiven, Event, InterviewPaused
from intake.domain.ids import FormHash, InterviewId, PersonId
from intake.domain.interview import Interview
from intake.domain.states import State

ANA, BETO = PersonId("aa" * 16), PersonId("bb" * 16)
A, B, C = "a" * 32, "b" * 32, "c" * 32


def at(chain: str, seq: int, event: Event) -> Noted:
    return Noted((chain, seq, f"{chain[0]}{seq}"), ANA if chain == A else BETO, seq, event)


def said(chain: str, seq: int, text: str, path: str = "need") -> Noted:
    patch = Patch(path, ((path, Value(text)), ("sum", Value(text))))
    return at(chain, seq, AnswerGiven(patch, lang="es", via="I-1"))


def knows(chain: str, seq: int, *others: tuple[str, int]) -> Noted:
    return at(chain, seq, RecordContinued(tuple((c, s, f"{c[0]}{s}") for c, s in others)))


def test_two_answers_of_whoever_did_not_know_the_other_stand_side_by_side() -> None:
    (found,) = side_by_side([said(A, 1, "food"), said(B, 1, "water")])
    assert found.path == "need"
    assert found.settled is None
    first, second = found.said
    assert (first.value, first.actor, first.lang, first.via) == (Value("food"), ANA, "es", "I-1")
    assert second.value == Value("water")


def test_whoever_knew_the_other_answer_takes_its_place() -> None:
    assert are_open([said(A, 1, "food"), knows(B, 1, (A, 1)), said(B, 2, "water")]) == ()
    assert are_open([said(A, 5, "food"), knows(B, 1, (A, 4)), said(B, 2, "water")]) == ("need",)


def test_the_same_answer_twice_is_no_conflict() -> None:
    assert are_open([said(A, 1, "food"), said(B, 1, "food")]) == ()


def test_answer_with_all_known_settles_what_stood_and_both_stay_visible() -> None:
    (found,) = side_by_side(
        [said(A, 1, "food"), said(B, 1, "water"), knows(A, 2, (B, 1)), said(A, 3, "both")]
    )
    assert found.settled is not None
    assert (found.settled.value, found.settled.how) == (Value("both"), None)
    assert [each.value for each in found.said] == [Value("food"), Value("water")]


def test_a_third_who_knew_one_of_two_leaves_the_other_standing() -> None:
    (found,) = side_by_side(
        [said(A, 1, "x"), said(B, 1, "y"), knows(C, 1, (A, 1)), said(C, 2, "z")]
    )
    assert {each.value for each in found.said} == {Value("y"), Value("z")}


def test_clock_far_ahead_does_not_bring_back_what_was_replaced() -> None:
    # B knew what A had said, yet its entries stand before A's in the order of clocks.
    assert are_open([knows(B, 1, (A, 9)), said(B, 2, "water"), said(A, 9, "food")]) == ()


def test_a_row_that_one_takes_out_while_another_answers_in_it() -> None:
    path, row = "harm[r1]/what", "r1"
    out = at(B, 2, AnswerGiven(Patch("harm", rows=(RowRemoved("harm", row),))))
    (found,) = side_by_side([said(A, 1, "beaten", path), out])
    assert [each.value for each in found.said] == [Value("beaten"), None]
    assert are_open([said(A, 1, "beaten", path), knows(B, 1, (A, 1)), out]) == ()
    # A row that is added, and another that is taken out, say nothing of it.
    other = Patch("harm", rows=(RowAdded("harm", "r2"), RowRemoved("harm", "r3")))
    assert are_open([said(A, 1, "beaten", path), at(B, 1, AnswerGiven(other))]) == ()


def settled(chain: str, seq: int, how: How, *over: Noted, value: str = "") -> Noted:
    values = (("need", Value(value)),) if value else ()
    event = ConflictSettled(Patch("need", values), tuple(e.end for e in over), how, "asked again")
    return at(chain, seq, event)


def test_decision_names_what_it_settles_and_nothing_else() -> None:
    one, two, late = said(A, 1, "food"), said(B, 1, "water"), said(C, 1, "shelter")
    chosen = settled(A, 2, How.CHOSEN, one, two, value="food")
    (found,) = side_by_side([one, two, chosen])
    assert found.settled is not None
    assert (found.settled.how, found.settled.reason) == (How.CHOSEN, "asked again")
    again, done = side_by_side([one, two, late, chosen])
    assert (again.settled, {e.value for e in again.said}) == (
        None,
        {Value("shelter"), Value("food")},
    )
    assert done.settled is not None


def test_both_kept_are_settled_until_somebody_says_something_else() -> None:
    one, two = said(A, 1, "food"), said(B, 1, "water")
    kept = settled(A, 2, How.BOTH, one, two)
    assert are_open([one, two, kept]) == ()
    same = settled(B, 2, How.BOTH, one, two)
    assert are_open([one, two, kept, at(A, 3, InterviewPaused())]) == ()
    assert are_open([one, two, kept, same]) == ()
    assert are_open([one, two, kept, said(C, 1, "shelter")]) == ("need",)


def test_correction_counts_as_an_answer_and_a_skip_as_another() -> None:
    skipped = at(A, 1, AnswerGiven(Patch("need", (("need", Value(skip=SkipReason.DECLINED)),))))
    heard = at(B, 1, AnswerCorrected(Patch("need", (("need", Value("food")),)), was=()))
    assert are_open([skipped, heard]) == ("need",)


CHAINS = st.sampled_from([A, B, C])
ACTS = st.lists(
    st.tuples(CHAINS, st.sampled_from(["x", "y"]), st.lists(CHAINS, max_size=2)), max_size=8
)


@settings(max_examples=60)
@given(ACTS)
def test_what_nobody_knew_is_never_lost(acts: list[tuple[str, str, list[str]]]) -> None:
    """Every last answer of a chain that no other chain knew of is still to be seen somewhere."""
    history: list[Noted] = []
    ends: dict[str, int] = {}
    known: set[tuple[str, int]] = set()
    for chain, text, others in acts:
        new = [(c, ends[c]) for c in sorted(set(others)) if c != chain and c in ends]
        if new:
            ends[chain] = ends.get(chain, 0) + 1
            history.append(knows(chain, ends[chain], *new))
            known |= {(c, s) for c, end in new for s in range(end + 1)}
        ends[chain] = ends.get(chain, 0) + 1
        history.append(said(chain, ends[chain], text))
    found = side_by_side(history)
    open_ = {s.end for each in found if each.settled is None for s in each.said}
    last = {
        e.end: e.event.patch.values[0][1].v for e in history if isinstance(e.event, AnswerGiven)
    }
    tops = {c: max(end for end in last if end[0] == c) for c in {end[0] for end in last}}
    unknown = {end for end in tops.values() if (end[0], end[1]) not in known}
    if len({last[end] for end in unknown}) > 1:
        assert unknown <= open_


# --- deciding


def interview(state: State = State.OPEN, *, yes: bool = True) -> Interview:
    granted = Consent(Purpose.COLLECT, Decision.GRANTED if yes else Decision.WITHDRAWN)
    return Interview(
        InterviewId("0" * 32),
        CaseCode("0" * 10),
        FormHash("0" * 64),
        "f2",
        "1",
        state=state,
        consents=(granted,),
    )


CONFLICT = side_by_side([said(B, 1, "water"), said(A, 1, "food")])[0]
PATCH = Patch("need", (("need", Value("food")),))


def test_decision_is_written_with_its_reason_and_names_both() -> None:
    made = decide(interview(), CONFLICT, PATCH, How.CHOSEN, " asked again ")
    assert (made.patch, made.reason) == (PATCH, "asked again")
    assert made.over == ((A, 1, "a1"), (B, 1, "b1"))
    assert decide(interview(), CONFLICT, PATCH, How.BOTH, "x").patch == Patch("need")


@pytest.mark.parametrize(
    ("state", "how", "reason", "rule"),
    [
        (State.OPEN, How.CHOSEN, " ", "reason"),
        (State.OPEN, How.ADDENDUM, "why", "state"),
        (State.SEALED, How.CHOSEN, "why", "sealed"),
        (State.FINAL, How.BOTH, "why", "sealed"),
        (State.CONFIRMED, How.OTHER, "why", "heard"),
    ],
)
def test_decision_that_would_change_what_was_heard_or_sealed_is_refused(
    state: State, how: How, reason: str, rule: str
) -> None:
    with pytest.raises(ConflictRefusedError) as refused:
        decide(interview(state), CONFLICT, PATCH, how, reason)
    assert refused.value.rule == rule


def test_after_the_seal_an_addendum_settles_it_and_changes_no_answer() -> None:
    made = decide(interview(State.REVIEWED), CONFLICT, PATCH, How.ADDENDUM, "both were said")
    assert (made.how, made.patch) == (How.ADDENDUM, Patch("need"))
    assert decide(interview(State.CONFIRMED), CONFLICT, PATCH, How.BOTH, "x").how is How.BOTH


def test_without_consent_nothing_is_settled() -> None:
    with pytest.raises(ConsentMissingError):
        decide(interview(yes=False), CONFLICT, PATCH, How.BOTH, "why")


def test_rows_are_put_back_or_the_innermost_goes() -> None:
    path = "harm[r1]/who[w2]/name"
    rows = (("harm", "r1"), ("harm[r1]/who", "w2"))
    assert row_changes(path, Value("x")) == tuple(RowAdded(*each) for each in rows)
    assert row_changes(path, None) == (RowRemoved(*rows[1]),)
    assert row_changes("need", None) == ()
