"""An interview from a file of answers is like one that was asked."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from intake.domain.answers import SkipReason
from intake.domain.compartments import Compartment
from intake.domain.errors import NotGrantedError, UnreadableFileError
from intake.domain.interview import State
from intake.services.application import Application
from intake.services.ports import ListQuery
from intake.services.recording_at_once import Misfit, RecordedAtOnce, answers_from
from tests.services.conftest import SPANISH, YES

Record = Callable[..., RecordedAtOnce]


@pytest.fixture
def record(north: Application) -> Record:
    form = north.shelf.newest("intake_f2").hash

    def record_it(answers: Mapping[str, object], **how: Any) -> RecordedAtOnce:
        return north.at_once.record(form, (YES, SPANISH), answers, **how)

    return record_it


def test_answers_go_in_and_the_rest_is_skipped_with_the_reason(
    north: Application, record: Record
) -> None:
    recorded = record(
        {"lawyer/has_lawyer": "no", "about_you/country": ["hnd", "slv"]},
        skip_rest=SkipReason.NOT_ASKED,
    )
    assert recorded.is_finished
    assert recorded.misfits == ()
    whole = north.reading.interview(recorded.interview.id)
    assert whole.state is State.READBACK
    assert whole.document.values["about_you/country"].v == "hnd slv"
    assert whole.document.values["about_you/age_band"].skip is SkipReason.NOT_ASKED


def test_rows_of_a_repeat_are_made_as_many_as_there_are(north: Application, record: Record) -> None:
    recorded = record(
        {
            "happened/hurt": "yes",
            "happened/events/harm": [
                {"city": "tijuana"},
                {"city": "nogales", "when/as_said": "ayer"},
            ],
        }
    )
    document = north.reading.interview(recorded.interview.id).document
    cities = [
        document.values[f"happened/events/harm[{uid}]/city"].v
        for uid in document.rows["happened/events/harm"]
    ]
    assert cities == ["tijuana", "nogales"]
    assert recorded.misfits == ()


def test_questions_without_an_answer_leave_the_interview_open(
    north: Application, record: Record
) -> None:
    recorded = record({"lawyer/has_lawyer": "no"})
    assert not recorded.is_finished
    assert "about_you/age_band" in recorded.unanswered
    assert north.reading.interview(recorded.interview.id).state is State.OPEN


def test_answer_that_the_form_needs_cannot_be_put_off(north: Application) -> None:
    needed = b"""
| survey |
| | type | name | label | required |
| | text | why | Why? | yes |
| | text | how | How? | |
| settings |
| | form_id |
| | needed |
"""
    added = north.shelf.add(north.shelf.check(needed, "needed.md"), "needed.md")

    def open_after(reason: SkipReason) -> tuple[str, ...]:
        said = YES, SPANISH
        return north.at_once.record(added.form.hash, said, {}, skip_rest=reason).unanswered

    assert open_after(SkipReason.LATER) == ("why",)
    assert open_after(SkipReason.DECLINED) == ()


def test_it_is_left_open_when_asked(record: Record) -> None:
    assert not record({}, skip_rest=SkipReason.DECLINED, finish=False).is_finished


@pytest.mark.parametrize(
    ("answers", "misfit"),
    [
        ({"no/such/question": "x"}, Misfit("no/such/question", "not_asked")),
        ({"about_you/age_band": "ancient"}, Misfit("about_you/age_band", "problem")),
        (
            {"about_you/age_band": {"skip": "because"}},
            Misfit("about_you/age_band", "unknown_value"),
        ),
        ({"about_you/age_band": None}, Misfit("about_you/age_band", "unknown_value")),
        ({"lawyer/lawyer_name": "not relevant"}, Misfit("lawyer/lawyer_name", "not_asked")),
    ],
)
def test_what_does_not_fit_is_named_and_the_rest_is_recorded(
    north: Application, record: Record, answers: Mapping[str, object], misfit: Misfit
) -> None:
    recorded = record({**answers, "lawyer/has_lawyer": "no"})
    assert recorded.misfits == (misfit,)
    document = north.reading.interview(recorded.interview.id).document
    assert document.values["lawyer/has_lawyer"].v == "no"


def test_numbers_and_truths_are_written_as_odk_writes_them(
    north: Application, record: Record
) -> None:
    recorded = record({"family/travel_with": "children", "family/adults": 2})
    document = north.reading.interview(recorded.interview.id).document
    assert document.values["family/adults"].v == "2"
    assert recorded.misfits == ()


def test_a_truth_for_a_choice_is_a_problem_not_a_crash(record: Record) -> None:
    recorded = record({"lawyer/has_lawyer": True})
    assert [each.rule for each in recorded.misfits] == ["problem"]


@pytest.mark.parametrize("data", [[], "x", 3, None, {1: "a"}])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(UnreadableFileError):
        answers_from(data, "file.json")


def test_a_shape_that_no_answer_has_is_named(record: Record) -> None:
    recorded = record({"lawyer/has_lawyer": [["nested"]], "about_you/country": ["hnd", 3]})
    assert {each.rule for each in recorded.misfits} == {"unknown_value"}


def test_a_number_with_a_fraction_is_written_as_a_number(record: Record) -> None:
    recorded = record({"family/travel_with": "children", "family/adults": 2.5})
    assert [each.path for each in recorded.misfits] == ["family/adults"]


def test_form_that_is_kept_where_this_person_cannot_read_opens_nothing(
    north: Application, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def can_read(_self: object, compartment: Compartment) -> bool:
        return compartment is not Compartment.IDENTITY

    monkeypatch.setattr(type(north.reading), "can_read", can_read)
    with pytest.raises(NotGrantedError) as refused:
        record({"lawyer/has_lawyer": "no"})
    assert refused.value.compartment == "identity"
    assert north.reading.interviews(ListQuery()).rows == ()


def test_an_object_is_taken_as_it_is() -> None:
    data = {"a": "1", "r": [{"b": 2}]}
    assert answers_from(data, "file.json") is data
