"""Recordings are looked at, and given to the system's player without touching the disk."""

import io
import sys
import types
import wave
from pathlib import Path
from typing import Any

import pytest

from intake.app.children import run_child
from intake.app.playing import (
    MOST_BYTES,
    PlayerCommand,
    Sound,
    SystemPlaying,
    playing_of_this_system,
    read_sound,
)
from intake.app.playing_child import play_on_windows
from intake.domain.errors import UnplayableSoundError


def recording(*, width: int = 2, rate: int = 8000, channels: int = 1, frames: int = 400) -> bytes:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setsampwidth(width)
        file.setframerate(rate)
        file.setnchannels(channels)
        file.writeframes(b"\1\2\3\4"[:width] * channels * frames)
    return kept.getvalue()


def player(code: str, *facts: str, takes_file: bool = True) -> SystemPlaying:
    """A player that is a few lines of Python."""
    words = (sys.executable, "-c", f"import sys\n{code}", *facts)
    return SystemPlaying(PlayerCommand(lambda _sound: words, takes_file))


def ended(playing: SystemPlaying) -> int:
    assert playing._child is not None
    return playing._child.wait(20)


def test_what_a_recording_is_stands_in_its_own_head() -> None:
    sound = read_sound("q.wav", recording(rate=16000, channels=2))
    assert (sound.width, sound.rate, sound.channels) == (2, 16000, 2)
    assert sound.samples == b"\1\2" * 800


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3\3 an mp3",
        recording()[:30],
        recording(frames=0),
        recording(channels=3),
        recording(rate=100),
        recording().replace(b"WAVE", b"WAVX"),
        recording() + b"\0" * MOST_BYTES,
    ],
    ids=["empty", "mp3", "cut", "silent", "channels", "rate", "kind", "large"],
)
def test_everything_else_is_refused_before_a_player_sees_it(content: bytes) -> None:
    playing = player("raise SystemExit(1)")
    with pytest.raises(UnplayableSoundError) as refused:
        playing.play("q.wav", content)
    assert refused.value.name == "q.wav"
    assert playing._child is None


def test_a_player_gets_the_file_on_its_standard_input(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    playing = player("open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())", str(heard))
    playing.play("q.wav", recording())
    assert ended(playing) == 0
    assert heard.read_bytes() == recording()


def test_another_one_gets_the_samples_alone(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    write = "open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())"
    playing = player(write, str(heard), takes_file=False)
    playing.play("q.wav", recording())
    assert ended(playing) == 0
    assert heard.read_bytes() == b"\1\2" * 400


def test_it_is_silent_at_once_also_while_a_long_one_is_given_over() -> None:
    playing = player("import time; time.sleep(60)")
    playing.play("q.wav", recording(frames=400_000))
    child = playing._child
    assert child is not None
    playing.stop()
    assert child.wait(20) != 0
    playing.stop()
    assert playing._child is None


def test_one_recording_takes_the_place_of_another() -> None:
    playing = player("import time; time.sleep(60)")
    playing.play("q.wav", recording())
    first = playing._child
    assert first is not None
    playing.play("n.wav", recording())
    assert first.wait(20) != 0
    playing.stop()


def test_without_a_player_nothing_can_be_played() -> None:
    playing = playing_of_this_system("darwin", lambda name: f"/usr/bin/{name}")
    assert not playing.can_play("q.wav")
    with pytest.raises(UnplayableSoundError):
        playing.play("q.wav", recording())
    gone = SystemPlaying(PlayerCommand(lambda _sound: ("/nowhere/at/all",), takes_file=True))
    with pytest.raises(UnplayableSoundError):
        gone.play("q.wav", recording())


@pytest.mark.parametrize(
    ("has", "words"),
    [
        (
            {"paplay", "aplay"},
            ("/bin/paplay", "--raw", "--format=s16le", "--rate=8000", "--channels=1"),
        ),
        ({"aplay"}, ("/bin/aplay", "--quiet", "-")),
    ],
)
def test_linux_plays_with_the_first_player_that_is_there(
    has: set[str], words: tuple[str, ...]
) -> None:
    playing = playing_of_this_system("linux", lambda name: f"/bin/{name}" if name in has else None)
    assert playing.can_play("Q.WAV")
    assert not playing.can_play("q.mp3")
    command: Any = playing._command
    assert tuple(command.words(read_sound("q.wav", recording()))) == words
    assert command.takes_file == (has == {"aplay"})


def test_without_any_player_linux_shows_no_button() -> None:
    assert not playing_of_this_system("linux", lambda _name: None).can_play("q.wav")


def test_windows_plays_in_a_child_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    fake: Any = types.ModuleType("winsound")
    fake.SND_MEMORY, fake.PlaySound = 4, lambda *facts: heard.append(facts)
    monkeypatch.setitem(sys.modules, "winsound", fake)
    assert play_on_windows(io.BytesIO(recording())) == 0
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(b"RIFF")))
    assert run_child("play", []) == 0
    assert heard == [(recording(), 4), (b"RIFF", 4)]
    command: Any = playing_of_this_system("win32")._command
    assert list(command.words(Sound(2, 8000, 1, b"", b"")))[-2:] == ["--child", "play"]
