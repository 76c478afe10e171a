"""Where a record is taken in, its form has its pictures, and its former forms are there too."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from intake.domain.consent import Languages
from intake.domain.ids import FormHash, InterviewId
from intake.forms.importing.compiling import compile_form
from intake.services.application import Application
from tests.services.conftest import YES

FORM = """
| survey |
| | type | name | label | media::image |
| | note | look | Look at this | map.png |
| | integer | age | {label} | |
| settings |
| | form_title | form_id | version |
| | Census | census | {version} |
"""
PICTURE = b"\x89PNG\r\n\x1a\n not much of a picture"


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def add(application: Application, version: str, files: Mapping[str, bytes]) -> FormHash:
    page = FORM.format(label=f"Age {version}", version=version).encode()
    result = compile_form(zipped({"census.md": page, **files}), "census.zip")
    return application.shelf.add(result, "census.zip").form.hash


@pytest.fixture
def form(north: Application) -> FormHash:
    return add(north, "1", {"map.png": PICTURE})


@pytest.fixture
def record(north: Application, form: FormHash) -> InterviewId:
    record = north.interviewing.begin(form, YES, Languages("spa", "spa")).id
    session = north.shelf.session(north.reading.interview(record))
    north.interviewing.answer(record, session.answer("age", "30").patches)
    return record


def send(north: Application, south: Application, record: InterviewId, path: Path) -> None:
    to = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    north.handing_over.export([record], to, str(path), lambda _done, _all: None)
    south.handing_over.receive(str(path), lambda _done, _all: None)


def test_a_form_arrives_with_its_files_and_its_original(
    north: Application, south: Application, form: FormHash, record: InterviewId, tmp_path: Path
) -> None:
    send(north, south, record, tmp_path / "a.intake")
    assert south.shelf.files(form) == {"map.png": PICTURE}
    assert south.form_versions.original(form) == north.form_versions.original(form)
    assert south.shelf.session(south.reading.interview(record)).form.media == {"map.png"}


def test_a_form_that_came_before_gains_the_files_that_were_missing(
    north: Application, south: Application, tmp_path: Path
) -> None:
    form = add(north, "1", {})
    first, second = (
        north.interviewing.begin(form, YES, Languages("spa", "spa")).id for _each in range(2)
    )
    send(north, south, first, tmp_path / "a.intake")
    assert south.shelf.files(form) == {}
    assert add(north, "1", {"map.png": PICTURE}) == form
    send(north, south, second, tmp_path / "b.intake")
    assert south.shelf.files(form) == {"map.png": PICTURE}


def test_a_form_that_was_added_there_takes_no_files_from_others(
    north: Application, south: Application, record: InterviewId, form: FormHash, tmp_path: Path
) -> None:
    assert add(south, "1", {}) == form
    send(north, south, record, tmp_path / "a.intake")
    assert south.shelf.files(form) == {}


def test_a_moved_record_brings_the_forms_it_stood_with(
    north: Application, south: Application, record: InterviewId, form: FormHash, tmp_path: Path
) -> None:
    second = add(north, "2", {"map.png": PICTURE})
    north.moving.move(record, second)
    send(north, south, record, tmp_path / "a.intake")
    assert {form, second} <= {row.hash for row in south.reading.forms()}
    assert south.shelf.files(second) == {"map.png": PICTURE}
