"""The languages in which questions stand: what is read aloud leads where a form has it."""

from dataclasses import replace

import pytest

from intake.forms.importing.builtin import builtin_forms
from intake.forms.languages import Language
from intake.forms.model import FormDef
from intake.ui.presenters.interview_columns import NO_SECOND, ColumnChoice
from intake.ui.presenters.interview_desk import ColumnMemory


def chosen(memory: ColumnMemory, form: FormDef | None = None) -> ColumnChoice:
    columns = ColumnChoice(form or builtin_forms()[0][1], str, memory)
    columns.usual_second = "en"
    return columns


def test_spanish_that_is_read_aloud_leads_while_the_program_speaks_spanish() -> None:
    assert chosen(ColumnMemory()).shown("es") == ("es-x-llano", "en")


def test_spanish_that_is_read_aloud_stands_beside_english() -> None:
    columns = chosen(ColumnMemory())
    columns.usual_second = "es"
    assert columns.shown("en") == ("en", "es-x-llano")


def test_the_words_of_staff_and_paper_can_be_chosen_and_are_remembered() -> None:
    memory = ColumnMemory()
    chosen(memory).choose("es", "es-x-llano")
    assert chosen(memory).shown("en") == ("es", "es-x-llano")


@pytest.mark.parametrize("program", ["en", "es"])
def test_a_single_column_stays_single(program: str) -> None:
    memory = ColumnMemory()
    memory.remember("", NO_SECOND)
    lead, second = chosen(memory).shown(program)
    assert lead.startswith(program)
    assert not second


def test_a_form_with_one_spanish_shows_it() -> None:
    form = replace(
        builtin_forms()[0][1], languages=(Language("en", "English"), Language("es", "Español"))
    )
    assert chosen(ColumnMemory(), form).shown("es") == ("es", "en")
