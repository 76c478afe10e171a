"""Counting the stories that still say a name or a number that is kept apart."""

from dataclasses import dataclass
from typing import Any

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.interview import Interview
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.services.application import Application
from intake.services.unmarked import Secrets, UnmarkedCount, UnmarkedNames


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("María Inés de los Ángeles", "Entonces maria corrió."),
        ("JOSÉ", "a José lo dejaron"),
        ("juana", "Dijo que Juana vino."),
        ("+52 (55) 1234-5678", "llamar al +525512345678 hoy"),
        ("+52 (55) 1234-5678", "llamar al 55 1234 5678"),
        ("555-0134-22", "su número: 555 0134 22"),
        ("Z/00/112233", "papel 112233"),
    ],
)
def test_name_or_number_is_found_however_it_is_written(known: str, text: str) -> None:
    assert Secrets([known]).stand_in(text)


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("María de los Ángeles", "los hombres de la casa"),
        ("Juana", "juanas y joana"),
        ("555-0134-22", "en 2019 pagó 5550134"),
        ("1990", "en 1990"),
        ("Li", "li"),
        ("", "nada"),
        ("Calle Norte, cerca de la casa azul", "una casa azul, cerca"),
        ("María", "[[person:1]] corrió"),
    ],
)
def test_other_words_are_not_taken_for_them(known: str, text: str) -> None:
    assert not Secrets([known]).stand_in(text)


@dataclass
class Told:
    """An interview whose name is Juana Pérez."""

    north: Application
    interview: Interview

    def say(self, compartment: Compartment, text: str) -> None:
        form = self.north.shelf.definition(self.interview.form)
        path = next(
            each.path for each in form.shown_questions()
            if each.compartment is compartment and each.kind.value in {"text", "multiline"}
            and "[" not in each.path
        )  # fmt: skip
        patch = Patch(path, ((path, Value(text)),))
        with self.north.handing_over._open_records(Compartment.CORE) as records:
            given = records.standing(self.interview.id).answer(patch, lang="es")
        with self.north.handing_over._open_records(compartment) as records:
            records.append(given, self.interview.id)


@pytest.fixture
def told(north: Application, interview: Interview) -> Told:
    return Told(north, interview)


def counted(north: Application) -> UnmarkedCount | None:
    return UnmarkedNames(north.reading, north.shelf, north.testimony).count()


def test_marks_and_interviews_without_names_are_not_counted(told: Told) -> None:
    assert counted(told.north) == UnmarkedCount(0, 0)
    told.say(Compartment.IDENTITY, "Juana Pérez")
    told.say(Compartment.CORE, "[[person:1]] vino sola")
    assert counted(told.north) == UnmarkedCount(0, 0)


def test_a_name_that_still_stands_is_counted(told: Told) -> None:
    told.say(Compartment.IDENTITY, "Juana Pérez")
    told.say(Compartment.CORE, "PEREZ, le dijeron, usted se va")
    assert counted(told.north) == UnmarkedCount(1, 1)


def test_a_name_taken_out_elsewhere_is_counted_where_it_stands_again(told: Told) -> None:
    name = NameKeptApart(Token(TokenKind.PERSON, 1), "el Güero")
    told.north.testimony.keep(told.interview.id, name)
    told.say(Compartment.CORE, "y el guero dijo que sí")
    assert counted(told.north) == UnmarkedCount(1, 1)


def test_without_both_keys_nothing_is_said(told: Told) -> None:
    class Reading:
        def can_read(self, compartment: Compartment) -> bool:
            return compartment is Compartment.CORE

    reading: Any = Reading()
    assert UnmarkedNames(reading, told.north.shelf, told.north.testimony).count() is None


def test_whoever_waits_is_told_how_far_it_is(told: Told) -> None:
    steps: list[tuple[int, int]] = []
    names = UnmarkedNames(told.north.reading, told.north.shelf, told.north.testimony)
    names.count(lambda done, total: steps.append((done, total)))
    assert steps == [(0, 1)]
