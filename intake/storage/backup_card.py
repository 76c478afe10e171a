"""What a backup says of itself: backup.json, signed by whoever made it, and which files it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake.domain.compartments import Compartment
from intake.domain.errors import BackupFault, BackupRefusedError
from intake.domain.ids import OrganisationId, StoreId
from intake.ledger import canonical
from intake.ledger.canonical import BrokenBytes
from intake.ledger.fields import Fields, integer_of, row, text_of
from intake.storage.keys import file_signing
from intake.storage.keys.file_signing import FileKind, FileSignatureError, FileSigner
from intake.storage.keys.roster import Roster
from intake.storage.keys.whole_files import write_whole

CARD: Final = "backup.json"
SIGNATURE: Final = "backup.json.minisig"
SLOTS: Final = "slots"
_VERSION: Final = 1
_FORMAT: Final = "intake-backup/1"
_LIMIT: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """One file of a backup: its name within the folder, its length, and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CopiedHead:
    """Where the own chain of one compartment stood, and which key its file has."""

    compartment: Compartment
    generation: int
    chain: str
    seq: int
    link: str


@dataclass(frozen=True, slots=True)
class BackupCard:
    """A backup by its own word. Moments are milliseconds since 1970."""

    id: str
    store: StoreId
    org: OrganisationId
    made: int
    expires: int
    newest: int
    """When the newest entry of the store was written."""
    program: str
    heads: tuple[CopiedHead, ...]
    files: tuple[CopiedFile, ...]

    @property
    def size(self) -> int:
        """How many bytes its files have."""
        return sum(each.size for each in self.files)


def write_card(folder: Path, card: BackupCard, signer: FileSigner) -> None:
    """Write the list of a backup, and its signature first: no list is ever without one."""
    data = _encode(card)
    write_whole(folder / SIGNATURE, signer.sign_file(FileKind.BACKUP, card.org, card.id, data))
    write_whole(folder / CARD, data)


def read_card(folder: Path) -> BackupCard:
    """Return what a backup says of itself, unproven; raises BackupRefusedError."""
    return _decode(_bytes(folder))


def demand_signed(folder: Path, card: BackupCard, every: tuple[Roster, ...]) -> None:
    """Refuse a list that no coordinator of a proven roster has signed with a key of that time."""
    try:
        signature = (folder / SIGNATURE).read_bytes()[:_LIMIT]
    except OSError as gone:
        raise BackupRefusedError(BackupFault.UNSIGNED, SIGNATURE) from gone
    data = _bytes(folder)
    for line in _file_keys(every):
        try:
            file_signing.verify_file(
                line, FileKind.BACKUP, card.org, card.id, data=data, signature=signature
            )
        except FileSignatureError:
            continue
        return
    raise BackupRefusedError(BackupFault.UNSIGNED, CARD)


def demand_names(folder: Path, card: BackupCard) -> None:
    """Refuse a backup with a file too many or too few, or of another length."""
    listed = {each.name: each.size for each in card.files}
    found = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    for name in sorted(found.keys() - listed.keys() - {CARD, SIGNATURE}):
        is_slot = name.startswith(f"{SLOTS}/") or name.endswith(".slot")
        raise BackupRefusedError(BackupFault.SLOT if is_slot else BackupFault.EXTRA, name)
    for name, size in sorted(listed.items()):
        path = found.get(name)
        if path is None or path.is_symlink() or path.stat().st_size != size:
            raise BackupRefusedError(BackupFault.CUT, name)


def _file_keys(every: tuple[Roster, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for roster in reversed(every):
        for entry in roster.entries:
            if roster.may_grant(entry.person) and entry.keys.file not in seen:
                seen.add(entry.keys.file)
                yield entry.keys.file


def _bytes(folder: Path) -> bytes:
    try:
        with (folder / CARD).open("rb") as file:
            return file.read(_LIMIT)
    except OSError as gone:
        raise BackupRefusedError(BackupFault.NOT_A_BACKUP) from gone


def _encode(card: BackupCard) -> bytes:
    return canonical.encode(
        {
            "v": _VERSION,
            "format": _FORMAT,
            "id": card.id,
            "store": card.store,
            "org": card.org,
            "made": card.made,
            "expires": card.expires,
            "newest": card.newest,
            "program": card.program,
            "heads": [
                [each.compartment.value, each.generation, each.chain, each.seq, each.link]
                for each in card.heads
            ],
            "files": [[each.name, each.size, each.sha256] for each in card.files],
        }
    )


def _decode(data: bytes) -> BackupCard:
    try:
        fields = Fields(canonical.decode(data))
        if fields.integer("v") > _VERSION:
            raise BackupRefusedError(BackupFault.NEWER, CARD)
        if fields.text("format") != _FORMAT:
            raise BrokenBytes("format")
        card = BackupCard(
            fields.hexadecimal("id", 32),
            StoreId(fields.hexadecimal("store", 32)),
            OrganisationId(fields.hexadecimal("org", 32)),
            fields.integer("made"),
            fields.integer("expires"),
            fields.integer("newest"),
            fields.text("program"),
            tuple(_head(each) for each in fields.items("heads")),
            tuple(_file(each) for each in fields.items("files")),
        )
        fields.end()
    except ValueError as broken:
        raise BackupRefusedError(BackupFault.CHANGED, CARD) from broken
    return card


def _head(value: object) -> CopiedHead:
    compartment, generation, chain, seq, link = row(value, 5)
    return CopiedHead(
        Compartment(text_of(compartment)),
        integer_of(generation),
        text_of(chain),
        integer_of(seq),
        text_of(link),
    )


def _file(value: object) -> CopiedFile:
    name, size, sha256 = row(value, 3)
    parts = Path(text_of(name)).parts
    if not parts or ".." in parts or Path(text_of(name)).is_absolute():
        raise BrokenBytes("name")
    return CopiedFile(text_of(name), integer_of(size), text_of(sha256))
