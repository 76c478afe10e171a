"""From a form to a window in which it is tried out, beside a store or without one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from intake.app.clock import local_zone
from intake.app.rehearsing import rehearse
from intake.app.unlocked import new_uid
from intake.domain.errors import IntakeError
from intake.domain.ids import FormHash
from intake.i18n.formats import time_text
from intake.i18n.languages import native_name
from intake.services.form_shelf import FormShelf
from intake.services.rehearsing import Rehearsal
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.pictures import PictureName, Pictures
from intake.ui.pictures_apart import decode_apart
from intake.ui.presenters.at_once import AtOnce
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.lane import Lane
from intake.ui.surface import Surface
from intake.ui.views.preview_window import PreviewWindow

Tell = Callable[[IntakeError], None]
"""Says what went wrong."""


def preview_window(
    context: Context,
    rehearsal: Rehearsal,
    files: Mapping[str, bytes],
    parent: QWidget | None = None,
) -> PreviewWindow:
    """Return a window in which the form of a rehearsal is tried out, with the files it shows."""

    def read(picture: PictureName) -> bytes | None:
        return files.get(picture.name)

    lane = AtOnce()
    desk = Desk(
        rehearsal,
        lane,
        new_uid,
        sentence,
        native_name,
        lambda moment, words: time_text(moment.astimezone(local_zone()), words.language),
    )
    window = PreviewWindow(replace(context, pictures=Pictures(lane, read, decode_apart)), parent)
    window.attend(
        lambda show: InterviewPresenter(
            desk, rehearsal.interview, rehearsal.session, context.localizer.words, show
        )
    )
    return window


class Previews:
    """Opens previews of the forms of one store, one at a time, and closes what is open."""

    def __init__(self, surface: Surface, shelf: FormShelf, reader: Lane, tell: Tell) -> None:
        """Begin; errors go to `tell`."""
        self._surface, self._shelf, self._reader, self._tell = surface, shelf, reader, tell
        self._open: PreviewWindow | None = None
        self._is_over = False

    def open(self, form: str) -> None:
        """Read a form, and show it in a window over the others."""
        form_hash, shelf = FormHash(form), self._shelf

        def read() -> tuple[Rehearsal, Mapping[str, bytes]]:
            return rehearse(shelf.definition(form_hash), form_hash), shelf.files(form_hash)

        self._reader.run(read, lambda found: self._show(*found), self._tell)

    def end(self) -> None:
        """Close what is open; what is still read is not shown any more."""
        self._is_over = True
        self._close()

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()

    def _show(self, rehearsal: Rehearsal, files: Mapping[str, bytes]) -> None:
        if self._is_over:
            return
        self._close()
        window = self._surface.window
        made = preview_window(self._surface.context, rehearsal, files, window)
        made.destroyed.connect(self._forget)
        made.resize(window.size())
        self._open = made
        made.show()

    def _forget(self) -> None:
        self._open = None
