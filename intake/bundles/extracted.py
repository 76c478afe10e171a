"""An opened bundle as a folder, read as the tar that it was: what plain tools leave of it."""

from collections.abc import Iterator
from pathlib import Path

from intake.bundles import bag
from intake.bundles.strict_tar import END, MAX_NAME, filling, header_block
from intake.domain.errors import BundleFault, BundleRefusedError, UnreadableFileError

_PIECE = 1 << 20


class ExtractedBag:
    """The bytes that a writer would have sealed, made from the files of a folder as they are."""

    def __init__(self, folder: Path) -> None:
        self._folder = _bag_of(folder)
        self._pieces = self._tar()
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Return `size` bytes, or fewer at the end."""
        found = [self._rest[:size]]
        missing, self._rest = size - len(found[0]), self._rest[size:]
        while missing and (piece := next(self._pieces, None)) is not None:
            found.append(piece[:missing])
            missing, self._rest = max(missing - len(piece), 0), piece[missing:]
        return b"".join(found)

    def finish(self) -> None:
        """Do nothing: no age layer has an end that could be missing."""

    def tag(self, name: str) -> bytes:
        """Return one tag file."""
        try:
            return (self._folder / name).read_bytes()[: bag.TAG_LIMITS[name]]
        except OSError as failed:
            raise BundleRefusedError(BundleFault.TAG_SET, name) from failed

    def _tar(self) -> Iterator[bytes]:
        for name in sorted(self._names(), key=_place):
            path = self._folder / name
            try:
                size = path.stat().st_size
                yield header_block(bag.TOP + name, size)
                with path.open("rb") as file:
                    while piece := file.read(_PIECE):
                        yield piece
            except OSError as failed:
                raise UnreadableFileError(str(path), "read") from failed
            yield filling(size)
        yield END

    def _names(self) -> Iterator[str]:
        for path in self._folder.rglob("*"):
            name = path.relative_to(self._folder).as_posix()
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                raise BundleRefusedError(BundleFault.MEMBER_TYPE, name)
            if not name.isascii() or len(bag.TOP + name) > MAX_NAME:
                raise BundleRefusedError(BundleFault.BAD_NAME)
            if path.is_file():
                yield name


def _bag_of(folder: Path) -> Path:
    inner = folder / bag.TOP.rstrip("/")
    found = inner if (inner / bag.BAGIT).is_file() else folder
    if not (found / bag.BAGIT).is_file():
        raise BundleRefusedError(BundleFault.NOT_A_BAG)
    return found


def _place(name: str) -> tuple[int, bool, str]:
    """Return the sorting key of a file: the tag files in their order, then the payload."""
    order = list(bag.TAG_LIMITS)
    return (order.index(name) if name in order else len(order), *bag.payload_order(name))
