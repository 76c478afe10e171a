"""Giving a version of a questionnaire back as it came."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from intake.domain.ids import FormHash
from intake.services.form_shelf import FormShelf
from intake.services.ports import Reading

_ZIP: Final = b"PK\x03\x04"
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a zip: the same form makes the same bytes."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """A questionnaire as a file to give away."""

    name: str
    """What the file could be called."""
    content: bytes


class FormVersions:
    """Gives versions of a form back."""

    def __init__(self, shelf: FormShelf, reading: Reading) -> None:
        self._shelf = shelf
        self._reading = reading

    def original(self, form: FormHash) -> FormFile:
        """Return the file that was imported, byte for byte.

        Where its files were not in it, both are in a zip. A form that came without its original
        is given as XForm.
        """
        kept = self._reading.form(form)
        if not kept.source:
            return self.xform(form)
        name = PurePosixPath(kept.source_name).name or kept.form_id
        if _is_zip_of_files(kept.source):
            return FormFile(name, kept.source)
        return self._with_media(form, FormFile(name, kept.source))

    def xform(self, form: FormHash) -> FormFile:
        """Return the XForm, in a zip where files belong to it."""
        kept = self._reading.form(form)
        return self._with_media(form, FormFile(f"{kept.form_id}.xml", kept.xform))

    def _with_media(self, form: FormHash, file: FormFile) -> FormFile:
        media = self._shelf.files(form)
        if not media:
            return file
        return FormFile(f"{PurePosixPath(file.name).stem}.zip", _zipped(file, media))


def _is_zip_of_files(source: bytes) -> bool:
    """Tell a zip of a form and its files from a workbook, which is a zip as well."""
    if not source.startswith(_ZIP):
        return False
    with ZipFile(BytesIO(source)) as archive:
        return "[Content_Types].xml" not in archive.namelist()


def _zipped(file: FormFile, media: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in ((file.name, file.content), *sorted(media.items())):
            is_text = name.lower().endswith((".csv", ".xml", ".geojson", ".md"))
            member = ZipInfo(name, _BEGINNING)
            archive.writestr(member, content, ZIP_DEFLATED if is_text else ZIP_STORED)
    return made.getvalue()
