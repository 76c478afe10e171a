"""Translations stand beside what was said, and names live apart from the stories they were in."""

from pathlib import Path
from typing import Self

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.errors import ConsentMissingError, NotGrantedError, NothingToTranslateError
from intake.domain.ids import InterviewId
from intake.domain.interview import Interview
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.services.application import Application
from intake.services.testimony import StoryDesk
from intake.storage.day_reading import SqlDay
from intake.storage.files import StoreFiles
from tests.services.conftest import SPANISH, YES

PATH = "leaving/left_why"
NAME_PATH = "about_you/name"
ANA = NameKeptApart(Token(TokenKind.PERSON, 1), "Ana López")


@pytest.fixture
def told(north: Application) -> Interview:
    form = north.shelf.newest("intake_f3").hash
    interview = north.interviewing.begin(form, YES, SPANISH)
    north.closing.note_counsel(interview.id, has_lawyer=False)
    return interview


def give(north: Application, interview: InterviewId, path: str, text: str) -> None:
    compartment = Compartment.IDENTITY if path == NAME_PATH else Compartment.CORE
    patch = Patch(path, ((path, Value(text, lang="es")),))
    north.interviewing.answer(interview, {compartment: patch})


def test_translation_stands_beside_the_original(north: Application, told: Interview) -> None:
    give(north, told.id, PATH, "Me amenazaron.")
    north.testimony.translate(told.id, PATH, "They threatened me.", lang="en", by="T-02")
    (found,) = north.testimony.translations(told.id)
    assert (found.path, found.lang, found.text) == (PATH, "en", "They threatened me.")
    assert (found.by, found.is_of_earlier_words) == ("T-02", False)
    north.interviewing.leave_section(told.id)
    assert north.reading.interview(told.id).document.values[PATH].v == "Me amenazaron."


def test_newest_translation_counts_until_the_answer_changes(
    north: Application, told: Interview
) -> None:
    give(north, told.id, PATH, "Me amenazaron.")
    for text in ("They menaced me.", "They threatened me."):
        north.testimony.translate(told.id, PATH, text, lang="en", by="T-02")
    give(north, told.id, "leaving/home_who", "No sé.")
    assert [each.text for each in north.testimony.translations(told.id)] == ["They threatened me."]
    give(north, told.id, PATH, "Me amenazaron dos veces.")
    (found,) = north.testimony.translations(told.id)
    assert found.is_of_earlier_words


def test_translation_of_a_name_stays_with_the_names(north: Application, told: Interview) -> None:
    give(north, told.id, NAME_PATH, "La Flaca")
    north.testimony.translate(told.id, NAME_PATH, "Slim", lang="en", by="T-02")
    (line,) = (each for each in north.reading.history(told.id) if "translation" in each.type)
    assert line.compartment is Compartment.IDENTITY


@pytest.mark.parametrize(("path", "text"), [(PATH, "Hello"), (NAME_PATH, " ")])
def test_nothing_is_translated_into_nothing(
    north: Application, told: Interview, path: str, text: str
) -> None:
    give(north, told.id, NAME_PATH, "La Flaca")
    with pytest.raises(NothingToTranslateError):
        north.testimony.translate(told.id, path, text, lang="en", by="T-02")


def test_names_live_in_the_identity_file_alone(north: Application, told: Interview) -> None:
    assert north.testimony.is_open
    for _twice in range(2):
        north.testimony.keep(told.id, ANA)
    give(north, told.id, PATH, f"Vino {ANA.token.mark}.")
    assert north.testimony.kept(told.id) == (ANA,)
    lines = [each for each in north.reading.history(told.id) if each.type == "name.kept_apart"]
    assert {each.compartment for each in lines} == {Compartment.IDENTITY}
    for entry in north.reading.record_entries(told.id):
        if b"Ana L" in (entry.body or b""):
            assert b"name.kept_apart" in (entry.header or b"")


def test_nothing_is_kept_without_consent(north: Application) -> None:
    class Standing:
        may_collect = False

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_failed: object) -> None: ...

        def standing(self, _interview: object) -> "Standing":
            return self

    desk = StoryDesk(lambda _file: Standing(), north.reading, north.shelf, tuple)  # type: ignore[arg-type,return-value]
    with pytest.raises(ConsentMissingError):
        desk.keep(InterviewId("a" * 32), ANA)


def test_withheld_entries_are_passed_over(north: Application, told: Interview) -> None:
    from dataclasses import replace

    class Withheld:
        def record_entries(self, interview: InterviewId) -> object:
            north.testimony.keep(interview, ANA)
            for each in north.reading.record_entries(interview):
                yield replace(each, header=None, body=None, salt_h=None, salt_b=None)

    desk = StoryDesk(north.interviewing._open_records, Withheld(), north.shelf, tuple)  # type: ignore[arg-type]
    assert desk.kept(told.id) == ()
    assert Path(north.folder).is_dir()


def test_name_behind_a_token_is_found_by_who_may_read_it(
    north: Application, told: Interview
) -> None:
    north.testimony.keep(told.id, NameKeptApart(Token(TokenKind.PERSON, 1), "María de la Peña"))
    north.testimony.keep(told.id, NameKeptApart(Token(TokenKind.PLACE, 1), "Calle 5"))
    (found,) = north.testimony.find("pena maria")
    assert (found.case_code, found.name.token.kind) == (told.case_code, TokenKind.PERSON)
    assert north.testimony.find("nobody") == ()
    assert north.verify(lambda _done, _all: None).is_sound


def test_no_name_is_found_without_the_identity_key(north: Application) -> None:
    withheld = SqlDay(StoreFiles({}))
    desk = StoryDesk(
        north.interviewing._open_records, north.reading, north.shelf, withheld.kept_names
    )
    with pytest.raises(NotGrantedError):
        desk.find("ana")
