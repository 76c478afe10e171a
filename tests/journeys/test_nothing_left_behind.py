"""After a whole session at the window: no marker in any file, no key in memory once it is locked.

What is looked for is first found where it must be: in clear copies, and in memory while it is open.
"""

import os
import secrets
import sqlite3
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from intake.app.clock import now
from intake.domain.compartments import Compartment
from intake.storage import store_folder
from intake.storage.keys import slots
from tests.journeys.conftest import found
from tests.journeys.memory import Hit, needles, scan, text_needles

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(150),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read as on Linux"),
]

ROOT = Path(__file__).parents[2]
PASSPHRASE = "sendero tejado limpio abrigo norte vela"
SAID = {
    "about_you.name": "Xochiquetzal Ñandú",
    "fear.of_whom": "zorzalillo de la esquina",
}
PICTURE = b"\x89PNG quebrantahuesos " + secrets.token_bytes(64)
TEXTS = {"passphrase": PASSPHRASE, **SAID, "picture": "quebrantahuesos"}


@dataclass(frozen=True, slots=True)
class Session:
    """What was seen of one session, while it was open and once it was locked."""

    open_files: dict[str, list[str]]
    locked_files: dict[str, list[str]]
    modes: dict[str, int]
    open_memory: list[Hit]
    locked_memory: list[Hit]


def on_disk() -> dict[str, bytes]:
    """Return each text as a file may hold it."""
    wanted: dict[str, bytes] = {}
    for name, text in TEXTS.items():
        for form in ("NFC", "NFD"):
            shaped = unicodedata.normalize(form, text)
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1", "utf-32-le"):
                wanted[f"{name} {form} {encoding}"] = shaped.encode(encoding, "replace")
            wanted[f"{name} {form} hex"] = shaped.encode().hex().encode()
    return wanted


def markers_in(folder: Path, wanted: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the files that hold a marker, with what they hold."""
    found_in: dict[str, list[str]] = {}
    for each in sorted(folder.rglob("*")):
        if each.is_file():
            data = each.read_bytes()
            held = [name for name, needle in wanted.items() if needle in data]
            if held:
                found_in[str(each.relative_to(folder))] = held
    return found_in


def keys_of(store: Path) -> tuple[dict[str, bytes], str]:
    """Return the keys of a store, and the age identity of its person."""
    surroundings = store_folder.Surroundings(now, secrets.token_bytes, "0")
    opened = store_folder.unlock(store, PASSPHRASE, surroundings)
    held = opened._unlocked
    keys = {f"{each.value} key": bytes(held.files.file(each).key) for each in Compartment}
    keys["session seed"] = bytes(held.session_signer._seed)
    keys |= {f"inbox {place} key": bytes(key) for place, key in enumerate(held.inboxes)}
    opened.close()
    person = slots.open_slot(held.slot, PASSPHRASE)
    keys["file seed"] = bytes(person.file_seed)
    return keys, str(person.age_identity)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("session")
    found(folder / "store", "North")
    keys, identity = keys_of(folder / "store")
    for name in ("said", "tmp", "config"):
        (folder / name).mkdir(mode=0o700)
    (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    (folder / "picture").write_bytes(PICTURE)
    for name, text in SAID.items():
        (folder / "said" / name).write_text(text, encoding="utf-8")
    given = {"passphrase", "picture", "said"}
    secret = {**needles(keys), **text_needles({**TEXTS, "age identity": identity})}

    def files() -> dict[str, list[str]]:
        return markers_in(folder, on_disk())

    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.scripted_session", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=ROOT,
            env={
                **{name: os.environ[name] for name in ("PATH",)},
                "HOME": str(folder),
                "TMPDIR": str(folder / "tmp"),
                "PYTHONPATH": str(ROOT),
            },
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == b"OPEN\n", (folder / "log").read_text()
            for each in (folder / "said").iterdir():
                each.unlink()
            open_files, open_memory = files(), scan(process.pid, secret)
            process.stdin.write(b"\n")
            process.stdin.flush()
            assert process.stdout.readline() == b"LOCKED\n", (folder / "log").read_text()
            locked_files, locked_memory = files(), scan(process.pid, secret)
            modes = {
                str(each.relative_to(folder)): stat.S_IMODE(each.stat().st_mode)
                for each in folder.rglob("*")
                if each.name not in given | {"log", "tmp"}
            }
            yield Session(open_files, locked_files, modes, open_memory, locked_memory)
        finally:
            process.kill()


def test_the_markers_are_found_in_clear_copies(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "plain.db") as database:
        database.execute("CREATE TABLE answer (text)")
        database.executemany("INSERT INTO answer VALUES (?)", [(each,) for each in TEXTS.values()])
    database.close()
    (tmp_path / "qt.txt").write_text(SAID["about_you.name"], encoding="utf-16-le")
    (tmp_path / "picture").write_bytes(PICTURE)
    held = markers_in(tmp_path, on_disk())
    assert set(held) == {"plain.db", "qt.txt", "picture"}
    assert {each.split()[0] for each in held["plain.db"]} == {name.split()[0] for name in TEXTS}


def test_no_file_holds_a_marker_while_the_store_is_open(session: Session) -> None:
    assert session.open_files == {}


def test_no_file_holds_a_marker_once_it_is_locked(session: Session) -> None:
    assert session.locked_files == {}


def test_every_file_and_folder_is_its_owners_alone(session: Session) -> None:
    assert any(name.endswith("core.db") for name in session.modes)
    assert any(name.endswith("window.ini") for name in session.modes)
    assert {name: oct(mode) for name, mode in session.modes.items() if mode & 0o077} == {}


def test_the_scan_finds_what_a_process_holds() -> None:
    texts = {"control": secrets.token_hex(12)}
    held = [each.encode() for each in texts.values()]
    wide = [each.encode("utf-16-le") for each in texts.values()]
    names = {hit.name for hit in scan(os.getpid(), text_needles(texts))}
    assert {"control, UTF-8", "control, UTF-16"} <= names
    del held, wide


def test_the_keys_are_in_memory_while_the_store_is_open(session: Session) -> None:
    names = {hit.name for hit in session.open_memory}
    assert {"core key, raw", "identity key, raw", "media key, raw", "session seed, raw"} <= names


def test_locked_no_key_and_no_passphrase_is_in_memory(session: Session) -> None:
    """What may be left, now and then and once or twice, is listed in the threat model."""
    left = [hit for hit in session.locked_memory if not is_known_remainder(hit)]
    assert left == []
    found = [hit.name for hit in session.locked_memory]
    assert all(found.count(name) <= 2 for name in found)


def is_known_remainder(hit: Hit) -> bool:
    """Tell whether a library has left this where nobody can reach it to write over it.

    It is the grant as the age library opened it (the key as hex), or an answer in a page that the
    database has freed.
    """
    name, _comma, shape = hit.name.partition(", ")
    return (name.endswith(" key") and shape == "hex") or name in SAID
