"""Reading what lies in a store as somebody would who has its keys and a hex editor."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVE, FRAME, WAL = 4096, 80, 24, 32
KEYS = Mapping[str, bytes]


def plain_pages(file: Path, key: bytes) -> Iterator[bytes]:
    """Yield every page of a database or its journal as it is without encryption.

    Free pages and what lies between the cells are among it.
    """
    content = file.read_bytes()
    if file.name.endswith("-wal"):
        for at in range(WAL + FRAME, len(content), FRAME + PAGE):
            yield _opened(content[at : at + PAGE], key, is_first=False)
    else:
        for at in range(0, len(content), PAGE):
            yield _opened(content[at : at + PAGE], key, is_first=at == 0)


def _opened(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    start, end = 16 if is_first else 0, PAGE - RESERVE
    iv = page[end : end + 16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()


def found(folder: Path, keys: KEYS, marks: set[bytes]) -> list[tuple[str, bytes]]:
    """Return where marks stand: in the files as they lie there, and in their opened pages."""
    hits = []
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        texts = [file.read_bytes()]
        name = file.name.removesuffix("-wal")
        if name.endswith(".db") and file.stat().st_size:
            texts.append(b"".join(plain_pages(file, keys[name])))
        hits += [(file.name, mark) for mark in marks if any(mark in text for text in texts)]
    return hits
