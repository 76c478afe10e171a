"""What an interview on the screen works with: the services of its store, and its pictures."""

from datetime import datetime

from intake.app.clock import local_zone
from intake.domain.ids import FormHash
from intake.i18n import Words
from intake.i18n.catalogs import interface_languages
from intake.i18n.consent_script import leaflet
from intake.i18n.formats import time_text
from intake.i18n.languages import native_name
from intake.services.application import Application
from intake.services.form_guard import guard_of
from intake.ui.error_messages import sentence
from intake.ui.files import chosen_file
from intake.ui.pictures import PictureName, Pictures, PictureSource
from intake.ui.pictures_apart import decode_apart, shrinking
from intake.ui.presenters.file_asks import PHOTO_TEXT
from intake.ui.presenters.interview_desk import ColumnMemory, Desk
from intake.ui.presenters.interview_files import FileDesk
from intake.ui.surface import Threads


def desk_of(application: Application, threads: Threads, columns: ColumnMemory) -> Desk:
    """Return the desk at which interviews are done at this store."""
    asked = leaflet(PHOTO_TEXT)
    files = FileDesk(
        application.attaching,
        threads.reader,
        threads.writer,
        chosen_file,
        shrinking,
        sentence,
        application.interviewing.save_draft,
        lambda record, is_yes: application.consenting.answer_photographs(
            record, asked.text_version, asked.text, is_yes=is_yes
        ),
    )
    return Desk(
        application.interviewing,
        threads.writer,
        application.new_uid,
        sentence,
        native_name,
        _local_time,
        columns,
        files,
        application.testimony,
        guard_of(application.shelf.definition),
    )


def pictures_of(application: Application, threads: Threads, form: FormHash) -> Pictures:
    """Return the pictures of one interview: those of its form, and those attached to it."""

    def read(name: PictureName) -> bytes | None:
        if name.source is PictureSource.FORM:
            return application.shelf.form_media(form, name.name)
        return application.attaching.content(name.name)

    return Pictures(threads.reader, read, decode_apart)


def program_languages() -> tuple[tuple[str, str], ...]:
    """Return (tag, native name) of what the program speaks."""
    return tuple((each, native_name(each)) for each in interface_languages())


def _local_time(moment: datetime, words: Words) -> str:
    return time_text(moment.astimezone(local_zone()), words.language)
