"""A session takes answers, and says what changes with them."""

from typing import Any

import pytest

from intake.domain.answers import Document, RowAdded, RowRemoved, SkipReason, Span, Value
from intake.domain.compartments import Compartment
from intake.forms.model import FormDef
from intake.forms.problems import ProblemRule, Role
from intake.forms.session import FormSession
from intake.forms.views import GroupStep, QuestionStep, RepeatStep, TextView

CORE, IDENTITY = Compartment.CORE, Compartment.IDENTITY


@pytest.fixture
def session(harm_form: FormDef, open_session: Any) -> FormSession:
    started: FormSession = open_session(harm_form)
    started.opening()
    return started


def values(change: Any, compartment: Compartment = CORE) -> dict[str, Value]:
    patch = change.patches.get(compartment)
    return dict(patch.values) if patch else {}


# --- answering


def test_answer_is_one_patch_with_everything_that_changed(session: FormSession) -> None:
    session.answer("was_harmed", "y")
    session.add_row("harm", "r1")
    change = session.answer("harm[r1]/days", "12")
    assert change.problem is None
    assert change.patches[CORE].asked == "harm[r1]/days"
    assert values(change) == {"harm[r1]/days": Value("12"), "total": Value("12")}


def test_identity_answer_goes_to_its_own_compartment_first(session: FormSession) -> None:
    session.answer("was_harmed", "y")
    session.add_row("harm", "r1")
    change = session.answer("name", "Ana")
    assert list(change.patches) == [IDENTITY, CORE]
    assert values(change, IDENTITY) == {"name": Value("Ana")}
    assert values(change) == {"harm[r1]/label": Value("1:  Ana")}


def test_answer_keeps_how_it_was_obtained(session: FormSession) -> None:
    spans = (Span(0, 3, "verbatim", "es"),)
    change = session.answer("name", "Ana", lang="es", via="interpreter", spans=spans)
    expected = Value("Ana", lang="es", via="interpreter", spans=spans)
    assert values(change, IDENTITY) == {"name": expected}
    assert session.question("name").value == expected


def test_same_answer_again_changes_nothing(session: FormSession) -> None:
    session.answer("name", "Ana")
    assert session.answer("name", "Ana").is_empty


@pytest.mark.parametrize(
    ("path", "typed", "rule"),
    [
        ("story/when", "2027-01-01", ProblemRule.CONSTRAINT),
        ("story/when", "2026-02-30", ProblemRule.NOT_A_DATE),
        ("harm[r1]/days", "twelve", ProblemRule.NOT_WHOLE),
        ("harm[r1]/days", "0", ProblemRule.CONSTRAINT),
        ("country", "fr", ProblemRule.NOT_A_CHOICE),
        ("town", "tap", ProblemRule.NOT_A_CHOICE),
        ("story/where", "here", ProblemRule.NOT_RELEVANT),
        ("total", "1", ProblemRule.UNKNOWN_QUESTION),
        ("nothing", "1", ProblemRule.UNKNOWN_QUESTION),
        ("harm[gone]/days", "1", ProblemRule.UNKNOWN_QUESTION),
    ],
)
def test_answer_that_cannot_be_is_returned_and_nothing_changes(
    session: FormSession, path: str, typed: str, rule: ProblemRule
) -> None:
    session.answer("was_harmed", "y")
    session.add_row("harm", "r1")
    before = session.document()
    change = session.answer(path, typed)
    assert change.problem is not None
    assert change.problem.rule is rule
    assert not change.patches
    assert session.document() == before


def test_required_never_blocks(session: FormSession) -> None:
    assert session.question("was_harmed").is_required
    session.answer("was_harmed", "y")
    assert session.clear("was_harmed").problem is None
    assert session.skip("was_harmed", SkipReason.DECLINED).problem is None


def test_skip_is_an_answer_with_a_reason_and_reads_as_blank(session: FormSession) -> None:
    session.answer("was_harmed", "y")
    change = session.skip("was_harmed", SkipReason.NOT_SAFE)
    assert values(change)["was_harmed"] == Value(skip=SkipReason.NOT_SAFE)
    assert not session.question("story/when").is_relevant
    assert "was_harmed" not in session.unanswered()


# --- relevance


def test_value_that_is_not_relevant_is_kept_and_reads_as_blank(session: FormSession) -> None:
    session.answer("was_harmed", "y")
    session.answer("story/when", "2026-01-02")
    change = session.answer("was_harmed", "n")
    assert values(change)["story/when"] == Value("2026-01-02", rel=False)
    back = session.answer("was_harmed", "y")
    assert values(back)["story/when"] == Value("2026-01-02")
    assert "story/where" in back.changed


def test_choice_that_is_filtered_away_is_cleared(session: FormSession) -> None:
    session.answer("country", "mx")
    assert [each.code for each in session.choices("town")] == ["tap", "ten"]
    session.answer("town", "tap ten")
    change = session.answer("country", "gt")
    assert values(change)["town"] == Value()
    assert [each.code for each in session.choices("town")] == ["tec"]


# --- rows


def test_row_is_added_and_removed_with_all_it_holds(session: FormSession) -> None:
    session.answer("was_harmed", "y")
    added = session.add_row("harm", "r1")
    assert added.patches[CORE].rows == (RowAdded("harm", "r1"),)
    assert values(added)["harm[r1]/days"] == Value("1")
    session.answer("harm[r1]/days", "7")
    session.add_row("harm", "r2")
    assert session.document().values["harm[r2]/label"] == Value("2:  ")
    removed = session.remove_row("harm", "r1")
    assert removed.patches[CORE].rows == (RowRemoved("harm", "r1"),)
    assert values(removed) == {"total": Value("1"), "harm[r2]/label": Value("1:  ")}
    assert session.document().rows == {"harm": ("r2",)}


def test_rows_that_the_form_counts_are_not_added_by_hand(session: FormSession) -> None:
    change = session.answer("n", "2")
    assert len(session.document().rows["child"]) == 2
    assert [type(each) for each in change.patches[CORE].rows] == [RowAdded, RowAdded]
    first, second = session.document().rows["child"]
    session.answer(f"child[{first}]/age", "3")
    assert values(session.answer(f"child[{second}]/age", "4"))["children_age"] == Value("9")
    fewer = session.answer("n", "1")
    assert fewer.patches[CORE].rows == (RowRemoved("child", second),)
    assert values(fewer)["children_age"] == Value("4")
    refused = session.add_row("child", "mine")
    assert refused.problem is not None
    assert refused.problem.rule is ProblemRule.FIXED_ROWS


def test_removing_a_row_that_is_not_there_is_a_problem(session: FormSession) -> None:
    change = session.remove_row("harm", "nobody")
    assert change.problem is not None
    assert change.problem.rule is ProblemRule.UNKNOWN_ROW


# --- opening


def test_opening_carries_what_the_form_sets_by_itself(
    harm_form: FormDef, open_session: Any
) -> None:
    opened = open_session(harm_form).opening()
    assert set(values(opened)) == {"total", "first_rand", "children_age", "meta/instanceID"}


def test_first_answer_carries_what_opening_set_when_nobody_asked(
    harm_form: FormDef, open_session: Any
) -> None:
    change = open_session(harm_form).answer("country", "mx")
    assert {"country", "first_rand", "meta/instanceID"} <= set(values(change))


def test_reopening_draws_no_new_chance(harm_form: FormDef, open_session: Any) -> None:
    first = open_session(harm_form, seed=1)
    again = open_session(harm_form, first.document(), seed=2)
    assert again.document() == first.document()
    assert again.opening().is_empty


def test_answer_to_a_proposed_value_is_kept_until_what_it_came_from_changes(
    make_form: Any, open_session: Any
) -> None:
    form = make_form(
        "<age/><band/>",
        """<bind nodeset="/data/age" type="int"/>
        <bind nodeset="/data/band" calculate="if(/data/age &lt; 18, 'child', 'adult')"/>""",
        '<input ref="/data/age"/><input ref="/data/band"/>',
    )
    session = open_session(form)
    session.answer("age", "17")
    session.answer("band", "says adult")
    again = open_session(form, session.document())
    assert again.question("band").value == Value("says adult")
    again.answer("age", "16")
    assert again.question("band").value == Value("child")


# --- the way


def test_steps_are_what_is_relevant_in_the_order_of_the_form(session: FormSession) -> None:
    alone = [QuestionStep(path) for path in ("name", "country", "town", "was_harmed")]
    assert session.steps() == (*alone, QuestionStep("n"))
    session.answer("was_harmed", "y")
    assert RepeatStep("harm", (), can_add=True) in session.steps()
    session.add_row("harm", "r1")
    assert session.steps() == (
        *alone,
        GroupStep("story", ("story/when",)),
        RepeatStep("harm", ("r1",), can_add=True),
        QuestionStep("harm[r1]/what"),
        QuestionStep("harm[r1]/days"),
        QuestionStep("n"),
    )


def test_sections_are_the_groups_and_the_loose_questions_between_them(
    session: FormSession,
) -> None:
    session.answer("was_harmed", "y")
    session.add_row("harm", "r1")
    session.answer("name", "Ana")
    sections = [(each.path, each.answered, each.total) for each in session.sections()]
    assert sections == [("name", 2, 4), ("story", 0, 1), ("harm", 1, 2), ("n", 0, 1)]
    assert session.sections()[1].titles == {"en": "Story"}


def test_unanswered_are_the_visible_questions_with_neither_answer_nor_reason(
    session: FormSession,
) -> None:
    session.answer("name", "Ana")
    session.skip("country", SkipReason.NOT_KNOWN)
    assert session.unanswered() == ("town", "was_harmed", "n")
    assert session.progress() == (2, 5)


# --- words


def test_texts_show_values_in_both_languages(session: FormSession) -> None:
    session.answer("n", "1")
    uid = session.document().rows["child"][0]
    change = session.answer("name", "Ana")
    assert f"child[{uid}]/age" in change.changed
    assert session.label(f"child[{uid}]/age", "es") == TextView(
        "Edad del hijo o la hija de Ana", "es"
    )


def test_missing_translation_shows_the_default_language_and_says_so(session: FormSession) -> None:
    message = session.constraint_message("story/when", "es")
    assert message == TextView("Not in the future", "en", is_fallback=True)
    assert session.hint("name", "en") == TextView("as said", "en")
    assert session.label("name", "es") == TextView("Nombre", "es")
    assert session.guidance("name", "en") is None


def test_regional_language_finds_the_plain_one(session: FormSession) -> None:
    assert session.label("name", "es-MX") == TextView("Nombre", "es")


def test_choices_have_labels_in_the_languages_that_have_them(session: FormSession) -> None:
    session.answer("country", "gt")
    assert [(each.code, each.labels) for each in session.choices("town")] == [
        ("tec", {"en": "Tecún Umán"})
    ]


# --- broken forms


def test_hostile_rule_is_a_problem_on_its_question_and_hides_nothing(
    make_form: Any, open_session: Any
) -> None:
    form = make_form(
        "<a/><b/><c/><d/>",
        """<bind nodeset="/data/b" type="string" relevant="foo(1)"/>
        <bind nodeset="/data/c" type="string" constraint="regex(., '(a|aa)+$')"/>
        <bind nodeset="/data/d" type="string" calculate="1 +"/>""",
        "".join(f'<input ref="/data/{each}"><label>{each}</label></input>' for each in "abcd"),
    )
    session = open_session(form)
    broken = session.question("b")
    assert broken.is_relevant
    assert (broken.problem.rule, broken.problem.role) == (
        ProblemRule.UNKNOWN_FUNCTION,
        Role.RELEVANT,
    )
    assert session.answer("c", "a" * 40 + "!").problem is None
    assert session.question("c").problem.rule is ProblemRule.TIMEOUT
    assert session.question("d").problem.rule is ProblemRule.SYNTAX


def test_rules_in_a_circle_come_to_an_end(make_form: Any, open_session: Any) -> None:
    form = make_form(
        "<a/><b/>",
        """<bind nodeset="/data/a" type="int" calculate="number(coalesce(/data/b, 0)) + 1"/>
        <bind nodeset="/data/b" type="int" calculate="/data/a + 1"/>""",
    )
    session = open_session(form)
    assert ProblemRule.CIRCULAR in {problem.rule for problem in session.problems()}


def test_document_of_another_time_opens_with_unknown_paths_left_aside(
    harm_form: FormDef, open_session: Any
) -> None:
    document = Document({"gone": Value("x"), "name": Value("Ana")}, {"away": ("u1",)})
    assert open_session(harm_form, document).question("name").value == Value("Ana")
