"""A check beside the work: it holds nobody up, and finds what the thorough one finds."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import CancelledError
from intake.domain.ids import InterviewId
from intake.storage import check_replay, database
from intake.storage.checking import ASIDE, keep_aside, open_to_others
from intake.storage.files import StoreFiles
from intake.storage.layout import Layout
from intake.storage.store_folder import OpenStore
from intake.storage.verification import Check, verify
from tests.storage.desk import Desk
from tests.storage.test_verification import ROOTS

WHOLE, SOME = check_replay.FEW, 0


@pytest.fixture(params=[WHOLE, SOME], ids=["whole", "some"])
def busy(desk: Desk, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A few interviews in a file that is replayed whole, or of which some records are."""
    monkeypatch.setattr(check_replay, "FEW", request.param)
    for number in range(4):
        interview = desk.open_interview()
        for question in range(4):
            desk.answer(interview, f"q{question}", "x" * 40 * number)
        desk.answer(interview, "name", "Juana", compartment=Compartment.IDENTITY)
        with desk.records() as records:
            records.refresh_document(interview)
            records.checkpoint()
    return desk


def compared(files: StoreFiles) -> list[str]:
    """Return the tables of core that replay contradicts."""
    with files.reading(Compartment.CORE) as connection:
        return list(check_replay.compare(connection, Compartment.CORE, lambda: None))


def test_good_store_is_good(busy: Desk) -> None:
    assert compared(busy.files) == []
    assert verify(busy.files, ROOTS, lambda _done, _all: None, is_beside=True).is_good


@pytest.mark.parametrize(
    ("harm", "table"),
    [
        ("UPDATE interview SET state = 'readback'", "interview"),
        ("UPDATE document SET body = replace(body, 'xxx', 'xxy')", "document"),
    ],
)
def test_list_that_replay_does_not_give_is_found(busy: Desk, harm: str, table: str) -> None:
    with busy.files.writing(Compartment.CORE) as connection:
        connection.execute(harm)
    assert compared(busy.files) == [table]


def test_nobody_waits_and_the_check_can_be_stopped(busy: Desk) -> None:
    """An answer is given in the middle of the check, by another thread's connection."""
    given: list[InterviewId] = []

    def breathe() -> None:
        if not given:
            given.append(busy.open_interview())
            return
        raise CancelledError

    with (
        pytest.raises(CancelledError),
        busy.files.reading(Compartment.CORE) as connection,
    ):
        list(check_replay.compare(connection, Compartment.CORE, breathe))
    assert busy.reading.interview(given[0]).id == given[0]


def test_ledger_that_cannot_have_happened_is_told(desk: Desk) -> None:
    desk.open_interview()
    with desk.files.writing(Compartment.CORE) as connection:
        connection.execute(
            "INSERT INTO entry (chain, seq, leaf, link, rlink, record_count, header, salt_h,"
            " salt_b, type, subject, actor, hlc, body) SELECT zeroblob(16), seq, leaf, link, rlink,"
            " record_count, header, salt_h, salt_b, type, subject, actor, hlc, body FROM entry"
        )
    assert compared(desk.files) == ["replay"]


def test_empty_file_is_compared(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_replay, "FEW", 0)
    assert compared(desk.files) == []


@pytest.mark.skipif(os.name == "nt", reason="modes say nothing there")
def test_what_others_may_read_is_named(folder: Path) -> None:
    assert list(open_to_others(Layout(folder))) == []
    (folder / "core.db").chmod(0o640)
    folder.chmod(0o755)
    assert list(open_to_others(Layout(folder))) == [".", "core.db"]


def test_lists_are_built_anew_and_the_file_as_it_was_is_kept_aside(store: OpenStore) -> None:
    files = store.session.files
    with files.writing(Compartment.CORE) as connection:
        connection.execute("UPDATE organisation SET name = 'Otra'")
    (problem,) = store.health.check(lambda _done, _all: None, is_thorough=True).problems
    assert (problem.check, problem.detail) == (Check.PROJECTION, "organisation")
    aside = store.health.rebuild(["core"])
    assert store.health.check(lambda _done, _all: None, is_thorough=True).is_good
    assert aside.parent.name == ASIDE
    assert (aside / "core.db").stat().st_size >= 4096
    modes = {stat.S_IMODE(each.stat().st_mode) for each in aside.rglob("*")}
    assert os.name == "nt" or modes == {0o600}


def test_copy_that_is_there_is_never_overwritten(desk: Desk, tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    keep_aside(desk.files.file(Compartment.CORE).path, aside)
    with pytest.raises(FileExistsError):
        keep_aside(desk.files.file(Compartment.CORE).path, aside)


def test_reference_to_nothing_is_found(store: OpenStore) -> None:
    file = store.session.files.file(Compartment.CORE)
    with closing(database.connect(file.path, file.key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO kept_apart (pos, reason) VALUES (999999, 'role')")
    report = store.health.check(lambda _done, _all: None, is_thorough=False)
    assert (Check.REFERENCE, "kept_apart") in {(p.check, p.detail) for p in report.problems}


def test_what_a_check_found_is_remembered(store: OpenStore) -> None:
    assert store.health.remembered() is None
    store.health.remember({"sound": True})
    store.health.remember({"sound": False})
    assert store.health.remembered() == {"sound": False}
