"""age and minisign, and nothing else in this package touches a cipher."""

from typing import BinaryIO

from intake.domain.errors import BundleFault, BundleRefusedError

__all__ = ["is_recipient", "open_stream", "recipient_of", "seal_stream"]


def seal_stream(reader: BinaryIO, writer: BinaryIO, recipient: str) -> None:
    """Seal everything from `reader` to one age X25519 recipient.

    Raises the OSError of a writer that cannot take more.
    """
    import pyrage

    watched = _Watched(writer)
    try:
        pyrage.encrypt_io(reader, watched, [pyrage.x25519.Recipient.from_str(recipient)])
        watched.flush()
    except pyrage.EncryptError as failed:
        raise watched.failure or OSError(str(failed)) from failed


def open_stream(reader: BinaryIO, writer: BinaryIO, identity: str) -> None:
    """Open an age stream whose header was checked before (`age_header`).

    What `writer` got is worth nothing unless this returns. Raises BundleRefusedError for a fault of
    the stream, and the OSError of a writer that cannot take more.
    """
    import pyrage

    watched = _Watched(writer)
    try:
        pyrage.decrypt_io(reader, watched, [pyrage.x25519.Identity.from_str(identity)])
        watched.flush()
    except (pyrage.DecryptError, OSError) as failed:
        if watched.failure:
            raise watched.failure from failed
        is_header = isinstance(failed, pyrage.DecryptError)
        fault = _fault_of_header(str(failed)) if is_header else _fault_of_body(str(failed))
        raise BundleRefusedError(fault) from failed


def _fault_of_header(said: str) -> BundleFault:
    no_key = "no matching keys" in said.lower()
    return BundleFault.WRONG_RECIPIENT if no_key else BundleFault.HEADER_REFUSED


def _fault_of_body(said: str) -> BundleFault:
    return BundleFault.TRUNCATED if "truncated" in said else BundleFault.DAMAGED


def recipient_of(identity: str) -> str:
    """Return the age recipient of an age X25519 identity."""
    import pyrage

    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    """Tell whether `text` is an age X25519 recipient."""
    import pyrage

    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


class _Watched:
    """A writer that keeps its own failure, which the library would turn into text."""

    def __init__(self, writer: BinaryIO) -> None:
        self._writer = writer
        self.failure: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._writer.write(data)
        except OSError as failure:
            self.failure = failure
            raise

    def flush(self) -> None:
        try:
            self._writer.flush()
        except OSError as failure:
            self.failure = failure
            raise
