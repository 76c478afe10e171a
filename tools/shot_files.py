"""An interview with a form that asks for files and shows pictures, without a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from intake.domain.attachments import AttachFault, name_of
from intake.domain.case_codes import case_code
from intake.domain.errors import AttachmentRefusedError
from intake.domain.ids import FormHash, InterviewId, MediaId
from intake.domain.interview import Interview
from intake.forms.model import QuestionKind
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n.languages import native_name
from intake.services.attaching import Attached, Chosen, Looked, Place
from intake.services.picture_facts import PictureFacts
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.kit.disclosure import Disclosure
from intake.ui.pictures import Pictures
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.interview_files import FileDesk
from intake.ui.views.interview_view import InterviewView
from tests.ui.fakes import NOW, InlineLane
from tests.ui.media_form import MEDIA_FORM
from tools.shot_interview import Notebook, languages, other
from tools.shot_start import as_any, fill


@dataclass
class _Sealed:
    """Takes pictures and papers, and no sound."""

    def look(self, _record: InterviewId, _chosen: Chosen) -> Looked:
        """Find nothing to ask."""
        return Looked(PictureFacts())

    def attach(self, place: Place, _chosen: Chosen, **_how: Any) -> Attached:
        """Pretend to seal a file."""
        if place.kind is QuestionKind.AUDIO:
            raise AttachmentRefusedError(AttachFault.NOT_A_RECORDING)
        mime = "image/jpeg" if place.kind is QuestionKind.IMAGE else "application/pdf"
        return Attached(str(name_of(MediaId("ab" * 16), mime, "cd" * 32)), mime, 2_345_678)


def attached(context: Context, window: QWidget) -> None:
    """Show a picture that is attached, and a recording that was refused."""
    pictured = replace(context, pictures=Pictures(InlineLane(), lambda _name: b"a", _painted))
    view = InterviewView(pictured, languages())
    lane = InlineLane()
    files = FileDesk(
        as_any(_Sealed()),
        lane,
        lane,
        lambda _file: Chosen(1, ()),
        lambda _most: bytes,
        sentence,
        lambda *_draft: None,
        lambda *_said: None,
    )
    desk = Desk(
        as_any(Notebook()),
        lane,
        str,
        sentence,
        native_name,
        lambda _moment, _words: "",
        files=files,
    )
    form = read_form(MEDIA_FORM, media={"map.png": b"a"})
    session = FormSession(form, surroundings=Surroundings(lambda: NOW, UTC, bytes))
    record = Interview(
        InterviewId("0" * 32), case_code(bytes(range(6))), FormHash("0" * 64), "seen", "1"
    )
    presenter = InterviewPresenter(desk, record, session, context.localizer.words, view.display)
    view.attend(presenter)
    fill(window, view)
    presenter.speak(context.localizer.words, other(context.localizer.language))
    presenter.files.attach("g/photo", "house.jpg")
    presenter.files.attach("g/sound", "notes.txt")
    as_any(view.findChild(Disclosure)).focusProxy().click()


def _painted(contents: Iterable[bytes], _longest: int) -> list[QImage | None]:
    return [_hills() for _each in contents]


def _hills() -> QImage:
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, 200))
    sky.setColorAt(0, QColor("#8FB8D8"))
    sky.setColorAt(1, QColor("#F2D7A8"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.setBrush(QColor("#5E7F63"))
    painter.drawEllipse(-60, 120, 260, 160)
    painter.setBrush(QColor("#3F6350"))
    painter.drawEllipse(140, 110, 300, 190)
    painter.end()
    return image
