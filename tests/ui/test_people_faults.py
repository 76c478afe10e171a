"""The sentences about people name the reason that there is, and not another one."""

import pytest

from intake.domain.errors import NotAllowedError, NotGrantedError
from intake.i18n import Words
from intake.ui.error_messages import sentence


@pytest.mark.parametrize("language", ["en", "es"])
def test_leaving_by_ones_own_hand_is_not_called_a_matter_of_roles(language: str) -> None:
    words = Words(language)
    said = {
        sentence(NotAllowedError(act), words)
        for act in ("people", "leave_oneself", "travel_oneself", "day.plan")
    }
    assert len(said) == 3
    assert sentence(NotAllowedError("people"), words) == sentence(NotAllowedError("x"), words)


def test_leaving_says_who_can_sign_it() -> None:
    said = sentence(NotAllowedError("leave_oneself"), Words("en"))
    assert "Another coordinator" in said
    assert "role does not allow" not in said


def test_file_of_keys_of_somebody_else_is_called_so() -> None:
    assert "sealed to somebody else" in sentence(NotGrantedError("travel"), Words("en"))
    assert "“identity”" in sentence(NotGrantedError("identity"), Words("en"))
