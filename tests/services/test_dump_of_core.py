"""A decrypted dump of core.db says of nobody who they are, but where staff left a name standing."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from intake.domain.answers import Patch, Value
from intake.domain.compartments import Compartment
from intake.domain.day_interpreters import InterpreterGender, InterpreterNoted, Spoken
from intake.domain.interview import Interview
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.forms.model import Question, QuestionKind
from intake.services.application import Application
from intake.services.form_shelf import FormShelf
from tests.services.conftest import YES
from tests.services.people_of_the_domain import PEOPLE, Someone

STORIES = 6
TOLD = {QuestionKind.TEXT, QuestionKind.MULTILINE}
HELPER, HELPERS_PHONE = "Gumersinda Tepalcat", "+52 55 7301 0099"


def identity_of(someone: Someone, question: Question) -> str:
    """What this person answers where it is asked who they are."""
    if question.kind is QuestionKind.DATE:
        return someone.born
    return someone.phone if "phone" in question.name else f"{someone.name} {question.name}"


def questions(shelf: FormShelf, interview: Interview) -> dict[Compartment, list[Question]]:
    asked: dict[Compartment, list[Question]] = {each: [] for each in Compartment}
    form = shelf.definition(interview.form)
    for each in form.shown_questions():
        if each.kind in TOLD | {QuestionKind.DATE}:
            asked[each.compartment].append(each)
    return asked


def answer(at: Application, interview: Interview, question: Question, text: str) -> None:
    patch = Patch(question.path, ((question.path, Value(text)),))
    at.interviewing.answer(interview.id, {question.compartment: patch}, lang="es")


def record(at: Application, someone: Someone) -> None:
    """Record what can be recorded of one person: some stories, every identity question."""
    form = at.shelf.newest(someone.form).hash
    interview = at.interviewing.begin(form, YES, someone.languages)
    lawyer = [e for e in at.shelf.definition(form).shown_questions() if e.name == "has_lawyer"]
    for each in lawyer:  # who has one tells the story to the lawyer
        answer(at, interview, each, "no")
    tell(at, someone, interview)
    at.interviewing.leave_section(interview.id)
    if someone.case == "consent withdrawn":
        at.consenting.withdraw(interview.id)
    if someone.case == "stopped in distress":
        at.interviewing.pause(interview.id)


def tell(at: Application, someone: Someone, interview: Interview) -> None:
    asked = questions(at.shelf, interview)
    for each in asked[Compartment.IDENTITY]:
        answer(at, interview, each, identity_of(someone, each))
    for kind, text in ((TokenKind.PERSON, someone.name), (TokenKind.PHONE, someone.phone)):
        at.testimony.keep(interview.id, NameKeptApart(Token(kind, 1), text))
    stories = [each for each in asked[Compartment.CORE] if each.kind in TOLD][:STORIES]
    for each in stories:
        answer(at, interview, each, someone.story)
    if someone.unmarked:
        answer(at, interview, stories[0], someone.unmarked)
    at.interviewing.save_draft(Compartment.CORE, interview.id, stories[0].path, "y luego")


@pytest.fixture
def full(north: Application) -> Application:
    for each in PEOPLE:
        record(north, each)
    noted = north.day.interpreters.note(
        InterpreterNoted("I1", (Spoken("mam", ""),), InterpreterGender.NOT_SAID)
    )
    north.day.interpreters.name(noted.code, HELPER, HELPERS_PHONE)
    north.day.tally.add(2, 1)
    return north


def plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def dumped(at: Application, compartment: Compartment) -> str:
    """Every row of every table of one file, decrypted; what is no text is read as text."""
    files: Any = at.people
    with files._standing().files.reading(compartment) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        cells = (
            cell
            for table in tables
            if table not in {"form", "form_file"}  # the questionnaires: the same for everybody
            for row in connection.execute(f"SELECT * FROM {table}")
            for cell in row
        )
        return plain("\n".join(map(as_text, cells)))


def as_text(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def markers() -> set[str]:
    names = {word for each in PEOPLE for word in each.name.split()} | set(HELPER.split())
    numbers = {each.phone for each in PEOPLE} | {each.born for each in PEOPLE} | {HELPERS_PHONE}
    return {plain(each) for each in names | numbers}


def test_core_names_nobody_but_in_the_story_left_unmarked(full: Application) -> None:
    identity = dumped(full, Compartment.IDENTITY)
    assert {each for each in markers() if each not in identity} == set()  # they can be found
    core = dumped(full, Compartment.CORE)
    unmarked = [plain(each.unmarked) for each in PEOPLE if each.unmarked]
    assert all(each in core for each in unmarked)
    for each in unmarked:
        core = core.replace(each, "")
    assert {each for each in markers() if each in core} == set()


def test_program_shows_how_many_stories_are_left_unmarked(full: Application) -> None:
    found = full.unmarked.count()
    assert found is not None
    assert (found.interviews, found.narratives) == (1, 1)


def test_names_of_files_say_nothing_either(full: Application) -> None:
    names = plain("\n".join(map(str, Path(full.folder).rglob("*"))))
    assert {each for each in markers() if each in names} == set()
