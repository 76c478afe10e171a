import pytest

from intake.app.desk_privacy import Known, Surroundings
from intake.i18n import Words
from intake.ui.presenters.locking import Heard
from intake.ui.presenters.this_computer import notes, warnings

GOOD = Surroundings(Known.YES, Known.YES, Known.YES, Known.YES)
BAD = Surroundings(Known.NO, Known.NO, Known.NO, Known.NO)
UNKNOWN = Surroundings(Known.UNKNOWN, Known.UNKNOWN, Known.YES, Known.NO)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_computer_without_fault_has_nothing_to_be_done(language: str) -> None:
    said = notes(GOOD, frozenset(Heard), Words(language))
    assert {each.kind for each in said} == {"ok"}
    assert len({each.text for each in said}) == len(said) == 5
    assert warnings(GOOD, Words(language)) == ()


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_needs_a_hand_is_said_and_on_the_lock_screen_too(language: str) -> None:
    said = notes(BAD, frozenset(), Words(language))
    assert [each.kind for each in said] == ["warn"] * (3 + len(Heard)) + ["info"]
    assert len(warnings(BAD, Words(language))) == 2


def test_what_cannot_be_told_is_not_a_warning() -> None:
    said = notes(UNKNOWN, frozenset(Heard), Words("en"))
    assert [each.kind for each in said] == ["info", "info", "ok", "ok"]
    assert "cannot be told" in said[0].text
    assert warnings(UNKNOWN, Words("en")) == ()


@pytest.mark.parametrize("missing", list(Heard))
def test_each_thing_the_system_does_not_tell_is_said(missing: Heard) -> None:
    said = notes(GOOD, frozenset(Heard) - {missing}, Words("en"))
    assert [each.kind for each in said].count("warn") == 1
    assert said[0].text.startswith("This computer does not tell")
