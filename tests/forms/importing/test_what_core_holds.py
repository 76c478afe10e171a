"""Nothing that is answered apart reaches the core, by whatever way a form repeats it."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.answers import Patch
from intake.domain.compartments import Compartment
from intake.forms.importing.builtin import builtin_xforms
from intake.forms.importing.compiling import compile_form
from intake.forms.model import FormDef, QuestionKind
from intake.forms.session import FormSession
from intake.forms.views import ChangeSet
from intake.forms.xform import read_form
from tests.forms.importing.walking import surroundings, walk
from tests.forms.importing.workbooks import CHOICES, cold

RMS = (
    Path(__file__).resolve().parents[4]
    / "shared/corpus/forms/IndicatorCalc__RMS_CAPI_v2__3b3093.xlsx"
)
CANARY, DIGITS = "Quetzalina", 73519264
WRAPPED = (
    "{0}",
    "number({0})",
    "{0} + 0",
    "max({0}, 0)",
    "round({0}, 0)",
    "concat('a', {0})",
    "once({0})",
    "coalesce('', {0})",
    "substr({0}, 0, 20)",
    "if({0} = '', '', {0})",
    "normalize-space({0})",
    "string-length({0})",
    "{0} = 'x'",
    "if({0} = '', 1, 2)",
)


class Watching(FormSession):
    """Answers what is kept apart with a canary, and remembers all that the core was told."""

    def __init__(self, form: FormDef) -> None:
        super().__init__(form, surroundings=surroundings(), first_rows=True)
        self.told: list[Patch] = []

    def run(self) -> str:
        """Walk the form to its end; return every value of the core."""
        self._keep(super().opening())
        walk(self)
        return "\n".join(value.v for patch in self.told for _path, value in patch.values)

    def opening(self) -> ChangeSet:
        return self._keep(super().opening())

    def answer(self, path: str, text: str, **how: Any) -> ChangeSet:
        if self.compartment(path) is Compartment.IDENTITY:
            kind = self.question(path).question.kind
            if kind in {QuestionKind.INTEGER, QuestionKind.DECIMAL}:
                text = str(DIGITS)
            elif kind in {QuestionKind.TEXT, QuestionKind.MULTILINE}:
                text = f"{CANARY} {DIGITS}"
        return self._keep(super().answer(path, text, **how))

    def _keep(self, changes: ChangeSet) -> ChangeSet:
        if Compartment.CORE in changes.patches:
            self.told.append(changes.patches[Compartment.CORE])
        return changes


@cache
def rms() -> FormDef:
    result = compile_form(RMS.read_bytes(), RMS.name)
    assert result.package is not None
    return read_form(result.package.xform, result.compartments)


def assert_nothing_reached_the_core(form: FormDef) -> None:
    session = Watching(form)
    core = session.run()
    held = "\n".join(each.v for each in session.document().values.values())
    assert CANARY in held or str(DIGITS) in held
    assert CANARY not in core
    assert str(DIGITS) not in core


@pytest.mark.corpus
@pytest.mark.skipif(not RMS.is_file(), reason="the corpus is not here")
def test_names_of_rms_stay_apart() -> None:
    assert_nothing_reached_the_core(rms())


@pytest.mark.parametrize(
    "xform", [each for _name, each in builtin_xforms() if read_form(each).compartments()]
)
def test_names_of_the_form_that_ships_stay_apart(xform: bytes) -> None:
    assert_nothing_reached_the_core(read_form(xform))


@settings(max_examples=settings().max_examples // 3)  # each is compiled like any form
@given(
    st.lists(
        st.tuples(st.sampled_from(WRAPPED), st.integers(0, 9), st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_names_stay_apart_however_a_form_repeats_them(
    repeats: list[tuple[str, int, bool]],
) -> None:
    names = ["name", "phone"]
    rows: list[tuple[str, ...]] = [
        ("text", "name", "Name", "", ""),
        ("integer", "phone", "Telephone", "", ""),
    ]
    for number, (wrapped, source, is_set) in enumerate(repeats):
        expression = wrapped.format(f"${{{names[source % len(names)]}}}")
        names.append(f"c{number}")
        if is_set:
            rows.append(("calculate", f"c{number}", "", expression, "", "${phone}"))
        else:
            rows.append(("calculate", f"c{number}", "", expression, "", ""))
    columns = ("type", "name", "label::English (en)", "calculation", "default", "trigger")
    choices = [row[:3] for row in CHOICES]
    result = compile_form(cold(survey=(columns, *rows), choices=choices), "f.xlsx")
    assert result.package is not None, result.report.errors
    assert_nothing_reached_the_core(read_form(result.package.xform, result.compartments))
