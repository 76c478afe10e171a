"""Tests never need a display, a network, a real clock or anybody's home folder."""

import functools
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

HOME = Path(tempfile.mkdtemp(prefix="intake-tests-"))  # one for each worker
QT_SETTINGS = ("qt_api", "qt_log_level_fail", "qt_log_ignore", "qt_default_raising")


def _move_into(home: Path) -> None:
    """Point every per-user folder into `home`, before anything reads one."""
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(home)
    for kind in ("CONFIG", "DATA", "CACHE", "STATE", "RUNTIME"):
        folder = home / kind.lower()
        folder.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR" if kind == "RUNTIME" else f"XDG_{kind}_HOME"] = str(folder)


_move_into(HOME)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LC_ALL="C.UTF-8", TZ="UTC")
os.environ.pop("LANGUAGE", None)

set_hypothesis_home_dir(Path(__file__).parents[1] / ".venv" / "cache" / "hypothesis")
# Two busy cores are no reason to fail a law, so examples have no deadline.
settings.register_profile("intake", deadline=None, max_examples=60, print_blob=True)
settings.register_profile("counted", settings.get_profile("intake"), max_examples=20)
settings.register_profile("thorough", settings.get_profile("intake"), max_examples=1000)
settings.load_profile(os.environ.get("INTAKE_EXAMPLES", "intake"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know pytest-qt's settings where pytest-qt is not: the core is tested without Qt."""
    if not find_spec("pytestqt"):
        for name in QT_SETTINGS:
            parser.addini(name, "read by pytest-qt, which is not installed here")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def passphrases_are_stretched_once() -> Iterator[None]:
    """Remember what Argon2id gave: copies of one store have one salt, and it is dear on purpose.

    Whatever differs, a passphrase, a salt, or a cost, is calculated. New keys cost what they do on
    a machine with little memory, which is the least that is ever written.
    """
    from intake.storage.keys import kdf

    @functools.cache
    def derived(given: bytes, costs: tuple[tuple[str, Any], ...]) -> bytes:
        return Argon2id(**dict(costs)).derive(given)

    class Remembering:
        def __init__(self, **costs: Any) -> None:
            self._costs = tuple(sorted(costs.items()))

        def derive(self, given: bytes) -> bytes:
            return derived(given, self._costs)

    little = HOME / "meminfo"
    little.write_text("MemAvailable: 900000 kB\n", encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "Argon2id", Remembering)
        patch.setattr(kdf, "_MEMINFO", little)
        yield


@pytest.fixture(scope="session", autouse=True)
def questionnaires_are_compiled_once() -> Iterator[None]:
    """Remember what the child made of a file: the same bytes under the same name give the same.

    What is refused is compiled again each time, and what the tests of the child ask it themselves.
    """
    from intake.app import children

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(children, "compile_form", functools.cache(children.compile_form))
        yield


@pytest.fixture(scope="session", autouse=True)
def questionnaires_are_read_once() -> Iterator[None]:
    """Remember what a shelf made of a form: the same bytes, files and compartments give the same."""
    from intake.forms import xform

    read: dict[Any, Any] = {}

    def remembered(form: bytes, compartments: Any = None, media: Any = None) -> Any:
        told = (None if each is None else frozenset(each.items()) for each in (compartments, media))
        given = (form, *told)
        if given not in read:
            read[given] = xform.read_form(form, compartments, media or {})
        return read[given]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("intake.services.form_shelf.read_form", remembered)
        yield


@pytest.fixture(autouse=True)
def no_window_is_left_open() -> Iterator[None]:
    """Fail a test that leaves a window on the screen."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not widgets.QApplication.instance():
        return
    if _visible(widgets):
        gc.collect()  # a window in a cycle is on its way out, not left open
    left = _visible(widgets)
    for each in left:
        each.close()
    assert not left, f"left open: {left}"


def _visible(widgets: Any) -> list[Any]:
    return [each for each in widgets.QApplication.topLevelWidgets() if each.isVisible()]
