"""Waiting after wrong passphrases: politeness towards the person, no protection against a thief."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from intake.domain.errors import IntakeError, WrongPassphraseError
from intake.storage.keys.whole_files import write_whole

_FREE: Final = 2
"""So many slips cost nothing."""
_LONGEST_SECONDS: Final = 60


class Tries:
    """The wrong passphrases of one slot since the last right one, kept beside the slot."""

    def __init__(self, slot: Path, now_ms: int) -> None:
        self._path = slot.with_suffix(".tries")
        self._now_ms = now_ms

    def demand_patience(self) -> None:
        """Raise WrongPassphraseError while there is still something to wait for."""
        if self.wait_seconds:
            raise WrongPassphraseError(self.wait_seconds)

    @property
    def wait_seconds(self) -> int:
        """Whole seconds until the next try; 0 when there are none."""
        count, last = self._read()
        elapsed = max(0, self._now_ms - last)  # a clock that was set back makes nobody wait longer
        left = _pause(count) * 1000 - elapsed
        return max(0, -(-left // 1000))

    def failed(self) -> WrongPassphraseError:
        """Count one more, and return the error that says how long to wait."""
        count = self._read()[0] + 1
        body = {"count": count, "last": self._now_ms}
        with suppress(OSError, IntakeError):  # a full disk must not hide that the words were wrong
            write_whole(self._path, json.dumps(body).encode())
        return WrongPassphraseError(_pause(count))

    def succeeded(self) -> None:
        """Forget them."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, int]:
        try:
            body = json.loads(self._path.read_bytes())
            return int(body["count"]), int(body["last"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0


def _pause(count: int) -> int:
    return 0 if count <= _FREE else int(min(_LONGEST_SECONDS, 2 ** min(count - _FREE - 1, 10)))
