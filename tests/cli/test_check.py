"""`intake store check`, `damaged` and `recovered`, as they are typed."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from intake.app.doors import StoreDoors
from intake.cli.exit_codes import Exit
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR
from tests.cli.conftest import PASSPHRASE, Command


@pytest.fixture(scope="module")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nobody unlocks: tests take copies."""
    founding = Founding(
        folder=str(tmp_path_factory.mktemp("once") / "store"),
        organisation="Casa",
        site="Reynosa",
        person="Ana",
        passphrase=PASSPHRASE,
        language="es",
    )
    return Path(StoreDoors(FLOOR).found(founding, lambda _step: None).folder)


@pytest.fixture
def store(founded_once: Path, tmp_path: Path) -> Path:
    """A store of this test alone."""
    return Path(shutil.copytree(founded_once, tmp_path / "store"))


def unlocked(folder: Path) -> Any:
    return StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)


def harm(folder: Path, statement: str) -> None:
    """Change a file behind the program's back."""
    opened = unlocked(folder).close.__self__
    with opened.session.files.writing(Compartment.CORE) as connection:
        connection.execute(statement)
    opened.close()


def test_a_store_that_was_never_checked_says_so_and_a_good_one_fits(
    command: Command, store: Path
) -> None:
    assert "never checked" in command.at(store, "store", "damaged").out
    assert command.at(store, "store", "damaged", "--json").json["damaged"] == []
    told = command.at(store, "store", "check", "--json").json
    assert (told["sound"], told["thorough"], told["kept_aside"]) == (True, False, None)
    assert told["entries"] > 0
    assert "Nothing is damaged." in command.at(store, "store", "damaged").out
    assert "Todo concuerda" in command.at(store, "store", "check", lang="es").out


def test_what_is_damaged_is_told_with_what_to_do_until_the_next_check(
    command: Command, store: Path
) -> None:
    harm(store, "UPDATE form SET xform = CAST('<other/>' AS BLOB)")
    out = command.at(store, "store", "check", code=Exit.REFUSED).out
    assert "A questionnaire is not as it was kept" in out
    assert "Add the questionnaire again" in out
    spanish = command.at(store, "store", "damaged", code=Exit.REFUSED, lang="es").out
    assert "Un cuestionario no está como se guardó" in spanish
    told = command.at(store, "store", "damaged", "--json", code=Exit.REFUSED).json
    assert {each["kind"] for each in told["damaged"]} == {"form"}


def test_lists_that_do_not_fit_are_built_anew(command: Command, store: Path) -> None:
    harm(store, "UPDATE organisation SET name = 'Otra'")
    found = command.at(store, "store", "check", "--json", code=Exit.REFUSED).json
    assert [each["kind"] for each in found["findings"]] == ["projection"]
    out = command.at(store, "store", "check", "--thorough", "--rebuild").out
    folder = Path(out.strip().rsplit(" ", 1)[1])
    assert (folder / "core.db").exists()
    assert command.at(store, "store", "check", "--thorough", "--json").json["sound"]


def test_what_a_crash_cut_off_is_listed_by_code_time_and_question(
    command: Command, store: Path
) -> None:
    assert "No interview was cut off." in command.at(store, "store", "recovered").out
    application = unlocked(store)
    form = application.shelf.newest("intake_f2").hash
    yes = Consent(Purpose.COLLECT, Decision.GRANTED)
    interview = application.interviewing.begin(form, yes, Languages("spa", "spa"))
    patches = application.shelf.session(interview).answer("lawyer/has_lawyer", "no").patches
    application.interviewing.answer(interview.id, patches)
    opened = application.close.__self__
    opened.session.files.close()
    opened._unlocked.lock.release()  # as a killed program leaves it
    for _ in range(2):  # it stays until somebody goes on with it
        (told,) = command.at(store, "store", "recovered", "--json").json["recovered"]
        assert (told["case"], told["path"]) == (interview.case_code, "lawyer/has_lawyer")
        assert not told["half_typed"]
    assert "lawyer" in command.at(store, "store", "recovered").out
