"""What a crash left unsigned is the person's own only once they go on with it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake.app.doors import StoreDoors
from intake.domain.compartments import Compartment
from intake.domain.errors import StoreSetBackError
from intake.domain.ids import ChainId, InterviewId
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.storage.keys.kdf import FLOOR
from intake.storage.open_store import OpenStore
from tests.services.conftest import PASSPHRASE, SPANISH, YES


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def store_of(application: Application) -> OpenStore:
    store: OpenStore = application.handing_over._desk._store  # type: ignore[attr-defined]
    return store


def unlock(folder: str, *, although_set_back: bool = False) -> Application:
    return StoreDoors(FLOOR).unlock(folder, "", PASSPHRASE, although_set_back=although_set_back)


def killed(application: Application) -> Application:
    """Leave the store as a killed program does, and unlock it again."""
    store = store_of(application)
    store._unlocked.files.close()
    store._unlocked.lock.release()
    store._is_open = False
    return unlock(application.folder)


@pytest.fixture
def crashed(north: Application, interview: Interview) -> Iterator[Application]:
    """The store of an interview whose program was killed, unlocked again."""
    again = killed(north)
    yield again
    again.close()


def sent(north: Application, south: Application, interview: InterviewId, path: Path) -> int:
    """Return how many entries of the interview arrive at the other station."""
    to = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    north.handing_over.export([interview], to, str(path), silent)
    south.handing_over.receive(str(path), silent)
    return len(south.reading.history(interview))


def test_tail_that_nobody_adopted_does_not_travel(
    crashed: Application, south: Application, interview: Interview, tmp_path: Path
) -> None:
    crashed.interviewing.pause(interview.id)
    assert sent(crashed, south, interview.id, tmp_path / "a.intake") == 0
    (*recorded, sealed) = crashed.reading.history(interview.id)
    assert [line.attested for line in recorded] == [False, False, False, True]
    assert sealed.type == "bundle.sealed"


def test_adopted_tail_travels_with_what_came_after(
    crashed: Application, south: Application, interview: Interview, tmp_path: Path
) -> None:
    (unfinished,) = crashed.interviewing.unfinished()
    assert unfinished.row.id == interview.id
    crashed.adopt_tail()
    crashed.interviewing.pause(interview.id)
    assert sent(crashed, south, interview.id, tmp_path / "a.intake") == 4
    assert all(line.attested for line in south.reading.history(interview.id))
    assert crashed.verify(silent).is_sound
    assert south.verify(silent).is_sound


def test_adopting_twice_signs_once(crashed: Application, interview: Interview) -> None:
    crashed.adopt_tail()
    (core, *_) = crashed.verify(silent).files
    crashed.adopt_tail()
    assert crashed.verify(silent).files[0].entries == core.entries


def test_nothing_is_signed_where_nothing_was_left(north: Application) -> None:
    before = north.verify(silent).files[0].entries
    north.adopt_tail()
    assert north.verify(silent).files[0].entries == before


def test_report_names_the_chain_of_each_file(north: Application) -> None:
    chains = dict(store_of(north).reading.chains())
    found = {each.file: each.chain for each in north.verify(silent).files}
    assert found == {f"{each.value}.db": chains[each] for each in Compartment}
    assert ChainId("") not in found.values()


def test_thread_lets_go_of_its_files(north: Application) -> None:
    files = store_of(north)._unlocked.files
    north.reading.contacts()
    assert files._held()
    north.release_thread()
    assert not files._held()
    assert north.reading.contacts() == ()


def test_store_put_back_opens_only_after_a_warning(founded: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(founded / "north", tmp_path / "back"))
    unlock(str(folder)).close()
    old = {each: (folder / f"{each.value}.db").read_bytes() for each in Compartment}
    again = unlock(str(folder))
    again.interviewing.decline()
    again.close()
    for each, data in old.items():
        (folder / f"{each.value}.db").write_bytes(data)
    with pytest.raises(StoreSetBackError):
        unlock(str(folder))
    opened = unlock(str(folder), although_set_back=True)
    assert opened.verify(silent).is_sound
    opened.close()
    unlock(str(folder)).close()


def test_store_that_was_put_back_still_seals_what_it_recorded_before(
    founded: Path, tmp_path: Path, south: Application
) -> None:
    folder = Path(shutil.copytree(founded / "north", tmp_path / "back"))
    first = unlock(str(folder))
    interview = first.interviewing.begin(first.shelf.newest("intake_f2").hash, YES, SPANISH)
    first.close()
    old = {each: (folder / f"{each.value}.db").read_bytes() for each in Compartment}
    again = unlock(str(folder))
    again.interviewing.decline()
    again.close()
    for each, data in old.items():
        (folder / f"{each.value}.db").write_bytes(data)
    opened = unlock(str(folder), although_set_back=True)
    assert sent(opened, south, interview.id, tmp_path / "a.intake") == 3
    assert opened.reading.is_of_this_store(interview.id)
    assert not south.reading.is_of_this_store(interview.id)
    opened.close()


@pytest.mark.parametrize("last", ["about_you/name", "lawyer/has_lawyer"])
def test_question_that_was_answered_last_is_known_without_half_typed_text(
    north: Application, interview: Interview, last: str
) -> None:
    answers = {"lawyer/has_lawyer": "no", "about_you/name": "Marisol", "happened/hurt": "no"}
    for path in (*(each for each in answers if each != last), last):
        change = north.shelf.session(north.reading.interview(interview.id)).answer(
            path, answers[path]
        )
        north.interviewing.answer(interview.id, change.patches)
    again = killed(north)
    (unfinished,) = again.interviewing.unfinished()
    assert (unfinished.drafts, unfinished.last_asked) == ((), last)
    again.close()


def test_of_an_interview_without_an_answer_no_question_was_last(crashed: Application) -> None:
    (unfinished,) = crashed.interviewing.unfinished()
    assert unfinished.last_asked == ""


def test_clock_set_back_before_a_session_leaves_the_files_in_one_order(
    north: Application, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(application: Application, path: str, given: str) -> None:
        session = application.shelf.session(application.reading.interview(interview.id))
        application.interviewing.answer(interview.id, session.answer(path, given).patches)

    answer(north, "lawyer/has_lawyer", "no")
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    monkeypatch.setattr("intake.app.doors.now", lambda: hour_ago)
    again = killed(north)
    answer(again, "about_you/name", "Marisol")
    assert again.interviewing.unfinished()[0].last_asked == "about_you/name"
    again.close()
