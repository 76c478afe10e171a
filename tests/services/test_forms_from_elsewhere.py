"""Whoever sends a form does not decide what is kept with the names here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.answers import SkipReason
from intake.domain.compartments import Compartment
from intake.domain.ids import FormHash
from intake.forms.package import ImportResult
from intake.services.application import Application
from intake.services.ports import KeptForm
from intake.services.received_forms import guarded
from intake.storage.open_store import OpenStore
from tests.services.conftest import SPANISH, YES

CANARY = "Quetzalina"
FORM = b"""
| survey |
| | type | name | label::English (en) | label::Espa\xc3\xb1ol (es) | calculation |
| | text | full_name | Full name | Nombre completo | |
| | calculate | greeting | | | concat('Hello ', ${full_name}) |
| | select_one yn | well | Are you well? | \xc2\xbfSe siente bien? | |
| choices |
| | list_name | name | label::English (en) | label::Espa\xc3\xb1ol (es) |
| | yn | yes | Yes | S\xc3\xad |
| | yn | no | No | No |
| settings |
| | form_title | form_id | version |
| | Check | check | 7 |
"""
APART = ("full_name", "greeting")


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


def store_of(application: Application) -> OpenStore:
    store: OpenStore = application.handing_over._desk._store  # type: ignore[attr-defined]
    return store


def everything_in(application: Application, compartment: Compartment) -> Iterator[bytes]:
    """Every cell of every table of one file."""
    with store_of(application)._unlocked.files.reading(compartment) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for cell in row:
                    yield cell if isinstance(cell, bytes) else str(cell).encode()


def holds(application: Application, compartment: Compartment) -> bool:
    return any(CANARY.encode() in cell for cell in everything_in(application, compartment))


def interview_with(application: Application, form: FormHash) -> None:
    interview = application.interviewing.begin(form, YES, SPANISH)
    session = application.shelf.session(interview)
    answered = session.answer("full_name", CANARY)
    application.interviewing.answer(interview.id, answered.patches, lang="es")
    skipped = session.skip("well", SkipReason.NOT_KNOWN)
    application.interviewing.answer(interview.id, skipped.patches, lang="es")
    application.interviewing.pause(interview.id)


@pytest.fixture
def checked(north: Application) -> ImportResult:
    return north.shelf.check(FORM, "check.md")


def kept_with(checked: ImportResult, compartments: Mapping[str, Compartment]) -> KeptForm:
    package = checked.package
    assert package is not None
    return KeptForm(
        package.hash,
        package.form_id,
        package.version,
        package.title,
        package.xform,
        package.source,
        package.source_name,
        package.languages,
        compartments,
    )


def test_form_of_a_bundle_keeps_names_apart_whatever_its_sender_decided(
    north: Application, south: Application, checked: ImportResult, tmp_path: Path
) -> None:
    form = north.shelf.add(checked, "check.md", {"well": Compartment.IDENTITY}).form.hash
    record = north.interviewing.begin(form, YES, SPANISH)
    to = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    path = str(tmp_path / "a.intake")
    north.handing_over.export([record.id], to, path, silent)
    south.handing_over.receive(path, silent)
    kept = south.reading.form(form).compartments
    assert kept == dict.fromkeys(("well", *APART), Compartment.IDENTITY)
    added = south.shelf.add(checked, "check.md")
    assert (added.was_there, added.now_apart, added.form.compartments) == (True, (), kept)
    interview_with(south, form)
    assert holds(south, Compartment.IDENTITY)
    assert not holds(south, Compartment.CORE)


def test_import_mends_what_is_stored_of_a_form_that_was_there(
    south: Application, checked: ImportResult
) -> None:
    evil = kept_with(checked, {})
    with store_of(south).records(Compartment.CORE) as records:
        records.keep_form(evil)
    assert south.shelf.definition(evil.hash).compartments() == {}
    added = south.shelf.add(checked, "check.md")
    assert (added.was_there, added.now_apart) == (True, APART)
    assert added.form.compartments == dict.fromkeys(APART, Compartment.IDENTITY)
    assert added.form == south.reading.form(evil.hash)
    interview_with(south, evil.hash)
    assert holds(south, Compartment.IDENTITY)
    assert not holds(south, Compartment.CORE)


def test_import_takes_nothing_from_what_is_kept_apart(
    south: Application, checked: ImportResult
) -> None:
    first = south.shelf.add(checked, "check.md")
    again = south.shelf.add(checked, "check.md", {"full_name": Compartment.CORE})
    assert again.now_apart == ()
    assert again.form.compartments == first.form.compartments
    assert set(first.form.compartments) == set(APART)


COPIES = b"""
| survey |
| | type | name | label::English (en) | calculation | bind::intake:compartment |
| | integer | rooms | How many rooms? | | |
| | calculate | twice | | ${rooms} * 2 | core |
| | calculate | thrice | | ${rooms} * 3 | |
| | calculate | some | | ${rooms} > 0 | |
| settings |
| | form_id | namespaces |
| | copies | intake="urn:intake:form:1" |
"""


@pytest.mark.parametrize(
    ("decided", "apart"),
    [
        ({"rooms": Compartment.IDENTITY}, {"rooms", "twice", "thrice"}),
        ({"rooms": Compartment.IDENTITY, "twice": Compartment.CORE}, {"rooms", "twice", "thrice"}),
        ({"rooms": Compartment.IDENTITY, "thrice": Compartment.CORE}, {"rooms", "twice"}),
        (None, set()),
    ],
)
def test_what_repeats_an_answer_follows_the_decision_about_it(
    south: Application, decided: Mapping[str, Compartment] | None, apart: set[str]
) -> None:
    added = south.shelf.add(south.shelf.check(COPIES, "copies.md"), "copies.md", decided)
    assert south.shelf.definition(added.form.hash).compartments().keys() == apart


def test_sender_who_keeps_an_answer_apart_keeps_apart_what_repeats_it(south: Application) -> None:
    result = south.shelf.check(COPIES, "copies.md")
    sent = {"rooms": Compartment.IDENTITY, "thrice": Compartment.CORE}
    kept = guarded(kept_with(result, sent)).compartments
    assert kept == dict.fromkeys(("rooms", "thrice", "twice"), Compartment.IDENTITY)


def test_form_that_cannot_be_read_stays_as_it_came(checked: ImportResult) -> None:
    broken = replace(kept_with(checked, {"a": Compartment.MEDIA}), xform=b"<no")
    assert guarded(broken) == replace(broken, is_received=True)
