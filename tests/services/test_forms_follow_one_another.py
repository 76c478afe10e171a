"""A form follows its newest version, or is refused with the row that does not fit."""

from pathlib import Path

import pytest

from intake.domain.errors import IncompatibleFormVersionError
from intake.forms.package import ImportResult, Rule
from intake.services.application import Application
from tests.services.conftest import SPANISH, YES

FORM = """
| survey |
| | type | name | label |
| | text | alias | Alias |
| | {type} | age | Age |
| settings |
| | form_title | form_id | version |
| | Census | census | {version} |
"""


def form(kind: str, version: str) -> bytes:
    return FORM.format(type=kind, version=version).encode()


def imported(application: Application, kind: str, version: str) -> ImportResult:
    result = application.shelf.check(form(kind, version), "census.md")
    application.shelf.add(result, "census.md")
    return result


def test_another_type_is_refused_with_row_and_reason(north: Application) -> None:
    imported(north, "integer", "1")
    result = north.shelf.check(form("date", "2"), "census.md")
    assert result.package is None
    (found,) = result.report.errors
    assert (found.rule, found.sheet, found.row) == (Rule.TYPE_CHANGED, "survey", 3)
    assert found.facts == ("age", "int", "date", "1")


def test_what_was_not_compared_is_refused_all_the_same(north: Application) -> None:
    result = north.shelf.check(form("date", "2"), "census.md")
    imported(north, "integer", "1")
    with pytest.raises(IncompatibleFormVersionError) as caught:
        north.shelf.add(result, "census.md")
    assert caught.value.paths == ("age",)


def test_only_the_newest_version_counts(north: Application) -> None:
    imported(north, "integer", "1")
    imported(north, "text", "2")
    assert north.shelf.check(form("integer", "3"), "census.md").package is None


def test_a_version_that_is_there_already_is_never_refused(north: Application) -> None:
    first = imported(north, "integer", "1")
    imported(north, "text", "2")
    assert north.shelf.as_version(first) == first
    assert north.shelf.add(first, "census.md").was_there


def test_a_form_that_came_from_elsewhere_decides_nothing_here(
    north: Application, south: Application, tmp_path: Path
) -> None:
    package = imported(north, "integer", "1").package
    assert package is not None
    record = north.interviewing.begin(package.hash, YES, SPANISH)
    to = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    path = str(tmp_path / "a.intake")
    north.handing_over.export([record.id], to, path, lambda _done, _all: None)
    south.handing_over.receive(path, lambda _done, _all: None)
    assert south.shelf.newest("census").is_received
    assert not south.shelf.add(south.shelf.check(form("date", "2"), "c.md"), "c.md").was_there


def test_a_report_with_errors_stays_as_it_is(north: Application) -> None:
    refused = north.shelf.check(form("nonsense", "1"), "census.md")
    assert north.shelf.as_version(refused) is refused


def test_a_new_version_leaves_the_former_as_it_was(north: Application) -> None:
    first = imported(north, "integer", "1").package
    assert first is not None
    before = north.reading.form(first.hash)
    second = imported(north, "text", "2").package
    assert second is not None
    assert north.reading.form(first.hash) == before
    assert north.shelf.newest("census").hash == second.hash
