"""Two versions of a form are compared question by question."""

from hypothesis import given

from intake.domain.compartments import Compartment
from intake.forms.differences import Change, ChangeKind, diff
from intake.forms.languages import Language
from intake.forms.model import Bind, FormDef, Itemset, Output, Wording
from tests.forms.version_forms import FORMS, choice, form, group, question, repeat, words


def kinds(old: FormDef, new: FormDef) -> list[tuple[ChangeKind, str]]:
    return [(each.kind, each.path) for each in diff(old, new)]


# --- laws


@given(FORMS)
def test_a_form_does_not_differ_from_itself(one: FormDef) -> None:
    assert diff(one, one) == ()


@given(FORMS, FORMS)
def test_what_one_way_adds_the_other_way_removes(one: FormDef, other: FormDef) -> None:
    there, back = diff(one, other), diff(other, one)
    for added, removed in ((there, back), (back, there)):
        come = {each.path for each in added if each.kind is ChangeKind.ADDED}
        assert come == {each.path for each in removed if each.kind is ChangeKind.REMOVED}
    moved = {(each.before, each.after) for each in there if each.kind is ChangeKind.MOVED}
    assert moved == {(e.after, e.before) for e in back if e.kind is ChangeKind.MOVED}


@given(FORMS, FORMS)
def test_the_old_paths_and_the_changes_make_the_new_paths(one: FormDef, other: FormDef) -> None:
    paths = {node.path for node in one.nodes()}
    for each in diff(one, other):
        if each.kind in {ChangeKind.REMOVED, ChangeKind.MOVED}:
            paths.remove(each.before if each.kind is ChangeKind.MOVED else each.path)
    for each in diff(one, other):
        if each.kind in {ChangeKind.ADDED, ChangeKind.MOVED}:
            paths.add(each.path)
    assert paths == {node.path for node in other.nodes()}


@given(FORMS, FORMS)
def test_every_change_of_a_value_turns_round(one: FormDef, other: FormDef) -> None:
    turned = {ChangeKind.LABEL, ChangeKind.RELEVANT, ChangeKind.REQUIRED, ChangeKind.RETYPED}
    there = {(e.before, e.after, e.language) for e in diff(one, other) if e.kind in turned}
    back = {(e.after, e.before, e.language) for e in diff(other, one) if e.kind in turned}
    assert there == back


# --- questions


def test_new_and_gone_questions_are_named_with_their_kind() -> None:
    old = form(question("name"), question("age", "int"))
    new = form(question("name"), repeat("child", question("child/born", "date")))
    assert diff(old, new) == (
        Change(ChangeKind.REMOVED, "age", before="integer"),
        Change(ChangeKind.ADDED, "child", after="repeat"),
        Change(ChangeKind.ADDED, "child/born", after="date"),
    )


def test_a_question_that_went_into_a_group_has_moved() -> None:
    old = form(question("age", "int"), group("person"))
    new = form(group("person", question("person/age", "int", label=words(en="Age"))))
    assert diff(old, new) == (
        Change(ChangeKind.MOVED, "person/age", "age", "person/age"),
        Change(ChangeKind.LABEL, "person/age", "", "Age", language="en"),
    )


def test_one_name_in_two_new_places_has_not_moved() -> None:
    old = form(question("age"))
    new = form(group("a", question("a/age")), group("b", question("b/age")))
    assert (ChangeKind.REMOVED, "age") in kinds(old, new)
    assert ChangeKind.MOVED not in {kind for kind, _path in kinds(old, new)}


def test_only_what_left_its_place_is_reordered() -> None:
    old = form(*(question(name) for name in "abcd"))
    new = form(*(question(name) for name in "bcda"))
    assert diff(old, new) == (Change(ChangeKind.REORDERED, "a", "", "d"),)


def test_a_new_question_does_not_reorder_the_others() -> None:
    old = form(question("a"), question("b"))
    new = form(question("x"), question("a"), question("b"))
    assert kinds(old, new) == [(ChangeKind.ADDED, "x")]


def test_another_kind_of_answer_is_a_retyped_question() -> None:
    old = form(question("age", "int"), choice("need", "food"))
    new = form(question("age"), choice("need", "food", several=True))
    assert diff(old, new) == (
        Change(ChangeKind.RETYPED, "age", "integer", "text"),
        Change(ChangeKind.RETYPED, "need", "select_one", "select_multiple"),
    )


# --- words


def test_a_label_is_compared_in_each_language() -> None:
    old = form(question("age", label=words(en="Age", es="Edad")))
    new = form(question("age", label=words(en="Age", es="Edad en años")))
    assert diff(old, new) == (
        Change(ChangeKind.LABEL, "age", "Edad", "Edad en años", language="es"),
    )


def test_a_label_that_shows_another_value_is_another_label() -> None:
    old = form(question("age", label=Wording({"en": ("Of ", Output("/data/name"))})))
    new = form(question("age", label=Wording({"en": ("Of ", Output("/data/alias"))})))
    assert diff(old, new) == (
        Change(ChangeKind.LABEL, "age", "Of {/data/name}", "Of {/data/alias}", language="en"),
    )


def test_a_label_that_the_form_computes_is_compared_as_an_expression() -> None:
    old = form(question("age", label=Wording(expression="jr:itext('a')")))
    new = form(question("age", label=Wording(expression="jr:itext('b')"), hint=words(en="years")))
    assert diff(old, new) == (
        Change(ChangeKind.LABEL, "age", "jr:itext('a')", "jr:itext('b')"),
        Change(ChangeKind.HINT, "age", "", "years", language="en"),
    )


def test_title_and_languages_of_the_form_are_compared() -> None:
    english, spanish = Language("en", "English (en)"), Language("es", "Español (es)")
    old = form(languages=(english,))
    new = form(languages=(spanish,), title="Censo")
    assert diff(old, new) == (
        Change(ChangeKind.TITLE, "", "Census", "Censo"),
        Change(ChangeKind.LANGUAGE_REMOVED, "", language="en"),
        Change(ChangeKind.LANGUAGE_ADDED, "", language="es"),
    )


# --- rules


def test_every_rule_of_a_question_is_compared() -> None:
    rules = Bind("a", "b", "c", "d", "e")
    found = diff(form(question("age")), form(question("age", bind=rules, default="7")))
    assert {each.kind: each.after for each in found} == {
        ChangeKind.RELEVANT: "a",
        ChangeKind.CALCULATION: "b",
        ChangeKind.CONSTRAINT: "c",
        ChangeKind.REQUIRED: "d",
        ChangeKind.READ_ONLY: "e",
        ChangeKind.DEFAULT: "7",
    }


def test_choices_are_compared_by_code() -> None:
    old = form(choice("need", "food", "water"))
    new = form(choice("need", "water", "shelter"))
    assert [(each.kind, each.code) for each in diff(old, new)] == [
        (ChangeKind.CHOICE_REMOVED, "food"),
        (ChangeKind.CHOICE_ADDED, "shelter"),
    ]


def test_a_choice_with_another_label_is_named_with_its_language() -> None:
    old, new = choice("need", "food"), choice("need", "food")
    relabelled = form(
        question("need", kind=new.kind, choices=(type(new.choices[0])("food", words(en="Meals")),))
    )
    assert diff(form(old), relabelled) == (
        Change(ChangeKind.CHOICE_LABEL, "need", "Food", "Meals", code="food", language="en"),
    )


def test_another_filter_of_the_same_list_is_a_change() -> None:
    def filtered(written: str) -> Itemset:
        return Itemset(f"instance('l')/root/item{written}", "name", "label", label_is_text_id=False)

    old = form(choice("need", "food", itemset=filtered("")))
    new = form(choice("need", "food", itemset=filtered("[x=1]")))
    assert diff(old, new) == (Change(ChangeKind.CHOICE_FILTER, "need", "", "x=1"),)


def test_another_number_of_rows_and_another_compartment_are_changes() -> None:
    old = form(repeat("child", count="2"), question("alias"))
    new = form(repeat("child", count="3"), question("alias", compartment=Compartment.IDENTITY))
    assert diff(old, new) == (
        Change(ChangeKind.REPEAT_COUNT, "child", "2", "3"),
        Change(ChangeKind.COMPARTMENT, "alias", "core", "identity"),
    )
