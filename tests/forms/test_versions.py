"""One version of a form may follow another, and a record may lose something on the way."""

import pytest
from hypothesis import given

from intake.domain.answers import Document, SkipReason, Value
from intake.domain.compartments import Compartment
from intake.domain.errors import IncompatibleFormVersionError
from intake.forms.model import Bind, FormDef, Itemset, Node, QuestionKind
from intake.forms.versions import (
    Loss,
    LossReason,
    TypeChange,
    demand_compatible,
    homeless,
    loss_preview,
    type_changes,
)
from tests.forms.version_forms import FORMS, choice, form, group, question, repeat

AGE = form(question("age", "int"))


def said(**values: str) -> Document:
    return Document({path.replace("__", "/"): Value(v) for path, v in values.items()})


# --- compatibility


@given(FORMS)
def test_a_form_follows_itself(one: FormDef) -> None:
    assert type_changes(one, one) == ()
    demand_compatible(one, one)


@given(FORMS, FORMS)
def test_type_changes_name_paths_of_both_forms(one: FormDef, other: FormDef) -> None:
    paths = {node.path for node in one.nodes()} & {node.path for node in other.nodes()}
    assert {each.path for each in type_changes(one, other)} <= paths


def test_a_question_may_come_and_go() -> None:
    assert type_changes(AGE, form(question("name"))) == ()


def test_a_question_may_become_text_and_not_come_back() -> None:
    text = form(question("age"))
    assert type_changes(AGE, text) == ()
    assert type_changes(text, AGE) == (TypeChange("age", "string", "int"),)


def test_a_type_that_the_form_does_not_write_is_text() -> None:
    assert type_changes(AGE, form(question("age", ""))) == ()


@pytest.mark.parametrize("now", [question("a"), repeat("a"), question("a", "int")])
def test_a_group_stays_a_group(now: Node) -> None:
    (change,) = type_changes(form(group("a")), form(now))
    assert (change.path, change.before) == ("a", "group")


def test_one_choice_may_become_several() -> None:
    assert type_changes(form(choice("a", "x")), form(choice("a", "x", several=True))) == ()


def test_another_type_is_refused_with_its_paths() -> None:
    with pytest.raises(IncompatibleFormVersionError) as caught:
        demand_compatible(AGE, form(question("age", "date")))
    assert (caught.value.form_id, caught.value.paths) == ("census", ("age",))


# --- what would be lost


@given(FORMS, FORMS)
def test_nothing_is_lost_where_nothing_was_said(one: FormDef, other: FormDef) -> None:
    assert loss_preview(Document(), one, other) == ()


@given(FORMS)
def test_nothing_is_lost_in_the_same_form(one: FormDef) -> None:
    questions = [node for node in one.questions() if not node.kind.is_choice]
    document = Document({each.path: Value("7") for each in questions})
    assert loss_preview(document, one, one) == ()
    assert homeless(document, one) == frozenset()


def test_an_answer_without_a_question_is_lost() -> None:
    assert loss_preview(said(age="7"), AGE, form()) == (Loss("age", LossReason.REMOVED),)


def test_a_skip_without_a_question_is_lost_too() -> None:
    document = Document({"age": Value(skip=SkipReason.DECLINED)})
    assert loss_preview(document, AGE, form()) == (Loss("age", LossReason.REMOVED),)


def test_a_blank_is_no_loss_and_has_no_home() -> None:
    document = Document({"age": Value()})
    assert loss_preview(document, AGE, form()) == ()
    assert homeless(document, form()) == {"age"}


def test_an_answer_whose_question_moved_says_so() -> None:
    new = form(group("person", question("person/age", "int")))
    assert loss_preview(said(age="7"), AGE, new) == (Loss("age", LossReason.MOVED),)


def test_an_answer_of_another_type_is_lost_unless_it_becomes_text() -> None:
    assert loss_preview(said(age="7"), AGE, form(question("age"))) == ()
    lost = loss_preview(said(age="7"), AGE, form(question("age", "date")))
    assert lost == (Loss("age", LossReason.RETYPED),)


def test_rows_are_lost_with_what_they_hold() -> None:
    old = form(repeat("child", question("child/name")))
    document = Document({"child[k1]/name": Value("Eva")}, {"child": ("k1",)})
    assert loss_preview(document, old, form()) == (
        Loss("child", LossReason.REMOVED, is_repeat=True),
        Loss("child[k1]/name", LossReason.REMOVED),
    )
    assert homeless(document, form()) == {"child", "child[k1]/name"}


def test_what_the_form_worked_out_is_missed_by_nobody() -> None:
    old = form(
        question("sum", "int", kind=QuestionKind.CALCULATE),
        question("shown", "int", bind=Bind(calculate="1 + 1")),
    )
    lost = loss_preview(said(sum="2", shown="2"), old, form())
    assert [each.is_asked for each in lost] == [False, False]


def test_a_choice_that_is_not_offered_is_named_and_kept() -> None:
    old = form(choice("need", "food", "water"), choice("all", "food", "water", several=True))
    new = form(choice("need", "water"), choice("all", "water", several=True))
    assert loss_preview(said(need="water", all="water"), old, new) == ()
    assert loss_preview(said(need="food", all="water food"), old, new) == (
        Loss("need", LossReason.NOT_OFFERED, is_kept=True),
        Loss("all", LossReason.NOT_OFFERED, is_kept=True),
    )


def test_a_filter_takes_out_a_choice_that_is_not_offered() -> None:
    listed = Itemset("instance('l')/root/item[x]", "name", "label", label_is_text_id=False)
    new = form(choice("need", "water", itemset=listed))
    (lost,) = loss_preview(said(need="food"), form(choice("need", "food")), new)
    assert (lost.is_kept, lost.counts) == (False, True)


def test_a_list_that_comes_from_elsewhere_is_not_judged() -> None:
    assert loss_preview(said(need="food"), form(choice("need", "food")), form(choice("need"))) == ()


def test_what_was_told_as_identity_does_not_come_into_the_record() -> None:
    apart = form(question("alias", compartment=Compartment.IDENTITY))
    assert loss_preview(said(alias="Ana"), apart, form(question("alias"))) == (
        Loss("alias", LossReason.KEPT_APART),
    )
    assert loss_preview(said(alias="Ana"), form(question("alias")), apart) == ()


def test_losses_stand_in_the_order_of_the_old_form() -> None:
    old = form(question("b"), question("a"))
    assert [each.path for each in loss_preview(said(a="1", b="2", c="3"), old, form())] == [
        "b",
        "a",
        "c",
    ]


@given(FORMS, FORMS)
def test_every_answer_stays_or_is_named_as_lost(one: FormDef, other: FormDef) -> None:
    document = Document({each.path: Value("yes") for each in one.questions()})
    lost = {each.path for each in loss_preview(document, one, other) if not each.is_kept}
    staying = document.without(lost | homeless(document, other)).values.keys()
    assert staying | lost == document.values.keys()
    assert not staying & lost
    assert {path for path in staying if path not in {node.path for node in other.nodes()}} == set()
