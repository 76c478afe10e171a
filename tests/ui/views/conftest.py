"""A real store under the interview screen, with a form that asks for files and shows pictures."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from intake.app.doors import StoreDoors
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.ids import FormHash
from intake.domain.interview import Interview
from intake.forms.importing.builtin import builtin_packages
from intake.services.application import Application
from intake.services.attaching import Shrink
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR
from intake.ui.interview_services import desk_of, pictures_of
from intake.ui.kit.context import Context
from intake.ui.picture_decoding import decoded, shrunk
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import ColumnMemory
from intake.ui.surface import Threads
from intake.ui.views.interview_view import InterviewView
from tests.services.pictures import jpeg, png
from tests.ui.fakes import InlineLane, InlineWorkshop
from tests.ui.media_form import MEDIA_FORM

PASSPHRASE = "sendero tejado limpio abrigo norte vela"
LANGUAGES = (("en", "English"), ("es", "Español"))


def unlock(folder: Path) -> Application:
    return StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)


@pytest.fixture(scope="session")
def store_with_pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "store"
    founding = Founding(str(folder), "North", "Shelter", "Coordinator", PASSPHRASE, "en")
    StoreDoors(FLOOR).found(founding, lambda _step: None)
    application = unlock(folder)
    package = replace(
        builtin_packages()[0],
        form_id="seen",
        version="1",
        xform=MEDIA_FORM,
        hash=FormHash("5e" * 32),
        languages=("en", "es"),
        media={"map.png": png()},
    )
    application.shelf.add_builtin(package, {})
    application.close()
    return folder


@pytest.fixture
def store(store_with_pictures: Path, tmp_path: Path) -> Iterator[Application]:
    application = unlock(shutil.copytree(store_with_pictures, tmp_path / "store"))
    yield application
    application.close()


@pytest.fixture
def seen(store: Application) -> Interview:
    """An interview with the form that shows pictures and asks for files."""
    yes = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
    form = store.shelf.newest("seen").hash
    made = store.interviewing.begin(form, yes, Languages("spa", "spa"))
    store.consenting.record(made.id, replace(yes, purpose=Purpose.PHOTO, text_version="photo/1"))
    return made


@pytest.fixture
def picture_file(tmp_path: Path) -> Path:
    file = tmp_path / "Ana at home.jpg"
    file.write_bytes(jpeg(size=(640, 480)))
    return file


def decoded_here(contents: list[bytes], longest: int) -> list[QImage | None]:
    """Decode pictures without a child, which takes half a second to start."""
    return [decoded(each, longest) for each in contents]


def shrinking_here(longest: int) -> Shrink:
    return lambda content: shrunk(content, longest) or b""


def at_once() -> Threads:
    """Return lanes that do everything at once."""
    lane: Any = InlineLane()
    workshop: Any = InlineWorkshop()
    return Threads(lane, lane, workshop)


class OnScreen:
    """An interview on the screen, whose lanes do everything at once unless there are others."""

    def __init__(
        self,
        application: Application,
        context: Context,
        interview: Interview,
        threads: Threads | None = None,
    ) -> None:
        threads = threads or at_once()
        whole = application.reading.interview(interview.id)
        self.pictures = pictures_of(application, threads, whole.form)
        self.pictures._decode = decoded_here
        self.context = replace(context, pictures=self.pictures)
        self.view = InterviewView(self.context, LANGUAGES)
        desk = desk_of(application, threads, ColumnMemory())
        assert desk.files is not None
        desk = replace(desk, files=replace(desk.files, shrinking=shrinking_here))
        self.presenter = InterviewPresenter(
            desk,
            whole,
            application.shelf.session(whole),
            context.localizer.words,
            self.view.display,
        )
        self.view.attend(self.presenter)
        self.presenter.files.open()
        self.view.resize(1366, 768)
        self.view.show()
        self.presenter.speak(context.localizer.words, "es")
        self.settle()

    def settle(self) -> None:
        for _turn in range(12):
            QApplication.processEvents()

    def panel(self, path: str) -> Any:
        self.presenter.go_to_question(path)
        self.settle()
        return next(each for each in self.view.card.panels if each.path == path)

    def editor(self, path: str) -> Any:
        return self.panel(path).editor


Screen = Callable[..., OnScreen]


@pytest.fixture
def on_screen(store: Application, context: Context) -> Iterator[Screen]:
    """Puts an interview on the screen, of this store or of another."""
    made: list[OnScreen] = []

    def put(
        interview: Interview, application: Application = store, threads: Threads | None = None
    ) -> OnScreen:
        made.append(OnScreen(application, context, interview, threads))
        return made[-1]

    yield put
    for each in made:
        each.presenter.leave()
        each.view.close()
        each.view.deleteLater()
