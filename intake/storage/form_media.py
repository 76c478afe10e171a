"""Pictures, recordings and lists that belong to forms: each kept once, whatever forms name it."""

import hashlib
from collections.abc import Iterator, Mapping

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.ids import FormHash


def keep(connection: sqlcipher.Connection, form: FormHash, media: Mapping[str, bytes]) -> None:
    """Keep the files of a form; a name that the form has already is left as it is."""
    for name, content in media.items():
        digest = hashlib.sha256(content).digest()
        connection.execute(
            "INSERT INTO form_file (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
            (digest, content),
        )
        connection.execute(
            "INSERT INTO form_media (form, name, sha256) VALUES (?, ?, ?)"
            " ON CONFLICT (form, name) DO NOTHING",
            (bytes.fromhex(form), name, digest),
        )


def names(connection: sqlcipher.Connection, form: FormHash) -> tuple[str, ...]:
    """Return the names of a form's files, sorted."""
    found = connection.execute(
        "SELECT name FROM form_media WHERE form = ? ORDER BY name", (bytes.fromhex(form),)
    )
    return tuple(name for (name,) in found)


def content(connection: sqlcipher.Connection, form: FormHash, name: str) -> bytes | None:
    """Return one file of a form, or None where it has none of that name."""
    row = connection.execute(
        "SELECT content FROM form_media JOIN form_file USING (sha256) WHERE form = ? AND name = ?",
        (bytes.fromhex(form), name),
    ).fetchone()
    return None if row is None else bytes(row[0])


def altered(connection: sqlcipher.Connection) -> Iterator[bytes]:
    """Yield the hash of every form with a file that is not what it was kept as."""
    wrong = {
        digest
        for digest, kept in connection.execute("SELECT sha256, content FROM form_file")
        if hashlib.sha256(kept).digest() != digest
    }
    for form, digest, kept in connection.execute(
        "SELECT form, m.sha256, f.sha256 FROM form_media AS m"
        " LEFT JOIN form_file AS f USING (sha256) ORDER BY form"
    ):
        if kept is None or digest in wrong:
            yield form
