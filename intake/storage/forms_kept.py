"""Form versions as blobs, named by their hash and kept for ever."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment, only_identity
from intake.domain.errors import UnknownFormError
from intake.domain.ids import FormHash
from intake.services.ports import FormRow, KeptForm
from intake.storage import form_media


def keep(connection: sqlcipher.Connection, form: KeptForm, added: int) -> None:
    """Store a form version; one of the same hash only gains: identity paths, and missing files.

    What either says is identity is identity from now on, and never less. Records that were made
    before keep their values where they are: no entry of a chain is ever moved.
    """
    is_new = connection.execute(
        "INSERT INTO form (hash, form_id, version, title, languages, compartments, questions,"
        " builtin, added, source_name, xform, source) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT (hash) DO NOTHING",
        (
            bytes.fromhex(form.hash),
            form.form_id,
            form.version,
            form.title,
            json.dumps(form.languages, ensure_ascii=False),
            _written(form.compartments),
            form.questions,
            form.builtin,
            added,
            form.source_name,
            form.xform,
            form.source,
        ),
    ).rowcount
    _keep_apart(connection, form)
    form_media.keep(connection, form.hash, form.media)
    _note_received(connection, form, is_new=bool(is_new))


def _note_received(connection: sqlcipher.Connection, form: KeptForm, *, is_new: bool) -> None:
    values = (bytes.fromhex(form.hash),)
    if not form.is_received:
        connection.execute("DELETE FROM form_received WHERE hash = ?", values)
    elif is_new:
        connection.execute("INSERT INTO form_received (hash) VALUES (?)", values)


def _keep_apart(connection: sqlcipher.Connection, named: KeptForm) -> None:
    """Add to the stored compartments what `named` keeps with the names."""
    stored = form(connection, named.hash).compartments
    merged = {**stored, **only_identity(named.compartments)}
    if merged != stored:
        connection.execute(
            "UPDATE form SET compartments = ? WHERE hash = ?",
            (_written(merged), bytes.fromhex(named.hash)),
        )


def _written(compartments: Mapping[str, Compartment]) -> str:
    return json.dumps({path: place.value for path, place in compartments.items()})


def rows(connection: sqlcipher.Connection) -> tuple[FormRow, ...]:
    """Return every form version, by title and newest first."""
    found = connection.execute(
        "SELECT hash, form_id, version, title, languages, added, questions,"
        " (SELECT count(*) FROM interview WHERE interview.form = form.hash), builtin,"
        " EXISTS (SELECT 1 FROM form_received AS r WHERE r.hash = form.hash),"
        " (SELECT count(*) FROM form_media WHERE form_media.form = form.hash)"
        " FROM form ORDER BY title, added DESC, rowid DESC"
    )
    return tuple(
        FormRow(
            FormHash(hash_.hex()),
            form_id,
            version,
            title,
            tuple(json.loads(languages)),
            datetime.fromtimestamp(added / 1000, UTC),
            questions,
            interviews,
            builtin=bool(builtin),
            is_received=bool(received),
            files=count,
        )
        for (
            hash_,
            form_id,
            version,
            title,
            languages,
            added,
            questions,
            interviews,
            builtin,
            received,
            count,
        ) in found
    )


def form(connection: sqlcipher.Connection, wanted: FormHash) -> KeptForm:
    """Return one version without its files, or raise UnknownFormError."""
    row = connection.execute(
        "SELECT form_id, version, title, xform, source, source_name, languages, compartments,"
        " builtin, questions,"
        " EXISTS (SELECT 1 FROM form_received AS r WHERE r.hash = form.hash)"
        " FROM form WHERE hash = ?",
        (_bytes(wanted),),
    ).fetchone()
    if row is None:
        raise UnknownFormError(wanted)
    form_id, version, title, xform, source, source_name, languages, compartments, *facts = row
    builtin, questions, received = facts
    return KeptForm(
        wanted,
        form_id,
        version,
        title,
        xform,
        source,
        source_name,
        tuple(json.loads(languages)),
        {path: Compartment(place) for path, place in json.loads(compartments).items()},
        builtin=bool(builtin),
        questions=questions,
        is_received=bool(received),
    )


def _bytes(wanted: str) -> bytes:
    try:
        return bytes.fromhex(wanted)
    except ValueError:
        raise UnknownFormError(wanted) from None
