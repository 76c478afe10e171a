"""Form versions as blobs, named by their hash and kept for ever."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.compartments import Compartment, only_identity
from intake.domain.errors import UnknownFormError
from intake.domain.ids import FormHash
from intake.services.ports import FormRow, KeptForm

_CONTROL: Final = re.compile(
    rb"<(?:\w+:)?(?:input|select1?|upload|range|rank|trigger|odk:rank)[\s/>]"
)


def keep(connection: sqlcipher.Connection, form: KeptForm, added: int) -> None:
    """Store a form version; of a form of the same hash only the compartments are merged.

    What either says is identity is identity from now on, and never less. Records that were made
    before keep their values where they are: no entry of a chain is ever moved.
    """
    connection.execute(
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
            len(_CONTROL.findall(form.xform)),
            form.builtin,
            added,
            form.source_name,
            form.xform,
            form.source,
        ),
    )
    _keep_apart(connection, form)


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
        " (SELECT count(*) FROM interview WHERE interview.form = form.hash), builtin"
        " FROM form ORDER BY title, added DESC, hash"
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
        ) in found
    )


def form(connection: sqlcipher.Connection, wanted: FormHash) -> KeptForm:
    """Return one version with its bytes, or raise UnknownFormError."""
    row = connection.execute(
        "SELECT form_id, version, title, xform, source, source_name, languages, compartments,"
        " builtin FROM form WHERE hash = ?",
        (_bytes(wanted),),
    ).fetchone()
    if row is None:
        raise UnknownFormError(wanted)
    form_id, version, title, xform, source, source_name, languages, compartments, builtin = row
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
    )


def _bytes(wanted: str) -> bytes:
    try:
        return bytes.fromhex(wanted)
    except ValueError:
        raise UnknownFormError(wanted) from None
