"""Pictures are decoded within limits, in a child that holds no key."""

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from intake.services.picture_cleaning import BrokenPictureError
from intake.ui import pictures_apart
from intake.ui.picture_child import (
    MOST_MEMORY,
    MOST_SECONDS,
    Request,
    Wish,
    answers_in,
    main,
    packed,
    pixels_in,
)
from intake.ui.picture_decoding import decoded, shrunk
from intake.ui.pictures_apart import decode_apart, shrinking
from tests.services.pictures import jpeg, png, way_up, webp

SIZES = {(32, 24), (24, 32)}


def enormous() -> bytes:
    """Return a small file that says it is a picture of 3,600 million pixels."""
    made = bytearray(png())
    made[16:24] = struct.pack(">II", 60_000, 60_000)
    made[29:33] = struct.pack(">I", zlib.crc32(made[12:29]))
    return bytes(made)


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("content", [jpeg(1), png(), webp()])
def test_picture_is_decoded_no_larger_than_it_is_shown(content: bytes) -> None:
    image = decoded(content, 32)
    assert image is not None
    assert (image.width(), image.height()) in SIZES


@pytest.mark.usefixtures("application")
def test_picture_is_turned_the_right_way_up() -> None:
    image = decoded(jpeg(6), 1000)
    assert image is not None
    assert (image.width(), image.height()) == (48, 64)


@pytest.mark.qt_log_ignore("JPEG datastream contains no image")
@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("content", [b"", b"<svg/>", jpeg()[:300], enormous()])
def test_what_is_no_picture_is_not_decoded(content: bytes) -> None:
    assert decoded(content, 100) is None
    assert shrunk(content, 16) is None


@pytest.mark.usefixtures("application")
def test_only_what_is_longer_than_the_form_wants_is_made_smaller() -> None:
    assert shrunk(jpeg(), 64) == jpeg()
    small = shrunk(jpeg(6), 16)
    assert small is not None
    assert way_up(small) == 1
    assert b"Ana" not in small


@pytest.mark.usefixtures("application")
def test_child_answers_every_request_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake.ui.picture_child.limit_resources", lambda: None)
    requests = [
        Request(Wish.SHOW, 32, png()),
        Request(Wish.SHOW, 32, b"no picture"),
        Request(Wish.SHRINK, 16, webp()),
    ]
    stdout = io.BytesIO()
    assert main(io.BytesIO(packed(requests)), stdout) == 0
    answers = answers_in(stdout.getvalue(), 3)
    assert answers is not None
    shown = pixels_in(answers[0])
    assert shown is not None
    assert (shown.width, shown.height, len(shown.data)) == (32, 24, 32 * 24 * 4)
    assert pixels_in(answers[1]) is None
    assert answers[2][:4] == b"RIFF"


@pytest.mark.parametrize("data", [b"", b"\0\0\0\x05abc", b"\0\0\0\0trailing"])
def test_answers_that_are_not_whole_are_not_taken(data: bytes) -> None:
    assert answers_in(data, 1) is None


def test_pixels_that_are_not_as_many_as_they_should_be_are_not_taken() -> None:
    assert pixels_in(struct.pack(">II", 60_000, 60_000) + b"few") is None


def test_real_child_decodes_and_shrinks() -> None:
    first, broken, last = decode_apart([jpeg(1, size=(640, 480)), b"no picture", png()], 32)
    assert broken is None
    for image in (first, last):
        assert image is not None
        assert (image.width(), image.height()) == (32, 24)
    assert way_up(shrinking(16)(jpeg(6))) == 1
    with pytest.raises(BrokenPictureError):
        shrinking(16)(b"no picture")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits there")
def test_child_writes_no_file_and_takes_no_more_memory_than_it_is_given() -> None:
    script = (
        "import resource as r; from intake.ui.picture_child import limit_resources\n"
        "limit_resources(); print(*(r.getrlimit(each)[0] for each in"
        " (r.RLIMIT_FSIZE, r.RLIMIT_CORE, r.RLIMIT_AS, r.RLIMIT_CPU)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert told == ["0", "0", str(MOST_MEMORY), str(MOST_SECONDS)]


@pytest.mark.skipif(sys.platform == "win32", reason="signals end no process there")
def test_picture_that_breaks_the_child_breaks_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "child.py"
    script.write_text(
        "import os, sys\n"
        "data = sys.stdin.buffer.read()\n"
        "if b'kill' in data: os.abort()\n"
        "pixels = bytes([0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 255])\n"
        "sys.stdout.buffer.write((12).to_bytes(4, 'big') + pixels)\n"
    )
    monkeypatch.setattr(pictures_apart, "child_command", lambda _task: [sys.executable, script])
    first, killer, last = decode_apart([b"good", b"kill", b"good"], 32)
    assert killer is None
    assert first is not None
    assert last is not None


def test_child_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "child.py"
    script.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(pictures_apart, "child_command", lambda _task: [sys.executable, script])
    monkeypatch.setattr(pictures_apart, "MOST_SECONDS", 0.3)
    assert decode_apart([b"slow"], 32) == [None]
