"""A ledger as a folder for the stand-alone verifier: every chain, and the roster."""

import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from intake.bundles.entries import Travelling, encode_lines
from intake.bundles.new_file import new_file
from intake.domain.errors import FileExistsAlreadyError, UnwritableFolderError
from intake.ledger.entry import ZERO
from intake.services.handing_over import SignedFile
from intake.services.ledger_copies import Shown

ENTRIES: Final = "entries.jsonl"
ROSTER: Final = "roster"


def write_ledger(folder: Path, entries: Iterable[Shown], roster: Sequence[SignedFile]) -> None:
    """Write a folder that is whole when it gets its name; nothing is ever replaced."""
    if os.path.lexists(folder):
        raise FileExistsAlreadyError(str(folder))
    part = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}.part")
    try:
        (part / ROSTER).mkdir(parents=True, mode=0o700)
    except OSError as refused:
        raise UnwritableFolderError(str(folder.parent)) from refused
    try:
        with new_file(part / ENTRIES) as file:
            for line in encode_lines(Travelling(each.entry, ZERO, each.record) for each in entries):
                file.write(line)
        for version, each in enumerate(roster, 1):
            _write(part / ROSTER / f"{version}.json", each.data)
            _write(part / ROSTER / f"{version}.json.minisig", each.signature)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with new_file(path) as file:
        file.write(data)
