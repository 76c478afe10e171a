"""The names of attachments."""

import pytest

from intake.domain.attachments import copy_of, name_of, original_of, read_name
from intake.domain.ids import MediaId

MEDIA = MediaId("0f" * 16)
HASH = "ab" * 32


def test_answer_names_the_attachment_and_its_content() -> None:
    name = name_of(MEDIA, "image/jpeg", HASH)
    assert str(name) == f"{MEDIA}-{HASH[:32]}.jpg"
    assert read_name(str(name)) == name


def test_name_outside_says_nothing_of_the_content() -> None:
    assert name_of(MEDIA, "text/x-unheard-of", HASH).outside == f"{MEDIA}.bin"


@pytest.mark.parametrize("answer", ["", "photo.jpg", f"{MEDIA}.jpg", f"{MEDIA}-{HASH}.jpg"])
def test_name_that_was_given_elsewhere_names_nothing(answer: str) -> None:
    assert read_name(answer) is None


def test_original_is_named_by_its_copy_and_by_no_question() -> None:
    copy = MediaId("ab" * 16)
    assert copy_of(original_of(copy)) == copy
    assert copy_of("group/photo") is None
