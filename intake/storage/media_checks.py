"""Attachments against the answers that name them: missing, altered, or named by nobody."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.attachments import AttachmentName, copy_of, read_name
from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.ids import MediaId
from intake.storage import documents, media
from intake.storage.files import StoreFiles

MISSING: Final = "missing"
"""An answer names it, and it is not here."""
ALTERED: Final = "altered"
"""It cannot be read whole, or it is not what was answered."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not right with one attachment."""

    rule: str
    item: MediaId
    interview: str = ""
    path: str = ""


@dataclass(slots=True)
class MediaFound:
    """What a check of attachments has found."""

    faults: list[Fault] = field(default_factory=list)
    unnamed: tuple[MediaId, ...] = ()
    """Those that no answer names as it stands now: kept, in no document, and no fault.

    A picture as it came is named with its cleaned copy.
    """


def check(files: StoreFiles, breathe: Callable[[], None], compartment: Compartment) -> MediaFound:
    """Compare what one file keeps with what is answered, and read every attachment of it.

    What is missing, or named by nobody, is told only where both files that may say so are open.
    """
    readable = [each for each in media.BESIDE_RECORD if files.can_read(each)]
    named = {each: _named(files, each) for each in readable}
    kept = {each: _kept(files, each) for each in readable}
    found = MediaFound()
    answers = {item: name for each in named.values() for item, (name, _, _) in each.items()}
    if len(readable) == len(media.BESIDE_RECORD):
        gone = set(named[compartment]).difference(*kept.values())
        found.faults += [
            Fault(MISSING, each, *named[compartment][each][1:]) for each in sorted(gone)
        ]
        mine = {item: copy_of(row[2]) or item for item, row in kept[compartment].items()}
        found.unnamed = tuple(sorted(item for item, copy in mine.items() if copy not in answers))
    for item, (sha256, size, path, interview) in sorted(kept[compartment].items()):
        breathe()
        is_answered = item not in answers or sha256.startswith(answers[item].begins)
        if not is_answered or not _is_whole(files, item, sha256, size):
            found.faults.append(Fault(ALTERED, item, interview, path))
    return found


_Named = dict[MediaId, tuple[AttachmentName, str, str]]
"""By attachment: what the answer says, in which interview, to which question."""


def _named(files: StoreFiles, compartment: Compartment) -> _Named:
    """Return what the answers of one file name as they stand now."""
    with files.reading(compartment) as connection:
        return {name.media: (name, uid, path) for name, uid, path in _names(connection)}


def _names(connection: sqlcipher.Connection) -> Iterator[tuple[AttachmentName, str, str]]:
    answered = "SELECT DISTINCT subject FROM entry WHERE type = 'answer.given'"
    for (uid,) in connection.execute(answered).fetchall():
        for path, value in documents.current(connection, uid).values.items():
            name = read_name(value.v)
            if name is not None:
                yield name, uid.hex(), path


def _kept(files: StoreFiles, compartment: Compartment) -> dict[MediaId, tuple[str, int, str, str]]:
    with files.reading(compartment) as connection:
        rows = connection.execute("SELECT uid, sha256, size, path, interview FROM media_item")
        return {
            MediaId(uid.hex()): (sha256.hex(), size, path, interview.hex())
            for uid, sha256, size, path, interview in rows
        }


def _is_whole(files: StoreFiles, item: MediaId, sha256: str, size: int) -> bool:
    """Tell whether the bytes are what they were; true where their file cannot be read here."""
    if not files.can_read(Compartment.MEDIA):
        return True
    digest, length = hashlib.sha256(), 0
    try:
        for piece in media.pieces(files, item):
            digest.update(piece)
            length += len(piece)
    except IntakeError:
        return False
    return (digest.hexdigest(), length) == (sha256, size)
