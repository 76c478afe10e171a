"""Judging files by their first bytes."""

import pytest

from intake.services.sniffing import sniff


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"RIFF\0\0\0\0AVI LIST", "application/octet-stream"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"%PDF-1.7", "application/pdf"),
        (b"", "application/octet-stream"),
    ],
)
def test_file_is_judged_by_its_first_bytes(head: bytes, mime: str) -> None:
    assert sniff(head).mime == mime


def test_document_is_believed_its_name_where_nothing_else_is_known() -> None:
    assert sniff(b"PK\3\4", ".docx").mime.endswith("wordprocessingml.document")
    assert sniff(b"PK\3\4", ".exe").mime == "application/octet-stream"
    assert sniff(b"%PDF", ".docx").mime == "application/pdf"


def test_envelope_may_hold_sound_or_a_film() -> None:
    film, song, picture = (sniff(each) for each in (b"\x1aE\xdf\xa3", b"fLaC", b"GIF89a"))
    assert (film.may_be_heard, film.may_be_seen) == (True, True)
    assert (song.may_be_heard, song.may_be_seen) == (True, False)
    assert (picture.may_be_heard, picture.may_be_seen, picture.is_picture) == (False, False, True)
