"""An unfinished record moves to another version of its form, and says what it would lose."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import (
    AnswersWouldBeLostError,
    ClosedInterviewError,
    ConsentMissingError,
    IncompatibleFormVersionError,
    NotAVersionError,
    NotGrantedError,
    UnknownFormError,
)
from intake.domain.events import ConsentRecorded, FormChanged
from intake.domain.ids import FormHash, InterviewId
from intake.forms.importing.compiling import compile_form
from intake.forms.package import ImportResult
from intake.forms.versions import LossReason
from intake.ledger import event_codec, header
from intake.services.application import Application
from intake.services.export_order import ExportOrder, Layout
from intake.services.moving import Moving
from intake.services.ports import ListQuery
from tests.services.conftest import SPANISH, YES, compared

CORE, IDENTITY = Compartment.CORE, Compartment.IDENTITY
PAGE = """
| survey |
| | type | name | label | calculation | choice_filter | default |
{rows}
| choices |
| | list_name | name | label | kind |
{choices}
| settings |
| | form_title | form_id | version |
| | Census | {form_id} | {version} |
"""
FIRST = """
| | text | alias | Alias | | | |
| | integer | age | Age | | | |
| | text | story | Story | | | |
| | select_one need | need | Need | | | |
| | begin_repeat | child | Child | | | |
| | text | told | Told | | | |
| | integer | years | Years | | | |
| | end_repeat | | | | | |
| | calculate | twice | | ${age} * 2 | | |
"""
CHOICES = """
| | need | food | Food | a |
| | need | water | Water | b |
"""
SECOND = FIRST.replace("| | text | story | Story | | | |\n", "")
APART = {"alias": IDENTITY, "child/told": IDENTITY}


@lru_cache
def compiled(page: str) -> ImportResult:
    return compile_form(page.encode(), "census.md")


def add(
    application: Application,
    rows: str,
    version: str,
    apart: Mapping[str, Compartment] = APART,
    *,
    choices: str = CHOICES,
    form_id: str = "census",
) -> FormHash:
    page = PAGE.format(
        rows=rows.strip("\n"), choices=choices.strip("\n"), version=version, form_id=form_id
    )
    result = application.shelf.as_version(compiled(page))
    assert result.package is not None, result.report
    decided = {each.path: CORE for each in result.proposals} | dict(apart)
    added = application.shelf.add(result, "census.md", decided)
    assert {p: c for p, c in added.form.compartments.items() if c is IDENTITY} == apart
    return added.form.hash


def opened(application: Application, form: FormHash, **answers: str) -> InterviewId:
    """A record with these answers, and one child."""
    interview = application.interviewing.begin(form, YES, SPANISH)
    session = application.shelf.session(interview)
    changes = [session.answer(path, text) for path, text in answers.items()]
    changes.append(session.add_row("child", "k1"))
    changes.append(session.answer("child[k1]/told", "Eva"))
    changes.append(session.answer("child[k1]/years", "7"))
    for change in changes:
        assert change.problem is None
        application.interviewing.answer(interview.id, change.patches)
    return interview.id


def said(application: Application, record: InterviewId) -> dict[str, str]:
    values = application.reading.interview(record).document.values
    return {path: value.v for path, value in values.items() if value.v and path[:4] != "meta"}


def moves(application: Application, record: InterviewId) -> list[FormChanged]:
    found = []
    for entry in application.reading.record_entries(record):
        head = header.decode(entry.header or b"")
        event = event_codec.decode(head.type, entry.body or b"")
        found += [event] if isinstance(event, FormChanged) else []
    return found


@pytest.fixture
def first(north: Application) -> FormHash:
    return add(north, FIRST, "1")


@pytest.fixture
def record(north: Application, first: FormHash) -> InterviewId:
    return opened(north, first, alias="Ana", age="30", story="long", need="food")


# --- what it would come to


def test_the_preview_names_what_has_no_place(north: Application, record: InterviewId) -> None:
    second = add(north, SECOND, "2")
    move = north.moving.preview(record, second)
    assert [(each.path, each.reason) for each in move.losses] == [("story", LossReason.REMOVED)]
    assert (move.answers_lost, move.version, move.is_needed) == (1, "2", True)
    assert said(north, record)["story"] == "long"


def test_a_calculation_is_lost_without_being_missed(
    north: Application, record: InterviewId
) -> None:
    second = add(north, FIRST.replace("| | calculate | twice | | ${age} * 2 | | |\n", ""), "2")
    move = north.moving.move(record, second)
    assert [each.path for each in move.losses] == ["twice"]
    assert "twice" not in said(north, record)


def test_half_typed_text_without_a_question_is_named_and_dropped(
    north: Application, record: InterviewId
) -> None:
    north.interviewing.save_draft(CORE, record, "story", "and th", caret=6)
    north.interviewing.save_draft(CORE, record, "age", "3", caret=1)
    second = add(north, SECOND, "2")
    losses = north.moving.preview(record, second).losses
    assert [each.reason for each in losses] == [LossReason.REMOVED, LossReason.HALF_TYPED]
    north.moving.move(record, second, accept_loss=True)
    assert [draft.path for draft in north.reading.drafts()] == ["age"]


# --- doing it


def test_nothing_is_lost_unless_that_is_accepted(north: Application, record: InterviewId) -> None:
    second = add(north, SECOND, "2")
    before = north.reading.interview(record)
    with pytest.raises(AnswersWouldBeLostError) as caught:
        north.moving.move(record, second)
    assert caught.value.answers == 1
    assert north.reading.interview(record) == before


def test_a_moved_record_opens_with_its_new_form(north: Application, record: InterviewId) -> None:
    second = add(north, SECOND, "2")
    north.moving.move(record, second, " corrected ", accept_loss=True)
    moved = north.reading.interview(record)
    assert (moved.form, moved.form_version) == (second, "2")
    assert said(north, record) == {
        "alias": "Ana",
        "age": "30",
        "need": "food",
        "child[k1]/told": "Eva",
        "child[k1]/years": "7",
        "twice": "60",
    }
    assert moved.document.rows == {"child": ("k1",)}
    assert north.shelf.session(moved).form.version == "2"


def test_what_was_lost_stays_in_the_ledger(north: Application, record: InterviewId) -> None:
    second = add(north, SECOND, "2")
    north.moving.move(record, second, accept_loss=True)
    bodies = [entry.body or b"" for entry in north.reading.record_entries(record)]
    assert any(b'"story"' in body and b'"long"' in body for body in bodies)


def test_each_compartment_has_its_own_entry_with_what_left_it(
    north: Application, record: InterviewId
) -> None:
    second = add(north, SECOND.replace("| | text | alias | Alias | | | |\n", ""), "2",
                 {"child/told": IDENTITY})  # fmt: skip
    north.moving.move(record, second, "shorter", accept_loss=True)
    assert sorted((event.lost, event.reason) for event in moves(north, record)) == [
        (("alias",), ""),
        (("story",), "shorter"),
    ]
    where = {each.compartment for each in north.reading.history(record) if "form" in each.type}
    assert where == {CORE, IDENTITY}


def test_a_record_without_identity_gets_one_entry(north: Application, first: FormHash) -> None:
    interview = north.interviewing.begin(first, YES, SPANISH)
    north.moving.move(interview.id, add(north, SECOND, "2"))
    assert len(moves(north, interview.id)) == 1


def test_the_same_version_again_changes_nothing(
    north: Application, record: InterviewId, first: FormHash
) -> None:
    before = len(north.reading.history(record))
    move = north.moving.move(record, first)
    assert (move.is_needed, move.losses) == (False, ())
    assert len(north.reading.history(record)) == before


def test_what_the_new_version_calculates_is_recorded(
    north: Application, record: InterviewId
) -> None:
    thrice = FIRST.replace("${age} * 2", "${age} * 3") + "| | integer | more | More | | | |\n"
    before = north.reading.interviews(ListQuery()).rows[0]
    north.moving.move(record, add(north, thrice, "2"))
    assert said(north, record)["twice"] == "90"
    row = north.reading.interviews(ListQuery()).rows[0]
    assert (row.answered, row.total) == (before.answered or 6, 7)


def test_a_version_that_calculates_the_same_records_nothing_more(
    north: Application, record: InterviewId
) -> None:
    north.moving.move(record, add(north, FIRST, "2"))
    assert north.reading.history(record)[-1].type == "form.changed"


def test_rows_go_with_their_repeat(north: Application, record: InterviewId) -> None:
    start, end = FIRST.index("| | begin_repeat"), FIRST.index("| | calculate")
    second = add(north, FIRST[:start] + FIRST[end:], "2", {"alias": IDENTITY})
    lost = north.moving.move(record, second, accept_loss=True).losses
    assert {each.path for each in lost if each.is_repeat} == {"child"}
    document = north.reading.interview(record).document
    assert document.rows == {}
    assert not [path for path in document.values if path.startswith("child")]


# --- choices


def test_a_choice_that_is_gone_is_kept_and_named(north: Application, record: InterviewId) -> None:
    second = add(north, FIRST, "2", choices="| | need | water | Water | b |")
    move = north.moving.move(record, second)
    assert [(each.path, each.reason) for each in move.losses] == [("need", LossReason.NOT_OFFERED)]
    assert move.answers_lost == 0
    assert said(north, record)["need"] == "food"


def test_a_choice_that_a_new_filter_takes_out_is_lost(
    north: Application, record: InterviewId
) -> None:
    filtered = FIRST.replace("| Need | | | |", "| Need | | kind = 'b' | |")
    second = add(north, filtered, "2")
    with pytest.raises(AnswersWouldBeLostError):
        north.moving.move(record, second)
    north.moving.move(record, second, accept_loss=True)
    assert "need" not in said(north, record)


# --- from one compartment to another


def test_an_answer_that_is_kept_apart_from_now_on_goes_there(
    north: Application, record: InterviewId
) -> None:
    second = add(north, FIRST, "2", {**APART, "story": IDENTITY})
    assert north.moving.move(record, second).losses == ()
    assert said(north, record)["story"] == "long"
    assert "story" in north.reading.document(record, IDENTITY).values
    assert "story" not in north.reading.document(record, CORE).values


def test_an_answer_that_was_kept_apart_is_not_told_to_more_people(
    north: Application, record: InterviewId
) -> None:
    second = add(north, FIRST, "2", {"child/told": IDENTITY})
    move = north.moving.move(record, second, accept_loss=True)
    assert [(each.path, each.reason) for each in move.losses] == [("alias", LossReason.KEPT_APART)]
    assert "alias" not in said(north, record)
    session = north.shelf.session(north.reading.interview(record))
    north.interviewing.answer(record, session.answer("alias", "Sol").patches)
    assert said(north, record)["alias"] == "Sol"  # nothing that stayed behind hides it


def test_rows_can_be_taken_out_after_they_changed_their_compartment(
    north: Application, record: InterviewId
) -> None:
    second = add(north, FIRST, "2", {**APART, "child/years": IDENTITY})
    north.moving.move(record, second)
    session = north.shelf.session(north.reading.interview(record))
    north.interviewing.answer(record, session.remove_row("child", "k1").patches)
    document = north.reading.interview(record).document
    assert document.rows.get("child", ()) == ()
    assert not [path for path in document.values if path.startswith("child")]


def test_half_typed_text_does_not_stay_where_its_question_is_not(
    north: Application, record: InterviewId
) -> None:
    north.interviewing.save_draft(CORE, record, "story", "and th", caret=6)
    north.moving.move(record, add(north, FIRST, "2", {**APART, "story": IDENTITY}),
                      accept_loss=True)  # fmt: skip
    assert north.reading.drafts() == ()


# --- what does not move


def test_a_finished_record_does_not_move(north: Application, record: InterviewId) -> None:
    north.interviewing.finish(record, ("x",), override="late")
    second = add(north, SECOND, "2")
    for attempt in (north.moving.preview, north.moving.move):
        with pytest.raises(ClosedInterviewError):
            attempt(record, second)


def test_a_record_whose_consent_was_taken_back_does_not_move(
    north: Application, record: InterviewId
) -> None:
    refused = ConsentRecorded(Consent(Purpose.COLLECT, Decision.REFUSED))
    with north.moving._open_records(CORE) as records:
        records.append(refused, record)
    with pytest.raises(ConsentMissingError):
        north.moving.move(record, add(north, SECOND, "2"), accept_loss=True)


def test_a_record_moves_to_its_own_form_only(north: Application, record: InterviewId) -> None:
    with pytest.raises(NotAVersionError) as caught:
        north.moving.move(record, north.shelf.newest("intake_f2").hash)
    assert (caught.value.form_id, caught.value.other) == ("census", "intake_f2")
    with pytest.raises(UnknownFormError):
        north.moving.move(record, FormHash("0" * 64))


def test_a_record_does_not_move_back_to_what_its_answers_do_not_fit(
    north: Application, first: FormHash
) -> None:
    second = add(north, FIRST.replace("| | integer | age", "| | text | age"), "2")
    record = opened(north, second, age="thirty")
    with pytest.raises(IncompatibleFormVersionError):
        north.moving.move(record, first, accept_loss=True)


class _WithoutIdentity:
    """Reads as somebody would who has no key for identity."""

    def __init__(self, reading: Any) -> None:
        self._reading = reading

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reading, name)

    def can_read(self, compartment: Compartment) -> bool:
        return compartment is CORE


def test_who_cannot_read_all_of_a_record_does_not_move_it(
    north: Application, record: InterviewId
) -> None:
    second = add(north, SECOND, "2")
    north.interviewing._reading = _WithoutIdentity(north.reading)
    with pytest.raises(NotGrantedError):
        north.moving.move(record, second, accept_loss=True)


def test_who_reads_core_alone_moves_a_record_that_is_all_core(north: Application) -> None:
    first, second = add(north, FIRST, "1", {}), add(north, SECOND, "2", {})
    record = opened(north, first, age="30")
    narrow: Any = _WithoutIdentity(north.reading)
    moving = Moving(north.moving._open_records, narrow, north.shelf, north.interviewing)
    moving.move(record, second)
    assert north.reading.interview(record).form == second


# --- what follows the record


def test_the_store_is_sound_after_a_move(north: Application, record: InterviewId) -> None:
    north.moving.move(record, add(north, SECOND, "2"), accept_loss=True)
    assert north.verify(lambda _done, _all: None).is_sound


def test_papers_and_exports_go_by_the_new_version(
    north: Application, record: InterviewId, first: FormHash, tmp_path: Path
) -> None:
    opened(north, first, age="8")
    second = add(north, SECOND, "2")
    north.moving.move(record, second, accept_loss=True)
    north.reporting.summary(record, str(tmp_path / "a.pdf"), ("en",))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    out = tmp_path / "tidy.csv"
    north.exporting.export(ExportOrder("census", Layout.TIDY_CSV, str(out)))
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {(row["path"], row["value"]) for row in rows} >= {("age", "30"), ("age", "8")}
    assert "long" not in out.read_text(encoding="utf-8")
    assert {row.hash: row.interviews for row in north.shelf.forms()}[second] == 1


# --- elsewhere, and after a crash


def test_a_moved_record_stands_with_its_new_form_where_it_is_taken_in(
    north: Application, south: Application, record: InterviewId, tmp_path: Path
) -> None:
    second = add(north, SECOND, "2")
    north.moving.move(record, second, accept_loss=True)
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    path = str(tmp_path / "a.intake")
    north.handing_over.export([record], to, path, lambda _done, _all: None)
    south.handing_over.receive(path, lambda _done, _all: None)
    assert south.reading.interview(record) == north.reading.interview(record)
    assert south.shelf.definition(second).version == "2"


def test_a_form_that_only_came_with_records_is_not_moved_to(
    north: Application, south: Application, record: InterviewId, tmp_path: Path
) -> None:
    second = add(north, SECOND, "2")
    north.moving.move(record, second, accept_loss=True)
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    path = str(tmp_path / "a.intake")
    north.handing_over.export([record], to, path, lambda _done, _all: None)
    south.handing_over.receive(path, lambda _done, _all: None)
    mine = opened(south, add(south, FIRST, "1", {**APART, "story": IDENTITY}), age="1")
    with pytest.raises(UnknownFormError):
        south.moving.move(mine, second)


def test_a_move_that_was_cut_short_is_made_whole_by_moving_again(
    north: Application, record: InterviewId, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = add(north, SECOND.replace("| | text | alias | Alias | | | |\n", ""), "2",
                 {"child/told": IDENTITY})  # fmt: skip
    begin = north.moving._open_records

    def cut(compartment: Compartment) -> Any:
        if compartment is CORE:
            raise OSError("power")
        return begin(compartment)

    with monkeypatch.context() as patch:
        patch.setattr(north.moving, "_open_records", cut)
        with pytest.raises(OSError, match="power"):
            north.moving.move(record, second, accept_loss=True)
    assert north.reading.interview(record).form != second
    north.moving.move(record, second, accept_loss=True)
    assert north.reading.interview(record).form == second
    assert "alias" not in said(north, record)
