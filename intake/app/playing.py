"""Playing the recordings of a form through the system's own player, from memory alone.

docs/adr/0013-play-recordings-through-the-system.md says why, and why only WAV.
"""

import io
import subprocess
import sys
import threading
import wave
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from shutil import which
from typing import BinaryIO, Final

from intake.app.children import child_command
from intake.domain.errors import UnplayableSoundError
from intake.forms.participant import is_playable

MOST_BYTES: Final = 20 << 20
_WIDTHS: Final = {1: "u8", 2: "s16le", 3: "s24le", 4: "s32le"}
_RATES: Final = range(4_000, 192_001)
_CHANNELS: Final = (1, 2)
_QUIET: Final = subprocess.DEVNULL


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording that was looked at: what it is, its samples, and its bytes as a file."""

    width: int
    """Bytes of one sample."""
    rate: int
    channels: int
    samples: bytes
    content: bytes


Words = Callable[[Sound], Sequence[str]]
"""Returns the words of a command for one recording."""


@dataclass(frozen=True, slots=True)
class PlayerCommand:
    """A program that plays what comes on its standard input."""

    words: Words
    takes_file: bool
    """It reads a whole WAV file; another one reads the samples alone."""


def read_sound(name: str, content: bytes) -> Sound:
    """Look at a recording before anything else does: plain PCM, and no longer than is sensible.

    Raises UnplayableSoundError.
    """
    if len(content) > MOST_BYTES:
        raise UnplayableSoundError(name)
    try:
        with wave.open(io.BytesIO(content)) as file:
            width, rate, channels = file.getsampwidth(), file.getframerate(), file.getnchannels()
            samples = file.readframes(file.getnframes())
    except (wave.Error, EOFError, ValueError) as error:
        raise UnplayableSoundError(name) from error
    if width not in _WIDTHS or rate not in _RATES or channels not in _CHANNELS or not samples:
        raise UnplayableSoundError(name)
    return Sound(width, rate, channels, samples, content)


class SystemPlaying:
    """Plays one recording at a time in a child; nothing is written to the disk."""

    def __init__(self, command: PlayerCommand | None) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    def can_play(self, name: str) -> bool:
        """Tell by a name whether such a recording can be played on this computer."""
        return self._command is not None and is_playable(name)

    def play(self, name: str, content: bytes) -> None:
        """Begin to play, in the place of what was played before."""
        sound = read_sound(name, content)
        self.stop()
        command = self._command
        if command is None:
            raise UnplayableSoundError(name)
        try:
            child = subprocess.Popen(
                command.words(sound), stdin=subprocess.PIPE, stdout=_QUIET, stderr=_QUIET
            )
        except OSError as error:
            raise UnplayableSoundError(name) from error
        self._child = child
        said = sound.content if command.takes_file else sound.samples
        if child.stdin is not None:
            threading.Thread(target=_feed, args=(child, child.stdin, said), daemon=True).start()

    def stop(self) -> None:
        """Be silent at once."""
        child, self._child = self._child, None
        if child is not None and child.poll() is None:
            child.kill()


def playing_of_this_system(
    platform: str = sys.platform, find: Callable[[str], str | None] = which
) -> SystemPlaying:
    """Return what plays here; where nothing can, no button is ever shown."""
    if platform == "win32":
        return SystemPlaying(PlayerCommand(lambda _sound: child_command("play"), takes_file=True))
    if platform.startswith("linux"):
        for name, words in _ON_LINUX:
            path = find(name)
            if path is not None:
                return SystemPlaying(PlayerCommand(_with(path, words), takes_file=words is _aplay))
    return SystemPlaying(None)


def _with(path: str, words: Words) -> Words:
    """Return the words of a command that begin with the program itself."""
    return lambda sound: (path, *words(sound))


def _feed(child: "subprocess.Popen[bytes]", pipe: BinaryIO, content: bytes) -> None:
    """Give the player what it shall play; it may be ended in the middle of it."""
    with suppress(OSError), pipe:
        pipe.write(content)
    child.wait()


def _paplay(sound: Sound) -> tuple[str, ...]:
    return (
        "--raw",
        f"--format={_WIDTHS[sound.width]}",
        f"--rate={sound.rate}",
        f"--channels={sound.channels}",
    )


def _aplay(_sound: Sound) -> tuple[str, ...]:
    return ("--quiet", "-")


_ON_LINUX: Final = (("paplay", _paplay), ("aplay", _aplay))
"""In this order: what mixes with other programs comes before what takes the card for itself."""
