"""Forms are added once, found by id or hash, and refused when their report lists errors."""

import pytest

from intake.domain.compartments import Compartment
from intake.domain.errors import FormRefusedError, UnknownFormError
from intake.services.application import Application

FORM = b"""
| survey |
| | type | name | label::English (en) | label::Espa\xc3\xb1ol (es) |
| | text | full_name | Full name | Nombre completo |
| | select_one yn | well | Are you well? | \xc2\xbfSe siente bien? |
| choices |
| | list_name | name | label::English (en) | label::Espa\xc3\xb1ol (es) |
| | yn | yes | Yes | S\xc3\xad |
| | yn | no | No | No |
| settings |
| | form_title | form_id | version |
| | Check | check | 7 |
"""
BROKEN = FORM.replace(b"| text | full_name |", b"| nonsense | full_name |")


OURS = ["intake_f2", "intake_f3", "intake_f4", "intake_f5", "intake_f6"]


def test_the_forms_that_ship_with_the_program_are_there(north: Application) -> None:
    rows = north.shelf.forms()
    assert sorted(row.form_id for row in rows) == OURS
    assert all(row.builtin for row in rows)


def test_a_checked_file_is_not_kept(north: Application) -> None:
    result = north.shelf.check(FORM, "check.md")
    assert result.package is not None
    assert sorted(row.form_id for row in north.shelf.forms()) == OURS


def test_a_form_is_added_with_the_compartments_proposed(north: Application) -> None:
    added = north.shelf.add(north.shelf.check(FORM, "check.md"), "check.md")
    assert added.form.compartments["full_name"] is Compartment.IDENTITY
    assert north.shelf.definition(added.form.hash).title == "Check"


def test_what_the_person_decided_holds(north: Application) -> None:
    result = north.shelf.check(FORM, "check.md")
    added = north.shelf.add(result, "check.md", {"full_name": Compartment.CORE})
    kept = north.reading.form(added.form.hash)
    assert kept.compartments.get("full_name", Compartment.CORE) is Compartment.CORE


def test_the_same_form_again_changes_nothing(north: Application) -> None:
    result = north.shelf.check(FORM, "check.md")
    first = north.shelf.add(result, "check.md")
    again = north.shelf.add(result, "check.md")
    assert (first.was_there, again.was_there) == (False, True)
    assert again.form == north.reading.form(first.form.hash)


def test_a_form_with_errors_is_refused(north: Application) -> None:
    result = north.shelf.check(BROKEN, "broken.md")
    with pytest.raises(FormRefusedError) as caught:
        north.shelf.add(result, "broken.md")
    assert caught.value.errors >= 1


def test_a_form_is_named_by_its_id_or_the_beginning_of_its_hash(north: Application) -> None:
    row = north.shelf.newest("intake_f2")
    assert north.shelf.newest(row.hash[:8]) == row
    for unknown in ("nothing", row.hash[:7], "f" * 64):
        with pytest.raises(UnknownFormError):
            north.shelf.newest(unknown)
