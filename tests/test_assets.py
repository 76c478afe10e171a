"""Forms, fonts, icons and words are found, and catalogues compile to the same bytes every time."""

import gettext
import io

import pytest
from babel.messages.pofile import PoFileError

from intake import assets

WITHOUT_DATES = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Save"
msgstr "Guardar"
"""


def test_folder_of_the_project_is_found() -> None:
    assert assets.folder("translations").joinpath("es").is_dir()
    assert assets.folder("resources").is_dir()


def test_folder_that_is_not_there_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        assets.folder("no-such-folder")


def test_spanish_is_a_language() -> None:
    assert "es" in assets.languages()


def test_spanish_speaks() -> None:
    assert isinstance(assets.catalog("es"), gettext.GNUTranslations)


def test_language_without_a_catalogue_says_the_source() -> None:
    assert assets.catalog("xx").gettext("Save") == "Save"


def test_compiled_catalogue_translates() -> None:
    mo = assets.compile_po(WITHOUT_DATES.encode(), "es")
    assert gettext.GNUTranslations(io.BytesIO(mo)).gettext("Save") == "Guardar"


def test_compiled_catalogue_holds_no_clock() -> None:
    mo = assets.compile_po(WITHOUT_DATES.encode(), "es")
    header = gettext.GNUTranslations(io.BytesIO(mo)).info()
    assert header["pot-creation-date"].startswith("2000-01-01")
    assert header["po-revision-date"].startswith("2000-01-01")


def test_damaged_catalogue_is_refused() -> None:
    with pytest.raises(PoFileError):
        assets.compile_po(b'msgid "Save"\nnonsense\nmsgstr "Guardar"\n', "es")
