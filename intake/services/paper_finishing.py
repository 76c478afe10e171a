"""The last step of a paper before it is written: its lock, and the signature beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from intake.domain.ids import PaperId

SIGNATURE: Final = ".minisig"
"""What the name of a file's signature ends in."""


@dataclass(frozen=True, slots=True)
class Finishing:
    """What finishing needs from outside."""

    suggest: Callable[[str], str]
    """Six words by chance, in a language."""
    lock: Callable[[bytes, str], bytes]
    """A PDF that opens only with a passphrase."""
    sign: Callable[[PaperId, bytes], bytes]
    """The text of a signature over a paper, by the person at the device."""

    def locked(self, pdf: bytes, language: str) -> tuple[bytes, str]:
        """Return the locked file and its words, which nobody keeps."""
        passphrase = self.suggest(language)
        return self.lock(pdf, passphrase), passphrase
