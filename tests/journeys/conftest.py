"""What journeys share: real stores in empty folders, real lanes, a real window, and pictures."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from intake.app.doors import StoreDoors
from intake.services.application import Application
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR
from intake.ui.interview_screen import Lanes
from intake.ui.kit.context import Context, Look
from intake.ui.lanes import Lane
from intake.ui.localizer import Localizer
from intake.ui.theme.apply import apply_theme
from intake.ui.theme.fonts import load_fonts
from intake.ui.theme.tokens import ThemeName, make_theme

PASSPHRASE = "sendero tejado limpio abrigo norte vela"


def found(folder: Path, site: str) -> None:
    """Found a store at the lowest cost that is allowed."""
    founding = Founding(str(folder), "Alliance", site, "Coordinator", PASSPHRASE, "en")
    StoreDoors(FLOOR).found(founding, lambda _step: None)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "store"
    found(folder, "North")
    return folder


@pytest.fixture
def store_folder(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded, tmp_path / "store"))


@pytest.fixture
def unlock() -> Iterator[Callable[[Path], Application]]:
    """Unlock stores, and lock them all at the end."""
    opened: list[Application] = []

    def open_it(folder: Path) -> Application:
        application = StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)
        opened.append(application)
        return application

    yield open_it
    for application in opened:
        application.close()


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    mistakes: list[BaseException] = []
    made = Lanes(Lane("writer", mistakes.append), Lane("reader", mistakes.append))
    yield made
    made.writer.close()
    made.reader.close()
    assert not mistakes


@pytest.fixture
def context(qapp: QApplication) -> Context:
    load_fonts()
    theme = make_theme(ThemeName.LIGHT)
    apply_theme(qapp, theme)
    return Context(Look(theme), Localizer("en"))


@pytest.fixture
def picture(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[QWidget, str], Path]:
    """Keep a picture of a widget: in JOURNEY_PICTURES where that is set, else beside the store."""
    folder = Path(os.environ.get("JOURNEY_PICTURES", tmp_path / "pictures"))
    folder.mkdir(parents=True, exist_ok=True)

    def take(widget: QWidget, name: str) -> Path:
        file = folder / f"{request.node.name}-{name}.png"
        assert widget.grab().save(str(file))
        return file

    return take


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Type as an input method does: accents and all."""

    def type_it(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return type_it
