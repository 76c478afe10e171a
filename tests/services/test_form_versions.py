"""A form is given back as it came, with its files, and its versions stand in order."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from intake.domain.compartments import Compartment
from intake.domain.ids import FormHash
from intake.forms.package import ImportResult
from intake.services.application import Application
from intake.services.form_files import FormFiles
from tests.services.test_form_shelf import FORM
from tests.services.test_forms_from_elsewhere import kept_with, store_of

MEDIA = {"well.png": b"\x89PNG", "places.csv": b"name,label\na,A\n"}


@pytest.fixture(scope="module")
def compiled() -> dict[str, ImportResult]:
    """What the compiler's process said of a form: it says the same every time."""
    return {}


@pytest.fixture
def checked(north: Application, compiled: dict[str, ImportResult]) -> ImportResult:
    if not compiled:
        compiled["it"] = north.shelf.check(FORM, "folder/check.md")
    return compiled["it"]


def zipped(**files: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def content_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def add(north: Application, checked: ImportResult, **changed: object) -> FormHash:
    assert checked.package is not None
    package = replace(checked.package, **changed)  # type: ignore[arg-type]
    return north.shelf.add(replace(checked, package=package), "check.md").form.hash


def test_the_file_comes_back_byte_for_byte(north: Application, checked: ImportResult) -> None:
    form = add(north, checked)
    file = north.form_versions.original(form)
    assert (file.name, file.content) == ("check.md", FORM)
    assert north.form_versions.xform(form).content == north.reading.form(form).xform


def test_files_that_were_not_in_it_come_in_a_zip(north: Application, checked: ImportResult) -> None:
    form = add(north, checked, media=MEDIA)
    file = north.form_versions.original(form)
    assert (file.name, content_of(file.content)) == ("check.zip", {"check.md": FORM, **MEDIA})
    assert north.form_versions.original(form) == file
    assert north.shelf.form_media(form, "well.png") == MEDIA["well.png"]
    assert north.shelf.form_media(form, "absent.png") is None
    assert {row.files for row in north.shelf.forms() if row.hash == form} == {2}


@pytest.mark.parametrize(
    ("source", "is_given_as_it_is"),
    [
        (zipped(**{"check.md": FORM, **MEDIA}), True),
        (zipped(**{"[Content_Types].xml": b"<Types/>"}), False),
    ],
)
def test_zip_of_a_form_and_its_files_is_not_zipped_again(
    north: Application, checked: ImportResult, source: bytes, is_given_as_it_is: bool
) -> None:
    form = add(north, checked, media=MEDIA, source=source)
    assert (north.form_versions.original(form).content == source) is is_given_as_it_is


def test_form_without_its_original_is_given_as_xform(
    north: Application, checked: ImportResult
) -> None:
    form = add(north, checked, source=b"")
    file = north.form_versions.original(form)
    assert (file.name, file.content) == ("check.xml", north.reading.form(form).xform)


def test_definition_knows_the_files_by_name_alone(
    north: Application, checked: ImportResult
) -> None:
    form = add(north, checked, media=MEDIA)
    assert north.shelf.definition(form).media == MEDIA.keys()
    files = FormFiles(north.reading, form)
    assert ("well.png" in files, "absent.png" in files, len(files)) == (True, False, 2)
    with pytest.raises(KeyError):
        files["absent.png"]


def test_importing_again_brings_the_files_that_were_missing(
    north: Application, checked: ImportResult
) -> None:
    form = add(north, checked)
    add(north, checked, media=MEDIA)
    add(north, checked, media={"well.png": b"another"})
    assert north.shelf.files(form) == MEDIA


def test_list_counts_the_questions_that_the_report_counted(
    north: Application, checked: ImportResult
) -> None:
    form = add(north, checked)
    assert checked.package is not None
    (row,) = [row for row in north.shelf.forms() if row.hash == form]
    assert row.questions == checked.package.questions == 2


def test_form_that_only_came_with_records_is_offered_once_it_is_added(
    north: Application, checked: ImportResult
) -> None:
    older = add(north, checked)
    other = north.shelf.check(FORM.replace(b"| 7 |", b"| 8 |"), "check.md")
    received = replace(kept_with(other, {}), is_received=True)
    with store_of(north).records(Compartment.CORE) as records:
        records.keep_form(received)
    assert north.shelf.newest("check").hash == older
    added = north.shelf.add(other, "check.md")
    assert (added.was_there, north.shelf.newest("check").hash) == (True, received.hash)
