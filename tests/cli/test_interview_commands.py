"""`intake interview` and `intake form`: what is recorded, what is refused, and in which words."""

import json
from pathlib import Path
from typing import Any

import pytest

from intake.cli.exit_codes import Exit
from tests.cli.conftest import Command, Site

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "forms"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of forms is not here")
YES = {"decision": "granted"}


@pytest.fixture
def answers_file(tmp_path: Path) -> Any:
    def write(**data: Any) -> Any:
        file = tmp_path / "answers.json"
        file.write_text(json.dumps({"consent": YES} | data), encoding="utf-8")
        return file

    return write


def corpus_form(beginning: Any) -> Any:
    return next(CORPUS.glob(f"{beginning}*"))


def test_interviews_are_listed_by_code_and_never_by_name(command: Command, site: Site) -> None:
    rows = command.at(site.north, "interview", "list", "--json").json
    assert [row["case_code"] for row in rows] == [site.case]
    assert rows[0]["state"] == "readback"
    shown = command.at(site.north, "interview", "list", lang="es").out
    assert "Marisol" not in shown
    assert "Terminada" in shown


def test_a_record_is_shown_with_every_answer_in_the_order_of_the_form(
    command: Command, site: Site
) -> None:
    shown = command.at(site.north, "interview", "show", site.case, "--json").json
    answers = {each["path"]: each for each in shown["answers"]}
    assert answers["about_you/age_band"]["v"] == "age_25_39"
    assert answers["fear/danger"]["skip"] == "not_asked"
    assert answers["about_you/name"]["compartment"] == "identity"
    asked = [each.split("/")[0] for each in answers if each.split("/")[0] != "meta"]
    assert asked == sorted(asked, key=asked.index)
    assert asked.index("fear") < asked.index("happened") < asked.index("needs_today")
    assert shown["history"][0]["type"] == "interview.opened"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("How old are you?", "25–39 years", "Not asked")),
        ("es", ("Edad por grupo", "25 a 39 años", "No se preguntó")),
    ],
)
def test_a_record_is_read_in_either_language(
    command: Command, site: Site, lang: str, words: Any
) -> None:
    shown = command.at(site.north, "interview", "show", site.case, lang=lang).out
    assert all(each in shown for each in words)


def test_an_unknown_case_and_a_mistyped_one_are_told_apart(command: Command, site: Site) -> None:
    other = "0000000000"
    typo = site.case[:-1] + ("0" if site.case[-1] != "0" else "1")
    unknown = command.at(site.north, "interview", "show", other, code=Exit.NOT_FOUND)
    mistyped = command.at(site.north, "pdf", typo, "--out", site.folder / "p", code=Exit.NOT_FOUND)
    assert "no interview" in unknown.err
    assert "no case code" in mistyped.err
    assert not (site.folder / "p").exists()


MISFITS: tuple[Any, ...] = (
    ({"consent": {"decision": "refused"}}, Exit.REFUSED, "debe ser «granted»"),
    ({"consent": {}}, Exit.REFUSED, "debe ser «granted»"),
    ({"consent": {"decision": "maybe"}}, Exit.FILE, "un código que no se conoce"),
    ({"consent": []}, Exit.FILE, "no tiene la forma"),
    ({"languages": {"interpreter_needed": "no"}}, Exit.FILE, "no tiene la forma"),
    ({"languages": {"mode": "telepathy"}}, Exit.FILE, "un código que no se conoce"),
    ({"skip_rest": "bored"}, Exit.FILE, "un código que no se conoce"),
    ({"answers": ["x"]}, Exit.FILE, "no tiene la forma"),
    ({"answers": {"no/such": 1}}, Exit.FILE, "Ninguna respuesta"),
    ({"form": "no_such_form"}, Exit.NOT_FOUND, "«no_such_form»"),
)


def test_a_file_that_does_not_fit_records_nothing(
    command: Command, site: Site, answers_file: Any
) -> None:
    for data, code, said in MISFITS:
        file = answers_file(**data)
        refused = command.at(site.south, "interview", "add", file, code=code, lang="es")
        assert said in refused.err
    assert command.at(site.south, "interview", "list", "--json").json == []


def test_a_file_that_is_not_json_is_said_so(
    command: Command, founded: Site, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text("{")
    typed = ("interview", "add", tmp_path / "a.json", "--store", founded.north)
    assert "not JSON" in command(*typed, code=Exit.FILE).err


def test_what_does_not_fit_the_form_is_listed_and_the_rest_recorded(
    command: Command, site: Site, answers_file: Any
) -> None:
    file = answers_file(
        answers={"about_you/age_band": "age_25_39", "lawyer/has_lawyer": "purple", "x": 1},
        skip_rest="not_asked",
    )
    added = command.at(site.south, "interview", "add", file, "--json", code=Exit.INCOMPLETE).json
    assert added["recorded"] == 1
    assert {each["path"] for each in added["misfits"]} == {"lawyer/has_lawyer", "x"}


def test_an_interview_without_reasons_stays_open_and_says_how_much_is_left(
    command: Command, site: Site, answers_file: Any
) -> None:
    file = answers_file(answers={"about_you/age_band": "age_25_39"})
    added = command.at(site.south, "interview", "add", file, code=Exit.INCOMPLETE)
    assert "stays open" in added.out
    left = command.at(site.south, "interview", "add", file, "--leave-open", "--json").json
    assert left["unanswered"]
    assert not left["finished"]


# --- forms


@pytest.mark.corpus
@needs_corpus
def test_a_form_with_errors_is_refused_with_sheet_and_row(command: Command) -> None:
    form = corpus_form("pyxform__unknown_question_type")
    report = command("form", "check", form, "--json", code=Exit.REFUSED, lang="es").json
    worst = next(each for each in report["findings"] if each["rule"] == "unknown_type")
    assert (worst["severity"], worst["sheet"], worst["row"]) == ("error", "survey", 2)
    assert worst["sentence"].startswith("No existe el tipo de pregunta «set form title»")


def test_a_file_that_is_no_form_is_refused(command: Command, founded: Site, tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(b"garbage")
    before = command("form", "check", tmp_path / "form.xlsx", code=Exit.REFUSED, lang="es")
    assert "no es un cuestionario" in before.out
    command("form", "check", tmp_path / "absent.xlsx", code=Exit.FILE)


SMALL_FORM = """
| survey |
|        | type | name | label::English (en) | label::Español (es) |
|        | text | town | Town                | Pueblo              |
|        | text | name | What is your name?  | ¿Cómo se llama?     |
"""


def test_who_imports_decides_where_an_answer_is_kept(
    command: Command, site: Site, tmp_path: Path
) -> None:
    file = tmp_path / "small.md"
    file.write_text(SMALL_FORM, encoding="utf-8")
    typed = ("form", "import", file)
    refused = command.at(site.north, *typed, "--core", "city", code=Exit.NOT_FOUND, lang="es")
    assert "«city»" in refused.err
    added = command.at(site.north, *typed, "--core", "town", "--json").json
    assert (added["was_there"], added["identity"]) == (False, ["name"])
    open_ = (*typed, "--core", "name", "--core", "town")
    again = command.at(site.north, *open_, "--json").json
    assert (again["was_there"], again["now_apart"], again["identity"]) == (True, [], ["name"])
    assert "nothing was changed" in command.at(site.north, *open_).out
    assert "as well: town" in command.at(site.north, *typed).out
    assert command.at(site.north, *open_, "--json").json["identity"] == ["name", "town"]


@pytest.mark.corpus
@needs_corpus
def test_a_form_from_outside_is_imported_interviewed_with_printed_and_sealed(
    command: Command, site: Site, answers_file: Any, tmp_path: Path
) -> None:
    form = corpus_form("IndicatorCalc__RMS_CAPI_v2__")
    added = command.at(site.north, "form", "import", form, "--json").json
    assert added["fits"]
    assert "group_Part1/S1/S1_Household/HH02" in added["identity"]
    file = answers_file(
        form=added["hash"][:12],
        languages={"best": "spa", "today": "spa"},
        skip_rest="not_asked",
        answers={
            "group_intro/interviewdate": "2026-11-20",
            "group_intro2/Intro02": "H-17",
            "group_intro2/Intro03": "1",
            "group_intro2/consent_form": "OK",
            "group_intro2/Intro04": "1",
            "group_Part1/HH01": 1,
        },
    )
    recorded = command.at(site.north, "interview", "add", file, "--json").json
    assert (recorded["finished"], recorded["misfits"]) == (True, [])
    case = recorded["case_code"]
    shown = command.at(site.north, "interview", "show", case, lang="es").out
    assert "Número del hogar" in shown
    command.at(site.north, "pdf", case, "--out", tmp_path / "pdf", "--language", "both")
    assert (tmp_path / "pdf").read_bytes().startswith(b"%PDF-")
    command.at(
        site.north, "bundle", "export", case, "--to", site.south_card, "--out", tmp_path / "b"
    )
    taken = command.at(
        site.south, "bundle", "import", tmp_path / "b", "--from", site.north_card, "--json"
    )
    assert taken.json["records"] == [recorded["id"]]
    assert "Household" in command.at(site.south, "interview", "show", case).out


def test_who_has_seen_a_record_is_listed_and_printed(
    command: Command, site: Site, tmp_path: Path
) -> None:
    before = command.at(site.north, "interview", "access", site.case, "--json").json
    assert "bundle.sealed" in [each["deed"] for each in before]
    command.at(site.north, "interview", "show", site.case)
    (*same, line) = command.at(site.north, "interview", "access", site.case, "--json").json
    assert same == before
    assert line["deed"] == "record.opened"
    assert line["attested"]
    page = tmp_path / "page.pdf"
    made = command.at(
        site.north, "pdf", site.case, "--kind", "access", "--out", page, "--language", "both",
        "--json",
    ).json  # fmt: skip
    assert (made["kind"], made["with_identity"]) == ("access", False)
    assert page.stat().st_size == made["size"]
    told = command.at(site.north, "interview", "access", site.case, lang="es").out
    assert "la imprimió" in told
