"""Files of forms: kept once, named by each form, and proven with the store."""

from dataclasses import replace

import pytest

from intake.domain.compartments import Compartment
from intake.domain.ids import FormHash
from intake.storage import row_checks
from tests.storage.desk import FORM, Desk, form

OTHER = FormHash("01" * 32)


def test_file_that_two_forms_share_is_kept_once(desk: Desk) -> None:
    with desk.records() as records:
        for each in (FORM, OTHER):
            records.keep_form(replace(form(each), media={"b.png": b"b", "a.csv": b"a"}))
    assert desk.reading.form_file_names(OTHER) == ("a.csv", "b.png")
    assert desk.reading.form_file(OTHER, "b.png") == b"b"
    assert desk.reading.form_file(OTHER, "c.png") is None
    with desk.files.reading(Compartment.CORE) as connection:
        assert connection.execute("SELECT count(*) FROM form_file").fetchone() == (2,)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE form_file SET content = x'00'", "DELETE FROM form_file"],
)
def test_file_that_is_not_what_it_was_is_named(desk: Desk, statement: str) -> None:
    with desk.records() as records:
        records.keep_form(replace(form(), media={"b.png": b"b"}))
    with desk.files.writing(Compartment.CORE) as connection:
        assert not [each for each in row_checks.forms(connection) if "media" in each]
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute(statement)
        found = [each for each in row_checks.forms(connection) if "media" in each]
        connection.execute("DELETE FROM form_media")
    assert found == [f"media {FORM[:16]}"]
