"""The roster: codes and languages for everybody, names for who has the identity key."""

from dataclasses import replace

import pytest

from intake.domain.day_interpreters import InterpreterGender, InterpreterNoted, Spoken
from intake.domain.errors import DayRefusedError, NotNotedError
from intake.services.application import Application

MAM = InterpreterNoted("", (Spoken("mam", "Todos Santos"), Spoken("spa")), InterpreterGender.WOMAN)
QUC = InterpreterNoted("K9", (Spoken("quc"),), InterpreterGender.MAN, by_phone=True)


def codes(application: Application, *asked: object) -> list[str]:
    return [each.noted.code for each in application.day.interpreters.roster(*asked)]  # type: ignore[arg-type]  # as typed below


def test_roster_is_asked_by_language_variant_and_gender(north: Application) -> None:
    north.day.interpreters.note(MAM)
    north.day.interpreters.note(QUC)
    assert codes(north) == ["I01", "K9"]
    assert codes(north, "mam") == ["I01"]
    assert codes(north, "mam", "todos") == ["I01"]
    assert codes(north, "mam", "ixtahuacán") == []
    assert codes(north, "", "", InterpreterGender.MAN) == ["K9"]
    assert codes(north, "mam", "", InterpreterGender.MAN) == []


def test_same_code_changes_what_is_noted_and_a_new_one_is_never_taken(
    north: Application,
) -> None:
    interpreters = north.day.interpreters
    first = interpreters.note(MAM)
    interpreters.note(replace(first, hours="8–14"))
    assert interpreters.note(MAM).code == "I02"
    assert [each.noted.hours for each in interpreters.roster()] == ["8–14", ""]


def test_name_and_telephone_stand_beside_the_code_and_in_no_core_entry(north: Application) -> None:
    interpreters = north.day.interpreters
    interpreters.note(MAM)
    interpreters.note(QUC)
    interpreters.name("k9", " Petrona ", " 656 000 0000 ")
    (known,) = interpreters.roster("quc")
    assert (known.name, known.phone) == ("Petrona", "656 000 0000")
    assert "Petrona" not in str(known.noted)
    assert north.verify(lambda _done, _total: None).is_sound


def test_worked_well_for_is_noted_once_for_each_topic(north: Application) -> None:
    interpreters = north.day.interpreters
    interpreters.note(QUC)
    interpreters.worked_well("K9", "medical")
    assert interpreters.worked_well("K9", "medical").worked_well_for == ("medical",)
    with pytest.raises(DayRefusedError):
        interpreters.worked_well("K9", "names of people")


def test_who_is_retired_is_asked_no_more_and_comes_back_when_noted_again(
    north: Application,
) -> None:
    interpreters = north.day.interpreters
    interpreters.note(QUC)
    interpreters.retire("K9")
    assert interpreters.roster() == ()
    interpreters.note(QUC)
    assert codes(north) == ["K9"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(QUC, languages=()),
        replace(QUC, languages=(Spoken("Mam"),)),
        replace(QUC, languages=(Spoken("es"),)),
        replace(QUC, code="Petrona Xol"),
        replace(QUC, code="ñ1"),
        replace(QUC, worked_well_for=("case_7",)),
    ],
)
def test_what_is_no_language_no_code_and_no_topic_is_refused(
    north: Application, wrong: InterpreterNoted
) -> None:
    with pytest.raises(DayRefusedError):
        north.day.interpreters.note(wrong)
    assert codes(north) == []


def test_nobody_is_named_who_is_not_in_the_roster(north: Application) -> None:
    with pytest.raises(NotNotedError):
        north.day.interpreters.name("K9", "Petrona", "")
    with pytest.raises(NotNotedError):
        north.day.interpreters.retire("K9")
