"""The short intake (F2) that comes with the program: its questions, its words, its way."""

import csv
import io
import re
from pathlib import Path

import pytest

from intake.assets import folder
from intake.domain.answers import SkipReason
from intake.domain.compartments import Compartment
from intake.forms.importing import builtin
from intake.forms.importing.builtin import builtin_packages, builtin_sources, builtin_xforms
from intake.forms.model import FormDef, Group, Question, QuestionKind, Repeat, Wording
from intake.forms.problems import ProblemRule
from intake.forms.session import FormSession
from intake.forms.views import RepeatStep
from intake.forms.xform import read_form
from tests.forms.importing.walking import surroundings, walk
from tests.forms.plain_spanish import is_familiar, marks_gender

FORM: FormDef = read_form(builtin_xforms()[0][1])
QUESTIONS = {each.path: each for each in FORM.questions()}
PLAIN = "es-x-llano"

IN_ORDER = (
    "lawyer/has_lawyer",  # A9b
    "about_you/name",  # D1
    "about_you/age_band",  # D4
    "about_you/country",  # D7
    "family/travel_with",  # E1
    "family/adults",  # E2
    "dates_papers/court_date",  # J17b
    "dates_papers/papers",  # J17
    "fear/afraid_here",  # H1
    "fear/danger",  # H1, second wording
    "fear/of_whom",  # H2
    "happened/hurt",  # G0a
    "happened/taken",  # G0d
    "needs_today/safe_tonight",  # I6
    "needs_today/medicine",  # I4
    "needs_today/needs",  # I3
    "contact/share_lawyer",  # C4
    "contact/may_contact",  # C10
)
IDENTITY = {
    "lawyer/lawyer_name",
    "about_you/name",
    "contact/may_contact",
    "contact/channel",
    "contact/phone",
    "contact/safe_hour",
    "contact/phone_shared",
    "contact/second_contact",
    "contact/code_word",
}
STAFF_ONLY = {"fear_word", "date", "precision", "kind"}
LISTS = {
    "has_lawyer": "yn",
    "age_band": "ageband",
    "country": "country",
    "travel_with": "travel",
    "report_place": "poe",
    "papers": "handed",
    "fear_word": "fearword",
    "precision": "dateprec",
    "city": "city",
    "place": "loc",
    "who": "perp",
    "kind": "harm",
    "needs": "priority",
    "need_first": "priority",
    "share_lawyer": "yesno",
    "channel": "channel",
}


def text(wording: Wording | None, language: str) -> str:
    assert wording is not None
    found = wording.plain(language)
    assert found, wording
    return found


def codes(name: str) -> list[dict[str, str]]:
    content = folder("resources").joinpath("codes", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(content)))


def opened() -> FormSession:
    session = FormSession(FORM, surroundings=surroundings())
    session.opening()
    return session


# --- the file


def test_form_says_who_it_is() -> None:
    package = builtin_packages()[0]
    assert (package.form_id, package.version) == ("intake_f2", "1")
    assert package.languages == ("en", "es", PLAIN)
    assert FORM.default_language == "en"


# --- the questions


def test_items_come_in_the_order_of_f2() -> None:
    order = list(QUESTIONS)
    places = [order.index(path) for path in IN_ORDER]
    assert places == sorted(places)


def test_names_and_contact_are_kept_apart_and_nothing_else() -> None:
    assert FORM.compartments() == dict.fromkeys(IDENTITY, Compartment.IDENTITY)


def test_every_question_says_where_it_is_kept() -> None:
    for question in QUESTIONS.values():
        if question.kind is not QuestionKind.NOTE and not question.path.startswith("meta/"):
            assert question.attributes.get("compartment"), question.path


def test_consent_and_language_are_not_in_the_form() -> None:
    assert not {each for each in QUESTIONS if re.search(r"consent|language|interpreter", each)}


def test_nothing_is_required() -> None:
    assert not [each.path for each in FORM.nodes() if each.bind.required]


def test_sections_are_titled() -> None:
    sections = [each for each in FORM.root.children if isinstance(each, Group)]
    assert len(sections) == 8
    assert [text(each.label, "es") for each in sections[:2]] == [
        "Representación legal",
        "Datos generales",
    ]


def test_harm_is_a_repeat_with_kind_when_where_who_and_one_line() -> None:
    harm = FORM.node("happened/events/harm")
    assert isinstance(harm, Repeat)
    assert [each.name for each in harm.children] == [
        "description", "when", "city", "place", "who", "kind",
    ]  # fmt: skip
    when = FORM.node("happened/events/harm/when")
    assert isinstance(when, Group)
    assert [each.name for each in when.children] == ["as_said", "date", "precision"]


# --- the codes


def lists_of_csv() -> list[str]:
    entries = folder("resources").joinpath("codes").iterdir()
    return sorted(each.name.removesuffix(".csv") for each in entries)


@pytest.mark.parametrize("name", lists_of_csv())
def test_code_list_is_whole(name: str) -> None:
    rows = codes(name)
    assert list(rows[0]) == ["code", "en", "es", "es-x-llano", "valid_to", "crosswalk"]
    assert len({row["code"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", row["code"])
        assert row["en"]
        assert row["es"]
        assert row["es-x-llano"]


@pytest.mark.parametrize("name", [*LISTS, "may_contact", "hurt", "medicine"])
def test_choices_are_those_of_the_code_list(name: str) -> None:
    question = next(each for each in QUESTIONS.values() if each.name == name)
    offered = [
        (each.code, text(each.label, "en"), text(each.label, "es")) for each in question.choices
    ]
    assert offered == [
        (row["code"], row["en"], row["es"])
        for row in codes(LISTS.get(name, "yn"))
        if not row["valid_to"]
    ]


def test_staff_choices_are_in_the_third_person_and_the_others_in_the_first() -> None:
    rows = {row["code"]: row for row in codes("yn")}
    assert (rows["dk"]["es"], rows["dk"]["es-x-llano"]) == ("No sabe", "No sé")
    assert rows["pna"]["es"] == "Prefiere no contestar"
    assert rows["pna"]["es-x-llano"] == "Prefiero no contestar"


# --- the words


def read_aloud() -> list[tuple[str, str]]:
    return [
        (each.path, text(each.label, PLAIN))
        for each in FORM.shown_questions()
        if each.name not in STAFF_ONLY
    ]


def all_spanish() -> list[tuple[str, str]]:
    found = [(each.path, text(each.label, PLAIN)) for each in FORM.nodes() if each.label]
    found += [(each.path, text(each.hint, PLAIN)) for each in FORM.nodes() if each.hint]
    for each in FORM.nodes():
        if each.bind.constraint_message is not None:
            found.append((each.path, text(each.bind.constraint_message, PLAIN)))
    for name in lists_of_csv():
        found += [(f"{name}/{row['code']}", row["es-x-llano"]) for row in codes(name)]
    return found


@pytest.mark.parametrize(("path", "spanish"), all_spanish())
def test_es_plain_usted_neutral(path: str, spanish: str) -> None:
    assert not marks_gender(spanish), path
    assert not is_familiar(spanish), path


@pytest.mark.parametrize(
    "spanish",
    ["¿Está segura?", "Bienvenido(a)", "¿Quién la amenazó?", "¿Los detuvieron?", "hijos/as", "tod@s",
     "¿Usted solo?"],
)  # fmt: skip
def test_the_lint_itself_finds_a_marked_gender(spanish: str) -> None:
    assert marks_gender(spanish)


@pytest.mark.parametrize(("path", "spanish"), read_aloud())
def test_item_read_aloud_is_short_and_asks_one_thing(path: str, spanish: str) -> None:
    for sentence in re.split(r"(?<=[.?])\s+", spanish):
        assert len(sentence.split()) <= 15, path
    assert spanish.count("?") == spanish.count("¿") <= 1
    assert "(" not in spanish
    assert "/" not in spanish


@pytest.mark.parametrize("question", list(FORM.shown_questions()), ids=lambda each: each.path)
def test_everything_is_in_both_languages(question: Question) -> None:
    for wording in (question.label, question.hint, question.bind.constraint_message):
        if wording is not None:
            assert set(wording.by_language) == {"en", "es", PLAIN}
            assert text(wording, "en") != text(wording, "es")


def test_words_to_avoid_are_avoided() -> None:
    written = " ".join(spanish for _path, spanish in all_spanish()).lower()
    for word in ("encriptad", "consentimiento", "grupo social", "miedo creíble?", "aplicación de asilo",
                 "omitir", "ahorita", "cártel"):  # fmt: skip
        assert word not in written


def test_fear_has_its_second_wording() -> None:
    assert text(QUESTIONS["fear/danger"].label, PLAIN) == "¿Corre algún peligro en México?"
    assert text(QUESTIONS["fear/afraid_here"].label, PLAIN) == "¿Tiene miedo de estar en México?"


# --- the way


def test_whole_form_can_be_walked() -> None:
    session = opened()
    asked = walk(session)
    assert len(asked) >= 30
    assert session.progress() == (len(asked), len(asked))
    assert not session.problems()


def test_person_alone_is_asked_nothing_about_a_group() -> None:
    session = opened()
    session.answer("family/travel_with", "alone")
    assert "family/adults" not in session.unanswered()
    session.answer("family/travel_with", "children")
    assert "family/adults" in session.unanswered()


def test_group_is_counted_and_small_children_are_among_the_children() -> None:
    session = opened()
    session.answer("family/travel_with", "children")
    session.answer("family/adults", "2")
    session.answer("family/minors", "3")
    assert session.document().values["family/party_size"].v == "5"
    shown = session.label("family/party_note", "es")
    assert shown is not None
    assert shown.text == "Personas en el grupo: 5"
    refused = session.answer("family/under_five", "4")
    assert refused.problem is not None
    assert refused.problem.rule is ProblemRule.CONSTRAINT
    message = session.constraint_message("family/under_five", "es")
    assert message is not None
    assert message.text.startswith("No puede haber más menores")
    assert session.answer("family/under_five", "3").problem is None


def test_events_are_asked_for_after_any_yes() -> None:
    session = opened()

    def can_add() -> bool:
        return any(isinstance(step, RepeatStep) and step.can_add for step in session.steps())

    session.answer("happened/hurt", "no")
    assert not can_add()
    session.answer("happened/threatened", "yes")
    assert can_add()
    session.add_row("happened/events/harm", "e1")
    assert (
        session.answer("happened/events/harm[e1]/when/as_said", "antes de Semana Santa").problem
        is None
    )
    assert session.answer("happened/events/harm[e1]/when/precision", "before_after").problem is None
    assert (
        session.answer("happened/events/harm[e1]/kind", "threat_family extortion").problem is None
    )


def test_first_need_is_one_of_the_needs_and_there_are_three_at_most() -> None:
    session = opened()
    refused = session.answer("needs_today/needs", "food legal medical work")
    assert refused.problem is not None
    session.answer("needs_today/needs", "food legal")
    assert [each.code for each in session.choices("needs_today/need_first")] == ["food", "legal"]


def test_word_of_fear_is_asked_for_after_danger_alone() -> None:
    session = opened()
    session.answer("fear/afraid_here", "no")
    session.answer("fear/afraid_return", "no")
    assert "fear/fear_word" not in session.unanswered()
    session.answer("fear/danger", "yes")
    assert {"fear/fear_word", "fear/of_whom"} <= set(session.unanswered())


def test_contact_is_asked_for_only_with_leave() -> None:
    session = opened()
    assert "contact/phone" not in session.unanswered()
    session.answer("contact/may_contact", "yes")
    session.answer("contact/channel", "here")
    assert "contact/phone" not in session.unanswered()
    session.answer("contact/channel", "call")
    changed = session.answer("contact/phone", "664 123 4567")
    assert set(changed.patches) == {Compartment.IDENTITY}


def test_one_thing_is_asked_at_a_time_but_for_counts_and_dates() -> None:
    pages = {each.path for each in FORM.nodes() if isinstance(each, Group) and each.is_one_page}
    assert pages == {"family", "happened/events/harm/when"}


def test_every_question_can_be_left_out_with_a_reason() -> None:
    session = opened()
    for path in session.unanswered():
        assert session.skip(path, SkipReason.DECLINED).problem is None


def test_forms_are_written_again_from_their_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "forms").mkdir()
    for name, source in builtin_sources():
        (tmp_path / "forms" / name).write_bytes(source)
    monkeypatch.setattr(builtin, "folder", lambda _name: tmp_path)
    builtin.write_again()
    monkeypatch.undo()
    for name, xform in builtin_xforms():
        assert (tmp_path / "forms" / name).read_bytes() == xform
