"""What a check finds is told by kind, kept until the next, and damage is told from what is not."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from intake.domain.errors import CancelledError
from intake.domain.ids import ChainId, MediaId
from intake.domain.interview import Interview
from intake.domain.store_checks import DAMAGE, TO_KNOW, Kind
from intake.services.application import Application
from intake.services.checked_files import CheckedFile, StoreReport
from intake.services.checking import Advance, Checking, Finding, findings_of, read_members
from intake.services.ports import InterviewRow, ListQuery

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
GOOD = CheckedFile("core.db", 9, ChainId("0c" * 16), "ab", 0, ())


class Ports:
    """A store whose check finds what a test says."""

    def __init__(self, *files: CheckedFile, left: tuple[InterviewRow, ...] = ()) -> None:
        self.files, self.left = files, left
        self.kept: Mapping[str, object] | None = None
        self.rebuilt: list[str] = []
        self.asked: list[bool] = []

    def check(self, advance: Advance, *, is_thorough: bool) -> StoreReport:
        self.asked.append(is_thorough)
        advance(1, 1)
        return StoreReport(self.files, projections_agree=True)

    def remember_check(self, told: Mapping[str, object]) -> None:
        self.kept = told

    def last_check(self) -> Mapping[str, object] | None:
        return self.kept

    def left_open(self) -> tuple[InterviewRow, ...]:
        return self.left

    def rebuild(self, files: Iterable[str]) -> str:
        self.rebuilt += files
        return "aside"


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def found(file: CheckedFile) -> list[Finding]:
    return [finding for finding, _interview in findings_of(file)]


def test_good_store_is_sound_and_that_is_kept(north: Application) -> None:
    ports = Ports(GOOD)
    desk = Checking(ports, north.reading, lambda: NOW)
    assert desk.last() is None
    checked = desk.check(silent, is_thorough=True)
    assert (checked.is_sound, checked.entries, checked.damaged) == (True, 9, ())
    assert desk.last() == checked
    assert ports.asked == [True]
    assert desk.rebuild(checked) == ""
    assert ports.rebuilt == []


def test_check_that_is_stopped_keeps_what_the_one_before_found(north: Application) -> None:
    ports = Ports(GOOD)
    desk = Checking(ports, north.reading, lambda: NOW)
    before = desk.check(silent)

    def stop(_done: int, _all: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        desk.check(stop)
    assert desk.last() == before


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        ("page:7", Kind.PAGE),
        ("structure:row missing", Kind.STRUCTURE),
        ("file:DamagedFileError", Kind.FILE),
        ("ledger:link", Kind.LEDGER),
        ("roster:0a", Kind.ROSTER),
        ("form:xform ab", Kind.FORM),
        ("reference:form_media", Kind.REFERENCE),
        ("projection:interview", Kind.PROJECTION),
        ("mode:core.db", Kind.MODE),
        ("network:", Kind.NETWORK),
    ],
)
def test_each_problem_is_told_by_its_kind(problem: str, kind: Kind) -> None:
    (finding,) = found(replace(GOOD, problems=(problem,), places=("0c/3",)))
    assert finding == Finding(kind, "core.db", problem.partition(":")[2], "0c/3")


def test_what_is_no_fault_is_counted() -> None:
    file = replace(GOOD, unattested=5, in_session=2, doubtful=1, unnamed=(MediaId("aa"),))
    assert [(each.kind, each.count) for each in found(file)] == [
        (Kind.UNSIGNED, 3),
        (Kind.APART, 1),
        (Kind.UNNAMED, 1),
    ]
    assert found(GOOD) == []


def test_file_without_its_key_is_told_and_one_that_is_damaged_is_not_called_so() -> None:
    closed = replace(GOOD, is_checked=False)
    assert [each.kind for each in found(closed)] == [Kind.NO_KEY]
    damaged = replace(closed, problems=("file:DamagedFileError",), places=("",))
    assert [each.kind for each in found(damaged)] == [Kind.FILE]


@pytest.mark.parametrize("rule", ["missing", "altered"])
def test_attachment_is_named_by_case_and_question(
    north: Application, interview: Interview, rule: str
) -> None:
    place = f"{interview.id}/harm/photo"
    file = replace(GOOD, problems=(f"media:{rule} ab",), places=(place,))
    checked = Checking(Ports(file), north.reading, lambda: NOW).check(silent)
    (finding,) = checked.damaged
    assert (finding.kind, finding.code, finding.path) == (
        Kind(rule),
        interview.case_code,
        "harm/photo",
    )
    assert not checked.is_sound


def test_attachment_of_a_case_that_is_not_here_is_named_without_it(north: Application) -> None:
    file = replace(GOOD, problems=("media:missing ab",), places=("00" * 16 + "/photo",))
    (finding,) = Checking(Ports(file), north.reading, lambda: NOW).check(silent).findings
    assert (finding.code, finding.path) == ("", "photo")


def test_lists_that_do_not_fit_are_built_anew_once_for_each_file(north: Application) -> None:
    file = replace(GOOD, problems=("projection:a", "projection:b"), places=("", ""))
    ports = Ports(file)
    desk = Checking(ports, north.reading, lambda: NOW)
    assert desk.rebuild(desk.check(silent)) == "aside"
    assert ports.rebuilt == ["core.db"]


def test_what_is_kept_comes_back_as_it_was(north: Application) -> None:
    file = replace(GOOD, problems=("page:7", "ledger:link"), places=("", "0c/3 after 2"))
    ports = Ports(file)
    checked = Checking(ports, north.reading, lambda: NOW).check(silent)
    assert ports.kept is not None
    assert read_members(ports.kept) == checked


def test_report_is_sound_where_no_file_has_a_problem() -> None:
    assert StoreReport((GOOD,), projections_agree=True).is_sound
    assert not StoreReport((GOOD,), projections_agree=False).is_sound
    assert not StoreReport((replace(GOOD, problems=("page:1",)),), projections_agree=True).is_sound


def test_damage_and_what_is_to_know_are_different_things() -> None:
    assert DAMAGE.isdisjoint(TO_KNOW)


def test_what_a_crash_cut_off_is_told_newest_first(
    north: Application, interview: Interview
) -> None:
    session = north.shelf.session(interview)
    patches = session.answer("lawyer/has_lawyer", "no").patches
    north.interviewing.answer(interview.id, patches)
    (row,) = north.reading.interviews(ListQuery()).rows
    older = replace(row, updated=row.updated - timedelta(days=1))
    desk = Checking(Ports(left=(older, row)), north.reading, lambda: NOW)
    newest, oldest = desk.recovered()
    assert (newest.path, newest.is_half_typed) == ("lawyer/has_lawyer", False)
    assert (newest.saved, oldest.saved) == (row.updated, older.updated)
    compartment = session.compartment("fear/afraid_here")
    north.interviewing.save_draft(compartment, interview.id, "fear/afraid_here", "half")
    newest, _ = desk.recovered()
    assert (newest.path, newest.is_half_typed) == ("fear/afraid_here", True)
    assert newest.saved >= row.updated


def test_good_store_of_the_program_itself_is_sound(
    north: Application, interview: Interview
) -> None:
    told: list[tuple[int, int]] = []
    checked = north.checking.check(lambda done, total: told.append((done, total)))
    assert checked.is_sound
    assert told[-1][0] == told[-1][1]
    assert north.checking.last() == checked
    assert north.checking.recovered() == ()
    assert interview.id in {row.id for row in north.reading.interviews(ListQuery()).rows}
    assert north.has_room()
