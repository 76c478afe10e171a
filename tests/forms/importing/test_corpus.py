"""Questionnaires of real organisations: each is imported, or refused by its rows.

The slow ones run with INTAKE_EXAMPLES=thorough.
"""

import csv
import os
from functools import cache
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.forms.importing.compiling import compile_form
from intake.forms.importing.words import FINDING_SENTENCES, values_for
from intake.forms.package import Finding, ImportResult, Rule, Severity
from intake.forms.session import FormSession
from intake.forms.xform import read_form
from intake.i18n import Words
from tests.forms.importing.walking import surroundings, walk

FORMS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "forms"
IS_THOROUGH = os.environ.get("INTAKE_EXAMPLES") == "thorough"
SLOW = ("liberiaCoverage__", "SurveyDesigner_Referential", "RMS_CATI", "onadata__grains")
READ_ALL_THE_SAME = {"onadata__MCH_v1__5df5d9.xlsx"}
"""Old Formhub, whose types differ from those of today in their spelling alone."""
ABOUT_THE_WHOLE = {Rule.OTHER_DIALECT, Rule.CONVERTER_FAILED}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FORMS.is_dir(), reason="the corpus is not here"),
]


def listed(category: str) -> list[dict[str, str]]:
    if not FORMS.is_dir():
        return []
    with (FORMS / "index.csv").open(encoding="utf-8", newline="") as index:
        rows = list(csv.DictReader(index))
    rows = [row for row in rows if row["category"].startswith(category)]
    return [row for row in rows if IS_THOROUGH or not any(each in row["file"] for each in SLOW)]


@cache
def imported(file: str) -> ImportResult:
    return compile_form((FORMS / file).read_bytes(), file)


def place(finding: Finding) -> tuple[str, int]:
    return finding.sheet, finding.row


@pytest.mark.parametrize("row", listed("standard"), ids=lambda row: row["file"])
def test_standard_form_is_imported_or_refused_by_its_rows(row: dict[str, str]) -> None:
    result = imported(row["file"])
    should = row["ok_after_lenient_preprocessing"] == "True"
    assert (result.package is not None) == should, result.report.errors
    assert all(each.row and each.sheet for each in result.report.errors)
    for each in result.report.findings:
        sentence = FINDING_SENTENCES[each.rule]
        assert Words("es").gettext(sentence.message, **values_for(each))
    if result.package is not None:
        form = read_form(result.package.xform, result.compartments)
        assert form.compartments() == dict(result.compartments)
        assert result.package.questions <= sum(1 for _each in form.shown_questions())


@pytest.mark.parametrize(
    "row",
    [*listed("fixture"), *(listed("dialect") if IS_THOROUGH else listed("dialect")[-3:])],
    ids=lambda row: row["file"],
)
def test_form_of_another_kind_is_refused_with_a_reason(row: dict[str, str]) -> None:
    result = imported(row["file"])
    assert (result.package is not None) == (row["file"] in READ_ALL_THE_SAME)
    assert all(each.row or each.rule in ABOUT_THE_WHOLE for each in result.report.errors)


def test_repairs_are_listed_with_what_they_changed() -> None:
    result = imported("XlsFormUtil__demo__aaf76a.xlsx")
    repairs = [each for each in result.report.findings if each.severity is Severity.REPAIR]
    assert {(each.rule, *place(each)) for each in repairs} >= {
        (Rule.FOREIGN_COLUMN, "survey", 1),
        (Rule.REPEATED_CHOICE, "choices", 13),
        (Rule.CHOICES_ALIKE, "choices", 7),
    }


# UNHCR RMS: 331 questions in English, Spanish, French and Arabic


@pytest.fixture(scope="module")
def rms() -> ImportResult:
    return imported("IndicatorCalc__RMS_CAPI_v2__3b3093.xlsx")


def test_rms_is_imported_in_its_four_languages(rms: ImportResult) -> None:
    assert rms.package is not None
    assert rms.package.languages == ("en", "es", "fr", "ar")
    assert rms.package.questions > 200


def test_names_and_contacts_of_rms_are_proposed_for_identity(rms: ImportResult) -> None:
    proposed = {each.path.rpartition("/")[2]: each.rule for each in rms.proposals}
    assert proposed["HH02"] == "name"
    assert proposed["HH06"] == "date_of_birth"
    assert proposed["geopoint"] == proposed["gps"] == "coordinates"
    assert proposed["number_respondent"] == "phone"
    assert proposed["final_notes_entry"] == "free_text"
    assert proposed["adult_name"] == proposed["fam_name20"] == "derived"


def test_coded_questions_of_rms_are_not(rms: ImportResult) -> None:
    assert rms.package is not None
    form = read_form(rms.package.xform)
    proposed = {each.path for each in rms.proposals}
    coded = {each.path for each in form.questions() if each.kind.is_choice}
    counted = {each.path for each in form.questions() if each.data_type in {"int", "decimal"}}
    assert len(coded) > 140
    told = {path.rpartition("/")[2] for path in proposed & (coded | counted)}
    assert told == {"age", "AgeMonths"}  # neither is cut off: a date of birth can be told by them


@pytest.mark.parametrize("language", ["en", "es"])
def test_rms_can_be_asked_from_end_to_end(rms: ImportResult, language: str) -> None:
    assert rms.package is not None
    form = read_form(rms.package.xform, rms.compartments)
    session = FormSession(form, surroundings=surroundings(), language=language, first_rows=True)
    asked = walk(session)
    assert len(asked) > 60
    assert not session.unanswered()
    missing = {"admin_level.csv"}  # a list that did not come with the form
    assert {each.detail for each in session.problems()} == missing
    for path in asked:
        if "label" in session.question(path).question.appearance:
            continue  # the head of a table of choices: its group has the words
        view = session.label(path, language)
        assert view is not None, path
        assert view.text.strip()
        assert view.language == language
    member = "group_Part1/S1/S1_Household/HH02"
    assert session.compartment(member) is Compartment.IDENTITY
